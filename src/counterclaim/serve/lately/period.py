"""Which days the first page is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.errors import SettingsError

LENGTHS = (7, 30, 90)
"""So many days may be looked at."""
DAYS, UNTIL = "days", "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """So many days up to and with the last; `newest` is the last day that the ledger has."""

    last: date
    days: int
    newest: date

    @property
    def first(self) -> date:
        """The first of the days."""
        return self.last - timedelta(days=self.days - 1)

    @property
    def eve(self) -> date:
        """The day on which the night begins that ends on the first of the days."""
        return self.first - timedelta(days=1)

    @property
    def earlier(self) -> date:
        """The last of as many days before these."""
        return self.last - timedelta(days=self.days)

    @property
    def later(self) -> date | None:
        """The last of as many days after these, no later than the newest; null where these are the newest."""
        return min(self.last + timedelta(days=self.days), self.newest) if self.last < self.newest else None


def asked_period(parameters: Mapping[str, str], newest: date, enough: Callable[[Period], bool]) -> Period:
    """The days that an address asks for: `days` of LENGTHS up to `until`.

    By default the newest that there are, and the fewest in which there is `enough` to be seen. Raises SettingsError for
    what is neither.
    """
    days, until = parameters.get(DAYS, "").strip(), parameters.get(UNTIL, "").strip()
    if days and days not in map(str, LENGTHS):
        raise SettingsError(f"{DAYS} {days!r}: not one of {', '.join(map(str, LENGTHS))}")
    last = _day(until) if until else newest
    choices = [Period(last=last, days=length, newest=newest) for length in LENGTHS]
    if days:
        return next(each for each in choices if each.days == int(days))
    return next((each for each in choices[:-1] if enough(each)), choices[-1])


def _day(words: str) -> date:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        day = date.min
    # Far days leave no room for the days before and after them.
    if not 1900 <= day.year <= 2999:
        raise SettingsError(f"{UNTIL} {words!r}: not a day; days are written 2024-09-01") from None
    return day
