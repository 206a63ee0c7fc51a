"""Last step of reconciling: tellings that hang together become incidents, and their claims are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement
from counterclaim.pipeline.access import opened
from counterclaim.pipeline.tracing import telling_of
from counterclaim.reconcile.books import settle
from counterclaim.reconcile.view import View, view_of
from counterclaim.store.ledger import Ledger


class Shelf(Protocol):
    """What settling looks up: a ledger, or as much of one as the scopes need. `Ledger` says what each method does."""

    def claims_of_documents(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these documents."""

    def documents_by_ids(self, keys: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids."""

    def older_versions(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For those of these documents that have older versions, the ids of all these, older before newer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Tellings that hang together, as JSON, and the documents that they are from; it goes by its first telling."""

    name: str
    bodies: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Scopes to settle, the judgements on their claims, and for each copied document of theirs its source."""

    scopes: tuple[Scope, ...]
    judgements: tuple[Judgement, ...]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """All that stands in one scope."""

    scope: str
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]


def settled_at(job: tuple[Ledger | str, Errand]) -> list[Settled]:
    """The same as `settled`, with the ledger or its address."""
    access, errand = job
    return settled(opened(access), errand)


def settled(ledger: Shelf, errand: Errand) -> list[Settled]:
    """The incidents and findings of each scope; what comes of one does not depend on the others."""
    documents = sorted({document for scope in errand.scopes for document in scope.documents})
    claims: list[Claim] = list(ledger.claims_of_documents(documents))
    papers = {
        document.id: document for document in ledger.documents_by_ids(sorted({*documents, *errand.sources.values()}))
    }
    view = view_of(claims, papers, errand.sources).with_earlier(_earlier(ledger, documents))
    return [_settled(scope, errand.judgements, view) for scope in errand.scopes]


def _earlier(ledger: Shelf, documents: Sequence[str]) -> dict[str, tuple[tuple[Claim, ...], ...]]:
    """The claims of the older versions of documents that were edited, version by version, oldest first."""
    older = ledger.older_versions(documents)
    inside: dict[str, list[Claim]] = {}
    for claim in ledger.claims_of_documents(key for keys in older.values() for key in keys):
        inside.setdefault(claim.document, []).append(claim)
    return {key: tuple(tuple(inside.get(each, ())) for each in keys) for key, keys in older.items()}


def _settled(scope: Scope, judgements: Sequence[Judgement], view: View) -> Settled:
    found = settle([telling_of(body) for body in scope.bodies], judgements, view)
    return Settled(scope=scope.name, incidents=found.incidents, findings=found.findings)
