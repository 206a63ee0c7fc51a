"""A PDF as a document: its paragraphs, and what it states about itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counterclaim.errors import DocumentError
from counterclaim.ingest.encoding import checked
from counterclaim.ingest.formats import Extracts
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.pdf.drawn_pages import Bounds, Drawn, Seconds, drawn
from counterclaim.ingest.pdf.furniture import without_furniture
from counterclaim.ingest.pdf.paragraphs import paragraphs_of
from counterclaim.ingest.pdf.statements import stated_in
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import document_of
from counterclaim.model.document import Document

START = b"%PDF-"
START_WITHIN = 1024
"""The bytes within which a PDF may begin (ISO 32000-1, annex H.3.4.1)."""

MOST_TOLD = 20


def recognises(head: bytes, name: str) -> bool:
    """With a PDF's mark near its beginning, and no markup or text of note before it."""
    return START in head[: START_WITHIN + len(START)] and not head.lstrip().startswith((b"<", b"{", b"["))


def extracting(seconds: Seconds, bounds: Bounds | None = None) -> Extracts:
    """The extractor; `seconds` tells how long it takes."""
    held_to = bounds or Bounds()

    def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Iterator[Document | DocumentError]:
        """The paragraphs of all pages, without running heads, feet and page numbers."""
        found = drawn(raw, seconds, held_to)
        yield _document(raw, found, limits, published_on)
        left_out = [f"{number:,}" for number, page in enumerate(found.pages, 1) if page is None]
        if left_out:
            told = ", ".join(left_out[:MOST_TOLD]) + (" …" if len(left_out) > MOST_TOLD else "")
            yield raw.refusal(f"pages that can't be taken apart: {told}; the others are read, print it anew", "damaged")

    return extract


def _document(raw: RawDocument, found: Drawn, limits: Limits, published_on: date | None) -> Document:
    paragraphs = paragraphs_of(without_furniture([page for page in found.pages if page is not None]))
    text = "\n\n".join(paragraphs)
    if not any(character.isalpha() for character in text):
        reason = (
            f"no text layer in a PDF of {len(found.pages):,} pages: pictures of text; recognise it first (ocrmypdf)"
        )
        raise raw.refusal(reason, "no_text")
    return document_of(raw, checked(text, raw, limits), stated_in(found.facts, paragraphs), published_on)
