"""Finds the target of a draft among the words of its happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.model.claim import Target
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, TargetClass
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import PEOPLE
from counterclaim.read.arms.targets import TargetFound
from counterclaim.read.assembly.regions import Region
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.happenings.counting import TiedCount
from counterclaim.read.mentions import words_within

_WITH_TARGET = frozenset(
    {Kind.STRIKE, Kind.DAMAGE, Kind.FIRE, Kind.CONTROL, Kind.KILLED, Kind.INJURED, Kind.EQUIPMENT_LOSS}
)


def target_of(document: Document, regions: Sequence[Region], count: TiedCount | None) -> Target | None:
    """What was hit, hurt or taken: the target of the happening, or of the nearest of its kin."""
    for region in regions[:2] if regions[0].happening.kind in _WITH_TARGET else ():
        found = _target_in(region)
        if found is not None:
            return Target(span=document.span(found.start, found.end), target_class=found.target_class)
    return _people_in(document, regions[0], count) or _town_in(document, regions[0])


def _people_in(document: Document, region: Region, count: TiedCount | None) -> Target | None:
    """Those who were killed or hurt, where nothing tells what was hit."""
    if region.happening.kind not in (Kind.KILLED, Kind.INJURED):
        return None
    patients = set(region.happening.roles.patients)
    people = (one for one in region.mentions.targets if one.target_class is TargetClass.PERSON)
    hurt = next((one for one in people if one.head in patients), None)
    if hurt is not None:
        return Target(span=document.span(hurt.start, hurt.end), target_class=TargetClass.PERSON)
    counted = count.found if count is not None and count.unit in PEOPLE else None
    if counted is None or counted.noun_start is None or counted.noun_end is None:
        return None
    return Target(span=document.span(counted.noun_start, counted.noun_end), target_class=TargetClass.PERSON)


def _town_in(document: Document, region: Region) -> Target | None:
    """The town that was taken, by its name: "took control of Bara"."""
    if region.happening.kind is not Kind.CONTROL:
        return None
    sentence = region.mentions.sentence
    for place in region.mentions.places:
        inside = words_within(sentence, place.start, place.end)
        if place.place is None or place.place.precision is not PlacePrecision.SETTLEMENT or not inside:
            continue
        above = sentence.head_of(sentence.words[inside[0]])
        of_control = above is not None and above.lemma in ("control", "capture", "seizure", "liberation")
        if set(inside) & set(region.happening.roles.patients) or (of_control and region.holds(place.start, place.end)):
            return Target(span=document.span(place.start, place.end), target_class=TargetClass.SETTLEMENT)
    return None


def _target_in(region: Region) -> TargetFound | None:
    """What was hit: the target that the verb governs, or the one that the strike is on."""
    sentence = region.mentions.sentence
    patients = set(region.happening.roles.patients)
    found = [one for one in region.mentions.targets if region.holds(one.start, one.end)]
    found = [one for one in found if one.head is None or one.head not in region.happening.roles.agents]
    if region.happening.kind in (Kind.KILLED, Kind.INJURED):
        found = [
            one
            for one in found
            if one.head not in patients and _marked(sentence, one.head, ("on", "at", "against", "in"))
        ]
        found = [one for one in found if one.target_class not in (TargetClass.PERSON, TargetClass.MEDICAL)]
    direct = [one for one in found if one.head in patients]
    if region.happening.kind is Kind.CONTROL:
        return direct[0] if direct else None
    things = [one for one in found if one.target_class is not TargetClass.PERSON]
    return next(iter(direct or things), None)


def _marked(sentence: Sentence, head: int | None, prepositions: Iterable[str]) -> bool:
    if head is None:
        return False
    marks = {mark.lemma for mark in sentence.children_of(sentence.words[head], "case")}
    return bool(marks & set(prepositions))
