"""Makes a ledger of version 2 out of one of version 1: judgements, versions of documents, scopes, a working index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Connection, Date, String, bindparam, column, select, table, text

from counterclaim.model.document import Document
from counterclaim.store.keys import end_of_saying
from counterclaim.store.schema.tables import Moment, guard
from counterclaim.store.versions import MOST_COMPARED, comes_before, is_version_of, source_of

_ROWS_AT_ONCE = 500
_WORDS = {
    "sqlite": {"key": "INTEGER", "own": "INTEGER NOT NULL", "moment": "DATETIME", "bare": " WITHOUT ROWID"},
    "postgresql": {"key": "BIGINT", "own": "BIGSERIAL NOT NULL", "moment": "TIMESTAMP WITH TIME ZONE", "bare": ""},
}
_LAID_OUT = (
    "ALTER TABLE claims ADD COLUMN said_by {moment}",
    "CREATE TABLE sources (document VARCHAR NOT NULL, source TEXT NOT NULL, PRIMARY KEY (document), "
    "FOREIGN KEY(document) REFERENCES documents (id))",
    "CREATE INDEX sources_by_source ON sources (source)",
    'CREATE TABLE supersessions (seq {own}, document VARCHAR NOT NULL, "by" VARCHAR NOT NULL, '
    "learned_at {moment} NOT NULL, PRIMARY KEY (seq), UNIQUE (document), "
    'FOREIGN KEY(document) REFERENCES documents (id), FOREIGN KEY("by") REFERENCES documents (id))',
    'CREATE INDEX supersessions_by ON supersessions ("by")',
    "CREATE TABLE judgements (seq {own}, id VARCHAR NOT NULL, learned_at {moment} NOT NULL, body JSON NOT NULL, "
    "PRIMARY KEY (seq), UNIQUE (id))",
    "CREATE TABLE revocations (seq {own}, judgement VARCHAR NOT NULL, learned_at {moment} NOT NULL, "
    "body JSON NOT NULL, PRIMARY KEY (seq), UNIQUE (judgement), FOREIGN KEY(judgement) REFERENCES judgements (id))",
    "CREATE TABLE standing (sort VARCHAR NOT NULL, id VARCHAR NOT NULL, first {key} NOT NULL, newest {key} NOT NULL, "
    "scope VARCHAR, digest VARCHAR, PRIMARY KEY (sort, id)){bare}",
    "CREATE INDEX standing_by_scope ON standing (scope)",
    "CREATE INDEX standing_in_order ON standing (sort, first)",
    "CREATE TABLE reconciled (one INTEGER NOT NULL, reading {key} NOT NULL, supersession {key} NOT NULL, "
    "judgement {key} NOT NULL, revocation {key} NOT NULL, rules TEXT NOT NULL, PRIMARY KEY (one))",
    "CREATE TABLE tellings (seq {own}, key VARCHAR NOT NULL, document VARCHAR NOT NULL, scope VARCHAR NOT NULL, "
    "blocks TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (seq), UNIQUE (key))",
    "CREATE INDEX tellings_by_document ON tellings (document)",
    "CREATE INDEX tellings_by_scope ON tellings (scope)",
    "CREATE TABLE telling_blocks (block VARCHAR NOT NULL, telling {key} NOT NULL, PRIMARY KEY (block, telling)){bare}",
    "INSERT INTO standing (sort, id, first, newest, scope, digest) "
    "SELECT newest.sort, newest.id, firsts.first, newest.seq, "
    "CASE WHEN newest.withdrawn THEN NULL ELSE '' END, newest.digest FROM derivations AS newest "
    "JOIN (SELECT sort, id, min(seq) AS first, max(seq) AS last FROM derivations GROUP BY sort, id) AS firsts "
    "ON firsts.last = newest.seq",
)
_GUARDED = ("sources", "supersessions", "judgements", "revocations")

_READINGS = table(
    "readings",
    column("seq"),
    column("document", String),
    column("learned_at", Moment),
    column("text", JSON),
    column("body", JSON),
    column("published_on", Date),
)
_DOCUMENTS = table("documents", column("seq"), column("id", String), column("text", JSON))
_CLAIMS = table("claims", column("seq"), column("reading"), column("body", JSON), column("said_by", Moment))
_SOURCES = table("sources", column("document", String), column("source", String))
_SUPERSESSIONS = table("supersessions", column("document", String), column("by", String), column("learned_at", Moment))


def to_version_2(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    dialect = connection.dialect.name
    for statement in _LAID_OUT:
        connection.execute(text(statement.format(**_WORDS[dialect])))
    for name in _GUARDED:
        guard(name, connection)
    _fill_said_by(connection)
    _fill_sources(connection)


def _fill_said_by(connection: Connection) -> None:
    """Each claim gets the moment by which it had been said; for that the table's guard is lifted, and put back."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(
        text("DROP TRIGGER claims_no_UPDATE" if is_sqlite else "ALTER TABLE claims DISABLE TRIGGER USER")
    )
    joined = select(_CLAIMS.c.seq, _CLAIMS.c.body, _READINGS.c.published_on)
    rows = connection.execute(joined.join(_READINGS, _READINGS.c.seq == _CLAIMS.c.reading))
    statement = _CLAIMS.update().where(_CLAIMS.c.seq == bindparam("of")).values(said_by=bindparam("said"))
    for some in rows.partitions(_ROWS_AT_ONCE):
        said = [{"of": row.seq, "said": end_of_saying(_told(row.body), row.published_on)} for row in some]
        connection.execute(statement, said)
    if is_sqlite:
        guard("claims", connection, ("UPDATE",))
    else:
        connection.execute(text("ALTER TABLE claims ENABLE TRIGGER USER"))


def _told(body: dict[str, Any]) -> datetime | None:
    said = body.get("said")
    return datetime.fromisoformat(said["interval"]["end_at"]) if said else None


def _fill_sources(connection: Connection) -> None:
    """Versions are told as if they had come to a ledger of this version."""
    standing: dict[str, list[Document]] = {}
    rows, versions = [], []
    for document, learned_at in _documents(connection):
        source = source_of(document)
        rows.append({"document": document.id, "source": source})
        known = standing.setdefault(source, [])
        other = next((one for one in known[:MOST_COMPARED] if is_version_of(document, one)), None)
        older, newer = (document, other) if other and comes_before(document, other) else (other, document)
        if older is not None and newer is not None:
            versions.append({"document": older.id, "by": newer.id, "learned_at": learned_at})
        known[:] = [one for one in (document, *known) if one is not older]
    for target, values in ((_SOURCES, rows), (_SUPERSESSIONS, versions)):
        if values:
            connection.execute(target.insert(), values)


def _documents(connection: Connection) -> Iterator[tuple[Document, datetime]]:
    """Each document as first read, and when, in the order of coming."""
    chosen = select(
        _DOCUMENTS.c.id,
        _DOCUMENTS.c.text.label("first_text"),
        _READINGS.c.text,
        _READINGS.c.body,
        _READINGS.c.learned_at,
    ).join(_READINGS, _READINGS.c.document == _DOCUMENTS.c.id)
    seen: set[str] = set()
    for row in connection.execute(chosen.order_by(_READINGS.c.seq)):
        if row.id not in seen:
            seen.add(row.id)
            day = row.body.get("published_on")
            yield (
                Document(
                    id=row.id,
                    name=row.body["name"],
                    text=row.first_text if row.text is None else row.text,
                    publisher=row.body.get("publisher"),
                    url=row.body.get("url"),
                    published_on=date.fromisoformat(day) if day else None,
                ),
                row.learned_at,
            )
