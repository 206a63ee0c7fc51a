"""A published text, verbatim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A published text and where it came from; `text` is never changed, so that offsets stay true.

    `name` is the id that its giver gave, or the file's name; `source_digest` ties it to the raw bytes (SHA-256, hex);
    `published_on` is the day of publication as it was written, in its own zone; `published_at` and `updated_at` are
    moments (aware), where the source states a clock time and its zone; `language` is an ISO 639-1 code. Null: unknown.
    `origin` says where the bytes were found (a path or an address, and the place in it), `extractor` what made the
    text out of them, with its version.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    language: str | None = None
    source_digest: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    origin: str | None = None
    extractor: str | None = None

    def __post_init__(self) -> None:
        for moment in (self.published_at, self.updated_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{self.name}: the moment {moment} has no zone")

    @classmethod
    def of(
        cls,
        text: str,
        *,
        name: str,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        published_on: date | None = None,
        language: str | None = None,
        source_digest: str | None = None,
        author: str | None = None,
        published_at: datetime | None = None,
        updated_at: datetime | None = None,
        origin: str | None = None,
        extractor: str | None = None,
    ) -> Document:
        """A document with its key made from its normalised text and its source (its URL, or else its name)."""
        return cls(
            id=document_id(text, url or name),
            name=name,
            text=text,
            title=title,
            publisher=publisher,
            url=url,
            published_on=published_on,
            language=language,
            source_digest=source_digest,
            author=author,
            published_at=published_at,
            updated_at=updated_at,
            origin=origin,
            extractor=extractor,
        )

    def span(self, start: int, end: int) -> EvidenceSpan:
        """The words from `start` to `end` (code points, end exclusive)."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.name}: no words at {start}..{end} in a text of {len(self.text)} characters")
        return EvidenceSpan(start=start, end=end, text=self.text[start:end])
