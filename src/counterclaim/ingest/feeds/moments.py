"""Dates of feeds and sitemaps, in ISO 8601."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from counterclaim.ingest.publication_dates import EARLIEST_YEAR, LATEST_YEAR, moment_of, publication_date


def iso_words(words: str | None, parsed: time.struct_time | None = None) -> str | None:
    """A stated date as a day or an aware moment in ISO 8601, None where it can't be understood.

    A clock without a zone is dropped: what it means is not known. `parsed` is the same in UTC, as a library that
    knows more ways of writing dates understood it.
    """
    moment = moment_of(words)
    if moment is not None:
        return moment.isoformat()
    day = publication_date((words or "").strip())
    if day is not None:
        return day.isoformat()
    if parsed is None or not EARLIEST_YEAR <= parsed.tm_year <= LATEST_YEAR:
        return None
    return datetime(*parsed[:5], min(parsed.tm_sec, 59), tzinfo=UTC).isoformat()


def moment_or_day(words: str | None) -> datetime | None:
    """The moment that ISO words name; of a day alone its beginning in UTC, fit to put things in order by."""
    moment = moment_of(words)
    if moment is not None:
        return moment
    day = publication_date(words or "")
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day is not None else None
