"""Where an incident is told to have been, for a map: what it says stands in words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from counterclaim.model.place import Place
from counterclaim.serve.incidents.accounts import Account
from counterclaim.serve.incidents.showing import Showing
from counterclaim.serve.mapping.atlas import mark_of
from counterclaim.serve.mapping.basemap import basemap, ground_record
from counterclaim.serve.mapping.spots import Form, Spot, spot_of
from counterclaim.serve.mapping.summaries import area_record

Record = dict[str, Any]


def spots_of(account: Account, showing: Showing) -> Record | None:
    """What a small map draws: the incident's place, and those that its claims name, each as exactly as it is named.

    A point for a settlement, its own area or a circle for what is wider; each has the mark of the sides that name it,
    and points have the address of a claim. Null where nobody knows where any of them lies.
    """
    language = showing.wording.words.language
    held = _named(account, showing)
    drawn = [(spot, mark, href) for place, mark, href in held if (spot := spot_of(place, basemap().grounds))]
    if not drawn:
        return None
    areas = [area_record(spot, language) | {"n": 1, "mark": mark} for spot, mark, _ in drawn if not _is_point(spot)]
    features = [_feature(spot, mark, href, language) for spot, mark, href in drawn if _is_point(spot)]
    return {
        "ground": ground_record(basemap()),
        "points": {"type": "FeatureCollection", "features": features},
        "areas": areas,
        "box": _around(spot for spot, _, _ in drawn),
    }


def _is_point(spot: Spot) -> bool:
    return spot.form is Form.POINT


def _named(account: Account, showing: Showing) -> Iterable[tuple[Place, str, str]]:
    """The places, each once, with the mark of those who name it, and a claim's address; the incident's own first."""
    own = account.incident.place
    places: dict[str, Place] = {own.gazetteer or own.name: own} if own else {}
    sides: dict[str, list[str | None]] = {}
    claims: dict[str, str] = {}
    for claim in account.own:
        for mention in claim.places:
            key = mention.place.gazetteer or mention.place.name
            places.setdefault(key, mention.place)
            sides.setdefault(key, []).append(claim.side)
            claims.setdefault(key, showing.addresses.claim(claim.id))
    return ((place, mark_of(sides.get(key, ())), claims.get(key, "")) for key, place in places.items())


def _feature(spot: Spot, mark: str, href: str, language: str) -> Mapping[str, Any]:
    geometry = {"type": "Point", "coordinates": list(spot.at)}
    properties = {"n": 1, "mark": mark, "name": spot.name(language), "href": href}
    return {"type": "Feature", "id": spot.key, "geometry": geometry, "properties": properties}


def _around(spots: Iterable[Spot]) -> list[float]:
    """A box that holds them all."""
    boxes = [spot.box for spot in spots]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return [west, south, east, north]
