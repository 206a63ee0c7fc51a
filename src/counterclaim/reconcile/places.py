"""Where a claim is set, and whether one place lies in another."""

from __future__ import annotations

from counterclaim.model.claim import Claim
from counterclaim.model.place import Place, PlacePrecision

_FINENESS = {
    PlacePrecision.AREA: 0,
    PlacePrecision.COUNTRY: 1,
    PlacePrecision.ADMIN1: 2,
    PlacePrecision.DISTRICT: 3,
    PlacePrecision.SETTLEMENT: 4,
    PlacePrecision.POINT: 5,
}
_REGION_WORDS = frozenset(
    {"oblast", "region", "province", "governorate", "krai", "republic", "state", "district", "of", "the"}
)
LOCAL = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT})
"""Precisions at which "the same place, the same day" is likely to be the same happening."""


def place_key(place: Place) -> str:
    """What tells a place from all others: its gazetteer id, or else its name with all that is known around it."""
    return place.gazetteer or "|".join(
        part.casefold() for part in (place.name, place.admin1 or "", place.country or "")
    )


def region_name(name: str) -> str:
    """A region's name without the words that only say that it is a region."""
    words = [word for word in name.casefold().replace("-", " ").split() if word not in _REGION_WORDS]
    return " ".join(words) or name.casefold()


def contains(outer: Place, inner: Place) -> bool:
    """Whether the first place holds the second, by the country and first-level region that the gazetteer gives."""
    if _FINENESS[outer.precision] >= _FINENESS[inner.precision] or outer.country != inner.country:
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return outer.country is not None
    if outer.precision is PlacePrecision.ADMIN1 and inner.admin1:
        return region_name(outer.admin1 or outer.name) == region_name(inner.admin1)
    return False


def finest_places(claim: Claim) -> tuple[Place, ...]:
    """A claim's places, each once, without those that merely lie around another; in the order of their keys."""
    by_key = {place_key(mention.place): mention.place for mention in reversed(claim.places)}
    places = [by_key[key] for key in sorted(by_key)]
    # A plant that no gazetteer knows stands in the town that is named beside it.
    known = [place for place in places if place.country or place.precision is not PlacePrecision.POINT] or places
    return tuple(place for place in known if not any(contains(place, other) for other in known))


def places_key(claim: Claim) -> str:
    """One key for all the places of a claim; empty where it names none."""
    return " + ".join(place_key(place) for place in finest_places(claim))


def is_local(claim: Claim) -> bool:
    """Whether a claim is set in one place no larger than a district."""
    places = finest_places(claim)
    return len(places) == 1 and places[0].precision in LOCAL
