"""From a corpus to a ledger: what was read on a cluster, and what it came to, in the order of what was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from counterclaim.cluster.corpus import Corpus
from counterclaim.cluster.parts import entries_in
from counterclaim.cluster.reconciling import is_of, standing_in
from counterclaim.cluster.results import stood_in, tellings_in
from counterclaim.errors import CorpusError
from counterclaim.pipeline.reading import BATCH_DOCUMENTS, Clock
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.reconcile.books import RULES
from counterclaim.store.entry import NOTHING, Reconciled
from counterclaim.store.ledger import Ledger

SCOPES_AT_ONCE = 2_000
TELLINGS_AT_ONCE = 5_000
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How many documents were new to the ledger and how many it had, and how many incidents and findings stand."""

    added: int
    known: int
    incidents: int
    findings: int


def fill_ledger(
    folder: Path, ledger: Ledger, clock: Clock, *, reconciled: Path | None = None, workers: int = 1
) -> Filled:
    """Keep a corpus in a ledger, as `add` would have kept what it was read from.

    Incidents and findings are worked out here, or taken from `reconciled` where the ledger held nothing before. Raises
    CorpusError where the corpus is not finished, or `reconciled` is of another.
    """
    corpus = Corpus(folder)
    corpus.finished()
    if reconciled is not None:
        standing_in(reconciled)
        if not is_of(reconciled, folder):
            raise CorpusError(f"{reconciled}: of another corpus than {folder}, or by other rules; reconcile it anew")
        if ledger.mark() != NOTHING:
            raise CorpusError(f"{reconciled}: only a new ledger can take it; leave it out, and all is worked out anew")
    added = known = 0
    entries = (entry for part in corpus.parts() for entry in entries_in(folder, part))
    for batch in _batches(entries, BATCH_DOCUMENTS):
        new = sum(ledger.add_many(batch, clock()))
        added, known = added + new, known + len(batch) - new
    if reconciled is not None:
        _take(reconciled, ledger, clock)
    incidents, findings = reconcile_ledger(ledger, clock, workers=workers)
    return Filled(added=added, known=known, incidents=incidents, findings=findings)


def _take(reconciled: Path, ledger: Ledger, clock: Clock) -> None:
    """Put all that stands in a reconciled corpus, and the index to go on from, into a ledger with these documents."""
    mark, before = ledger.mark(), ledger.reconciled_through()
    for some in _batches(stood_in(reconciled), SCOPES_AT_ONCE):
        ledger.put_scopes({one.scope: (one.incidents, one.findings) for one in some}, clock())
    for rows in _batches(tellings_in(reconciled), TELLINGS_AT_ONCE):
        ledger.index_tellings(rows)
    ledger.note_reconciled(Reconciled(through=mark, rules=RULES), before)


def _batches(values: Iterable[Value], size: int) -> Iterator[Sequence[Value]]:
    coming = iter(values)
    while batch := list(islice(coming, size)):
        yield batch
