"""The end of a Parquet file, which says where its columns lie.

pyarrow reads it too, but ends the process where column metadata are damaged, and takes 700 bytes for a column that
takes 3 in the file: so it is read here first, as pyarrow would.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from counterclaim.ingest.parquet.thrift_compact import BINARY, I32, I64, Compact, Nonsense, Shape, Structure

MARK = b"PAR1"
MOST_BYTES = 100_000_000
MOST_PARTS = 5_000_000
"""Fields, and what stands in lists."""
MOST_CHUNKS = 100_000
"""Columns, counted in each row group."""
MOST_NODES = 50_000
"""Of the schema."""
PADDING_BYTES = 100
"""By how much pyarrow lengthens the columns of parquet-mr: an old version left the dictionary's header out."""

VALUES, LENGTH, PAGES, DICTIONARY = 5, 7, 9, 11
_METADATA: dict[int, Shape] = {2: [I32], 3: [BINARY], VALUES: I64, LENGTH: I64, 8: [{}], PAGES: I64, DICTIONARY: I64}
_METADATA |= {13: [{}], 16: {2: [I64], 3: [I64]}, 17: {2: [I32]}}
_CHUNK: dict[int, Shape] = {3: _METADATA, 8: {2: {1: [BINARY]}}}
_FOOTER: dict[int, Shape] = {2: [{4: BINARY}], 4: [{1: [_CHUNK], 4: [{}]}], 5: [{}], 6: BINARY, 7: [{}]}
"""With all lists there are in FileMetaData, ColumnChunk and ColumnMetaData of version 2.12 of the format:
https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift"""


class Extent(NamedTuple):
    """Where a column's pages lie in the file, and how many values they are said to have."""

    begin: int
    end: int
    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """Each row group's columns; `size` is the file's."""

    groups: list[list[Structure]]
    padding: int
    size: int

    def extent(self, group: int, leaf: int) -> Extent:
        """Of a column's pages in a row group. Raises Nonsense where they can't lie there."""
        chunks = self.groups[group]
        said = chunks[leaf].get(3, {}) if leaf < len(chunks) else {}
        if not {VALUES, LENGTH, PAGES} <= said.keys():
            raise Nonsense("a column of it is missing")
        begin = said[PAGES]
        if 0 < said.get(DICTIONARY, 0) < begin:
            begin = said[DICTIONARY]
        end = begin + said[LENGTH]
        if not 0 <= begin <= end <= self.size:
            raise Nonsense("a column of it lies outside the file")
        return Extent(begin, min(end + self.padding, self.size), said[VALUES])


def footer_of(file: BinaryIO) -> Footer:
    """What the end of the file says. Raises Nonsense."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(size - 8, 0))
    end = file.read(8)
    length = int.from_bytes(end[:4], "little")
    if not end.endswith(MARK) or length > size - 8:
        raise Nonsense("its end is missing")
    if length > MOST_BYTES:
        raise Nonsense("its end is too long")
    file.seek(size - 8 - length)
    said = Compact(file.read(length), MOST_PARTS).structure(_FOOTER)
    groups = [group.get(1, []) for group in said.get(4, [])]
    if sum(map(len, groups)) > MOST_CHUNKS or len(said.get(2, [])) > MOST_NODES:
        raise Nonsense("it says too much of itself")
    padding = PADDING_BYTES if b"parquet-mr" in said.get(6, b"").lower() else 0
    return Footer(groups=groups, padding=padding, size=size)
