"""A ledger's connections to a file of SQLite."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, FromClause, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine.interfaces import DBAPICursor

from counterclaim.errors import LedgerError
from counterclaim.store.shapes import json_text, record_of

WRITES = "counterclaim_writes"
"""The execution option of a transaction that will write."""

LOOK_AGAIN_S = 0.05
IN_MEMORY = ":memory:"
CACHE_KIB = 32_000
"""What a connection holds of the file in memory at most; what lies beyond, the system holds for all processes."""


class _HintedSQLite(SQLiteCompiler):
    """Writes `INDEXED BY …` and `NOT INDEXED` behind a table's name; SQLAlchemy leaves such hints out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """The hint as it was given."""
        return text


def sqlite_engine(path: Path, patience_s: float) -> Engine:
    """Connections to this file that wait so long for another writer."""
    url = URL.create("sqlite", database=_whole(path))
    engine = create_engine(
        url, creator=lambda: _connect(path, patience_s), json_serializer=json_text, json_deserializer=record_of
    )
    engine.dialect.statement_compiler = _HintedSQLite
    event.listen(engine, "begin", _begin)
    return engine


def check_path(path: Path, *, create: bool) -> None:
    """Raise LedgerError where a file of this path can be no ledger, or there is none and none is to be made."""
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, a ledger is a file; name one with --ledger")
    if not path.exists():
        if not create:
            raise LedgerError(f"{path}: no ledger here; make one with `counterclaim add`, or name one with --ledger")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: the folder {path.parent} does not exist; make it first")


def keep_a_journal(engine: Engine) -> None:
    """Lets others read while one writes. The file remembers it.

    SQLite does not wait for others here, so that is done by trying again.
    """
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout")
        told = cursor.fetchone()
        until = time.monotonic() + (told[0] if told else 0) / 1000
        while not _keeps_a_journal(cursor, is_last=time.monotonic() > until):
            time.sleep(LOOK_AGAIN_S)


def _keeps_a_journal(cursor: DBAPICursor, *, is_last: bool) -> bool:
    """Whether the file has its journal now; False where another is at it, which is an error the last time."""
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if is_last or "locked" not in str(error):
            raise
        return False
    return True


def _connect(path: Path, patience_s: float) -> sqlite3.Connection:
    """A connection whose transactions are begun by us alone, so that a read is one snapshot."""
    place, is_address = _whole(path), False
    if not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists():
        place, is_address = f"{path.absolute().as_uri()}?immutable=1", True
    connection = sqlite3.connect(
        place, timeout=patience_s, isolation_level=None, check_same_thread=False, uri=is_address
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _whole(path: Path) -> str:
    """The path from the root: SQLite may take "file:x" for an address, and a process may change its folder."""
    return str(path) if str(path) == IN_MEMORY else str(path.absolute())


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
