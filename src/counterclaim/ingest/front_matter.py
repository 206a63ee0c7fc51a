"""The lines above a text that say where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stating import Stated

FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
ENTRY = re.compile(r"[ \t]*+([A-Za-z][A-Za-z_-]{0,30})[ \t]*+:[ \t]*+([^\r\n]*+)(?:\r?\n|\Z)")
LINE = re.compile(r"[^\n]*(?:\n|\Z)")
BLANK = re.compile(r"[ \t]*(?:\r?\n|\Z)")
MOST_LINES = 60

FIELDS = {
    "id": "name",
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
    "published": "published",
    "date": "published",
    "lang": "language",
    "language": "language",
}
"""Keys that are understood, and the field that each fills; others are let pass."""


def front_matter(text: str, raw: RawDocument) -> tuple[Stated, int]:
    """What the front matter states, and the offset at which the text proper begins (0 where there is none).

    Either lines between two '---' lines at the very top, or lines of known keys alone, closed by a blank line.
    """
    fence = FENCE.match(text)
    return _fenced(text, fence.end(), raw) if fence else _plain(text)


def _fenced(text: str, start: int, raw: RawDocument) -> tuple[Stated, int]:
    entries: list[tuple[str, str]] = []
    position = start
    for _ in range(MOST_LINES):
        close = FENCE.match(text, position)
        if close:
            return _stated(entries), close.end()
        if position >= len(text):
            break
        entry = ENTRY.match(text, position)
        if entry:
            entries.append((entry.group(1), entry.group(2).rstrip(" \t")))
        line = LINE.match(text, position)
        position = line.end() if line else len(text)
    if entries and entries[0][0].lower() in FIELDS:
        raise raw.refusal("front matter without its closing '---' line; add it", "front_matter")
    return Stated(), 0


def _plain(text: str) -> tuple[Stated, int]:
    entries: list[tuple[str, str]] = []
    position = 0
    while entry := ENTRY.match(text, position):
        if entry.group(1).lower() not in FIELDS or len(entries) == MOST_LINES:
            return Stated(), 0
        entries.append((entry.group(1), entry.group(2).rstrip(" \t")))
        position = entry.end()
    blank = BLANK.match(text, position)
    if not entries or not blank or position >= len(text):
        return Stated(), 0
    return _stated(entries), blank.end()


def _stated(entries: Iterable[tuple[str, str]]) -> Stated:
    found: dict[str, str] = {}
    for key, value in entries:
        field = FIELDS.get(key.lower())
        if field:
            found.setdefault(field, _unquoted(value))
    return Stated(**found)


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    inner = value[1:-1] if quoted else value
    return "" if inner.lower() in {"null", "~"} and not quoted else inner
