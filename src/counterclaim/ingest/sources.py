"""From paths to streams of bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import DocumentError

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, or the standard input: what messages call it, what a document from it is called, and how to open it."""

    source: str
    name: str
    stream: BinaryIO | None = None

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes. Raises DocumentError if they can't be had."""
        if self.stream is not None:
            yield self.stream
            return
        try:
            opened = open(self.source, "rb")  # noqa: SIM115  (closed below; a failure to open is a refusal)
        except OSError as error:
            raise unreadable(self.source, error) from error
        with opened:
            try:
                yield opened
            except OSError as error:
                raise unreadable(self.source, error) from error


def unreadable(source: str, error: OSError) -> DocumentError:
    """The refusal of what the system would not let us read."""
    if isinstance(error, FileNotFoundError):
        return DocumentError(source, "there is no such file or folder; check the path", code="missing")
    why = (error.strerror or type(error).__name__).lower()
    return DocumentError(source, f"can't be read ({why}); check the file and its permissions", code="unreadable")


def sources_of(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Source | DocumentError]:
    """The files of paths in the order given, folders recursed in order of name, hidden files in them left out."""
    for path in paths:
        if path == STDIN:
            yield Source(source="stdin", name="stdin", stream=stdin)
        elif os.path.isdir(path):
            yield from _within(path)
        else:
            yield Source(source=path, name=Path(path).name or path)


def _within(folder: str) -> Iterator[Source | DocumentError]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda one: one.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    found = False
    for entry in entries:
        found = True
        if entry.is_dir(follow_symlinks=False):
            yield from _within(entry.path)
        elif entry.is_file():
            yield Source(source=entry.path, name=entry.name)
        else:
            yield DocumentError(entry.path, "no regular file; give files or folders", code="unreadable")
    if not found:
        yield DocumentError(folder, "an empty folder; give one with documents", code="empty")
