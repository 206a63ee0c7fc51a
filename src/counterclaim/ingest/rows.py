"""Rows of tables as the bytes of documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from counterclaim.errors import DocumentError
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument, raw_document
from counterclaim.ingest.record_fields import TEXT, folded
from counterclaim.ingest.sources import Source

MOST_COLUMNS = 1000

OWN_COLUMNS = frozenset({"claimant", "sentence_start", "reader"})
"""Columns that a table of claims of our own has, and no table of documents."""


def row_document(source: Source, form: str, number: int, row: Mapping[str, Any], limits: Limits) -> RawDocument:
    """A row as canonical JSON: keys in order, no spaces, in UTF-8. Of these bytes the document's digest is made."""
    payload = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    named = at_row(source, number)
    if len(payload) > limits.document_bytes:
        raise named.refusal(too_long_row(limits), "too_long")
    return raw_document(named, form, payload)


def at_row(source: Source, number: int) -> Source:
    """The place of a row, counted from 1 without the header."""
    place = ": ".join(filter(None, (source.place, f"row {number}")))
    return replace(source, place=place, name=f"{source.name}:{number}")


def too_long_row(limits: Limits) -> str:
    """What a row is told that is longer than a document may be."""
    return f"a row of more than {megabytes(limits.document_bytes)}; split it, or raise COUNTERCLAIM_MAX_BYTES"


def wrong_columns(source: Source, columns: Iterable[str]) -> DocumentError | None:
    """Why a table with these columns is none of documents."""
    names = [name for name in columns if name.strip()]
    if OWN_COLUMNS.issubset(names):
        return source.refusal("a table of claims, not of documents; give what they were read from", "claims")
    if len(names) > MOST_COLUMNS:
        return source.refusal(f"a table of {len(names):,} columns; keep those that are needed", "too_many")
    if not any(folded(name) in TEXT for name in names):
        shown = ", ".join(name.strip()[:30] for name in names[:6])
        reason = f"a table without a column for the text (it has {shown}); name that column 'text'"
        return source.refusal(reason, "fields")
    return None
