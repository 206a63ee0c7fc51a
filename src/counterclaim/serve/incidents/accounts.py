"""All that the ledger holds of one incident, as it stands or stood at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import IncidentFigures
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident, Link
from counterclaim.reconcile.views.figures import incident_figures
from counterclaim.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An incident with its claims, their documents, and what is derived from them.

    `claims` has its claims and the wholes that they are parts of, by id; `whole` is the incident that it lies in,
    `parts` are those that lie in it.
    """

    incident: Incident
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]
    figures: IncidentFigures
    whole: Incident | None
    parts: tuple[Incident, ...]

    @property
    def own(self) -> tuple[Claim, ...]:
        """The incident's own claims, in the order of its links."""
        return tuple(self.claims[key] for key in self.incident.claims if key in self.claims)

    @property
    def links(self) -> Mapping[str, Link]:
        """Why each claim belongs to it, by the claim's id."""
        return {link.claim: link for link in self.incident.links}

    @property
    def copies(self) -> Mapping[str, str]:
        """The claims that only repeat another document's text, each with that document's id."""
        steps = (step for measure in self.figures.measures for step in measure.ladder)
        return {claim: step.copy_of for step in steps if step.copy_of for claim in step.claims}

    def said_on(self, claim: Claim) -> date | None:
        """The day on which a claim was made: its own words', or else its document's."""
        if claim.said is not None:
            return claim.said.interval.last_day
        document = self.documents.get(claim.document)
        return document.published_on if document else None

    def outlet(self, claim: Claim) -> str:
        """Who published the text that makes a claim: its publisher, or else its name."""
        document = self.documents.get(claim.document)
        return (document.publisher if document else None) or claim.document_name

    @property
    def outlets(self) -> int:
        """How many publishers its claims were read in."""
        return len({self.outlet(claim) for claim in self.own})


def account_of(ledger: Ledger, incident: Incident, known_at: datetime | None) -> Account:
    """What the ledger holds of an incident, or held at that moment."""
    claims, documents = read_claims(ledger, incident.claims)
    about = (each for each in ledger.findings_of_any(incident.claims, known_at) if each.incident == incident.id)
    return Account(
        incident=incident,
        claims=claims,
        documents=documents,
        findings=tuple(about),
        figures=incident_figures(incident, claims.values(), documents),
        whole=ledger.incident(incident.part_of, known_at) if incident.part_of else None,
        parts=ledger.parts_of_incident(incident.id, known_at),
    )


def read_claims(ledger: Ledger, keys: Iterable[str]) -> tuple[dict[str, Claim], dict[str, Document]]:
    """Claims with the wholes that they are parts of, and all their documents, by id."""
    claims = {claim.id: claim for claim in ledger.claims_by_ids(keys)}
    wholes = {claim.part_of for claim in claims.values() if claim.part_of} - claims.keys()
    claims |= {claim.id: claim for claim in ledger.claims_by_ids(sorted(wholes))}
    papers = dict.fromkeys(claim.document for claim in claims.values())
    return claims, {document.id: document for document in ledger.documents_by_ids(papers)}
