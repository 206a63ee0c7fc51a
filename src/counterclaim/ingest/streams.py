"""Bytes that are looked at before they are read, and bytes that have to be gone about in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from counterclaim.errors import DocumentError
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.sources import Source

CHUNK_BYTES = 1 << 16
HEAD_BYTES = 1 << 14
"""By how many of its first bytes a thing is recognised."""


class Pulled(io.BufferedIOBase):
    """A stream of what a function gives, that gives all it got before it passes a failure on.

    `pull` is asked for at most so many bytes and gives none at the end; `head` is what stands before.
    """

    def __init__(self, pull: Callable[[int], bytes], head: bytes = b"") -> None:
        super().__init__()
        self._pull, self._held, self._at = pull, head, 0
        self._failure: DocumentError | None = None
        self._ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """So many bytes, fewer at the end or before a failure, which the next reading meets; or all of them."""
        wanted = size if size is not None and size >= 0 else None
        parts = [self._taken(wanted)]
        found = len(parts[0])
        while (wanted is None or found < wanted) and self._more():
            parts.append(self._taken(None if wanted is None else wanted - found))
            found += len(parts[-1])
        if self._failure is not None and (wanted is None or (wanted and not found)):
            raise self._failure
        return b"".join(parts)

    def read1(self, size: int = -1) -> bytes:
        """Bytes that need asking for no more than once."""
        return self.read(min(size, CHUNK_BYTES) if size >= 0 else CHUNK_BYTES)

    def _taken(self, wanted: int | None) -> bytes:
        end = len(self._held) if wanted is None else min(len(self._held), self._at + wanted)
        taken = self._held[self._at : end]
        self._at = end
        return taken

    def _more(self) -> bool:
        if self._ended or self._failure is not None:
            return False
        try:
            self._held, self._at = self._pull(CHUNK_BYTES), 0
        except DocumentError as failure:
            self._held, self._at, self._failure = b"", 0, failure
        self._ended = not self._held and self._failure is None
        return bool(self._held)


def pulled(pull: Callable[[int], bytes], head: bytes = b"") -> BinaryIO:
    """A stream of what a function gives."""
    return cast(BinaryIO, Pulled(pull, head))


def replayed(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream from its beginning, of which the first bytes have been read already: itself if it is a file."""
    if _is_file(stream):
        stream.seek(-len(head), io.SEEK_CUR)
        return stream
    return pulled(stream.read, head)


@contextmanager
def gone_about(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[BinaryIO]:
    """The bytes of a stream where one may seek: itself if it is a file, or else laid down on the disk.

    Raises DocumentError where they come to more than `limits.held_bytes`, or the disk is full.
    """
    if _is_file(stream):
        yield stream
        return
    with SpooledTemporaryFile(max_size=limits.document_bytes) as held:
        size = 0
        while chunk := stream.read(CHUNK_BYTES):
            size += len(chunk)
            if size > limits.held_bytes:
                raise source.refusal(f"an archive of more than {megabytes(limits.held_bytes)}; unpack it", "too_long")
            try:
                held.write(chunk)
            except OSError as error:
                why = (error.strerror or type(error).__name__).lower()
                reason = f"can't be laid down in the folder for temporary files ({why}); make room, or unpack it"
                raise source.refusal(reason, "disk") from error
        held.seek(0)
        yield cast(BinaryIO, held)


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """All bytes of a stream, in pieces."""
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def bounded_lines(pieces: Iterable[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None for one longer than the limit, which is never held in memory whole."""
    number, size, held = 1, 0, bytearray()
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for end in ended:
            size += len(end)
            yield number, (bytes(held + end) if size <= limit else None)
            number, size, held = number + 1, 0, bytearray()
        size += len(rest)
        if size <= limit:
            held += rest
        else:
            held = bytearray()
    if size:
        yield number, (bytes(held) if size <= limit else None)


def _is_file(stream: BinaryIO) -> bool:
    """Whether one may seek in it without its being held anywhere."""
    file = isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO)
    return (file or isinstance(stream, io.BytesIO)) and stream.seekable()
