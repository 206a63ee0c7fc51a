"""What became of an incident: when the ledger learned of it, changed it, withdrew it, and where its claims are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counterclaim.model.incident import Incident
from counterclaim.store.entry import Change, Event
from counterclaim.store.ledger import Ledger

_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """An incident that claims of another are in now, and how many."""

    incident: Incident
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An incident that does not stand at a moment.

    `last` is how it last stood before, null where it never did by then; `first_known_at` is set where it was learned
    of only later; `homeless` is how many of its claims are in no incident.
    """

    events: tuple[Event, ...]
    last: Incident | None
    withdrawn_at: datetime | None
    first_known_at: datetime | None
    successors: tuple[Successor, ...]
    homeless: int


def past_of(ledger: Ledger, key: str, known_at: datetime | None) -> Past | None:
    """What became of the incident of this id, which does not stand at that moment; null where there never was one."""
    events = ledger.history(key)
    if not events or ledger.incident(key, events[0].at) is None:
        return None
    by_then = tuple(each for each in events if known_at is None or each.at <= known_at)
    withdrawn = next((each.at for each in reversed(by_then) if each.change is Change.WITHDRAWN), None)
    last = ledger.incident(key, withdrawn - _BEFORE) if withdrawn else None
    found = successors_of(ledger, last, known_at) if last else ()
    held = {claim for each in found for claim in each.incident.claims}
    return Past(
        events=by_then,
        last=last,
        withdrawn_at=withdrawn,
        first_known_at=None if by_then else events[0].at,
        successors=found,
        homeless=len(set(last.claims) - held) if last else 0,
    )


def successors_of(ledger: Ledger, incident: Incident, known_at: datetime | None) -> tuple[Successor, ...]:
    """The incidents that have an incident's claims now, those with most of them first."""
    own = set(incident.claims)
    found: Sequence[Incident] = ledger.incidents_of_any(incident.claims, known_at)
    counted = [Successor(incident=each, claims=len(own.intersection(each.claims))) for each in found]
    return tuple(sorted(counted, key=lambda each: -each.claims))
