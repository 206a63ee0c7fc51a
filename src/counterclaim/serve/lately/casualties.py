"""Casualties of some days, as each side claims them: nobody counted twice, no two sides added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.model.toll import Toll, TollTogether
from counterclaim.reconcile.views.tolls import KINDS, together, tolls_of
from counterclaim.serve.lately.period import Period
from counterclaim.serve.lately.settling import Settled, within_reach
from counterclaim.store.lately import Days
from counterclaim.store.ledger import Ledger

MOST_INCIDENTS, MOST_CLAIMS = 1_000, 4_000
"""The most told of; what they rest on is read in less than a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyRow:
    """What one side claims of the people hurt in one country; `soldiers` alone, or people who are not said to be."""

    country: str | None
    soldiers: bool
    side: str | None
    killed: TollTogether | None
    injured: TollTogether | None

    @property
    def incidents(self) -> tuple[str, ...]:
        """The ids of the incidents that it rests on, those with most killed first."""
        told = (each.of for each in (self.killed, self.injured) if each)
        return tuple(dict.fromkeys(key for of in told for key, _ in of))


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """The rows, how many incidents with casualties there are and how many were looked at, and the tolls of these."""

    rows: tuple[CasualtyRow, ...]
    number: int
    shown: int
    incidents: Mapping[str, Incident]
    tolls: Mapping[str, tuple[Toll, ...]]

    @property
    def groups(self) -> tuple[tuple[CasualtyRow, ...], ...]:
        """The rows by whom they are about: of one country, and soldiers or not."""
        found = groupby(self.rows, key=lambda row: (row.country, row.soldiers))
        return tuple(tuple(rows) for _, rows in found)


def tolls() -> Settled[tuple[Toll, ...]]:
    """Where the tolls of incidents are derived, and held."""
    return Settled(frozenset(KINDS), tolls_of)


def casualties_of(
    ledger: Ledger, period: Period, known_at: datetime | None, settled: Settled[tuple[Toll, ...]]
) -> Casualties:
    """The casualties of a period as the ledger stands, or stood."""
    asked = Days(first=period.first, last=period.last, kinds=frozenset(KINDS), known_at=known_at)
    told = ledger.most_told(asked, MOST_INCIDENTS)
    reached = within_reach(told, MOST_CLAIMS, period)
    found = settled.of(ledger, reached.incidents)
    return Casualties(
        rows=_rows(together((incident, found[incident.id]) for incident in reached.incidents)),
        number=reached.number,
        shown=len(reached.incidents),
        incidents={incident.id: incident for incident in reached.incidents},
        tolls=found,
    )


def _rows(tolls: tuple[TollTogether, ...]) -> tuple[CasualtyRow, ...]:
    by_kind: dict[tuple[str | None, bool, str | None], dict[Kind, TollTogether]] = {}
    for toll in tolls:
        by_kind.setdefault((toll.country, toll.soldiers, toll.side), {})[toll.kind] = toll
    return tuple(
        CasualtyRow(
            country=country,
            soldiers=soldiers,
            side=side,
            killed=of_kind.get(Kind.KILLED),
            injured=of_kind.get(Kind.INJURED),
        )
        for (country, soldiers, side), of_kind in by_kind.items()
    )
