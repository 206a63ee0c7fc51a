"""Reads the claims of many incidents at once, and derives figures from those of each, once as long as they stand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from threading import Lock
from typing import Generic, TypeVar

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.reconcile.copies import copies_of, sources_of
from counterclaim.reconcile.view import View, view_of
from counterclaim.serve.lately.period import Period
from counterclaim.store.lately import MostTold
from counterclaim.store.ledger import Ledger

Figures = TypeVar("Figures")
MOST = 4_096
"""Of so many incidents the figures are held, whatever the state of the ledger; those unused for longest go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The incidents of a period that are looked at, and how many it has as far as is known."""

    incidents: tuple[Incident, ...]
    number: int


def within_reach(told: MostTold, most_claims: int, period: Period) -> Reached:
    """The first incidents that are told of by so many claims together and no more; always one, where there is any.

    Those that are not of the period are left out, and not counted: some of their claims alone name a day of it.
    """
    reached = accumulate(told.claims)
    held = [incident for incident, claims in zip(told.incidents, reached, strict=True) if claims <= most_claims]
    held = held or list(told.incidents[:1])
    found = tuple(incident for incident in held if is_of(incident, period))
    return Reached(incidents=found, number=told.number - (len(held) - len(found)))


def is_of(incident: Incident, period: Period) -> bool:
    """Whether an incident ended in a period and took a day and a night at most: a longer one is of no night."""
    time = incident.time
    if time is None or (time.last_day - time.first_day).days > 1:
        return False
    return period.first <= time.last_day <= period.last


@dataclass(slots=True)
class Settled(Generic[Figures]):
    """Derives one sort of figures from an incident's claims of some kinds that count, and holds them.

    Claims never change, so that an incident of the same claims and place has the same figures in every state of its
    ledger. Several threads may ask at once.
    """

    kinds: frozenset[Kind]
    derive: Callable[[Incident, View], Figures]
    held: OrderedDict[Incident, Figures] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def of(self, ledger: Ledger, incidents: Sequence[Incident]) -> Mapping[str, Figures]:
        """The figures of each of these incidents, by its id."""
        with self.lock:
            found = {incident: self.held[incident] for incident in incidents if incident in self.held}
        missing = [incident for incident in incidents if incident not in found]
        found |= zip(missing, map(self.derive, missing, self._views(ledger, missing)), strict=True)
        with self.lock:
            for incident in incidents:
                self.held[incident] = found[incident]
                self.held.move_to_end(incident)
            while len(self.held) > MOST:
                self.held.popitem(last=False)
        return {incident.id: found[incident] for incident in incidents}

    def _views(self, ledger: Ledger, incidents: Sequence[Incident]) -> list[View]:
        wanted = dict.fromkeys(key for incident in incidents for key in incident.claims)
        claims = {each.id: each for each in ledger.claims_of_kinds(wanted, self.kinds) if each.count is not None}
        documents = {each.id: each for each in ledger.documents_by_ids({each.document for each in claims.values()})}
        return [_view(incident, claims, documents) for incident in incidents]


def _view(incident: Incident, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> View:
    links = tuple(link for link in incident.links if link.claim in claims)
    own = [claims[link.claim] for link in links]
    texts = {claim.document: documents[claim.document] for claim in own}
    copied_from = sources_of(copies_of(texts.values())) if len(texts) > 1 else {}
    return view_of(own, texts, copied_from).with_incidents((replace(incident, links=links),))
