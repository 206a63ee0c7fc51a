"""Decides which place a name means in one document, from the countries, regions and places around it.

One name has one sense in a document, unless its own words say otherwise ("Belgorod, Russia"; "the Kharkiv region").
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from counterclaim.read.places.containers import container_of, lies_in
from counterclaim.read.places.frames import Frame, PlaceKind, Wanted
from counterclaim.read.places.gazetteer import Entry, Feature, Gazetteer, Naming
from counterclaim.read.places.names import folded
from counterclaim.read.places.trust import LARGE

NEAR_KM = 150.0
MOST_POINTS = 200
"""How many of a document's places, the first named, can stand beside another; bounds the work on a list of towns."""
KNOWN_TO_ALL = 200_000
"""A place of this size needs no support from its document."""
FAMOUS = 3_000_000
"""A city of this size is meant rather than a village of the same name near by."""
CLEAR = 0.35
"""By how much the best sense must lead one that lies elsewhere."""
CLEAR_IN_A_CROWD = 0.9
"""The same for a village of many namesakes: only what stands around it can tell, not that it is the largest."""
_PRIOR = {Feature.COUNTRY: 3.0, Feature.CAPITAL: 1.2, Feature.SEAT: 0.6, Feature.REGION: -0.7}
_FIXED = {Feature.AREA: 6.5, Feature.POINT: 6.5}
_NAMING = {Naming.ALTERNATE: -0.7, Naming.LIKE: -1.6, Naming.PREFERRED: 4.0, Naming.FORMER: -2.0}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a mention means: an entry, or None where nothing fits; how sure, and whether another fits nearly as well.

    `container` is the wider place that its own words put it in.
    """

    entry: Entry | None
    confidence: float
    ambiguous: bool = False
    container: Entry | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document tells of where it plays: weights by country and by region, and the points of the places found."""

    countries: Counter[str]
    regions: Counter[int]
    points: tuple[tuple[float, float], ...]
    measured: tuple[float, float] | None = None


def senses_of(frames: Sequence[Frame], gazetteer: Gazetteer) -> list[Sense]:
    """One sense for each frame, in order; two rounds, so that the clear places speak for the doubtful ones."""
    containers = [container_of(frames, index) for index in range(len(frames))]
    around = _surroundings(frames, [None] * len(frames))
    around = _with_cluster(frames, around)
    senses: list[Sense] = []
    for _ in range(2):
        senses = _one_round(frames, containers, around)
        around = _surroundings(frames, [sense.entry if sense.confidence >= 0.5 else None for sense in senses])
    return [_capital(frame, sense, gazetteer) for frame, sense in zip(frames, senses, strict=True)]


def _one_round(frames: Sequence[Frame], containers: list[Entry | None], around: Surroundings) -> list[Sense]:
    known: dict[Hashable, Sense] = {}
    chosen = []
    for index, (frame, container) in enumerate(zip(frames, containers, strict=True)):
        beside = _beside(frames, index, around)
        candidate = frame.candidate
        like = (
            candidate.text,
            candidate.doubted,
            candidate.tagged,
            frame.wanted,
            frame.kind,
            container,
            beside.measured,
        )
        if like not in known:
            known[like] = _choose(frame, container, beside)
        chosen.append(known[like])
    best: dict[tuple[str, Wanted | None], Sense] = {}
    for frame, sense in zip(frames, chosen, strict=True):
        key = _sense_key(frame)
        if sense.entry is not None and sense.confidence > best.get(key, Sense(None, -1.0)).confidence:
            best[key] = sense
    settled = []
    for frame, sense in zip(frames, chosen, strict=True):
        shared = best.get(_sense_key(frame))
        if shared is not None and sense.container is None:
            sense = replace(sense, entry=shared.entry, confidence=shared.confidence, ambiguous=shared.ambiguous)
        settled.append(sense)
    return settled


def _beside(frames: Sequence[Frame], index: int, around: Surroundings) -> Surroundings:
    """The surroundings, and the place that the text measures this one from: Serhiivka, 50 km south of Odesa."""
    after = frames[index + 1] if index + 1 < len(frames) else None
    if after is None or not after.relative or after.sentence is not frames[index].sentence:
        return around
    other = _clear(after.candidate.entries)
    return replace(around, measured=(other.latitude, other.longitude)) if other else around


def _sense_key(frame: Frame) -> tuple[str, Wanted | None]:
    region = frame.wanted if frame.wanted is Wanted.REGION else None
    return folded(frame.candidate.text), region


def _surroundings(frames: Sequence[Frame], entries: Sequence[Entry | None]) -> Surroundings:
    """Counts countries and regions by the mentions of them, and of the well-known places in them."""
    countries: Counter[str] = Counter()
    regions: Counter[int] = Counter()
    points: dict[tuple[float, float], None] = {}
    for frame, entry in zip(frames, entries, strict=True):
        clear = entry or (None if frame.candidate.doubted else _clear(frame.candidate.entries))
        if clear is None or clear.country is None:
            continue
        countries[clear.country] += 3 if clear.feature is Feature.COUNTRY else 2
        if clear.feature is not Feature.COUNTRY:
            regions[clear.region] += 1
            if clear.is_settlement:
                points[clear.latitude, clear.longitude] = None
    return Surroundings(countries, regions, tuple(points)[:MOST_POINTS])


def _with_cluster(frames: Sequence[Frame], around: Surroundings) -> Surroundings:
    """Lets small places that share a region speak for it, where the document names two of them or more."""
    names: dict[int, set[str]] = defaultdict(set)
    nations: dict[int, str] = {}
    for frame in frames:
        if not frame.candidate.tagged or _clear(frame.candidate.entries):
            continue
        for entry in frame.candidate.entries:
            if entry.is_settlement and entry.naming is Naming.NAME and entry.country:
                names[entry.region].add(folded(frame.candidate.text))
                nations[entry.region] = entry.country
    ranked = sorted(names, key=lambda region: (-len(names[region]), region))
    if not ranked or len(names[ranked[0]]) < 2:
        return around
    if len(ranked) > 1 and len(names[ranked[1]]) == len(names[ranked[0]]):
        return around
    countries, regions = Counter(around.countries), Counter(around.regions)
    countries[nations[ranked[0]]] += len(names[ranked[0]])
    regions[ranked[0]] += len(names[ranked[0]])
    return replace(around, countries=countries, regions=regions)


def _clear(entries: tuple[Entry, ...]) -> Entry | None:
    """The meaning that a name has for any reader, if it has one."""
    countries = [entry for entry in entries if entry.feature is Feature.COUNTRY]
    if countries:
        others = [
            entry for entry in entries if entry.feature is not Feature.COUNTRY and entry.population > KNOWN_TO_ALL
        ]
        return None if others else countries[0]
    if any(entry.feature in _FIXED for entry in entries):
        return None
    large = [entry for entry in entries if entry.population >= KNOWN_TO_ALL and entry.naming is not Naming.LIKE]
    nations = {entry.country for entry in large}
    towns = [entry for entry in large if entry.is_settlement]
    return (towns or large)[0] if len(nations) == 1 else None


def _choose(frame: Frame, container: Entry | None, around: Surroundings) -> Sense:
    scored = sorted(
        ((_score(entry, frame, container, around), -rank, entry) for rank, entry in enumerate(frame.candidate.entries)),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not scored:
        return Sense(None, 0.0, container=container)
    (score, _, entry), *others = scored
    alone = all(entry.population > 10 * other.population for _, _, other in others if not _same_ground(entry, other))
    known = entry.population >= (LARGE if alone and frame.candidate.tagged else KNOWN_TO_ALL)
    if not _supported(entry, container, around, (frame.candidate.doubted, known)):
        return Sense(None, 0.0, container=container)
    lead = CLEAR_IN_A_CROWD if _crowded(entry, frame.candidate.entries) else CLEAR
    rivals = [other for other in others if score - other[0] < lead and not _same_ground(entry, other[2])]
    if rivals and entry.feature is not Feature.COUNTRY:
        minor = entry.population < KNOWN_TO_ALL and entry.feature not in _FIXED
        return Sense(None if minor else entry, 0.3, ambiguous=True, container=container)
    confidence = 0.95 if score > 8 else 0.8 if score > 5.5 else 0.6
    if entry.naming is Naming.LIKE:
        confidence = 0.5
    return Sense(entry, confidence, container=container)


def _crowded(entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether a small place has three namesakes or more in its own country."""
    if not entry.is_settlement or entry.population >= LARGE:
        return False
    namesakes = [other for other in entries if other.country == entry.country and not _same_ground(entry, other)]
    return len(namesakes) >= 3


def _same_ground(one: Entry, other: Entry) -> bool:
    """Whether two senses differ little: a city and the region around it, or two entries for one town."""
    if one.region == other.region and Feature.REGION in (one.feature, other.feature):
        return True
    return _km(one.latitude, one.longitude, other.latitude, other.longitude) < 30


def _score(entry: Entry, frame: Frame, container: Entry | None, around: Surroundings) -> float:
    score = _FIXED.get(entry.feature) or math.log10(max(entry.population, 100)) + _PRIOR.get(entry.feature, 0.0)
    score += _NAMING.get(entry.naming, 0.0)
    score += 1.5 if entry.population > FAMOUS and entry.is_settlement else 0.0
    if frame.wanted is Wanted.REGION:
        score += 8 if entry.feature is Feature.REGION else -3
        score -= 1 if entry.region_name and "City" in entry.name else 0
    elif frame.wanted is Wanted.SETTLEMENT:
        score += 3 if entry.is_settlement else -4
    if frame.kind is PlaceKind.FACILITY and entry.is_settlement:
        score += 1
    most = max(around.countries.values(), default=0)
    if most and entry.country:
        score += 4 * math.sqrt(around.countries[entry.country] / most)
    elif entry.feature in _FIXED and entry.country is None:
        score += 4
    if entry.is_settlement and around.regions.get(entry.region):
        score += 2 * math.sqrt(around.regions[entry.region] / max(around.regions.values()))
    if container is not None:
        score += 10 if lies_in(entry, container) else -2
    if entry.is_settlement:
        score += _nearness(entry, around.points)
        score += 3 * _nearness(entry, (around.measured,)) if around.measured else 0
    return score


def _nearness(entry: Entry, points: tuple[tuple[float, float], ...]) -> float:
    """Up to 1.5 for a place beside others that the document names; itself does not count."""
    nearest = min(
        (km for point in points if (km := _km(entry.latitude, entry.longitude, *point)) > 0.5), default=10 * NEAR_KM
    )
    return 0.0 if nearest > NEAR_KM else 1.5 * (1 - nearest / NEAR_KM)


def _supported(entry: Entry, container: Entry | None, around: Surroundings, held: tuple[bool, bool]) -> bool:
    """Whether a document that never names the country may still mean this place: only if all the world knows it.

    `held` says whether the words are doubted, and whether the place is known far away.
    """
    doubted, known = held
    most = max(around.countries.values(), default=0)
    if doubted and not (entry.country and around.countries[entry.country] >= 0.3 * most):
        return False
    if entry.feature in (Feature.COUNTRY, Feature.AREA, Feature.POINT) or entry.naming is Naming.PREFERRED:
        return True
    if container is not None and lies_in(entry, container):
        return True
    if entry.country and around.countries[entry.country]:
        return around.countries[entry.country] > 0.15 * most or entry.population > 20_000
    if entry.naming is not Naming.NAME and entry.feature is not Feature.REGION:
        return entry.population >= 3 * KNOWN_TO_ALL
    return known or entry.feature is Feature.REGION


def _capital(frame: Frame, sense: Sense, gazetteer: Gazetteer) -> Sense:
    """The Ukrainian capital is Kyiv."""
    if frame.wanted is not Wanted.CAPITAL or sense.entry is None or sense.entry.country is None:
        return sense
    capital = gazetteer.capital_of(sense.entry.country)
    return replace(sense, entry=capital, container=sense.entry)


def _km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance, near enough for places within a few hundred kilometres (equirectangular)."""
    across = (other_longitude - longitude) * math.cos(math.radians((latitude + other_latitude) / 2))
    return 111.2 * math.hypot(other_latitude - latitude, across)
