"""Incidents and findings in memory, as pages of incidents ask for them. `IncidentBook` says what each method does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.memory.matching import asks_for_claims, with_claims
from counterclaim.store.memory.parts import Derivations
from counterclaim.store.memory.record import MemoryRecord
from counterclaim.store.query import EVERYTHING, Query, paged
from counterclaim.store.sql.incident_facets import facets_of, kinds_about

Derived = TypeVar("Derived", Incident, Finding)


class MemoryIncidents(MemoryRecord):
    """What was derived, as pages of incidents ask for it."""

    def __init__(self) -> None:
        super().__init__()
        self._incidents: Derivations[Incident] = Derivations()
        self._findings: Derivations[Finding] = Derivations()

    def incidents_in_order(
        self, query: Query = EVERYTHING, order: IncidentOrder = IncidentOrder.NEWEST
    ) -> Iterator[Incident]:
        """Incidents in an order; see `IncidentBook.incidents_in_order`."""
        found = list(self._derived(self._incidents, replace(query, since=None, until=None)))
        about = kinds_about(self._findings.standing(query.known_at))
        came = {key: number for number, key in enumerate(self._incidents.states)}

        def rank(incident: Incident) -> tuple[int, int, int]:
            facets = facets_of(incident, about.get(incident.id, ()))
            name = {IncidentOrder.CLAIMS: "claims", IncidentOrder.DISPUTED: "conflicts"}.get(order, "last_day")
            return facets[name], facets["last_day"], came[incident.id]

        meant = [each for each in found if _own(each, about.get(each.id, ()), query)]
        return paged(self._as_said_by(iter(sorted(meant, key=rank, reverse=True)), query.said_by), query)

    def parts_of_incident(self, key: str, known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that lie in this one; see `IncidentBook.parts_of_incident`."""
        return tuple(each for each in self._incidents.standing(known_at) if each.part_of == key)

    def incidents_of_any(self, claims: Iterable[str], known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents of these claims; see `IncidentBook.incidents_of_any`."""
        return _of_any(self._incidents, set(claims), known_at)

    def findings_of_any(self, claims: Iterable[str], known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The findings of these claims; see `IncidentBook.findings_of_any`."""
        return _of_any(self._findings, set(claims), known_at)

    def _as_said_by(self, incidents: Iterator[Incident], moment: datetime | None) -> Iterator[Incident]:
        for incident in incidents:
            said = self.claims_by_ids(key for key in incident.claims if self._had_said(key, moment))
            yield with_claims(incident, {claim.id: claim.kind for claim in said}) if moment else incident

    def _derived(self, derivations: Derivations[Derived], query: Query) -> Iterator[Derived]:
        standing = derivations.standing(query.known_at)
        if not asks_for_claims(query):
            return standing
        meant = {claim.id for claim in self._meant(query)}
        return (thing for thing in standing if not meant.isdisjoint(thing.claims))


def _own(incident: Incident, kinds: Iterable[FindingKind], query: Query) -> bool:
    time = incident.time
    if query.finding_kinds and set(kinds).isdisjoint(query.finding_kinds):
        return False
    if not (query.since or query.until):
        return True
    return (
        time is not None
        and (not query.since or time.last_day >= query.since)
        and (not query.until or time.first_day <= query.until)
    )


def _of_any(derivations: Derivations[Derived], claims: set[str], known_at: datetime | None) -> tuple[Derived, ...]:
    return tuple(each for each in derivations.standing(known_at) if not claims.isdisjoint(each.claims))
