"""What is said of a document, by itself or by what it came in."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A document's own words about itself, each as it was written; null where it says nothing.

    `published` is the day of publication, or the moment; `published_at` the moment, where both are stated.
    """

    name: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_at: str | None = None
    language: str | None = None
    author: str | None = None
    updated: str | None = None

    def or_else(self, other: Stated | None) -> Stated:
        """The same, with another's words where it says nothing itself."""
        if other is None:
            return self
        return Stated(**{each.name: getattr(self, each.name) or getattr(other, each.name) for each in fields(self)})
