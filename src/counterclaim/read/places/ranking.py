"""How well each place of one name fits: a sum of weights, one for each thing that the words and the document show.

The weights are in `knowledge/place_weights.toml`: [ruled] are set by hand, the others are learned by
`training/place_weights.py`, [alone] for a name by itself, [together] for a name among the others of its document.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.places.containers import lies_in
from counterclaim.read.places.evidence import Evidence, distance_km
from counterclaim.read.places.frames import PlaceKind, Wanted
from counterclaim.read.places.gazetteer import Entry, Feature, Naming

FAMOUS = 3_000_000
"""A city of this size is meant rather than a village of the same name near by."""
MEASURED_KM = 150.0
MOST_MEANINGS = 60
"""How many places of one name are weighed, the largest first."""
Weights = dict[str, float]
_GROUPS = {
    Feature.COUNTRY: "country",
    Feature.REGION: "region",
    Feature.DISTRICT: "district",
    Feature.AREA: "area",
    Feature.POINT: "area",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One name as a document uses it: what it may mean, what its words want it to be, and what they put it in."""

    name: Hashable
    entries: tuple[Entry, ...]
    wanted: Wanted | None = None
    kind: PlaceKind = PlaceKind.NAME
    container: Entry | None = None
    measured: tuple[float, float] | None = None


def ranked(asked: Asked, evidence: Evidence | None, weights: Weights | None = None) -> list[tuple[float, Entry]]:
    """The meanings with their probabilities, the likeliest first; they sum to 1. `weights`: others than the shipped."""
    weights = weights or _weights("alone" if evidence is None else "together")
    entries = asked.entries[:MOST_MEANINGS]
    scores = [sum(weights.get(key, 0.0) * value for key, value in shown(entry, asked, evidence)) for entry in entries]
    if not scores:
        return []
    most = max(scores)
    odds = [math.exp(score - most) for score in scores]
    whole = sum(odds)
    order = sorted(range(len(entries)), key=lambda rank: (-odds[rank], rank))
    return [(odds[rank] / whole, entries[rank]) for rank in order]


@cache
def _weights(table: str) -> Weights:
    tables: dict[str, dict[str, float]] = knowledge("place_weights")
    return tables[table] | tables["ruled"]


def shown(entry: Entry, asked: Asked, evidence: Evidence | None) -> Iterator[tuple[str, float]]:
    """What speaks for or against a meaning: the names of the weights, and how much of each."""
    yield from _itself(entry, asked.entries)
    yield from _words(entry, asked)
    if evidence is not None:
        yield from _document(entry, asked, evidence)


def _itself(entry: Entry, entries: Sequence[Entry]) -> Iterator[tuple[str, float]]:
    group = _GROUPS.get(entry.feature, "settlement")
    size = math.log10(max(entry.population, 100)) - 2
    if group in ("settlement", "region", "country"):
        yield f"{group} size", size
    yield entry.feature.name.lower(), 1.0
    yield f"named {entry.naming.name.lower()}", 1.0
    if entry.feature is Feature.REGION:
        yield "region with a town of its name", float(any(_town_of(other, entry) for other in entries))
    if entry.is_settlement:
        yield "famous", float(entry.population > FAMOUS)
        yield "another's own name", float(any(_owner_of(other, entry) for other in entries))
        yield "largest", float(all(other.population <= entry.population for other in entries if other.is_settlement))


def _town_of(other: Entry, region: Entry) -> bool:
    return other.is_settlement and other.region == region.region


def _owner_of(other: Entry, entry: Entry) -> bool:
    """Whether a name is rather that of a place ten times as large, which has it as its own."""
    borrowed = entry.naming is not Naming.NAME and other.naming is Naming.NAME
    return borrowed and other.is_settlement and other.population > 10 * entry.population


def _words(entry: Entry, asked: Asked) -> Iterator[tuple[str, float]]:
    group = _GROUPS.get(entry.feature, "settlement")
    if asked.wanted is not None:
        yield f"{asked.wanted.value} wanted, {group}", 1.0
    if asked.kind is PlaceKind.FACILITY:
        yield f"facility, {group}", 1.0
    if asked.container is not None and entry.country is not None:
        yield (
            ("within what its words name" if lies_in(entry, asked.container) else "not within what its words name"),
            1.0,
        )
    if asked.measured is not None:
        km = distance_km(entry.latitude, entry.longitude, *asked.measured)
        yield "beside what it is measured from", max(0.0, 1 - km / MEASURED_KM)


def _document(entry: Entry, asked: Asked, evidence: Evidence) -> Iterator[tuple[str, float]]:
    group = _GROUPS.get(entry.feature, "settlement")
    country, region, voices = evidence.shares(entry, asked.name)
    yield f"{group}, share of country", math.sqrt(country)
    if entry.feature is Feature.CAPITAL:
        yield "capital, share of other countries", 1 - math.sqrt(country)
    if group != "country":
        yield f"{group}, share of region", math.sqrt(region)
        yield f"{group}, voices for region", math.log1p(voices)
    if group in ("settlement", "district"):
        yield f"{group}, nearness", math.log1p(evidence.nearness(entry, asked.name))
