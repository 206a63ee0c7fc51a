"""Plain text, with front matter or without."""

from __future__ import annotations

from datetime import date

from counterclaim.ingest.encoding import checked, decoded
from counterclaim.ingest.front_matter import front_matter
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import document_of
from counterclaim.model.document import Document


def recognises(head: bytes, name: str) -> bool:
    """Whatever nothing else recognised is read as text, or refused."""
    return True


def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Document:
    """The document: all after the front matter, verbatim, line ends included; a byte-order mark is no part of it."""
    whole = decoded(raw)
    stated, start = front_matter(whole, raw)
    return document_of(raw, checked(whole[start:], raw, limits), stated, published_on)
