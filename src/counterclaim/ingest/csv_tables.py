"""CSV and TSV: one document a row, under a header that names a column with the text."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.encoding import cyrillic_1251, mark_of
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.record_fields import KNOWN, TEXT, folded
from counterclaim.ingest.rows import OWN_COLUMNS, at_row, row_document, too_long_row, wrong_columns
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import bounded_lines, chunks

FORM = "csv_row"
SUFFIXES = (".csv", ".tsv", ".tab")
DELIMITERS = (",", "\t", ";", "|")
OTHERS = ("{", "[", "<")
"""What JSON and markup begin with."""
LINE_ENDS = ("\n", "\r")
SAMPLE_BYTES = 1 << 20
"""By how much the encoding is told."""
MOST_HEADER_CHARACTERS = 8192
MOST_NAME_CHARACTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What parts the fields, and their names."""

    delimiter: str
    names: tuple[str, ...]


class Lines:
    """Decoded lines for the csv module; those of one row may come to no more than the limit."""

    def __init__(self, pieces: Iterable[bytes], encoding: str, limits: Limits) -> None:
        self._lines = bounded_lines(pieces, limits.document_bytes)
        self._encoding, self._limits = encoding, limits
        self._size = self._quotes = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line with its end. Raises csv.Error where it can't be part of a row."""
        line = self._next()
        if line is None or self._size > self._limits.document_bytes:
            self._leave_row()
            raise csv.Error(too_long_row(self._limits))
        try:
            return line.decode(self._encoding) + "\n"
        except UnicodeDecodeError as error:
            encoding = self._encoding.upper()
            raise csv.Error(f"wrong encoding: not {encoding} at byte {error.start}; save it as UTF-8") from error

    def new_row(self) -> None:
        """What comes next is another row."""
        self._size = self._quotes = 0

    def _next(self) -> bytes | None:
        _, line = next(self._lines)
        self._size += len(line or b"") + 1
        self._quotes += (line or b"").count(b'"')
        return line

    def _leave_row(self) -> None:
        """Pass over lines while a quote is open."""
        while self._quotes % 2:
            try:
                self._next()
            except StopIteration:
                return


def recognises(head: bytes, name: str) -> bool:
    """A header that names a column with the text and another that is known, or a table that is named as one."""
    lines = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").splitlines(keepends=True)[:50]
    named = name.lower().endswith(SUFFIXES)
    header = _header(lines[0], named) if lines and not lines[0].startswith(OTHERS) else None
    if header is None:
        return False
    known = [folded(each) for each in header.names if folded(each) in KNOWN]
    if named or OWN_COLUMNS.issubset(header.names):
        return True
    return len(known) >= 2 and not TEXT.isdisjoint(known) and _goes_on(header, lines[1:])


def parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """Each row as the bytes of one document; a row that can't be used is refused by its number."""
    if csv.field_size_limit() < limits.document_bytes:
        csv.field_size_limit(limits.document_bytes)
    encoding, pieces = _encoding(source, stream)
    lines = Lines(pieces, encoding, limits)
    header = _header_of(source, lines)
    reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
    number = 0
    while True:
        lines.new_row()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield at_row(source, number).refusal(_told(error), "fields")
            continue
        if row:
            number += 1
            yield _document(source, number, header, row, limits)


def _document(
    source: Source, number: int, header: Header, row: list[str], limits: Limits
) -> RawDocument | DocumentError:
    if len(row) != len(header.names):
        found = f"{len(row)} fields where the header has {len(header.names)}"
        return at_row(source, number).refusal(f"{found}; put quotes around what holds a comma or a line end", "fields")
    record: dict[str, str] = {}
    for name, value in zip(header.names, row, strict=True):
        if name:
            record.setdefault(name, value)
    try:
        return row_document(source, FORM, number, record, limits)
    except DocumentError as refusal:
        return refusal


def _header_of(source: Source, lines: Lines) -> Header:
    try:
        header = _header(next(lines), True)
    except (csv.Error, StopIteration) as error:
        raise source.refusal(f"a table without a header: {_told(error)}", "fields") from error
    if header is None:
        raise source.refusal("a table without a header; give its columns names in the first line", "fields")
    wrong = wrong_columns(source, header.names)
    if wrong:
        raise wrong
    return header


def _header(line: str, named: bool) -> Header | None:
    """The header that a first line is: by the delimiter that gives it the most names."""
    if len(line) > MOST_HEADER_CHARACTERS:
        return None
    found: Header | None = None
    for delimiter in DELIMITERS:
        try:
            names = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        plain = tuple(name.strip().removeprefix("\ufeff") for name in names)
        if not plain or any(len(name) > MOST_NAME_CHARACTERS for name in plain):
            continue
        if len(plain) > (len(found.names) if found else 1) or (named and not found and folded(plain[0]) in TEXT):
            found = Header(delimiter=delimiter, names=plain)
    return found


def _goes_on(header: Header, lines: list[str]) -> bool:
    """Whether most of the rows that are seen whole have as many fields as the header."""
    try:
        rows = list(csv.reader(lines, delimiter=header.delimiter, strict=True))
    except csv.Error:
        rows = []
    rows = [row for row in (rows if lines[-1:] and lines[-1].endswith(LINE_ENDS) else rows[:-1]) if row]
    return sum(len(row) == len(header.names) for row in rows) * 2 >= len(rows)


def _encoding(source: Source, stream: BinaryIO) -> tuple[str, Iterable[bytes]]:
    """The encoding of the lines, and their bytes: UTF-8, windows-1251 where it clearly is that, UTF-16 made UTF-8."""
    sample = stream.read(SAMPLE_BYTES)
    marked = mark_of(sample)
    if marked and marked[1] != "utf-8":
        mark, encoding = marked
        return "utf-8", _recoded(source, chain((sample[len(mark) :],), chunks(stream)), encoding)
    pieces = chain((sample.removeprefix(codecs.BOM_UTF8),), chunks(stream))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return ("utf-8" if cyrillic_1251(sample) is None else "cp1251"), pieces
    return "utf-8", pieces


def _recoded(source: Source, pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            yield decoder.decode(piece).encode("utf-8")
        yield decoder.decode(b"", True).encode("utf-8")
    except UnicodeError as error:
        reason = f"wrong encoding: not {encoding.upper()} to its end; what comes before is read, save it as UTF-8"
        raise source.refusal(reason, "encoding") from error


def _told(error: BaseException) -> str:
    words = str(error) or "nothing in it"
    return words if ";" in words else f"not CSV ({words}); mend its quotes, or leave it out"


CSV = Container(name="csv", title="a CSV table", recognises=recognises, parts=parts)
