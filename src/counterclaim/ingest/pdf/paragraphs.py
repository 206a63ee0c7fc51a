"""Lines joined into the paragraphs that they were broken from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from counterclaim.ingest.pdf.lines import Line

ENDED = re.compile(r"[.!?…:;][\"'»”’)\]]*\Z")
BULLET = re.compile(r"(?:[•·▪■●○◦‣➢✓*–—-]|\(?\d{1,2}[.)]|\(?[a-zа-я][.)])\s")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"(?P<first>[^\W\d_]{1,64})(?P<sign>[-‐\u00ad])\Z")
NUMBER_BROKEN = re.compile(r"\d[-–]\Z")

COMPOUNDS = re.compile(
    r"well|long|short|medium|high|low|self|ex|non|cross|anti|pro|mid|half|all|multi|semi|co|counter|south|north|east|"
    r"west|air|ground|surface|sea|ship|land|state|war|front|fire|heavy|light|large|small|first|second|third|two|three|"
    r"four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|day|year|hour",
    re.IGNORECASE,
)
"""What is mostly joined to the next word by a hyphen, which then is no mark of a broken word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How a report is set: how far lines stand apart within paragraphs, and how wide a full line is, in points."""

    leading: float
    full: float


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of the pages; one that goes on over the edge of a page or column is one."""
    lines = [line for page in pages for line in page]
    known = Counter(word.casefold() for line in lines for word in WORD.findall(line.text))
    body = _body(lines)
    paragraphs: list[list[str]] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, body):
            _add(paragraphs[-1], line.text, known)
        else:
            paragraphs.append([line.text])
        last = line
    return ["".join(pieces) for pieces in paragraphs]


def _goes_on(last: Line, line: Line, body: Body) -> bool:
    """Whether a line goes on with the sentence or the paragraph of the one before it."""
    if abs(line.size - last.size) > 0.12 * last.size or BULLET.match(line.text) or _is_row(line) or _is_row(last):
        return False
    if last.bold and not line.bold:
        return False
    down, ended = last.y - line.y, ENDED.search(last.text) is not None
    share = (last.end - last.x) / body.full
    if not 0 < down <= 1.4 * max(body.leading, 1.2 * min(line.size, last.size)):
        return not ended and (share >= 0.75 or line.text[:1].islower())
    if ended:
        return share >= 0.75 and line.x - last.x < 0.8 * line.size
    return share >= 0.45 or line.text[:1].islower()


def _is_row(line: Line) -> bool:
    return "\t" in line.text


def _body(lines: Sequence[Line]) -> Body:
    downs = (one.y - other.y for one, other in pairwise(lines))
    steps = Counter(round(2 * down) / 2 for down in downs if 0 < down < 60)
    widths = sorted(line.end - line.x for line in lines)
    return Body(
        leading=max(steps, key=lambda step: (steps[step], -step), default=12.0),
        full=max(1.0, median(widths[len(widths) // 2 :])) if widths else 1.0,
    )


def _add(pieces: list[str], text: str, known: Counter[str]) -> None:
    """Go on with a paragraph; a word that was broken at the end of the last line is made whole."""
    broken = BROKEN.search(pieces[-1])
    rest = WORD.match(text)
    if NUMBER_BROKEN.search(pieces[-1]) and text[:1].isdigit():
        pieces.append(text)
    elif broken and rest and text[:1].islower():
        if not _is_compound(broken, rest[0], known):
            pieces[-1] = pieces[-1][:-1]
        pieces.append(text)
    else:
        pieces += [" ", text]


def _is_compound(broken: re.Match[str], rest: str, known: Counter[str]) -> bool:
    """Whether the hyphen belongs to the word: by how the report writes it elsewhere, or else by its first part."""
    if broken["sign"] == "\u00ad":
        return False
    first = broken["first"].casefold()
    apart, whole = known[f"{first}-{rest.casefold()}"], known[first + rest.casefold()]
    return apart > whole if apart != whole else COMPOUNDS.fullmatch(first) is not None
