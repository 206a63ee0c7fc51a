"""Where, as a gazetteer knows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.evidence import EvidenceSpan


class PlacePrecision(StrEnum):
    """How much ground a place name covers."""

    POINT = "point"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the world. All but the name may be unknown.

    `gazetteer` is its id ("geonames:706483"), `country` ISO 3166-1 alpha-2, `admin1` the name of the first-level region
    that it lies in, `latitude` and `longitude` degrees (WGS 84).
    """

    name: str
    gazetteer: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = PlacePrecision.AREA

    def __post_init__(self) -> None:
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise ValueError(f"{self.name}: no latitude {self.latitude}")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise ValueError(f"{self.name}: no longitude {self.longitude}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place, and the place that they name here."""

    span: EvidenceSpan
    place: Place
