"""Reads all that can still be read in a damaged file of SQLite, row by row where it has to, into a file of plain rows.

The damaged file is never opened itself: a copy is, filled up to its full length. Indexes are not used.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from counterclaim.errors import LedgerError
from counterclaim.store.checks.wholeness import extent_of
from counterclaim.store.copies.plain_rows import Plain
from counterclaim.store.salvage.raw_pages import SHAPED, rows_in_pages
from counterclaim.store.schema.migrations import VERSION
from counterclaim.store.schema.tables import WORKING, metadata
from counterclaim.store.schema.whole_ledgers import carried_tables
from counterclaim.store.sealing import CONTENT

ROWS_AT_ONCE = 1_000
_BROKEN = (sqlite3.Error, UnicodeDecodeError)

_USUAL_PAGE_BYTES = 4_096
_NEEDED = ("documents", "readings", "claims")

_SINCE = {
    **dict.fromkeys(("supersessions", "judgements", "revocations"), 2),
    **dict.fromkeys(("losses", "followed", "followed_pages", "fetches", "deliveries"), 3),
}
"""Tables that ledgers have since that version."""

ALL = 0
"""The number that stands for a whole table that is not there to be read."""
_LEAST_ROW_BYTES = 4
"""A file can't hold more rows than so: a higher number is damage itself."""

_NUMBERED = {"claims": ("seq", "reading"), "readings": ("seq", "seal")}
_BY_ROW = ("seq", "seal")
_FOLLOWING = ("sources", "grounds")
"""Tables that follow from the others, and are made anew."""


def asked_tables() -> Mapping[str, tuple[str, ...]]:
    """The tables to be saved, and which of their columns: what follows from others is left out."""
    asked: dict[str, tuple[str, ...]] = {}
    for table in carried_tables():
        names = tuple(column.name for column in table.columns)
        if table.name in CONTENT:
            extra = _NUMBERED.get(table.name, _BY_ROW)
            asked[table.name] = (*(name for name in extra if name in names), *CONTENT[table.name])
        elif table not in WORKING and table.name not in _FOLLOWING:
            asked[table.name] = names
    return asked


def salvage(damaged: Path, found: Path) -> dict[str, list[int]]:
    """Put all rows that can be read into a new file; for each table the numbers of the rows that can't be.

    Rows that are missing without the database noticing are none of these. Where not even the list of tables can be
    read, rows are looked for page by page. Raises LedgerError where none is found.
    """
    work = found.with_name(f"{found.name}-damaged")
    try:
        _copied(damaged, work)
        with closing(_opened(work)) as source, closing(sqlite3.connect(found)) as target:
            target.text_factory = _any_text
            for name, columns in asked_tables().items():
                named = ", ".join(f'"{column}"' for column in columns)
                target.execute(f'CREATE TABLE "{name}" (of_row INTEGER PRIMARY KEY, {named})')
            if all(_columns(source, name) for name in _NEEDED):
                lost = _by_tables(source, target)
            else:
                source.close()
                lost = _by_pages(work, damaged, target)
            for name, column in (("documents", "id"), ("claims", "reading"), ("readings", "document")):
                target.execute(f'CREATE INDEX "by_{name}" ON "{name}" ("{column}")')
            target.commit()
            return lost
    finally:
        for ending in ("", "-wal", "-shm"):
            Path(f"{work}{ending}").unlink(missing_ok=True)


def _copied(damaged: Path, work: Path) -> None:
    extent = extent_of(damaged)
    for ending in ("", "-wal"):
        if Path(f"{damaged}{ending}").exists():
            shutil.copyfile(f"{damaged}{ending}", f"{work}{ending}")
    if extent is not None:
        with work.open("r+b") as stream:
            stream.truncate(max(extent.pages * extent.page_bytes, extent.file_bytes))


def _by_tables(source: sqlite3.Connection, target: sqlite3.Connection) -> dict[str, list[int]]:
    lost: dict[str, list[int]] = {}
    version = _version(source)
    for name, columns in asked_tables().items():
        lost[name] = _saved(source, target, name, columns)
        if lost[name] == [ALL] and version < _SINCE.get(name, 1):
            lost[name] = []
    return lost


def _by_pages(work: Path, damaged: Path, target: sqlite3.Connection) -> dict[str, list[int]]:
    """Rows by their shapes. A page that was in use before may hold an older form of a row: one with a seal is newer."""
    extent, asked = extent_of(damaged), asked_tables()
    ordered = {name: list(metadata.tables[name].columns.keys()) for name in asked}
    places = {name: [ordered[name].index(column) for column in columns] for name, columns in asked.items()}
    number = 0
    for name, row, values in rows_in_pages(work, extent.page_bytes if extent else _USUAL_PAGE_BYTES):
        is_sealed = "seal" not in ordered[name] or values[ordered[name].index("seal")] is not None
        told = [row if ordered[name][at] == "seq" else _storable(values[at]) for at in places[name]]
        verb = "REPLACE" if is_sealed else "IGNORE"
        target.execute(f'INSERT OR {verb} INTO "{name}" VALUES ({", ".join("?" * (len(told) + 1))})', [row, *told])
        number += 1
    if not number:
        raise LedgerError(f"{damaged}: no row of a ledger can be read in it any more: restore a backup")
    return {name: [] if name in SHAPED else [ALL] for name in asked}


def _opened(work: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(work, isolation_level=None)
    connection.text_factory = _any_text
    with suppress(*_BROKEN):
        connection.execute("PRAGMA writable_schema = ON")
    return connection


def _version(source: sqlite3.Connection) -> int:
    """The version of the ledger; this one where that can't be read any more."""
    try:
        return source.execute("SELECT max(version) FROM schema_version").fetchone()[0] or VERSION
    except _BROKEN:
        return VERSION


def _any_text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


def _saved(source: sqlite3.Connection, target: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> list[int]:
    """Save one table; the numbers of rows that can't be read."""
    known = _columns(source, name)
    told = ", ".join(f'"{column}"' if column in known else "NULL" for column in columns)
    statement = f'SELECT rowid, {told} FROM "{name}" NOT INDEXED WHERE rowid BETWEEN ? AND ?'
    insert = f'INSERT OR IGNORE INTO "{name}" VALUES ({", ".join("?" * (len(columns) + 1))})'
    lost: list[int] = []
    if not known:
        return [ALL]
    end, first = _last(source, name), 1
    while first <= end:
        number, before = 0, len(lost)
        for rows in _readable(source, statement, (first, first + ROWS_AT_ONCE - 1), lost):
            target.executemany(insert, ([_storable(value) for value in row] for row in rows))
            number += len(rows)
        first += ROWS_AT_ONCE
        if not number and len(lost) == before:
            first = _next(source, name, first, end)
    return [number for number in lost if number <= end]


def _next(source: sqlite3.Connection, name: str, first: int, end: int) -> int:
    """The number of the next row there is, so that nobody counts through a gap that a wrong number makes."""
    try:
        chosen = source.execute(
            f'SELECT rowid FROM "{name}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1', (first,)
        )
        found = chosen.fetchone()
    except _BROKEN:
        return first
    return int(found[0]) if found else end + 1


def _readable(
    source: sqlite3.Connection, statement: str, within: tuple[int, int], lost: list[int]
) -> Iterator[list[tuple[Plain, ...]]]:
    """The rows of these numbers, in ever smaller stretches where the database stumbles."""
    first, last = within
    try:
        yield source.execute(statement, within).fetchall()
    except _BROKEN:
        if first == last:
            lost.append(first)
            return
        middle = (first + last) // 2
        yield from _readable(source, statement, (first, middle), lost)
        yield from _readable(source, statement, (middle + 1, last), lost)


def _storable(value: Plain) -> Plain | bytes:
    """Bytes that are no text stay as they are."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogateescape")
    return value


def _columns(source: sqlite3.Connection, name: str) -> set[str]:
    try:
        return {row[1] for row in source.execute(f'PRAGMA table_info("{name}")')}
    except _BROKEN:
        return set()


def _last(source: sqlite3.Connection, name: str) -> int:
    """The highest number of a row, by whichever way the database can still tell it."""
    found = [0]
    for statement in (
        f'SELECT max(rowid) FROM "{name}"',
        f'SELECT count(*) FROM "{name}"',
        f'SELECT rowid FROM "{name}" ORDER BY rowid DESC LIMIT 1',
        f"SELECT max(reading) FROM claims WHERE '{name}' = 'readings'",
        f"SELECT reading FROM reconciled WHERE '{name}' = 'readings'",
    ):
        try:
            found += [int(row[0] or 0) for row in source.execute(statement)]
        except (*_BROKEN, ValueError):
            continue
    pages = source.execute("PRAGMA page_count").fetchone()[0]
    size = source.execute("PRAGMA page_size").fetchone()[0]
    return max(one for one in found if one <= pages * size // _LEAST_ROW_BYTES)


@contextmanager
def workspace(target: Path) -> Iterator[Path]:
    """A path beside a file for what can be read; it is removed in the end."""
    path = target.with_name(f"{target.name}-found")
    try:
        yield path
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
