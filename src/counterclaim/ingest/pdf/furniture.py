"""What stands on page after page and is no part of the report: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from counterclaim.ingest.pdf.lines import Line, Page

EDGE = 3
"""So many lines at the top and at the bottom of a page may be its head and foot."""

ZONE = 0.1
"""The share of a page's height in which they stand."""

DIGITS = re.compile(r"\d+")
NUMBERED = re.compile(
    r"(?<![-–—|·\s])[-–—|·\s]{0,20}"
    r"(?:(?:page|p\.|pg\.?|стор(?:інка|\.)|стр(?:аница|\.)|с\.|seite|página|pagina)\s{0,3})?"
    r"(?:\d{1,4}|[ivxlc]{1,6})(?:\s{0,3}(?:of|/|из|з|із|von|de|sur|di)\s{0,3}\d{1,4})?[-–—|·\s]{0,20}",
    re.IGNORECASE,
)
"""A line that is nothing but the number of its page."""


def without_furniture(pages: Sequence[Page]) -> list[list[Line]]:
    """The pages without their numbers and what they repeat; the head of the first stays, since it often has the day."""
    edges = [_edges(page) for page in pages]
    repeated = _repeated(edges, len(pages))
    kept = []
    for number, (page, (top, bottom)) in enumerate(zip(pages, edges, strict=True)):
        left_out = {id(line) for line in (*top, *bottom) if NUMBERED.fullmatch(line.text)}
        left_out |= {id(line) for line in bottom if _folded(line) in repeated}
        if number:
            left_out |= {id(line) for line in top if _folded(line) in repeated}
        kept.append([line for line in page.lines if id(line) not in left_out])
    return kept


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """The highest lines of a page and the lowest, as far as they lie in its margins."""
    margin = ZONE * (page.top - page.bottom)
    heights = sorted(page.lines, key=lambda line: -line.y)
    top = [line for line in heights[:EDGE] if line.y >= page.top - margin]
    return top, [line for line in heights[-EDGE:] if line.y <= page.bottom + margin]


def _repeated(edges: Sequence[tuple[list[Line], list[Line]]], pages: int) -> frozenset[str]:
    """What stands at the edge of most pages (of every other, where left and right pages differ), numbers aside."""
    found = Counter(words for top, bottom in edges for words in {_folded(line) for line in (*top, *bottom)})
    least = max(2, pages if pages <= 3 else round(0.4 * pages))
    return frozenset(words for words, number in found.items() if number >= least)


def _folded(line: Line) -> str:
    return DIGITS.sub("#", line.text.casefold())
