"""How much is taken in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one document, and one thing that holds documents, may hold; more is refused, never cut.

    `document_bytes` bounds a file, a JSON line or a stream; `page_bytes` an HTML page; `characters` a text, in code
    points. `depth` bounds how many archives lie in one another, `members` the parts of one archive or feed,
    `held_bytes` what is laid down on the disk for an archive that can't be read as a stream, `ratio` by how much a
    compressed part may grow (looked at once it is over `document_bytes`).
    """

    document_bytes: int = 8_000_000
    page_bytes: int = 5_000_000
    characters: int = 2_000_000
    depth: int = 4
    members: int = 10_000_000
    held_bytes: int = 20_000_000_000
    ratio: int = 200


def megabytes(size: int) -> str:
    """A size in bytes as people write it: "8 MB"."""
    return f"{size / 1_000_000:.3g} MB"
