"""Where an incident is set, of all the places that its claims name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.reconcile.linking.spots import spots_of
from counterclaim.reconcile.places import LOCAL, finest_places, place_key


def places_among(claims: Iterable[Claim]) -> tuple[Place, ...]:
    """The places of the first claim that names any: the towns among them, else the regions, else all.

    Where it names but a country or an area, the town that at least half of the others that name a place tell of.
    """
    told = [found for claim in claims if (found := _meant(claim))]
    if not told:
        return ()
    finest = _of(told[0], LOCAL) or _of(told[0], {PlacePrecision.ADMIN1})
    return finest or _town_of_most(told[1:]) or told[0]


def _meant(claim: Claim) -> tuple[Place, ...]:
    """The finest places of a claim, without capitals that stand for their governments."""
    keys = {spot.key for spot in spots_of(claim)}
    return tuple(place for place in finest_places(claim) if place_key(place) in keys)


def _of(places: Iterable[Place], precisions: Iterable[PlacePrecision]) -> tuple[Place, ...]:
    wanted = frozenset(precisions)
    return tuple(place for place in places if place.precision in wanted)


def _town_of_most(told: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    towns = [place for places in told for place in _of(places, LOCAL)]
    numbers = Counter(place_key(place) for place in towns)
    key, number = min(numbers.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    return next(((place,) for place in towns if place_key(place) == key), ()) if 2 * number >= len(told) else ()
