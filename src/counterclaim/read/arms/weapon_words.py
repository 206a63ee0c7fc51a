"""The weapon words of the lists, with the class and the model that each names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.model.kind import WeaponClass
from counterclaim.read.grammar.atoms import SPACE, Atom
from counterclaim.read.grammar.lexicon import Hit, Lexicon, with_plurals
from counterclaim.read.knowledge_files import knowledge

LONGEST_PREFIX = 2
"""The longest run of letters that its number must be tied to: "S-300", but "Shahed 136"."""


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """What a phrase of the lists names: a class of weapon and, where it names one, the model."""

    weapon_class: WeaponClass
    model: str | None = None


@cache
def weapon_words() -> tuple[tuple[str, WeaponWord], ...]:
    """Every phrase, plurals too, in the order of the lists; models first, so that a model wins over a bare word."""
    entries: list[tuple[str, WeaponWord]] = []
    classes = knowledge("weapons")["classes"]
    for name, lists in classes.items():
        for model, phrases in lists.get("models", {}).items():
            word = WeaponWord(WeaponClass(name), model)
            entries += [(phrase, word) for phrase in with_plurals(phrases)]
    for name, lists in classes.items():
        entries += [(phrase, WeaponWord(WeaponClass(name))) for phrase in with_plurals(lists["words"])]
    return tuple(entries)


@cache
def weapon_lexicon() -> Lexicon[WeaponWord | None]:
    """The same, to look phrases up in; None for longer phrases that are no weapon: "coal mine"."""
    innocent = with_plurals(knowledge("weapons")["not"]["words"])
    return Lexicon([*((phrase, None) for phrase in innocent), *weapon_words()])


def names_weapon(atoms: Sequence[Atom], hit: Hit[WeaponWord | None]) -> bool:
    """Whether a phrase found is a weapon's name; "a 10" and "s 300" without a hyphen are none."""
    if hit.entry is None:
        return False
    first, *rest = atoms[hit.first : hit.end]
    if hit.entry.model is None or len(first.text) > LONGEST_PREFIX or not rest or not rest[0].is_number:
        return True
    return rest[0].glue != SPACE
