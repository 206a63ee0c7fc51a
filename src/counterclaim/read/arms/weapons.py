"""Finds the weapons of one sentence: what was used, launched, shot down or lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from counterclaim.model.kind import WeaponClass
from counterclaim.read.arms.weapon_words import WeaponWord, names_weapon, weapon_lexicon
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.atoms import Passage, passage_of
from counterclaim.read.grammar.lexicon import Hit
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "weapons")


class Use(StrEnum):
    """How a weapon stands in the sentence: itself, as the manner of a strike ("drone attack"), or as what carries."""

    MUNITION = "munition"
    STRIKE_MODIFIER = "strike_modifier"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponFound:
    """A weapon's words, `start` to `end` in the document, its class and model; `head` is the index of its last word.

    `air_defence` tells a system that defends, or is hit, and did not strike: "a Patriot battery".
    """

    start: int
    end: int
    weapon_class: WeaponClass
    model: str | None
    head: int
    use: Use
    air_defence: bool = False


def find_weapons(sentence: Sentence) -> tuple[WeaponFound, ...]:
    """All weapons of a sentence in text order; a model and the noun that it names are one: "S-400 missile"."""
    passage = passage_of(sentence)
    hits = _merged(hit for hit in _named(passage) if _is_weapon(passage, hit))
    nouns = [_weapon(passage, hit) for hit in hits]
    return tuple(sorted([*nouns, *_told_by_verbs(passage)], key=lambda weapon: weapon.start))


def _named(passage: Passage) -> Iterator[Hit[WeaponWord]]:
    for hit in weapon_lexicon().within(passage.atoms):
        if hit.entry is not None and names_weapon(passage.atoms, hit):
            yield Hit(hit.first, hit.end, hit.entry)


@cache
def _verbs() -> dict[str, WeaponClass]:
    return {verb: WeaponClass(name) for verb, name in knowledge("weapons")["verbs"].items()}


def _told_by_verbs(passage: Passage) -> Iterator[WeaponFound]:
    """ "shelled" and "bombed", which name their weapon themselves."""
    for index, atom in enumerate(passage.atoms):
        weapon_class = _verbs().get(atom.text)
        if weapon_class is not None and passage.upos(index) == "VERB":
            yield WeaponFound(
                start=atom.start,
                end=atom.end,
                weapon_class=weapon_class,
                model=None,
                head=atom.word,
                use=Use.STRIKE_MODIFIER,
            )


GENERAL = {
    WeaponClass.MISSILE: frozenset(
        {
            WeaponClass.BALLISTIC_MISSILE,
            WeaponClass.CRUISE_MISSILE,
            WeaponClass.AIR_DEFENCE_MISSILE,
            WeaponClass.ANTI_SHIP_MISSILE,
            WeaponClass.MISSILE,
            WeaponClass.ROCKET,
        }
    ),
    WeaponClass.BALLISTIC_MISSILE: frozenset({WeaponClass.BALLISTIC_MISSILE}),
    WeaponClass.CRUISE_MISSILE: frozenset({WeaponClass.CRUISE_MISSILE, WeaponClass.ANTI_SHIP_MISSILE}),
    WeaponClass.ANTI_SHIP_MISSILE: frozenset({WeaponClass.ANTI_SHIP_MISSILE, WeaponClass.CRUISE_MISSILE}),
    WeaponClass.AIR_DEFENCE_MISSILE: frozenset({WeaponClass.AIR_DEFENCE_MISSILE}),
    WeaponClass.ROCKET: frozenset({WeaponClass.ROCKET}),
    WeaponClass.UAV: frozenset({WeaponClass.UAV}),
    WeaponClass.NAVAL_DRONE: frozenset({WeaponClass.NAVAL_DRONE}),
    WeaponClass.BOMB: frozenset({WeaponClass.BOMB, WeaponClass.GUIDED_BOMB}),
    WeaponClass.GUIDED_BOMB: frozenset({WeaponClass.GUIDED_BOMB}),
    WeaponClass.AIRCRAFT: frozenset({WeaponClass.AIRCRAFT}),
    WeaponClass.GROUND_VEHICLE: frozenset({WeaponClass.GROUND_VEHICLE}),
    WeaponClass.ARTILLERY: frozenset({WeaponClass.ARTILLERY}),
}
"""For the class of a noun that names no model, the classes of the models that may stand before it."""


def _merged(hits: Iterable[Hit[WeaponWord]]) -> list[Hit[WeaponWord]]:
    """Joins a model with the noun right after it, and a noun with the model right after it."""
    merged: list[Hit[WeaponWord]] = []
    for hit in hits:
        last = merged[-1] if merged else None
        if last is not None and last.end == hit.first and _name_one(last.entry, hit.entry):
            entry = last.entry if last.entry.model else hit.entry
            merged[-1] = Hit(last.first, hit.end, entry)
        else:
            merged.append(hit)
    return merged


def _name_one(one: WeaponWord, other: WeaponWord) -> bool:
    model, noun = (one, other) if one.model else (other, one)
    return model.model is not None and noun.model is None and model.weapon_class in GENERAL.get(noun.weapon_class, ())


def _is_weapon(passage: Passage, hit: Hit[WeaponWord]) -> bool:
    """Whether words that have other meanings are weapons here."""
    text = passage.text(hit.first)
    if hit.end - hit.first > 1:
        return True
    if hit.entry.model is not None:
        return passage.capital(hit.first)
    if text in _words("ambiguous", "nouns"):
        return passage.upos(hit.first) in ("NOUN", "PROPN")
    return text not in _words("ambiguous", "possessive") or passage.upos(hit.first) == "NOUN"


def _weapon(passage: Passage, hit: Hit[WeaponWord]) -> WeaponFound:
    atoms = passage.atoms
    return WeaponFound(
        start=atoms[hit.first].start,
        end=atoms[hit.end - 1].end,
        weapon_class=hit.entry.weapon_class,
        model=hit.entry.model,
        head=atoms[hit.end - 1].word,
        use=_use(passage, hit),
        air_defence=_defends(passage, hit),
    )


def _use(passage: Passage, hit: Hit[WeaponWord]) -> Use:
    last, after = passage.text(hit.end - 1), passage.text(hit.end)
    if (last in _words("strikes") and hit.end - hit.first > 1) or last in _words("strikes", "alone"):
        return Use.STRIKE_MODIFIER
    if after in _words("strikes") and passage.upos(hit.end) in ("NOUN", "PROPN"):
        return Use.STRIKE_MODIFIER
    if _leads_to_strike(passage, hit):
        return Use.STRIKE_MODIFIER
    carries = hit.entry.weapon_class.value in _words("platforms", "classes")
    return Use.PLATFORM if carries or last in _words("platforms") or after in _words("platforms") else Use.MUNITION


def _leads_to_strike(passage: Passage, hit: Hit[WeaponWord]) -> bool:
    """ "a drone and missile attack": the first of two that share the strike."""
    if passage.text(hit.end) not in ("and", ",", "or") or passage.xpos(hit.end - 1) in ("NNS", "NNPS"):
        return False
    other = weapon_lexicon().longest(passage.atoms, hit.end + 1) if hit.end + 1 < len(passage.atoms) else None
    return other is not None and passage.text(other.end) in _words("strikes")


def _defends(passage: Passage, hit: Hit[WeaponWord]) -> bool:
    if passage.text(hit.end - 1) in _words("air_defence", "striking"):
        return False
    after = passage.text(hit.end)
    if hit.entry.model in _words("air_defence", "models"):
        return after not in _words("air_defence", "striking")
    last = passage.texts(hit.first, hit.end)
    return last[-2:] in (("air", "defence"), ("air", "defense"))
