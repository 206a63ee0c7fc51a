"""The tables of a ledger kept in SQL, version 2. A change here needs a step in migrations.py.

The tables in APPEND_ONLY are the record. Those in WORKING are worked out from it, so that what stands now, and what is
to be linked, is found without a look at everything; they can be emptied and made again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
    text,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on the way in and out, whatever the database makes of zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The moment as the database takes it."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment as Python takes it."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


_KEY = BigInteger().with_variant(Integer, "sqlite")
_BODY = JSON(none_as_null=True)

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

documents = Table(
    "documents",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("learned_at", Moment, nullable=False),
    Column("text", _BODY, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("reader", String, nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("published_on", Date),
    Column("search", Text, nullable=False),
    Column("text", _BODY),
    Column("body", _BODY, nullable=False),
    UniqueConstraint("document", "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("reading", ForeignKey("readings.seq"), nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("verification", String),
    Column("claimant", Text, nullable=False),
    Column("side", Text),
    Column("weapon", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("part_of", String),
    Column("body", _BODY, nullable=False),
    Column("said_by", Moment),
    Index("claims_by_reading", "reading"),
)

derivations = Table(
    "derivations",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("sort", String, nullable=False),
    Column("id", String, nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("kind", String),
    Column("digest", String),
    Column("body", _BODY),
    Index("derivations_by_id", "sort", "id"),
)

grounds = Table(
    "grounds",
    metadata,
    Column("derivation", ForeignKey("derivations.seq"), primary_key=True),
    Column("claim", String, primary_key=True),
    Index("grounds_by_claim", "claim"),
)

sources = Table(
    "sources",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("source", Text, nullable=False),
    Index("sources_by_source", "source"),
)

supersessions = Table(
    "supersessions",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, unique=True),
    Column("by", ForeignKey("documents.id"), nullable=False),
    Column("learned_at", Moment, nullable=False),
    Index("supersessions_by", "by"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("learned_at", Moment, nullable=False),
    Column("body", _BODY, nullable=False),
)

revocations = Table(
    "revocations",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("judgement", ForeignKey("judgements.id"), nullable=False, unique=True),
    Column("learned_at", Moment, nullable=False),
    Column("body", _BODY, nullable=False),
)

standing = Table(
    "standing",
    metadata,
    Column("sort", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("first", _KEY, nullable=False),
    Column("newest", _KEY, nullable=False),
    Column("scope", String),
    Column("digest", String),
    Index("standing_by_scope", "scope"),
    Index("standing_in_order", "sort", "first"),
    sqlite_with_rowid=False,
)
"""The newest row of every incident and finding, its first, and its scope; withdrawn ones have no scope, no digest."""

reconciled = Table(
    "reconciled",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("reading", _KEY, nullable=False),
    Column("supersession", _KEY, nullable=False),
    Column("judgement", _KEY, nullable=False),
    Column("revocation", _KEY, nullable=False),
    Column("rules", Text, nullable=False),
)
"""One row: up to where incidents and findings cover the record, and by which rules."""

tellings = Table(
    "tellings",
    metadata,
    Column("seq", _KEY, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("document", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("tellings_by_document", "document"),
    Index("tellings_by_scope", "scope"),
)

telling_blocks = Table(
    "telling_blocks",
    metadata,
    Column("block", String, primary_key=True),
    Column("telling", _KEY, primary_key=True),
    sqlite_with_rowid=False,
)

APPEND_ONLY = (documents, readings, claims, derivations, grounds, sources, supersessions, judgements, revocations)
WORKING = (standing, reconciled, tellings, telling_blocks)

_SQLITE_GUARD = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no {verb} of {table}'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger only grows: no % of %', TG_OP, TG_TABLE_NAME; END $$
"""
_POSTGRESQL_GUARD = """
CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows()
"""


def guard(name: str, connection: Connection, verbs: tuple[str, ...] = ("UPDATE", "DELETE")) -> None:
    """Make the database itself refuse to change or drop what was once written to the table of this name."""
    if connection.dialect.name == "sqlite":
        for verb in verbs:
            connection.execute(text(_SQLITE_GUARD.format(table=name, verb=verb)))
    if connection.dialect.name == "postgresql":
        connection.execute(text(_POSTGRESQL_FUNCTION))
        connection.execute(text(_POSTGRESQL_GUARD.format(table=name)))


def _guard(table: Table, connection: Connection, **_: object) -> None:
    guard(table.name, connection)


for _table in APPEND_ONLY:
    event.listen(_table, "after_create", _guard)
