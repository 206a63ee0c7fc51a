"""Whether a file of SQLite is as long as it says it is: the first thing to look at, and quick.

SQLite itself takes a last page that is cut short for one filled up with zeros, and goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import LedgerError

HEADER_BYTES = 100
MAGIC = b"SQLite format 3\x00"
_WAL_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24
_LARGEST_PAGE = 65_536
_LOOKS = 5
_BETWEEN_LOOKS_S = 0.05
"""A file that another process writes to just now may look short: it is looked at again before anything is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How long a file should be, by its own header and its journal, and how long it is."""

    page_bytes: int
    pages: int
    file_bytes: int
    journalled: frozenset[int]
    """Pages behind the end of the file that the journal holds; they are still to be written to the file."""

    @property
    def missing(self) -> int:
        """How many pages are missing, the last one too if it is cut short."""
        there = self.file_bytes // self.page_bytes
        return sum(1 for page in range(there + 1, self.pages + 1) if page not in self.journalled)


def refuse_cut_short(path: Path, wait: Callable[[float], None] = time.sleep) -> None:
    """Raise LedgerError where the file lacks what its header says it holds, or may not be read."""
    try:
        found = extent_of(path)
        for _ in range(_LOOKS):
            if found is None or not found.missing:
                return
            wait(_BETWEEN_LOOKS_S)
            found = extent_of(path)
    except OSError as error:
        reason = "the ledger can't be opened; check the permissions of the file and its folder"
        raise LedgerError(f"{path}: {reason}") from error
    if found is None or not found.missing:
        return
    expected = found.pages * found.page_bytes
    raise LedgerError(
        f"{path}: the ledger is damaged: it should have {expected:,} bytes and has {found.file_bytes:,}; restore a "
        "backup, or save what is left with `counterclaim check --repair TO`"
    )


def extent_of(path: Path) -> Extent | None:
    """The extent of a file; null where it is empty or no file of SQLite."""
    journal = Path(f"{path}-wal")
    with path.open("rb") as stream:
        header = stream.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        return None if not header.startswith(MAGIC[: len(header)]) or not header else _stub(path)
    if not header.startswith(MAGIC):
        return None
    page_bytes = int.from_bytes(header[16:18], "big")
    page_bytes = _LARGEST_PAGE if page_bytes == 1 else page_bytes
    counted = header[24:28] == header[92:96]
    pages = int.from_bytes(header[28:32], "big") if counted else 0
    committed, journalled = _journal(journal, page_bytes) if page_bytes else (0, frozenset())
    return Extent(
        page_bytes=max(page_bytes, 1),
        pages=committed or pages,
        file_bytes=path.stat().st_size,
        journalled=journalled,
    )


def _stub(path: Path) -> Extent:
    size = path.stat().st_size
    return Extent(page_bytes=HEADER_BYTES, pages=1, file_bytes=size, journalled=frozenset())


def journal_pages(path: Path, page_bytes: int) -> dict[int, bytes]:
    """The newest form of each page that the journal has committed."""
    found: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    try:
        with path.open("rb") as stream:
            salts = stream.read(_WAL_HEADER_BYTES)[16:24]
            while len(frame := stream.read(_FRAME_HEADER_BYTES)) == _FRAME_HEADER_BYTES and frame[8:16] == salts:
                page = stream.read(page_bytes)
                if len(page) < page_bytes:
                    break
                waiting[int.from_bytes(frame[:4], "big")] = page
                if frame[4:8] != bytes(4):
                    found |= waiting
                    waiting = {}
    except FileNotFoundError:
        return {}
    return found


def _journal(path: Path, page_bytes: int) -> tuple[int, frozenset[int]]:
    """How many pages the last commit in the journal says there are (0 for none), and which the journal holds."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_WAL_HEADER_BYTES)
            salts = header[16:24]
            pages, held, waiting = 0, set[int](), set[int]()
            while len(frame := stream.read(_FRAME_HEADER_BYTES)) == _FRAME_HEADER_BYTES and frame[8:16] == salts:
                waiting.add(int.from_bytes(frame[:4], "big"))
                committed = int.from_bytes(frame[4:8], "big")
                if committed:
                    pages, held, waiting = committed, held | waiting, set()
                stream.seek(page_bytes, 1)
    except FileNotFoundError:
        return 0, frozenset()
    return pages, frozenset(held)
