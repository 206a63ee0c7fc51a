"""The address of the site, as a request named it."""

from __future__ import annotations

from starlette.requests import Request


def site_of(request: Request) -> str:
    """Scheme, host and port, without a stroke at the end. That the host is one of ours has been seen to before."""
    host = request.url.hostname or "localhost"
    named = f"[{host}]" if ":" in host else host
    port = request.url.port
    return f"{request.url.scheme}://{named}" + (f":{port}" if port else "")
