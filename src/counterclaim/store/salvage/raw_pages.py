"""Rows out of the pages of a SQLite file whose list of tables can't be read: each row tells by its shape what it is.

The format is SQLite's own, https://www.sqlite.org/fileformat2.html; the sections are named where they are used.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.store.checks.wholeness import journal_pages
from counterclaim.store.copies.plain_rows import Plain

_LEAF = 0x0D
_FIRST_HEADER = 100
_MOST_OVERFLOW = 1 << 20
Values = list[Plain]

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer by its serial type (2.1, Record Format)."""


@dataclass(frozen=True, slots=True)
class _Shape:
    columns: int
    fits: Callable[[Values], bool]


def _begins(values: Values, at: int, *beginnings: str) -> bool:
    value = values[at]
    return isinstance(value, str) and value.startswith(beginnings)


_SHAPES: Mapping[str, _Shape] = {
    "documents": _Shape(4, lambda row: _begins(row, 1, "doc_") and _begins(row, 3, '"')),
    "readings": _Shape(10, lambda row: _begins(row, 1, "doc_") and _begins(row, 8, "{")),
    "claims": _Shape(18, lambda row: _begins(row, 1, "clm_") and _begins(row, 16, "{")),
    "derivations": _Shape(9, lambda row: row[1] in ("incident", "finding") and _begins(row, 2, "inc_", "fnd_")),
    "supersessions": _Shape(5, lambda row: _begins(row, 1, "doc_") and _begins(row, 2, "doc_")),
    "judgements": _Shape(5, lambda row: _begins(row, 1, "jdg_") and _begins(row, 3, '{"id"')),
    "revocations": _Shape(5, lambda row: _begins(row, 1, "jdg_") and _begins(row, 3, '{"judgement"')),
    "losses": _Shape(6, lambda row: _begins(row, 1, "2") and isinstance(row[2], str) and isinstance(row[5], str)),
}
"""What the rows of a table look since version 3 like. Its columns are in the order of tables.py."""

SHAPED = frozenset(_SHAPES)
"""The tables whose rows are known by their shapes."""


def rows_in_pages(path: Path, page_bytes: int) -> Iterator[tuple[str, int, Values]]:
    """Table, number and values of each row of a known shape, page by page; what the journal holds comes first."""
    with path.open("rb") as stream:
        reserved = stream.read(21)[20:]
        usable = page_bytes - (reserved[0] if reserved else 0)
        later = journal_pages(Path(f"{path}-wal"), page_bytes)
        pages = _Pages(path.stat().st_size // page_bytes, page_bytes, usable, stream.fileno(), later)
        for number in range(1, max(pages.number, *later, 1) + 1):
            for rowid, payload in pages.cells(number):
                yield from _known(rowid, payload)


def _known(rowid: int, payload: bytes) -> Iterator[tuple[str, int, Values]]:
    try:
        values = _values(payload)
    except (ValueError, IndexError, struct.error):
        return
    for name, shape in _SHAPES.items():
        if len(values) == shape.columns and shape.fits(values):
            yield name, rowid, values


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of a file, those of its journal before those of the file itself."""

    number: int
    page_bytes: int
    usable: int
    handle: int
    later: Mapping[int, bytes]

    def page(self, number: int) -> bytes:
        """One page, from 1 on; empty where there is none."""
        if number in self.later:
            return self.later[number]
        return os.pread(self.handle, self.page_bytes, (number - 1) * self.page_bytes) if number > 0 else b""

    def cells(self, number: int) -> Iterator[tuple[int, bytes]]:
        """Row number and payload of each cell of a leaf of a table (1.6, B-tree Pages)."""
        page = self.page(number)
        start = _FIRST_HEADER if number == 1 else 0
        if len(page) < self.page_bytes or page[start] != _LEAF:
            return
        (cells,) = struct.unpack_from(">H", page, start + 3)
        for at in range(cells):
            place = start + 8 + 2 * at
            if place + 2 > self.page_bytes:
                return
            try:
                yield self._cell(page, *struct.unpack_from(">H", page, place))
            except (ValueError, IndexError, struct.error):
                continue

    def _cell(self, page: bytes, at: int) -> tuple[int, bytes]:
        size, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if not 0 < size < _MOST_OVERFLOW * self.usable:
            raise ValueError("no size of a row")
        local = self._local(size)
        payload = page[at : at + local]
        if local < size:
            (following,) = struct.unpack_from(">I", page, at + local)
            payload += self._overflow(following, size - local)
        return rowid, payload

    def _local(self, size: int) -> int:
        """How much of a payload lies on the page itself (1.6, Cell Payload Overflow Pages)."""
        most = self.usable - 35
        if size <= most:
            return size
        least = (self.usable - 12) * 32 // 255 - 23
        kept = least + (size - least) % (self.usable - 4)
        return kept if kept <= most else least

    def _overflow(self, number: int, size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            page = self.page(number)
            if len(page) < self.page_bytes or number == 0:
                raise ValueError("a chain of pages that breaks off")
            (number,) = struct.unpack_from(">I", page, 0)
            found += page[4 : self.usable]
        return bytes(found[:size])


def _values(payload: bytes) -> Values:
    """The columns of a record (2.1, Record Format)."""
    length, at = _varint(payload, 0)
    body, values = length, list[Plain]()
    while at < length:
        sort, at = _varint(payload, at)
        value, size = _value(payload, body, sort)
        values.append(value)
        body += size
    if body != len(payload) or at != length:
        raise ValueError("a record of another length")
    return values


def _value(payload: bytes, at: int, sort: int) -> tuple[Plain, int]:
    if sort in (0, 8, 9):
        return (None if sort == 0 else sort - 8), 0
    if sort in _INTEGERS:
        size = _INTEGERS[sort]
        return int.from_bytes(payload[at : at + size], "big", signed=True), size
    if sort == 7:
        return float(struct.unpack_from(">d", payload, at)[0]), 8
    if sort < 13 or sort % 2 == 0:
        raise ValueError("no value of a ledger")
    size = (sort - 13) // 2
    return payload[at : at + size].decode("utf-8", "surrogateescape"), size


def _varint(stored: bytes, at: int) -> tuple[int, int]:
    """A number of variable length (1.6), and where the next thing begins."""
    value = 0
    for step in range(8):
        byte = stored[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | stored[at + 8], at + 9
