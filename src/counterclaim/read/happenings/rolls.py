"""Finds those who are told to be of a number: "among the dead were three children"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import Happening, suffered
from counterclaim.read.happenings.roles import is_marked, spread
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds", "grouping")

_DOWNED = frozenset({Kind.INTERCEPTION, Kind.FLIGHT_LOSS})


def told_by_roll(sentence: Sentence, word: Word, counted: frozenset[int]) -> Happening | None:
    """What happened to those that a sentence counts among the dead, the wounded or the like; null for other words."""
    kind = _kind_of(sentence, word)
    if kind is None or not _definite(sentence, word):
        return None
    those = tuple(index for one in _members(sentence, word) for index in spread(sentence, one))
    if not counted.intersection(those):
        return None
    return Happening(kind=kind, trigger=word.index, roles=suffered(those), nominal=True)


def told_by_tally(sentence: Sentence, word: Word, classes: Classes) -> Happening | None:
    """ "The death toll is 16", "the number of injured stands at six": a number said of a toll."""
    if word.lemma.lower() not in _words("tallies") or not word.relation.startswith("nsubj"):
        return None
    above = sentence.head_of(word)
    kind = next((kind for child in sentence.children_of(word) if (kind := _kind_of(sentence, child))), None)
    if kind is None and "death" in classes.get(word.index, ()):
        kind = Kind.KILLED
    if above is None or kind is None:
        return None
    told = [above.index] if above.upos == "NUM" else []
    if above.lemma in _words("tallying"):
        told = [child.index for child in sentence.children_of(above, "obl", "obj", "xcomp") if child.upos == "NUM"]
    return Happening(kind=kind, trigger=word.index, roles=suffered(tuple(told)), nominal=True) if told else None


def with_launched(
    sentence: Sentence, found: list[Happening], classes: Classes, counted: frozenset[int]
) -> list[Happening]:
    """The happenings with the launch of the sixty in "46 of 60 drones were shot down", of which none says all fell."""
    told: list[Happening] = []
    for one in found:
        wholes = _wholes(sentence, one, classes, counted) if one.kind in _DOWNED else ()
        left = tuple(index for index in one.roles.patients if index not in wholes)
        told += [_launched(index) for index in wholes]
        told.append(replace(one, roles=replace(one.roles, patients=left)))
    return told


def _launched(index: int) -> Happening:
    return Happening(kind=Kind.LAUNCH, trigger=index, roles=suffered((index,)), nominal=True)


def _wholes(sentence: Sentence, happening: Happening, classes: Classes, counted: frozenset[int]) -> tuple[int, ...]:
    """The words that stand for what a number before "of" is part of: the noun or its number in "46 of 60 drones"."""
    found: list[int] = []
    for index in happening.roles.patients:
        if index not in counted or "munition" not in classes.get(index, ()):
            continue
        word = sentence.words[index]
        above = sentence.head_of(word)
        if above is not None and above.index in happening.roles.patients and above.upos == "NUM":
            found += [index] if sentence.children_of(word, "nummod") and is_marked(sentence, word, "of") else []
        for number in sentence.children_of(word, "nummod"):
            nested = sentence.children_of(number, "nmod")
            found += [one.index for one in nested if one.upos == "NUM" and is_marked(sentence, one, "of")]
    return tuple(found)


def _kind_of(sentence: Sentence, word: Word) -> Kind | None:
    """What a word for many people tells of them: the dead, those wounded, the victims."""
    text = word.text.lower()
    kind = knowledge("kinds")["labels"].get(text) or knowledge("kinds")["states"].get(text)
    return Kind(kind) if kind is not None and word.upos in ("NOUN", "ADJ", "VERB") else None


def _definite(sentence: Sentence, word: Word) -> bool:
    """Whether "the" or "those" stands before the word, or "among" without a number."""
    led = any(
        child.text.lower() in ("the", "those", "its", "their")
        for child in sentence.children_of(word, "det", "nmod:poss")
    )
    before = sentence.words[word.index - 1].text.lower() if word.index else ""
    return led or before in ("the", "those") or (before == "among" and not sentence.children_of(word, "nummod"))


def _members(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """Those who are said to be of the number."""
    above = sentence.head_of(word)
    if is_marked(sentence, word, "among"):
        after = sentence.words[word.index + 1 : word.index + 2]
        inverted = above is not None and above.index > word.index and bool(after) and after[0].lemma == "be"
        if above is not None and inverted:
            return (above,) if above.upos in ("NOUN", "PROPN", "NUM") else sentence.children_of(above, "nsubj")
        return sentence.children_of(word, "nsubj")
    if above is None:
        return ()
    if not word.relation.startswith("nsubj"):
        return ()
    if above.lemma in _words("including"):
        return sentence.children_of(above, "obj", "xcomp", "obl")
    return (above,) if above.upos in ("NOUN", "NUM") and sentence.children_of(above, "cop") else ()
