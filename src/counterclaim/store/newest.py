"""What was found lately, the newest first, and how much of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counterclaim.model.finding import Finding, FindingKind
from counterclaim.store.query import EVERYTHING, Query

LOOKED_THROUGH = 1_000
"""Where filters are met by many claims, so many of the newest findings of each kind are looked through and counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding as it stands (or stood), when the ledger first learned of it, and when it came to be as it is.

    `row` is its place in the order in which findings came or changed: the newer, the higher.
    """

    finding: Finding
    first_at: datetime
    changed_at: datetime
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How many there are; `or_more` where counting ended before all were looked through."""

    number: int
    or_more: bool = False


class Newest(Protocol):
    """Tells findings by when they came. Reads one committed state each."""

    def newest_found(self, query: Query = EVERYTHING, before: int | None = None) -> Iterator[Found]:
        """The findings that `Ledger.findings` would give, those that came or changed last first.

        `before` asks for those alone whose row is lower; it goes on where another query ended.
        """

    def found_numbers(self, query: Query = EVERYTHING) -> Mapping[FindingKind, Number]:
        """How many findings of each kind `Ledger.findings` would give; kinds of which there surely is none left out.

        Exact where a query asks for no claims, or is met by few; else it may be that only the newest LOOKED_THROUGH of
        a kind are counted. The query's limit and offset count for nothing.
        """
