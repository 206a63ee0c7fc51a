"""Backups: a whole ledger in one file, taken while others write, looked through before it counts."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.errors import LedgerError, SettingsError
from counterclaim.store.checks.faults import Checked
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.copies.copying import copy_ledger
from counterclaim.store.copies.unfinished import finished_file, on_the_disk
from counterclaim.store.failures import told
from counterclaim.store.opening import open_engine, place_of
from counterclaim.store.schema.older_copies import copied_file
from counterclaim.store.schema.token_tables import TOKENS

_NAME = "counterclaim-{:%Y%m%dT%H%M%SZ}.db"
_NAMED = re.compile(r"counterclaim-\d{8}T\d{6}Z\.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """Where a backup lies, what a check of it came to, and which older ones had to go."""

    path: Path
    checked: Checked
    removed: tuple[Path, ...] = ()


def back_up(where: str, target: str, clock: Callable[[], datetime], keep: int | None = None) -> Backup:
    """Write a backup of a ledger to a new file, or into a folder under the moment's name, and check it.

    `keep` leaves so many of the newest in the folder; none is removed where the check finds a fault. What others write
    meanwhile is not in it, and does not wait. Raises LedgerError, and SettingsError where `keep` is for no folder.
    """
    folder = Path(target)
    is_folder = target.endswith("/") or folder.is_dir()
    if keep is not None and not is_folder:
        raise SettingsError(f"--keep is for a folder of backups, and {target} is none; end it in / to have it made")
    if is_folder:
        _make(folder)
    path = folder / _NAME.format(clock().astimezone(UTC)) if is_folder else folder
    _write(where, path)
    checked = check_ledger(path)
    removed = _removed(folder, keep) if keep is not None and not checked.faults else ()
    return Backup(path=path, checked=checked, removed=removed)


def _write(where: str, path: Path) -> None:
    place = place_of(where)
    if not isinstance(place, Path):
        copy_ledger(where, str(path))
        return
    engine, name = open_engine(place, create=False)
    try:
        with finished_file(path) as unfinished, told(name), closing(engine.raw_connection()) as connection:
            copied_file(connection.driver_connection, unfinished)
            _without_tokens(unfinished)
    finally:
        engine.dispose()


def _without_tokens(path: Path) -> None:
    """Tokens stay where they were made: one that was revoked since would stand again in a backup that is restored.

    Where a ledger is too damaged for that, the backup is kept as it is: the check that follows tells of the damage.
    """
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.DatabaseError), connection:
        connection.execute("PRAGMA secure_delete = ON")
        for table in reversed(TOKENS):
            connection.execute(f"DELETE FROM {table.name}")
    on_the_disk(path)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{folder}: can't be made: {error.strerror}; name another folder") from error


def _removed(folder: Path, keep: int) -> tuple[Path, ...]:
    """Only what has exactly the name of a backup is ever removed."""
    there = sorted(path for path in folder.iterdir() if _NAMED.fullmatch(path.name))
    leaving = tuple(there[: max(0, len(there) - keep)])
    for path in leaving:
        path.unlink()
    return leaving
