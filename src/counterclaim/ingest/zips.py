"""ZIP archives: each member recognised again by its content, nothing ever written anywhere."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import BinaryIO, cast

from counterclaim.errors import DocumentError
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.members import is_hidden, last_of, path_of
from counterclaim.ingest.offices import office_kind
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import gone_about, pulled
from counterclaim.ingest.unpacking import DAMAGED, Growth, damaged, plain
from counterclaim.ingest.zip_ends import directory_bytes

MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""A member, the end of an empty archive, a part of a split one."""

MOST_DIRECTORY_BYTES = 48_000_000
"""Of the list of members, which is held in memory: about half a million of them."""

ENCRYPTED, IN_UTF_8 = 0x1, 0x800
UNIX = 3
LINK, FILE, OF_FILE = 0o120000, 0o100000, 0o170000
HEADER_BYTES = 30
METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd", 99: "AES"}
"""Ways of packing that Python has no bounded reader for (APPNOTE 6.3, section 4.4.5)."""
WACZ_MARK, CRAWLS = "datapackage.json", "archive/"
OVERLAPS = "shares its bytes with another member; pack the archive anew"

UNREADABLE = (
    *DAMAGED,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    KeyError,
    IndexError,
    OverflowError,
    struct.error,
)
"""What zipfile raises on archives that are damaged, or packed in ways it doesn't know."""


def recognises(head: bytes, name: str) -> bool:
    """Whether ZIP's mark is there."""
    return head.startswith(MARKS)


def parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """The files in a ZIP archive, in the order of its list; what can't be used is refused by name."""
    with gone_about(source, stream, limits) as file, _opened(source, file) as archive:
        members = archive.infolist()
        kind = office_kind(archive)
        if kind:
            raise source.refusal(f"{kind}, not text; save it as text, HTML or PDF", "office")
        bad = _overlapping(members, archive.start_dir)
        growth = Growth(source, limits)
        folder = CRAWLS if _is_crawl(archive) else ""
        for info in members:
            path = _path(info)
            if info.filename.endswith("/") or is_hidden(path) or not path.startswith(folder):
                continue
            why = _refused(info) or (OVERLAPS if id(info) in bad else None)
            if why:
                yield source.refusal(why, "member", path)
            else:
                yield from _member(source, archive, info, limits, growth)


def _opened(source: Source, file: BinaryIO) -> zipfile.ZipFile:
    size = directory_bytes(file)
    if size is None:
        raise source.refusal("a ZIP archive without its list of members at the end; get it whole again", "damaged")
    if size > MOST_DIRECTORY_BYTES:
        reason = f"a ZIP archive with a list of members of {megabytes(size)}; split it, or pack it as tar"
        raise source.refusal(reason, "too_many")
    try:
        return zipfile.ZipFile(file)
    except (*UNREADABLE, UnicodeDecodeError) as error:
        raise source.refusal(f"a ZIP archive that is damaged ({plain(error)}); get it again", "damaged") from error


def _member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, growth: Growth
) -> Iterator[Source | DocumentError]:
    path = _path(info)
    try:
        opened = archive.open(info)
    except UNREADABLE as error:
        yield source.refusal(f"can't be unpacked ({plain(error)}); get it again", "damaged", path)
        return
    with opened:
        part = source.part(path, last_of(path), cast(BinaryIO, opened))
        own = Growth(part, limits)
        for each in (growth, own):
            each.note(info.compress_size, 0)
        yield replace(part, stream=pulled(partial(_unpacked, part, cast(zipfile.ZipExtFile, opened), (own, growth))))


def _unpacked(part: Source, opened: zipfile.ZipExtFile, growths: tuple[Growth, ...], size: int) -> bytes:
    try:
        found = opened.read1(size)
    except UNREADABLE as error:
        place = f"after {growths[0].given:,} unpacked bytes"
        raise part.refusal(damaged(error), "damaged", place) from error
    for growth in growths:
        growth.note(0, len(found))
    return found


def _path(info: zipfile.ZipInfo) -> str:
    """The member's path; where it isn't said to be UTF-8 it may be all the same."""
    if info.flag_bits & IN_UTF_8:
        return path_of(info.filename)
    try:
        return path_of(info.filename.encode("cp437").decode("utf-8"))
    except UnicodeError:
        return path_of(info.filename)


def _refused(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & ENCRYPTED:
        return "encrypted; give it without a password"
    kind = (info.external_attr >> 16) & OF_FILE if info.create_system == UNIX else 0
    if kind == LINK:
        return "a link; give the file itself"
    if kind not in (0, FILE):
        return "a device or pipe; leave it out"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        name = METHODS.get(info.compress_type, "unknown")
        return f"packed by a method that is not read ({name}); unpack it"
    return None


def _is_crawl(archive: zipfile.ZipFile) -> bool:
    """Whether it is a web archive in a ZIP (WACZ 1.1), which holds lists and logs beside the archives themselves."""
    names = archive.NameToInfo
    return WACZ_MARK in names and any(name.startswith(CRAWLS) and ".warc" in name for name in names)


def _overlapping(members: list[zipfile.ZipInfo], end: int) -> set[int]:
    """Which members reach into the next one's bytes (by identity): so are archives made that grow without bounds."""
    ordered = sorted(members, key=lambda info: info.header_offset)
    found = {
        id(one)
        for one, after in pairwise(ordered)
        if one.header_offset + HEADER_BYTES + one.compress_size > after.header_offset
    }
    return found | {id(one) for one in ordered[-1:] if one.header_offset + one.compress_size > end}


ZIP = Container(name="zip", title="a ZIP archive", recognises=recognises, parts=parts)
