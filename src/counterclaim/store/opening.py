"""Opens the database that a ledger is kept in, and says in one line why it can't be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from counterclaim.errors import LedgerError
from counterclaim.store.migrations import VERSION, found_version, prepare, refuse_newer
from counterclaim.store.shapes import json_text, record_of

WRITING = {"counterclaim_writes": True}
PATIENCE_S = 10.0
CACHE_KIB = 200_000
"""What a connection holds of the file in memory at most; a large index is written piecemeal with less."""

_MEANINGS = (
    ("is not a database", "not a ledger of counterclaim; name another file with --ledger"),
    ("malformed", "the ledger is damaged; restore a copy, or run `sqlite3 FILE .recover`"),
    ("locked", "the ledger is in use by another program; try again when it is done"),
    ("readonly", "the ledger can't be written; check the permissions of the file and its folder"),
    ("unable to open", "the ledger can't be opened; check the permissions of the file and its folder"),
    ("disk is full", "no room left on the disk; nothing of this batch was written"),
    ("disk I/O", "the disk failed; nothing of this batch was written"),
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns what a database raises into one line for people."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise LedgerError(f"{where}: {_meaning(error)}") from error


def open_engine(
    where: str | Path, *, create: bool, migrate: bool = False, patience_s: float = PATIENCE_S
) -> tuple[Engine, str]:
    """A database ready to be a ledger, and its name for messages.

    `where` is a path of a SQLite file, or a database URL ("postgresql+psycopg://…"). `create` lays out a ledger where
    there is none, and brings an older one up to date, which `migrate` does alone; without them both are refused.
    `patience_s` is how long to wait
    for another writer. Raises LedgerError.
    """
    is_url = isinstance(where, str) and "://" in where
    name = make_name(str(where)) if is_url else str(where)
    if not is_url:
        _check_path(Path(where), create=create)
    with told(name):
        engine = (
            create_engine(str(where), json_serializer=json_text, json_deserializer=record_of)
            if is_url
            else _sqlite(Path(where), patience_s)
        )
        try:
            _make_ready(engine, name, create=create, migrate=migrate or create)
        except BaseException:
            engine.dispose()
            raise
    return engine, name


def wait_for_other_writers(connection: Connection) -> None:
    """Hold the right to write until the transaction ends, so that order and moments have one answer.

    SQLite's transactions are begun so; elsewhere a lock on the first table does it, and readers go on.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE")


def make_name(url: str) -> str:
    """A database URL as messages show it, without its password. Raises LedgerError if it is none."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError as error:
        raise LedgerError(f"{url}: not the address of a database") from error


def _make_ready(engine: Engine, name: str, *, create: bool, migrate: bool) -> None:
    with engine.connect() as connection:
        found = found_version(connection, name)
    if found is not None:
        refuse_newer(found, VERSION, name)
    if found == VERSION:
        return
    if found is None and not create:
        raise LedgerError(f"{name}: holds no ledger yet; run `counterclaim add` with it first")
    if not migrate:
        state = f"a ledger of the older version {found}"
        raise LedgerError(f"{name}: {state}; run `counterclaim reconcile` with it first, which brings it up to date")
    _keep_a_journal(engine)
    with engine.execution_options(**WRITING).begin() as connection:
        prepare(connection, name)


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, a ledger is a file; name one with --ledger")
    if not path.exists():
        if not create:
            raise LedgerError(f"{path}: no ledger here; make one with `counterclaim add`, or name one with --ledger")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: the folder {path.parent} does not exist; make it first")


def _sqlite(path: Path, patience_s: float) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(
        url, creator=lambda: _connect(path, patience_s), json_serializer=json_text, json_deserializer=record_of
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, patience_s: float) -> sqlite3.Connection:
    """A connection whose transactions are begun by us alone, so that a read is one snapshot."""
    place, is_address = str(path), False
    if not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists():
        place, is_address = f"{path.absolute().as_uri()}?immutable=1", True
    connection = sqlite3.connect(
        place, timeout=patience_s, isolation_level=None, check_same_thread=False, uri=is_address
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _keep_a_journal(engine: Engine) -> None:
    """Lets others read while one writes. The file remembers it."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("counterclaim_writes")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _meaning(error: Exception) -> str:
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    return next((meaning for sign, meaning in _MEANINGS if sign in cause), cause)
