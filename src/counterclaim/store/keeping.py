"""Writes documents and their claims, many in a few statements, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, insert, select

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry
from counterclaim.store.keys import ClaimKeys, DocumentKeys, claim_keys, document_keys, said_by
from counterclaim.store.rows import UNREAD, document_of
from counterclaim.store.sessions import stretches
from counterclaim.store.shapes import shaped
from counterclaim.store.tables import claims, documents, readings, sources, supersessions
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
        self._texts = _first_texts(connection, self._readers)
        new = [entry.document for entry in entries if entry.document.id not in self._readers]
        self._stand = _standing(connection, [source_of(document) for document in new])
        self._last: int = connection.execute(select(func.max(readings.c.seq))).scalar() or 0
        self._rows: dict[str, list[Row]] = {name: [] for name in ("documents", *_WRITTEN)}

    def keep(self, entry: Entry) -> bool:
        """Make rows of an entry, unless its reading is known."""
        document, reader = entry.document, entry.reader or UNREAD
        known = self._readers.setdefault(document.id, set())
        if (known and entry.reader is None) or reader in known:
            return False
        if not known:
            self._add_document(document)
        known.add(reader)
        self._last += 1
        self._rows["readings"].append(self._reading(document, reader))
        self._rows["claims"] += [self._claim(claim, document) for claim in entry.claims]
        return True

    def flush(self) -> None:
        """Write the rows."""
        for name, table in (("documents", documents), *_WRITTEN.items()):
            if self._rows[name]:
                self._connection.execute(insert(table), self._rows[name])

    def _add_document(self, document: Document) -> None:
        self._texts[document.id] = document.text
        row = {"id": document.id, "learned_at": self._moment, "text": document.text}
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
            self._rows["supersessions"].append(version)

    def _reading(self, document: Document, reader: str) -> Row:
        keys = document_keys(document)
        text = document.text
        return {
            "seq": self._last,
            "document": document.id,
            "reader": reader,
            "learned_at": self._moment,
            "text": None if text == self._texts[document.id] else text,
            "body": {name: value for name, value in shaped(document).items() if name not in ("id", "text")},
        } | {name: getattr(keys, name) for name in _DOCUMENT_KEYS}

    def _claim(self, claim: Claim, document: Document) -> Row:
        keys = claim_keys(claim)
        return {
            "id": claim.id,
            "reading": self._last,
            "document": document.id,
            "learned_at": self._moment,
            "body": shaped(claim),
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


def _first_texts(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in stretches(keys):
        rows = connection.execute(select(documents.c.id, documents.c.text).where(documents.c.id.in_(some)))
        found |= {row.id: row.text for row in rows}
    return found


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
