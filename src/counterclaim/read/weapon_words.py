"""The weapon words of the lists, with the class and the model that each names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.model.kind import WeaponClass
from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.lexicon import Lexicon, with_plurals


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
def weapon_lexicon() -> Lexicon[WeaponWord]:
    """The same, to look phrases up in."""
    return Lexicon(weapon_words())
