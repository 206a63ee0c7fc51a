"""Claims and other records as CSV (RFC 4180): UTF-8, one header line, one row each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TextIO

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.publish.columns import COLUMNS, Value, row_of
from counterclaim.publish.visible import visible

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV Injection)."""

LIST_SEPARATOR = "; "


def write_claims_csv(claims: Iterable[Claim], documents: Mapping[str, Document], stream: TextIO) -> None:
    """One row a claim under the names of COLUMNS; `documents` by id."""
    rows = (row_of(claim, documents.get(claim.document)) for claim in claims)
    write_rows_csv(tuple(column.name for column in COLUMNS), rows, stream)


def write_rows_csv(names: Sequence[str] | None, rows: Iterable[Sequence[Value]], stream: TextIO) -> None:
    """A header (none where it goes on) and rows. A text that a spreadsheet would run gets an apostrophe before it."""
    writer = csv.writer(stream, lineterminator="\r\n")
    if names is not None:
        writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: Value) -> str:
    """A value as a cell: nothing for None, lists with semicolons, whole numbers without a point, texts made visible."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    text = LIST_SEPARATOR.join(value) if isinstance(value, tuple) else value
    return visible(f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text)
