"""Finds the total for a country, a region or a city that takes in the count for one place of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.read.assembly.breakdowns import Fits
from counterclaim.read.assembly.drafts import Draft

_TOTALLED = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.MISSING})
_REACH_OF_TOTAL = 14
"""Sentences back in which the total of a list of places is looked for."""
_MOST_EARLIER = 300
"""How many drafts apart a total and its parts may stand; bounds the work on endless lists."""
_QUARTER = re.compile(r"(?i) (?:neighbou?rhood|quarter|district|suburb|street)\b")


def of_the_wider_place(drafts: Sequence[Draft], number: int, text: str, fits: Fits) -> int | None:
    """A total for a country, a region or a list of cities before, that takes in this count for one place of it."""
    part = drafts[number]
    if part.count is None or not part.places or part.kind not in _TOTALLED:
        return None
    for other in range(number - 1, -1, -1):
        whole = drafts[other]
        if part.sentence_index - whole.sentence_index > _REACH_OF_TOTAL:
            return None
        if whole.whole is not None and not _in_quarter(whole, part, text):
            continue
        if fits(whole, part) and _wider(whole, part, text) and _room(drafts, other, part):
            return _largest_there(drafts, other, part, fits)
    return None


def _largest_there(drafts: Sequence[Draft], found: int, part: Draft, fits: Fits) -> int:
    """The total told first for the same place on the same word, where it is the larger one."""
    nearest = drafts[found]
    for other in range(max(0, found - _MOST_EARLIER), found):
        whole = drafts[other]
        if part.sentence_index - whole.sentence_index > _REACH_OF_TOTAL or whole.count is None or nearest.count is None:
            continue
        alike = _name(whole) == _name(nearest) and [one.place for one in whole.places] == [
            one.place for one in nearest.places
        ]
        larger = whole.count.quantity.floor > nearest.count.quantity.floor and whole.whole is None
        if alike and larger and whole.kind is nearest.kind and fits(whole, part) and fits(whole, nearest):
            return other
    return found


def _name(draft: Draft) -> str | None:
    return draft.claimant.name if draft.claimant is not None else None


def _wider(whole: Draft, part: Draft, text: str) -> bool:
    """Whether the places of one take in the places of the other, and nothing told of their times speaks against it."""
    if whole.time is not None and part.time is not None and not whole.time.interval.overlaps(part.time.interval):
        return False
    if whole.time is not None and whole.time.interval.end_at - whole.time.interval.start_at > timedelta(days=3):
        return False
    inner = part.places[0].place
    if len(whole.places) > 1:
        return (
            any(place.place.gazetteer == inner.gazetteer is not None for place in whole.places)
            and len(part.places) == 1
        )
    return _in_quarter(whole, part, text) or any(_contains(place.place, inner) for place in whole.places)


def _in_quarter(whole: Draft, part: Draft, text: str) -> bool:
    """Whether the one place is a city and the other a quarter, which no other city is named for since."""
    if (
        len(whole.places) != 1
        or len(part.places) != 1
        or whole.places[0].place.precision is not PlacePrecision.SETTLEMENT
    ):
        return False
    inner = part.places[0]
    named = (
        inner.place.country in (None, whole.places[0].place.country) and inner.place.precision is PlacePrecision.AREA
    )
    return named and _QUARTER.match(text, inner.span.end) is not None


def _contains(outer: Place, inner: Place) -> bool:
    if outer.country is None or outer.country != inner.country or outer.precision is inner.precision:
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return inner.precision is not PlacePrecision.AREA or inner.gazetteer is not None
    return outer.precision is PlacePrecision.ADMIN1 and outer.admin1 is not None and outer.admin1 == inner.admin1


def _room(drafts: Sequence[Draft], whole: int, part: Draft) -> bool:
    """Whether a total still has room for one more part, with those that it has."""
    count = drafts[whole].count
    if count is None or part.count is None or count.quantity == part.count.quantity:
        return False
    near = drafts[whole : whole + _MOST_EARLIER]
    taken = sum(one.count.quantity.floor for one in near if one.whole == whole and one.count is not None)
    return taken + part.count.quantity.floor <= count.quantity.ceiling
