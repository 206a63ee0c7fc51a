"""First step of reconciling: what each document tells, in the shape that linking and the working index use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.judgement import Judgement
from counterclaim.pipeline.access import opened
from counterclaim.pipeline.judging import standing_judgements
from counterclaim.reconcile.copies import bands_of
from counterclaim.reconcile.linking.blocks import keys_of
from counterclaim.reconcile.linking.tellings import Telling, tellings_of
from counterclaim.store.entry import IndexedTelling
from counterclaim.store.ledger import Ledger
from counterclaim.store.shapes import json_text, shaped, valued_text

DOCUMENTS_AT_ONCE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one document leaves in the index: a row for each of its tellings, and the bands of its text."""

    document: str
    tellings: tuple[IndexedTelling, ...]
    bands: tuple[int, ...]


def traces_at(job: tuple[Ledger | str, Sequence[str]]) -> list[Trace]:
    """The same as `traces`, with the ledger or its address."""
    access, documents = job
    return traces(opened(access), documents)


def traces(ledger: Ledger, documents: Sequence[str]) -> list[Trace]:
    """The traces of these documents, in the order of their ids as given."""
    claims: dict[str, list[Claim]] = {}
    for claim in ledger.claims_of_documents(documents):
        claims.setdefault(claim.document, []).append(claim)
    papers = {document.id: document for document in ledger.documents_by_ids(documents)}
    judgements = standing_judgements(ledger)
    return [trace_of(papers[key], claims.get(key, ()), judgements) for key in documents if key in papers]


@lru_cache(maxsize=16_384)
def telling_of(body: str) -> Telling:
    """A telling as it was before it went into the index."""
    return valued_text(body, Telling)


def stretches(keys: Iterable[str], size: int = DOCUMENTS_AT_ONCE) -> Iterator[list[str]]:
    """The same, so many at a time."""
    coming = iter(keys)
    while stretch := list(islice(coming, size)):
        yield stretch


def trace_of(document: Document, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Trace:
    """The trace of one document, by its claims and the judgements on them."""
    rows = tuple(
        IndexedTelling(key=telling.id, document=document.id, blocks=keys_of(telling), body=json_text(shaped(telling)))
        for telling in tellings_of(claims, document, judgements)
    )
    return Trace(document=document.id, tellings=rows, bands=bands_of(document.text))
