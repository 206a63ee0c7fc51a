"""Where and when all incidents lie, in columns: what a map asks is answered from them within a millisecond or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.place import Place
from counterclaim.serve.mapping.basemap import Box, Ground
from counterclaim.serve.mapping.spots import Form, Spot, projected, spot_of
from counterclaim.serve.side_marks import SHAPES, side_mark
from counterclaim.store.incident_map import Sited

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

NOWHERE = -1
"""The spot of an incident that can't be drawn."""
NO_DAY = 0
SEVERAL = "several"
"""The mark of what claims of more than one side tell of."""
MARKS = (*SHAPES, SEVERAL)
LONGEST = 31
"""Days: an incident that is told of as longer is counted on its first and last days alone."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """All incidents of one state of a ledger, each at its number, and the spots that they lie at.

    Days are counted from the first of January of year 1, 0 where none is known. `marks` has which of MARKS an incident
    is drawn with, `sides` are all that tell of any, `centres` where the spots lie on a square map of the world, `boxes`
    what they cover.
    """

    ids: tuple[str, ...]
    numbers: Mapping[str, int]
    spots: tuple[Spot, ...]
    at: Numbers
    first_days: Numbers
    last_days: Numbers
    marks: Numbers
    sides: tuple[str | None, ...]
    centres: NDArray[np.float64]
    boxes: NDArray[np.float64]

    def of_ids(self, ids: Iterable[str]) -> Mask:
        """Which incidents these are."""
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[[number for number in map(self.numbers.get, ids) if number is not None]] = True
        return mask

    def on_days(self, since: date | None, until: date | None) -> Mask:
        """Which incidents lie within these days, both inclusive, at least in part."""
        mask = np.ones(len(self.ids), dtype=np.bool_)
        if since or until:
            mask &= self.last_days > NO_DAY
        if since:
            mask &= self.last_days >= since.toordinal()
        if until:
            mask &= self.first_days <= until.toordinal()
        return mask

    def in_box(self, box: Box) -> Mask:
        """Which incidents lie at spots that reach into a box."""
        west, south, east, north = box
        boxes = self.boxes
        inside = (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
        return np.append(inside, False)[self.at]

    def at_spot(self, key: str) -> Mask:
        """Which incidents lie at the spot of this name; none where there is none."""
        return np.array([*(spot.key == key for spot in self.spots), False], dtype=np.bool_)[self.at]

    def drawn(self) -> Mask:
        """Which incidents can be drawn at all."""
        drawn: Mask = self.at != NOWHERE
        return drawn

    def days(self, chosen: Mask) -> tuple[tuple[int, int], ...]:
        """How many of the incidents chosen lie within each day, for the days that have any."""
        firsts, lasts = self.first_days[chosen], self.last_days[chosen]
        known = lasts > NO_DAY
        firsts, lasts = firsts[known], lasts[known]
        if not len(lasts):
            return ()
        short = lasts - firsts < LONGEST
        starts = np.concatenate([firsts[short], firsts[~short], lasts[~short]])
        ends = np.concatenate([lasts[short], firsts[~short], lasts[~short]])
        start = int(starts.min())
        changes = np.bincount(starts - start, minlength=int(ends.max()) - start + 2)
        changes -= np.bincount(ends - start + 1, minlength=len(changes))
        numbers = np.cumsum(changes)
        return tuple((start + int(day), int(numbers[day])) for day in np.flatnonzero(numbers))


def atlas_of(sited: Iterable[Sited], grounds: Mapping[str, Ground]) -> Atlas:
    """The columns of all incidents, in their order."""
    known: dict[Place, int] = {}
    marked: dict[tuple[str | None, ...], int] = {}
    spots: list[Spot] = []
    ids: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    for each in sited:
        if each.place is not None and each.place not in known:
            spot = spot_of(each.place, grounds)
            known[each.place] = len(spots) if spot else NOWHERE
            spots += [spot] if spot else []
        if each.sides not in marked:
            marked[each.sides] = MARKS.index(mark_of(each.sides))
        first = each.first_day.toordinal() if each.first_day else NO_DAY
        last = each.last_day.toordinal() if each.last_day else NO_DAY
        ids.append(each.id)
        rows.append((known[each.place] if each.place is not None else NOWHERE, first, last, marked[each.sides]))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Atlas(
        ids=tuple(ids),
        numbers={key: number for number, key in enumerate(ids)},
        spots=tuple(spots),
        at=columns[0],
        first_days=columns[1],
        last_days=columns[2],
        marks=columns[3],
        sides=tuple(sorted({side for told in marked for side in told}, key=lambda side: (side is None, side or ""))),
        centres=np.array([projected(spot.at) for spot in spots], dtype=np.float64).reshape(-1, 2),
        boxes=np.array([spot.box for spot in spots], dtype=np.float64).reshape(-1, 4),
    )


def mark_of(sides: Iterable[str | None]) -> str:
    """The mark of what these sides tell of: the side's own, or that of several; nobody's side counts for none."""
    told = {side for side in sides if side}
    return SEVERAL if len(told) > 1 else side_mark(next(iter(told), None)).shape


def points(atlas: Atlas) -> Mask:
    """Which spots are points."""
    return np.array([spot.form is Form.POINT for spot in atlas.spots], dtype=np.bool_)
