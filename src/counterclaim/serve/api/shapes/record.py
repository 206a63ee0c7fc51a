"""The shapes of documents, sources and refusals."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec

from counterclaim.model.source_health import SourceState
from counterclaim.serve.api.shapes.claims import Address, Shape

Number = Annotated[int, msgspec.Meta(ge=0)]


class Document(Shape):
    """A document without its text; `characters` is its length in code points."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    url: str | None
    published_on: date | None
    language: str | None
    characters: Number
    source_digest: str | None
    author: str | None
    published_at: datetime | None
    updated_at: datetime | None
    origin: str | None
    extractor: str | None


class WholeDocument(Document):
    """A document with its text, verbatim; `versions` are all versions of it by id, older before newer."""

    text: str
    versions: list[str]
    superseded_by: str | None


class Documents(Shape):
    """A page of documents."""

    documents: list[Document]
    next: Address | None


class Source(Shape):
    """How a source fares that is followed; averages are of the last seven days."""

    name: str
    address: str
    state: SourceState
    good_at: datetime | None
    new_at: datetime | None
    due_at: datetime | None
    documents_a_day: float
    claims_a_day: float
    usual_gap_s: float | None
    failures: Number
    error: str | None
    error_at: datetime | None
    fetched: Number
    unchanged: Number


class Sources(Shape):
    """A page of sources, those first that need looking at."""

    sources: list[Source]
    next: Address | None


class Problem(Shape):
    """Why a request was refused (RFC 9457); `parameter` is the one at fault, where it is one's."""

    type: str
    title: str
    status: Annotated[int, msgspec.Meta(ge=400, le=599)]
    detail: str
    parameter: str | None
