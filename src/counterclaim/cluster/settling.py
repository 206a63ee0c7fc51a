"""Last stages of reconciling: tellings of one scope come together with their documents, and each scope is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter

from counterclaim.cluster.exchange import Row, Shape, columns_for, rows_for, rows_in, scattered
from counterclaim.cluster.ids import key_of, number_of
from counterclaim.cluster.pairing import AT_HOME
from counterclaim.cluster.parts import document_from
from counterclaim.cluster.repeating import INDEXED
from counterclaim.cluster.results import keep_results
from counterclaim.cluster.tasks import Record, Task
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.pipeline.settling import Errand, Scope, Settled, settled
from counterclaim.store.shapes import valued_text

SCOPED: Shape = (("number", "id"), *INDEXED)
WANTED: Shape = (("document", "text"), ("to", "number"))
DELIVERED: Shape = (
    ("document", "text"),
    ("text", "text"),
    ("body", "text"),
    ("claims", "texts"),
    ("older", "texts"),
    ("earlier", "texts"),
    ("source", "text"),
    ("source_text", "text"),
    ("source_body", "text"),
)
TELLINGS_AT_ONCE = 1_000


def send_tellings(task: Task) -> Record:
    """Send the tellings of one home to where their scopes are settled, and ask for their documents."""
    known = columns_for(task.folder("scopes"), task.number, task.of, AT_HOME)
    scope_of = dict(zip(known["telling"].tolist(), known["scope"].tolist(), strict=True))
    wanted: set[tuple[int, str, int]] = set()
    with scattered(task.file("scoped"), SCOPED, task.of) as scoped:
        for row in rows_for(task.folder("tellings"), task.number, task.of):
            own = number_of(row["key"])
            number = scope_of.get(own, own)
            to = number % task.of
            wanted.add((row.pop("shelf"), row["document"], to))
            scoped.add(to, row | {"number": number, "scope": key_of("clm", number)})
    with scattered(task.file("wanted"), WANTED, task.of) as wishes:
        for shelf, document, to in sorted(wanted):
            wishes.add(shelf, {"document": document, "to": to})
    return {"wanted": len(wanted)}


def send_documents(task: Task) -> Record:
    """Send the documents of one shelf to where they are wanted, with the older versions' claims and what they copy."""
    wanted: dict[str, set[int]] = {}
    for row in rows_for(task.folder("wanted"), task.number, task.of):
        wanted.setdefault(row["document"], set()).add(row["to"])
    sources = {row["document"]: row for row in rows_for(task.folder("sources"), task.number, task.of)}
    older = {key for row in rows_in(task.file("shelved")) for key in row["older"]}
    claims_of = {row["document"]: row["claims"] for row in rows_in(task.file("shelved")) if row["document"] in older}
    sent = 0
    with scattered(task.file("delivered"), DELIVERED, task.of) as deliveries:
        for row in rows_in(task.file("shelved")):
            source = sources.get(row["document"], {})
            row["earlier"] = [body for key in row["older"] for body in claims_of[key]]
            row |= {
                "source": source.get("source"),
                "source_text": source.get("text"),
                "source_body": source.get("body"),
            }
            del row["bands"]
            for to in sorted(wanted.get(row["document"], ())):
                deliveries.add(to, row)
                sent += 1
    return {"sent": sent}


def settle_scopes(task: Task) -> Record:
    """Settle the scopes that fall to this task, and keep what stands in them, that of copies among it."""
    rows = sorted(rows_for(task.folder("scoped"), task.number, task.of), key=itemgetter("number", "key"))
    delivered = {row["document"]: row for row in rows_for(task.folder("delivered"), task.number, task.of)}
    scopes = (list(group) for _, group in groupby(rows, key=itemgetter("number")))
    found = chain.from_iterable(_settled(stretch, delivered) for stretch in _stretches(scopes))
    copies = list(rows_in(task.file("copied")))
    alone = rows_in(task.file("alone"))
    index = chain(rows, sorted(chain(rows_in(task.file("copies")), alone), key=itemgetter("scope", "key")))
    numbers = keep_results(task, found, copies, index)
    return {"scopes": len({row["number"] for row in rows})} | numbers


@dataclass(frozen=True, slots=True)
class Delivered:
    """As much of a ledger as some scopes need, from the rows that were delivered for them."""

    rows: Mapping[str, Row]

    def claims_of_documents(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these documents, those of older versions with their newest's row; see `Ledger`."""
        older = self._older
        for key in dict.fromkeys(keys):
            row, name = (self.rows[key], "claims") if key in self.rows else (older[key], "earlier")
            claims = (valued_text(body, Claim) for body in row[name])
            yield from (claim for claim in claims if claim.document == key)

    def documents_by_ids(self, keys: Iterable[str]) -> Iterator[Document]:
        """These documents, and those that others repeat; see `Ledger`."""
        repeated = {row["source"]: (row["source_text"], row["source_body"]) for row in self.rows.values()}
        for key in dict.fromkeys(keys):
            row = self.rows.get(key)
            yield document_from(*((row["text"], row["body"]) if row else repeated[key]))

    def older_versions(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The older versions of these; see `Ledger`."""
        return {key: tuple(older) for key in keys if (older := self.rows[key]["older"])}

    @property
    def _older(self) -> dict[str, Row]:
        return {key: row for row in self.rows.values() for key in row["older"]}


def _settled(stretch: Sequence[list[Row]], delivered: Mapping[str, Row]) -> Iterator[Settled]:
    documents = {row["document"] for members in stretch for row in members}
    shelf = Delivered({key: delivered[key] for key in sorted(documents)})
    sources = {key: row["source"] for key, row in shelf.rows.items() if row["source"]}
    scopes = tuple(
        Scope(
            name=members[0]["scope"],
            bodies=tuple(row["body"] for row in members),
            documents=tuple(sorted({row["document"] for row in members})),
        )
        for members in stretch
    )
    yield from settled(shelf, Errand(scopes=scopes, judgements=(), sources=sources))


def _stretches(scopes: Iterable[list[Row]]) -> Iterator[list[list[Row]]]:
    waiting: list[list[Row]] = []
    size = 0
    for members in scopes:
        waiting.append(members)
        size += len(members)
        if size >= TELLINGS_AT_ONCE:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting
