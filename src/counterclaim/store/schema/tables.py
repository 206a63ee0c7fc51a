"""The tables of a ledger kept in SQL, version 4. A change here needs a step in migrations.py.

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

from counterclaim.store.spelling import storable


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


class _Storable(TypeDecorator[str]):
    """Words that every database can hold, and be asked for (`storable`)."""

    impl: Any = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The words as the database takes them."""
        return None if value is None else storable(value)


class Words(_Storable):
    """A text of any length."""

    cache_ok = True


class Name(_Storable):
    """Words that are short: an id, a kind."""

    impl = String
    cache_ok = True


KEY = BigInteger().with_variant(Integer, "sqlite")
"""Numbers rows."""
_BODY = JSON(none_as_null=True)

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

documents = Table(
    "documents",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("id", Name, nullable=False, unique=True),
    Column("learned_at", Moment, nullable=False),
    Column("text", _BODY, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("reader", Name, nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("name", Words, nullable=False),
    Column("published_on", Date),
    Column("search", Words, nullable=False),
    Column("text", _BODY),
    Column("body", _BODY, nullable=False),
    Column("seal", String),
    UniqueConstraint("document", "reader"),
    Index("readings_by_name", "name"),
    Index("readings_by_day", "published_on"),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("id", Name, nullable=False, unique=True),
    Column("reading", ForeignKey("readings.seq"), nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("kind", Name, nullable=False),
    Column("stance", Name, nullable=False),
    Column("verification", Name),
    Column("claimant", Words, nullable=False),
    Column("side", Words),
    Column("weapon", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("sentence", Words, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("part_of", Name),
    Column("body", _BODY, nullable=False),
    Column("said_by", Moment),
    Index("claims_by_reading", "reading"),
)

derivations = Table(
    "derivations",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("sort", Name, nullable=False),
    Column("id", Name, nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("kind", Name),
    Column("digest", Name),
    Column("body", _BODY),
    Column("seal", String),
    Index("derivations_by_id", "sort", "id"),
    Index("derivations_by_kind", "kind"),
)

grounds = Table(
    "grounds",
    metadata,
    Column("derivation", ForeignKey("derivations.seq"), primary_key=True),
    Column("claim", Name, primary_key=True),
    Index("grounds_by_claim", "claim"),
)

sources = Table(
    "sources",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("source", Words, nullable=False),
    Index("sources_by_source", "source"),
)

supersessions = Table(
    "supersessions",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, unique=True),
    Column("by", ForeignKey("documents.id"), nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("seal", String),
    Index("supersessions_by", "by"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("id", Name, nullable=False, unique=True),
    Column("learned_at", Moment, nullable=False),
    Column("body", _BODY, nullable=False),
    Column("seal", String),
)

revocations = Table(
    "revocations",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("judgement", ForeignKey("judgements.id"), nullable=False, unique=True),
    Column("learned_at", Moment, nullable=False),
    Column("body", _BODY, nullable=False),
    Column("seal", String),
)

losses = Table(
    "losses",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("learned_at", Moment, nullable=False),
    Column("lost_from", Name, nullable=False),
    Column("number", KEY),
    Column("id", Name),
    Column("because", Words, nullable=False),
)
"""What a repair could not save, or not vouch for: from which table, the number of the row and its id where known."""

standing = Table(
    "standing",
    metadata,
    Column("sort", Name, primary_key=True),
    Column("id", Name, primary_key=True),
    Column("first", KEY, nullable=False),
    Column("newest", KEY, nullable=False),
    Column("scope", Name),
    Column("digest", Name),
    Index("standing_by_scope", "scope"),
    Index("standing_in_order", "sort", "first"),
    sqlite_with_rowid=False,
)
"""The newest row of every incident and finding, its first, and its scope; withdrawn ones have no scope, no digest."""

reconciled = Table(
    "reconciled",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("reading", KEY, nullable=False),
    Column("supersession", KEY, nullable=False),
    Column("judgement", KEY, nullable=False),
    Column("revocation", KEY, nullable=False),
    Column("rules", Words, nullable=False),
)
"""One row: up to where incidents and findings cover the record, and by which rules."""

tellings = Table(
    "tellings",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("key", Name, nullable=False, unique=True),
    Column("document", Name, nullable=False),
    Column("scope", Name, nullable=False),
    Column("blocks", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("seal", Name),
    Index("tellings_by_document", "document"),
    Index("tellings_by_scope", "scope"),
)

telling_blocks = Table(
    "telling_blocks",
    metadata,
    Column("block", Name, primary_key=True),
    Column("telling", KEY, primary_key=True),
    sqlite_with_rowid=False,
)

APPEND_ONLY = (
    *(documents, readings, claims, derivations, grounds, sources, supersessions, judgements, revocations),
    losses,
)
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
