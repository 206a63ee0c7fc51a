"""Counts what of a ledger's columns meets a query, by each facet and day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from counterclaim.store.columns.choices import HAPPENED, SAID, Choices
from counterclaim.store.columns.claims import NONE, Columns, Mask, Met, Numbers, Rows
from counterclaim.store.keys import Naming
from counterclaim.store.query import Facet, Query
from counterclaim.store.spelling import folded
from counterclaim.store.tallies import FacetTally, Tallies, Tally, month_of

SHORT_SPAN = 0
"""The span of happenings that have a bar of their day (`facet_tables.SPANS`)."""


def tallied(columns: Columns, choices: Choices, query: Query, most: int) -> Tallies:
    """All counts of a page: by every facet, of each at most so many values, by day and by month."""
    met = Met.by(choices.met())
    wider = {name: Met.by(choices.met(name)) for name in choices.own}
    first, last, said = (columns.facts[name][met.rows] for name in ("first_day", "last_day", "said_day"))
    is_short = columns.facts["span"][met.rows] == SHORT_SPAN
    dated, in_days = _number((first != NONE) | (last != NONE)), _number(is_short)
    return Tallies(
        total=len(met.rows),
        is_exact=choices.is_exact,
        facets={facet: _counted(columns, wider.get(facet, met), facet, query, most) for facet in Facet},
        days=_days(last[is_short]),
        longer=dated - in_days,
        undated=len(met.rows) - dated,
        happened=_months(columns, wider.get(HAPPENED, met).rows, "first_day", "last_day"),
        said=_months(columns, wider.get(SAID, met).rows, "said_day", "said_day"),
        unsaid=_number(said == NONE),
    )


def facet_tallied(
    columns: Columns, choices: Choices, facet: Facet, query: Query, most: int, words: str = ""
) -> FacetTally:
    """The values of one facet whose names hold the words."""
    return _counted(columns, Met.by(choices.met(facet)), facet, query, most, words)


def _counted(columns: Columns, met: Met, facet: Facet, query: Query, most: int, words: str = "") -> FacetTally:
    names = columns.names[facet]
    numbers = columns.numbers_of(facet, met)
    if words:
        sought = folded(words)
        is_meant = np.array([sought in folded(value.label) for value in names.values], np.bool_)
        numbers = np.where(is_meant, numbers, 0)
    order = np.argsort(-numbers, kind="stable")
    order = order[: int(np.count_nonzero(numbers))]
    listed = [int(at) for at in order[:most]]
    chosen = {at for value in query.values(facet) if (at := names.place(value)) is not None}
    if words:
        chosen = {at for at in chosen if is_meant[at]}
    rest = [int(at) for at in order[most:] if at in chosen] if chosen else []
    unmet = sorted(chosen.difference(listed, rest))
    tallies = (Tally(*_told(names.values[at]), int(numbers[at])) for at in (*listed, *rest, *unmet))
    return FacetTally(tuple(tallies), len(order))


def _told(naming: Naming) -> tuple[str, str]:
    return naming.named, naming.label


def _number(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def _days(days: Numbers) -> dict[date, int]:
    """How many there are of each day."""
    if not len(days):
        return {}
    first = int(days.min())
    numbers = np.bincount(days - first)
    return {date.fromordinal(first + int(at)): int(numbers[at]) for at in np.flatnonzero(numbers)}


def _months(columns: Columns, rows: Rows, first: str, last: str) -> dict[date, int]:
    """How many lie, at least with a part, in each month: begun by its end less those over before it."""
    begun, over = (columns.facts[name][rows] for name in (first, last))
    is_dated = (begun != NONE) & (over != NONE)
    begun, over = begun[is_dated], over[is_dated]
    if not len(begun):
        return {}
    earliest, latest = int(begun.min()), int(over.max())
    begun_by, over_by = (
        np.cumsum(np.bincount(each - earliest, minlength=latest - earliest + 1)) for each in (begun, over)
    )
    found, month = {}, month_of(date.fromordinal(earliest))
    while month.toordinal() <= latest:
        following = month_of(month + timedelta(days=31))
        end, before = min(following.toordinal() - 1, latest) - earliest, month.toordinal() - 1 - earliest
        number = int(begun_by[end]) - (int(over_by[before]) if before >= 0 else 0)
        if number:
            found[month] = number
        month = following
    return found
