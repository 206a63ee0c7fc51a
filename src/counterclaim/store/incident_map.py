"""The part of a ledger's contract that a map asks: where and when incidents lie, and which sides tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from counterclaim.model.incident import Incident
from counterclaim.model.place import Place
from counterclaim.store.query import EVERYTHING, Query


@dataclass(frozen=True, slots=True)
class Sited:
    """Where and when an incident lies: its place and days are null where no claim tells them.

    `sides` are those whose claims tell of it, in order; null among them stands for claimants of no side.
    """

    id: str
    place: Place | None
    first_day: date | None
    last_day: date | None
    sides: tuple[str | None, ...]


class IncidentMap(Protocol):
    """Answers what maps of incidents ask: narrow answers about all of them."""

    def sited_incidents(self, known_at: datetime | None = None) -> Iterator[Sited]:
        """Every incident that stands, or stood at that moment, in the order of their coming."""

    def incident_ids(self, query: Query = EVERYTHING) -> tuple[str, ...]:
        """The ids of the incidents that `IncidentBook.incidents_in_order` would give, each once, in whatever order."""

    def incidents_by_ids(self, keys: Iterable[str], known_at: datetime | None = None) -> Iterator[Incident]:
        """The incidents of these ids that stand, or stood at that moment, in the order of the ids."""
