"""How followed sources fare."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from counterclaim.model.document import Document
from counterclaim.model.source_health import SourceState
from counterclaim.pipeline.health import health_of_sources
from counterclaim.store.entry import Entry
from counterclaim.store.followed import Brought, Followed
from counterclaim.store.memory.ledger import MemoryLedger

NOW = datetime(2031, 5, 20, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(name: str = "wire", **more: Any) -> Followed:
    return Followed(
        address=f"https://{name}.example/", name=name, every_s=600.0, **{"due_at": NOW, "good_at": NOW - HOUR, **more}
    )


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"due_at": None}, SourceState.RESTING),
        ({"failures": 1, "error": "no"}, SourceState.FAILING),
        ({"good_at": None}, SourceState.NOT_YET),
        ({"new_at": NOW - 3 * HOUR, "gap_s": 3_600.0}, SourceState.GOOD),
        ({"new_at": NOW - 5 * HOUR, "gap_s": 3_600.0}, SourceState.SILENT),
        ({"new_at": NOW - HOUR / 2, "gap_s": 1.0}, SourceState.GOOD),
        ({"new_at": NOW - 6 * 24 * HOUR}, SourceState.GOOD),
        ({"new_at": NOW - 8 * 24 * HOUR}, SourceState.SILENT),
        ({"fetched": 10}, SourceState.GOOD),
        ({"fetched": 2_000}, SourceState.SILENT),
    ],
)
def test_the_state_of_a_source(more: dict[str, Any], state: SourceState) -> None:
    ledger = MemoryLedger()
    ledger.keep_brought([Brought(source=source(**more))], NOW)
    assert [one.state for one in health_of_sources(ledger, NOW)] == [state]


def test_what_came_in_the_last_days_is_averaged() -> None:
    ledger = MemoryLedger()
    for day in range(14):
        entries = (Entry(document=Document.of(f"Text {day}.", name=f"d{day}")),)
        ledger.keep_brought([Brought(source=source(), entries=entries)], NOW - timedelta(days=14 - day))
    (health,) = health_of_sources(ledger, NOW)
    assert health.documents_a_day == 6 / 7


def test_those_that_need_looking_at_come_first() -> None:
    ledger = MemoryLedger()
    states = (
        source("a", due_at=None),
        source("b"),
        source("c", failures=2),
        source("d", new_at=NOW - 9 * HOUR, gap_s=60.0),
    )
    ledger.keep_brought([Brought(source=state) for state in states], NOW)
    assert [one.name for one in health_of_sources(ledger, NOW)] == ["c", "d", "b", "a"]
