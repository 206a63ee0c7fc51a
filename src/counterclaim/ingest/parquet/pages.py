"""Parquet's pages weighed by their headers, before any is unpacked.

pyarrow makes room for as many bytes as a page's header says and refuses the page where more come out, so the headers
bound what reading takes; what the footer says of sizes bounds nothing. pyarrow shows no page headers, so they are read
here, the same ones that it reads.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.parquet.footers import Extent, Footer
from counterclaim.ingest.parquet.thrift_compact import I32, Compact, Ended, Nonsense, Shape, Structure
from counterclaim.ingest.sources import Source

ROWS_AT_ONCE = 64
HELD_DOCUMENTS = 32
"""How many documents' bytes the pages held at once may come to: 256 MB, at which the process takes 1.3 GB. DuckDB
writes pages of 100 MB; pyarrow 1,024 texts to a page and as many to the dictionary, which is 125 KB for each."""
HEADER_BYTES = (1 << 12, 1 << 16, 1 << 20, 1 << 24)
"""How much is read for a page's header: more where it does not fit in; the last is pyarrow's own bound."""
MOST_HEADER_PARTS = 1_000
MOST_EMPTY_PAGES = 1_000

_PAGE: dict[int, Shape] = {1: I32, 2: I32, 3: I32, 5: {1: I32, 2: I32}, 7: {1: I32, 2: I32}, 8: {1: I32, 4: I32}}
"""PageHeader of the format: what the page is (1), its bytes unpacked (2) and packed (3), and what is said by what it
is: of how many values it is (1), and their encoding. There is no list in it, nor in the statistics it may have."""
DICTIONARY_PAGE = 2
_SAYS = {0: (5, 2), DICTIONARY_PAGE: (7, 2), 3: (8, 4)}
"""Where a page of each kind says how many values it has, and where in that their encoding."""
_DELTA_TEXTS = (6, 7)
_DICTIONARY_VALUE, _LISTED_VALUE = 16, 8
"""Bytes that pyarrow takes for each value of a dictionary, and for one in a list with its levels."""


class Page(NamedTuple):
    """What a page is, to how many bytes it unpacks, how many values it has, and where the next begins."""

    kind: int
    size: int
    values: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """How many rows at once may be read of each row group, from the first, and what is wrong with the next."""

    rows: tuple[int, ...]
    damage: Nonsense | None = None


class Weight(NamedTuple):
    """To how many bytes pages come: all of them, and their packed bytes; those held while a batch of rows is read.

    Of a batch: all pages in which ROWS_AT_ONCE rows may lie, and the dictionary, of which each may be the longest text.
    """

    every: int = 0
    packed: int = 0
    held: int = 0
    rows: int = 0
    dictionary: int = 0

    def beside(self, other: Weight) -> Weight:
        """Both."""
        return Weight(*map(sum, zip(self, other, strict=True)))

    def rows_within(self, most: int) -> int:
        """How many rows at once come to no more than that: one at the least."""
        left = most - self.rows
        return max(1, min(ROWS_AT_ONCE, left // max(self.dictionary, 1))) if left > 0 else 1


def readable(source: Source, file: BinaryIO, footer: Footer, leaves: Mapping[int, bool], limits: Limits) -> Readable:
    """What may be read of these columns, of each of which is said whether it is read with its dictionary.

    Raises DocumentError where their pages unpack to more than the limits allow: all of them to `limits.ratio` times
    the file, as archives may, and those held at once to HELD_DOCUMENTS. That is more than one document, since a page
    holds many texts.
    """
    most, held = max(limits.document_bytes, limits.ratio * footer.size), HELD_DOCUMENTS * limits.document_bytes
    rows: list[int] = []
    every = Weight()
    for number in range(len(footer.groups)):
        group = Weight()
        try:
            for leaf, with_dictionary in leaves.items():
                group = group.beside(_weight(file, footer.extent(number, leaf), with_dictionary))
                if every.packed + group.packed > footer.size:
                    raise Nonsense("its columns lie over one another")
        except Nonsense as error:
            return Readable(rows=tuple(rows), damage=error)
        every = every.beside(group)
        if every.every > most:
            reason = f"grows to more than {limits.ratio} times its size; write it out as JSON lines if you trust it"
            raise source.refusal(reason, "ratio")
        if group.held > held:
            reason = f"has pages of more than {megabytes(held)} to be held at once; write it with smaller pages"
            raise source.refusal(reason, "ratio")
        rows.append(group.rows_within(held))
    return Readable(rows=tuple(rows))


def _weight(file: BinaryIO, extent: Extent, with_dictionary: bool) -> Weight:
    """What a column's pages come to in one row group.

    Read with its dictionary, pyarrow adds to that whatever lies beside it, so that in the end all is held; and one cell
    of lists may go through all pages.
    """
    pages = dictionary = heaviest = packed = values = 0
    rows = Run()
    for page in _pages(file, extent):
        packed += page.length
        if page.kind == DICTIONARY_PAGE:
            dictionary += page.size + _DICTIONARY_VALUE * page.values
        else:
            pages, values, heaviest = pages + page.size, values + page.values, max(heaviest, page.size)
            rows.add(page)
    if with_dictionary:
        every = dictionary + pages + _LISTED_VALUE * values
        return Weight(every, packed, every)
    return Weight(dictionary + pages + values, packed, dictionary + heaviest, rows.most, dictionary)


class Run:
    """Pages in which as many rows as are read at once may lie: fewer lie between the first and the last.

    `most` is the most bytes that such pages came to.
    """

    def __init__(self) -> None:
        self._pages: deque[Page] = deque()
        self._size = self._values = self.most = 0

    def add(self, page: Page) -> None:
        """The next page; one without a value counts for nothing."""
        if not page.values:
            return
        run = self._pages
        run.append(page)
        self._size, self._values = self._size + page.size, self._values + page.values
        while len(run) > 2 and self._values - run[0].values - page.values > ROWS_AT_ONCE - 2:
            gone = run.popleft()
            self._size, self._values = self._size - gone.size, self._values - gone.values
        self.most = max(self.most, self._size)


def _pages(file: BinaryIO, extent: Extent) -> Iterator[Page]:
    """Those that pyarrow reads: from the first until the column's values are there, or its bytes are at an end."""
    at, end, left = extent
    empty = 0
    while left > 0 and at < end:
        header, taken = _header(file, at, end)
        page = _page(header, taken)
        if at + page.length > end:
            raise Nonsense("a page of it goes beyond its column")
        empty += not page.values
        if empty > MOST_EMPTY_PAGES:
            raise Nonsense("very many pages of it are empty")
        at, left = at + page.length, left - (0 if page.kind == DICTIONARY_PAGE else page.values)
        yield page


def _header(file: BinaryIO, at: int, end: int) -> tuple[Structure, int]:
    """A page's header, and how long it is."""
    for most in HEADER_BYTES:
        file.seek(at)
        payload = file.read(min(most, end - at))
        header = Compact(payload, MOST_HEADER_PARTS)
        try:
            return header.structure(_PAGE), header.at
        except Ended:
            if len(payload) < most:
                raise
    raise Nonsense("a page's header is too long")


def _page(header: Structure, taken: int) -> Page:
    """What the header says. Not all pages are packed: what is more of both sizes is what is held."""
    kind, unpacked, packed = (header.get(number, -1) for number in (1, 2, 3))
    values, encoding = 0, 0
    if kind in _SAYS:
        where, what = _SAYS[kind]
        said = header.get(where, {})
        values, encoding = said.get(1, -1), said.get(what, -1)
    if min(kind, unpacked, packed, values, encoding) < 0:
        raise Nonsense("a page's header makes no sense")
    if encoding in _DELTA_TEXTS:
        raise Nonsense("its texts lie there as differences, in a DELTA encoding, which is not read")
    return Page(kind, max(unpacked, packed), values, taken + packed)
