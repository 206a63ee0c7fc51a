"""Writes documents and their claims, many in a few statements, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Text, cast, func, insert, select

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.store.copies.plain_rows import plain_moment
from counterclaim.store.entry import Entry
from counterclaim.store.keys import ClaimKeys, DocumentKeys, claim_keys, document_keys, said_by
from counterclaim.store.schema.tables import claims, documents, readings, sources, supersessions
from counterclaim.store.sealing import seal_of, seal_of_reading
from counterclaim.store.shapes import Encoded, json_text, shaped
from counterclaim.store.sql.facets import keep_facets
from counterclaim.store.sql.naming import keep_outlets
from counterclaim.store.sql.rows import UNREAD, document_of
from counterclaim.store.sql.stretches import stretches
from counterclaim.store.versions import MOST_COMPARED, comes_before, is_version_of, source_of

ENTRIES_AT_ONCE = 500

_CLAIM_KEYS = tuple(field.name for field in fields(ClaimKeys))
_DOCUMENT_KEYS = tuple(field.name for field in fields(DocumentKeys))
Row = dict[str, Any]


def keep_many(connection: Connection, entries: Iterable[Entry], moment: datetime) -> tuple[bool, ...]:
    """Write documents, each as one reader read it; for each whether it is new."""
    kept: list[bool] = []
    coming = iter(entries)
    while some := list(islice(coming, ENTRIES_AT_ONCE)):
        batch = _Batch(connection, some, moment)
        kept += [batch.keep(entry) for entry in some]
        batch.flush()
    return tuple(kept)


class _Batch:
    """Some entries, what the ledger knows about their documents, and the rows that they become."""

    def __init__(self, connection: Connection, entries: Sequence[Entry], moment: datetime) -> None:
        self._connection, self._moment = connection, moment
        keys = [entry.document.id for entry in entries]
        self._readers = _readers(connection, keys)
        self._papers = _papers(connection, self._readers)
        new = [entry.document for entry in entries if entry.document.id not in self._readers]
        self._stand = _standing(connection, [source_of(document) for document in new])
        self._last: int = connection.execute(select(func.max(readings.c.seq))).scalar() or 0
        self._last_claim: int = connection.execute(select(func.max(claims.c.seq))).scalar() or 0
        self._changed: list[str] = []
        self._read: list[tuple[Row, Claim]] = []
        self._published: list[tuple[int, str | None]] = []
        self._rows: dict[str, list[Row]] = {name: [] for name in ("documents", *_WRITTEN)}

    def keep(self, entry: Entry) -> bool:
        """Make rows of an entry, unless its reading is known."""
        document, reader = entry.document, entry.reader or UNREAD
        known = self._readers.setdefault(document.id, set())
        if (known and entry.reader is None) or reader in known:
            return False
        if known:
            self._changed.append(document.id)
        else:
            self._add_document(document)
        known.add(reader)
        self._last += 1
        claims_read = [self._claim(claim, document) for claim in entry.claims]
        reading = self._reading(document, reader)
        reading["seal"] = _seal(self._papers[document.id], reading, claims_read)
        self._rows["readings"].append(reading)
        self._rows["claims"] += claims_read
        self._read += zip(claims_read, entry.claims, strict=True)
        self._published.append((self._last, document.publisher))
        return True

    def flush(self) -> None:
        """Write the rows."""
        for name, table in (("documents", documents), *_WRITTEN.items()):
            if self._rows[name]:
                self._connection.execute(insert(table), self._rows[name])
        older = (row["document"] for row in self._rows["supersessions"])
        keep_facets(self._connection, self._read, (*self._changed, *older))
        keep_outlets(self._connection, self._published)

    def _add_document(self, document: Document) -> None:
        row = {"id": document.id, "learned_at": self._moment, "text": Encoded(json_text(document.text))}
        self._papers[document.id] = row
        self._rows["documents"].append(row)
        source = source_of(document)
        self._rows["sources"].append({"document": document.id, "source": source})
        stand = self._stand.setdefault(source, [])
        other = next((one for one in stand[:MOST_COMPARED] if is_version_of(document, one)), None)
        stand.insert(0, document)
        if other is not None:
            older, newer = (document, other) if comes_before(document, other) else (other, document)
            stand.remove(older)
            version = {"document": older.id, "by": newer.id, "learned_at": self._moment}
            self._rows["supersessions"].append(version | {"seal": seal_of("supersessions", _plain(version))})

    def _reading(self, document: Document, reader: str) -> Row:
        keys = document_keys(document)
        text = Encoded(json_text(document.text))
        body = {name: value for name, value in shaped(document).items() if name not in ("id", "text")}
        return {
            "seq": self._last,
            "document": document.id,
            "reader": reader,
            "learned_at": self._moment,
            "text": None if text == self._papers[document.id]["text"] else text,
            "body": Encoded(json_text(body)),
        } | {name: getattr(keys, name) for name in _DOCUMENT_KEYS}

    def _claim(self, claim: Claim, document: Document) -> Row:
        keys = claim_keys(claim)
        self._last_claim += 1
        return {
            "seq": self._last_claim,
            "id": claim.id,
            "reading": self._last,
            "document": document.id,
            "learned_at": self._moment,
            "body": Encoded(json_text(shaped(claim))),
            "said_by": said_by(claim, document),
        } | {name: getattr(keys, name) for name in _CLAIM_KEYS}


_WRITTEN = {"readings": readings, "claims": claims, "sources": sources, "supersessions": supersessions}


def _readers(connection: Connection, keys: Iterable[str]) -> dict[str, set[str]]:
    """For those of these documents that are known, by which readers they were read."""
    found: dict[str, set[str]] = {}
    for some in stretches(keys):
        for row in connection.execute(
            select(readings.c.document, readings.c.reader).where(readings.c.document.in_(some))
        ):
            found.setdefault(row.document, set()).add(row.reader)
    return found


def _papers(connection: Connection, keys: Iterable[str]) -> dict[str, Row]:
    """The rows of those of these documents that are known."""
    found: dict[str, Row] = {}
    for some in stretches(keys):
        columns = (documents.c.id, documents.c.learned_at, cast(documents.c.text, Text).label("text"))
        for row in connection.execute(select(*columns).where(documents.c.id.in_(some))):
            found[row.id] = {"id": row.id, "learned_at": row.learned_at, "text": Encoded(row.text)}
    return found


def _seal(document: Row, reading: Row, claims_read: Sequence[Row]) -> str:
    return seal_of_reading(_plain(document), _plain(reading), [_plain(claim) for claim in claims_read])


def _plain(row: Row) -> Row:
    """A row whose moment is written as seals have it."""
    return row | {"learned_at": plain_moment(row["learned_at"])}


def _standing(connection: Connection, of_sources: Iterable[str]) -> dict[str, list[Document]]:
    """For each source the newest documents that no version has superseded yet, the newest first, each as first read."""
    found: dict[str, list[str]] = {}
    rank = func.row_number().over(partition_by=sources.c.source, order_by=documents.c.seq.desc())
    superseded = select(supersessions.c.document)
    for some in stretches(of_sources):
        ranked = (
            select(sources.c.source, sources.c.document, rank.label("rank"))
            .join(documents, documents.c.id == sources.c.document)
            .where(sources.c.source.in_(some), sources.c.document.not_in(superseded))
            .subquery()
        )
        for row in connection.execute(select(ranked).where(ranked.c.rank <= MOST_COMPARED).order_by(ranked.c.rank)):
            found.setdefault(row.source, []).append(row.document)
    papers = {paper.id: paper for paper in _as_first_read(connection, [key for keys in found.values() for key in keys])}
    return {source: [papers[key] for key in keys] for source, keys in found.items()}


def _as_first_read(connection: Connection, keys: Iterable[str]) -> Iterator[Document]:
    for some in stretches(keys):
        first = select(func.min(readings.c.seq)).where(readings.c.document.in_(some)).group_by(readings.c.document)
        chosen = select(documents.c.id, documents.c.text.label("first_text"), readings.c.text, readings.c.body)
        joined = chosen.join(readings, readings.c.document == documents.c.id).where(readings.c.seq.in_(first))
        yield from map(document_of, connection.execute(joined))
