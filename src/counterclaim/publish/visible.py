"""Hostile characters made visible, so that a page or a terminal shows what a text holds and is not turned by it."""

from __future__ import annotations

import re
from functools import cache

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls other than tab and line ends
    "\u115f\u1160\u3164\uffa0"  # letters without a shape
    "\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"  # no width, line separators, bidi controls
    "\ud800-\udfff"  # lone surrogates: no page can hold them
    "\U000e0000-\U000e0fff]"  # tags and further variation selectors: whole sentences unseen
)
MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u061c\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
FLOOD = re.compile(f"({MARKS}{{4}}){MARKS}++")
"""Marks that are put on one letter until they cover the lines around, or that hide words: four are more than enough."""


def visible(text: str) -> str:
    """A text with each character that is unseen, or turns the reading order, shown as its code point: ⟨U+202E⟩.

    Joiners and direction marks that Arabic, Persian and Hebrew writing needs are left, and up to four marks on one
    letter; of a flood of them the number is told. Line ends become "\\n".
    """
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return FLOOD.sub(_counted, HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", lines))


def _counted(found: re.Match[str]) -> str:
    return f"{found[1]}⟨{len(found[0]) - len(found[1])} more marks⟩"


def shown(value: object) -> object:
    """What a template prints for a value: text made visible, nothing for None, markup of our own as it is."""
    if type(value) is not str and isinstance(value, _markup()):
        return value
    if value is None:
        return ""
    return visible(str(value))


@cache
def _markup() -> type:
    from markupsafe import Markup

    return Markup
