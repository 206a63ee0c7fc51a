"""The stretch of the ledger that one page shows."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.publish.report_view import Extract
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query


def of_claim(ledger: Ledger, claim: Claim) -> Extract:
    """A claim with its text, and the incidents and findings that hold it."""
    return Extract(
        claims=(claim,),
        documents=_texts(ledger, (claim,)),
        incidents=ledger.incidents_of(claim.id),
        findings=ledger.findings_of(claim.id),
        wholes=_wholes(ledger, (claim,)),
    )


def of_incident(ledger: Ledger, incident: Incident) -> Extract:
    """An incident with its claims, their texts, and what is found about it."""
    claims = _claims(ledger, incident.claims)
    findings = (finding for claim in claims for finding in ledger.findings_of(claim.id))
    about = {finding.id: finding for finding in findings if finding.incident == incident.id}
    return Extract(
        claims=claims,
        documents=_texts(ledger, claims),
        incidents=(incident,),
        findings=tuple(about.values()),
        wholes=_wholes(ledger, claims),
        around=_around(ledger, incident),
    )


def of_finding(ledger: Ledger, finding: Finding) -> Extract:
    """A finding with the claims that it rests on, their texts, and its incident."""
    claims = _claims(ledger, finding.claims)
    incident = ledger.incident(finding.incident) if finding.incident else None
    return Extract(
        claims=claims,
        documents=_texts(ledger, claims),
        incidents=(incident,) if incident else (),
        findings=(finding,),
        wholes=_wholes(ledger, claims),
    )


def of_document(ledger: Ledger, document: Document) -> Extract:
    """A document with the claims of its latest reading."""
    return Extract(claims=tuple(ledger.claims(Query(document=document.id))), documents=(document,))


def of_claims(ledger: Ledger, claims: Iterable[Claim]) -> Extract:
    """Claims without their texts, for a list."""
    shown = tuple(claims)
    return Extract(claims=shown, documents=(), wholes=_wholes(ledger, shown))


def _around(ledger: Ledger, incident: Incident) -> tuple[Incident, ...]:
    whole = ledger.incident(incident.part_of) if incident.part_of else None
    return (whole,) if whole else ()


def _claims(ledger: Ledger, keys: Iterable[str]) -> tuple[Claim, ...]:
    found = (ledger.claim(key) for key in dict.fromkeys(keys))
    return tuple(claim for claim in found if claim)


def _texts(ledger: Ledger, claims: Iterable[Claim]) -> tuple[Document, ...]:
    readings = dict.fromkeys((claim.document, claim.reader) for claim in claims)
    texts = (ledger.document(key, reader) for key, reader in readings)
    return tuple({text.id: text for text in texts if text}.values())


def _wholes(ledger: Ledger, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return _claims(ledger, [claim.part_of for claim in claims if claim.part_of])
