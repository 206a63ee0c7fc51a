"""How people write ids: whole, or only their beginning, with or without the letters that tell what it is of."""

from __future__ import annotations

PREFIXES = ("doc_", "clm_", "inc_", "fnd_", "jdg_")
SHORTEST = 2

AFTER_DIGITS = "g"
"""Sorts after every digit of an id: from a beginning to itself and this lie all ids that begin so."""


def beginnings(words: str) -> tuple[str, ...]:
    """What an id has to begin with to be meant; none where the words can't be an id."""
    key = words.strip().lower()
    digits = key.partition("_")[2] if key.startswith(PREFIXES) else key
    if len(digits) < SHORTEST or not set(digits) <= set("0123456789abcdef"):
        return ()
    return (key,) if key.startswith(PREFIXES) else tuple(prefix + key for prefix in PREFIXES)
