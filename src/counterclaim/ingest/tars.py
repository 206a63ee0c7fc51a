"""Tar archives, read as a stream: each member recognised again, nothing ever written anywhere."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.members import is_hidden, last_of, path_of
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import CHUNK_BYTES, pulled

BLOCK_BYTES = tarfile.BLOCKSIZE
SPARSE_GOES_ON, SPARSE_STILL_GOES_ON = 482, 504
"""Where a header of a sparse file, and the blocks after it, say that another block of its map follows."""
MOST_EXTENSION_BYTES = 1_000_000
"""Of a header that stands for what does not fit in the usual one: long names, times, attributes."""

NAMES = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
RECORDS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE)
FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
REFUSED = {
    tarfile.LNKTYPE: "a link; give the file itself",
    tarfile.SYMTYPE: "a link; give the file itself",
    tarfile.CHRTYPE: "a device; leave it out",
    tarfile.BLKTYPE: "a device; leave it out",
    tarfile.FIFOTYPE: "a pipe; leave it out",
    tarfile.GNUTYPE_SPARSE: "a sparse file; pack it without holes",
}


@dataclass(slots=True)
class Member:
    """What the headers before a member say of it; the ones for what comes next are gathered here."""

    path: str | None = None
    size: int | None = None
    sparse: bool = False
    everywhere: dict[str, str] = field(default_factory=dict)


class Blocks:
    """A tar stream read in order, with the count of what was read."""

    def __init__(self, source: Source, stream: BinaryIO) -> None:
        self._source, self._stream = source, stream
        self._content_left = self._padding = self._read_bytes = 0
        self.failed = False

    def header(self) -> bytes:
        """The next block, once the rest of the member before is passed over. Raises DocumentError if there is none."""
        while self.content(CHUNK_BYTES):
            pass
        self._read(self._padding)
        self._padding = 0
        return self._read(BLOCK_BYTES)

    def begin(self, size: int) -> None:
        """A member of so many bytes, filled up to whole blocks, comes next."""
        self._content_left, self._padding = size, -size % BLOCK_BYTES

    def content(self, size: int) -> bytes:
        """At most so many bytes of the member. Raises DocumentError where they are missing."""
        found = self._read(min(size, self._content_left))
        self._content_left -= len(found)
        return found

    def damage(self, what: str) -> DocumentError:
        """The refusal of all that comes after."""
        self.failed = True
        place = f"byte {self._read_bytes:,}"
        return self._source.refusal(f"{what}; what comes before is read, get the rest again", "damaged", place)

    def _read(self, size: int) -> bytes:
        found = self._stream.read(size) if size else b""
        self._read_bytes += len(found)
        if len(found) < size:
            self._content_left = self._padding = 0
            raise self.damage("is cut short")
        return found


def recognises(head: bytes, name: str) -> bool:
    """Whether the first block is a tar header, by its own sum."""
    try:
        tarfile.TarInfo.frombuf(head[:BLOCK_BYTES], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """The files in a tar archive, in their order; links and devices are refused by name."""
    blocks, told = Blocks(source, stream), Member()
    while not blocks.failed and (info := _header(blocks)) is not None:
        if info.type in NAMES or info.type in RECORDS:
            _note(told, info, blocks)
            continue
        size = told.size if told.size is not None else info.size
        if size < 0:
            raise blocks.damage("is damaged (a member of a negative size)")
        blocks.begin(size if info.isreg() or info.type not in tarfile.SUPPORTED_TYPES else 0)
        path = path_of(told.path or told.everywhere.get("path") or info.name)
        found = _member(source, path, info, told, blocks)
        told = Member(everywhere=told.everywhere)
        if found is not None:
            yield found


def _header(blocks: Blocks) -> tarfile.TarInfo | None:
    block = blocks.header()
    if not block.strip(b"\0"):
        return None
    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError) as error:
        raise blocks.damage(f"is damaged ({error})") from error
    more = info.type == tarfile.GNUTYPE_SPARSE and block[SPARSE_GOES_ON]
    while more:
        more = blocks.header()[SPARSE_STILL_GOES_ON]
    return info


def _member(
    source: Source, path: str, info: tarfile.TarInfo, told: Member, blocks: Blocks
) -> Source | DocumentError | None:
    if info.isdir() or is_hidden(path):
        return None
    if info.type in REFUSED or told.sparse:
        return source.refusal(REFUSED.get(info.type, REFUSED[tarfile.GNUTYPE_SPARSE]), "no_file", path)
    return source.part(path, last_of(path), pulled(blocks.content))


def _note(told: Member, info: tarfile.TarInfo, blocks: Blocks) -> None:
    """Take in a header that says something of the next member, or of all that come."""
    if not 0 <= info.size <= MOST_EXTENSION_BYTES:
        raise blocks.damage(f"is damaged (a header of {info.size:,} bytes)")
    blocks.begin(info.size)
    payload = blocks.content(info.size)
    if info.type in NAMES:
        if info.type == tarfile.GNUTYPE_LONGNAME:
            told.path = _text(payload.split(b"\0", 1)[0])
        return
    for keyword, value in _records(payload, blocks):
        if info.type == tarfile.XGLTYPE:
            if keyword == "path":
                told.everywhere[keyword] = value
        elif keyword == "path":
            told.path = value
        elif keyword == "size":
            told.size = _number(value, blocks)
        elif keyword.startswith("GNU.sparse."):
            told.sparse = True


def _records(payload: bytes, blocks: Blocks) -> Iterator[tuple[str, str]]:
    """The "length keyword=value" lines of an extended header (POSIX.1-2001, pax)."""
    at = 0
    while at < len(payload) and payload[at : at + 1] != b"\0":
        digits, space, _ = payload[at : at + 10].partition(b" ")
        length = int(digits) if space and digits.isdigit() else 0
        end = at + length
        if length <= len(digits) + 2 or end > len(payload):
            raise blocks.damage("is damaged (an extended header that is none)")
        keyword, _, value = payload[at + len(digits) + 1 : end - 1].partition(b"=")
        yield _text(keyword), _text(value)
        at = end


def _number(value: str, blocks: Blocks) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 20):
        raise blocks.damage("is damaged (a size that is no number)")
    return int(value)


def _text(payload: bytes) -> str:
    return payload.decode("utf-8", "surrogateescape")


TAR = Container(name="tar", title="a tar archive", recognises=recognises, parts=parts)
