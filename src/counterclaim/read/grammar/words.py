"""Splits a sentence into words as the treebank GUM does, so that the parser meets what it was trained on.

Against GUM, designations such as S-400 stay one word: a weapon's name is one thing. The training data is joined alike.
"""

from __future__ import annotations

import re
from functools import cache

from counterclaim.read.knowledge_files import knowledge

APOSTROPHE = "['’ʼ]"
LETTER = r"[^\W\d_]"
SUFFIX = rf"(?:{APOSTROPHE}(?:s|re|ve|ll|d|m)\b)"
NEGATION = rf"n{APOSTROPHE}t\b"


def split_words(text: str) -> list[tuple[int, int]]:
    """The words of a text as (start, end) offsets into it: in order, never overlapping, all but white space."""
    return [match.span() for match in _word_pattern().finditer(text)]


@cache
def english_text() -> dict[str, tuple[str, ...]]:
    """The word lists on which splitting rests, from `knowledge/english_text.toml`."""
    return {name: tuple(values) for name, values in knowledge("english_text").items()}


def _one_of(*lists: str) -> str:
    words = {word for name in lists for word in english_text()[name]}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _alternatives()))


def _alternatives() -> tuple[str, ...]:
    """The kinds of word, most special first."""
    letters = rf"{LETTER}[\w\u0300-\u036f]*"
    return (
        r"(?:https?://|www\.)[^\s<>\"“”]*[\w/]",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
        r"(?<!\w)[@#]\w+",
        # one's, they're, don't: the parts on their own
        rf"(?:(?<=\w)){SUFFIX}",
        rf"(?<=\w){NEGATION}",
        r"\b[Cc]an(?=not\b)|\b(?:[Gg]on|[Ww]an)(?=na\b)|\b[Gg]ot(?=ta\b)",
        rf"{LETTER}{{1,40}}?(?={NEGATION})",
        # U.S., a.m., Ph.D. and the listed abbreviations
        rf"(?:{LETTER}\.){{2,12}}(?!\w)|(?<!\w)(?:Ph|[A-Z])\.[A-Z]\.",
        rf"(?<!\w)(?:{_one_of('titles', 'calendar', 'open_ended')})\.(?!\w)",
        rf"(?<!\w)(?:{_one_of('before_numbers')})\.(?=\s?\d)",
        r"(?<![\w'’])[A-Z]\.(?=\s?[A-Z])",
        r"(?<!\w)[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.(?:com|org|net|gov|edu|ru|ua|info|by|eu|int|mil)\b(?!\.\w)",
        # S-400, Kh-101, MiG-29, Su-34s, T-72B3
        r"(?<![\w-])[A-Z][A-Za-z]{0,11}\d{0,3}-\d\w*+(?![-\w])",
        # numbers: a unit written to the number is a word of its own
        rf"\d+(?:[.,:/]\d+)*(?=(?:{_one_of('units')})(?:\b|[²³]))|(?<=\d)(?:{_one_of('units')})\b",
        r"(?<!\w)[.]\d+|\d+(?:[.,:/]\d+)+(?:st|nd|rd|th|s)?(?!\w)",
        rf"(?<!\w)'\d0s\b|\d+{APOSTROPHE}s\b",
        # words with a hyphen or an apostrophe that are not split
        rf"(?i:\b(?:{_one_of('kept_prefixes')}))-{letters}",
        rf"\b[OD]{APOSTROPHE}[A-Z]\w+|\bo{APOSTROPHE}clock\b",
        rf"{LETTER}+(?:{APOSTROPHE}(?!(?:s|re|ve|ll|d|m)\b){LETTER}+)+",
        r"[\w\u0300-\u036f]+",
        r"\.{2,}|…+|-{2,}|[!?]{2,}|`{2}|'{2}",
        r"\S",
    )
