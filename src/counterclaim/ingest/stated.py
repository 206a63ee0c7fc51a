"""What a document states about itself, checked and made into a document."""

from __future__ import annotations

import re
from datetime import date

from counterclaim.ingest.publication_dates import moment_of, publication_date
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stating import Stated
from counterclaim.model.document import Document

LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]*)?", re.IGNORECASE)
THREE_LETTER_CODES = {
    "eng": "en",
    "ukr": "uk",
    "rus": "ru",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ara": "ar",
    "heb": "he",
    "fas": "fa",
    "per": "fa",
    "tur": "tr",
    "pol": "pl",
}


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("en-GB", "eng"), None for what is no tag or "und"."""
    found = LANGUAGE_TAG.fullmatch((tag or "").strip())
    if not found:
        return None
    code = found.group(1).lower()
    return code if len(code) == 2 else THREE_LETTER_CODES.get(code)


def document_of(raw: RawDocument, text: str, stated: Stated, published_on: date | None) -> Document:
    """The document; `published_on` is the day that stands in where it states none. Refuses a date that is none.

    What the document does not state itself, what it came in may have stated of it (`raw.stated`).
    """
    stated = stated.or_else(raw.stated)
    return Document.of(
        text,
        name=stated.name or raw.name,
        title=stated.title or None,
        publisher=stated.publisher or None,
        url=stated.url or None,
        published_on=_published_on(raw, stated.published) or published_on,
        language=language_code(stated.language),
        source_digest=raw.digest(),
        author=stated.author or None,
        published_at=moment_of(stated.published_at or stated.published),
        updated_at=moment_of(stated.updated),
        origin=raw.origin(),
        extractor=raw.extractor,
    )


def _published_on(raw: RawDocument, words: str | None) -> date | None:
    if words is None or not words.strip():
        return None
    day = publication_date(words)
    if day is None:
        shown = words.strip()[:40]
        raise raw.refusal(f"published {shown!r} is no date; write it as YYYY-MM-DD, or leave it out", "date")
    return day
