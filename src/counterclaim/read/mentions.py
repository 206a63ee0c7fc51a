"""All that the finders find in one sentence, and what each word may therefore name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.model.actor import ActorType
from counterclaim.model.kind import WeaponClass
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Unit
from counterclaim.read.actors import ActorFound
from counterclaim.read.analysis import Sentence
from counterclaim.read.counts import OUTSIDE, CountFound, find_bare_counts, unit_of
from counterclaim.read.frames import noun_classes
from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.places import PlaceFound
from counterclaim.read.targets import TargetFound
from counterclaim.read.times import TimeFound
from counterclaim.read.weapons import WeaponFound

_PLATFORMS = frozenset(
    {WeaponClass.AIRCRAFT, WeaponClass.GROUND_VEHICLE, WeaponClass.ARTILLERY, WeaponClass.SMALL_ARMS}
)
_GROUND = frozenset({"ground", "amphibious", "military", "landing", "combat", "cross-border", "storming", "offensive"})
_VAGUE = frozenset(
    {"operation", "effort", "action", "push", "campaign", "activity", "wave", "series", "attempt", "move"}
)
_ATTACKS = frozenset({"strike", "assault"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What one sentence mentions; offsets are the document's."""

    sentence: Sentence
    counts: tuple[CountFound, ...]
    weapons: tuple[WeaponFound, ...]
    targets: tuple[TargetFound, ...]
    places: tuple[PlaceFound, ...]
    times: tuple[TimeFound, ...]
    actors: tuple[ActorFound, ...]
    carried: Unit | None = None
    """What was counted last before this sentence: the unit of "sixty were shot down"."""

    def unit_at(self, index: int) -> Unit | None:
        """The unit of a count: its own, one that it inherits in the sentence, or the one carried over."""
        unit = unit_of(self.counts, index)
        count = self.counts[index]
        if unit is not None or not (count.elliptical or count.part_of == OUTSIDE or count.addition):
            return unit
        return self.carried

    def classes(self) -> dict[int, frozenset[str]]:
        """For each word, the classes of thing that it may name (those of knowledge/kinds.toml)."""
        table: dict[int, set[str]] = {}
        equipment = set(knowledge("kinds")["grouping"]["military_vehicle"])
        for word in self.sentence.words:
            names = (
                (noun_classes().get(word.lemma.lower()) or noun_classes().get(word.text.lower()))
                if word.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "VERB")
                else None
            )
            if names:
                table.setdefault(word.index, set()).update(names)
            if word.lemma.lower() in equipment and word.upos == "NOUN":
                table.setdefault(word.index, set()).update(("vehicle", "equipment"))
            if word.upos == "PROPN" and word.entity.endswith("PERSON"):
                table.setdefault(word.index, set()).add("people")
            if word.lemma.lower() in _VAGUE:
                for child in self.sentence.children_of(word, "amod", "compound"):
                    table.setdefault(word.index, set()).update(
                        noun_classes().get(child.lemma.lower(), frozenset()) & _ATTACKS
                    )
                    if word.lemma == "operation" and child.lemma.lower() in _GROUND:
                        table.setdefault(word.index, set()).add("assault")
            if word.upos == "PROPN":
                table.setdefault(word.index, set()).add("named")
            if word.upos == "NUM":
                table.setdefault(word.index, set()).add("number")
            if word.lemma in ("impact", "hit") and any(
                one.head == word.index or one.head in self.sentence.children[word.index] for one in self.weapons
            ):
                table.setdefault(word.index, set()).add("strike")
        for found in self._weapon_classes():
            table.setdefault(found[0], set()).update(found[1])
        for head, unit in ((count.head, count.unit) for count in self.counts if count.head is not None):
            table.setdefault(head, set()).update(_classes_of_unit(unit))
        for index, count in enumerate(self.counts):
            if count.head is None:
                table.setdefault(count.word, set()).update(_classes_of_unit(self.unit_at(index)))
        for place in self.places:
            for index in words_within(self.sentence, place.start, place.end):
                if not place.in_name and place.kind != "demonym":
                    table[index] = (table.get(index, set()) - {"people"}) | {"place", "area"}
        return {index: frozenset(names) for index, names in table.items()}

    def _weapon_classes(self) -> Iterable[tuple[int, tuple[str, ...]]]:
        for weapon in self.weapons:
            if weapon.head is None or weapon.use == "strike_modifier":
                continue
            if weapon.weapon_class is WeaponClass.AIRCRAFT:
                yield weapon.head, ("aircraft", "equipment")
            elif weapon.weapon_class in _PLATFORMS or weapon.use == "platform":
                yield weapon.head, ("vehicle", "equipment")
            else:
                yield weapon.head, ("munition",)

    def counted(self) -> frozenset[int]:
        """The words that some count counts."""
        return frozenset(count.head for count in self.counts if count.head is not None)


def with_carried(mentions: Mentions, carried: Unit | None) -> Mentions:
    """The same mentions in the light of what was counted before: bare numbers then count that."""
    if carried is None:
        return mentions
    bare = [
        count
        for count in find_bare_counts(mentions.sentence)
        if not any(count.start < one.end and one.start < count.end for one in mentions.counts)
    ]
    return replace(mentions, carried=carried, counts=(*mentions.counts, *bare))


def _classes_of_unit(unit: Unit | None) -> tuple[str, ...]:
    if unit is None:
        return ()
    if unit in PEOPLE:
        return ("people",)
    if unit in (Unit.BUILDING, Unit.HOUSE):
        return ("building",)
    if unit in MUNITIONS and Unit(unit) not in (Unit.AIRCRAFT, Unit.GROUND_VEHICLE, Unit.ARTILLERY):
        return ("munition",)
    if unit is Unit.MONEY:
        return ("aid",)
    if unit in (Unit.SETTLEMENT, Unit.REGION, Unit.PLACE):
        return ("place", "area")
    return ()


def words_within(sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
    """The indices of the words that lie between two offsets of the document."""
    return tuple(word.index for word in sentence.words if start <= word.start and word.end <= end)


def head_within(sentence: Sentence, start: int, end: int) -> int | None:
    """The word between two offsets that all the others there hang on."""
    inside = words_within(sentence, start, end)
    for index in inside:
        if sentence.words[index].head not in inside:
            return index
    return None


def speaks_of_war(mentions: Mentions) -> bool:
    """Whether a sentence names a weapon, fighters, an attack or a war."""
    if mentions.weapons or any(one.actor.type in (ActorType.ARMED_GROUP, ActorType.FORCE) for one in mentions.actors):
        return True
    words = _war_words()
    return any(word.lemma.lower() in words or word.text.lower() in words for word in mentions.sentence.words)


@cache
def _war_words() -> frozenset[str]:
    return frozenset(knowledge("kinds")["war"]["words"])
