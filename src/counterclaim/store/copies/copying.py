"""Copies a ledger between SQLite, PostgreSQL and Parquet, all tables and moments, and shows that nothing differs.

A copy that was cut off leaves nothing that could be taken for a whole one: files are written under another name, and
PostgreSQL gets everything in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, inspect, text

from counterclaim.errors import LedgerError
from counterclaim.store.checks.digesting import Digests
from counterclaim.store.copies.parquet_folders import ParquetSource, is_folder, parquet_target
from counterclaim.store.copies.plain_rows import Form, PlainRow, PlainTable, rows_of, snapshot, write_rows
from counterclaim.store.copies.unfinished import finished_file, on_the_disk
from counterclaim.store.failures import told
from counterclaim.store.opening import make_name, open_engine, place_of, unopened_engine
from counterclaim.store.schema.migrations import prepare
from counterclaim.store.schema.whole_ledgers import plain_tables
from counterclaim.store.sql import postgresql
from counterclaim.store.sql.facets import fill_facets
from counterclaim.store.sql.sqlite import WRITES, keep_a_journal


class Source(Protocol):
    """Where the rows of a ledger come from; the same at each call."""

    name: str

    def rows(self, table: PlainTable) -> Iterator[PlainRow]:
        """The rows of a table, in its order."""


class Target(Protocol):
    """Where they go; what was written can be read again before it counts."""

    def write(self, table: PlainTable, rows: Iterator[PlainRow]) -> None:
        """Write all rows of a table."""

    def rows(self, table: PlainTable) -> Iterator[PlainRow]:
        """What was written."""

    def finish(self, digests: Digests) -> None:
        """Note what was written, where that is kept with it."""


Note = Callable[[str], None]


def copy_ledger(source: str, target: str, note: Note = lambda _: None) -> Digests:
    """Copy the ledger at one place to another that holds nothing yet; the digests, which are those of both sides.

    A place is a path of a SQLite file, a database URL, or a folder of Parquet files (a path that ends in "/" or
    ".parquet", or a folder that is there). `note` is told of each table. Raises LedgerError.
    """
    with opened_source(source) as coming, opened_target(target) as going:
        digests, again = Digests(), Digests()
        for table in plain_tables():
            note(table.name)
            going.write(table, digests.through(table, coming.rows(table)))
        going.finish(digests)
        for table in plain_tables():
            note(f"{table.name}, read again")
            for _ in again.through(table, going.rows(table)):
                pass
        if differing := digests.differing(again):
            raise LedgerError(
                f"{shown_place(target)}: what was written is not what was read, in {', '.join(differing)}; nothing kept"
            )
    return digests


def digests_of(where: str) -> Digests:
    """The digests of the ledger at a place. Raises LedgerError."""
    digests = Digests()
    with opened_source(where) as coming:
        for table in plain_tables():
            for _ in digests.through(table, coming.rows(table)):
                pass
    return digests


def shown_place(where: str) -> str:
    """A place as messages show it, without a password."""
    return make_name(where) if "://" in where else where


class DatabaseSource:
    """A ledger in a database, as it is at one moment."""

    def __init__(self, name: str, connection: Connection) -> None:
        self.name, self.connection = name, connection

    def rows(self, table: PlainTable) -> Iterator[PlainRow]:
        """The rows of a table, in its order."""
        return rows_of(self.connection, table)


class DatabaseTarget(DatabaseSource):
    """A database that becomes a ledger."""

    def write(self, table: PlainTable, rows: Iterator[PlainRow]) -> None:
        """Write all rows of a table, and let its numbers go on from there."""
        write_rows(self.connection, table, rows)
        if self.connection.dialect.name == "postgresql" and table.columns.get("seq") is Form.NUMBER:
            last = f"(SELECT max(seq) FROM {table.name})"
            sequence = f"pg_get_serial_sequence('{table.name}', 'seq')"
            self.connection.execute(text(f"SELECT setval({sequence}, {last}) WHERE {last} IS NOT NULL"))

    def finish(self, digests: Digests) -> None:
        """Make what filters look at, which follows from the rows."""
        fill_facets(self.connection)


@contextmanager
def opened_source(where: str) -> Iterator[Source]:
    """The ledger at a place, to be read. Raises LedgerError."""
    if is_folder(where):
        yield ParquetSource(Path(where))
        return
    engine, name = open_engine(where, create=False)
    try:
        with told(name), snapshot(engine) as connection:
            yield DatabaseSource(name, connection)
    finally:
        engine.dispose()


@contextmanager
def opened_target(where: str) -> Iterator[Target]:
    """A place that holds nothing yet, to be written; it holds a ledger once this is left without an error."""
    place = where if is_folder(where) else place_of(where)
    if isinstance(place, str):
        with parquet_target(Path(place)) as folder:
            yield folder
    elif isinstance(place, Path):
        with finished_file(place) as unfinished, sqlite_target(unfinished) as target:
            yield target
    else:
        engine, name = unopened_engine(place)
        try:
            with told(name), engine.execution_options(**postgresql.MAKING).begin() as connection:
                postgresql.wait_for_other_makers(connection)
                if inspect(connection).get_table_names():
                    raise LedgerError(f"{name}: holds something already; copy to an empty database or schema")
                prepare(connection, name)
                with foreign_told(name):
                    yield DatabaseTarget(name, connection)
        finally:
            engine.dispose()


@contextmanager
def sqlite_target(path: Path) -> Iterator[DatabaseTarget]:
    """A new file that becomes a ledger of SQLite; it is on the disk when this is left without an error."""
    engine, name = unopened_engine(path)
    try:
        with told(name):
            with engine.connect() as connection:
                for hasty in ("journal_mode = MEMORY", "synchronous = OFF"):
                    connection.connection.cursor().execute(f"PRAGMA {hasty}")
                with connection.execution_options(**{WRITES: True}).begin():
                    prepare(connection, name)
                    yield DatabaseTarget(name, connection)
            keep_a_journal(engine)
    finally:
        engine.dispose()
    on_the_disk(path)


@contextmanager
def foreign_told(name: str) -> Iterator[None]:
    """What the driver of PostgreSQL raises itself, where rows are streamed past SQLAlchemy, as one line."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise LedgerError(f"{name}: {str(error).splitlines()[0]}; nothing was kept") from error
