"""Finds the words that are said: a clause, a noun or a charge below a verb of saying, or the words around it."""

from __future__ import annotations

from functools import partial

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list

_cue_words = partial(word_list, "cues", "speech")

_CLAUSES = ("ccomp", "xcomp", "parataxis", "csubj")

_OF_THE_SAYING = frozenset(
    ["obl", "obl:tmod", "obl:unmarked", "obl:agent", "obj", "iobj", "advmod", "aux", "aux:pass", "nsubj"]
)


def is_cue(word: Word) -> bool:
    """Whether a word is a verb of saying."""
    return word.lemma in _cue_words("say") and (word.upos == "VERB" or word.xpos.startswith("VB"))


def charge_or_clause(sentence: Sentence, verb: Word) -> frozenset[int]:
    """The words below a verb of saying that are said."""
    if verb.lemma in _cue_words("charging"):
        return _charge(sentence, verb)
    if is_reckoning(verb.lemma):
        return _reckoned(sentence, verb)
    words: set[int] = set()
    for child in sentence.children_of(verb, *_CLAUSES):
        if child.relation == "parataxis" and is_cue(child):
            continue
        if child.relation == "xcomp" and verb.lemma not in _cue_words("infinitive"):
            continue
        words.update(word.index for word in sentence.subtree_of(child))
    takes_noun = verb.lemma in _cue_words("object_content")
    if not words and takes_noun:
        for child in sentence.children_of(verb, "obj", "nsubj:pass", "obl"):
            if child.relation == "obl" and verb.lemma not in ("condemn", "denounce"):
                continue
            words.update(word.index for word in sentence.subtree_of(child))
    elif words and takes_noun:
        for child in sentence.children_of(verb, "obj", "advcl", "obl"):
            if child.index > min(words):
                words.update(word.index for word in sentence.subtree_of(child))
    return frozenset(words)


def _charge(sentence: Sentence, verb: Word) -> frozenset[int]:
    """What somebody is accused of: the phrase or clause marked with "of", "for" or "over"."""
    words: set[int] = set()
    for child in sentence.children_of(verb, "advcl", "xcomp", "obl", "ccomp", "acl", "nmod"):
        if marks_of(sentence, child) & {"of", "for", "over"}:
            words.update(word.index for word in sentence.subtree_of(child))
    for thing in sentence.children_of(verb, "obj"):
        for child in sentence.children_of(thing, "acl", "nmod", "advcl"):
            if marks_of(sentence, child) & {"of", "for", "over"} and child.upos in ("VERB", "NOUN"):
                words.update(word.index for word in sentence.subtree_of(child))
    return frozenset(words)


def is_reckoning(lemma: str) -> bool:
    """Whether a verb says a number and so tells the happening as well: "put the toll at nine"."""
    return lemma in _cue_words("putting")


def _reckoned(sentence: Sentence, verb: Word) -> frozenset[int]:
    """What somebody puts a number at: "put the toll at four dead"."""
    things = sentence.children_of(verb, "obj")
    if not any(thing.lemma in _cue_words("reckoned") for thing in things):
        return frozenset()
    below = (*things, *sentence.children_of(verb, "obl", "advcl", "xcomp"))
    return frozenset(word.index for child in below for word in sentence.subtree_of(child)) | {verb.index}


def words_around(sentence: Sentence, verb: Word, own: set[int]) -> frozenset[int]:
    """What is said where the verb of saying stands beside it ("..., the ministry said")."""
    if verb.lemma not in _cue_words("beside"):
        return frozenset()
    if verb.relation in ("parataxis", "dep", "conj", "advcl", "discourse", "acl:relcl", "root") or verb.head < 0:
        everything = {word.index for word in sentence.words}
        below = {word.index for word in sentence.subtree_of(verb)}
        if verb.head < 0 or len(below) == len(everything):
            edge = min(own)
            return frozenset(index for index in everything - own if index < edge)
        if verb.relation in ("conj", "acl:relcl") or (verb.relation == "advcl" and sentence.children_of(verb, "mark")):
            return frozenset()
        return frozenset(everything - below)
    return frozenset()


def own_words(sentence: Sentence, verb: Word, speaker: tuple[int, ...], content: frozenset[int]) -> set[int]:
    """The words that speak of the saying itself: the verb, the speaker, through what and when it was said."""
    own = {verb.index, *speaker}
    for child in sentence.children_of(verb):
        if child.relation in _OF_THE_SAYING:
            below = {word.index for word in sentence.subtree_of(child)}
            if not below & content:
                own |= below
    return own


def has_clause(sentence: Sentence, content: frozenset[int]) -> bool:
    """Whether what is said has a verb of its own."""
    return any(sentence.words[index].upos in ("VERB", "AUX") for index in content)


def marks_of(sentence: Sentence, verb: Word) -> set[str]:
    """The words that mark a clause or phrase: "that", "if", "of"."""
    return {mark.text.lower() for mark in sentence.children_of(verb, "mark", "case")}
