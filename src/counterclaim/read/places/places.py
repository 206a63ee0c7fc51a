"""Finds where: every place that a document names, grounded in the gazetteer, or without coordinates when unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.places.anaphors import with_anaphors
from counterclaim.read.places.frames import Frame, PlaceKind, Wanted, frame_of
from counterclaim.read.places.gazetteer import Entry, Feature, Gazetteer, world_gazetteer, zone_of
from counterclaim.read.places.mentions import PlaceFound
from counterclaim.read.places.names import folded
from counterclaim.read.places.senses import Sense, senses_of
from counterclaim.read.places.ships import ships_among
from counterclaim.read.places.spans import candidates_of
from counterclaim.read.places.trust import Trust

__all__ = ["PlaceFound", "PlaceKind", "find_places", "zone_of"]


def find_places(
    text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer | None = None
) -> tuple[tuple[PlaceFound, ...], ...]:
    """The place mentions of each sentence, in text order, none overlapping; as many tuples as sentences."""
    world = gazetteer or world_gazetteer()
    frames = frames_of(sentences, world)
    found: list[list[PlaceFound]] = [[] for _ in sentences]
    places = {sentence.index: number for number, sentence in enumerate(sentences)}
    for frame, sense in zip(frames, senses_of(frames, world), strict=True):
        if frame.candidate.doubted and sense.entry is None:
            continue
        number = places[frame.sentence.index]
        found[number].append(_mention(text, frame, sense, number))
    return with_anaphors(text, sentences, found, world)


def frames_of(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Frame]:
    """All candidates of a document in their surroundings, without those that it shows to be names of persons."""
    candidates = [candidate for sentence in sentences for candidate in candidates_of(sentence, gazetteer)]
    trusted = {folded(candidate.text) for candidate in candidates if candidate.trust is Trust.FULL}
    persons = _persons(sentences)
    kept: dict[int, list[Frame]] = {}
    for candidate in candidates:
        name = folded(candidate.text)
        if candidate.trust is Trust.WEAK and name in trusted and name not in persons:
            candidate = replace(candidate, trust=Trust.FULL)
        unsure = candidate.doubted or not candidate.entries
        if candidate.trust is Trust.WEAK or (unsure and name in persons):
            continue
        kept.setdefault(id(candidate.sentence), []).append(frame_of(candidate))
    frames = [frame for frames in kept.values() for frame in _apart(frames)]
    ships = ships_among(frames)
    return [replace(frame, in_name=True) if folded(frame.candidate.text) in ships else frame for frame in frames]


def _persons(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The parts of all names of persons that have several: after "Fidel Castro", Castro is no town."""
    parts = set()
    for sentence in sentences:
        for word, after in pairwise(sentence.words):
            if after.entity == "I-PERSON" and word.entity[2:] == "PERSON":
                parts |= {folded(word.text), folded(after.text)}
    return frozenset(parts)


def _apart(frames: list[Frame]) -> list[Frame]:
    """The frames without those that a longer one before them has swallowed."""
    kept: list[Frame] = []
    for frame in frames:
        if kept and frame.first < kept[-1].last:
            if frame.candidate.first >= kept[-1].last:
                frame = replace(frame, first=frame.candidate.first, kind=PlaceKind.NAME)
            else:
                continue
        kept.append(frame)
    return kept


def _mention(text: str, frame: Frame, sense: Sense, number: int) -> PlaceFound:
    whole = frame.kind is PlaceKind.NAME and frame.wanted is not Wanted.DISTRICT
    return PlaceFound(
        sentence=number,
        first_word=frame.first,
        last_word=frame.last,
        span=EvidenceSpan(start=frame.start, end=frame.end, text=text[frame.start : frame.end]),
        kind=frame.kind,
        place=_place(frame, sense),
        container=sense.container.place() if sense.container else None,
        zone=sense.entry.zone if sense.entry else None,
        confidence=sense.confidence if sense.entry else (0.4 if frame.candidate.tagged else 0.2),
        in_name=frame.in_name,
        ambiguous=sense.ambiguous,
        relative=frame.relative,
        is_region=whole and (_is(sense.entry, Feature.REGION) or frame.wanted is Wanted.REGION),
        region=sense.entry.region if sense.entry and sense.entry.feature is not Feature.COUNTRY else None,
        is_settlement=whole and (sense.entry.is_settlement if sense.entry else frame.wanted is Wanted.SETTLEMENT),
    )


def _is(entry: Entry | None, feature: Feature) -> bool:
    return entry is not None and entry.feature is feature


def _place(frame: Frame, sense: Sense) -> Place:
    """The place as the mention's kind narrows it: a facility is a point in it, a part of a country an area."""
    entry = sense.entry
    if entry is None:
        return _unknown(frame, sense.container)
    place = entry.place()
    if frame.kind is PlaceKind.FACILITY:
        return replace(place, name=frame.text, gazetteer=None, precision=PlacePrecision.POINT)
    if frame.wanted is Wanted.DISTRICT:
        return replace(place, name=frame.text, gazetteer=None, precision=PlacePrecision.DISTRICT)
    if frame.kind is PlaceKind.AREA and frame.wanted is not Wanted.CAPITAL:
        if entry.feature is Feature.COUNTRY:
            return Place(name=frame.text, country=entry.country, precision=PlacePrecision.AREA)
        if not entry.is_settlement:
            return replace(place, name=frame.text, precision=PlacePrecision.AREA)
    return place


def _unknown(frame: Frame, container: Entry | None) -> Place:
    """A name that the gazetteer lacks, or that could be several places: the words, and what holds it if they say so."""
    precision = PlacePrecision.POINT if frame.kind is PlaceKind.FACILITY else PlacePrecision.AREA
    if frame.kind is PlaceKind.FACILITY and container is not None and container.is_settlement:
        return replace(container.place(), name=frame.text, gazetteer=None, precision=precision)
    if frame.wanted is Wanted.SETTLEMENT:
        precision = PlacePrecision.SETTLEMENT
    region = container.region_name if container and container.feature is Feature.REGION else None
    return Place(name=frame.text, country=container.country if container else None, admin1=region, precision=precision)
