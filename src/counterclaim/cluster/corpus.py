"""The folder of a corpus: what it was read from and how, which of its parts are done, and its books."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from counterclaim.cluster.files import holds_something, read_record, sweep, write_record
from counterclaim.cluster.parts import BOOKS, CLAIMS, DOCUMENTS, REFUSALS, PartName, books_of
from counterclaim.errors import CorpusError
from counterclaim.store.shapes import shaped, valued

EDITION = 1
"""Of the layout of the folder."""
PLAN, TOTALS, STRETCHES = "corpus.json", "books.json", "stretches"
_FOLDERS = (DOCUMENTS, CLAIMS, REFUSALS, BOOKS, STRETCHES)

_TOLD = {
    "inputs": "what is given has changed since (files, or their sizes)",
    "sources": "other files are given",
    "bytes": "what is given has changed since (files, or their sizes)",
    "cut": "parts are cut otherwise",
    "limits": "the limits were others (COUNTERCLAIM_MAX_…)",
    "published_on": "--published was another",
    "readers": "it was read by another reader",
    "extractors": "its texts were extracted by another counterclaim",
    "edition": "it was laid out by another counterclaim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a corpus is read from, and all that its rows depend on."""

    inputs: str
    sources: int
    bytes: int
    cut: dict[str, int]
    limits: dict[str, int]
    published_on: str | None
    readers: dict[str, str]
    extractors: dict[str, str]
    edition: int = EDITION


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchBooks:
    """How many parts a stretch was cut into, and how many things came in with it."""

    parts: int
    came_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The books of a whole corpus: what came in is done, and each document of it read, kept unread or refused."""

    parts: int = 0
    came_in: int = 0
    read: int = 0
    unread: int = 0
    refused: int = 0
    claims: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus in a folder."""

    folder: Path

    def begin(self, plan: Plan) -> None:
        """Note the plan in a new folder. Raises CorpusError where the folder holds something made by another one."""
        known = read_record(self.folder / PLAN)
        if known is None:
            if holds_something(self.folder):
                raise CorpusError(f"{self.folder}: not empty, and no corpus; give another folder")
            write_record(self.folder / PLAN, shaped(plan))
        for name in _FOLDERS:
            (self.folder / name).mkdir(exist_ok=True)
        asked = shaped(plan)
        other = next((name for name in _TOLD if known and known.get(name) != asked[name]), None)
        if other is not None:
            raise CorpusError(f"{self.folder}: holds another corpus: {_TOLD[other]}; give another folder")

    def check_seen(self) -> None:
        """Raise CorpusError unless this node sees the folder."""
        if not (self.folder / PLAN).exists():
            raise CorpusError(f"{platform.node()}: doesn't see {self.folder}; give a folder that all nodes share")

    def plan(self) -> Plan:
        """The plan. Raises CorpusError where the folder holds no corpus."""
        record = read_record(self.folder / PLAN)
        if record is None:
            raise CorpusError(f"{self.folder}: no corpus here; `counterclaim corpus read` makes one")
        try:
            return valued({field.name: record.get(field.name) for field in fields(Plan)}, Plan)
        except ValueError as error:
            raise CorpusError(f"{self.folder / PLAN}: not the plan of a corpus ({error})") from error

    def parts_done(self) -> dict[int, frozenset[int]]:
        """For each stretch the numbers of its parts that are done."""
        found: dict[int, set[int]] = {}
        for name in _names(self.folder / BOOKS):
            part = PartName.of(name)
            found.setdefault(part.stretch, set()).add(part.part)
        return {stretch: frozenset(parts) for stretch, parts in found.items()}

    def parts(self) -> list[PartName]:
        """All parts that are done, in the order of what was given."""
        return sorted(PartName.of(name) for name in _names(self.folder / BOOKS))

    def end_stretch(self, number: int, parts: int, came_in: int) -> None:
        """Note that a stretch was cut to its end."""
        write_record(self._stretch(number), shaped(StretchBooks(parts=parts, came_in=came_in)))

    def stretch_books(self, number: int) -> StretchBooks | None:
        """What a stretch came to; null where it was not cut to its end."""
        record = read_record(self._stretch(number))
        return valued(record, StretchBooks) if record is not None else None

    def books(self) -> Books | None:
        """The books of the whole; null where it is not finished."""
        record = read_record(self.folder / TOTALS)
        return valued(record, Books) if record is not None else None

    def finished(self) -> Books:
        """The books of the whole. Raises CorpusError where it is not finished."""
        self.plan()
        books = self.books()
        if books is None:
            raise CorpusError(f"{self.folder}: not finished; run the same `counterclaim corpus read` again")
        return books

    def close_books(self, stretches: int) -> Books:
        """Add up all parts, and note that the corpus is whole. Raises RuntimeError unless what came in is done."""
        totals: dict[str, Any] = dict.fromkeys((field.name for field in fields(Books)), 0)
        cut = came_in = 0
        for number in range(stretches):
            ended = self.stretch_books(number)
            if ended is None:
                raise RuntimeError(f"the books don't balance: stretch {number} was never cut to its end")
            cut, came_in = cut + ended.parts, came_in + ended.came_in
        for part in self.parts():
            books = books_of(self.folder, part)
            for name, value in shaped(books).items():
                totals[name] += value
            totals["parts"] += 1
        if (totals["parts"], totals["came_in"]) != (cut, came_in):
            raise RuntimeError(
                f"the books don't balance: {came_in} came in in {cut} parts, {totals['came_in']} were done "
                f"in {totals['parts']}"
            )
        for name in _FOLDERS:
            sweep(self.folder / name)
        write_record(self.folder / TOTALS, totals)
        return Books(**totals)

    def _stretch(self, number: int) -> Path:
        return self.folder / STRETCHES / f"{number:07d}.json"


def _names(folder: Path) -> Iterator[str]:
    """The names of the finished files of a folder, without their ends."""
    with os.scandir(folder) as listing:
        yield from (entry.name.partition(".")[0] for entry in listing if not entry.name.startswith("."))
