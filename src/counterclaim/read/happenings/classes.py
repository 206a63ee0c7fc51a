"""Says what class of thing each word of a sentence may name, for the frames to ask for: people, munition, building …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from counterclaim.model.kind import WeaponClass
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Unit
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import noun_classes
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import Mentions, words_within

_words = partial(word_list, "kinds", "grouping")

_PLATFORMS = frozenset(
    {WeaponClass.AIRCRAFT, WeaponClass.GROUND_VEHICLE, WeaponClass.ARTILLERY, WeaponClass.SMALL_ARMS}
)
_EQUIPMENT = frozenset({Unit.AIRCRAFT, Unit.GROUND_VEHICLE, Unit.ARTILLERY})
_ATTACKS = frozenset({"strike", "assault"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "VERB"})

_Found = Iterator[tuple[int, frozenset[str]]]


def classes_of(mentions: Mentions) -> dict[int, frozenset[str]]:
    """For each word, the classes of thing that it may name (those of knowledge/kinds.toml)."""
    table: dict[int, frozenset[str]] = {}
    for step in (_by_noun, _by_modifier, _by_impact, _by_weapon, _by_count):
        for index, names in step(mentions):
            table[index] = table.get(index, frozenset()) | names
    for place in mentions.places:
        for index in words_within(mentions.sentence, place.start, place.end):
            if not place.in_name and place.kind != "demonym":
                table[index] = (table.get(index, frozenset()) - {"people"}) | {"place", "area"}
    return table


def _by_noun(mentions: Mentions) -> _Found:
    """By the word itself."""
    for word in mentions.sentence.words:
        if word.upos in _NAMING:
            yield word.index, _listed(word.lemma) or _listed(word.text)
        if word.upos == "NOUN" and word.lemma.lower() in _words("military_vehicle"):
            yield word.index, frozenset({"vehicle", "equipment"})
        if word.upos == "PROPN":
            yield word.index, frozenset({"named", "people"} if word.entity.endswith("PERSON") else {"named"})
        if word.upos == "NUM":
            yield word.index, frozenset({"number"})


def _listed(word: str) -> frozenset[str]:
    return noun_classes().get(word.lower(), frozenset())


def _by_modifier(mentions: Mentions) -> _Found:
    """By what stands before a vague noun: "assault actions", "a ground operation"."""
    for word in mentions.sentence.words:
        if word.lemma.lower() not in _words("vague"):
            continue
        for child in mentions.sentence.children_of(word, "amod", "compound"):
            yield word.index, _listed(child.lemma) & _ATTACKS
            if word.lemma == "operation" and child.lemma.lower() in _words("ground_operation"):
                yield word.index, frozenset({"assault"})


def _by_impact(mentions: Mentions) -> _Found:
    """By the weapon whose impact it is: "drone hits"."""
    heads = {weapon.head for weapon in mentions.weapons}
    for word in mentions.sentence.words:
        if word.lemma in ("impact", "hit") and heads.intersection((word.index, *_children(mentions.sentence, word))):
            yield word.index, frozenset({"strike"})


def _children(sentence: Sentence, word: Word) -> tuple[int, ...]:
    return tuple(child.index for child in sentence.children_of(word))


def _by_weapon(mentions: Mentions) -> _Found:
    """By the weapon that it names."""
    for weapon in mentions.weapons:
        if weapon.head is None or weapon.use == "strike_modifier":
            continue
        if weapon.weapon_class is WeaponClass.AIRCRAFT:
            yield weapon.head, frozenset({"aircraft", "equipment"})
        elif weapon.weapon_class in _PLATFORMS or weapon.use == "platform":
            yield weapon.head, frozenset({"vehicle", "equipment"})
        else:
            yield weapon.head, frozenset({"munition"})


def _by_count(mentions: Mentions) -> _Found:
    """By what is counted, or by what a bare number stands for."""
    for index, count in enumerate(mentions.counts):
        if count.head is None:
            yield count.word, _of_unit(mentions.unit_at(index))
        else:
            yield count.head, _of_unit(count.unit)


def _of_unit(unit: Unit | None) -> frozenset[str]:
    if unit is None:
        return frozenset()
    if unit in PEOPLE:
        return frozenset({"people"})
    if unit in (Unit.BUILDING, Unit.HOUSE):
        return frozenset({"building"})
    if unit in MUNITIONS and unit not in _EQUIPMENT:
        return frozenset({"munition"})
    if unit is Unit.MONEY:
        return frozenset({"aid"})
    if unit in (Unit.SETTLEMENT, Unit.REGION, Unit.PLACE):
        return frozenset({"place", "area"})
    return frozenset()
