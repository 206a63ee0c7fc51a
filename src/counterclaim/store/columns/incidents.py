"""Which incidents stand on which claims, in columns: with those of claims, any filter of incidents is met at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, String, cast, func, select

from counterclaim.store.columns.claims import NONE, Columns, Mask, Numbers
from counterclaim.store.schema.facet_tables import resting
from counterclaim.store.schema.tables import standing
from counterclaim.store.sql.selections import Sort

CLAIMS_AT_ONCE = 100_000
Fact = TypeVar("Fact", np.int32, np.bool_)
_COMMA = ","
_SIDE = 32
"""A pair of an incident and a side is one number, the side in its lower half."""


@dataclass(frozen=True, slots=True)
class IncidentColumns:
    """The incidents that stand, by the numbers of their first rows and their ids, in the order of their coming.

    `claims` and `incidents` are pairs: the number of a claim's row, and the place of an incident that stands on it.
    """

    firsts: NDArray[np.int64]
    ids: tuple[str, ...]
    claims: Numbers
    incidents: Numbers

    def holding(self, columns: Columns, met: Mask) -> Mask:
        """The incidents that stand on one of the claims in a mask of the claims' columns."""
        chosen = self._by_claim(columns, met)[self.claims]
        held: Mask = np.bincount(self.incidents[chosen], minlength=len(self.ids)) > 0
        return held

    def of_rows(self, firsts: Sequence[int]) -> Mask:
        """The incidents with these numbers of first rows."""
        return np.isin(self.firsts, np.asarray(firsts, np.int64))

    def named(self, held: Mask) -> tuple[str, ...]:
        """The ids of the incidents in a mask."""
        return tuple(self.ids[place] for place in held.nonzero()[0].tolist())

    def sides(self, columns: Columns) -> dict[int, tuple[str | None, ...]]:
        """The sides whose claims tell of each incident, by the number of its first row; null stands for no side."""
        told = self._by_claim(columns, columns.facts["side"])[self.claims]
        pairs = np.unique(self.incidents.astype(np.int64) << _SIDE | told).tolist()
        words = {NONE: None} | {at: name for at, (sort, name) in columns.words.phrases.items() if sort == "side"}
        known: dict[tuple[int, ...], tuple[str | None, ...]] = {}
        found: dict[int, tuple[str | None, ...]] = {}
        firsts = self.firsts.tolist()
        for place, some in groupby(((pair >> _SIDE, pair & (1 << _SIDE) - 1) for pair in pairs), key=itemgetter(0)):
            numbers = tuple(number for _, number in some)
            if numbers not in known:
                known[numbers] = in_order({words[number] for number in numbers})
            found[firsts[place]] = known[numbers]
        return found

    def _by_claim(self, columns: Columns, facts: NDArray[Fact]) -> NDArray[Fact]:
        """A column of the claims by the numbers of their rows, so that each is found where its number says."""
        last = max(int(columns.numbers.max(initial=0)), int(self.claims.max(initial=0)))
        held = np.zeros(last + 1, facts.dtype)
        # Numbers without a gap are put there in one piece.
        is_whole = len(facts) > 0 and columns.numbers[0] == 1 and columns.numbers[-1] == len(facts)
        held[slice(1, len(facts) + 1) if is_whole else columns.numbers] = facts
        return held


def in_order(sides: set[str | None]) -> tuple[str | None, ...]:
    """Sides by their names, no side last."""
    return tuple(sorted(sides, key=lambda side: (side is None, side or "")))


def incident_columns(connection: Connection) -> IncidentColumns:
    """The columns of what stands now; the connection sees one committed state."""
    stand = select(standing.c.first, standing.c.id).where(standing.c.sort == Sort.INCIDENT.value)
    rows = connection.execute(stand.where(standing.c.digest.is_not(None)).order_by(standing.c.first)).all()
    firsts = np.fromiter((row.first for row in rows), np.int64, len(rows))
    pairs = _pairs(connection)
    places = np.searchsorted(firsts, pairs[1])
    stands = np.append(firsts, -1)[places] == pairs[1]
    return IncidentColumns(
        firsts=firsts,
        ids=tuple(intern(row.id) for row in rows),
        claims=pairs[0][stands].astype(np.int32),
        incidents=places[stands].astype(np.int32),
    )


def _pairs(connection: Connection) -> NDArray[np.int64]:
    """The numbers of claims and of the first rows of incidents on them, a stretch of claims as two texts."""
    parts = [np.empty((2, 0), np.int64)]
    last = connection.scalar(select(func.max(resting.c.claim))) or 0
    for first in range(0, last + 1, CLAIMS_AT_ONCE):
        of_incidents = select(resting.c.claim, resting.c.first).where(resting.c.sort == Sort.INCIDENT.value)
        end = first + CLAIMS_AT_ONCE
        stretch = of_incidents.where(resting.c.claim >= first, resting.c.claim < end).subquery()
        # One aggregate of both columns: two might be put together in different orders.
        pair = cast(stretch.c.claim, String) + _COMMA + cast(stretch.c.first, String)
        text = connection.scalar(select(func.aggregate_strings(pair, _COMMA)))
        parts.append(np.fromstring(text or "", np.int64, sep=_COMMA).reshape(-1, 2).T)
    return np.concatenate(parts, axis=1)
