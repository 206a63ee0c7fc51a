"""A ledger that forgets: everything in memory, for tests, trials and single runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Self, TypeVar

from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.store.entry import Change, Changes, Event, Mark, Reconciled, Scopes
from counterclaim.store.id_words import beginnings
from counterclaim.store.memory.claimants import MemoryClaimants
from counterclaim.store.memory.following import MemoryFollowing
from counterclaim.store.memory.holdings import MemoryHoldings
from counterclaim.store.memory.lately import MemoryLately
from counterclaim.store.memory.map import MemoryIncidentMap
from counterclaim.store.memory.newest import newest_first
from counterclaim.store.memory.parts import MemoryIndex, MemoryJudgements, placed
from counterclaim.store.memory.record import read_event
from counterclaim.store.memory.tallies import MemoryTallies
from counterclaim.store.memory.tokens import MemoryTokens
from counterclaim.store.newest import Found, Number
from counterclaim.store.query import EVERYTHING, Query, paged
from counterclaim.store.spelling import folded

Derived = TypeVar("Derived", Incident, Finding)
Value = TypeVar("Value")


class MemoryLedger(
    MemoryClaimants,
    MemoryFollowing,
    MemoryHoldings,
    MemoryIncidentMap,
    MemoryIndex,
    MemoryJudgements,
    MemoryLately,
    MemoryTallies,
    MemoryTokens,
):
    """A ledger in memory; `Ledger` says what each method does."""

    def put_derived(self, incidents: Iterable[Incident], findings: Iterable[Finding], learned_at: datetime) -> int:
        """Make these the ones that stand; see `Ledger.put_derived`."""
        scopes = {"": (tuple(incidents), tuple(findings))}
        return self._put(scopes, list(self._incidents.scopes), list(self._findings.scopes), learned_at)

    def put_scopes(self, scopes: Scopes, learned_at: datetime) -> int:
        """Make these the ones that stand in their scopes; see `Ledger.put_scopes`."""
        return self._put(scopes, self._incidents.within(scopes), self._findings.within(scopes), learned_at)

    def put_changes(self, changes: Changes, done: Reconciled, since: Reconciled, learned_at: datetime) -> bool:
        """Write what a run of reconciling came to; see `Ledger.put_changes`."""
        if not self.note_reconciled(done, since):
            return False
        self.drop_tellings(changes.dropped)
        self.put_scopes(changes.scopes, learned_at)
        self.rescope_tellings(changes.rescoped)
        self.index_tellings(changes.indexed)
        return True

    def incidents(self, query: Query = EVERYTHING) -> Iterator[Incident]:
        """Incidents that stand; see `Ledger.incidents`."""
        return paged(self._as_said_by(self._derived(self._incidents, query), query.said_by), query)

    def findings(self, query: Query = EVERYTHING) -> Iterator[Finding]:
        """Findings that stand; see `Ledger.findings`."""
        kinds = query.finding_kinds
        standing = self._derived(self._findings, query)
        wanted = (finding for finding in standing if not kinds or finding.kind in kinds)
        said = (finding for finding in wanted if all(self._had_said(key, query.said_by) for key in finding.claims))
        return paged(said, query)

    def newest_found(self, query: Query = EVERYTHING, before: int | None = None) -> Iterator[Found]:
        """Findings, the newest first; see `Newest.newest_found`."""
        meant = self.findings(replace(query, limit=None, offset=0))
        found = newest_first(meant, self._findings, query.known_at)
        return paged((each for each in found if before is None or each.row < before), query)

    def found_numbers(self, query: Query = EVERYTHING) -> Mapping[FindingKind, Number]:
        """How many findings of each kind; see `Newest.found_numbers`."""
        counted = Counter(each.kind for each in self.findings(replace(query, limit=None, offset=0)))
        return {kind: Number(number=number) for kind, number in counted.items()}

    def mark(self) -> Mark:
        """How far the record has grown; see `Workbench.mark`."""
        return Mark(
            reading=len(self._order),
            supersession=len(self._superseded),
            judgement=len(self._judged),
            revocation=len(self._revoked),
        )

    def edition(self) -> str:
        """Names the state of what is recorded and derived; see `Workbench.edition`."""
        mark, derived = self.mark(), (self._incidents.changes, self._findings.changes)
        return "-".join(map(str, (mark.reading, mark.supersession, mark.judgement, mark.revocation, *derived)))

    def changed_documents(self, since: Mark) -> tuple[str, ...]:
        """Documents read or superseded since; see `Workbench.changed_documents`."""
        read = (reading.entry.document.id for reading in self._order[since.reading :])
        return tuple(dict.fromkeys([*read, *list(self._superseded)[since.supersession :]]))

    def incident(self, key: str, known_at: datetime | None = None) -> Incident | None:
        """The incident of this id; see `Ledger.incident`."""
        return self._incidents.state(key, known_at)

    def finding(self, key: str, known_at: datetime | None = None) -> Finding | None:
        """The finding of this id; see `Ledger.finding`."""
        return self._findings.state(key, known_at)

    def incidents_of(self, claim: str, known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that hold this claim; see `Ledger.incidents_of`."""
        return tuple(incident for incident in self._incidents.standing(known_at) if claim in incident.claims)

    def findings_of(self, claim: str, known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The findings that rest on this claim; see `Ledger.findings_of`."""
        return tuple(finding for finding in self._findings.standing(known_at) if claim in finding.claims)

    def find(self, words: str) -> tuple[str, ...]:
        """Ids that the words may mean; see `Ledger.find`."""
        keys = {*self._readings, *self._claims, *self._incidents.states, *self._findings.states, *self._judged}
        name = folded(words)
        exact = {reading.entry.document.id for reading in self._order if folded(reading.entry.document.name) == name}
        exact = (exact if name else set()) | ({words} & keys)
        starts = beginnings(words)
        return tuple(sorted(exact or {key for key in keys if starts and key.startswith(starts)}))

    def history(self, key: str) -> tuple[Event, ...]:
        """What the ledger learned of this id, and when; see `Ledger.history`."""
        if key in self._claims:
            claim, moment = self._claims[key]
            later = (event for event in self._superseded_events(claim.document) if event.at >= moment)
            return (Event(at=moment, change=Change.LEARNED, note=claim.reader), *later)
        if key in self._readings:
            known = self._readings[key]
            read = [read_event(reading) for reading in known if reading.entry.reader]
            return (Event(at=known[0].learned_at, change=Change.LEARNED), *read, *self._superseded_events(key))
        return (*self._incidents.events(key), *self._findings.events(key), *self._judgement_events(key))

    @property
    def address(self) -> str | None:
        """Null: no other process can open it."""
        return None

    def standing_scopes(self) -> tuple[str, ...]:
        """Scopes in which anything stands; see `Workbench.standing_scopes`."""
        return tuple(sorted({*self._incidents.scopes.values(), *self._findings.scopes.values()}))

    def numbers_standing(self) -> tuple[int, int]:
        """How many incidents and findings stand; see `Workbench.numbers_standing`."""
        return len(self._incidents.scopes), len(self._findings.scopes)

    def findings_after(self, row: int | None) -> tuple[int, tuple[Finding, ...]]:
        """What was found since; see `Ledger.findings_after`."""
        last = self._findings.changes
        return last, self._findings.after(last if row is None else row)

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _put(self, scopes: Scopes, incidents: list[str], findings: list[str], learned_at: datetime) -> int:
        moment = self._not_before_last(learned_at)
        coming = (placed({scope: things[0] for scope, things in scopes.items()}), incidents, moment)
        found = (placed({scope: things[1] for scope, things in scopes.items()}), findings, moment)
        changes = self._incidents.replace(*coming) + self._findings.replace(*found)
        self._last = moment if changes else self._last
        return changes
