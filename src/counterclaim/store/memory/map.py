"""Where incidents lie, in memory. `IncidentMap` says what each method does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from counterclaim.model.incident import Incident
from counterclaim.store.incident_map import Sited
from counterclaim.store.keys import claim_keys
from counterclaim.store.memory.incidents import MemoryIncidents
from counterclaim.store.query import EVERYTHING, Query


class MemoryIncidentMap(MemoryIncidents):
    """What was derived, as maps ask for it."""

    def sited_incidents(self, known_at: datetime | None = None) -> Iterator[Sited]:
        """Where each lies; see `IncidentMap.sited_incidents`."""
        return map(self._sited, self._incidents.standing(known_at))

    def incident_ids(self, query: Query = EVERYTHING) -> tuple[str, ...]:
        """Their ids alone; see `IncidentMap.incident_ids`."""
        return tuple(incident.id for incident in self.incidents_in_order(query))

    def incidents_by_ids(self, keys: Iterable[str], known_at: datetime | None = None) -> Iterator[Incident]:
        """The incidents of these ids; see `IncidentMap.incidents_by_ids`."""
        found = (self._incidents.state(key, known_at) for key in dict.fromkeys(keys))
        return (incident for incident in found if incident is not None)

    def _sited(self, incident: Incident) -> Sited:
        sides = {claim_keys(claim).side for claim in self.claims_by_ids(incident.claims)}
        time = incident.time
        return Sited(
            incident.id,
            incident.place,
            time.first_day if time else None,
            time.last_day if time else None,
            tuple(sorted(sides, key=lambda side: (side is None, side or ""))),
        )
