"""Days, moments and stretches of time in a language's own form, no finer than their words."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from counterclaim.model.interval import WITHIN_A_DAY, TimeInterval, TimePrecision
from counterclaim.publish.words.bundles import FIRST, Words

_FORMER_NAMES = {"Europe/Kyiv": "Europe/Kiev"}
"""Zones that the locales still know by another name."""


def day_words(words: Words, day: date) -> str:
    """A day: "1 September 2024"."""
    return _dated(words, "days-day", day)


def month_words(words: Words, day: date) -> str:
    """The month that a day is in: "September 2024"."""
    return _dated(words, "days-month", day)


def month_name(words: Words, day: date) -> str:
    """The name of the month that a day is in, without its year: "September"."""
    return _dated(words, "days-month-alone", day)


def days_words(words: Words, first: date, last: date) -> str:
    """One day, or the first and the last of several: "31 August to 1 September 2024"."""
    if first == last:
        return day_words(words, first)
    pattern = "days-day"
    if first.year == last.year:
        pattern = "days-day-of-month" if first.month == last.month else "days-day-without-year"
    return words("days-several", first=_dated(words, pattern, first), last=day_words(words, last))


def moment_words(words: Words, moment: datetime) -> str:
    """A moment in the zone that it was written in: "1 September 2024, 21:04 (UTC+03:00)"."""
    day = day_words(words, moment.date())
    return words("days-moment", day=day, clock=f"{moment:%H:%M}", zone=str(moment.tzname()))


def time_words(words: Words, interval: TimeInterval) -> str:
    """A stretch of time, no finer than its words: "31 August to 1 September 2024", "August 2024", "2024"."""
    first, last = interval.first_day, interval.last_day
    if interval.precision in WITHIN_A_DAY:
        return _hours(words, interval)
    if interval.precision is TimePrecision.YEAR and first.year == last.year:
        return str(first.year)
    if interval.precision is TimePrecision.MONTH and (first.year, first.month) == (last.year, last.month):
        return month_words(words, first)
    return days_words(words, first, last)


def _hours(words: Words, interval: TimeInterval) -> str:
    """Two moments in one zone: "3 May 2031, 18:00 to 4 May, 08:00 (Kyiv time)"."""
    zone = ZoneInfo(interval.zone)
    start, end = interval.start_at.astimezone(zone), interval.end_at.astimezone(zone)
    said: dict[str, object] = {
        "day": day_words(words, start.date()),
        "from": f"{start:%H:%M}",
        "until": f"{end:%H:%M}",
        "zone": zone_words(words, interval.zone),
    }
    if start.date() == end.date():
        return words("days-hours", **said)
    return words("days-hours-until-next", **said, next=_dated(words, "days-day-without-year", end.date()))


@lru_cache(maxsize=256)
def zone_words(words: Words, zone: str) -> str:
    """A zone by its city: "Europe/Kyiv" is "Kyiv time"; another, as UTC, by its name."""
    if "/" not in zone:
        return zone
    city = zone.rpartition("/")[2].replace("_", " ")
    if words.language != FIRST:
        from babel import Locale

        known = Locale(words.language).time_zones.get(_FORMER_NAMES.get(zone, zone))
        city = known.get("city", city) if known else city
    return words("days-zone-of", city=city)


@lru_cache(maxsize=8192)
def _dated(words: Words, message: str, day: date) -> str:
    from babel.dates import format_date

    return format_date(day, words(message), locale=words.language)
