"""How a place is drawn: as a point, as its own area, or as a circle that is as large as the place is vague."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.place import Place, PlacePrecision
from counterclaim.serve.mapping.basemap import Box, Ground

KM_OF_DEGREE = 111.2
"""Of latitude."""
MERCATOR = 85.05
"""Degrees north and south that a square map of the world has."""
CIRCLES_KM = {
    PlacePrecision.DISTRICT: 25,
    PlacePrecision.AREA: 60,
    PlacePrecision.ADMIN1: 80,
    PlacePrecision.COUNTRY: 300,
}
"""Where no area can be had: the radius of a circle that is about as large as such places are."""


class Form(StrEnum):
    """How a place is drawn."""

    POINT = "point"
    AREA = "area"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map. `at`: where its sign is set, longitude and latitude; `km`: a circle's radius."""

    place: Place
    form: Form
    at: tuple[float, float]
    box: Box
    km: int = 0
    ground: Ground | None = None

    @property
    def key(self) -> str:
        """What names it among all spots of a map."""
        return self.place.gazetteer or f"{self.place.name} {self.at[0]} {self.at[1]}"

    def name(self, language: str) -> str:
        """The place's name, in Ukrainian where the map knows it."""
        if language == "uk" and self.ground and self.ground.name_uk:
            return self.ground.name_uk
        return self.place.name


def spot_of(place: Place, grounds: Mapping[str, Ground]) -> Spot | None:
    """How a place is drawn; null where nobody knows where it lies."""
    circle = CIRCLES_KM.get(place.precision)
    ground = grounds.get(place.gazetteer or "") if circle else None
    if ground:
        return Spot(place=place, form=Form.AREA, at=ground.at, box=ground.box, ground=ground)
    if place.longitude is None or place.latitude is None:
        return None
    at = (place.longitude, place.latitude)
    if not circle:
        return Spot(place=place, form=Form.POINT, at=at, box=(*at, *at))
    return Spot(place=place, form=Form.CIRCLE, at=at, box=_around(at, circle), km=circle)


def _around(at: tuple[float, float], km: float) -> Box:
    high = km / KM_OF_DEGREE
    wide = high / max(0.05, math.cos(math.radians(at[1])))
    return at[0] - wide, at[1] - high, at[0] + wide, at[1] + high


def projected(at: tuple[float, float]) -> tuple[float, float]:
    """Degrees as fractions of the world in Web Mercator, from the north-west corner."""
    north = math.radians(min(MERCATOR, max(-MERCATOR, at[1])))
    return at[0] / 360 + 0.5, 0.5 - math.asinh(math.tan(north)) / (2 * math.pi)
