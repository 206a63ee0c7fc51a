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
OTHERS = (
    SideMark("triangle", "▲", "--who"),
    SideMark("star", "★", "--where"),
    SideMark("wedge", "▼", "--where"),
    SideMark("cross", "✚", "--who"),
    SideMark("pointer", "▶", "--where"),
)
SHAPES = ("circle", "square", *(mark.shape for mark in OTHERS), NO_SIDE.shape)
"""All shapes, known to the style sheets, the charts and the map."""
_OFTEN_TOGETHER = (
    ("syria", "iran", "pakistan", "azerbaijan", "rsf", "yemen", "eritrea", "taliban", "cambodia", "palestine"),
    ("us", "india", "armenia", "sudan", "ethiopia", "afghanistan", "thailand", "moldova"),
    ("israel", "syrian opposition", "china", "nato"),
    ("hamas", "islamic state", "saudi arabia", "belarus", "uk"),
    ("hezbollah", "houthis", "turkey", "north korea", "france"),
)
"""For each of OTHERS the sides that have it, so that sides of one war differ."""
_GIVEN = {side: mark for mark, sides in zip(OTHERS, _OFTEN_TOGETHER, strict=True) for side in sides}


def side_mark(side: str | None) -> SideMark:
    """A side's mark; two sides of different wars may share one, so that words always stand beside it."""
    if side is None:
        return NO_SIDE
    return KNOWN.get(side) or _GIVEN.get(side) or OTHERS[(crc32(side.encode()) >> 7) % len(OTHERS)]
