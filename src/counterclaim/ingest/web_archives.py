"""Web archives (WARC, ARC): the pages that a crawl kept, each recognised again by its content."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from counterclaim.errors import DocumentError
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.ingest.stating import Stated
from counterclaim.ingest.unpacking import plain

if TYPE_CHECKING:
    from counterclaim.ingest.web_records import WebRecord

MARKS = (b"WARC/", b"filedesc://")

WITH_PAGES = ("response", "resource")
ABOUT_OTHERS = frozenset({"warcinfo", "request", "metadata", "arc_header"})
"""Records that are told nothing of: they only say how the others came about."""

DOCUMENT_TYPES = re.compile(
    r"(?:text/(?:html|plain|xml|markdown|csv)|application/(?:xhtml\+xml|xml|pdf|rss\+xml|atom\+xml|x-pdf))?",
    re.IGNORECASE,
)
"""Media types that may be documents; a missing one may be anything."""

CHARSET = re.compile(r"charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
MOST_SHOWN = 120


def recognises(head: bytes, name: str) -> bool:
    """Whether it begins as a WARC or an ARC does."""
    return head.startswith(MARKS)


def parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """The pages in a web archive, in their order; in the end, in one line, how many records were left out and why."""
    from counterclaim.ingest.web_records import UNREADABLE, records

    left_out: Counter[str] = Counter()
    read = 0
    try:
        for record in records(stream):
            read = record.number
            why = _why_not(record)
            if why is None:
                yield _page(source, record, limits)
            elif why:
                left_out[why] += 1
            missing = record.pass_over()
            if missing and why is not None:
                yield _damage(source, read, f"cut short, {missing:,} bytes are missing")
    except UNREADABLE as error:
        yield _damage(source, read, plain(error))
    except DocumentError as refusal:
        yield refusal
    if left_out:
        yield source.refusal(f"left out of it, as no pages: {_counted(left_out)}; nothing to do", "left_out")


def _why_not(record: WebRecord) -> str | None:
    """Why a record is no page, to be counted by; empty if nobody needs to know, None if it is a page."""
    if record.kind not in WITH_PAGES:
        return "" if record.kind in ABOUT_OTHERS else f"{_short(record.kind)} records"
    if record.status not in (None, "200", "203"):
        return f"status {_short(record.status)}"
    kind = (record.content_type or "").split(";")[0].strip()
    if not DOCUMENT_TYPES.fullmatch(kind):
        return _short(kind.lower())
    if record.url and urlsplit(_address(record.url)).path == "/robots.txt":
        return "robots.txt"
    return None


def _page(source: Source, record: WebRecord, limits: Limits) -> Source | DocumentError:
    from counterclaim.ingest.http_bodies import joined_chunks, unpacked_body

    url = _address(record.url or "")
    place = ", ".join(filter(None, (f"record {record.number}", url[:MOST_SHOWN])))
    page = source.part(place, f"{source.name}:{record.number}", io.BytesIO())
    if record.truncated:
        return page.refusal(f"cut short by its crawler ({_short(record.truncated)}); fetch it again", "cut_short")
    try:
        payload = record.content(limits.document_bytes + 1)
    except ValueError:
        return page.refusal("its digest can't be one; fetch it again", "digest")
    if len(payload) > limits.document_bytes:
        return page.refusal(f"a page of more than {megabytes(limits.document_bytes)}; leave it out", "too_long")
    missing = record.pass_over()
    if missing:
        return page.refusal(f"cut short ({missing:,} bytes are missing); get the archive again", "damaged")
    if record.digest_fails():
        return page.refusal("changed since it was crawled (its digest does not hold); fetch it again", "digest")
    try:
        if record.is_chunked:
            payload = joined_chunks(page, payload)
        payload = unpacked_body(page, payload, record.content_encoding or "", limits)
    except DocumentError as refusal:
        return refusal
    charset = CHARSET.search(record.content_type or "")
    stated = Stated(url=url if ADDRESS.match(url) else None)
    return source.part(
        place, page.name, io.BytesIO(payload), stated=stated, charset=charset.group(1) if charset else None
    )


def _damage(source: Source, number: int, what: str) -> DocumentError:
    reason = f"is damaged ({what}); what comes before is read, get the rest again"
    return source.refusal(reason, "damaged", f"after record {number}")


def _counted(left_out: Counter[str]) -> str:
    ordered = sorted(left_out.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{what} ({number:,})" for what, number in ordered[:8])
    rest = sum(number for _, number in ordered[8:])
    return f"{shown}, others ({rest:,})" if rest else shown


def _short(words: str) -> str:
    return " ".join(words.split())[:40]


def _address(url: str) -> str:
    return url.strip().removeprefix("<").removesuffix(">")


WARC = Container(name="warc", title="a web archive", recognises=recognises, parts=parts)
