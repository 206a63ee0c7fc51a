"""How a source that is followed fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SourceState(StrEnum):
    """In a word how a source fares."""

    GOOD = "good"
    NOT_YET = "not yet"
    SILENT = "silent"
    FAILING = "failing"
    RESTING = "resting"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How a source fares at a moment; moments are aware, null where there was none yet.

    `good_at` is the last fetch that went well, `new_at` the last that brought a new document, `due_at` the next one.
    `documents_a_day` and `claims_a_day` are averages of the last days; `usual_gap_s` is the usual time between new
    documents, in seconds, null where it is not known yet. `failures` counts those in a row, `error` tells the last one.
    A source is silent that brings nothing new for much longer than is usual with it, and rests when it is listed no
    longer.
    """

    address: str
    name: str
    state: SourceState
    good_at: datetime | None
    new_at: datetime | None
    due_at: datetime | None
    documents_a_day: float
    claims_a_day: float
    usual_gap_s: float | None
    failures: int
    error: str | None
    error_at: datetime | None
    fetched: int
    unchanged: int
