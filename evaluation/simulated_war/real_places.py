"""Tells the invented reports of places that a gazetteer knows, for who measures how reports are read and reconciled.

Names that no gazetteer has leave a reader without coordinates, so that all that happens on a day seems near: no real
war is told so. What is told stays invented, and belongs nowhere but in a folder that is thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from evaluation.simulated_war.world import SETTLEMENTS, Region, World

from counterclaim.read.places.gazetteer import Entry, Feature, Gazetteer

STATES = (("UA", "Ukraine", "Ukrainian"), ("RU", "Russia", "Russian"))
"""The states whose places lend their names, in the order of the invented ones."""
_WORD = re.compile(r"\w+")
_KIND = re.compile(r" (Oblast|Krai|Republic)$")


class RealPlaces:
    """The real place that stands for each invented one: each region for one of its state, with its largest towns."""

    def __init__(self, world: World, gazetteer: Gazetteer) -> None:
        self._names: dict[str, str] = {}
        for side, (code, country, adjective) in zip(world.sides, STATES, strict=True):
            self._names |= {side.country.name: country, side.adjective: adjective}
            own = [at for at, region in enumerate(world.regions) if region.side == side.key]
            for at, (name, towns) in zip(own, _over_and_over(_regions(gazetteer, code)), strict=False):
                settlements = [each.place.name for each in world.settlements[at]]
                self._names |= dict(zip(settlements, towns, strict=True))
                self._names[_bare(world.regions[at])] = name
        longest = sorted(self._names, key=len, reverse=True)
        self._invented = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in longest) + r")\b")

    def told(self, text: str) -> str:
        """The text with real names."""
        return self._invented.sub(lambda found: self._names[found[0]], text)


def _over_and_over(regions: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Regions with as many towns as one needs, over and over, each time with other towns as long as there are any."""
    for turn in count():
        for name, towns in regions.items():
            first = turn * SETTLEMENTS % max(1, len(towns) - SETTLEMENTS + 1)
            yield name, towns[first : first + SETTLEMENTS]


def _regions(gazetteer: Gazetteer, country: str) -> dict[str, list[str]]:
    """The regions of a country that have enough towns, most first: the names of these, largest first, each once."""
    found: dict[str, dict[str, int]] = {}
    for entry in map(gazetteer.entry, range(len(gazetteer))):
        if entry.country == country and _is_told_of(entry) and entry.region_name and _KIND.search(entry.region_name):
            towns = found.setdefault(_KIND.sub("", entry.region_name), {})
            towns[entry.name] = max(entry.population, towns.get(entry.name, 0))
    large = [(name, towns) for name, towns in found.items() if len(towns) >= SETTLEMENTS]
    ordered = sorted(large, key=lambda each: (-len(each[1]), each[0]))
    return {name: sorted(towns, key=lambda town: (-towns[town], town)) for name, towns in ordered}


def _is_told_of(entry: Entry) -> bool:
    return entry.is_settlement and entry.feature is not Feature.CAPITAL and _WORD.fullmatch(entry.name) is not None


def _bare(region: Region) -> str:
    return region.place.name.removesuffix(" Region")
