"""First stages of reconciling: documents come together by their source, and each newest version leaves its traces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np

from counterclaim.cluster.blocks import CARD, Card, cards_of, columns_of
from counterclaim.cluster.exchange import Row, Scatter, Shape, rows_for, scattered
from counterclaim.cluster.ids import Ids, hash_of, ids, number_of
from counterclaim.cluster.parts import PartName, document_rows, entry_of
from counterclaim.cluster.tasks import Record, Task
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.pipeline.tracing import Trace, telling_of, trace_of
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query
from counterclaim.store.spelling import folded

GIVEN: Shape = (
    ("source", "text"),
    ("stretch", "number"),
    ("part", "number"),
    ("at", "number"),
    ("reader", "text"),
    ("text", "text"),
    ("body", "text"),
    ("claims", "texts"),
)
SHELVED: Shape = (
    ("document", "text"),
    ("text", "text"),
    ("body", "text"),
    ("claims", "texts"),
    ("older", "texts"),
    ("bands", "texts"),
)
TELLING: Shape = (("key", "text"), ("document", "text"), ("blocks", "texts"), ("body", "text"), ("shelf", "number"))
BAND: Shape = (("band", "id"), ("document", "id"), ("shelf", "number"))
TIE: Shape = (("one", "id"), ("other", "id"))
DAYS = "days"
_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_EVERYTHING = Query(all_versions=True)
_CARDS_AT_ONCE = 300_000


def bring_documents(task: Task) -> Record:
    """Take the documents of some parts to the shelves that their sources belong on; count them by their days."""
    days = Counter[str]()
    with scattered(task.file("given"), GIVEN, task.of) as shelves:
        for words in task.parts:
            for row in document_rows(Path(task.corpus), PartName.of(words)):
                days[str(row["published_on"].toordinal() if row["published_on"] else 0)] += 1
                source = folded(row["url"] or row["name"])
                given = {name: row.get(name) for name, _ in GIVEN} | {"source": source}
                shelves.add(hash_of(source) % task.of, given)
    return {DAYS: dict(days)}


def shelve(task: Task) -> Record:
    """Tell versions and repetitions of the documents on one shelf, and trace what each newest version tells."""
    rows = sorted(
        rows_for(task.folder("given"), task.number, task.of), key=itemgetter("source", "stretch", "part", "at")
    )
    with traces_of(task) as traces:
        for _, group in groupby(rows, key=itemgetter("source")):
            for kept in _kept(group):
                traces.add(kept)
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A document as last read, its claims as JSON, and the ids of its older versions; whether it is the newest."""

    document: Document
    claims: tuple[Claim, ...]
    row: Row
    newest: bool


def _kept(group: Iterable[Row]) -> Iterator[Shelved]:
    """What a ledger would keep of documents of one source, given in this order."""
    given = list(group)
    ledger = MemoryLedger()
    bodies: dict[str, Row] = {}
    for row in given:
        entry = entry_of(row)
        if ledger.add(entry, _ONCE):
            bodies[entry.document.id] = row
    newest = frozenset(ledger.newest_documents())
    older = ledger.older_versions(bodies)
    for document in ledger.documents(_EVERYTHING):
        row = bodies[document.id]
        yield Shelved(
            document=document,
            claims=tuple(ledger.claims_of_documents((document.id,))),
            row={"document": document.id, "older": list(older.get(document.id, ()))}
            | {name: row[name] for name in ("text", "body", "claims")},
            newest=document.id in newest,
        )


@contextmanager
def traces_of(task: Task) -> Iterator[Traces]:
    """The files that a shelf's documents and their traces go into."""
    with (
        scattered(task.file("shelved"), SHELVED, 1) as shelf,
        scattered(task.file("tellings"), TELLING, task.of) as tellings,
        scattered(task.file("cards"), CARD, task.of) as cards,
        scattered(task.file("bands"), BAND, task.of) as bands,
        scattered(task.file("parts"), TIE, 1) as parts,
    ):
        traces = Traces(task, shelf=shelf, tellings=tellings, cards=cards)
        yield traces
        traces.put_cards()
        traces.put_bands(bands)
        traces.put_parts(parts)


class Traces:
    """Takes down documents and their traces."""

    def __init__(self, task: Task, *, shelf: Scatter, tellings: Scatter, cards: Scatter) -> None:
        self._task, self._shelf, self._tellings, self._blocks = task, shelf, tellings, cards
        self._cards: list[Card] = []
        self._bands: list[tuple[int, int]] = []
        self._ties: list[tuple[int, int]] = []

    def add(self, kept: Shelved) -> None:
        """Keep a document; where it is the newest version, its tellings and bands too."""
        trace = trace_of(kept.document, kept.claims, ()) if kept.newest else None
        bands = [f"{band:x}" for band in trace.bands] if trace else []
        self._shelf.add(0, kept.row | {"bands": bands})
        if trace is not None:
            self._trace(trace)

    def _trace(self, trace: Trace) -> None:
        document = number_of(trace.document)
        self._bands += [(band, document) for band in trace.bands]
        known = {row.key for row in trace.tellings}
        for row in trace.tellings:
            telling = telling_of(row.body)
            cards = list(cards_of(row, telling))
            home = self._task.homes.home(telling)
            told = {"key": row.key, "document": row.document, "blocks": list(row.blocks), "body": row.body}
            self._tellings.add(home, told | {"shelf": self._task.number})
            self._ties += [(number_of(row.key), number_of(whole)) for whole in telling.wholes if whole in known]
            self._cards += cards
        if len(self._cards) > _CARDS_AT_ONCE:
            self.put_cards()

    def put_cards(self) -> None:
        """Put down the cards that are held."""
        columns = columns_of(self._cards)
        self._blocks.add_columns(columns["block"] % np.uint64(self._task.of), columns)
        self._cards.clear()

    def put_bands(self, file: Scatter) -> None:
        """Put down the bands of all documents."""
        bands, documents = _sides(self._bands)
        shelf = np.full(len(bands), self._task.number, np.int64)
        file.add_columns(bands % np.uint64(self._task.of), {"band": bands, "document": documents, "shelf": shelf})

    def put_parts(self, file: Scatter) -> None:
        """Put down which tellings are parts of others."""
        ones, others = _sides(self._ties)
        file.add_columns(np.zeros(len(ones), np.int64), {"one": ones, "other": others})


def _sides(pairs: Sequence[tuple[int, int]]) -> tuple[Ids, Ids]:
    return ids(one for one, _ in pairs), ids(other for _, other in pairs)
