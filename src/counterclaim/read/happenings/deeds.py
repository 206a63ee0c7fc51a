"""Finds what a noun made from a verb tells of those it counts: "the arrest of five men", "the loss of two tanks"."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes, fits, frames
from counterclaim.read.happenings.happening import Happening, Roles
from counterclaim.read.happenings.roles import is_marked, spread
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds", "grouping")


def told_by_deed(sentence: Sentence, word: Word, classes: Classes, counted: frozenset[int]) -> Happening | None:
    """What a noun tells that stands for a verb and names a counted patient after "of"; null for any other word."""
    verb = knowledge("kinds")["deeds"].get(word.lemma.lower())
    if verb is None or word.upos != "NOUN" or word.relation in ("compound", "amod") or not _told(sentence, word):
        return None
    patients = _marked(sentence, word, "of")
    if not counted.intersection(patients):
        return None
    owners = [index for child in sentence.children_of(word, "nmod:poss") for index in spread(sentence, child)]
    roles = Roles(agents=tuple(_marked(sentence, word, "by") or owners), patients=tuple(patients), passive=True)
    for frame in frames().get(verb, ()):
        if fits(frame, sentence, word, roles, classes):
            return Happening(kind=Kind(frame.kind), trigger=word.index, roles=roles, nominal=True)
    return None


def _marked(sentence: Sentence, word: Word, preposition: str) -> list[int]:
    """Those that a noun names after a preposition."""
    return [
        index
        for child in sentence.children_of(word, "nmod", "obl", "obl:agent", "nmod:of")
        if is_marked(sentence, child, preposition)
        for index in spread(sentence, child)
    ]


def _told(sentence: Sentence, word: Word) -> bool:
    """Whether a deed is told, and not asked for, discussed or hoped for."""
    above = sentence.head_of(word)
    if above is None or word.relation in ("nsubj", "nsubj:pass", "parataxis", "appos"):
        return True
    if word.relation == "conj":
        return _told(sentence, above)
    return above.lemma in _words("telling") | _words("bringing_about") | _words("light")
