"""Files and folders that get their name once they are whole, so that a half one is never taken for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.errors import LedgerError

_SIGN = ".unfinished-"
_BESIDE = ("", "-wal", "-shm", "-journal", "-lock")


@contextmanager
def finished_file(path: Path) -> Iterator[Path]:
    """A path to write a file at; it becomes `path` when all went well, and is removed when not.

    What an earlier run left there that was cut off is removed too. Raises LedgerError where `path` is taken.
    """
    unfinished = _unfinished(path)
    try:
        yield unfinished
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise _taken(path) from None
        except OSError:
            _refuse_taken(path)
            unfinished.rename(path)
        _settle(path.parent)
    finally:
        _remove(unfinished)


@contextmanager
def finished_folder(path: Path) -> Iterator[Path]:
    """The same for a folder, which is made; an empty one may be there."""
    unfinished = _unfinished(path)
    try:
        unfinished.mkdir()
        yield unfinished
        try:
            unfinished.rename(path)
        except OSError:
            raise _taken(path) from None
        _settle(path.parent)
    finally:
        _remove(unfinished)


def on_the_disk(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _unfinished(path: Path) -> Path:
    _refuse_taken(path)
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} does not exist; make it first")
    for left in path.parent.glob(f".{path.name}{_SIGN}*"):
        if not _is_at_work(left.name.rpartition("-")[2]):
            _remove(left)
    return path.with_name(f".{path.name}{_SIGN}{os.getpid()}")


def _is_at_work(process: str) -> bool:
    if not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return int(process) != os.getpid()


def _refuse_taken(path: Path) -> None:
    if path.is_dir() and not any(path.iterdir()):
        return
    if path.exists():
        raise _taken(path)


def _taken(path: Path) -> LedgerError:
    return LedgerError(f"{path}: there is something already, and nothing is written over; name another place")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    for ending in _BESIDE:
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Wait until a folder's names are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
