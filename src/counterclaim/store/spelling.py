"""Text without what writers differ in, so that a search finds what was meant."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼʹʻ`´", None))
_UNSTORABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+")


_UNHELD = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """A text with U+FFFD for what no database holds as text: NUL and lone surrogates."""
    return text if text.isascii() and "\x00" not in text else _UNHELD.sub("\ufffd", text)


def folded(text: str) -> str:
    """A text in one case, without accents and apostrophes, white space single; punctuation stays."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    text = text.casefold().translate(_LETTERS).translate(_APOSTROPHES)
    if not text.isprintable():
        text = _UNSTORABLE.sub(" ", text)
    return " ".join(text.split())


def words(text: str) -> str:
    """The folded words and numbers of a text, single spaces between: "S-400" becomes "s 400"."""
    return " ".join(_WORD.findall(folded(text)))
