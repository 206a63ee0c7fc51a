"""Opens the database that a ledger is kept in: a file of SQLite, or PostgreSQL."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from counterclaim.errors import LedgerError
from counterclaim.store.checks.wholeness import refuse_cut_short
from counterclaim.store.failures import told
from counterclaim.store.patience import heed_deadlines
from counterclaim.store.schema.migrations import VERSION, found_version, prepare, refuse_newer
from counterclaim.store.schema.older_copies import keep_older
from counterclaim.store.sql import postgresql
from counterclaim.store.sql.sqlite import WRITES, check_path, keep_a_journal, sqlite_engine

WRITING = {WRITES: True}

PATIENCE_S = 30.0
"""So long eight writers on a busy machine may have to wait for their turn."""


def open_engine(
    where: str | Path, *, create: bool, migrate: bool = False, patience_s: float = PATIENCE_S
) -> tuple[Engine, str]:
    """A database ready to be a ledger, and its name for messages.

    `where` is a path of a SQLite file, or a database URL ("postgresql://…"). `create` lays out a ledger where there is
    none, and brings an older one up to date, which `migrate` does alone; without them both are refused. `patience_s` is
    how long to wait for another writer. Raises LedgerError.
    """
    place = place_of(where)
    if isinstance(place, Path):
        check_path(place, create=create)
        if place.exists():
            refuse_cut_short(place)
    engine, name = unopened_engine(place, patience_s)
    with told(name):
        try:
            _make_ready(engine, name, create=create, migrate=migrate or create)
        except BaseException:
            engine.dispose()
            raise
    return engine, name


def unopened_engine(place: Path | URL, patience_s: float = PATIENCE_S) -> tuple[Engine, str]:
    """A database as it is, whether it is a ledger or not, and its name for messages."""
    if isinstance(place, Path):
        engine, name = sqlite_engine(place, patience_s), str(place)
    else:
        engine, name = postgresql.postgresql_engine(place, patience_s), place.render_as_string(hide_password=True)
    heed_deadlines(engine)
    return engine, name


def wait_for_other_writers(connection: Connection) -> None:
    """Hold the right to write until the transaction ends, so that order and moments have one answer.

    SQLite's transactions are begun so; elsewhere a lock on the first table does it, and readers go on.
    """
    if connection.dialect.name == "postgresql":
        postgresql.wait_for_other_writers(connection)


def make_name(url: str) -> str:
    """A database URL as messages show it, without its password. Raises LedgerError if it is none."""
    return _url(url).render_as_string(hide_password=True)


def place_of(where: str | Path) -> Path | URL:
    """The file, or the address of a server, that a ledger is in."""
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    url = _url(where)
    sort = url.drivername.partition("+")[0]
    if sort == "sqlite" and url.database:
        return Path(url.database)
    if sort not in postgresql.NAMES:
        raise LedgerError(f"{make_name(where)}: a ledger is a file, or in PostgreSQL (postgresql://USER@HOST/DATABASE)")
    return url


def _url(words: str) -> URL:
    try:
        return make_url(words)
    except (ArgumentError, ValueError):
        raise LedgerError(f"{words.partition('://')[0]}://…: not the address of a database") from None


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
    is_file = engine.dialect.name == "sqlite"
    if is_file:
        keep_a_journal(engine)
        if found is not None:
            with closing(engine.raw_connection()) as connection:
                keep_older(Path(name), found, connection.driver_connection)
    with engine.execution_options(**(WRITING if is_file else postgresql.MAKING)).begin() as connection:
        if not is_file:
            postgresql.wait_for_other_makers(connection)
        prepare(connection, name)
