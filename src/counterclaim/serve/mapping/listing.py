"""The list beside a map: the incidents in view, the newest first, each with where it lies and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.model.incident import Incident
from counterclaim.serve.mapping.atlas import MARKS, NOWHERE, Atlas
from counterclaim.serve.mapping.basemap import Box
from counterclaim.serve.mapping.chosen import Chosen
from counterclaim.serve.mapping.spots import Spot
from counterclaim.store.ledger import Ledger

AT_ONCE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An incident on the list, the mark that it is drawn with, and its spot; null where it can't be drawn."""

    incident: Incident
    mark: str
    spot: Spot | None

    @property
    def form(self) -> str:
        """How it is drawn: "point", "area", "circle" or "nowhere"."""
        return self.spot.form.value if self.spot else "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of the list, how many there are in all, and which page it is (from 1)."""

    rows: Sequence[Listed]
    number: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.number // AT_ONCE))


def listing_of(ledger: Ledger, chosen: Chosen, place: Box | str | None, page: int) -> Listing:
    """The incidents shown that reach into a box, or lie at the spot of a name; all of them where neither is given."""
    atlas, mask = chosen.atlas, chosen.shown
    if isinstance(place, str):
        mask = mask & atlas.at_spot(place)
    elif place is not None:
        mask = mask & atlas.in_box(place)
    numbers = np.flatnonzero(mask)
    # By their last day, then by when the ledger learned of them: the newest first.
    order = numbers[np.lexsort((-numbers, -atlas.last_days[numbers]))][(page - 1) * AT_ONCE : page * AT_ONCE]
    keys = [atlas.ids[number] for number in order.tolist()]
    found = ledger.incidents_by_ids(keys, chosen.query.known_at)
    rows = tuple(_listed(atlas, atlas.numbers[incident.id], incident) for incident in found)
    return Listing(rows=rows, number=len(numbers), page=page)


def listed_of(chosen: Chosen, incident: Incident) -> Listed:
    """One incident, as the list shows it."""
    number = chosen.atlas.numbers.get(incident.id)
    return (
        Listed(incident=incident, mark=MARKS[0], spot=None)
        if number is None
        else _listed(chosen.atlas, number, incident)
    )


def _listed(atlas: Atlas, number: int, incident: Incident) -> Listed:
    spot = int(atlas.at[number])
    where = atlas.spots[spot] if spot != NOWHERE else None
    return Listed(incident=incident, mark=MARKS[int(atlas.marks[number])], spot=where)
