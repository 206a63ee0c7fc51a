"""Each side has a shape and a colour of its own, the same on all pages: shapes tell them apart where colours can't."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True)
class SideMark:
    """A side's shape (as Plot and the style sheets name it), the same as a character, and its colour's property."""

    shape: str
    character: str
    colour: str


NO_SIDE = SideMark("diamond", "◇", "--quiet")
KNOWN = {"ukraine": SideMark("circle", "●", "--when"), "russia": SideMark("square", "■", "--what")}
OTHERS = (SideMark("triangle", "▲", "--who"), SideMark("star", "★", "--where"))


def side_mark(side: str | None) -> SideMark:
    """A side's mark; two of the other sides may share one, so that words always stand beside it."""
    if side is None:
        return NO_SIDE
    return KNOWN.get(side) or OTHERS[(crc32(side.encode()) >> 7) % len(OTHERS)]
