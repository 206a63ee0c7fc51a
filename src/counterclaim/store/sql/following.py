"""Sources that are followed, in SQL; `FollowBook` says what each method does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.errors import LedgerError
from counterclaim.store.failures import told
from counterclaim.store.followed import (
    Brought,
    Delivered,
    Fetch,
    Followed,
    FollowedPage,
    Validators,
)
from counterclaim.store.schema.following_tables import deliveries, fetches, followed, followed_pages
from counterclaim.store.sql.keeping import keep_many
from counterclaim.store.sql.rows import not_before_last
from counterclaim.store.sql.sessions import SqlSessions
from counterclaim.store.sql.stretches import stretches

_VALIDATORS = tuple(field.name for field in fields(Validators))
_ONLY_ONE = 0x636F756E746572
"""What PostgreSQL is asked to lock for whoever follows."""

Row = dict[str, Any]


class SqlFollowing(SqlSessions):
    """The sources of a ledger in a database."""

    @contextmanager
    def following(self) -> Iterator[None]:
        """Be the one that follows; see `FollowBook.following`."""
        if self._engine.dialect.name == "sqlite":
            holding = _sqlite_lock(str(self._engine.url.database), self.name)
        else:
            holding = self._postgresql_lock()
        with holding:
            yield

    def keep_brought(self, many: Iterable[Brought], learned_at: datetime) -> tuple[tuple[bool, ...], ...]:
        """Keep what fetches brought; see `FollowBook.keep_brought`."""
        batch = tuple(many)
        with self._writing() as connection:
            moment = not_before_last(connection, learned_at)
            kept = iter(keep_many(connection, [entry for one in batch for entry in one.entries], moment))
            answers = tuple(tuple([next(kept) for _ in one.entries]) for one in batch)
            _write_over(connection, followed, [_followed_row(one.source) for one in batch])
            _write_over(connection, followed_pages, [_page_row(page) for one in batch for page in one.pages])
            _grow(connection, fetches, [_fetch_row(one.fetch) for one in batch if one.fetch])
            _grow(connection, deliveries, list(_new_deliveries(connection, batch, moment)))
        return answers

    def followed(self) -> tuple[Followed, ...]:
        """All sources; see `FollowBook.followed`."""
        return tuple(map(_followed, self._rows(select(followed).order_by(followed.c.address))))

    def followed_pages(self, source: str, addresses: Sequence[str]) -> tuple[FollowedPage, ...]:
        """Those that the source named before; see `FollowBook.followed_pages`."""
        found: list[FollowedPage] = []
        for some in stretches(addresses):
            of_source = select(followed_pages).where(followed_pages.c.source == source)
            found += map(_page, self._rows(of_source.where(followed_pages.c.address.in_(some))))
        return tuple(sorted(found, key=lambda page: page.address))

    def pages_due(self, moment: datetime, limit: int) -> tuple[FollowedPage, ...]:
        """Pages to be fetched by then; see `FollowBook.pages_due`."""
        due = (
            select(followed_pages)
            .join(followed, followed.c.address == followed_pages.c.source)
            .where(followed_pages.c.due_at <= moment, followed.c.due_at.is_not(None))
            .order_by(
                followed_pages.c.due_at,
                followed_pages.c.stated_at.desc().nulls_last(),
                followed_pages.c.source,
                followed_pages.c.address,
            )
        )
        return tuple(map(_page, self._rows(due.limit(limit))))

    def next_page_due(self) -> datetime | None:
        """When the next page is due; see `FollowBook.next_page_due`."""
        joined = select(followed_pages.c.due_at).join(followed, followed.c.address == followed_pages.c.source)
        due = joined.where(followed_pages.c.due_at.is_not(None), followed.c.due_at.is_not(None))
        return next((row.due_at for row in self._rows(due.order_by(followed_pages.c.due_at).limit(1))), None)

    def fetches(self, source: str | None = None, limit: int = 100) -> tuple[Fetch, ...]:
        """The last fetches that told something; see `FollowBook.fetches`."""
        chosen = select(fetches).order_by(fetches.c.seq.desc()).limit(limit)
        rows = self._rows(chosen if source is None else chosen.where(fetches.c.source == source))
        return tuple(Fetch(**{name: value for name, value in row._mapping.items() if name != "seq"}) for row in rows)

    def delivered(self, since: datetime) -> dict[str, Delivered]:
        """What each source brought since; see `FollowBook.delivered`."""
        numbers = (func.count().label("documents"), func.sum(deliveries.c.claims).label("claims"))
        chosen = select(deliveries.c.source, *numbers).where(deliveries.c.learned_at > since)
        rows = self._rows(chosen.group_by(deliveries.c.source).order_by(deliveries.c.source))
        return {row.source: Delivered(documents=row.documents, claims=int(row.claims)) for row in rows}

    def brought_by(self, document: str) -> tuple[str, ...]:
        """By which sources it came; see `FollowBook.brought_by`."""
        chosen = select(deliveries.c.source).where(deliveries.c.document == document).order_by(deliveries.c.seq)
        return tuple(row.source for row in self._rows(chosen))

    @contextmanager
    def _postgresql_lock(self) -> Iterator[None]:
        """Held by a connection of its own: it ends with the process, however that ends."""
        with told(self.name):
            connection = self._engine.connect()
        with closing(connection):
            with told(self.name):
                held = connection.execute(select(func.pg_try_advisory_lock(_ONLY_ONE))).scalar()
                connection.commit()
            if not held:
                raise _followed_already(self.name)
            try:
                yield
            finally:
                connection.execute(select(func.pg_advisory_unlock(_ONLY_ONE)))


@contextmanager
def _sqlite_lock(path: str, name: str) -> Iterator[None]:
    """A file beside the ledger, which SQLite locks: the lock ends with the process, however that ends."""
    with told(name):
        lock = sqlite3.connect(f"{path}-follow", timeout=0, isolation_level=None, check_same_thread=False)
    with closing(lock):
        try:
            with told(name):
                lock.execute("BEGIN EXCLUSIVE")
        except LedgerError as error:
            if "in use" in str(error):
                raise _followed_already(name) from error
            raise
        yield


def _followed_already(name: str) -> LedgerError:
    return LedgerError(f"{name}: another `counterclaim follow` works on this ledger; stop it first, or let it go on")


def _write_over(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, or put them in the place of those of the same key; of several of one key the last counts."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    last = {tuple(row[key] for key in keys): row for row in rows}
    making = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = making(table)
    others = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), list(last.values()))


def _grow(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _new_deliveries(connection: Connection, batch: Sequence[Brought], moment: datetime) -> Iterator[Row]:
    """Which documents came by which sources, those pairs left out that are known."""
    pairs: dict[tuple[str, str], int] = {}
    for one in batch:
        for entry in one.entries:
            pairs.setdefault((entry.document.id, one.source.address), len(entry.claims))
        for key in one.known:
            pairs.setdefault((key, one.source.address), 0)
    known: set[tuple[str, str]] = set()
    for some in stretches(document for document, _ in pairs):
        chosen = select(deliveries.c.document, deliveries.c.source).where(deliveries.c.document.in_(some))
        known |= {(row.document, row.source) for row in connection.execute(chosen)}
    for (document, source), claims in pairs.items():
        if (document, source) not in known:
            yield {"document": document, "source": source, "learned_at": moment, "claims": claims}


def _followed_row(source: Followed) -> Row:
    return _row(source) | {"name": _plain(source.name), "error": _plain(source.error)}


def _page_row(page: FollowedPage) -> Row:
    return _row(page) | {name: _plain(getattr(page, name)) for name in ("title", "publisher", "published")}


def _fetch_row(fetch: Fetch) -> Row:
    return {field.name: getattr(fetch, field.name) for field in fields(fetch)} | {"error": _plain(fetch.error)}


def _row(value: Followed | FollowedPage) -> Row:
    row = {field.name: getattr(value, field.name) for field in fields(value) if field.name != "validators"}
    return row | {name: _plain(getattr(value.validators, name)) for name in _VALIDATORS}


def _plain(words: str | None) -> str | None:
    """Without what databases refuse in a text: nulls, and halves of surrogate pairs."""
    return words and words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _values(row: Any) -> Mapping[str, Any]:
    values = dict(row._mapping)
    return values | {"validators": Validators(**{name: values.pop(name) for name in _VALIDATORS})}


def _followed(row: Any) -> Followed:
    return Followed(**_values(row))


def _page(row: Any) -> FollowedPage:
    return FollowedPage(**_values(row))
