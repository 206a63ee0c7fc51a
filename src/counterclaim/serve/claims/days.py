"""The claims of a table by the day on which they say it happened, as bars of days, weeks or months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.serve.claims.facets import PLACE_IN_LIST
from counterclaim.serve.here import Here
from counterclaim.store.tallies import month_of

MOST_DAYS, MOST_WEEKS = 120, 120
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many claims there are from one day to another, both inclusive, and where choosing them leads."""

    first: date
    last: date
    number: int
    href: str


def bars_of(days: Mapping[date, int], here: Here) -> tuple[Bar, ...]:
    """Bars of days, or where these would be too many of weeks (from Monday on), or of months."""
    if not days:
        return ()
    length = (max(days) - min(days)).days + 1
    if length <= MOST_DAYS:
        return _gathered(days, here, lambda day: (day, day))
    return _gathered(days, here, _week if length <= MOST_WEEKS * WEEK.days else _month)


def _gathered(days: Mapping[date, int], here: Here, stretch: Callable[[date], tuple[date, date]]) -> tuple[Bar, ...]:
    numbers: Counter[tuple[date, date]] = Counter()
    for day, number in days.items():
        numbers[stretch(day)] += number
    return tuple(
        Bar(
            first=first,
            last=last,
            number=number,
            href=here.same(since=first.isoformat(), until=last.isoformat(), **PLACE_IN_LIST),
        )
        for (first, last), number in sorted(numbers.items())
    )


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + WEEK - timedelta(days=1)


def _month(day: date) -> tuple[date, date]:
    first = month_of(day)
    return first, month_of(first + timedelta(days=31)) - timedelta(days=1)
