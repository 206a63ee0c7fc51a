"""Names the unit of a quantity, as the CQE benchmark does: "percentage", "dollar per barrel", or the noun counted."""

from __future__ import annotations

from functools import cache

from counterclaim.read.counts.quantities import QuantityFound
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.atoms import SPACE, Passage, passage_of
from counterclaim.read.grammar.lexicon import Hit, Lexicon, with_plurals
from counterclaim.read.knowledge_files import knowledge

MOST_NOUN_WORDS = 6
NONE = "-"


@cache
def _units() -> Lexicon[str]:
    """Written forms of units, symbols as they stand and words with their plurals."""
    lists: dict[str, list[str]] = knowledge("quantities")["units"]
    entries = [(form, name) for name, forms in lists.items() for word in forms for form in with_plurals([word])]
    return Lexicon(entries + [(form, name) for name in lists for form in with_plurals([name])])


@cache
def _currencies() -> dict[str, str]:
    table: dict[str, str] = knowledge("quantities")["currencies"]
    return table


def unit_name(sentence: Sentence, quantity: QuantityFound) -> str:
    """The unit's name in the singular and in lower case; "-" where the sentence gives none after the number."""
    passage = passage_of(sentence)
    before = _sign_before(passage, quantity) if quantity.money else None
    hit = _unit_at(passage, quantity.after)
    if before is not None:
        return before + _per(passage, quantity.after)
    if hit is not None:
        return hit.entry + _per(passage, hit.end)
    return _noun(passage, quantity.after) or NONE


def _sign_before(passage: Passage, quantity: QuantityFound) -> str:
    first = quantity.first
    signs = "".join(passage.text(at) for at in range(first, min(first + 2, quantity.after)) if not _digit(passage, at))
    return _currencies().get(signs, _currencies().get(signs[-1:], NONE))


def _digit(passage: Passage, at: int) -> bool:
    return passage.atoms[at].is_number


def _unit_at(passage: Passage, index: int) -> Hit[str] | None:
    return _units().longest(passage.atoms, index) if index < len(passage.atoms) else None


def _per(passage: Passage, index: int) -> str:
    """ "a barrel", "per hour", "/h": what the unit is by."""
    divided = passage.text(index) in ("a", "an", "per", "each", "/") or passage.glue(index) == "/"
    if not divided:
        return ""
    hit = _unit_at(passage, index + (passage.glue(index) != "/"))
    if hit is not None and passage.text(hit.end) in ("earlier", "ago", "later", "before"):
        return ""
    return f" per {hit.entry}" if hit is not None else ""


def _noun(passage: Passage, index: int) -> str | None:
    """The counted noun, with the adjectives and nouns before it: "board seat"."""
    if passage.text(index) == "of":
        index += 1 + (passage.text(index + 1) in ("the", "its", "their", "all", "these", "those"))
    words: list[str] = []
    for at in range(index, min(index + MOST_NOUN_WORDS, len(passage.atoms))):
        word = passage.sentence.words[passage.atoms[at].word]
        if word.upos not in ("NOUN", "ADJ", "PROPN") or (at > index and passage.atoms[at].glue not in (SPACE, "-")):
            break
        if words and word.relation not in ("compound", "amod", "flat") and words[-1] == "":
            break
        words.append(word.lemma.lower())
        if word.relation not in ("compound", "amod", "flat", "nmod:unmarked"):
            break
    return " ".join(words) or None
