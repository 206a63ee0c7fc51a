"""Files that are there whole or not at all: what a run that is cut off leaves behind can be gone on with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from counterclaim.errors import CorpusError
from counterclaim.store.shapes import json_text


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name to write under; the file gets its own name once all of it is on the disk. Raises CorpusError.

    Two that write the same file at once write the same bytes, and the later takes the place of the earlier.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{uuid4().hex} {path.name}")
        try:
            yield unfinished
            _lay_down(unfinished)
            unfinished.replace(path)
        finally:
            with suppress(FileNotFoundError):
                unfinished.unlink()
    except OSError as error:
        raise unwritable(path, error) from error


def write_record(path: Path, record: dict[str, Any]) -> None:
    """A JSON object as a file. Raises CorpusError."""
    with whole_file(path) as unfinished:
        unfinished.write_text(json_text(record) + "\n", encoding="utf-8")


def read_record(path: Path) -> dict[str, Any] | None:
    """The JSON object in a file; null where there is no such file. Raises CorpusError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CorpusError(f"{path}: can't be read ({_why(error)}); check its permissions") from error
    except ValueError as error:
        raise CorpusError(f"{path}: not JSON; remove it and run the same command again") from error
    if not isinstance(found, dict):
        raise CorpusError(f"{path}: not a JSON object; remove it and run the same command again")
    return found


def holds_something(folder: Path) -> bool:
    """Whether there is anything in a folder, beside what a run that was cut off had begun to write."""
    return folder.exists() and any(not path.name.startswith(".") for path in folder.iterdir())


def sweep(folder: Path) -> None:
    """Remove from a folder what runs that were cut off had begun to write."""
    for path in folder.glob(".*"):
        path.unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> CorpusError:
    """The error that says why a file can't be written."""
    return CorpusError(f"{path}: can't be written ({_why(error)}); make room or check the folder, then run it again")


def _lay_down(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
