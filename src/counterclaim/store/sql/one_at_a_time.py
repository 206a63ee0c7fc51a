"""One process at a time reconciles a ledger; the right to it ends with the process that has it, however that ends."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from counterclaim.store.failures import told
from counterclaim.store.sql.sqlite import IN_MEMORY

LOOK_AGAIN_S = 0.1
BESIDE = "-lock"
"""Ends the name of the empty file, beside the ledger's own, that is locked meanwhile."""

_TRY = text("SELECT pg_try_advisory_lock(hashtext('counterclaim reconciles ' || current_schema()))")


@contextmanager
def the_only_one(engine: Engine, name: str, waits: Callable[[], None]) -> Generator[None, None, None]:
    """Hold the right to reconcile; where another has it, calls `waits` once and waits. Raises LedgerError."""
    held = _on_a_server(engine, waits) if engine.dialect.name == "postgresql" else _beside(engine, waits)
    with told(name):
        next(held)
    try:
        yield
    finally:
        held.close()


def _on_a_server(engine: Engine, waits: Callable[[], None]) -> Generator[None, None, None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _wait(lambda: _taken(connection), waits)
        try:
            yield
        finally:
            with suppress(DBAPIError):
                connection.invalidate()


def _taken(connection: Connection) -> bool:
    return bool(connection.scalar(_TRY))


def _beside(engine: Engine, waits: Callable[[], None]) -> Generator[None, None, None]:
    """By a lock on an empty database, which works wherever the ledger's own locks do.

    The file stays: whoever waits for it has it open. Where a file system locks nothing, two may reconcile at once; then
    `Ledger.put_changes` lets one of them go about it again.
    """
    database = engine.url.database
    if not database or database == IN_MEMORY:
        yield
        return
    beside = Path(f"{database}{BESIDE}")
    with closing(sqlite3.connect(beside, timeout=0, isolation_level=None, check_same_thread=False)) as connection:
        _wait(lambda: _locked(connection), waits)
        yield


def _locked(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True


def _wait(taken: Callable[[], bool], waits: Callable[[], None]) -> None:
    if taken():
        return
    waits()
    while not taken():
        time.sleep(LOOK_AGAIN_S)
