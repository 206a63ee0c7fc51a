"""Tries the frames of knowledge/kinds.toml: what a verb tells, by what was done to a thing of which class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.happening import Roles
from counterclaim.read.knowledge_files import knowledge

_SETS = ("patient", "agent", "words", "particle", "never", "without")

Classes = Mapping[int, frozenset[str]]
"""For a word of the sentence, the classes of thing that it may name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the knowledge: with these around it, a verb tells this kind. Empty sets ask for nothing.

    `never` holds classes that neither patient nor agent may have, `without` words that may not stand right beside the
    verb. `lacking` marks a line whose negation is the happening: "does not work" is an outage, and denies none.
    """

    kind: Kind
    patient: frozenset[str]
    agent: frozenset[str]
    words: frozenset[str]
    particle: frozenset[str]
    never: frozenset[str]
    without: frozenset[str]
    military: bool
    lacking: bool


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb, in the order in which they are tried."""
    table: dict[str, list[Frame]] = {}
    for row in knowledge("kinds")["frame"]:
        sets = {key: frozenset(row.get(key, ())) for key in _SETS}
        frame = Frame(kind=Kind(row["kind"]), military="military" in row, lacking="lacking" in row, **sets)
        for verb in row["verbs"]:
            table.setdefault(verb, []).append(frame)
    return {verb: tuple(rows) for verb, rows in table.items()}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes of each common noun by its lemma."""
    table: dict[str, set[str]] = {}
    for name, lemmas in knowledge("kinds")["nouns"].items():
        for lemma in lemmas:
            table.setdefault(lemma, set()).add(name)
    for noun, names in _people():
        if noun not in table or "people" in table[noun]:
            table.setdefault(noun, set()).update(names)
    return {lemma: frozenset(names) for lemma, names in table.items()}


def _people() -> Iterator[tuple[str, frozenset[str]]]:
    """The nouns that count people, with their classes: those who fight, and all others."""
    for unit, nouns in knowledge("units")["units"].items():
        if Unit(unit) in PEOPLE:
            names = frozenset({"people", "fighters" if Unit(unit) is Unit.SOLDIER else "civil"})
            yield from ((noun, names) for noun in nouns if " " not in noun)


def fits(frame: Frame, sentence: Sentence, verb: Word, roles: Roles, classes: Classes) -> bool:
    """Whether a verb with these roles, among words of these classes, is what a frame describes."""
    if frame.words and not frame.words & _beside(sentence, verb):
        return False
    if frame.particle and not frame.particle & _particles(sentence, verb):
        return False
    if frame.without and frame.without & _particles(sentence, verb):
        return False
    if any(classes.get(index, frozenset()) & frame.never for index in (*roles.patients, *roles.agents)):
        return False
    unseen = roles.passive and not roles.patients and "any" in frame.patient
    if not unseen and not _holds(frame.patient, roles.patients, classes):
        return False
    doers = roles.agents or (roles.patients if frame.agent and not frame.patient else ())
    if frame.agent and (not doers or not _holds(frame.agent, doers, classes)):
        return False
    return not frame.military or any("equipment" in classes.get(index, frozenset()) for index in roles.patients)


def _particles(sentence: Sentence, verb: Word) -> frozenset[str]:
    """The lower-cased words that hang on a verb, and the two right after it."""
    below = {child.text.lower() for child in sentence.children_of(verb) if abs(child.index - verb.index) <= 9}
    after = sentence.words[verb.index + 1 : verb.index + 3]
    if len(after) == 2 and after[1].entity.endswith("DATE"):
        # "The city fell on Sunday": the preposition is the day's.
        after = after[1:]
    return frozenset(below) | {word.text.lower() for word in after}


def _beside(sentence: Sentence, verb: Word) -> frozenset[str]:
    """The lower-cased words near a verb that belong to it."""
    below = set()
    for child in sentence.children_of(verb):
        if abs(child.index - verb.index) <= 9:
            below.add(child.text.lower())
            below.update(grandchild.text.lower() for grandchild in sentence.children_of(child))
    nearby = sentence.words[verb.index + 1 : verb.index + 3]
    return frozenset(below) | {word.text.lower() for word in nearby}


def _holds(asked: frozenset[str], words: tuple[int, ...], classes: Classes) -> bool:
    if not asked:
        return True
    if not words:
        return "none" in asked
    return "any" in asked or any(classes.get(index, frozenset()) & asked for index in words)
