"""The tables in which a ledger keeps the sources that it follows; like tables.py, of the newest version."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    event,
)

from counterclaim.store.schema.tables import KEY, Moment, Name, Words, guard, metadata

followed = Table(
    "followed",
    metadata,
    Column("address", Name, primary_key=True),
    Column("name", Words, nullable=False),
    Column("every_s", Float, nullable=False),
    Column("due_at", Moment),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("digest", Name),
    Column("tried_at", Moment),
    Column("good_at", Moment),
    Column("new_at", Moment),
    Column("gap_s", Float),
    Column("failures", Integer, nullable=False),
    Column("error", Words),
    Column("error_at", Moment),
    Column("fetched", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
)

followed_pages = Table(
    "followed_pages",
    metadata,
    Column("source", ForeignKey("followed.address"), primary_key=True),
    Column("address", Name, primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Column("stated_at", Moment),
    Column("due_at", Moment),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("digest", Name),
    Column("visits", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("is_sitemap", Boolean, nullable=False),
    Column("title", Words),
    Column("publisher", Words),
    Column("language", Name),
    Column("published", Words),
    Index("followed_pages_by_due", "due_at"),
)

fetches = Table(
    "fetches",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("source", ForeignKey("followed.address"), nullable=False),
    Column("address", Name, nullable=False),
    Column("fetched_at", Moment, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("size", KEY, nullable=False),
    Column("digest", Name),
    Column("error", Words),
    Index("fetches_by_source", "source", "seq"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("source", ForeignKey("followed.address"), nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("deliveries_by_document", "document", "source", unique=True),
    Index("deliveries_by_moment", "learned_at"),
)
"""Which document came by which source, when, and how many claims were read in it then."""

FOLLOWING_STATE = (followed, followed_pages)
"""Written over as fetches go."""
FOLLOWING_RECORD = (fetches, deliveries)


def _guard(table: Table, connection: Connection, **_: object) -> None:
    guard(table.name, connection)


for _table in FOLLOWING_RECORD:
    event.listen(_table, "after_create", _guard)
