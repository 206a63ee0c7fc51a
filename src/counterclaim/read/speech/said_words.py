"""Finds the words that are said: a clause, a noun or a charge below a verb of saying, or the words around it."""

from __future__ import annotations

from functools import partial

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list

_cue_words = partial(word_list, "cues", "speech")

_CLAUSES = ("ccomp", "xcomp", "parataxis", "csubj")

_WHILE = frozenset({"as", "when", "while", "after", "before"})

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
        if child.relation == "parataxis" and (is_cue(child) or _after_stop(sentence, child)):
            continue
        if child.relation == "xcomp" and verb.lemma not in _cue_words("infinitive"):
            continue
        words.update(word.index for word in sentence.subtree_of(child))
    if not words:
        words.update(said_of(sentence, verb) or _in_a_statement(sentence, verb))
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
    return frozenset(words - _when_it_was_said(sentence, verb, words))


def _when_it_was_said(sentence: Sentence, verb: Word, words: set[int]) -> set[int]:
    """The words that tell of the saying, not of what was said before it: "…, he said after the talks broke up"."""
    after = [index for index in words if index > verb.index]
    if not after or min(words) > verb.index or sentence.words[min(after)].text.lower() not in _WHILE:
        return set()
    if sentence.words[min(after) - 1].upos == "PUNCT":
        return set()
    stop = next((word.index for word in sentence.words[min(after) :] if word.text == ","), len(sentence.words))
    return {index for index in after if index < stop}


def _after_stop(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause begins after a semicolon, a sentence of its own: "called it reckless; nobody was hurt"."""
    first = sentence.subtree_of(clause)[0].index
    return sentence.words[first].text == ";" or (first > 0 and sentence.words[first - 1].text == ";")


def said_of(sentence: Sentence, verb: Word) -> frozenset[int]:
    """What somebody speaks of: "spoke of forty dead", "told partners of eighteen deaths"."""
    if verb.lemma not in _cue_words("of_content"):
        return frozenset()
    listeners = sentence.children_of(verb, "obj", "iobj")
    below = (
        *sentence.children_of(verb, "obl"),
        *(one for each in listeners for one in sentence.children_of(each, "nmod")),
    )
    mark = "to" if verb.lemma in ("admit", "confess") else "of"
    spoken = [child for child in below if mark in marks_of(sentence, child)]
    return frozenset(word.index for child in spoken for word in sentence.subtree_of(child))


def _in_a_statement(sentence: Sentence, verb: Word) -> set[int]:
    """The clause in "said in a statement that …", where the tree has tied it to the statement."""
    words: set[int] = set()
    for clause in sentence.words[verb.index + 2 :]:
        if clause.relation not in ("acl", "ccomp", "acl:relcl") or "that" not in marks_of(sentence, clause):
            continue
        above = sentence.head_of(clause)
        while (
            above is not None
            and above is not verb
            and above.relation in ("obl", "obj", "iobj", "nmod", "nsubj", "appos")
        ):
            above = sentence.head_of(above)
        if above is verb:
            words.update(word.index for word in sentence.subtree_of(clause))
    return words


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
    if verb.relation == "advcl" and marks_of(sentence, verb) == {"as"}:
        below = {word.index for word in sentence.subtree_of(verb)}
        return frozenset(word.index for word in sentence.words if word.index not in below)
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
