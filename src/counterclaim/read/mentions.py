"""All that the finders find in one sentence, and what each word may therefore name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.model.actor import ActorType
from counterclaim.model.quantity import MUNITIONS, Unit
from counterclaim.read.arms.targets import TargetFound
from counterclaim.read.arms.weapons import WeaponFound
from counterclaim.read.counts.counts import OUTSIDE, CountFound, find_bare_counts, unit_of
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.places.places import PlaceFound
from counterclaim.read.speech.actors import ActorFound
from counterclaim.read.times.times import TimeFound


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

    def counted(self) -> frozenset[int]:
        """The words that some count counts."""
        return frozenset(count.head for count in self.counts if count.head is not None)


def with_carried(mentions: Mentions, carried: Unit | None) -> Mentions:
    """The same mentions in the light of what was counted before, or munitions here: bare numbers then count that."""
    first = 0
    if carried is None:
        told = [count for count in mentions.counts if count.unit in MUNITIONS]
        if not told:
            return mentions
        carried, first = told[0].unit, told[0].end
    bare = [
        count
        for count in find_bare_counts(mentions.sentence)
        if count.start >= first and not any(count.start < one.end and one.start < count.end for one in mentions.counts)
    ]
    return replace(mentions, carried=carried, counts=(*mentions.counts, *bare))


def words_within(sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
    """The indices of the words that lie between two offsets of the document."""
    return tuple(word.index for word in sentence.words if start <= word.start and word.end <= end)


def speaks_of_war(mentions: Mentions) -> bool:
    """Whether a sentence names a weapon, fighters, an attack or a war."""
    if mentions.weapons or any(one.actor.type in (ActorType.ARMED_GROUP, ActorType.FORCE) for one in mentions.actors):
        return True
    words = word_list("kinds", "war")
    return any(word.lemma.lower() in words or word.text.lower() in words for word in mentions.sentence.words)
