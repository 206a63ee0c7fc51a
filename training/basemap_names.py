"""What countries, regions and towns are called on the map, in English and in Ukrainian."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.read.places.gazetteer import Entry, Gazetteer, world_gazetteer
from training.basemap_sources import Shaped, own

NEAR_DEGREES = 0.35
"""A place of Natural Earth's is the gazetteer's of that name if it lies no farther."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that sources give: towns of Ukraine by gazetteer id, countries by code, other towns by English name."""

    gazetteer: Gazetteer
    towns: dict[str, str]
    countries: dict[str, str]
    others: dict[str, str]

    @classmethod
    def of_sources(cls, postal: Path) -> Names:
        """From GeoNames' postal places of Ukraine, CLDR (through Babel) and the project's own table."""
        from babel import Locale

        known = world_gazetteer()
        towns: dict[str, str] = {}
        for line in postal.read_text("utf-8").splitlines():
            name = line.split("\t")[2].replace("`", "'").replace("'", "ʼ")
            for entry in known.named(name.replace("ʼ", "'")):
                if entry.country == "UA" and entry.is_settlement:
                    towns.setdefault(entry.id, name)
        ukrainian = Locale("uk")
        zones = ukrainian.time_zones.items()
        cities = {zone.rpartition("/")[2].replace("_", " "): said["city"] for zone, said in zones if "city" in said}
        return cls(known, towns, dict(ukrainian.territories), cities | own()["places"])

    def entry(self, town: Shaped) -> Entry | None:
        """The gazetteer's place that Natural Earth's town is."""
        given = (town.record["name"], town.record["nameascii"], town.record["namealt"])
        names = dict.fromkeys(own()["spellings"].get(name, name) for name in given)
        found = [entry for name in names if name for entry in self.gazetteer.named(name) if entry.is_settlement]
        at = town.geometry.coords[0]
        near = [(math.dist(at, (entry.longitude, entry.latitude)), -entry.population, entry.id) for entry in found]
        best = min(zip(near, found, strict=True), key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0][0] <= NEAR_DEGREES else None

    def of_town(self, town: Shaped, entry: Entry | None) -> dict[str, Any]:
        """A town's names: English ones as the gazetteer writes them, which are the ones that pages show."""
        given = str(town.record["name"])
        name = entry.name if entry else own()["spellings"].get(given, given)
        ukrainian = self.towns.get(entry.id) if entry else None
        ukrainian = ukrainian or self.others.get(name) or self.others.get(given)
        return {"name": name} | ({"name_uk": ukrainian} if ukrainian else {})

    def of(self, entry: Entry, kind: str) -> dict[str, Any]:
        """A country's or a region's names."""
        country = kind == "country"
        ukrainian = self.countries.get(entry.country or "") if country else own()["regions"].get(entry.name)
        return {"name": entry.name, "kind": kind} | ({"name_uk": ukrainian} if ukrainian else {})
