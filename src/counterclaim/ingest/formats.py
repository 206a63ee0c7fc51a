"""The ways in which documents are written down: those that hold one or few, and those that hold many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.model.document import Document

Recognises = Callable[[bytes, str], bool]
"""Whether it is this format, by the first bytes (in UTF-8) and the name."""

Extracts = Callable[[RawDocument, Limits, date | None], Iterable[Document | DocumentError]]
"""The documents in these bytes, and what is refused of them; at least one of either, or DocumentError is raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What holds one document, or a few that are read together; held in memory whole.

    `by_line` is set where each line is one; else the whole is one. `binary` is set where its bytes are no text.
    `libraries` are the packages that do the work, `edition` grows with each change of ours after which other text comes
    out.
    """

    name: str
    title: str
    recognises: Recognises
    extract: Extracts
    by_line: bool = False
    binary: bool = False
    edition: int = 1
    libraries: tuple[str, ...] = ()

    def extractor(self) -> str:
        """Who made the text: "page 1 (trafilatura 2.0.0)"."""
        return _extractor(self.name, self.edition, self.libraries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """What holds parts that are recognised each by itself: an archive, a table. Never held in memory whole.

    `parts` gives them in order; the stream of one need last only until the next is asked for. What can't be used comes
    as its refusal, and the rest goes on where it can. A part whose format is known (a row of a table) is given as a
    RawDocument.
    """

    name: str
    title: str
    recognises: Recognises
    parts: Callable[[Source, BinaryIO, Limits], Iterator[Source | RawDocument | DocumentError]]


def one(extract: Callable[[RawDocument, Limits, date | None], Document]) -> Extracts:
    """The extractor of a format that holds a single document."""
    return lambda raw, limits, published_on: (extract(raw, limits, published_on),)


def by_its_container(head: bytes, name: str) -> bool:
    """Of a format that is never met by itself: what holds such documents says that they are it."""
    return False


@cache
def _extractor(name: str, edition: int, libraries: tuple[str, ...]) -> str:
    made_with = ", ".join(f"{library} {version(library)}" for library in libraries)
    return f"{name} {edition} ({made_with})" if made_with else f"{name} {edition}"
