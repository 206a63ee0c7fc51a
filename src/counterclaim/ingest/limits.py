"""How much of one document is taken in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one document may hold; more is refused, never cut.

    `document_bytes` bounds a file, a JSON line or a stream; `page_bytes` an HTML page; `characters` a text, in code
    points.
    """

    document_bytes: int = 8_000_000
    page_bytes: int = 5_000_000
    characters: int = 2_000_000


def megabytes(size: int) -> str:
    """A size in bytes as people write it: "8 MB"."""
    return f"{size / 1_000_000:.3g} MB"
