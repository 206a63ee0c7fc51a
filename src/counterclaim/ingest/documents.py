"""Bytes to documents: what is given is recognised, cut into single documents, and extracted or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest import json_lines, pages, plain_texts
from counterclaim.ingest.encoding import mark_of
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source, sources_of
from counterclaim.model.document import Document

HEAD_BYTES = 4096
CHUNK_BYTES = 1 << 16

BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a SQLite database"),
    (b"WARC/", "a web archive"),
)
"""How files begin that people give by mistake."""

SPREAD_JSON = re.compile(rb"\s*\{\s*\n")
"""An object that goes on in the next line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write documents down: how to tell it from the first bytes and the name, and how to extract one.

    `by_line` is set where each line is a document; else the whole is one.
    """

    name: str
    title: str
    recognises: Callable[[bytes, str], bool]
    extract: Callable[[RawDocument, Limits, date | None], Document]
    by_line: bool = False


def raw_documents(paths: Iterable[str], stdin: BinaryIO, limits: Limits) -> Iterator[RawDocument | DocumentError]:
    """The single documents in files, folders and "-" (standard input), as bytes; one of them in memory at a time."""
    for source in sources_of(paths, stdin):
        if isinstance(source, DocumentError):
            yield source
            continue
        try:
            with source.opened() as stream:
                yield from _cut(source, stream, limits)
        except DocumentError as refusal:
            yield refusal


def extract(raw: RawDocument, limits: Limits, published_on: date | None = None) -> Document:
    """The document in these bytes. Raises DocumentError. `published_on` stands in where it states no date."""
    return BY_NAME[raw.format].extract(raw, limits, published_on)


def open_documents(
    paths: Iterable[str], stdin: BinaryIO, limits: Limits, published_on: date | None = None
) -> Iterator[Document | DocumentError]:
    """All documents of files, folders and "-", in the order given; what can't be used stands there as its refusal."""
    for raw in raw_documents(paths, stdin, limits):
        if isinstance(raw, DocumentError):
            yield raw
            continue
        try:
            yield extract(raw, limits, published_on)
        except DocumentError as refusal:
            yield refusal


def _cut(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[RawDocument | DocumentError]:
    head = stream.read(HEAD_BYTES)
    _refuse_what_is_no_text(source, head)
    start, wide = _in_utf_8(head)
    form = next(form for form in FORMATS if form.recognises(start, source.name))
    if form.by_line and wide:
        raise DocumentError(source.source, f"wrong encoding: {form.title} in UTF-16; save it as UTF-8", code="encoding")
    if form.by_line:
        yield from _lines(source, _chunks(head, stream), form, limits)
        return
    payload = head + stream.read(limits.document_bytes + 1 - len(head))
    if len(payload) > limits.document_bytes:
        raise DocumentError(source.source, _too_big("a document", limits), code="too_long")
    yield RawDocument(source=source.source, name=source.name, format=form.name, payload=payload)


def _in_utf_8(head: bytes) -> tuple[bytes, bool]:
    """The first bytes as UTF-8, to be recognised by; and whether they came in a wider encoding."""
    marked = mark_of(head)
    if marked is None or marked[1] == "utf-8":
        return head, False
    mark, encoding = marked
    return head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore"), True


def _lines(
    source: Source, chunks: Iterable[bytes], form: Format, limits: Limits
) -> Iterator[RawDocument | DocumentError]:
    for number, line in _bounded_lines(chunks, limits.document_bytes):
        place = f"line {number}"
        if line is None:
            yield DocumentError(source.source, _too_big("one line", limits), place=place, code="too_long")
        elif line.strip():
            name = f"{source.name}:{number}"
            yield RawDocument(source=source.source, place=place, name=name, format=form.name, payload=line)


def _bounded_lines(chunks: Iterable[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None for one longer than the limit, which is never held in memory whole."""
    number, size, held = 1, 0, bytearray()
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for end in ended:
            size += len(end)
            yield number, (bytes(held + end) if size <= limit else None)
            number, size, held = number + 1, 0, bytearray()
        size += len(rest)
        held = held + rest if size <= limit else bytearray()
    if size:
        yield number, (bytes(held) if size <= limit else None)


def _chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def _refuse_what_is_no_text(source: Source, head: bytes) -> None:
    if not head.strip():
        raise DocumentError(source.source, "no text in it; leave it out", code="empty")
    found = next((what for start, what in BINARY if head.startswith(start)), None)
    if found is None and b"\0" in head and not mark_of(head):
        found = f"binary (a null at byte {head.index(0)})"
    if SPREAD_JSON.match(head) or (source.name.endswith(".json") and head.lstrip().startswith(b"[")):
        reason = "JSON over several lines, or an array; give one document a line (jq -c makes such lines)"
        raise DocumentError(source.source, reason, code="json")
    if found:
        raise DocumentError(source.source, f"{found}, not text; give text, HTML or JSON lines", code="binary")


def _too_big(what: str, limits: Limits) -> str:
    return f"{what} of more than {megabytes(limits.document_bytes)}; split it, or raise COUNTERCLAIM_MAX_BYTES"


FORMATS = (
    Format(
        name="json_lines",
        title="JSON lines",
        recognises=json_lines.recognises,
        extract=json_lines.extract,
        by_line=True,
    ),
    Format(name="page", title="HTML", recognises=pages.recognises, extract=pages.extract),
    Format(name="plain_text", title="text", recognises=plain_texts.recognises, extract=plain_texts.extract),
)
"""The first that recognises the bytes has them."""

BY_NAME = {form.name: form for form in FORMATS}
