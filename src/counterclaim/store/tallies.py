"""How many claims meet a query, by each of the facets that they are counted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counterclaim.store.query import EVERYTHING, Facet, Query

SHORT_DAYS = 2
"""A happening told of as so many days longer than one has a bar of its day; night goes over midnight."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A value of a facet as `Query.chosen` takes it (empty: not said), its name as first written, and how many."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class FacetTally:
    """The values of one facet, the most frequent first, then by value; `distinct` is how many there are in all."""

    values: tuple[Tally, ...]
    distinct: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """Counts of the claims that meet a query; those of a facet, and of a sort of day, leave its own choice aside.

    Where they are not `is_exact` they are the most that it can be: a search for frequent words is not followed into
    every sentence. `days` has those that last SHORT_DAYS more than one day at most, on their last day; `longer` last
    longer or have an open end. `happened` and `said` have each month in which a claim is, so that a long one is in
    several, as `since` and `until` find it; `undated` and `unsaid` have no such day.
    """

    total: int
    is_exact: bool
    facets: Mapping[Facet, FacetTally]
    days: Mapping[date, int]
    longer: int
    undated: int
    happened: Mapping[date, int]
    said: Mapping[date, int]
    unsaid: int


class TallyBook(Protocol):
    """Counts claims. Order, limit, offset and cursors of a query count for nothing here."""

    def tally(self, query: Query = EVERYTHING, most: int = 10) -> Tallies:
        """How many claims meet a query, by every facet; of each at most so many values, beside those chosen."""

    def facet_values(self, facet: Facet, query: Query = EVERYTHING, words: str = "", most: int = 100) -> FacetTally:
        """The values of one facet whose names hold these words; its own choice is left aside."""


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)
