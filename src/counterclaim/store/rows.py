"""Writes values as rows, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.entry import Entry
from counterclaim.store.keys import claim_keys, document_keys
from counterclaim.store.selections import Sort, standing
from counterclaim.store.shapes import shape_digest, shaped, valued
from counterclaim.store.tables import claims, derivations, documents, grounds, readings

UNREAD = ""
"""The reader of a document that is kept unread."""


def not_before_last(connection: Connection, moment: datetime) -> datetime:
    """The moment, or the last one that the ledger knows where that is later."""
    lasts = (select(func.max(table.c.learned_at)) for table in (readings, derivations))
    known: list[datetime | None] = [connection.execute(last).scalar() for last in lasts]
    return max([moment, *(last for last in known if last)])


def is_known(connection: Connection, document: str, reader: str | None) -> bool:
    """Whether this reader's reading of the document is kept, or any where there is no reader."""
    found = select(readings.c.seq).where(readings.c.document == document)
    if reader is not None:
        found = found.where(readings.c.reader == reader)
    return connection.execute(found.limit(1)).first() is not None


def keep(connection: Connection, entry: Entry, moment: datetime) -> bool:
    """Write a document as one reader read it; False if that is there already."""
    document = entry.document
    if is_known(connection, document.id, entry.reader):
        return False
    first_text = _first_text(connection, document, moment)
    reading = connection.execute(
        insert(readings).values(
            document=document.id,
            reader=entry.reader or UNREAD,
            learned_at=moment,
            text=None if document.text == first_text else document.text,
            body={name: value for name, value in shaped(document).items() if name not in ("id", "text")},
            **asdict(document_keys(document)),
        )
    )
    (seq,) = reading.inserted_primary_key or (None,)
    rows = [
        {"id": claim.id, "reading": seq, "document": document.id, "learned_at": moment, "body": shaped(claim)}
        | asdict(claim_keys(claim))
        for claim in entry.claims
    ]
    if rows:
        connection.execute(insert(claims), rows)
    return True


def document_of(row: Any) -> Document:
    """A document from a row of `documents_read`."""
    text = row.first_text if row.text is None else row.text
    return valued(row.body | {"id": row.id, "text": text}, Document)


def replace_derived(
    connection: Connection, incidents: Iterable[Incident], findings: Iterable[Finding], moment: datetime
) -> int:
    """Make these the incidents and findings that stand; how many rows that took."""
    return _replace(connection, Sort.INCIDENT, incidents, moment) + _replace(connection, Sort.FINDING, findings, moment)


def _replace(connection: Connection, sort: Sort, things: Iterable[Incident | Finding], moment: datetime) -> int:
    stand = select(derivations.c.id, derivations.c.digest).where(standing(sort))
    before = {row.id: row.digest for row in connection.execute(stand)}
    changes = 0
    for thing in things:
        body = shaped(thing)
        key = shape_digest(body)
        if before.pop(thing.id, None) != key:
            row = {"sort": sort, "id": thing.id, "learned_at": moment, "withdrawn": False, "digest": key, "body": body}
            _derive(connection, row | {"kind": thing.kind.value if isinstance(thing, Finding) else None}, thing.claims)
            changes += 1
    gone = [{"sort": sort, "id": key, "learned_at": moment, "withdrawn": True} for key in before]
    if gone:
        connection.execute(insert(derivations), gone)
    return changes + len(gone)


def _derive(connection: Connection, row: dict[str, Any], ground: tuple[str, ...]) -> None:
    (seq,) = connection.execute(insert(derivations).values(**row)).inserted_primary_key or (None,)
    pairs = [{"derivation": seq, "claim": claim} for claim in dict.fromkeys(ground)]
    if pairs:
        connection.execute(insert(grounds), pairs)


def _first_text(connection: Connection, document: Document, moment: datetime) -> str:
    found = connection.execute(select(documents.c.text).where(documents.c.id == document.id)).scalar()
    if found is None:
        connection.execute(insert(documents).values(id=document.id, learned_at=moment, text=document.text))
        return document.text
    return str(found)
