"""Writes values as rows, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, select

from counterclaim.model.document import Document
from counterclaim.store.schema.tables import (
    derivations,
    judgements,
    readings,
    revocations,
    supersessions,
)
from counterclaim.store.shapes import valued
from counterclaim.store.sql.stretches import stretches
from counterclaim.store.versions import older_than

UNREAD = ""
"""The reader of a document that is kept unread."""


def not_before_last(connection: Connection, moment: datetime) -> datetime:
    """The moment, or the last one that the ledger knows where that is later; rows are in the order of their moments."""
    recorded = (readings, derivations, judgements, revocations)
    lasts = (select(table.c.learned_at).order_by(table.c.seq.desc()).limit(1) for table in recorded)
    known: list[datetime | None] = [connection.execute(last).scalar() for last in lasts]
    return max([moment, *(last for last in known if last)])


def body_text(table: Table) -> ColumnElement[str]:
    """A table's bodies as the text that they are stored as: `valued_text` makes values of it in one step."""
    return cast(table.c.body, Text).label("body")


def is_known(connection: Connection, document: str, reader: str | None) -> bool:
    """Whether this reader's reading of the document is kept, or any where there is no reader."""
    found = select(readings.c.seq).where(readings.c.document == document)
    if reader is not None:
        found = found.where(readings.c.reader == reader)
    return connection.execute(found.limit(1)).first() is not None


def document_of(row: Any) -> Document:
    """A document from a row of `documents_read`."""
    text = row.first_text if row.text is None else row.text
    return valued(row.body | {"id": row.id, "text": text}, Document)


def newest_version(connection: Connection, key: str) -> str:
    """The id of the newest version of a document, itself where it is that."""
    while newer := connection.scalar(select(supersessions.c.by).where(supersessions.c.document == key)):
        key = newer
    return key


def older_versions(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For those of these documents that have older versions, all these, older before newer."""
    asked = list(keys)
    replaced: dict[str, list[str]] = {}
    waiting = asked
    while waiting:
        found: list[str] = []
        for some in stretches(waiting):
            chosen = select(supersessions.c.document, supersessions.c.by).where(supersessions.c.by.in_(some))
            for row in connection.execute(chosen.order_by(supersessions.c.seq)):
                replaced.setdefault(row.by, []).append(row.document)
                found.append(row.document)
        waiting = found
    return {key: older_than(key, replaced) for key in asked if key in replaced}
