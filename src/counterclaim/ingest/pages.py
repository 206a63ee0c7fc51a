"""HTML pages: the article, without what stands around it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from counterclaim.ingest.encoding import checked, declared_encoding, decoded, mark_of
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import Stated, document_of
from counterclaim.model.document import Document

SUFFIXES = (".html", ".htm", ".xhtml")
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[A-Za-z!?]")
PAGE_TAG = re.compile(r"<(?:html|head|body|article|main|div|p|h1|table|section)\b", re.IGNORECASE)
LANGUAGE = re.compile(r"""<html\b[^>]{0,2000}?\blang\s*=\s*["']?([A-Za-z-]{2,20})""", re.IGNORECASE)
REPLACED = "\ufffd"

DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31", "outputformat": "%Y-%m-%d"}
"""Only a date that the page states; the latest is fixed, so that a page reads the same on any day."""


def recognises(head: bytes, name: str) -> bool:
    """Named as HTML, or beginning with markup."""
    return name.lower().endswith(SUFFIXES) or bool(MARKUP.match(head))


def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Document:
    """The page's main text, paragraphs parted by blank lines, with what the page states about itself."""
    if len(raw.payload) > limits.page_bytes:
        reason = f"a page of {megabytes(len(raw.payload))}, more than the limit of {megabytes(limits.page_bytes)}"
        raise raw.refusal(f"{reason}; save its text alone, or raise COUNTERCLAIM_MAX_PAGE_BYTES", "too_long")
    markup, whole = _markup(raw)
    if not PAGE_TAG.search(markup):
        raise raw.refusal("markup, but no HTML page; give HTML, text or JSON lines", "format")
    found = _article(raw, markup)
    text = "\n\n".join(line.strip() for line in (found.text or "").splitlines() if line.strip()) if found else ""
    if not text:
        raise raw.refusal("no article found in the page; save its text as a .txt file", "no_article")
    if not whole and REPLACED in text:
        raise raw.refusal("wrong encoding: the article has bytes that are no text; save it as UTF-8", "encoding")
    language = LANGUAGE.search(markup)
    stated = Stated(
        title=found.title,
        publisher=found.sitename,
        url=found.url,
        published=found.date,
        language=language.group(1) if language else None,
    )
    return document_of(raw, checked(text, raw, limits), stated, published_on)


def _markup(raw: RawDocument) -> tuple[str, bool]:
    """The page's characters, and whether all its bytes gave some: broken ones outside the article do no harm.

    What is UTF-8 to the last byte is UTF-8, whatever the page declares: by chance that does not happen.
    """
    declared = None if mark_of(raw.payload) else declared_encoding(raw.payload)
    if declared is None:
        return decoded(raw), True
    for encoding in (declared,) if raw.payload.isascii() else ("utf-8", declared):
        try:
            return raw.payload.decode(encoding), True
        except UnicodeDecodeError:
            continue
    return raw.payload.decode(declared, "replace"), False


def _article(raw: RawDocument, markup: str) -> Any:
    """What trafilatura finds; imported here, since it takes a fifth of a second and only pages need it."""
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    whole = markup.replace("\0", "")
    if not re.search(r"<html\b", whole, re.IGNORECASE):
        whole = f"<html><body>{whole}</body></html>"
    try:
        return trafilatura.bare_extraction(
            whole, with_metadata=True, include_comments=False, date_extraction_params=dict(DATES)
        )
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise raw.refusal(
            f"a page that can't be taken apart ({type(error).__name__}); save its text", "html"
        ) from error
