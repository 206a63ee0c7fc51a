"""When, as precisely as the words say and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo


class TimePrecision(StrEnum):
    """The finest step that the words support."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


WITHIN_A_DAY = frozenset({TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """A half-open stretch of time, UTC inside, with the zone that it was said in (IANA name; "UTC" if unknown)."""

    start_at: datetime
    end_at: datetime
    precision: TimePrecision
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.start_at.utcoffset() != timedelta(0) or self.end_at.utcoffset() != timedelta(0):
            raise ValueError("a time interval is kept in UTC")
        if self.start_at >= self.end_at:
            raise ValueError(f"a time interval from {self.start_at} to {self.end_at}")

    @classmethod
    def of_days(
        cls, first: date, last: date, precision: TimePrecision = TimePrecision.DAY, zone: str = "UTC"
    ) -> TimeInterval:
        """From the first moment of one day to the last of another, in that zone."""
        where = ZoneInfo(zone)
        start = datetime.combine(first, time(), where)
        end = datetime.combine(last + timedelta(days=1), time(), where)
        return cls(start_at=start.astimezone(UTC), end_at=end.astimezone(UTC), precision=precision, zone=zone)

    @classmethod
    def of_moments(
        cls, start: datetime, end: datetime, precision: TimePrecision, zone: str | None = None
    ) -> TimeInterval:
        """From one aware moment to another."""
        name = zone or _zone_name(start.tzinfo)
        return cls(start_at=start.astimezone(UTC), end_at=end.astimezone(UTC), precision=precision, zone=name)

    @property
    def first_day(self) -> date:
        """The day of its first moment, in its own zone."""
        return self.start_at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def last_day(self) -> date:
        """The day of its last moment, in its own zone."""
        return (self.end_at - timedelta(microseconds=1)).astimezone(ZoneInfo(self.zone)).date()

    def overlaps(self, other: TimeInterval) -> bool:
        """Whether the two share a moment."""
        return self.start_at < other.end_at and other.start_at < self.end_at

    def start_text(self) -> str:
        """ISO 8601: the first day, or the first moment with its offset where the words are finer than a day."""
        if self.precision in WITHIN_A_DAY:
            return self.start_at.astimezone(ZoneInfo(self.zone)).isoformat(timespec="minutes")
        return self.first_day.isoformat()

    def end_text(self) -> str:
        """ISO 8601: the last day (inclusive), or the moment of the end with its offset."""
        if self.precision in WITHIN_A_DAY:
            return self.end_at.astimezone(ZoneInfo(self.zone)).isoformat(timespec="minutes")
        return self.last_day.isoformat()


def _zone_name(zone: tzinfo | None) -> str:
    return zone.key if isinstance(zone, ZoneInfo) else "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words that tell a time, and the stretch that they mean. `start` and `end` are null where it is inherited."""

    interval: TimeInterval
    start: int | None = None
    end: int | None = None
    text: str | None = None
