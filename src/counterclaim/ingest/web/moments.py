"""Days and moments as pages write them, in the languages that we meet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

EARLIEST_YEAR, LATEST_YEAR = 1990, 2199
"""There were no pages before; what is later was never looked at."""
LONGEST = 120
"""More characters are a sentence, not a date."""

NUMERIC = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)")
SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NAME = r"([^\W\d_]{2,12}(?: (?:الثاني|الأول|الاول))?)"
DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?,? (?:de |of |di )?{_NAME}\.?,?(?: de| of)? ?,?(\d{{4}})"
)
MONTH_FIRST = re.compile(rf"{_NAME}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (?:de )?(\d{{4}})")
YEAR_FIRST = re.compile(rf"(\d{{4}})\.? {_NAME}\.? (\d{{1,2}})(?!\d)")
WEEKDAY_CLOCK_YEAR = re.compile(rf"{_NAME} (\d{{1,2}}) [\d:]{{5,8}} (?:[A-Z]{{2,5}} )?(\d{{4}})$")

CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?([ap])?\.?(?:m\b\.?)?", re.IGNORECASE
)
OFFSET = re.compile(r"^\s?(?:\(?(?:GMT|UTC)\s?)?([+-−])(\d{1,2}):?(\d{2})?(?![\d:])")
ZONE = re.compile(r"^\s?\(?(Z|[^\W\d_]{2,4})\b")
ISO_ZONE = re.compile(r"^\s?(?:Z\b|[+-]\d)")
EASTERN_TIME = {"et": "America/New_York", "pt": "America/Los_Angeles"}
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
DIGITS = {ord(digit): str(number % 10) for number, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


@dataclass(frozen=True, slots=True)
class Told:
    """A day as it was written, and the moment where a clock time and its zone were written too."""

    day: date
    moment: datetime | None = None

    def words(self) -> str:
        """The same in ISO 8601."""
        return self.moment.isoformat() if self.moment else self.day.isoformat()


def instant(told: Told) -> datetime:
    """The moment, or the day's beginning in UTC: what several are sorted by."""
    return told.moment or datetime(told.day.year, told.day.month, told.day.day, tzinfo=UTC)


def told_in(words: str | None, language: str | None = None) -> Told | None:
    """What day, or moment, words name that are not much else; None if none, or if they have two meanings.

    `language` settles 03/04/2024: its day comes first, except in English, where it stays open.
    """
    plain = " ".join((words or "").translate(DIGITS).replace("\u200f", "").split())
    if not plain or len(plain) > LONGEST:
        return None
    if EPOCH.fullmatch(plain):
        moment = datetime.fromtimestamp(int(plain[:10]), UTC)
        return Told(moment.date(), moment)
    compact = COMPACT.fullmatch(plain)
    if compact:
        year, month, day, hour, minute, _second, zone = compact.groups()
        rest = f" {hour}:{minute}{zone or ''}" if hour else ""
        plain = f"{year}-{month}-{day}{rest}"
    for day_written, rest in _days(plain, language):
        return Told(day_written, _moment(day_written, rest))
    return None


def month_number(name: str) -> int | None:
    """The number of a month by its name or a short form of it, in any language that we know."""
    plain = name.lower().rstrip(".")
    plain = plain[1:] if plain[:1] == "ב" else plain
    fitting = [(len(start), number) for start, number in _starts() if plain.startswith(start)]
    return max(fitting)[1] if fitting else None


def clock_in(words: str) -> tuple[int, int] | None:
    """The hour and minute of the first clock time in some words."""
    found = CLOCK.search(words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[5]:
        hour = hour % 12 + (12 if found[5].lower() == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _days(plain: str, language: str | None) -> Iterator[tuple[date, str]]:
    """The days that may be meant, and the words after them (or all others, where the year comes last)."""
    for form in (NUMERIC, EASTERN):
        for found in form.finditer(plain):
            yield from _day(found[1], int(found[2]), found[3], _beside(plain, found))
    for found in DOTTED.finditer(plain):
        yield from _day(found[3], int(found[2]), found[1], _beside(plain, found))
    for found in WEEKDAY_CLOCK_YEAR.finditer(plain):
        yield from _day(found[3], month_number(found[1]), found[2], plain[found.start() :])
    for form, (year, month, day) in ((DAY_FIRST, (3, 2, 1)), (MONTH_FIRST, (3, 1, 2)), (YEAR_FIRST, (1, 2, 3))):
        for found in form.finditer(plain):
            yield from _day(found[year], month_number(found[month]), found[day], _beside(plain, found))
    for found in SLASHED.finditer(plain):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second or (language or "en") != "en":
            yield from _day(found[3], second, found[1], _beside(plain, found))
        elif second > 12:
            yield from _day(found[3], first, found[2], _beside(plain, found))


def _beside(plain: str, found: re.Match[str]) -> str:
    after = plain[found.end() :].lstrip("T,|·•-–— ")
    return after if CLOCK.search(after) else plain[: found.start()]


def _day(year: str, month: int | None, day: str, rest: str) -> Iterator[tuple[date, str]]:
    if month is None or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        return
    try:
        yield date(int(year), month, int(day)), rest
    except ValueError:
        return


def _moment(day: date, rest: str) -> datetime | None:
    found = CLOCK.search(rest)
    clock = clock_in(rest)
    if not found or clock is None:
        return None
    second = min(int(found[3] or 0), 59)
    fraction = int((found[4] or "0").ljust(6, "0")[:6])
    zone = _zone(rest[found.end() :], datetime(day.year, day.month, day.day, *clock))
    return datetime(day.year, day.month, day.day, *clock, second, fraction, tzinfo=zone) if zone else None


def _zone(rest: str, local: datetime) -> timezone | None:
    offset = OFFSET.match(rest)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        minutes = -minutes if offset[1] in "-−" else minutes
        return timezone(timedelta(minutes=minutes)) if abs(minutes) <= 14 * 60 else None
    named = ZONE.match(rest)
    if not named:
        return None
    after = OFFSET.match(rest[named.end() :])
    if after and named[1].lower() in {"gmt", "utc"}:
        return _zone(rest[named.end() :], local)
    place = EASTERN_TIME.get(named[1].lower())
    if place:
        return timezone(ZoneInfo(place).utcoffset(local) or timedelta())
    hours = _words()["zones"].get(named[1].lower())
    return None if hours is None else timezone(timedelta(hours=hours))


@cache
def _starts() -> tuple[tuple[str, int], ...]:
    return tuple((start, number) for number, starts in enumerate(_words()["names"], 1) for start in starts)


@cache
def _words() -> dict[str, dict[str, int]]:
    text = resources.files("counterclaim.ingest.web").joinpath("months.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
