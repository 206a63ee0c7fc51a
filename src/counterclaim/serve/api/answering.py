"""How the JSON interface answers: records with a tag that names their state, refusals as problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import SettingsError
from counterclaim.serve.api.operations import MOST_VALUES, Operation, Parameter, Record
from counterclaim.serve.tags import is_any_held, is_held, tag_of_content, tag_of_state, tagged, unchanged

PROBLEM = "application/problem+json"


def encoded(record: Record) -> bytes:
    """A record as JSON; what has no UTF-8 (lone surrogates) is escaped."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":"), default=date.isoformat).encode("ascii")


def problem(status: int, detail: str, *, parameter: str | None = None) -> Response:
    """A refusal: what was wrong, and with which parameter where it is one's fault."""
    record: Record = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(encoded(record | {"parameter": parameter}), status_code=status, media_type=PROBLEM)


def answering(operation: Operation) -> Callable[[Request], Response]:
    """What serves an operation that reads: checks parameters, compares tags, works, encodes."""
    work, known = operation.work, {each.name: each for each in operation.parameters if each.place == "query"}
    assert work is not None, f"{operation.name} reads, but has nothing to work"

    def answer(request: Request) -> Response:
        _check(request, known)
        state = None if operation.changes else tag_of_state(request)
        if state and is_held(request, state):
            return unchanged(state)
        record = work(request)
        body = encoded(record)
        tag = state or tag_of_content(body)
        if is_held(request, tag) or is_any_held(request):
            return unchanged(tag)
        return Response(body, media_type=operation.gives.media_type, headers=tagged(tag) | _links(record))

    return answer


def _check(request: Request, known: Mapping[str, Parameter]) -> None:
    """Raises SettingsError for parameters that there are not, are empty, too long, or given too often."""
    given = request.query_params.multi_items()
    for name, number in Counter(name for name, _ in given).items():
        if name not in known:
            told = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
            raise SettingsError(f"{name[:40]!r}: no such parameter here; {told}")
        if number > (MOST_VALUES if known[name].many else 1):
            raise SettingsError(f"{name}: given {number} times")
    for name, value in given:
        if not value.strip():
            raise SettingsError(f"{name}: empty; leave it out")
        most = known[name].schema.get("maxLength")
        if most is not None and len(value) > most:
            raise SettingsError(f"{name}: {len(value)} characters, at most {most} may be given")


def _links(record: Mapping[str, Any]) -> dict[str, str]:
    """The address of the next page, also as a header (RFC 8288)."""
    following = record.get("next")
    return {"Link": f'<{following}>; rel="next"'} if following else {}


def refusal(request: Request, status: int, detail: str) -> Response:
    """A refusal of what a request asked; the parameter at fault is the one whose name its words begin with."""
    first = detail.partition(" ")[0].strip("':")
    return problem(status, detail, parameter=first if first in request.query_params else None)
