"""From paths to streams of bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from counterclaim.errors import DocumentError
from counterclaim.ingest.stating import Stated

STDIN = "-"


class More(TypedDict, total=False):
    """What is known of a part beside its bytes."""

    stated: Stated | None
    charset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes to be recognised: a file, the standard input, what was fetched from an address, a part of an archive.

    `source` is what messages call it, `place` where in that it lies ("reports/a.html" in an archive; empty for the
    whole), `name` what a document from it is called. `stream` has its bytes; null where `source` is a file to be
    opened. `stated` and `charset` go to the documents in it (`RawDocument`).
    """

    source: str
    name: str
    stream: BinaryIO | None = None
    place: str = ""
    stated: Stated | None = None
    charset: str | None = None

    def refusal(self, reason: str, code: str, place: str = "") -> DocumentError:
        """The error that says why this, or what is at that place in it, can't be used."""
        return DocumentError(self.source, reason, place=": ".join(filter(None, (self.place, place))), code=code)

    def part(self, place: str, name: str, stream: BinaryIO, **more: Unpack[More]) -> Source:
        """A part of this, at that place in it; `stream` need last only until the next part is asked for."""
        inner = ": ".join(filter(None, (self.place, place)))
        return Source(source=self.source, name=name, stream=stream, place=inner, **more)

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
    """The files in a folder and in those within it; links to folders are not followed, so there are no loops."""
    open_folders = [_entries(folder)]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, DocumentError):
            yield entry
        elif entry.is_dir(follow_symlinks=False):
            open_folders.append(_entries(entry.path))
        else:
            yield _file(entry)


def _entries(folder: str) -> Iterator[os.DirEntry[str] | DocumentError]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda one: one.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    if not entries:
        yield DocumentError(folder, "an empty folder; give one with documents", code="empty")
    yield from entries


def _file(entry: os.DirEntry[str]) -> Source | DocumentError:
    try:
        if entry.is_file():
            return Source(source=entry.path, name=entry.name)
        if entry.is_dir():
            return DocumentError(entry.path, "a link to a folder; give that folder itself", code="unreadable")
    except OSError as error:
        return unreadable(entry.path, error)
    if entry.is_symlink():
        return DocumentError(entry.path, "a link that leads nowhere; mend or remove it", code="missing")
    return DocumentError(entry.path, "no regular file; give files or folders", code="unreadable")
