"""How the sources fare that a ledger follows."""

from __future__ import annotations

from datetime import datetime, timedelta

from counterclaim.model.source_health import SourceHealth, SourceState
from counterclaim.store.followed import Delivered, Followed
from counterclaim.store.ledger import Ledger

DAYS = 7
"""Documents and claims a day are averages of so many."""
SILENT_AFTER_GAPS = 4
"""A source is silent that has brought nothing new for so many times its usual gap."""
SILENT_AFTER = timedelta(days=7)
"""Or for so long, where its usual gap is not known."""


def health_of_sources(ledger: Ledger, now: datetime) -> tuple[SourceHealth, ...]:
    """All sources that are or were followed, those first that need looking at, then by name."""
    brought = ledger.delivered(now - timedelta(days=DAYS))
    found = (_health(source, brought.get(source.address, Delivered()), now) for source in ledger.followed())
    return tuple(sorted(found, key=lambda one: (URGENCY.index(one.state), one.name, one.address)))


URGENCY = (SourceState.FAILING, SourceState.SILENT, SourceState.NOT_YET, SourceState.GOOD, SourceState.RESTING)


def _health(source: Followed, brought: Delivered, now: datetime) -> SourceHealth:
    return SourceHealth(
        address=source.address,
        name=source.name,
        state=_state(source, now),
        good_at=source.good_at,
        new_at=source.new_at,
        due_at=source.due_at,
        documents_a_day=brought.documents / DAYS,
        claims_a_day=brought.claims / DAYS,
        usual_gap_s=source.gap_s,
        failures=source.failures,
        error=source.error,
        error_at=source.error_at,
        fetched=source.fetched,
        unchanged=source.unchanged,
    )


def _state(source: Followed, now: datetime) -> SourceState:
    if source.due_at is None:
        return SourceState.RESTING
    if source.failures:
        return SourceState.FAILING
    if source.good_at is None:
        return SourceState.NOT_YET
    return SourceState.SILENT if _is_silent(source, now) else SourceState.GOOD


def _is_silent(source: Followed, now: datetime) -> bool:
    if source.new_at is None:
        return source.fetched * source.every_s > SILENT_AFTER.total_seconds()
    if source.gap_s is None:
        return now - source.new_at > SILENT_AFTER
    usual_s = max(source.gap_s, source.every_s)
    return (now - source.new_at).total_seconds() > SILENT_AFTER_GAPS * usual_s
