"""Whether the verb that a time hangs on looks ahead: "will meet on Friday" against "met on Friday"."""

from __future__ import annotations

import re

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.times.calendar_words import calendar_words

WORDS_BEFORE, WORDS_AFTER = 12, 6
TOKEN = re.compile(r"'ll\b|[\w-]+|[.;:]")
SOONEST = re.compile(
    r"\b(?:as (?:soon|early) as|no later than|scheduled for|planned for|due|effective|deadline of) (?:on |at |the )?$",
    re.IGNORECASE,
)
MODALS = frozenset({"will", "shall", "'ll", "wo", "would", "may", "might", "should", "must"})
GIVEN = re.compile(
    r"\b(?:deadline|ultimatum|g[ai]ven?|postponed|delayed|put off|adjourned|extended) (?:[\w'’-]+ ){0,6}?"
    r"(?:until|till|by) (?:[\w.:]+ ){0,4}$",
    re.IGNORECASE,
)
"""What somebody was "given until Friday" for lies ahead, whatever the tense."""


def looks_ahead(sentence: Sentence, start: int, end: int) -> bool | None:
    """Whether the verb above the words from..to (offsets in the sentence) looks ahead; None where nothing tells."""
    if SOONEST.search(sentence.text, 0, start) or GIVEN.search(sentence.text, 0, start):
        return True
    word = _head_within(sentence, sentence.start + start, sentence.start + end)
    if word is not None and any(ancestor.xpos for ancestor in sentence.ancestors_of(word)):
        told = _by_tree(sentence, word)
        if told is not None:
            return told
    return _by_words(sentence.text, start, end)


def _head_within(sentence: Sentence, start: int, end: int) -> Word | None:
    inside = [word for word in sentence.words if word.start < end and start < word.end]
    return next((word for word in inside if not 0 <= word.head - inside[0].index < len(inside)), None)


def _by_tree(sentence: Sentence, word: Word) -> bool | None:
    words, meant = calendar_words(), False
    holder = sentence.head_of(word)
    if holder is not None and holder.upos == "NOUN" and holder.lemma not in words.arranged:
        return False
    for above in sentence.ancestors_of(word):
        if above.upos not in ("VERB", "AUX", "ADJ"):
            continue
        helpers = sentence.children_of(above, "aux", "aux:pass", "cop")
        if any(helper.text.lower() in MODALS for helper in helpers):
            return not any(helper.lemma == "have" for helper in helpers)
        if meant and above.lemma in words.planning:
            return not any(helper.text.lower() == "had" for helper in helpers)
        if not meant and above.lemma in words.scheduling and above.start < word.start:
            return True
        if above.xpos == "VBD" or any(helper.xpos == "VBD" or helper.lemma == "have" for helper in helpers):
            return False
        if above.xpos == "VBN" and not helpers:
            return False
        meant = above.xpos == "VB"
    return None


def _by_words(text: str, start: int, end: int) -> bool | None:
    words = calendar_words()
    before = [match[0].lower() for match in TOKEN.finditer(text, 0, start)][-WORDS_BEFORE:]
    after = [match[0].lower() for match in TOKEN.finditer(text, end)][:WORDS_AFTER]
    for tokens in (before[::-1], after):
        for token in tokens:
            if token in (".", ";"):
                break
            if token in words.ahead:
                return True
            if token in words.behind or (token.endswith("ed") and len(token) > 4):
                return False
    return None
