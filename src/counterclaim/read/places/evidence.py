"""What a document tells of where it plays: the countries, regions and points of its other places, weighed by how sure.

Each name of a document is asked about all the others, never about itself.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from counterclaim.read.places.gazetteer import Entry, Feature

CELL_DEGREES = 2.0
"""The points are kept in squares of this size, so that only the nine around a place are looked at."""
REACH_KM = 150.0
NEARNESS_KM = 50.0
"""At this distance a place beside another counts for 1/e of what it would on the spot."""
MOST_IN_CELL = 300
"""How many places of one square are heard; bounds the work on a list of villages."""
LEAST_WEIGHT = 0.05
"""Meanings less likely than this do not speak for others."""

Cell = tuple[int, int]


@dataclass(slots=True)
class Evidence:
    """Weights by country and region and the points, over all names of a document; each name's own part apart."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    own: dict[Hashable, list[tuple[Entry, float]]] = field(default_factory=dict)
    cells: dict[Cell, list[tuple[Hashable, float, float, float]]] = field(default_factory=lambda: defaultdict(list))
    total: float = 0.0

    def add(self, name: Hashable, meanings: Iterable[tuple[Entry, float]]) -> None:
        """Lets a name speak for where it may be; the weights of its meanings sum to how loudly it speaks."""
        heard = [(entry, weight) for entry, weight in meanings if weight >= LEAST_WEIGHT]
        self.own[name] = heard
        for entry, weight in heard:
            if entry.country is None:
                continue
            self.total += weight
            self.countries[entry.country] += weight
            if entry.feature is Feature.COUNTRY:
                continue
            self.regions[entry.region] += weight
            cell = self.cells[cell_of(entry)]
            if entry.feature is not Feature.REGION and len(cell) < MOST_IN_CELL:
                cell.append((name, entry.latitude, entry.longitude, weight))

    def shares(self, entry: Entry, name: Hashable) -> tuple[float, float, float]:
        """Its country's and its region's shares in what other names say (0 to 1), and how many speak of its region."""
        own = self.own.get(name, ())
        country = self.countries.get(entry.country or "", 0.0)
        region = self.regions.get(entry.region, 0.0)
        total = self.total
        for other, weight in own:
            total -= weight * (other.country is not None)
            country -= weight * (other.country == entry.country)
            region -= weight * (other.region == entry.region and other.feature is not Feature.COUNTRY)
        if total < LEAST_WEIGHT:
            return 0.0, 0.0, 0.0
        return max(0.0, country) / total, max(0.0, region) / total, max(0.0, region)

    def backing(self, entry: Entry, name: Hashable | None) -> float:
        """How loud its country is beside the loudest (0 to 1); without what a name says itself, if one is given."""
        country = self.countries.get(entry.country or "", 0.0)
        for other, weight in self.own.get(name, ()):
            country -= weight * (other.country == entry.country)
        loudest = max(self.countries.values(), default=0.0)
        return max(0.0, country) / loudest if loudest else 0.0

    def nearness(self, entry: Entry, name: Hashable) -> float:
        """How many places stand beside this one, each for the less the farther away."""
        row, column = cell_of(entry)
        sum_of = 0.0
        for near in range(row - 1, row + 2):
            for beside in range(column - 1, column + 2):
                for other, latitude, longitude, weight in self.cells.get((near, beside), ()):
                    if other != name:
                        km = distance_km(entry.latitude, entry.longitude, latitude, longitude)
                        if km < REACH_KM:
                            sum_of += weight * math.exp(-km / NEARNESS_KM)
        return sum_of


def cell_of(entry: Entry) -> Cell:
    """The square that a place lies in."""
    return math.floor(entry.latitude / CELL_DEGREES), math.floor(entry.longitude / CELL_DEGREES)


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance, near enough for places within a few hundred kilometres (equirectangular)."""
    across = (other_longitude - longitude) * math.cos(math.radians((latitude + other_latitude) / 2))
    return 111.2 * math.hypot(other_latitude - latitude, across)
