"""Claims become incidents and findings: `reconcile` is the whole of it, `settle` what is done for each part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import resources

from rensa import RMinHash

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement
from counterclaim.reconcile.copies import copied, copies_of, sources_of
from counterclaim.reconcile.findings.checks import findings_on, findings_outside
from counterclaim.reconcile.linking.incidents import incidents_among, scopes_of
from counterclaim.reconcile.linking.tellings import Telling, tellings_of
from counterclaim.reconcile.view import View, view_of

_EDITION = "1"
"""Of the code of linking and checking: one more whenever the same ledger would come out otherwise."""


def _rules() -> str:
    weights = resources.files("counterclaim.reconcile.linking").joinpath("weights.toml").read_bytes()
    return f"{_EDITION} {blake2b(weights, digest_size=4).hexdigest()} {RMinHash.ALGORITHM_VERSION}"


RULES = _rules()
"""What a ledger was reconciled by: where it differs, everything is worked out anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What claims say together: incidents in the order of their first claims, findings incident by incident."""

    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]


def reconcile(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement] = (),
    measures: Mapping[str, str] | None = None,
) -> Reconciliation:
    """Ties claims into incidents and checks them against each other; `documents` by id, `measures` by claim if coded.

    The order of claims and documents changes nothing. A claim whose document is missing is kept: it only has no day of
    publication and no outlet.
    """
    copies = copies_of(documents.values())
    view = view_of(claims, documents, sources_of(copies)).with_measures(measures or {})
    tellings = [
        telling
        for document, inside in view.by_document.items()
        for telling in tellings_of(inside, view.documents.get(document), judgements)
    ]
    scopes = sorted(scopes_of(tellings, judgements), key=lambda scope: min(view.rank[one.id] for one in scope))
    settled = [settle(scope, judgements, view) for scope in scopes]
    incidents = [one for found in settled for one in found.incidents]
    incidents.sort(key=lambda one: view.rank[one.links[0].claim])
    findings = {one.id: one for found in settled for one in found.findings}
    findings |= {one.id: one for one in copied(copies, documents, view.by_document)}
    return Reconciliation(incidents=tuple(incidents), findings=tuple(findings.values()))


def settle(tellings: Sequence[Telling], judgements: Sequence[Judgement], view: View) -> Reconciliation:
    """The incidents among tellings that hang together, and all findings on them.

    It looks at the claims of their documents alone, so it is the same in any view that holds them.
    """
    incidents = incidents_among(tellings, view, judgements)
    among = frozenset(claim for telling in tellings for claim in telling.claims)
    return Reconciliation(incidents=incidents, findings=findings_of(view.with_incidents(incidents, among=among)))


def findings_of(view: View) -> tuple[Finding, ...]:
    """All findings on a view's incidents, and on claims of its own that are in none, each once."""
    return tuple({finding.id: finding for finding in _findings(view)}.values())


def _findings(view: View) -> Iterator[Finding]:
    for incident in view.incidents:
        yield from findings_on(incident, view)
    for document in view.documents_outside():
        yield from findings_outside(document, view)
