"""The lines of a page with their places, in the order in which the file draws them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

APART = 1.5
"""A gap of so many sizes of the letters parts what stands in one line: it may be another column, or another cell."""

CELLS_APART = 2.5
"""A gap of so many parts cells for certain."""

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words in one line: where they begin and end (points from the left), how high, how large, whether all bold."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a page in the order of reading, and the heights at which the page itself begins and ends."""

    lines: tuple[Line, ...]
    bottom: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words as one operation draws them; `width` is in points."""

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool


@dataclass(slots=True)
class Drawing:
    """What a page draws, gathered piece by piece into lines."""

    lines: list[Line] = field(default_factory=list)
    _held: list[Piece] = field(default_factory=list)

    def take(self, piece: Piece) -> None:
        """Take the next piece, which may hold ends of lines."""
        for number, words in enumerate(piece.text.split("\n")):
            if number:
                self.end_line()
            if words.strip():
                self._take(replace(piece, text=words))
            elif words and self._held:
                last = self._held[-1]
                self._held[-1] = replace(last, text=f"{last.text} ")

    def _take(self, piece: Piece) -> None:
        first, last = (self._held[0], self._held[-1]) if self._held else (piece, None)
        if last is not None and (
            abs(piece.y - first.y) > piece.size / 2
            or piece.x < first.x - piece.size
            or piece.x - (last.x + last.width) > APART * piece.size
        ):
            self.end_line()
        self._held.append(piece)

    def end_line(self) -> None:
        """Note that the line ends here."""
        text = " ".join("".join(piece.text for piece in self._held).replace("\0", "").split())
        if text:
            first, last = self._held[0], self._held[-1]
            bold = all(piece.bold for piece in self._held)
            end = last.x + last.width
            self.lines.append(Line(text=text, x=first.x, end=end, y=first.y, size=first.size, bold=bold))
        self._held.clear()


class Widths:
    """How wide words are in a font, in sizes of it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Any]] = {}

    def of(self, text: str, font: Any) -> float:
        """The width of a text; half a size a letter where the font does not tell."""
        if font is None:
            return len(text) / 2
        held = self._known.get(id(font))
        if held is None:
            held = self._known[id(font)] = (font, _metrics(font))
        return float(held[1].get_text_width(text)) / 1000 if held[1] is not None else len(text) / 2


def _metrics(font: Any) -> Any:
    from pypdf.errors import PyPdfError
    from pypdf.generic._font import Font

    try:
        return Font.from_font_resource(font)
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def placed(page: Sequence[float], text: Sequence[float]) -> tuple[float, float]:
    """The place of a piece on the page, from the two matrices (a b c d e f) that move it there."""
    x, y = text[4], text[5]
    return page[0] * x + page[2] * y + page[4], page[1] * x + page[3] * y + page[5]


def scale(page: Sequence[float], text: Sequence[float]) -> float:
    """How tall a size of 1 is on the page."""
    across, up = text[2], text[3]
    return float(abs(page[1] * across + page[3] * up) or abs(page[0] * text[0] + page[2] * text[1]))


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that are drawn one after the other at one height, each further right, are parts of one row."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last is not None and abs(line.y - last.y) <= 0.3 * last.size and line.x > last.x:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def joined(row: Sequence[Line]) -> Line:
    """The parts of a row in one line: cells that stand apart by tabs, what stands close by a space."""
    first, last = row[0], row[-1]
    pieces = [first.text]
    for before, part in pairwise(row):
        pieces += ["\t" if part.x - before.end > CELLS_APART * part.size else " ", part.text]
    return replace(first, text="".join(pieces), end=last.end, bold=all(part.bold for part in row))


def visitor(drawing: Drawing, widths: Widths) -> Any:
    """What pypdf calls with each piece of text that it finds on a page."""

    def visit(text: str, page: Sequence[float], matrix: Sequence[float], font: Any, size: float) -> None:
        x, y = placed(page, matrix)
        seen = abs(size * scale(page, matrix)) or 1.0
        named = str(font.get("/BaseFont", "")) if font is not None else ""
        width = seen * widths.of(text.strip(), font) if text.strip() else 0.0
        drawing.take(Piece(text=text, x=x, y=y, width=width, size=seen, bold=BOLD.search(named) is not None))

    return visit
