"""The day of publication, as documents state it."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
EARLIEST_YEAR, LATEST_YEAR = 1800, 2199

_WEEKDAY = r"(?:[a-z]{3,9}\.?,? )?"
_CLOCK = r"(?:[t ,]+\d{1,2}:\d{2}.*)?"
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})([-/.]?)(?P<month>\d{{2}})\2(?P<day>\d{{2}}){_CLOCK}")
DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_CLOCK}")
DAY_NAMED = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month>[a-z]{{3,9}})\.?,?[ -](?P<year>\d{{4}}){_CLOCK}"
)
MONTH_NAMED = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_CLOCK}"
)
FORMS = (YEAR_FIRST, DAY_FIRST, DAY_NAMED, MONTH_NAMED)
"""Forms with one meaning; 03/04/2024 has two and is none of them."""


def publication_date(words: str) -> date | None:
    """The day that the words name (ISO 8601, "1 September 2024", "Sep. 1, 2024", "01.09.2024"), None if they name none.

    Of a moment only its day is kept, as written, in its own zone.
    """
    plain = " ".join(words.lower().split())
    for form in FORMS:
        found = form.fullmatch(plain)
        if found:
            return _day(found["year"], found["month"], found["day"])
    return None


def moment_of(words: str | None) -> datetime | None:
    """The moment (aware) that the words name in ISO 8601 or as RFC 5322 writes it; None without a clock and a zone."""
    plain = (words or "").strip()
    for form in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = form(plain)
        except (ValueError, OverflowError):
            continue
        if moment.tzinfo is not None and EARLIEST_YEAR <= moment.year <= LATEST_YEAR and len(plain) > len("2024-01-01"):
            return moment
    return None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _month(month)
    if number is None or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _month(name: str) -> int | None:
    found = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return 9 if name == "sept" else found[0] if len(found) == 1 else None
