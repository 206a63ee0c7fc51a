"""The part of a ledger's contract that a reader of incidents asks: in order, with their parts, and by many claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.query import EVERYTHING, Query


class IncidentOrder(StrEnum):
    """What comes first in a list of incidents; where two are alike the newest does, then what was learned last."""

    NEWEST = "newest"
    CLAIMS = "claims"
    DISPUTED = "disputed"


class IncidentBook(Protocol):
    """Answers what pages of incidents ask."""

    def incidents_in_order(
        self, query: Query = EVERYTHING, order: IncidentOrder = IncidentOrder.NEWEST
    ) -> Iterator[Incident]:
        """Incidents that stand: those of the last day first, those with most claims, or with most contradictions.

        `since` and `until` are days of the incident itself here; `finding_kinds` asks for one such finding about it,
        every other filter for a claim in it that meets them all. The last day of an incident is what it is ordered by;
        those without a day come last. Contradictions are findings that claims differ, exceed or are disputed.
        """

    def parts_of_incident(self, key: str, known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that stand, or stood at that moment, and lie in this one, in the order of their coming."""

    def incidents_of_any(self, claims: Iterable[str], known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that stand, or stood, and hold one of these claims, each once, in the order of their coming."""

    def findings_of_any(self, claims: Iterable[str], known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The findings that stand, or stood, and rest on one of these claims, each once, in the order of coming."""
