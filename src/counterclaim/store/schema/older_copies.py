"""A file of a ledger as it is, page by page; kept beside it before a newer version changes its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from counterclaim.store.copies.unfinished import finished_file, on_the_disk


def copied_file(source: Any, target: Path) -> None:
    """Write what a connection of SQLite sees at this moment to a new file; others may go on writing."""
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        source.backup(connection)
    on_the_disk(target)


def older_copy(path: Path, version: int) -> Path:
    """Where a ledger is kept as it was before it was brought up from that version."""
    return path.with_name(f"{path.name}.version-{version}")


def keep_older(path: Path, version: int, source: Any) -> None:
    """Keep a file as it is; an earlier copy of it from the same version is left as it is."""
    kept = older_copy(path, version)
    if not kept.exists():
        with finished_file(kept) as unfinished:
            copied_file(source, unfinished)


def older_copies(path: Path) -> set[Path]:
    """All that were kept beside this file so far."""
    return set(path.parent.glob(f"{path.name}.version-*")) if path.parent.is_dir() else set()
