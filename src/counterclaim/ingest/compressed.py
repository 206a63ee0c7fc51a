"""Single compressed files: gzip, bzip2, xz and Zstandard; what is in them is recognised again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import pulled
from counterclaim.ingest.unpacking import (
    Growth,
    Unpacker,
    Unpacking,
    bzip2_unpacker,
    damaged,
    gzip_unpacker,
    xz_unpacker,
)

GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"
BZIP2_BLOCK = (b"1AY&SY", b"\x17rE8P\x90")
"""What comes after the level: a block, or the end of an empty file."""

SUFFIXES = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
"""What a name ends with once it is unpacked, where more than its end goes."""
PLAIN_SUFFIXES = (".gz", ".bz2", ".xz", ".zst")


def unpacked_name(name: str) -> str:
    """What a compressed file is called unpacked: "a.json" of "a.json.gz"."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return path.stem + SUFFIXES[suffix]
    return path.stem if suffix in PLAIN_SUFFIXES else name


def is_gzip(head: bytes, name: str) -> bool:
    """Whether gzip's mark is there, with its only method."""
    return head.startswith(GZIP)


def is_bzip2(head: bytes, name: str) -> bool:
    """Whether bzip2's mark is there, and a block after it."""
    return head.startswith(BZIP2) and head[4:10] in BZIP2_BLOCK


def is_xz(head: bytes, name: str) -> bool:
    """Whether xz's mark is there."""
    return head.startswith(XZ)


def is_zstd(head: bytes, name: str) -> bool:
    """Whether Zstandard's mark is there."""
    return head.startswith(ZSTD)


def _parts(
    make: Callable[[], Unpacker], source: Source, stream: BinaryIO, limits: Limits
) -> Iterator[Source | RawDocument | DocumentError]:
    yield source.part("", unpacked_name(source.name), pulled(Unpacking(source, stream, make, limits)))


def zstd_parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """What is in a Zstandard file, unpacked by pyarrow where it is installed."""
    yield source.part("", unpacked_name(source.name), pulled(arrow_unpacking(source, stream, "zstd", limits)))


def arrow_unpacking(source: Source, stream: BinaryIO, codec: str, limits: Limits) -> Callable[[int], bytes]:
    """The unpacked bytes of what pyarrow knows how to unpack. Raises DocumentError where it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        reason = f"compressed with {codec}, which needs pyarrow: pip install 'counterclaim[parquet]'; or unpack it"
        raise source.refusal(reason, "not_installed") from error
    growth = Growth(source, limits)
    fed = pyarrow.PythonFile(Fed(stream, growth), mode="r")
    inner: Any = pyarrow.CompressedInputStream(fed, codec)

    def pull(size: int) -> bytes:
        try:
            # not `read`, which in pyarrow 26 loses the memory it asked for each time bytes are damaged
            found: bytes = inner.read_buffer(size).to_pybytes()
        except (OSError, ValueError) as error:
            raise source.refusal(damaged(error), "damaged", f"after {growth.given:,} unpacked bytes") from error
        growth.note(0, len(found))
        return found

    return pull


class Fed:
    """A stream that notes how much is read of it, as pyarrow wants it."""

    closed = False

    def __init__(self, stream: BinaryIO, growth: Growth) -> None:
        self._stream, self._growth = stream, growth

    def read(self, size: int = -1) -> bytes:
        """So many bytes."""
        found = self._stream.read(size)
        self._growth.note(len(found), 0)
        return found

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


COMPRESSED = (
    Container(name="gzip", title="gzip", recognises=is_gzip, parts=partial(_parts, gzip_unpacker)),
    Container(name="bzip2", title="bzip2", recognises=is_bzip2, parts=partial(_parts, bzip2_unpacker)),
    Container(name="xz", title="xz", recognises=is_xz, parts=partial(_parts, xz_unpacker)),
    Container(name="zstd", title="Zstandard", recognises=is_zstd, parts=zstd_parts),
)
