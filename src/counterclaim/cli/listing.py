"""Prints records of one sort for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from counterclaim.publish.csv import write_rows_csv
from counterclaim.publish.jsonl import write_records_json, write_records_jsonl


def print_records(form: str, names: Sequence[str], records: Iterable[dict[str, Any]]) -> None:
    """Records as JSON lines, one JSON array, or CSV with these columns."""
    stream = sys.stdout
    if form == "csv":
        rows = ([_flat(record[name]) for name in names] for record in records)
        write_rows_csv(names, rows, stream)
    else:
        write = write_records_jsonl if form == "jsonl" else write_records_json
        write(records, stream)


def _flat(value: Any) -> Any:
    return tuple(map(str, value)) if isinstance(value, list) else value
