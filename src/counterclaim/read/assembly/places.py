"""Finds the places of a draft among the words of its happening."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.model.place import PlaceMention, PlacePrecision
from counterclaim.model.quantity import Unit
from counterclaim.read.assembly.locations import described, described_with_where, opened_with
from counterclaim.read.assembly.parties import naming_words
from counterclaim.read.assembly.regions import Region
from counterclaim.read.assembly.scenes import Scene, Voice
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.counting import TiedCount
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import words_within
from counterclaim.read.places.places import PlaceFound

_words = partial(word_list, "kinds", "grouping")

_LOCAL = frozenset(
    {
        Kind.STRIKE,
        Kind.KILLED,
        Kind.INJURED,
        Kind.DAMAGE,
        Kind.FIRE,
        Kind.CASUALTIES,
        Kind.INTERCEPTION,
        Kind.OUTAGE,
        Kind.DEBRIS,
    }
)
_UNDERGOING = frozenset(
    {"suffer", "see", "come", "face", "endure", "experience", "lose", "have", "be", "witness", "sustain"}
)
"""Verbs whose subject is where it happened: "Ukraine saw its worst night"."""
_ORIGINS = frozenset({"from", "by", "via", "against", "with", "than"})


def places_of(scene: Scene, regions: Sequence[Region], count: TiedCount | None) -> tuple[PlaceMention, ...]:
    """Where it happened: the places of the happening or of its kin, or else the place that the claimant governs."""
    happening = regions[0].happening
    told = _told_places(scene, regions, count)
    if told or (count is not None and _counts_places(count)):
        return told
    around = described(scene, scene.mentions.sentence.words[happening.trigger]) or opened_with(scene)
    return around or _governed(scene.voice_at(happening.trigger), happening.kind)


def _told_places(scene: Scene, regions: Sequence[Region], count: TiedCount | None) -> tuple[PlaceMention, ...]:
    trigger = scene.mentions.sentence.words[regions[0].happening.trigger]
    if where := described_with_where(scene, trigger):
        return where
    for number, region in enumerate(regions[:1] if trigger.relation == "acl:relcl" else regions):
        here = _places_in(region, scene.mentions.places)
        found = tuple(place for place in here if not _is_counted(place, count))
        if number == 0 and count is not None and found:
            found = _nearest_place(scene, region, found, count)
        if found or (number == 0 and count is not None and here):
            return tuple(PlaceMention(span=place.span, place=place.place) for place in found if place.place is not None)
    return ()


def _counts_places(count: TiedCount) -> bool:
    return count.unit in (Unit.REGION, Unit.SETTLEMENT, Unit.PLACE)


def _governed(voice: Voice, kind: Kind) -> tuple[PlaceMention, ...]:
    """A governor or mayor who names no place speaks of the place that is governed."""
    if voice.area is None or kind not in _LOCAL:
        return ()
    return (voice.area,)


def _is_counted(place: PlaceFound, count: TiedCount | None) -> bool:
    """Whether the words of a place are those that are counted ("15 Russian regions")."""
    if count is None or count.found.noun_start is None or count.found.noun_end is None:
        return False
    return place.start < count.found.noun_end and count.found.noun_start < place.end


def _nearest_place(
    scene: Scene, region: Region, found: tuple[PlaceFound, ...], count: TiedCount
) -> tuple[PlaceFound, ...]:
    """Where several counts share a verb ("28 over X and 14 over Y"), each has the places up to the next count."""
    counts = [one for one in scene.mentions.counts if region.holds(one.start, one.end)]
    parts = [one for one in counts if one.part_of == count.index and one.start > count.found.start]
    found = tuple(place for place in found if not any(one.start < place.start < one.end + 40 for one in parts))
    if len(counts) < 2 or len(found) < 2:
        return found
    following = min((one.start for one in counts if one.start > count.found.start), default=None)
    between = tuple(
        place for place in found if place.start > count.found.start and (following is None or place.start < following)
    )
    return between or found


def _places_in(region: Region, places: Sequence[PlaceFound]) -> tuple[PlaceFound, ...]:
    """The places among the words where it happened: no names of bodies, no origins, no mere directions."""
    sentence = region.mentions.sentence
    doers = {
        index
        for agent in region.happening.roles.agents
        if sentence.words[agent].lemma not in _words("attacks")
        for index in naming_words(sentence, agent)
    }
    states = {one.start for one in region.mentions.actors if one.actor.side is not None}
    kept = []
    for place in places:
        inside = words_within(sentence, place.start, place.end)
        if not inside or not any(index in region.words for index in inside):
            continue
        if place.in_name or place.relative or (set(inside) & doers and place.start in states):
            continue
        if place.start in states and _acts(sentence, sentence.words[inside[-1]]):
            continue
        if place.kind == "anaphor" and place.place is None:
            continue
        if place.kind == "facility" and (place.place is None or place.place.latitude is None):
            continue
        if place.kind == "demonym" or _origin(sentence, sentence.words[inside[-1]]) or _owner(sentence, place, inside):
            continue
        kept.append(place)
    here = [place for place in kept if not _of_earlier(sentence, place, region)]
    return _narrowed(tuple(here or kept))


def _of_earlier(sentence: Sentence, place: PlaceFound, region: Region) -> bool:
    """Whether a place is that of another attack, which this one follows: "in response to the Belmar strike"."""
    for index in words_within(sentence, place.start, place.end)[-1:]:
        for word in sentence.ancestors_of(sentence.words[index]):
            if word.index == region.happening.trigger:
                return False
            marks = {mark.lemma for mark in sentence.children_of(word, "case")}
            if word.lemma in _words("attacks") and marks & {"to", "after", "following", "since"}:
                return True
    return False


def _acts(sentence: Sentence, word: Word) -> bool:
    """Whether a state's or a capital's name does something of its own: "a day after Ankara brokered the truce"."""
    above = sentence.head_of(word)
    return word.relation == "nsubj" and above is not None and above.upos == "VERB" and above.lemma not in _UNDERGOING


def _owner(sentence: Sentence, place: PlaceFound, inside: tuple[int, ...]) -> bool:
    """Whether a country's name only says whose something is ("US bases")."""
    word = sentence.words[inside[-1]]
    country = place.place is not None and place.place.precision is PlacePrecision.COUNTRY
    return country and word.relation in ("compound", "amod", "nmod:poss")


def _origin(sentence: Sentence, word: Word) -> bool:
    """Whether a place is where something came from, or the owner of something."""
    marks = {mark.lemma for mark in sentence.children_of(word, "case")}
    above = sentence.head_of(word)
    if marks == {"against"} and above is not None and above.lemma in _words("attacks"):
        # "The attack against Belmar" was there.
        return False
    if marks & _ORIGINS:
        return True
    return (
        word.relation == "nmod:poss"
        and above is not None
        and above.upos in ("NOUN", "PROPN")
        and (above.lemma in _words("owned") or above.entity.endswith("ORG"))
    )


def _narrowed(places: tuple[PlaceFound, ...]) -> tuple[PlaceFound, ...]:
    """Each place once; a facility and "the city" only where no place is named."""
    seen: set[str] = set()
    kept = []
    named = tuple(place for place in places if place.kind not in ("facility", "anaphor"))
    for place in named or places:
        if place.place is None:
            continue
        key = place.place.gazetteer or place.place.name
        if key not in seen:
            seen.add(key)
            kept.append(place)
    return tuple(kept)
