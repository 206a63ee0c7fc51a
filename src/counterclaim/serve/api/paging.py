"""One page of a list at a time: how many, from where, and the address of the next.

A cursor holds a position and a digest of the filters that it was given for, so that one that was made up, cut short or
taken to another list is refused. It is no secret: whoever makes one that fits sees what they may see anyway.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TypeVar
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request

from counterclaim.errors import SettingsError
from counterclaim.serve.api.operations import Record

Thing = TypeVar("Thing")
LEAST, USUAL, MOST = 1, 50, 500
LONGEST_CURSOR = 400
_DIGEST_BYTES = 9
_FURTHEST = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The stretch of a list that a request asks for."""

    path: str
    filters: tuple[tuple[str, str], ...]
    limit: int
    position: int | str | None

    @property
    def offset(self) -> int:
        """How many are left out before, where a list goes by numbers."""
        return self.position if isinstance(self.position, int) else 0

    @property
    def after(self) -> str | None:
        """What it goes on after, where a list goes by ids."""
        return self.position if isinstance(self.position, str) else None

    @property
    def one_more(self) -> int:
        """One more than the page holds, to learn whether there is another page."""
        return self.limit + 1

    def record(self, name: str, things: Iterable[Thing], form: Callable[[Thing], Record]) -> Record:
        """The page under its name, of things that begin at its offset, and the address of the next."""
        held = list(islice(things, self.one_more))
        more = len(held) > self.limit
        return {
            name: [form(each) for each in held[: self.limit]],
            "next": self.following(self.offset + self.limit) if more else None,
        }

    def following(self, position: int | str) -> str:
        """The address of the next page, which begins at this number, or after what has this id or row."""
        limit = (("limit", str(self.limit)),) if self.limit != USUAL else ()
        cursor = _cursor(position, self.path, self.filters)
        return f"{self.path}?{urlencode((*self.filters, *limit, ('cursor', cursor)))}"


def paging(request: Request) -> Paging:
    """The stretch that a request asks for. Raises SettingsError where its limit or cursor can't be used."""
    given = request.query_params.multi_items()
    filters = tuple((name, value) for name, value in given if name not in ("limit", "cursor") and value.strip())
    cursor = request.query_params.get("cursor", "")
    return Paging(
        path=request.url.path,
        filters=filters,
        limit=_limit(request.query_params.get("limit", "")),
        position=_position(cursor, request.url.path, filters) if cursor else None,
    )


def _limit(value: str) -> int:
    if not value:
        return USUAL
    if not value.isascii() or not value.isdigit() or len(value) > 4 or not LEAST <= int(value) <= MOST:
        raise SettingsError(f"limit {value[:20]!r}: not a whole number from {LEAST} to {MOST}")
    return int(value)


def _cursor(position: int | str, path: str, filters: tuple[tuple[str, str], ...]) -> str:
    told = msgspec.json.encode([position, _digest(position, path, filters)])
    return base64.urlsafe_b64encode(told).decode("ascii").rstrip("=")


def _position(cursor: str, path: str, filters: tuple[tuple[str, str], ...]) -> int | str:
    refusal = SettingsError("cursor: not one that was given here for these filters; take it from `next`")
    if len(cursor) > LONGEST_CURSOR or not cursor.isascii():
        raise refusal
    try:
        told = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        position, digest = msgspec.json.decode(told, type=tuple[int | str, str])
    except (binascii.Error, msgspec.DecodeError):
        raise refusal from None
    if position == "" or (isinstance(position, int) and not 0 < position < _FURTHEST):
        raise refusal
    if digest != _digest(position, path, filters):
        raise refusal
    return position


def _digest(position: int | str, path: str, filters: tuple[tuple[str, str], ...]) -> str:
    """The order in which filters are given means nothing."""
    told = msgspec.json.encode([position, path, sorted(filters)])
    return blake2b(told, digest_size=_DIGEST_BYTES).hexdigest()
