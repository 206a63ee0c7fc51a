"""Bytes to documents: what is given is recognised, cut into single documents, and extracted or refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest import csv_tables, json_lines, pages, plain_texts
from counterclaim.ingest.compressed import COMPRESSED
from counterclaim.ingest.csv_tables import CSV
from counterclaim.ingest.encoding import mark_of
from counterclaim.ingest.feeds import items
from counterclaim.ingest.feeds.kinds import FEED_CONTAINERS, FEED_FORMATS
from counterclaim.ingest.formats import Container, Format, by_its_container, one
from counterclaim.ingest.json_documents import JSON
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.parquet import tables as parquet_tables
from counterclaim.ingest.parquet.tables import PARQUET
from counterclaim.ingest.pdf.kinds import PDF_FORMATS
from counterclaim.ingest.raw import RawDocument, raw_document
from counterclaim.ingest.refusals import refuse_what_is_no_text
from counterclaim.ingest.sources import Source, sources_of
from counterclaim.ingest.streams import HEAD_BYTES, bounded_lines, chunks, replayed
from counterclaim.ingest.tars import TAR
from counterclaim.ingest.telegram.kinds import TELEGRAM_CONTAINERS, TELEGRAM_FORMATS
from counterclaim.ingest.web_archives import WARC
from counterclaim.ingest.zips import ZIP
from counterclaim.model.document import Document


def raw_documents(paths: Iterable[str], stdin: BinaryIO, limits: Limits) -> Iterator[RawDocument | DocumentError]:
    """The single documents in files, folders and "-" (standard input), as bytes; one of them in memory at a time."""
    return raw_documents_in(sources_of(paths, stdin), limits)


def raw_documents_in(
    sources: Iterable[Source | DocumentError], limits: Limits, depth: int = 0
) -> Iterator[RawDocument | DocumentError]:
    """The single documents in sources, those in archives among them, as bytes; one of them in memory at a time."""
    for source in sources:
        if isinstance(source, DocumentError):
            yield source
            continue
        try:
            with source.opened() as stream:
                yield from _cut(source, stream, limits, depth)
        except DocumentError as refusal:
            yield refusal


def extract(raw: RawDocument, limits: Limits, published_on: date | None = None) -> Iterator[Document | DocumentError]:
    """The documents in these bytes, each or its refusal, at least one.

    `published_on` is the day that stands in where a document states none.
    """
    form = BY_NAME[raw.format]
    try:
        yield from form.extract(replace(raw, extractor=form.extractor()), limits, published_on)
    except DocumentError as refusal:
        yield refusal


def open_documents(
    paths: Iterable[str], stdin: BinaryIO, limits: Limits, published_on: date | None = None
) -> Iterator[Document | DocumentError]:
    """All documents of files, folders and "-", in the order given; what can't be used stands there as its refusal."""
    for raw in raw_documents(paths, stdin, limits):
        if isinstance(raw, DocumentError):
            yield raw
        else:
            yield from extract(raw, limits, published_on)


def _cut(source: Source, stream: BinaryIO, limits: Limits, depth: int) -> Iterator[RawDocument | DocumentError]:
    head = stream.read(HEAD_BYTES)
    start, wide = _in_utf_8(head)
    container = next((each for each in CONTAINERS if each.recognises(start, source.name)), None)
    if container is not None:
        yield from _parts(container, source, replayed(head, stream), limits, depth)
        return
    form = next(form for form in FORMATS if form.recognises(start, source.name))
    if not form.binary:
        refuse_what_is_no_text(source, head)
    if form.by_line and wide:
        raise source.refusal(f"wrong encoding: {form.title} in UTF-16; save it as UTF-8", "encoding")
    if form.by_line:
        yield from _lines(source, chain((head,), chunks(stream)), form, limits)
        return
    payload = head + stream.read(max(0, limits.document_bytes + 1 - len(head)))
    if len(payload) > limits.document_bytes:
        raise source.refusal(_too_big("a document", limits), "too_long")
    stream.read(1)  # What is compressed has its sum at the end: only now is it known to hold.
    yield raw_document(source, form.name, payload)


def _parts(
    container: Container, source: Source, stream: BinaryIO, limits: Limits, depth: int
) -> Iterator[RawDocument | DocumentError]:
    if depth == limits.depth:
        raise source.refusal(f"{container.title} within {depth} others; unpack it", "depth")
    number = -1
    for number, part in enumerate(container.parts(source, stream, limits)):
        if number == limits.members:
            raise source.refusal(f"more than {limits.members:,} parts; split it", "too_many")
        if isinstance(part, Source):
            yield from raw_documents_in((part,), limits, depth + 1)
        else:
            yield part
    if number < 0:
        raise source.refusal(f"{container.title} without a document in it; leave it out", "empty")


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
    for number, line in bounded_lines(chunks, limits.document_bytes):
        place = f"line {number}"
        if line is None:
            yield source.refusal(_too_big("one line", limits), "too_long", place)
        elif line.strip():
            inner = ": ".join(filter(None, (source.place, place)))
            named = replace(source, place=inner, name=f"{source.name}:{number}")
            yield raw_document(named, form.name, line)


def _too_big(what: str, limits: Limits) -> str:
    return f"{what} of more than {megabytes(limits.document_bytes)}; split it, or raise COUNTERCLAIM_MAX_BYTES"


CONTAINERS: tuple[Container, ...] = (
    *COMPRESSED,
    ZIP,
    TAR,
    WARC,
    PARQUET,
    *FEED_CONTAINERS,
    *TELEGRAM_CONTAINERS,
    JSON,
    CSV,
)
"""The first that recognises the bytes has them; formats come after."""

RECORD = one(items.extract)

FORMATS = (
    *FEED_FORMATS,
    *TELEGRAM_FORMATS,
    *PDF_FORMATS,
    Format(name="json_lines", title="JSON lines", recognises=json_lines.recognises, extract=RECORD, by_line=True),
    Format(name="json", title="JSON", recognises=by_its_container, extract=RECORD),
    Format(name=csv_tables.FORM, title="a row of CSV", recognises=by_its_container, extract=RECORD),
    Format(
        name=parquet_tables.FORM,
        title="a row of Parquet",
        recognises=by_its_container,
        extract=RECORD,
        libraries=("pyarrow",),
    ),
    Format(
        name="page",
        title="HTML",
        recognises=pages.recognises,
        extract=pages.extract,
        libraries=("trafilatura",),
        edition=2,
    ),
    Format(name="plain_text", title="text", recognises=plain_texts.recognises, extract=one(plain_texts.extract)),
)
"""The first that recognises the bytes has them."""

BY_NAME = {form.name: form for form in FORMATS}
