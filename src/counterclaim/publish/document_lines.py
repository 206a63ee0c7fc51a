"""What is told of a document: where it came from, who published it and when."""

from __future__ import annotations

from rich.text import Text

from counterclaim.model.document import Document
from counterclaim.publish.cells import safe
from counterclaim.publish.wording import day_text, moment_text


def document_facts(document: Document) -> tuple[tuple[str, str | None], ...]:
    """What is known of a document beside its text, each with its name; null where it does not say."""
    return (
        ("name", document.name),
        ("publisher", document.publisher),
        ("author", document.author),
        ("published", _published_text(document)),
        ("updated", moment_text(document.updated_at) if document.updated_at else None),
        ("url", document.url),
        ("language", document.language),
        ("found in", document.origin),
        ("made by", document.extractor),
        ("raw bytes", f"sha256 {document.source_digest}" if document.source_digest else None),
    )


def document_line(document: Document) -> Text:
    """A document in a line."""
    published = day_text(document.published_on) if document.published_on else None
    about = [safe(part) for part in (document.publisher, published, document.url) if part]
    return Text.assemble(
        (document.id, "cyan"), f"  {safe(document.title or document.name)}", (", ".join(["", *about]), "dim")
    )


def _published_text(document: Document) -> str | None:
    if document.published_at is not None:
        return moment_text(document.published_at)
    return day_text(document.published_on) if document.published_on else None
