"""Tells which way a quantity of change goes: "fell 3 points" down, "was raised by 5%" up."""

from __future__ import annotations

from enum import StrEnum

from counterclaim.read.counts.number_words import Numeral
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.grammar.atoms import Passage
from counterclaim.read.knowledge_files import word_list

MOST_BETWEEN = 4
MOST_SHARED = 14


class Change(StrEnum):
    """How a quantity is bounded or changes; the words are those of the CQE benchmark (Almasian et al. 2023)."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    LESS = "<"
    UP = "up"
    DOWN = "down"


PARTICLES = frozenset({"up", "down", "off", "upward", "downward", "upwards", "downwards"})
TIMES = frozenset({"after", "before", "later", "ago", "earlier"})


def trend_of(passage: Passage, amount: Numeral, first: int) -> Change | None:
    """The trend of a quantity whose words begin at atom `first`.

    What tells it is a verb or a particle before the number; "to 120" is where something went, and no change.
    """
    if {passage.text(amount.end + 1), passage.text(amount.end + 2)} & TIMES and _is_span(passage, amount.end):
        return None
    unit = passage.text(amount.end)
    share = unit in word_list("quantities", "trends", "shares")
    measured = amount.money or share or unit in word_list("quantities", "trends", "measures")
    at, by, steps = first - 1, share, 0
    while steps < MOST_BETWEEN and _may_stand_between(passage, at):
        by = by or passage.text(at) == "by"
        at, steps = at - 1, steps + 1
    if at >= 0:
        trend = _told_by(passage.sentence, passage.sentence.words[passage.atoms[at].word], by, measured)
        if trend is not None:
            return trend
    if passage.text(first - 1) in ("to", "at", "from", "of", "against"):
        return None
    return _told_by_tree(passage.sentence, passage.atoms[amount.end - 1].word, share, measured)


def shares_trend(passage: Passage, end: int, first: int) -> bool:
    """Whether a quantity changes as the one before it (up to atom `end`): in other words, or with no verb between.

    "12 cents, or 0.2 percent", "up 2 pence (1.3 cents)", "the Dow fell 1%, the Nasdaq 2%".
    """
    between = passage.texts(end, first)
    if len(between) > MOST_SHARED:
        return False
    nearest = [text for text in between[-2:] if text not in ("about", "nearly", "some", "roughly")]
    restated = bool({"or", "("} & set(nearest))
    tags = {passage.upos(at) for at in range(end, first)}
    listed = bool({",", "and", ";"} & set(between)) and not tags & {"VERB", "AUX", "ADP", "ADV", "SCONJ", "PRON"}
    same_unit = passage.text(first + 1) == passage.text(end) and passage.text(end) in ("%", "percent", "points", "per")
    return restated or (listed and same_unit)


def _is_span(passage: Passage, index: int) -> bool:
    """Whether a span of time is told: "crashed six minutes after take-off"."""
    return passage.text(index).removesuffix("s") in word_list("quantities", "trends", "spans")


def _may_stand_between(passage: Passage, at: int) -> bool:
    text = passage.text(at)
    return text in word_list("quantities", "trends", "between") or (text.endswith("ly") and passage.upos(at) == "ADV")


def _told_by(sentence: Sentence, word: Word, by: bool, measured: bool) -> Change | None:
    """The trend of a verb or particle; nouns ("an increase of 5%") name the change itself and tell none."""
    lemma = _trend_word(sentence, word)
    if lemma is None or (not measured and not by and lemma in word_list("quantities", "trends", "measured_only")):
        return None
    for change, key in ((Change.UP, "up"), (Change.DOWN, "down")):
        if lemma in word_list("quantities", "trends", key):
            return change
        if by and lemma in word_list("quantities", "trends", f"{key}_by"):
            return change
    return None


def _trend_word(sentence: Sentence, word: Word) -> str | None:
    """The verb's lemma, or the particle where its verb moves nothing: "edged up", "was down", but "shot down"."""
    text = word.text.lower()
    if text not in PARTICLES:
        return word.lemma.lower() if word.upos == "VERB" and word.lemma.lower() not in PARTICLES else None
    before = sentence.words[word.index - 1] if word.index else None
    if word.upos == "VERB" or before is None or before.upos not in ("VERB", "AUX"):
        return text if word.upos != "VERB" else None
    moves = [word_list("quantities", "trends", key) for key in ("with_particle", "up", "down")]
    return text if any(before.lemma.lower() in verbs for verbs in moves) else None


def _told_by_tree(sentence: Sentence, index: int, share: bool, measured: bool) -> Change | None:
    """The trend of the verb that the number's noun hangs on without a preposition other than "by"."""
    noun = sentence.words[index]
    above = sentence.head_of(noun)
    while above is not None and noun.relation in ("nummod", "compound", "flat", "nmod:unmarked"):
        noun, above = above, sentence.head_of(above)
    cases = [child.text.lower() for child in sentence.children_of(noun, "case")]
    if above is not None and noun.relation in ("conj", "appos") and not cases and _is_restated(sentence, noun):
        noun, above = above, sentence.head_of(above)
        cases = [child.text.lower() for child in sentence.children_of(noun, "case")]
    if above is None or above.index > noun.index:
        return None
    if noun.relation in ("obj", "obl:unmarked", "xcomp") and not cases:
        return _told_by(sentence, above, share, measured)
    if noun.relation.startswith("obl") and cases == ["by"]:
        return _told_by(sentence, above, True, measured)
    return None


def _is_restated(sentence: Sentence, noun: Word) -> bool:
    """Whether the quantity says the one before it once more: "12 cents, or 0.2 percent"."""
    restated = any(child.text.lower() == "or" for child in sentence.children_of(noun, "cc"))
    return restated or noun.relation == "appos"
