"""Reconciling on a cluster: the linking of one machine by blocks, in stages whose tasks run anywhere.

Only ties, ids and counts come together in one process, this one: everything else goes from task to task by files.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from counterclaim.cluster.blocks import Homes
from counterclaim.cluster.components import components
from counterclaim.cluster.corpus import Books, Corpus
from counterclaim.cluster.exchange import Columns, columns_for, columns_in, scattered
from counterclaim.cluster.files import holds_something, read_record, write_record
from counterclaim.cluster.ids import Ids
from counterclaim.cluster.pairing import AT_HOME, STRONGEST, compare, lend, pair
from counterclaim.cluster.repeating import NODE, bring_together, meet, tell_copies
from counterclaim.cluster.session import Where, ray_session
from counterclaim.cluster.settling import send_documents, send_tellings, settle_scopes
from counterclaim.cluster.shelving import DAYS, TIE, bring_documents, shelve
from counterclaim.cluster.tasks import Record, Stages, Task, Work, tasks_like
from counterclaim.errors import CorpusError
from counterclaim.reconcile.books import RULES

PLAN, TOTALS, WORK = "reconciled.json", "standing.json", ".work"
EDITION = 1
Progress = Callable[[str], None]
_LEAST, _MOST, _DOCUMENTS_EACH = 8, 2_048, 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many scopes, incidents and findings there are in the end, and how many rows of the working index."""

    scopes: int
    incidents: int
    findings: int
    tellings: int


def reconcile_corpus(corpus: Path, folder: Path, where: Where, cores: int, progress: Progress) -> Standing:
    """Reconcile a corpus that was read into a folder of tables; goes on where an earlier run was cut off.

    The same as `reconcile_ledger` makes of a ledger with these documents. Raises CorpusError where the corpus is not
    finished, or the folder holds something else.
    """
    books = Corpus(corpus).finished()
    plan = _plan(corpus, books)
    if (done := _begin(folder, plan)) is not None:
        return done
    run = _Run(corpus=corpus.absolute(), folder=folder.absolute(), tasks=int(plan["tasks"]), progress=progress)
    with ray_session(where, cores) as session:
        standing = run.everything(Stages(session, folder.absolute() / WORK))
    write_record(folder / TOTALS, {name: getattr(standing, name) for name in Standing.__slots__})
    shutil.rmtree(folder / WORK, ignore_errors=True)
    return standing


def standing_in(folder: Path) -> Standing:
    """How much stands in a reconciled corpus. Raises CorpusError where there is none, or it is not finished."""
    record = read_record(folder / TOTALS)
    if record is None:
        raise CorpusError(f"{folder}: not a finished reconciliation; `counterclaim corpus reconcile` makes one")
    return Standing(**record)


def is_of(folder: Path, corpus: Path) -> bool:
    """Whether a reconciliation is of this corpus, by the rules of today."""
    return read_record(folder / PLAN) == _plan(corpus, Corpus(corpus).finished())


def _plan(corpus: Path, books: Books) -> Record:
    plan = Corpus(corpus).plan()
    documents = books.read + books.unread
    return {
        "edition": EDITION,
        "rules": RULES,
        "inputs": plan.inputs,
        "readers": plan.readers,
        "extractors": plan.extractors,
        "documents": documents,
        "claims": books.claims,
        "tasks": min(max(documents // _DOCUMENTS_EACH, _LEAST), _MOST),
    }


def _begin(folder: Path, plan: Record) -> Standing | None:
    known = read_record(folder / PLAN)
    if known is None:
        if holds_something(folder):
            raise CorpusError(f"{folder}: not empty, and no reconciliation; give another folder")
        write_record(folder / PLAN, plan)
        return None
    if known != plan:
        raise CorpusError(f"{folder}: a reconciliation of another corpus, or by other rules; give another folder")
    return standing_in(folder) if (folder / TOTALS).exists() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    corpus: Path
    folder: Path
    tasks: int
    progress: Progress

    def everything(self, stages: Stages) -> Standing:
        """All stages, one after another."""

        def run(work: Work, first: Task) -> list[Record]:
            self.progress(work.__name__.replace("_", " "))
            return stages.run(work, tasks_like(first))

        first = Task(number=0, of=self.tasks, corpus=str(self.corpus), work=str(self.folder / WORK))
        self.progress("bring documents")
        days = stages.run(bring_documents, list(self._readings(first)))
        first = replace(first, homes=Homes.for_days(_added(days), self.tasks))
        for work in (shelve, meet):
            run(work, first)
        self._group(first)
        for work in (bring_together, tell_copies, pair, lend, compare):
            run(work, first)
        self._tie(first)
        for work in (send_tellings, send_documents):
            run(work, first)
        settled = run(settle_scopes, first)
        self.progress("done")
        return Standing(**{name: sum(int(one[name]) for one in settled) for name in Standing.__slots__})

    def _readings(self, first: Task) -> Iterator[Task]:
        """Tasks that share out the parts of the corpus."""
        parts = [str(part) for part in Corpus(self.corpus).parts()]
        for number in range(self.tasks):
            share = parts[number * len(parts) // self.tasks : (number + 1) * len(parts) // self.tasks]
            yield replace(first, number=number, parts=tuple(share))

    def _group(self, first: Task) -> None:
        """Which documents hang together by their bands, told to the shelves that they stand on."""
        ties = columns_for(first.folder("repeats"), 0, 1, TIE)
        known, groups = components(ties["one"], ties["other"])
        nodes = columns_for(first.folder("repeated"), 0, 1, NODE[:2])
        documents, at = np.unique(nodes["document"], return_index=True)
        columns = {
            "document": documents,
            "shelf": nodes["shelf"][at],
            "group": groups[np.searchsorted(known, documents)],
        }
        with scattered(first.file("groups"), NODE, self.tasks) as shelves:
            shelves.add_columns(columns["shelf"], columns)

    def _tie(self, first: Task) -> None:
        """Which tellings hang together, told to the homes of all that do not stand alone."""
        strongest = _strongest(columns_for(first.folder("strongest"), 0, 1, STRONGEST))
        pairs = [columns_for(first.folder(name), 0, 1, TIE) for name in ("ties", "parts")]
        ones = np.concatenate([strongest["key"], *(pair["one"] for pair in pairs)])
        others = np.concatenate([strongest["partner"], *(pair["other"] for pair in pairs)])
        known, scopes = components(ones, others)
        with scattered(first.file("scopes"), AT_HOME, self.tasks) as homes:
            for task in tasks_like(first):
                own = columns_in(task.file("at home"), AT_HOME[:1])["telling"]
                homes.add_columns(np.full(int(np.isin(own, known).sum()), task.number), _scoped(own, known, scopes))


def _scoped(own: Ids, known: Ids, scopes: Ids) -> Columns:
    inside = own[np.isin(own, known)]
    return {"telling": inside, "scope": scopes[np.searchsorted(known, inside)]}


def _strongest(columns: Columns) -> Columns:
    """Of each vague telling the strongest tie; of two as strong, that to the lesser id."""
    order = np.lexsort((columns["partner"], -columns["weight"], columns["key"]))
    keys, first = np.unique(columns["key"][order], return_index=True)
    return {"key": keys, "partner": columns["partner"][order][first]}


def _added(days: list[Record]) -> dict[int, int]:
    total = Counter[int]()
    for record in days:
        total.update({int(day): int(number) for day, number in record[DAYS].items()})
    return dict(total)
