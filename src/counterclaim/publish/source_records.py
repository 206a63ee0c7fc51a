"""How sources fare, as records for programs and as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from counterclaim.model.source_health import SourceHealth, SourceState
from counterclaim.publish.cells import safe
from counterclaim.publish.table import Width, show_rows

SOURCE_NAMES = (
    *("name", "address", "state", "good_at", "new_at", "due_at", "documents_a_day", "claims_a_day"),
    *("usual_gap_s", "failures", "error", "error_at", "fetched", "unchanged"),
)
"""The fields of a source's record, in order."""

COLOURS = {SourceState.FAILING: "red", SourceState.SILENT: "yellow", SourceState.GOOD: "green"}

COLUMNS = (
    Width(name="state", least=7, most=7),
    Width(name="source", least=12, share=3),
    Width(name="last good", least=9, most=10),
    Width(name="new", least=8, most=10),
    Width(name="a day", least=7, most=12),
    Width(name="next", least=7, most=10),
    Width(name="last error", least=16, share=4),
)


def source_record(health: SourceHealth) -> dict[str, Any]:
    """A source as a record: moments in ISO 8601, averages with two decimals."""
    record: dict[str, Any] = {name: getattr(health, name) for name in SOURCE_NAMES}
    for name, value in record.items():
        if isinstance(value, datetime):
            record[name] = value.isoformat()
        elif isinstance(value, float):
            record[name] = round(value, 2)
    return record | {"state": health.state.value}


def sources_table(sources: Iterable[SourceHealth], now: datetime, console: Console) -> None:
    """Print how sources fare, and how many there are of each state."""
    listed = list(sources)
    show_rows(console, COLUMNS, [_row(one, now) for one in listed])
    numbers = ((state, sum(one.state is state for one in listed)) for state in SourceState)
    told = ", ".join(f"{number:,} {state.value}" for state, number in numbers if number)
    console.print(f"{len(listed):,} source{'' if len(listed) == 1 else 's'}" + (f": {told}" if told else ""))


def span_text(seconds: float) -> str:
    """A length of time in its largest unit: "40 s", "12 min", "5 h", "3 d"."""
    for unit, size in (("d", 86_400.0), ("h", 3_600.0), ("min", 60.0)):
        if seconds >= 2 * size or (unit == "min" and seconds >= size):
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 0.0):.0f} s"


def _row(one: SourceHealth, now: datetime) -> list[Text]:
    error = f"{one.error} ({_ago(one.error_at, now)})" if one.error else ""
    if one.failures > 1:
        error += f", {one.failures} in a row"
    return [
        Text(one.state.value, style=f"bold {COLOURS.get(one.state, '')}"),
        Text(safe(one.name), style="bold"),
        Text(_ago(one.good_at, now)),
        Text(_ago(one.new_at, now)),
        Text(f"{one.documents_a_day:.1f}, {one.claims_a_day:.1f}"),
        Text(_until(one.due_at, now)),
        Text(safe(error)),
    ]


def _ago(moment: datetime | None, now: datetime) -> str:
    return f"{span_text((now - moment).total_seconds())} ago" if moment else ""


def _until(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    return f"in {span_text((moment - now).total_seconds())}" if moment > now else "now"
