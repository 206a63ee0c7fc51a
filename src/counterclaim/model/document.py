"""A published text, verbatim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A published text and where it came from; `text` is never changed, so that offsets stay true.

    `name` is the id that its giver gave, or the file's name; `source_digest` ties it to the raw bytes (SHA-256, hex);
    `published_on` is the day of publication, null if unknown; `language` an ISO 639-1 code, null if unknown.
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
        )

    def span(self, start: int, end: int) -> EvidenceSpan:
        """The words from `start` to `end` (code points, end exclusive)."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.name}: no words at {start}..{end} in a text of {len(self.text)} characters")
        return EvidenceSpan(start=start, end=end, text=self.text[start:end])
