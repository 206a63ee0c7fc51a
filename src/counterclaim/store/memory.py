"""A ledger that forgets: everything in memory, for tests, trials and single runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Generic, Self, TypeVar

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.entry import Change, Entry, Event
from counterclaim.store.id_words import beginnings
from counterclaim.store.matching import asks_for_claims, asks_for_fields, claim_meets, document_meets, fields_meet
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.spelling import folded

Derived = TypeVar("Derived", Incident, Finding)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Reading:
    entry: Entry
    learned_at: datetime


@dataclass(slots=True)
class _Derivations(Generic[Derived]):
    """All that was ever derived of one sort: for each id its states in order, null for a withdrawal."""

    states: dict[str, list[tuple[datetime, Derived | None]]] = field(default_factory=dict)

    def replace(self, things: Iterable[Derived], moment: datetime) -> int:
        """Make these the ones that stand; how many states that took."""
        before = {thing.id: thing for thing in self.standing()}
        changes = 0
        for thing in things:
            if before.pop(thing.id, None) != thing:
                self.states.setdefault(thing.id, []).append((moment, thing))
                changes += 1
        for key in before:
            self.states[key].append((moment, None))
        return changes + len(before)

    def standing(self, known_at: datetime | None = None) -> Iterator[Derived]:
        """Those that stand, in the order of their first coming."""
        for states in self.states.values():
            known = [thing for moment, thing in states if known_at is None or moment <= known_at]
            if known and known[-1] is not None:
                yield known[-1]

    def events(self, key: str) -> Iterator[Event]:
        """What became of one."""
        for number, (moment, thing) in enumerate(self.states.get(key, ())):
            change = Change.WITHDRAWN if thing is None else Change.CHANGED if number else Change.LEARNED
            yield Event(at=moment, change=change)


class MemoryLedger:
    """A ledger in memory; `Ledger` says what each method does."""

    name = "memory"

    def __init__(self) -> None:
        self._readings: dict[str, list[_Reading]] = {}
        self._order: list[_Reading] = []
        self._claims: dict[str, tuple[Claim, datetime]] = {}
        self._incidents: _Derivations[Incident] = _Derivations()
        self._findings: _Derivations[Finding] = _Derivations()
        self._last: datetime | None = None

    def add(self, entry: Entry, learned_at: datetime) -> bool:
        """Keep one document; see `Ledger.add`."""
        return self.add_many((entry,), learned_at)[0]

    def add_many(self, entries: Iterable[Entry], learned_at: datetime) -> tuple[bool, ...]:
        """Keep many or none; see `Ledger.add_many`."""
        batch = tuple(entries)
        moment = self._not_before_last(learned_at)
        kept = tuple([self._keep(entry, moment) for entry in batch])
        self._last = moment if any(kept) else self._last
        return kept

    def put_derived(self, incidents: Iterable[Incident], findings: Iterable[Finding], learned_at: datetime) -> int:
        """Make these the ones that stand; see `Ledger.put_derived`."""
        new_incidents, new_findings = tuple(incidents), tuple(findings)
        moment = self._not_before_last(learned_at)
        changes = self._incidents.replace(new_incidents, moment) + self._findings.replace(new_findings, moment)
        self._last = moment if changes else self._last
        return changes

    def knows(self, document: str, reader: str | None) -> bool:
        """Whether this reading is kept; see `Ledger.knows`."""
        known = self._readings.get(document, ())
        return bool(known) if reader is None else any(reading.entry.reader == reader for reading in known)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents as last read; see `Ledger.documents`."""
        return _paged(self._documents(query), query)

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims of the latest readings; see `Ledger.claims`."""
        return _paged(self._meant(query), query)

    def incidents(self, query: Query = EVERYTHING) -> Iterator[Incident]:
        """Incidents that stand; see `Ledger.incidents`."""
        return _paged(self._derived(self._incidents, query), query)

    def findings(self, query: Query = EVERYTHING) -> Iterator[Finding]:
        """Findings that stand; see `Ledger.findings`."""
        kinds = query.finding_kinds
        standing = self._derived(self._findings, query)
        return _paged((finding for finding in standing if not kinds or finding.kind in kinds), query)

    def claim_numbers(self, query: Query = EVERYTHING) -> dict[str, int]:
        """How many claims of each document; see `Ledger.claim_numbers`."""
        return dict(Counter(claim.document for claim in self._meant(query)))

    def document(self, key: str, reader: str | None = None) -> Document | None:
        """The document of this id; see `Ledger.document`."""
        known = self._readings.get(key, ())
        fitting = [reading for reading in known if reader is None or (reading.entry.reader or "") == reader]
        return fitting[-1].entry.document if fitting else None

    def claim(self, key: str) -> Claim | None:
        """The claim of this id; see `Ledger.claim`."""
        return self._claims[key][0] if key in self._claims else None

    def incident(self, key: str) -> Incident | None:
        """The incident of this id; see `Ledger.incident`."""
        return next((incident for incident in self._incidents.standing() if incident.id == key), None)

    def finding(self, key: str) -> Finding | None:
        """The finding of this id; see `Ledger.finding`."""
        return next((finding for finding in self._findings.standing() if finding.id == key), None)

    def incidents_of(self, claim: str) -> tuple[Incident, ...]:
        """The incidents that hold this claim; see `Ledger.incidents_of`."""
        return tuple(incident for incident in self._incidents.standing() if claim in incident.claims)

    def findings_of(self, claim: str) -> tuple[Finding, ...]:
        """The findings that rest on this claim; see `Ledger.findings_of`."""
        return tuple(finding for finding in self._findings.standing() if claim in finding.claims)

    def find(self, words: str) -> tuple[str, ...]:
        """Ids that the words may mean; see `Ledger.find`."""
        keys = {*self._readings, *self._claims, *self._incidents.states, *self._findings.states}
        name = folded(words)
        exact = {reading.entry.document.id for reading in self._order if folded(reading.entry.document.name) == name}
        exact = (exact if name else set()) | ({words} & keys)
        starts = beginnings(words)
        return tuple(sorted(exact or {key for key in keys if starts and key.startswith(starts)}))

    def history(self, key: str) -> tuple[Event, ...]:
        """What the ledger learned of this id, and when; see `Ledger.history`."""
        if key in self._claims:
            claim, moment = self._claims[key]
            return (Event(at=moment, change=Change.LEARNED, note=claim.reader),)
        if key in self._readings:
            known = self._readings[key]
            read = [_read(reading) for reading in known if reading.entry.reader]
            return (Event(at=known[0].learned_at, change=Change.LEARNED), *read)
        return (*self._incidents.events(key), *self._findings.events(key))

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _not_before_last(self, moment: datetime) -> datetime:
        return max(moment, self._last or moment)

    def _keep(self, entry: Entry, moment: datetime) -> bool:
        if self.knows(entry.document.id, entry.reader):
            return False
        reading = _Reading(entry, moment)
        self._readings.setdefault(entry.document.id, []).append(reading)
        self._order.append(reading)
        self._claims.update({claim.id: (claim, moment) for claim in entry.claims})
        return True

    def _latest(self, known_at: datetime | None) -> Iterator[Entry]:
        """The latest reading of each document, in the order of reading."""
        known = [reading for reading in self._order if known_at is None or reading.learned_at <= known_at]
        newest = {reading.entry.document.id: reading for reading in known}
        return (reading.entry for reading in known if newest[reading.entry.document.id] is reading)

    def _meant(self, query: Query) -> Iterator[Claim]:
        for entry in self._latest(query.known_at):
            yield from (claim for claim in entry.claims if claim_meets(claim, entry.document, query))

    def _documents(self, query: Query) -> Iterator[Document]:
        latest = {entry.document.id: entry for entry in self._latest(query.known_at)}
        for key in self._readings:
            entry = latest.get(key)
            if entry is None or not document_meets(entry.document, query):
                continue
            if not asks_for_fields(query) or any(fields_meet(claim, query) for claim in entry.claims):
                yield entry.document

    def _derived(self, derivations: _Derivations[Derived], query: Query) -> Iterator[Derived]:
        standing = derivations.standing(query.known_at)
        if not asks_for_claims(query):
            return standing
        meant = {claim.id for claim in self._meant(query)}
        return (thing for thing in standing if not meant.isdisjoint(thing.claims))


def _read(reading: _Reading) -> Event:
    return Event(at=reading.learned_at, change=Change.READ, note=reading.entry.reader or "")


def _paged(values: Iterator[Value], query: Query) -> Iterator[Value]:
    end = None if query.limit is None else query.offset + query.limit
    return islice(values, query.offset, end)
