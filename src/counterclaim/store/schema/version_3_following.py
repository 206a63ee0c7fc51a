"""The part of the step to version 3 that keeps the sources that are followed, and what they brought."""

from __future__ import annotations

from sqlalchemy import Connection, text

from counterclaim.store.schema.tables import guard

_WORDS = {
    "sqlite": {"own": "INTEGER NOT NULL", "large": "INTEGER", "moment": "DATETIME"},
    "postgresql": {"own": "BIGSERIAL NOT NULL", "large": "BIGINT", "moment": "TIMESTAMP WITH TIME ZONE"},
}
_FOLLOWING = (
    "CREATE TABLE followed (address VARCHAR NOT NULL, name TEXT NOT NULL, every_s FLOAT NOT NULL, due_at {moment}, "
    "etag TEXT, last_modified TEXT, digest VARCHAR, tried_at {moment}, good_at {moment}, new_at {moment}, "
    "gap_s FLOAT, failures INTEGER NOT NULL, error TEXT, error_at {moment}, fetched INTEGER NOT NULL, "
    "unchanged INTEGER NOT NULL, PRIMARY KEY (address))",
    "CREATE TABLE followed_pages (source VARCHAR NOT NULL, address VARCHAR NOT NULL, seen_at {moment} NOT NULL, "
    "stated_at {moment}, due_at {moment}, etag TEXT, last_modified TEXT, digest VARCHAR, visits INTEGER NOT NULL, "
    "failures INTEGER NOT NULL, is_sitemap BOOLEAN NOT NULL, title TEXT, publisher TEXT, language VARCHAR, "
    "published TEXT, "
    "PRIMARY KEY (source, address), FOREIGN KEY(source) REFERENCES followed (address))",
    "CREATE INDEX followed_pages_by_due ON followed_pages (due_at)",
    "CREATE TABLE fetches (seq {own}, source VARCHAR NOT NULL, address VARCHAR NOT NULL, "
    "fetched_at {moment} NOT NULL, documents INTEGER NOT NULL, claims INTEGER NOT NULL, refused INTEGER NOT NULL, "
    "size {large} NOT NULL, digest VARCHAR, error TEXT, PRIMARY KEY (seq), "
    "FOREIGN KEY(source) REFERENCES followed (address))",
    "CREATE INDEX fetches_by_source ON fetches (source, seq)",
    "CREATE TABLE deliveries (seq {own}, document VARCHAR NOT NULL, source VARCHAR NOT NULL, "
    "learned_at {moment} NOT NULL, claims INTEGER NOT NULL, PRIMARY KEY (seq), "
    "FOREIGN KEY(document) REFERENCES documents (id), FOREIGN KEY(source) REFERENCES followed (address))",
    "CREATE UNIQUE INDEX deliveries_by_document ON deliveries (document, source)",
    "CREATE INDEX deliveries_by_moment ON deliveries (learned_at)",
)
_FOLLOWING_GUARDED = ("fetches", "deliveries")


def lay_following(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    words = _WORDS[connection.dialect.name]
    for statement in _FOLLOWING:
        connection.execute(text(statement.format(**words)))
    for name in _FOLLOWING_GUARDED:
        guard(name, connection)
