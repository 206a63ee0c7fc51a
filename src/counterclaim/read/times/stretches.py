"""Stretches of whole days and of hours within a day, and the calendar's arithmetic on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from counterclaim.model.interval import TimeInterval, TimePrecision

DAY = timedelta(days=1)
MINUTES_A_DAY = 1440
LONGEST_WAY_DAYS = 500 * 365


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days from the first to the last, both in it, with the TIMEX3 value of the words."""

    first: date
    last: date
    precision: TimePrecision
    value: str

    def within(self, interval_zone: str) -> TimeInterval:
        """The same as an interval in a zone."""
        return TimeInterval.of_days(self.first, self.last, self.precision, interval_zone)


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch within a day, in minutes from the midnight that begins it; more than 1440 is the day after."""

    start_minute: int
    end_minute: int
    suffix: str
    precision: TimePrecision = TimePrecision.PART_OF_DAY
    zone: str | None = None

    def on(self, first: date, last: date, zone: str) -> TimeInterval:
        """These hours of a day; over several days, from the first day's to the last day's."""
        where = ZoneInfo(self.zone or zone)
        start, end = _moment(first, self.start_minute, where), _moment(last, self.end_minute, where)
        # The night that the clocks are put forward has no 02:30; half an hour may then last no time at all.
        end = max(end, start + timedelta(minutes=1))
        return TimeInterval(start_at=start, end_at=end, precision=self.precision, zone=zone)

    @property
    def crosses_midnight(self) -> bool:
        """Whether it ends on the day after."""
        return self.end_minute > MINUTES_A_DAY

    def narrowed(self, other: Hours) -> Hours:
        """What "early" and "morning" tell together: where they meet, or else the other's own hours."""
        start, end = max(self.start_minute, other.start_minute), min(self.end_minute, other.end_minute)
        return replace(other, start_minute=start, end_minute=end) if start < end else other


def _moment(day: date, minute: int, where: ZoneInfo) -> datetime:
    day += timedelta(days=minute // MINUTES_A_DAY)
    clock = minute % MINUTES_A_DAY
    return datetime(day.year, day.month, day.day, clock // 60, clock % 60, tzinfo=where).astimezone(UTC)


def one_day(day: date) -> Days:
    """That day."""
    return Days(day, day, TimePrecision.DAY, day.isoformat())


def week_of(day: date) -> Days:
    """The week, Monday to Sunday, that a day lies in (ISO 8601)."""
    first = day - (day.isoweekday() - 1) * DAY
    year, week, _ = day.isocalendar()
    return Days(first, first + 6 * DAY, TimePrecision.WEEK, f"{year}-W{week:02}")


def last_week_of(day: date) -> Days:
    """The week before a day's own. On a Sunday, most papers mean by it the seven days just gone."""
    before = week_of(day - 7 * DAY)
    if day.isoweekday() == 7:
        return replace(before, first=day - 7 * DAY, last=day - DAY)
    return before


def weekend_of(day: date) -> Days:
    """The Saturday and Sunday of the week that a day lies in."""
    week = week_of(day)
    return Days(week.first + 5 * DAY, week.last, TimePrecision.SPAN, f"{week.value}-WE")


def month(year: int, number: int) -> Days:
    """A calendar month; numbers beyond 1..12 run on into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    return Days(first, following - DAY, TimePrecision.MONTH, f"{year:04}-{number:02}")


def months(year: int, first: int, last: int, value: str) -> Days:
    """From one month of a year to another."""
    return Days(month(year, first).first, month(year, last).last, TimePrecision.SPAN, value)


def quarter(year: int, number: int) -> Days:
    """A quarter of a calendar year; numbers beyond 1..4 run on into the years beside."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return months(year, 3 * number - 2, 3 * number, f"{year:04}-Q{number}")


def year_of(number: int) -> Days:
    """A calendar year."""
    return Days(date(number, 1, 1), date(number, 12, 31), TimePrecision.YEAR, f"{number:04}")


def decade(number: int) -> Days:
    """Ten years from the one ending in nought."""
    return Days(date(number, 1, 1), date(number + 9, 12, 31), TimePrecision.SPAN, f"{number // 10:03}")


def moved(day: date, letter: str, steps: float) -> Days | None:
    """The day, week, month or year so many steps after a day, or before it (less than nought); None if too far."""
    days_a_step = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "E": 3650, "C": 36500}.get(letter)
    if days_a_step is None or abs(steps) * days_a_step > LONGEST_WAY_DAYS:
        return None
    if letter in ("D", "W"):
        return one_day(day + timedelta(days=round(steps * days_a_step)))
    if letter == "M":
        return month(day.year, day.month + round(steps))
    if letter == "Q":
        return quarter(day.year, (day.month + 2) // 3 + round(steps))
    return year_of(day.year + round(steps * days_a_step / 365))


def cut(days: Days, first: date | None = None, last: date | None = None) -> Days:
    """What of it lies between two days; the whole where nothing would be left."""
    start, end = max(days.first, first or days.first), min(days.last, last or days.last)
    return replace(days, first=start, last=end) if start <= end else days


def part_of(days: Days, part: str) -> Days:
    """The third or the half of a month, a season or a year that "early", "mid", "end" or "first half" tells."""
    length = (days.last - days.first).days + 1
    if length < 3:
        return days
    third = timedelta(days=length // (2 if part.endswith("half") else 3))
    if part.endswith("half") and days.precision is TimePrecision.YEAR:
        days = replace(days, value=f"{days.value}-H{1 if part == 'first half' else 2}")
    if part in ("early", "beginning", "start", "first half"):
        return replace(days, last=days.first + third - DAY, precision=TimePrecision.SPAN)
    if part in ("late", "end", "second half", "latter half", "last half"):
        return replace(days, first=days.last - third + DAY, precision=TimePrecision.SPAN)
    return replace(days, first=days.first + third, last=days.last - third, precision=TimePrecision.SPAN)


def length_value(letter: str, count: float | None) -> str:
    """The TIMEX3 value of a length: P2D, PT3H, PXW."""
    number = "X" if count is None else f"{count:g}"
    if count is not None and letter in ("E", "C"):
        return f"P{count * (10 if letter == 'E' else 100):g}Y"
    if count == 0.5 and letter == "Y":
        return "P6M"
    halves = {"Y": "P{}Y6M", "TH": "PT{}H30M", "TM": "PT{}M30S"}
    if letter in halves and count is not None and count % 1 == 0.5:
        return halves[letter].format(int(count))
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"
