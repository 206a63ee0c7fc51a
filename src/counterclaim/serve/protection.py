"""What every answer carries, and whom the pages answer at all."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
METHODS = frozenset({"GET", "HEAD"})


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach this host: localhost, 127.0.0.0/8 or ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def host_name(header: str) -> str:
    """The host in a Host header, without its port and brackets, in lower case."""
    host = header.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def may_ask(header: str, served: str) -> bool:
    """Whether a request that names this host is meant for us.

    A page of a stranger's that has its own name resolve to this machine (DNS rebinding) names that name. So a
    loopback server answers loopback names alone; another one its own name, localhost and bare addresses.
    """
    host = host_name(header)
    if is_loopback(host):
        return True
    return not is_loopback(served) and (host == served.lower() or _is_address(host))


@dataclass(frozen=True, slots=True)
class Protection:
    """Refuses strange hosts and anything but reading; adds the security headers to every answer."""

    app: ASGIApp
    host: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Web sockets are closed unheard."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if not may_ask(Headers(scope=scope).get("host", ""), self.host):
            return PlainTextResponse(f"This ledger answers at {self.host} only.\n", status_code=421)
        if scope["method"] not in METHODS:
            text = "This ledger can be read here, not changed.\n"
            return PlainTextResponse(text, status_code=405, headers={"Allow": "GET, HEAD"})
        return None
