"""Finds the attacks that a sentence only mentions: "the truce was in doubt after a raid on the docks of Belmar"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.kind import Kind, TargetClass
from counterclaim.model.place import PlacePrecision
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.happening import NO_ROLES, Happening
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import Mentions, words_within

_LOCAL = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT})
_OF_AN_ATTACK = frozenset(
    {Kind.STRIKE, Kind.ASSAULT, Kind.LAUNCH, Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE}
    | {Kind.INTERCEPTION, Kind.DEBRIS, Kind.REPULSE, Kind.EQUIPMENT_LOSS, Kind.OUTAGE}
)
"""What tells of an attack by itself, so that the noun beside it tells nothing more."""


def told_in_passing(mentions: Mentions, told: Iterable[Happening]) -> Iterator[Happening]:
    """The first attack that a noun names with its own place, in a sentence that tells no attack otherwise."""
    if any(one.kind in _OF_AN_ATTACK for one in told):
        return
    sentence = mentions.sentence
    local, times, targets = _local(mentions), _dated(mentions), _struck(mentions)
    for word in sentence.words:
        if _names_one(sentence, word) and (
            _aimed_at(sentence, word, local, ("on", "in", "at", "against", "near", "of"))
            or _aimed_at(sentence, word, targets, ("on", "against", "at", "of"))
            or times.intersection(child.index for child in sentence.children_of(word, "nmod", "nmod:poss"))
        ):
            yield Happening(kind=Kind.STRIKE, trigger=word.index, roles=NO_ROLES)
            return


def _local(mentions: Mentions) -> set[int]:
    """The words that name a place no larger than a district."""
    return {
        index
        for found in mentions.places
        if found.place is not None and found.place.precision in _LOCAL and not (found.in_name or found.relative)
        for index in words_within(mentions.sentence, found.start, found.end)
    }


def _dated(mentions: Mentions) -> set[int]:
    """The words that tell a time that is known."""
    return {
        index
        for found in mentions.times
        if found.interval is not None
        for index in words_within(mentions.sentence, found.start, found.end)
    }


def _struck(mentions: Mentions) -> set[int]:
    """The nouns that name one thing that can be hit: "the mall"; neither people nor towns nor things in general."""
    sentence = mentions.sentence
    return {
        found.head
        for found in mentions.targets
        if found.target_class not in (TargetClass.PERSON, TargetClass.SETTLEMENT, TargetClass.OTHER)
        and sentence.words[found.head].xpos in ("NN", "NNP")
    }


def _names_one(sentence: Sentence, word: Word) -> bool:
    """Whether a noun names an attack that was made, and not one that is feared or ruled out."""
    if word.upos != "NOUN" or word.relation == "compound" or word.lemma not in word_list("kinds", "passing", "attacks"):
        return False
    if any(mark.lemma in ("over", "for", "of") for mark in sentence.children_of(word, "case")):
        # "Arrested over the bombing": why something else was done.
        return False
    above = (each.lemma for each in sentence.ancestors_of(word))
    described = (child.lemma for child in sentence.children_of(word, "amod", "det", "compound"))
    unmade = word_list("kinds", "passing", "unmade")
    return not unmade.intersection(above) and not unmade.intersection(described)


def _aimed_at(sentence: Sentence, word: Word, things: set[int], marks: tuple[str, ...]) -> bool:
    """Whether one of these words stands where a noun of attack says where it was, or on what."""
    return any(
        things.intersection(each.index for each in (below, *sentence.subtree_of(below)))
        for below in sentence.children_of(word, "nmod")
        if any(mark.lemma in marks for mark in sentence.children_of(below, "case"))
    )
