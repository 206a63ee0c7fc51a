"""One compressed stream unpacked as it is read, within bounds of growth, its damage named."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from counterclaim.errors import DocumentError
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import CHUNK_BYTES

XZ_MEMORY_BYTES = 256_000_000
"""What unpacking may need for its dictionary; `xz -9` makes files that need 65 MB."""

DAMAGED = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError)
"""What the standard library raises on bytes that can't be unpacked."""


class Unpacker(Protocol):
    """One compressed stream being unpacked; what `bz2` and `lzma` have."""

    @property
    def eof(self) -> bool:
        """Whether its end was met."""

    @property
    def needs_input(self) -> bool:
        """Whether more must be put in before more comes out."""

    @property
    def unused_data(self) -> bytes:
        """What comes after the end."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many bytes."""


class ZlibUnpacker:
    """The same for zlib: gzip (31), zlib (15) or raw deflate (-15), by the bits of its window."""

    def __init__(self, window_bits: int) -> None:
        self._inner = zlib.decompressobj(window_bits)
        self._full = False

    @property
    def eof(self) -> bool:
        """Whether its end was met."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether more must be put in before more comes out."""
        return not self._full and not self._inner.unconsumed_tail and not self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What comes after the end."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many bytes."""
        found = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(found) == max_length
        return found


def gzip_unpacker() -> Unpacker:
    """For one member of a gzip file."""
    return ZlibUnpacker(31)


def bzip2_unpacker() -> Unpacker:
    """For one stream of a bzip2 file."""
    return bz2.BZ2Decompressor()


def xz_unpacker() -> Unpacker:
    """For one stream of an xz file."""
    return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=XZ_MEMORY_BYTES)


class Growth:
    """How many bytes went in and came out, held within `limits.ratio` once they are many."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self.taken = self.given = 0

    def note(self, taken: int, given: int) -> None:
        """Count these. Raises DocumentError where the bytes grow out of bounds."""
        self.taken, self.given = self.taken + taken, self.given + given
        if self.given > max(self._limits.document_bytes, self.taken * self._limits.ratio):
            reason = f"grows to more than {self._limits.ratio} times its size; unpack it if you trust it"
            raise self._source.refusal(reason, "ratio")


class Unpacking:
    """The unpacked bytes of one or several compressed streams in a row, a piece at a time."""

    def __init__(self, source: Source, stream: BinaryIO, make: Callable[[], Unpacker], limits: Limits) -> None:
        self._source, self._stream, self._make = source, stream, make
        self._unpacker, self._growth = make(), Growth(source, limits)
        self._rest = b""
        self._first, self._begun = True, False

    def __call__(self, size: int) -> bytes:
        """At most so many bytes, none at the end. Raises DocumentError where they are damaged or grow too much."""
        while True:
            if self._unpacker.eof and not self._next_stream():
                return b""
            asked = self._unpacker.needs_input
            piece = self._piece() if asked else b""
            found = self._unpacked(piece, size)
            self._growth.note(len(piece), len(found))
            if found:
                return found
            if asked and not piece and not self._unpacker.eof:
                raise self._damage("is cut short")

    def _piece(self) -> bytes:
        rest, self._rest = self._rest, b""
        return rest or self._stream.read(CHUNK_BYTES)

    def _unpacked(self, piece: bytes, size: int) -> bytes:
        try:
            found = self._unpacker.decompress(piece, size)
        except DAMAGED as error:
            if not self._first and not self._begun:
                raise self._damage("has other bytes after its end") from error
            raise self._source.refusal(damaged(error), "damaged", self._place()) from error
        self._begun = True
        return found

    def _next_stream(self) -> bool:
        """Begin the next stream, if there is one; zeros between and after are let pass."""
        self._rest = (self._unpacker.unused_data or b"").lstrip(b"\0")
        while not self._rest:
            more = self._stream.read(CHUNK_BYTES)
            if not more:
                return False
            self._rest = more.lstrip(b"\0")
        self._unpacker = self._make()
        self._first, self._begun = False, False
        return True

    def _damage(self, what: str) -> DocumentError:
        return self._source.refusal(f"{what}; what comes before is read, get the rest again", "damaged", self._place())

    def _place(self) -> str:
        return f"after {self._growth.given:,} unpacked bytes"


def damaged(error: BaseException) -> str:
    """What is said of bytes that can't be unpacked: the sum that shows the damage often comes long after it."""
    return f"is damaged ({plain(error)}), so that what was read of it may be wrong; get it again"


def plain(error: BaseException) -> str:
    """What an error says, in one short line."""
    return " ".join(str(error).split())[:80] or type(error).__name__
