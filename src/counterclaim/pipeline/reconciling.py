"""Claims of the ledger become incidents and findings that stand in it; what a day adds costs that day's work.

A *scope* is a set of tellings that hang together: what stands in it depends on them and on the judgements on their
claims alone. New documents touch the scopes that their tellings are tied to; only those are settled again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.pipeline.comparing import drawn, hanging_together, shaken
from counterclaim.pipeline.copying import Copied, follow_copies, is_of_copies, source_in
from counterclaim.pipeline.judging import carried, standing_judgements
from counterclaim.pipeline.processes import in_processes
from counterclaim.pipeline.reading import Clock
from counterclaim.pipeline.settling import Errand, Scope, settled_at
from counterclaim.pipeline.tracing import Trace, stretches, telling_of, traces_at
from counterclaim.reconcile.books import RULES
from counterclaim.store.entry import IndexedTelling, Reconciled
from counterclaim.store.ledger import Ledger

TELLINGS_AT_ONCE = 2_000
"""So many tellings are settled in one go by one process: the more, the fewer documents are read by two of them."""
FEW = 200
"""Up to so many documents are reconciled in this process: others would take longer to start."""
SCOPES_AT_ONCE = 2_000
UNDER_WAY = "under way"
"""Noted as rules while changes are worked in: a run that is cut off there leaves them, and the next works out all."""

NEWEST = 60
"""What is new is compared with so many of each block at most, those that came last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Index rows, by their keys, whose scopes are settled, and those that are compared (null: all)."""

    settled: frozenset[str]
    anew: frozenset[str] | None = None


def reconcile_ledger(ledger: Ledger, clock: Clock, *, workers: int = 1, rebuild: bool = False) -> tuple[int, int]:
    """Bring incidents and findings up to date with the record; returns how many of each stand.

    Only what new documents, new readings and new judgements touch is worked out again; everything where `rebuild`
    asks for it, where the ledger was last reconciled by other rules, or where another run came in between. All ways
    come to the same.
    """
    mark, before = ledger.mark(), ledger.reconciled_through()
    whole = rebuild or before.rules != RULES
    judged = () if whole else carried(ledger.judgements_since(before.through), ledger)
    changed = ledger.newest_documents() if whole else _changed(ledger, before, judged)
    if whole or changed or judged:
        cores = workers if len(changed) > FEW and ledger.address else 1
        run = _Run(ledger, ledger.address if cores > 1 and ledger.address else ledger, clock, cores)
        since = Reconciled() if whole else replace(before, rules=UNDER_WAY)
        if not whole and not ledger.note_reconciled(since, before):
            return reconcile_ledger(ledger, clock, workers=workers, rebuild=True)
        if whole:
            run.everything(changed)
        else:
            run.changes(changed, judged)
        if not ledger.note_reconciled(Reconciled(through=mark, rules=RULES), since):
            return reconcile_ledger(ledger, clock, workers=workers, rebuild=True)
    return ledger.numbers_standing()


def _changed(ledger: Ledger, before: Reconciled, judged: Sequence[Judgement]) -> tuple[str, ...]:
    """Documents that were read or superseded since, and those of which people judged two claims."""
    keys = (key for one in judged for key in one.claims)
    documents = {claim.id: claim.document for claim in ledger.claims_by_ids(keys)}
    pairs = ([documents[key] for key in one.claims if key in documents] for one in judged)
    parted = [pair[0] for pair in pairs if len(pair) == 2 and pair[0] == pair[1]]
    return tuple(dict.fromkeys([*ledger.changed_documents(before.through), *parted]))


@dataclass(frozen=True, slots=True)
class _Run:
    ledger: Ledger
    access: Ledger | str
    clock: Clock
    workers: int

    def everything(self, documents: Sequence[str]) -> None:
        """Work out all incidents and findings from all documents."""
        self.ledger.clear_index()
        found = list(self._traces(documents))
        copied = follow_copies(self.ledger, found, (), whole=True)
        rows = [row for trace in found for row in trace.tellings]
        found.clear()
        standing = set(self.ledger.standing_scopes())
        self._settle(rows, copied, standing, Touched(settled=frozenset(row.key for row in rows)))

    def changes(self, documents: Sequence[str], judged: Sequence[Judgement]) -> None:
        """Work out again what documents and judgements touch."""
        gone = [row for stretch in stretches(documents) for row in self.ledger.tellings_of_documents(stretch)]
        stale = {row.scope for row in gone}
        self.ledger.drop_tellings(documents)
        found = list(self._traces(self.ledger.newest_documents(documents)))
        copied = follow_copies(self.ledger, found, stale, whole=False)
        fresh = [row for trace in found for row in trace.tellings]
        loose = {scope for scope in (*stale, *self._scopes_of(self._judged_documents(judged))) if scope}
        again = self._scopes_of(copied.changed)
        known, anew = self._reached(fresh, loose, again)
        settled = anew | {row.key for row in known if row.scope in again}
        touched = Touched(settled=frozenset(settled), anew=frozenset(anew))
        self._settle([*known, *fresh], copied, {*stale, *(row.scope for row in known)}, touched)

    def _reached(
        self, fresh: Sequence[IndexedTelling], loose: set[str], again: set[str]
    ) -> tuple[list[IndexedTelling], set[str]]:
        """All rows of the scopes that new ties reach and of those given, and the keys of what is compared anew."""
        freed = self._rows_of(loose)
        anew = {row.key for row in (*fresh, *freed)}
        near = {row.key: row for row in (*self._near([*fresh, *freed]), *freed)}
        tied, vague = drawn([*near.values(), *fresh], self.workers, anew)
        known = self._rows_of(loose | again | tied)
        parted = shaken([*known, *fresh], self.workers, vague, anew)
        return known, anew | {row.key for row in known if row.scope in parted}

    def _traces(self, documents: Sequence[str]) -> Iterator[Trace]:
        jobs = ((self.access, tuple(stretch)) for stretch in stretches(documents))
        for found in in_processes(traces_at, jobs, self.workers):
            yield from found

    def _judged_documents(self, judged: Sequence[Judgement]) -> set[str]:
        """Documents of whose claims people judged: what tied their tellings may be gone."""
        claims = [key for judgement in judged for key in judgement.claims]
        return {claim.document for stretch in stretches(claims) for claim in self.ledger.claims_by_ids(stretch)}

    def _scopes_of(self, documents: Iterable[str]) -> set[str]:
        rows = [row for part in stretches(sorted(documents)) for row in self.ledger.tellings_of_documents(part)]
        return {row.scope for row in rows if row.scope and not is_of_copies(row)}

    def _near(self, fresh: Sequence[IndexedTelling]) -> list[IndexedTelling]:
        blocks = sorted({block for row in fresh for block in row.blocks})
        return [row for row in self.ledger.tellings_by_blocks(blocks, NEWEST) if not is_of_copies(row)]

    def _rows_of(self, scopes: set[str]) -> list[IndexedTelling]:
        rows = [row for part in stretches(sorted(scopes)) for row in self.ledger.tellings_of_scopes(part)]
        return [row for row in rows if not is_of_copies(row)]

    def _settle(self, rows: Sequence[IndexedTelling], copied: Copied, standing: set[str], touched: Touched) -> None:
        """Settle the scopes that changed, or hold a touched row; withdraw what stood in those that are no more."""
        judgements = standing_judgements(self.ledger)
        ties = list(_judged_ties(rows, judgements, self.ledger))
        groups = hanging_together(rows, ties, self.workers, touched.anew)
        sizes = Counter(row.scope for row in rows)
        changed = [
            members
            for members in ([rows[number] for number in group] for group in groups)
            if len({row.scope for row in members}) > 1
            or len(members) < sizes[members[0].scope]
            or not touched.settled.isdisjoint(row.key for row in members)
        ]
        scopes = [_scope(members) for members in changed]
        kept = {row.scope for row in rows} - {row.scope for members in changed for row in members}
        self._put(scopes, judgements, copied, standing - kept)
        self._index(changed)

    def _put(self, scopes: Sequence[Scope], judgements: Sequence[Judgement], copied: Copied, gone: set[str]) -> None:
        put: dict[str, tuple[Sequence[Incident], Sequence[Finding]]] = {}
        for results in in_processes(settled_at, self._errands(scopes, judgements, copied), self.workers):
            put |= {found.scope: (found.incidents, found.findings) for found in results}
            if len(put) >= SCOPES_AT_ONCE:
                self.ledger.put_scopes(put, self.clock())
                gone, put = gone - put.keys(), {}
        put |= {name: ((), findings) for name, findings in copied.scopes.items()}
        self.ledger.put_scopes(dict.fromkeys(sorted(gone), ((), ())) | put, self.clock())

    def _errands(
        self, scopes: Sequence[Scope], judgements: Sequence[Judgement], copied: Copied
    ) -> Iterator[tuple[Ledger | str, Errand]]:
        for stretch in _stretches_of(scopes):
            documents = sorted({document for scope in stretch for document in scope.documents})
            sources = self._sources(documents, copied)
            yield self.access, Errand(scopes=tuple(stretch), judgements=tuple(judgements), sources=sources)

    def _sources(self, documents: Sequence[str], copied: Copied) -> dict[str, str]:
        if copied.complete:
            return {key: copied.sources[key] for key in documents if key in copied.sources}
        rows = [row for part in stretches(documents) for row in self.ledger.tellings_of_documents(part)]
        return {row.document: source for row in rows if is_of_copies(row) and (source := source_in(row))}

    def _index(self, changed: Sequence[Sequence[IndexedTelling]]) -> None:
        """Keep the new rows at hand, each under the name of its scope, and give the others their new scopes."""
        rows = [(_name(members), row) for members in changed for row in members]
        self.ledger.rescope_tellings({row.key: name for name, row in rows if row.scope and row.scope != name})
        self.ledger.index_tellings(replace(row, scope=name) for name, row in rows if not row.scope)


def _name(members: Iterable[IndexedTelling]) -> str:
    """What a scope goes by, whatever the order in which its tellings came."""
    return min(row.key for row in members)


def _scope(members: Sequence[IndexedTelling]) -> Scope:
    return Scope(
        name=_name(members),
        bodies=tuple(row.body for row in members),
        documents=tuple(sorted({row.document for row in members})),
    )


def _judged_ties(
    rows: Sequence[IndexedTelling], judgements: Sequence[Judgement], ledger: Ledger
) -> Iterator[tuple[int, int]]:
    """The rows, by their places, that people judged to be of one happening."""
    same = [judgement.claims for judgement in judgements if judgement.verdict is Verdict.SAME]
    holder = dict(_holders({claim for claims in same for claim in claims}, rows, ledger))
    yield from ((holder[one], holder[other]) for one, other in same if one in holder and other in holder)


def _holders(claims: set[str], rows: Sequence[IndexedTelling], ledger: Ledger) -> Iterator[tuple[str, int]]:
    documents = {claim.document for part in stretches(sorted(claims)) for claim in ledger.claims_by_ids(part)}
    for number, row in enumerate(rows):
        if row.document in documents:
            yield from ((claim, number) for claim in telling_of(row.body).claims if claim in claims)


def _stretches_of(scopes: Iterable[Scope]) -> Iterator[list[Scope]]:
    """Scopes in stretches of much the same number of tellings."""
    waiting: list[Scope] = []
    size = 0
    for scope in scopes:
        waiting.append(scope)
        size += len(scope.bodies)
        if size >= TELLINGS_AT_ONCE:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting
