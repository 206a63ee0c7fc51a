"""Tokens and their uses on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.publish.cells import safe

TOKEN_NAMES = ("id", "name", "scopes", "state", "made_at", "expires_at", "revoked_at", "used_at")
USE_NAMES = ("used_at", "token", "name", "what", "address", "outcome")
_MOMENT = "%Y-%m-%d %H:%M"


def records_table(names: Sequence[str], records: Iterable[Mapping[str, Any]], console: Console) -> None:
    """Records, one a row; moments in UTC, to the minute."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name.replace("_at", " (UTC)"), header_style="dim", overflow="fold")
    for record in records:
        table.add_row(*(Text(_cell(name, record[name])) for name in names))
    console.print(table)


def _cell(name: str, value: Any) -> str:
    if name.endswith("_at") and value:
        return f"{datetime.fromisoformat(value):{_MOMENT}}"
    return safe(" ".join(value) if isinstance(value, list) else str(value or ""))
