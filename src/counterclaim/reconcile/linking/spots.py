"""Places as linking compares them: what lies in what, and how far apart, without looking anything up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from counterclaim.model.claim import Claim
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.reconcile.linking.words import is_seat
from counterclaim.reconcile.places import LOCAL, finest_places, place_key, region_name

_EARTH_KM = 6371.0
_REGIONAL = PlacePrecision.ADMIN1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, ready to be compared. `region` names its first-level region, with the country; empty where unknown."""

    key: str
    name: str
    precision: PlacePrecision
    country: str
    region: str
    latitude: float | None = None
    longitude: float | None = None

    @property
    def local(self) -> bool:
        """Whether it is no larger than a district."""
        return self.precision in LOCAL

    @property
    def names_region(self) -> bool:
        """Whether it is a town whose name is that of its region as well."""
        return self.local and bool(self.region) and self.region.partition("|")[2] == region_name(self.name)

    @property
    def regional(self) -> bool:
        """Whether it is a first-level region."""
        return self.precision is _REGIONAL


@lru_cache(maxsize=65536)
def spot_of(place: Place) -> Spot:
    """A place as a spot."""
    country = place.country or ""
    known = place.admin1 or (place.name if place.precision is _REGIONAL else "")
    return Spot(
        key=place_key(place),
        name=place.name,
        precision=place.precision,
        country=country,
        region=f"{country}|{region_name(known)}" if known else "",
        latitude=place.latitude,
        longitude=place.longitude,
    )


def spots_of(claim: Claim) -> tuple[Spot, ...]:
    """The places of a claim as spots, the finest alone: a country says nothing beside a town in it.

    A capital that stands for its government is no place.
    """
    text, start = claim.sentence.text, claim.sentence.start
    meant = tuple(each for each in claim.places if not is_seat(each.span.text, text[: max(each.span.start - start, 0)]))
    told = claim if len(meant) == len(claim.places) else replace(claim, places=meant)
    return tuple(spot_of(place) for place in finest_places(told))


def lies_in(inner: Spot, outer: Spot) -> bool:
    """Whether the first lies in the second, which is a region or a country."""
    if outer.regional:
        return not inner.regional and bool(outer.region) and inner.region == outer.region
    return (
        outer.precision is PlacePrecision.COUNTRY
        and inner.precision is not PlacePrecision.COUNTRY
        and bool(outer.country)
        and inner.country == outer.country
    )


def distance_km(one: Spot, other: Spot) -> float | None:
    """The great-circle distance (haversine); null where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    across, along = radians(other.longitude - one.longitude), south - north
    half = sin(along / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def nearest_km(ones: Sequence[Spot], others: Sequence[Spot]) -> float | None:
    """The least distance between two lists of places; null where none can be told."""
    found = [km for one in ones for other in others if (km := distance_km(one, other)) is not None]
    return min(found, default=None)
