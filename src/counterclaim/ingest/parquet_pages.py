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
from counterclaim.ingest.parquet_footers import Extent, Footer
from counterclaim.ingest.sources import Source
from counterclaim.ingest.thrift_compact import I32, Compact, Ended, Nonsense, Shape, Structure

ROWS_AT_ONCE = 64
HELD_DOCUMENTS = 20
"""How many documents' bytes the pages may come to that lie open at once: 160 MB, where DuckDB writes pages of 100."""
HEADER_BYTES = (1 << 12, 1 << 16, 1 << 20, 1 << 24)
"""How much is read for a page's header: more where it does not fit in; the last is pyarrow's own bound."""
MOST_HEADER_PARTS = 1_000

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
    """How many row groups, from the first, may be read, how many rows at once, and what is wrong with the next."""

    groups: int
    rows_at_once: int
    damage: Nonsense | None


class Weight(NamedTuple):
    """What pages come to: all of them, those open at once, those in which a batch of rows lies; their packed bytes."""

    every: int = 0
    open: int = 0
    batch: int = 0
    packed: int = 0

    def beside(self, other: Weight) -> Weight:
        """Both."""
        return Weight(*map(sum, zip(self, other, strict=True)))


def readable(source: Source, file: BinaryIO, footer: Footer, leaves: Mapping[int, bool], limits: Limits) -> Readable:
    """What may be read of these columns, of each of which is said whether it is of lists.

    Raises DocumentError where their pages unpack to more than the limits allow: all of them to `limits.ratio` times
    the file, as archives may, and those open at once to HELD_DOCUMENTS. That is more than one document, since a page
    holds many texts: pyarrow writes 1,024 to a page, however long. Rows are read one at a time where ROWS_AT_ONCE of
    them may lie in more pages than that.
    """
    most, held = max(limits.document_bytes, limits.ratio * footer.size), HELD_DOCUMENTS * limits.document_bytes
    every = packed = batch = 0
    for number in range(len(footer.groups)):
        group = Weight()
        try:
            for leaf, of_lists in leaves.items():
                group = group.beside(_weight(file, footer.extent(number, leaf), of_lists))
                if packed + group.packed > footer.size:
                    raise Nonsense("its columns lie over one another")
        except Nonsense as error:
            return Readable(groups=number, rows_at_once=_rows_at_once(batch, held), damage=error)
        every, packed, batch = every + group.every, packed + group.packed, max(batch, group.batch)
        if every > most:
            reason = f"grows to more than {limits.ratio} times its size; write it out as JSON lines if you trust it"
            raise source.refusal(reason, "ratio")
        if group.open > held:
            reason = f"has pages of more than {megabytes(held)} to be held at once; write it with smaller pages"
            raise source.refusal(reason, "ratio")
    return Readable(groups=len(footer.groups), rows_at_once=_rows_at_once(batch, held), damage=None)


def _rows_at_once(batch: int, held: int) -> int:
    return ROWS_AT_ONCE if batch <= held else 1


def _weight(file: BinaryIO, extent: Extent, of_lists: bool) -> Weight:
    """What a column's pages come to in one row group.

    One cell of lists may go through all of them; of others, a batch lies in pages that have fewer values between the
    first and the last than it has rows.
    """
    every = dictionary = heaviest = batch = packed = 0
    run: deque[Page] = deque()
    for page in _pages(file, extent):
        packed += page.length
        if page.kind == DICTIONARY_PAGE:
            dictionary += page.size + _DICTIONARY_VALUE * page.values
            continue
        every += page.size + page.values * (_LISTED_VALUE if of_lists else 1)
        heaviest = max(heaviest, page.size)
        if page.values:
            run.append(page)
            while sum(one.values for one in run) - run[0].values - page.values > ROWS_AT_ONCE - 2:
                run.popleft()
            batch = max(batch, sum(one.size for one in run))
    if of_lists:
        heaviest = batch = every
    return Weight(every + dictionary, heaviest + dictionary, batch, packed)


def _pages(file: BinaryIO, extent: Extent) -> Iterator[Page]:
    """Those that pyarrow reads: from the first until the column's values are there, or its bytes are at an end."""
    at, end, left = extent
    while left > 0 and at < end:
        header, taken = _header(file, at, end)
        page = _page(header, taken)
        if at + page.length > end:
            raise Nonsense("a page of it goes beyond its column")
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
