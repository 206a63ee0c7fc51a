"""People's judgements on an incident's claims, and the incidents that it may be one with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.pipeline.judging import carried
from counterclaim.serve.incidents.showing import Reference, Showing
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

NEAR = 8
"""So many incidents are offered to be joined with."""
DAYS_AROUND = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement that stands: on which claims, by whom, when and why."""

    id: str
    verdict: Verdict
    claims: tuple[Reference, ...]
    by: str
    because: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Incidents of the same days and place; `chosen` is the one asked for, with the claim that stands for it.

    `asked` is what was asked for, empty where nothing was.
    """

    asked: str
    incidents: tuple[Incident, ...]
    chosen: Incident | None
    claim: Claim | None


def judgements_of(ledger: Ledger, known_at: datetime | None) -> tuple[Judgement, ...]:
    """The judgements that stand on the claims of today's readings, or that stood, as they were made."""
    made = ledger.judgements(known_at)
    return made if known_at else carried(made, ledger)


def judged_of(
    ledger: Ledger, incident: Incident, showing: Showing, standing: Iterable[Judgement]
) -> tuple[Judged, ...]:
    """Those of the judgements that stand that are on claims of an incident."""
    own = set(incident.claims)
    about = [each for each in standing if not own.isdisjoint(each.claims)]
    others = {claim.id: claim for claim in ledger.claims_by_ids({key for each in about for key in each.claims})}
    return tuple(
        Judged(
            id=each.id,
            verdict=each.verdict,
            claims=showing.refer_all(each.claims, others),
            by=each.by,
            because=each.because,
            at=each.judged_at,
        )
        for each in about
    )


def near_of(ledger: Ledger, incident: Incident, asked: str) -> Near:
    """The incidents that an incident may be one with; `asked` is the id or the address of another."""
    key = asked.strip().partition("?")[0].rstrip("/").rpartition("/")[2]
    chosen = ledger.incident(key) if key and key != incident.id else None
    founding = next((link.claim for link in chosen.links if link.tied_to is None), "") if chosen else ""
    return Near(
        asked=asked,
        incidents=_around(ledger, incident),
        chosen=chosen,
        claim=ledger.claim(founding) if founding else None,
    )


def _around(ledger: Ledger, incident: Incident) -> tuple[Incident, ...]:
    """Those of the same days, give or take one, and of the same place where one is known."""
    if incident.time is None:
        return ()
    days = Query(
        since=incident.time.first_day - DAYS_AROUND, until=incident.time.last_day + DAYS_AROUND, limit=NEAR + 1
    )
    place = incident.place
    asked = replace(days, place=place.gazetteer or place.name) if place else days
    return tuple(each for each in ledger.incidents_in_order(asked) if each.id != incident.id)[:NEAR]
