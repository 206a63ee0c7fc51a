"""The records of a web archive as warcio gives them, with bounds on what a header may hold.

Imported only where there is an archive to read: warcio takes a while to load.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

CHUNK_BYTES = 1 << 16
MOST_LINE_BYTES = 64_000
MOST_HEADER_BYTES = 1_000_000

UNREADABLE = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, EOFError, TypeError, AttributeError)
"""What warcio raises on records that are damaged."""

logging.getLogger("warcio").addHandler(logging.NullHandler())
"""It would otherwise write what it finds in records to the terminal as it is."""


class Quiet(ArchiveIterator):  # type: ignore[misc]
    """warcio's reader, which says nothing on the standard error: what is wrong is told by whoever reads the records."""

    INC_RECORD = ""


class Headers(BufferedReader):  # type: ignore[misc]
    """The bytes of an archive, of which no header may take more than so many."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._header_bytes = 0

    def read(self, length: int | None = None) -> bytes:
        """So many bytes of a record's content."""
        self._header_bytes = 0
        found: bytes = super().read(length)
        return found

    def readline(self, length: int | None = None) -> bytes:
        """The next line of a header. Raises ArchiveLoadFailed where it is too long."""
        line: bytes = super().readline(min(length or MOST_LINE_BYTES, MOST_LINE_BYTES))
        self._header_bytes += len(line)
        if len(line) == MOST_LINE_BYTES or self._header_bytes > MOST_HEADER_BYTES:
            raise ArchiveLoadFailed("a header that does not end")
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class WebRecord:
    """One record: what kind it is, where its content was found, its HTTP status and type, and the content as it came.

    `number` counts from 1. `status`, `content_type` and the encodings are null where no HTTP header has them. `stream`
    lasts until the next record is asked for.
    """

    number: int
    kind: str
    url: str | None
    status: str | None
    content_type: str | None
    transfer_encoding: str | None
    content_encoding: str | None
    truncated: str | None
    stream: Any
    digests: Any
    by_block: bool

    def content(self, most_bytes: int) -> bytes:
        """At most so many bytes of what is left of the content. Raises ValueError where its digest can be none."""
        found: bytes = self.stream.read(most_bytes)
        return found

    def pass_over(self) -> int:
        """Leave the rest of the content; how many bytes of it the archive does not have."""
        while True:
            try:
                if not self.content(CHUNK_BYTES):
                    return int(self.stream.limit)
            except ValueError:
                continue

    def digest_fails(self) -> bool:
        """Whether the bytes, once all are read, are not those that the crawler saw.

        The digest of the whole block decides if it is given; of the content alone crawlers do not agree whether it is
        made of the chunks or of what is in them.
        """
        failed = "block digest failed" if self.by_block else "payload digest failed"
        if not self.by_block and self.is_chunked:
            return False
        return any(str(problem).startswith(failed) for problem in self.digests.problems)

    @property
    def is_chunked(self) -> bool:
        """Whether the content was sent in chunks, and is kept so."""
        return (self.transfer_encoding or "").strip().lower() == "chunked"


def records(stream: BinaryIO) -> Iterator[WebRecord]:
    """The records in their order. Raises one of UNREADABLE where what comes next is none."""
    archive = Quiet(stream, check_digests=True)
    archive.reader = Headers(stream)
    for number, record in enumerate(archive, 1):
        yield _record(number, record)


def _record(number: int, record: Any) -> WebRecord:
    if record.length is None or record.length < 0:
        raise ArchiveLoadFailed("a record that does not give its length")
    headers, http = record.rec_headers, record.http_headers
    of_http = http.get_header if http else lambda name: None
    in_arc = record.format == "arc"
    return WebRecord(
        number=number,
        kind=record.rec_type or "unknown",
        url=headers.get_header("uri" if in_arc else "WARC-Target-URI"),
        status=http.get_statuscode() if http else None,
        content_type=of_http("content-type") if http else record.content_type,
        transfer_encoding=of_http("transfer-encoding"),
        content_encoding=of_http("content-encoding"),
        truncated=headers.get_header("WARC-Truncated"),
        stream=record.raw_stream,
        digests=record.digest_checker,
        by_block=bool(headers.get_header("WARC-Block-Digest")),
    )
