"""Findings on claims that are of one incident, whatever linking would make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident, Link
from counterclaim.reconcile.books import findings_of
from counterclaim.reconcile.view import view_of

Checked = Callable[..., list[Finding]]


def findings_on_one(
    claims: Iterable[Claim], documents: Mapping[str, Document], measures: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """All findings on claims that are tied into one incident."""
    told = tuple(claims)
    incident = Incident(
        id="inc",
        title="One incident",
        kinds=tuple(sorted({claim.kind for claim in told})),
        links=tuple(Link(claim=claim.id, score=1.0, reasons=("tied by the test",)) for claim in told),
    )
    view = view_of(told, documents, {}).with_measures(measures or {})
    return findings_of(view.with_incidents((incident,)))


@pytest.fixture
def checked(document: Any) -> Checked:
    """The findings of one kind, or of all, on claims of one incident; documents are made where none are given."""

    def of_kind(
        claims: Iterable[Claim],
        *documents: Document,
        kind: str | None = None,
        measures: Mapping[str, str] | None = None,
    ) -> list[Finding]:
        told = list(claims)
        known = {each.id: each for each in documents}
        known |= {claim.document: document(claim.document) for claim in told if claim.document not in known}
        found = findings_on_one(told, known, measures)
        return [finding for finding in found if kind is None or finding.kind.value == kind]

    return of_kind
