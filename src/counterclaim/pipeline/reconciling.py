"""Claims of the ledger become incidents and findings that stand in it; what a day adds costs that day's work.

A *scope* is a set of tellings that hang together: what stands in it depends on them and on the judgements on their
claims alone. New documents touch the scopes that their tellings are tied to; only those are settled again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.pipeline.comparing import drawn, hanging_together, shaken
from counterclaim.pipeline.copying import Copied, follow_copies, is_of_copies, rows_of_copies, source_in
from counterclaim.pipeline.judging import carried, standing_judgements
from counterclaim.pipeline.laying_aside import Drawer, Row
from counterclaim.pipeline.processes import Processes
from counterclaim.pipeline.reading import Clock
from counterclaim.pipeline.settling import Errand, Scope, settled_at
from counterclaim.pipeline.tracing import Trace, stretches, telling_of, traces_at
from counterclaim.reconcile.books import RULES
from counterclaim.store.entry import Changes, IndexedTelling, Reconciled
from counterclaim.store.ledger import Ledger

TELLINGS_AT_ONCE = 2_000
"""So many tellings are settled in one go by one process: the more, the fewer documents are read by two of them."""
FEW = 200
"""Up to so many documents are reconciled in this process: others would take longer to start."""
MANY = 5_000
"""Where more documents than these changed, and more than half of all, everything is worked out: in less memory."""
SCOPES_AT_ONCE = 2_000
NEWEST = 60
"""What is new is compared with so many of each block at most, those that came last."""


Settlement = tuple[Sequence[Incident], Sequence[Finding]]
"""All that stands in one scope."""
NO_MORE: Settlement = ((), ())


def _in_silence() -> None:
    """Waits without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Index rows, by their keys, whose scopes are settled, and those that are compared; null: all."""

    settled: frozenset[str] | None = None
    anew: frozenset[str] | None = None


def reconcile_ledger(
    ledger: Ledger, clock: Clock, *, workers: int = 1, rebuild: bool = False, waits: Callable[[], None] = _in_silence
) -> tuple[int, int]:
    """Bring incidents and findings up to date with the record; returns how many of each stand.

    Only what new documents, new readings and new judgements touch is worked out again; everything where `rebuild`
    asks for it, where most is new, or where the ledger was last reconciled by other rules. All ways come to the same.
    One process at a time does this; `waits` is called once where another is at it. A run that is cut off leaves what
    stood, or, where it worked out everything, a ledger that the next one works out again.
    """
    with ledger.reconciling(waits):
        while not _brought_up(ledger, clock, workers, rebuild=rebuild):
            pass
    return ledger.numbers_standing()


def _brought_up(ledger: Ledger, clock: Clock, workers: int, *, rebuild: bool) -> bool:
    """One run; False where another came in between all the same, and it has to be gone about again."""
    mark, before = ledger.mark(), ledger.reconciled_through()
    whole = rebuild or before.rules != RULES
    judged = () if whole else carried(ledger.judgements_since(before.through), ledger)
    changed = ledger.newest_documents() if whole else _changed(ledger, before, judged)
    if not whole and len(changed) > MANY and 2 * len(changed) > len(everything := ledger.newest_documents()):
        whole, changed = True, everything
    if not (whole or changed or judged):
        return True
    cores = workers if len(changed) > FEW and ledger.address else 1
    done = Reconciled(through=mark, rules=RULES)
    with Processes(cores) as processes:
        run = _Run(ledger, ledger.address if cores > 1 and ledger.address else ledger, clock, processes)
        if whole:
            with Drawer() as drawer:
                run.everything(changed, drawer)
            return ledger.note_reconciled(done, Reconciled())
        return ledger.put_changes(run.changes(changed, judged), done, before, clock())


def _changed(ledger: Ledger, before: Reconciled, judged: Sequence[Judgement]) -> tuple[str, ...]:
    """Documents that were read or superseded since, and those of which people judged two claims."""
    keys = (key for one in judged for key in one.claims)
    documents = {claim.id: claim.document for claim in ledger.claims_by_ids(keys)}
    pairs = ([documents[key] for key in one.claims if key in documents] for one in judged)
    parted = [pair[0] for pair in pairs if len(pair) == 2 and pair[0] == pair[1]]
    return tuple(dict.fromkeys([*ledger.changed_documents(before.through), *parted]))


class Index:
    """The rows of the working index but for those of documents that are looked at anew, or no more."""

    def __init__(self, ledger: Ledger, gone: Sequence[IndexedTelling]) -> None:
        self._ledger, self._gone = ledger, {row.document for row in gone}
        self._in_block = Counter(block for row in gone for block in row.blocks)

    def of_scopes(self, scopes: set[str]) -> list[IndexedTelling]:
        """Those of these scopes."""
        rows = (row for part in stretches(sorted(scopes)) for row in self._ledger.tellings_of_scopes(part))
        return self._live(rows)

    def near(self, fresh: Sequence[IndexedTelling]) -> list[IndexedTelling]:
        """Those that share a block with these: of each block at least the newest."""
        blocks = sorted({block for row in fresh for block in row.blocks})
        hidden = max((self._in_block[block] for block in blocks), default=0)
        return self._live(self._ledger.tellings_by_blocks(blocks, NEWEST + hidden))

    def _live(self, rows: Iterable[IndexedTelling]) -> list[IndexedTelling]:
        return [row for row in rows if row.document not in self._gone and not is_of_copies(row)]


@dataclass(frozen=True, slots=True)
class _Run:
    ledger: Ledger
    access: Ledger | str
    clock: Clock
    processes: Processes

    def everything(self, documents: Sequence[str], drawer: Drawer) -> None:
        """Work out all incidents and findings from all documents, and write them on the way."""
        self.ledger.clear_index()
        rows: list[Row] = []
        papers: list[Row] = []
        for trace in self._traces(documents):
            rows += map(drawer.laid_aside, trace.tellings)
            papers += map(drawer.laid_aside, rows_of_copies(trace))
        copied = follow_copies(self.ledger, papers, (), whole=True)
        self.ledger.index_tellings(copied.rows)
        papers.clear()
        changed = self._changed(rows, Touched())
        rows.clear()
        gone = set(self.ledger.standing_scopes())
        put: dict[str, Settlement] = {}
        for name, things in self._settled(changed, copied):
            put[name] = things
            if len(put) >= SCOPES_AT_ONCE:
                self.ledger.put_scopes(put, self.clock())
                gone, put = gone - put.keys(), {}
        self.ledger.put_scopes(dict.fromkeys(sorted(gone), NO_MORE) | put, self.clock())
        self.ledger.index_tellings(_scoped(row, name) for name, row in _named(changed))

    def changes(self, documents: Sequence[str], judged: Sequence[Judgement]) -> Changes:
        """Work out again what documents and judgements touch; nothing is written."""
        gone = [row for stretch in stretches(documents) for row in self.ledger.tellings_of_documents(stretch)]
        stale = {row.scope for row in gone}
        found = list(self._traces(self.ledger.newest_documents(documents)))
        papers = [row for trace in found for row in rows_of_copies(trace)]
        copied = follow_copies(self.ledger, papers, gone, whole=False)
        fresh = [row for trace in found for row in trace.tellings]
        loose = {scope for scope in (*stale, *self._scopes_of(self._judged_documents(judged))) if scope}
        again = self._scopes_of(copied.changed)
        index = Index(self.ledger, gone)
        known, anew = self._reached(fresh, loose, again, index)
        settled = anew | {row.key for row in known if row.scope in again}
        rows = [*known, *fresh]
        changed = self._changed(rows, Touched(settled=frozenset(settled), anew=frozenset(anew)))
        kept = {row.scope for row in rows} - {row.scope for members in changed for row in members}
        left = {*stale, *(row.scope for row in known)} - kept
        named = list(_named(changed))
        return Changes(
            dropped=tuple(documents),
            indexed=[*copied.rows, *(_scoped(row, name) for name, row in named if not row.scope)],
            rescoped={row.key: name for name, row in named if row.scope and row.scope != name},
            scopes=dict.fromkeys(sorted(left), NO_MORE) | dict(self._settled(changed, copied)),
        )

    def _reached(
        self, fresh: Sequence[IndexedTelling], loose: set[str], again: set[str], index: Index
    ) -> tuple[list[IndexedTelling], set[str]]:
        """All rows of the scopes that new ties reach and of those given, and the keys of what is compared anew."""
        freed = index.of_scopes(loose)
        anew = {row.key for row in (*fresh, *freed)}
        near = {row.key: row for row in (*index.near([*fresh, *freed]), *freed)}
        tied, vague = drawn([*near.values(), *fresh], self.processes, anew)
        known = index.of_scopes(loose | again | tied)
        parted = shaken([*known, *fresh], self.processes, vague, anew)
        return known, anew | {row.key for row in known if row.scope in parted}

    def _traces(self, documents: Sequence[str]) -> Iterator[Trace]:
        jobs = ((self.access, tuple(stretch)) for stretch in stretches(documents))
        for found in self.processes.results(traces_at, jobs):
            yield from found

    def _judged_documents(self, judged: Sequence[Judgement]) -> set[str]:
        """Documents of whose claims people judged: what tied their tellings may be gone."""
        claims = [key for judgement in judged for key in judgement.claims]
        return {claim.document for stretch in stretches(claims) for claim in self.ledger.claims_by_ids(stretch)}

    def _scopes_of(self, documents: Iterable[str]) -> set[str]:
        rows = [row for part in stretches(sorted(documents)) for row in self.ledger.tellings_of_documents(part)]
        return {row.scope for row in rows if row.scope and not is_of_copies(row)}

    def _changed(self, rows: Sequence[Row], touched: Touched) -> list[list[Row]]:
        """The scopes that are others now, or hold a touched row, each as its rows."""
        ties = list(_judged_ties(rows, standing_judgements(self.ledger), self.ledger))
        groups = hanging_together(rows, ties, self.processes, touched.anew)
        sizes = Counter(row.scope for row in rows)
        return [
            members
            for members in ([rows[number] for number in group] for group in groups)
            if len({row.scope for row in members}) > 1
            or len(members) < sizes[members[0].scope]
            or touched.settled is None
            or not touched.settled.isdisjoint(row.key for row in members)
        ]

    def _settled(self, changed: Sequence[Sequence[Row]], copied: Copied) -> Iterator[tuple[str, Settlement]]:
        """For each scope that changed, and each of copies, all that stands in it."""
        errands = self._errands(changed, standing_judgements(self.ledger), copied)
        for results in self.processes.results(settled_at, errands):
            yield from ((found.scope, (found.incidents, found.findings)) for found in results)
        yield from ((name, ((), findings)) for name, findings in copied.scopes.items())

    def _errands(
        self, changed: Sequence[Sequence[Row]], judgements: Sequence[Judgement], copied: Copied
    ) -> Iterator[tuple[Ledger | str, Errand]]:
        for stretch in _stretches_of(changed):
            documents = sorted({row.document for members in stretch for row in members})
            sources = self._sources(documents, copied)
            yield self.access, Errand(scopes=tuple(map(_scope, stretch)), judgements=tuple(judgements), sources=sources)

    def _sources(self, documents: Sequence[str], copied: Copied) -> dict[str, str]:
        """The source of each of these documents that repeats one, as it is now."""
        found: dict[str, str] = {}
        if not copied.complete:
            asked = [key for key in documents if key not in copied.concerned]
            rows = [row for part in stretches(asked) for row in self.ledger.tellings_of_documents(part)]
            found = {row.document: source for row in rows if is_of_copies(row) and (source := source_in(row))}
        return found | {key: copied.sources[key] for key in documents if key in copied.sources}


def _name(members: Iterable[Row]) -> str:
    """What a scope goes by, whatever the order in which its tellings came."""
    return min(row.key for row in members)


def _scoped(row: Row, scope: str) -> IndexedTelling:
    """The row with this scope."""
    return IndexedTelling(key=row.key, document=row.document, scope=scope, blocks=row.blocks, body=row.body)


def _named(scopes: Iterable[Sequence[Row]]) -> Iterator[tuple[str, Row]]:
    """Each telling with the name of its scope."""
    for members in scopes:
        name = _name(members)
        yield from ((name, row) for row in members)


def _scope(members: Sequence[Row]) -> Scope:
    return Scope(
        name=_name(members),
        bodies=tuple(row.body for row in members),
        documents=tuple(sorted({row.document for row in members})),
    )


def _judged_ties(rows: Sequence[Row], judgements: Sequence[Judgement], ledger: Ledger) -> Iterator[tuple[int, int]]:
    """The rows, by their places, that people judged to be of one happening."""
    same = [judgement.claims for judgement in judgements if judgement.verdict is Verdict.SAME]
    holder = dict(_holders({claim for claims in same for claim in claims}, rows, ledger))
    yield from ((holder[one], holder[other]) for one, other in same if one in holder and other in holder)


def _holders(claims: set[str], rows: Sequence[Row], ledger: Ledger) -> Iterator[tuple[str, int]]:
    documents = {claim.document for part in stretches(sorted(claims)) for claim in ledger.claims_by_ids(part)}
    for number, row in enumerate(rows):
        if row.document in documents:
            yield from ((claim, number) for claim in telling_of(row.body).claims if claim in claims)


def _stretches_of(changed: Iterable[Sequence[Row]]) -> Iterator[list[Sequence[Row]]]:
    """Scopes in stretches of much the same number of tellings."""
    waiting: list[Sequence[Row]] = []
    size = 0
    for members in changed:
        waiting.append(members)
        size += len(members)
        if size >= TELLINGS_AT_ONCE:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting
