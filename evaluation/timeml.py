"""Reads documents in TimeML, and writes them again with the time expressions that the finder of times marks.

TimeML (ISO 24617-1) marks times in the text: `<TIMEX3 tid="t1" type="DATE" value="1998-01-08">yesterday</TIMEX3>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from counterclaim.errors import CounterclaimError

OPENING, CLOSING = "<TEXT>", "</TEXT>"
PIECE = re.compile(r"<[^>]*>|&#?\w+;|[^<&]+|&")
ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
MADE = re.compile(r"<TIMEX3\b[^>]*functionInDocument=[\"'](?:CREATION|PUBLICATION)_TIME[^>]*>|<DCT>\s*<TIMEX3\b[^>]*>")
DAY = re.compile(r"value=[\"'](\d{4})-?(\d\d)-?(\d\d)")
"""A day as a TIMEX3 value tells it, with hours or without."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time: their offsets in the plain text, the TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A TimeML document: its plain text, the day that it was made (null where it tells none), its coded times.

    `marks` are, for each character of the text and for its end, the offset in the source of what stands for it.
    """

    name: str
    source: str
    text: str
    marks: tuple[int, ...]
    created_on: date | None
    times: tuple[Expression, ...]


def documents_in(folder: Path) -> list[TimeDocument]:
    """The TimeML documents below a folder, in the order of their names; one that lies there twice is read once."""
    paths = {path.name: path for path in sorted(folder.rglob("*.tml"), reverse=True)}
    if not paths:
        raise CounterclaimError(f"{folder}: found no .tml file, expected TimeML documents")
    return [read_timeml(paths[name]) for name in sorted(paths)]


def read_timeml(path: Path) -> TimeDocument:
    """The document of a TimeML file; text outside <TEXT> is left out."""
    source = path.read_text(encoding="utf-8-sig")
    begins, ends = source.find(OPENING), source.rfind(CLOSING)
    if not 0 <= begins < ends:
        raise CounterclaimError(f"{path}: found no {OPENING}…{CLOSING}, expected a TimeML document")
    text, marks, times = _plain(source, begins + len(OPENING), ends)
    return TimeDocument(path.stem, source, text, marks, _created_on(source), times)


def _plain(source: str, begins: int, ends: int) -> tuple[str, tuple[int, ...], tuple[Expression, ...]]:
    text, times = "", []
    marks: list[int] = []
    opened: list[tuple[int, str]] = []
    for piece in PIECE.finditer(source, begins, ends):
        if piece[0].startswith("<"):
            if piece[0].startswith("<TIMEX3") and not piece[0].endswith("/>"):
                opened.append((len(text), piece[0]))
            elif piece[0].startswith("</TIMEX3") and opened:
                start, tag = opened.pop()
                told = {name: first or second for name, first, second in ATTRIBUTE.findall(tag)}
                times.append(Expression(start, len(text), told.get("type", ""), told.get("value", "")))
            continue
        plain = unescape(piece[0])
        marks += range(piece.start(), piece.end()) if plain == piece[0] else [piece.start()] * len(plain)
        text += plain
    return text, (*marks, ends), tuple(sorted(times, key=lambda one: (one.start, -one.end)))


def _created_on(source: str) -> date | None:
    for tag in MADE.findall(source):
        if (told := DAY.search(tag)) is not None:
            return date(int(told[1]), int(told[2]), int(told[3]))
    return None


def with_expressions(document: TimeDocument, expressions: Sequence[Expression]) -> str:
    """The document's source with these TIMEX3 in its text and no other tags there; what stands before is kept."""
    head = document.source[: document.source.index(OPENING) + len(OPENING)]
    body = "".join(
        _untagged(document, start, end)
        if one is None
        else f"{_tag(number, one)}{_untagged(document, start, end)}</TIMEX3>"
        for number, (start, end, one) in enumerate(_stretches(document, expressions))
    )
    return f"{head}{body}{CLOSING}\n\n</TimeML>\n"


def _stretches(document: TimeDocument, expressions: Iterable[Expression]) -> list[tuple[int, int, Expression | None]]:
    made: list[tuple[int, int, Expression | None]] = []
    reached = 0
    for one in sorted(expressions, key=lambda one: one.start):
        made += [(reached, one.start, None), (one.start, one.end, one)]
        reached = one.end
    return [*made, (reached, len(document.text), None)]


def _untagged(document: TimeDocument, start: int, end: int) -> str:
    first, last = document.marks[start] if start else document.source.index(OPENING) + len(OPENING), document.marks[end]
    return re.sub(r"<[^>]*>", "", document.source[first:last])


def _tag(number: int, one: Expression) -> str:
    return f'<TIMEX3 tid="t{number}" type="{one.type}" value="{one.value}">'
