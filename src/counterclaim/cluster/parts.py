"""What became of one part of a corpus, as tables: documents, claims, refusals; and the books of that part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from counterclaim.cluster.files import read_record, write_record
from counterclaim.cluster.tables import Row, rows_of, schema_of, storable, write_table
from counterclaim.errors import CorpusError, DocumentError
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.pipeline.reading import Outcome, Outcomes, Read, Tally, Unread
from counterclaim.publish.columns import COLUMNS, Sort, row_of
from counterclaim.store.entry import Entry
from counterclaim.store.shapes import json_text, shaped, valued, valued_text

DOCUMENTS, CLAIMS, REFUSALS, BOOKS = "documents", "claims", "refusals", "books"
FOLDERS = (DOCUMENTS, CLAIMS, REFUSALS, BOOKS)

_PLACE = {"stretch": "whole", "part": "whole", "at": "whole"}
"""Where in the order of what was given: the stretch of sources, the part of it, the number in the part."""
_FLAT = ("id", "name", "title", "publisher", "url", "language", "source_digest", "author", "origin", "extractor")
_DOCUMENT_TYPES = _PLACE | dict.fromkeys((*_FLAT, "published_at", "updated_at"), "text") | {"published_on": "day"}
_DOCUMENT_TYPES |= {"reader": "text", "unread": "text", "claims": "whole", "text": "text", "body": "text"}
_READ = (*_PLACE, "name", "url", "published_on", "reader", "text", "body")
_REFUSAL_TYPES = _PLACE | dict.fromkeys(("source", "place", "reason", "code"), "text")
_SORTS = {Sort.TEXT: "text", Sort.WHOLE: "whole", Sort.NUMBER: "number"}
_SORTS |= {Sort.FLAG: "flag", Sort.DAY: "day", Sort.LIST: "texts"}
_CLAIM_TYPES = _PLACE | {column.name: _SORTS[column.sort] for column in COLUMNS} | {"body": "text"}


@dataclass(frozen=True, slots=True, order=True)
class PartName:
    """A part by the numbers of its stretch and of itself in it; parts sort in the order of what was given."""

    stretch: int
    part: int

    def __str__(self) -> str:
        return f"{self.stretch:07d}-{self.part:06d}"

    @classmethod
    def of(cls, words: str) -> PartName:
        """The name that a file's name begins with."""
        stretch, _, part = words.partition("-")
        return cls(int(stretch), int(part))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartBooks:
    """What came in and what became of it; every document is counted once."""

    came_in: int
    read: int
    unread: int
    refused: int
    claims: int
    left_out: int = 0


def keep_part(folder: Path, name: PartName, outcomes: Sequence[Outcomes]) -> PartBooks:
    """Write what became of one part; its books come last and say that it is whole. Raises CorpusError."""
    tally = Tally(came_in=len(outcomes))
    for found in outcomes:
        tally.note(found)
    tally.check()
    documents, claims, refusals = _rows(name, [each for found in outcomes for each in found])
    for what, rows, types in (
        (DOCUMENTS, documents, _DOCUMENT_TYPES),
        (CLAIMS, claims, _CLAIM_TYPES),
        (REFUSALS, refusals, _REFUSAL_TYPES),
    ):
        if rows:
            write_table(table_path(folder, what, name), rows, _schema(tuple(types.items())))
    books = PartBooks(
        came_in=tally.done,
        read=tally.read,
        unread=tally.unread,
        refused=tally.refused,
        claims=len(claims),
        left_out=tally.left_out,
    )
    write_record(books_path(folder, name), shaped(books))
    return books


def table_path(folder: Path, what: str, name: PartName) -> Path:
    """Where a table of a part is kept."""
    return folder / what / f"{name}.parquet"


def books_path(folder: Path, name: PartName) -> Path:
    """Where the books of a part are kept."""
    return folder / BOOKS / f"{name}.json"


def books_of(folder: Path, name: PartName) -> PartBooks | None:
    """The books of a part; null where it is not done."""
    record = read_record(books_path(folder, name))
    return valued(record, PartBooks) if record is not None else None


def entries_in(folder: Path, name: PartName) -> Iterator[Entry]:
    """The documents of a part with their claims, in order, as they go into a ledger."""
    return map(entry_of, document_rows(folder, name))


def entry_of(row: Row) -> Entry:
    """A document and its claims from a row of `document_rows`. Raises CorpusError where they don't fit each other."""
    try:
        claims = tuple(valued_text(body, Claim) for body in row["claims"])
        return Entry(document=document_from(row["text"], row["body"]), claims=claims, reader=row["reader"])
    except ValueError as error:
        raise CorpusError(f"damaged: {error}; remove that part's books, and run `corpus read` again") from error


def document_rows(folder: Path, name: PartName) -> Iterator[Row]:
    """The documents of a part as rows, each with its claims as JSON, in order."""
    path = table_path(folder, DOCUMENTS, name)
    if not path.exists():
        return
    claims = iter(_claims_by_place(table_path(folder, CLAIMS, name)))
    waiting = next(claims, None)
    for row in rows_of(path, _READ):
        row["claims"] = []
        if waiting is not None and waiting[0] == _place_of(row):
            row["claims"], waiting = waiting[1], next(claims, None)
        yield row


def refusals_in(folder: Path, name: PartName) -> Iterator[DocumentError]:
    """What was refused in a part, in order."""
    path = table_path(folder, REFUSALS, name)
    for row in rows_of(path, ("source", "reason", "place", "code")) if path.exists() else ():
        yield DocumentError(row["source"], row["reason"], place=row["place"], code=row["code"])


def document_text(document: Document) -> tuple[str, str]:
    """A document as its text, and everything else as JSON; there too its text where UTF-8 can't hold it."""
    record = shaped(document)
    text = storable(document.text)
    if text == document.text:
        del record["text"]
    return text, json_text(record)


def document_from(text: str, body: str) -> Document:
    """The document that `document_text` was made from."""
    record = valued_text(body, dict)
    return valued({"text": text} | record, Document)


def _place_of(row: Row) -> tuple[int, ...]:
    return tuple(row[name] for name in _PLACE)


def _claims_by_place(path: Path) -> Iterator[tuple[tuple[int, ...], list[str]]]:
    if path.exists():
        for at, group in groupby(rows_of(path, (*_PLACE, "body")), key=_place_of):
            yield at, [row["body"] for row in group]


def _rows(name: PartName, outcomes: Iterable[Outcome]) -> tuple[list[Row], list[Row], list[Row]]:
    documents: list[Row] = []
    claims: list[Row] = []
    refusals: list[Row] = []
    for number, outcome in enumerate(outcomes):
        place = {"stretch": name.stretch, "part": name.part, "at": number}
        if isinstance(outcome, DocumentError):
            refusals.append(place | _refusal(outcome))
        elif isinstance(outcome, Read):
            reading = outcome.reading
            documents.append(place | _told(reading.document, outcome.reader, None) | {"claims": len(reading.claims)})
            claims += [place | _claim(claim, reading.document) for claim in reading.claims]
        elif isinstance(outcome, Unread):
            documents.append(place | _told(outcome.document, None, outcome.reason) | {"claims": 0})
    return documents, claims, refusals


def _told(document: Document, reader: str | None, unread: str | None) -> Row:
    record = shaped(document)
    flat = {key: storable(record[key]) for key in (*_FLAT, "published_at", "updated_at")}
    text, body = document_text(document)
    told = {"published_on": document.published_on, "reader": reader, "unread": unread}
    return flat | told | {"text": text, "body": body}


def _claim(claim: Claim, document: Document) -> Row:
    flat = {column.name: storable(value) for column, value in zip(COLUMNS, row_of(claim, document), strict=True)}
    return flat | {"body": json_text(shaped(claim))}


def _refusal(refusal: DocumentError) -> Row:
    return {key: storable(getattr(refusal, key)) for key in ("source", "place", "reason", "code")}


@cache
def _schema(types: tuple[tuple[str, str], ...]) -> Any:
    return schema_of(types)
