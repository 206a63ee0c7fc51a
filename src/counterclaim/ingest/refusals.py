"""What people give by mistake, and what they are told."""

from __future__ import annotations

from counterclaim.ingest.encoding import mark_of
from counterclaim.ingest.sources import Source

BINARY = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text (RTF)"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
    (b"\x1f\x9d", "an old compressed file (.Z)"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a SQLite database"),
    (b"PARE", "an encrypted Parquet table"),
    (b"ARROW1", "an Arrow file"),
)
"""How such files begin."""


def refuse_what_is_no_text(source: Source, head: bytes) -> None:
    """Raise DocumentError, with what was found, where the first bytes are of no format that holds text."""
    if not head.strip():
        raise source.refusal("no text in it; leave it out", "empty")
    found = next((what for start, what in BINARY if head.startswith(start)), None)
    if found is None and b"\0" in head and not mark_of(head):
        found = f"binary (a null at byte {head.index(0)})"
    if found:
        raise source.refusal(f"{found}, not text; give text, HTML, JSON, CSV, or an archive of them", "binary")
