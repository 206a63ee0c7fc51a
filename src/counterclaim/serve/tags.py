"""Names for the state that an answer tells (ETag), so that nobody is sent again what they have (RFC 9110, 8.8.3)."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.serve.here import ledger_of

CHARACTERS = 32
_WEAK = "W/"


def tag_of_content(content: bytes) -> str:
    """The tag of what was worked out: a weak one, as an answer may be sent compressed or not."""
    return f'W/"{sha256(content).hexdigest()[:CHARACTERS]}"'


def tag_of_state(request: Request) -> str:
    """The tag of what a request asks of the ledger as it stands, known before anything is worked out.

    Take it before reading the ledger. It holds for one run of the application: another may have another ledger with
    an edition of the same name, or tell the same otherwise.
    """
    run: str = request.app.state.run
    told = [version("counterclaim"), run, ledger_of(request).edition(), str(request.url)]
    return tag_of_content(json.dumps(told).encode("ascii"))


def is_held(request: Request, tag: str) -> bool:
    """Whether the asker has this already."""
    return tag.removeprefix(_WEAK) in _held(request)


def is_any_held(request: Request) -> bool:
    """Whether the asker has something, and wants it anew only if there is nothing any more."""
    return "*" in _held(request)


def unchanged(tag: str) -> Response:
    """The answer that what the asker has is still right."""
    return Response(status_code=304, headers=tagged(tag))


def tagged(tag: str) -> dict[str, str]:
    """The headers of an answer with a tag: it may be kept, but not used without asking."""
    return {"ETag": tag, "Cache-Control": "no-cache"}


def _held(request: Request) -> frozenset[str]:
    return frozenset(each.strip().removeprefix(_WEAK) for each in request.headers.get("if-none-match", "").split(","))
