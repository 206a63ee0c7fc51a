"""Finds the place that a sentence or a clause is set in as a whole: what it opens with, or what it describes."""

from __future__ import annotations

from counterclaim.model.place import PlaceMention, PlacePrecision
from counterclaim.read.assembly.scenes import Scene
from counterclaim.read.grammar.analysis import Word
from counterclaim.read.mentions import words_within
from counterclaim.read.places.gazetteer import world_gazetteer
from counterclaim.read.places.places import PlaceFound

_NARROW = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT, PlacePrecision.ADMIN1})
_OPENING = 3
"""The words among which the preposition stands that a sentence opens with: "Meanwhile, in Belmar"."""


def described_with_where(scene: Scene, trigger: Word) -> tuple[PlaceMention, ...]:
    """The place that a clause with "where" describes: "in Belmar, where a school was hit, killing two"."""
    sentence = scene.mentions.sentence
    for word in (trigger, *sentence.ancestors_of(trigger)):
        if word.relation.startswith("acl") and any(child.lemma == "where" for child in sentence.children_of(word)):
            return _named_by(scene, word.head)
    return ()


def described(scene: Scene, trigger: Word) -> tuple[PlaceMention, ...]:
    """The place that a participle describes: "in Belmar, a town seized in March", "the region, captured in May"."""
    sentence = scene.mentions.sentence
    if trigger.relation != "acl" or trigger.xpos != "VBN":
        return ()
    noun = sentence.words[trigger.head]
    return _named_by(scene, noun.index) or (_named_by(scene, noun.head) if noun.relation == "appos" else ())


def opened_with(scene: Scene) -> tuple[PlaceMention, ...]:
    """The place that the sentence opens with: "In the Sumy region, officials said that two people were killed"."""
    sentence = scene.mentions.sentence
    comma = next((word.index for word in sentence.words[_OPENING - 1 :] if word.text == ","), 0)
    found = tuple(
        place
        for place in scene.mentions.places
        if place.place is not None
        and place.place.precision in _NARROW
        and not (place.in_name or place.relative or place.kind == "anaphor")
        and place.last_word <= comma
        and _stands_in_front(scene, place)
    )
    said = {attribution.cue for attribution in scene.attributions}
    if any(sentence.words[place.last_word - 1].head in said and _is_capital(place) for place in found):
        # "In London, the minister said": that is where it was said.
        return ()
    return tuple(PlaceMention(span=place.span, place=place.place) for place in found if place.place is not None)[:1]


def _stands_in_front(scene: Scene, place: PlaceFound) -> bool:
    """Whether "in", "on" or the like opens the sentence and the place's words belong to it."""
    sentence = scene.mentions.sentence
    marks = [word.index for word in sentence.words[:_OPENING] if word.text.lower() in ("in", "on", "at", "near")]
    if not marks or any(word.upos == "VERB" for word in sentence.words[: place.last_word]):
        return False
    return sentence.words[place.last_word - 1].relation in ("obl", "nmod:poss", "compound", "nmod") and (
        marks[0] < place.first_word
    )


def _is_capital(place: PlaceFound) -> bool:
    country = place.place.country if place.place else None
    capital = world_gazetteer().capital_of(country) if country else None
    return capital is not None and place.place is not None and capital.id == place.place.gazetteer


def _named_by(scene: Scene, index: int) -> tuple[PlaceMention, ...]:
    """The places whose words hold one of the sentence's."""
    return tuple(
        PlaceMention(span=found.span, place=found.place)
        for found in scene.mentions.places
        if found.place is not None
        and not found.in_name
        and index in words_within(scene.mentions.sentence, found.start, found.end)
    )
