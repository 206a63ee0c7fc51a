"""Says what class of thing each word of a sentence may name, for the frames to ask for: people, munition, building …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from counterclaim.model.kind import WeaponClass
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Unit
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import noun_classes
from counterclaim.read.knowledge_files import knowledge, word_list
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
    for step in (_by_noun, _by_tally, _by_modifier, _by_supply, _by_impact, _by_weapon, _by_count):
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
        if word.upos == "NOUN" and _of_an_army(mentions.sentence, word):
            yield word.index, (_listed(word.lemma) & {"ship"} or frozenset({"vehicle"})) | {"equipment"}
        if word.upos == "PROPN":
            yield word.index, frozenset({"named", "people"} if word.entity.endswith("PERSON") else {"named"})
        if word.xpos == "NNS" and "populace" in _listed(word.lemma):
            yield word.index, frozenset({"crowd"})
        if word.upos == "NUM":
            yield word.index, frozenset({"number"})


def _by_tally(mentions: Mentions) -> _Found:
    """By those whose number it is: "the number of wounded has risen to 17" tells of injuries."""
    states = knowledge("kinds")["states"]
    for word in mentions.sentence.words:
        if word.lemma.lower() not in _words("tallies"):
            continue
        for child in mentions.sentence.children_of(word, "nmod"):
            state = states.get(child.text.lower())
            named = {"killed": "death", "injured": "injury"}.get(state)
            yield word.index, frozenset({named} if named else _listed(child.lemma) & {"death", "injury"})


def _of_an_army(sentence: Sentence, word: Word) -> bool:
    """Whether a noun names a military vehicle, by itself or by the words before it: "combat vehicles"."""
    if word.lemma.lower() in _words("military_vehicle") or word.lemma.lower() in _words("military_ship"):
        return True
    before = {child.lemma.lower() for child in sentence.children_of(word, "amod", "compound", "nmod:poss")}
    return bool(_listed(word.lemma) & {"vehicle", "ship"}) and bool(before & _words("military_words"))


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


def _by_supply(mentions: Mentions) -> _Found:
    """By the supply that is spoken of: "power cut", "water supply", "mobile network", "air-raid warning"."""
    for word in mentions.sentence.words:
        kind = next(
            (name for name in ("outage", "supply", "alert") if word.lemma.lower() in _words(f"{name}_heads")), None
        )
        if kind is None:
            continue
        before = {child.lemma.lower() for child in mentions.sentence.children_of(word, "compound", "amod", "nmod")}
        before.update(word.text.lower() for word in mentions.sentence.words[max(0, word.index - 1) : word.index])
        if before & _words("warned_of" if kind == "alert" else "supplied"):
            yield word.index, frozenset({kind})


def _by_impact(mentions: Mentions) -> _Found:
    """By the weapon whose impact it is, or as a hit that is direct or counted: "drone hits", "62 impacts"."""
    heads = {weapon.head for weapon in mentions.weapons}
    counted = mentions.counted()
    for word in mentions.sentence.words:
        if word.lemma not in ("impact", "hit") or word.upos != "NOUN":
            continue
        direct = any(child.lemma in ("direct", "precise") for child in mentions.sentence.children_of(word, "amod"))
        if word.index in counted or direct or heads.intersection((word.index, *_children(mentions.sentence, word))):
            yield word.index, frozenset({"strike", "impact"})


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
            drone = weapon.weapon_class is WeaponClass.UAV
            yield weapon.head, frozenset({"munition", "drone"} if drone else {"munition"})


def _by_count(mentions: Mentions) -> _Found:
    """By what is counted, or by what a bare number stands for."""
    for index, count in enumerate(mentions.counts):
        if count.head is None:
            unit = mentions.unit_at(index)
            yield count.word, _of_unit(unit)
            above = mentions.sentence.head_of(mentions.sentence.words[count.word])
            if above is not None and above.text.lower() in ("more", "other", "others"):
                yield above.index, _of_unit(unit)
            if unit is Unit.MONEY and mentions.sentence.words[count.word].head >= 0:
                yield mentions.sentence.words[count.word].head, _of_unit(unit)
        else:
            yield count.head, _of_unit(count.unit)
            if count.unit in PEOPLE and count.unit is not Unit.SOLDIER and (count.low or 0) > 1:
                yield count.head, frozenset({"crowd"})


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
    if unit is Unit.ATTACK:
        return frozenset({"counted_attack"})
    if unit is Unit.SQUARE_KM:
        return frozenset({"area"})
    return frozenset()
