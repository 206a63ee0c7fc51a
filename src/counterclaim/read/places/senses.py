"""Decides which place a name means in one document, by its words and by the countries, regions and places around it.

One name has one sense in a document, unless its own words say otherwise ("Belgorod, Russia"; "the Kharkiv region").
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.read.places.containers import container_of, lies_in
from counterclaim.read.places.evidence import Evidence, distance_km
from counterclaim.read.places.frames import Frame, PlaceKind, Wanted
from counterclaim.read.places.gazetteer import Entry, Feature, Gazetteer, Naming
from counterclaim.read.places.names import folded
from counterclaim.read.places.ranking import Asked, Weights, ranked
from counterclaim.read.places.trust import LARGE
from counterclaim.read.places.words import place_words

KNOWN_TO_ALL = 200_000
"""A place of this size needs no support from its document."""
CLEAR = 0.6
"""How likely the best sense must be, with all that lies on the same ground."""
CLEAR_IN_A_CROWD = 0.65
"""The same for a village of many namesakes: only what stands around it can tell, not that it is the largest."""
DOUBT = 0.3
"""How loudly a name speaks for others that may be no place at all."""
MOST_HEARD = 8
"""How many of a name's meanings speak for other names."""
SAME_GROUND_KM = 30.0
_FIXED = frozenset({Feature.AREA, Feature.POINT})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a mention means: an entry, or None where nothing fits; how sure, and whether another fits nearly as well.

    `container` is the wider place that its own words put it in; `likeliest` the best guess, however unsure.
    """

    entry: Entry | None
    confidence: float
    ambiguous: bool = False
    container: Entry | None = None
    likeliest: Entry | None = None


def senses_of(frames: Sequence[Frame], gazetteer: Gazetteer) -> list[Sense]:
    """One sense for each frame, in order. Each name is weighed alone, then twice among the others of its document."""
    asked = asked_of(frames)
    names = names_of(asked)
    loudness = loudness_of(frames, asked)
    evidence = heard(names, loudness, None)
    evidence = heard(names, loudness, evidence)
    known: dict[Hashable, list[tuple[float, Entry]]] = {}
    senses = []
    for frame, own in zip(frames, asked, strict=True):
        question = replace(names[own.name], container=own.container) if own.container else names[own.name]
        key = (own.name, question.container)
        if key not in known:
            known[key] = ranked(question, evidence)
        sense = _chosen(frame, question, known[key], evidence)
        senses.append(replace(sense, container=own.container))
    return [_capital(frame, sense, gazetteer) for frame, sense in zip(frames, _shared(asked, senses), strict=True)]


def _shared(asked: Sequence[Asked], senses: Sequence[Sense]) -> list[Sense]:
    """Each name's surest sense for all its mentions, but for those whose own words put them somewhere."""
    best: dict[Hashable, Sense] = {}
    for one, sense in zip(asked, senses, strict=True):
        if sense.entry is not None and (one.name not in best or sense.confidence > best[one.name].confidence):
            best[one.name] = sense
    shared = []
    for one, sense in zip(asked, senses, strict=True):
        other = best.get(one.name) if sense.container is None else None
        shared.append(replace(other, container=None) if other else sense)
    return shared


def asked_of(frames: Sequence[Frame]) -> list[Asked]:
    """What each mention asks."""
    return [_asked(frames, index) for index in range(len(frames))]


def _asked(frames: Sequence[Frame], index: int) -> Asked:
    frame = frames[index]
    name = folded(frame.candidate.text) + (" (region)" if frame.wanted is Wanted.REGION else "")
    container = container_of(frames, index)
    return Asked(name, frame.candidate.entries, frame.wanted, frame.kind, container, _measured(frames, index))


def _measured(frames: Sequence[Frame], index: int) -> tuple[float, float] | None:
    """The place that the text measures this one from: Serhiivka, 50 km south of Odesa."""
    after = frames[index + 1] if index + 1 < len(frames) else None
    if after is None or not after.relative or after.sentence is not frames[index].sentence:
        return None
    other = _clear(after.candidate.entries)
    return (other.latitude, other.longitude) if other else None


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


def names_of(asked: Sequence[Asked]) -> dict[Hashable, Asked]:
    """Each name once, with all that its mentions say of it."""
    uses: dict[Hashable, list[Asked]] = defaultdict(list)
    for one in asked:
        uses[one.name].append(one)
    return {name: _merged(mentions) for name, mentions in uses.items()}


def _merged(mentions: Sequence[Asked]) -> Asked:
    plain = next((one.kind for one in mentions if one.kind is not PlaceKind.FACILITY), mentions[0].kind)
    return replace(
        mentions[0],
        wanted=next((one.wanted for one in mentions if one.wanted), None),
        kind=plain,
        container=next((one.container for one in mentions if one.container), None),
        measured=next((one.measured for one in mentions if one.measured), None),
    )


def loudness_of(frames: Sequence[Frame], asked: Sequence[Asked]) -> dict[Hashable, float]:
    """How loudly each name speaks: a little more for each mention, hardly if nothing says that it is a place."""
    mentions = Counter(one.name for one in asked)
    sure = {one.name for frame, one in zip(frames, asked, strict=True) if not frame.candidate.doubted}
    return {name: (1 + math.log(count)) * (1 if name in sure else DOUBT) for name, count in mentions.items()}


def heard(
    names: Mapping[Hashable, Asked],
    loudness: Mapping[Hashable, float],
    before: Evidence | None,
    weights: Weights | None = None,
) -> Evidence:
    """What the names say of the document, each by its likely meanings in the light of what was heard before."""
    evidence = Evidence()
    for name, question in names.items():
        meanings = ranked(question, before, weights)[:MOST_HEARD]
        # what only sounds so bears nothing out
        sure = [(odds, entry) for odds, entry in meanings if entry.naming is not Naming.LIKE]
        evidence.add(name, [(entry, odds * loudness[name]) for odds, entry in sure])
    return evidence


def _chosen(frame: Frame, asked: Asked, meanings: Sequence[tuple[float, Entry]], evidence: Evidence) -> Sense:
    if not meanings:
        return Sense(None, 0.0, container=asked.container)
    entry = meanings[0][1]
    unsure = Sense(None, 0.0, container=asked.container, likeliest=entry)
    others = [other for _, other in meanings[1:] if not _same_ground(entry, other)]
    alone = all(entry.population > 10 * other.population for other in others)
    known = entry.population >= (LARGE if alone and frame.candidate.tagged else KNOWN_TO_ALL)
    if _honours(frame, entry, evidence.backing(entry, asked.name)):
        return unsure
    if not _supported(entry, asked, evidence, (frame.candidate.doubted, known)):
        return unsure
    odds = sum(share for share, other in meanings if other is entry or _same_ground(entry, other))
    lead = CLEAR_IN_A_CROWD if _crowded(entry, asked.entries) else CLEAR
    if odds < lead and entry.feature is not Feature.COUNTRY:
        minor = entry.population < KNOWN_TO_ALL and entry.feature not in _FIXED
        return replace(unsure, entry=None if minor else entry, confidence=0.3, ambiguous=True)
    confidence = 0.95 if odds > 0.95 else 0.8 if odds > 0.8 else 0.6
    if entry.naming is Naming.LIKE:
        confidence = 0.5
    return replace(unsure, entry=entry, confidence=confidence)


def _honours(frame: Frame, entry: Entry, backing: float) -> bool:
    """Whether a building or street rather honours a person who is called so: Nasser hospital, Salah al-Din Street."""
    last = frame.sentence.words[frame.last - 1].text
    if frame.kind is not PlaceKind.FACILITY or not place_words().has("honouring", last):
        return False
    return entry.naming is Naming.LIKE or (entry.feature is Feature.REGION and not backing)


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
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude) < SAME_GROUND_KM


def _supported(entry: Entry, asked: Asked, evidence: Evidence, held: tuple[bool, bool]) -> bool:
    """Whether a document that never names the country may still mean this place: only if all the world knows it.

    `held` says whether the words are doubted, and whether the place is known far away.
    """
    doubted, known = held
    backing = evidence.backing(entry, None if _clear(asked.entries) else asked.name)
    if doubted and backing < 0.3:
        return False
    if entry.feature in (Feature.COUNTRY, Feature.AREA, Feature.POINT) or entry.naming is Naming.PREFERRED:
        return True
    if asked.container is not None and lies_in(entry, asked.container):
        return True
    if backing > 0:
        return backing > 0.15 or entry.population > 20_000
    if entry.naming is not Naming.NAME and entry.feature is not Feature.REGION:
        return entry.population >= 3 * KNOWN_TO_ALL
    return known or entry.feature is Feature.REGION


def _capital(frame: Frame, sense: Sense, gazetteer: Gazetteer) -> Sense:
    """The Ukrainian capital is Kyiv."""
    if frame.wanted is not Wanted.CAPITAL or sense.entry is None or sense.entry.country is None:
        return sense
    capital = gazetteer.capital_of(sense.entry.country)
    return replace(sense, entry=capital, container=sense.entry)
