"""What a map has to know beside its tiles: the areas and circles, how many incidents lie on which day, and how many
can't be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from counterclaim.serve.mapping.atlas import MARKS, NOWHERE, SEVERAL
from counterclaim.serve.mapping.chosen import Chosen
from counterclaim.serve.mapping.spots import Form, Spot

Record = dict[str, Any]

GAP = 60
"""Days without an incident after which what came before is told of as earlier, and is not on the slider."""


def summary_of(chosen: Chosen, language: str) -> Record:
    """How many incidents are shown, how many of these are nowhere on the map, the areas that they lie in, the days."""
    atlas = chosen.atlas
    days = atlas.days(chosen.met)
    start = _start([day for day, _ in days])
    return {
        "shown": chosen.number,
        "nowhere": chosen.nowhere,
        "undated": int((chosen.met & (atlas.last_days == 0)).sum()),
        "areas": list(_areas(chosen, language)),
        "first": date.fromordinal(start).isoformat() if start else None,
        "earlier": int((chosen.met & (atlas.last_days > 0) & (atlas.last_days < start)).sum()),
        "days": _filled([(day, number) for day, number in days if day >= start]),
        "box": _box(chosen),
    }


def _start(days: list[int]) -> int:
    """The first of the days on the slider: the first of the stretch that the last one belongs to."""
    start = days[-1] if days else 0
    for day in reversed(days):
        if start - day > GAP:
            break
        start = day
    return start


def _filled(days: list[tuple[int, int]]) -> list[int]:
    """The number of each day from the first to the last."""
    if not days:
        return []
    numbers = dict(days)
    return [numbers.get(day, 0) for day in range(days[0][0], days[-1][0] + 1)]


def _areas(chosen: Chosen, language: str) -> Iterator[Record]:
    """Areas and circles in which incidents lie somewhere, the fullest first."""
    atlas = chosen.atlas
    numbers = np.flatnonzero(chosen.shown & (atlas.at != NOWHERE))
    counts = np.bincount(atlas.at[numbers], minlength=len(atlas.spots))
    bits = np.zeros(len(atlas.spots), dtype=np.int64)
    np.bitwise_or.at(bits, atlas.at[numbers], 1 << atlas.marks[numbers])
    found = [spot for spot in np.flatnonzero(counts).tolist() if atlas.spots[spot].form is not Form.POINT]
    for spot in sorted(found, key=lambda each: (-int(counts[each]), each)):
        yield area_record(atlas.spots[spot], language) | {"n": int(counts[spot]), "mark": _mark(int(bits[spot]))}


def area_record(spot: Spot, language: str) -> Record:
    """What draws an area or a circle: `km` is 0 where the ground itself has it, as `key`."""
    return {
        "key": spot.key,
        "name": spot.name(language),
        "precision": spot.place.precision.value,
        "at": [round(degrees, 5) for degrees in spot.at],
        "box": [round(degrees, 5) for degrees in spot.box],
        "km": spot.km,
    }


def _mark(bits: int) -> str:
    shared = [mark for number, mark in enumerate(MARKS) if bits >> number & 1]
    return shared[0] if len(shared) == 1 else SEVERAL


def _box(chosen: Chosen) -> list[float] | None:
    """What holds nearly all that is shown: the outermost hundredth on each side is left outside."""
    atlas = chosen.atlas
    spots = atlas.at[chosen.shown & (atlas.at != NOWHERE)]
    if not len(spots):
        return None
    boxes = atlas.boxes[spots]
    west, south = np.quantile(boxes[:, :2], 0.01, axis=0)
    east, north = np.quantile(boxes[:, 2:], 0.99, axis=0)
    return [round(float(degrees), 4) for degrees in (west, south, max(west, east), max(south, north))]
