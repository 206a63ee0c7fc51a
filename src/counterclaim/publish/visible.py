"""Hostile characters made visible, so that a page shows what a text holds and is not turned round by it."""

from __future__ import annotations

import re

from markupsafe import Markup

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls other than tab and line ends
    "\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"  # no width, line separators, bidi controls
    "\ud800-\udfff"  # lone surrogates: no page can hold them
    "\U000e0000-\U000e007f]"  # tag characters: whole sentences unseen
)


def visible(text: str) -> str:
    """A text with each character that is unseen, or turns the reading order, shown as its code point: ⟨U+202E⟩.

    Joiners and direction marks that Arabic, Persian and Hebrew writing needs are left. Line ends become "\\n".
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", lines)


def shown(value: object) -> object:
    """What a template prints for a value: text made visible, nothing for None, markup of our own as it is."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    return visible(str(value))
