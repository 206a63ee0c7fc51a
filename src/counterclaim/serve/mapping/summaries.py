"""What a map has to know beside its tiles: the areas and circles, how many incidents lie on which day, and how many
can't be drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from counterclaim.serve.mapping.atlas import MARKS, NO_DAY, NOWHERE, SEVERAL
from counterclaim.serve.mapping.chosen import Chosen
from counterclaim.serve.mapping.spots import Form, Spot

Record = dict[str, Any]

GAP = 60
"""Days without an incident that part one stretch of days from another; the slider has one stretch."""
PART = 0.1
"""So much of all has to lie in a stretch: less are slips, or what reports tell of times long past."""
WIDE = 25.0
"""Degrees: of what is wider than this, a first view has to hold the name, not the whole."""


def summary_of(chosen: Chosen, language: str) -> Record:
    """How many incidents are shown, how many of these are nowhere on the map, the areas that they lie in, the days."""
    atlas = chosen.atlas
    numbers = dict(atlas.days(chosen.met))
    first, last = _slider(chosen, numbers)
    dated = chosen.met & (atlas.last_days > NO_DAY)
    return {
        "shown": chosen.number,
        "nowhere": chosen.nowhere,
        "undated": int((chosen.met & ~dated).sum()),
        "areas": list(_areas(chosen, language)),
        "grounds": _grounds(chosen),
        "first": date.fromordinal(first).isoformat() if first else None,
        "earlier": int((dated & (atlas.last_days < first)).sum()),
        "later": int((dated & (atlas.first_days > last)).sum()),
        "days": [numbers.get(day, 0) for day in range(first, last + 1)] if first else [],
        "box": _box(chosen),
    }


def _slider(chosen: Chosen, numbers: Mapping[int, int]) -> tuple[int, int]:
    """The first and the last day on the slider: those of the newest stretch of some weight, and days asked for."""
    if not numbers:
        return NO_DAY, NO_DAY
    days = sorted(numbers)
    starts = [days[0], *(day for before, day in pairwise(days) if day - before > GAP)]
    ends = [*(before for before, day in pairwise(days) if day - before > GAP), days[-1]]
    full = [
        sum(numbers[day] for day in days[bisect_left(days, start) : bisect_right(days, end)])
        for start, end in zip(starts, ends, strict=True)
    ]
    least = min(PART * sum(full), max(full))
    newest = max(number for number, many in enumerate(full) if many >= least)
    first, last = starts[newest], ends[newest]
    since, until = chosen.query.since, chosen.query.until
    if since:
        first = min(first, max(since.toordinal(), days[0]))
    if until:
        last = max(last, min(until.toordinal(), days[-1]))
    return first, last


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


def _grounds(chosen: Chosen) -> list[str]:
    """The ids of all areas of the ground that incidents lie in, on whatever days."""
    found = np.unique(chosen.atlas.at[chosen.met & chosen.atlas.drawn()])
    return [spot.key for spot in map(chosen.atlas.spots.__getitem__, found.tolist()) if spot.form is Form.AREA]


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
    boxes = atlas.boxes.copy()
    for spot in np.flatnonzero(boxes[:, 2] - boxes[:, 0] > WIDE):
        boxes[spot] = (*atlas.spots[spot].at, *atlas.spots[spot].at)
    boxes = boxes[spots]
    west, south = np.quantile(boxes[:, :2], 0.01, axis=0)
    east, north = np.quantile(boxes[:, 2:], 0.99, axis=0)
    return [round(float(degrees), 4) for degrees in (west, south, max(west, east), max(south, north))]
