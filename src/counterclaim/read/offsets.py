"""Finds what lies at some place of a text among things in text order, by halving: long documents have many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something found in a text; offsets are the document's, `end` exclusive."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Found = TypeVar("Found", bound=Placed)
_START, _FIRST = attrgetter("start"), itemgetter(0)


def lying_within(found: Sequence[Found], start: int, end: int) -> tuple[Found, ...]:
    """Those that lie wholly between two offsets; `found` is in order of `start`."""
    first = bisect_left(found, start, key=_START)
    return tuple(one for one in found[first : bisect_left(found, end, lo=first, key=_START)] if one.end <= end)


def last_before(found: Sequence[Found], offset: int) -> Found | None:
    """The last that begins before an offset; `found` is in order of `start`."""
    number = bisect_left(found, offset, key=_START)
    return found[number - 1] if number else None


def overlapping(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The ranges that share a character with a stretch; `ranges` are in order and apart from one another."""
    first = max(bisect_right(ranges, start, key=_FIRST) - 1, 0)
    return [one for one in ranges[first : bisect_left(ranges, end, lo=first, key=_FIRST)] if one[1] > start]
