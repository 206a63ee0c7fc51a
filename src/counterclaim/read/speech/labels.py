"""Finds sources set beside what they say without a verb: "Monitor: 40 killed", "Forty killed — ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list, word_pattern
from counterclaim.read.speech.speakers import can_speak

_LONGEST = 8
"""Words that a source has that is set beside what it says."""
_DASHES = frozenset({"—", "–", "-", "--", "|"})
_OPENERS = frozenset({"•", "●", "■", "▪", "*", "[", "(", "|", "—", "–", "-"})


def labelled(sentence: Sentence) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """The words of a source and of what it says, where the one is set before or after the other; null if neither is."""
    return _before(sentence) or _after(sentence)


def _before(sentence: Sentence) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """ "Health ministry: six dead"."""
    words = sentence.words
    colon = next((word.index for word in words[: _LONGEST * 2] if word.text == ":"), None)
    if colon is None or colon + 3 > len(words) or any(word.upos in ("VERB", "AUX") for word in words[:colon]):
        return None
    first = max((word.index + 1 for word in words[:colon] if word.text in _OPENERS or word.upos == "NUM"), default=0)
    source = tuple(range(first, colon))
    return (source, frozenset(range(colon + 1, len(words)))) if _is_source(sentence, source) else None


def _after(sentence: Sentence) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """ "Six killed in a strike — ministry", as headlines put it: with no full stop."""
    words = sentence.words
    if re.search(r"[.!?”\"]\W*$", sentence.text):
        return None
    cut = next((word.index for word in reversed(words) if word.text == ":" or word.text in _DASHES), None)
    if cut is None or cut < 3 or (words[cut].text == "-" and words[cut].start == words[cut - 1].end):
        return None
    source = tuple(range(cut + 1, len(words)))
    said = frozenset(range(cut))
    return (source, said) if _is_source(sentence, source) and _tells(words[:cut]) else None


def _tells(words: Sequence[Word]) -> bool:
    return any(word.upos in ("VERB", "NUM") for word in words)


def _is_source(sentence: Sentence, source: tuple[int, ...]) -> bool:
    """Whether words name somebody who speaks for a body, an office or an outlet: no verb, no mere place or person."""
    words = [sentence.words[index] for index in source]
    if not words or len(words) > _LONGEST or any(word.upos in ("VERB", "AUX", "PRON", "SCONJ") for word in words):
        return False
    if not words[0].text[:1].isalpha():
        return False
    text = " ".join(word.text for word in words)
    inside = set(source)
    tops = [word for word in words if word.head not in inside and can_speak(word) and word.upos in ("NOUN", "PROPN")]
    known = word_list("cues", "speakers", "nouns")
    known |= word_list("cues", "speakers", "documents") if len(words) > 1 else frozenset()
    official = any({word.lemma.lower(), word.text.lower()} & known for word in tops)
    shorts = word_pattern("cues", "headings", "sources").search(text) is not None
    return shorts or (official and any(word.upos != "PROPN" or word.entity.endswith("ORG") for word in tops))
