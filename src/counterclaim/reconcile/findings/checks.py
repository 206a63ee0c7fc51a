"""All that is looked for in claims. A check looks at one incident, its documents and the incidents related to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from counterclaim.model.finding import Finding
from counterclaim.model.identity import finding_id
from counterclaim.model.incident import Incident
from counterclaim.reconcile.findings.breakdowns import breakdowns, breakdowns_outside
from counterclaim.reconcile.findings.confirmations import admissions, confirmations
from counterclaim.reconcile.findings.disputes import denials_outside, disputes
from counterclaim.reconcile.findings.edits import edits
from counterclaim.reconcile.findings.figures import figures
from counterclaim.reconcile.findings.increments import increments
from counterclaim.reconcile.findings.repetitions import repetitions
from counterclaim.reconcile.findings.revisions import revisions
from counterclaim.reconcile.findings.sides import one_sided
from counterclaim.reconcile.findings.verifications import verifications, verifications_outside
from counterclaim.reconcile.view import View

Check = Callable[[Incident, View], Iterator[Finding]]
DocumentCheck = Callable[[str, View], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    disputes,
    breakdowns,
    figures,
    revisions,
    increments,
    edits,
    admissions,
    confirmations,
    one_sided,
    verifications,
    repetitions,
)
"""What is asked of one incident."""

DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (breakdowns_outside, denials_outside, verifications_outside)
"""What is asked of the claims of one document that belong to no incident."""


def findings_on(incident: Incident, view: View) -> tuple[Finding, ...]:
    """All findings on one incident, in the order of the checks."""
    return tuple(_at_home(finding, incident) for check in CHECKS for finding in check(incident, view))


def _at_home(finding: Finding, incident: Incident) -> Finding:
    """The same finding as this incident's, whatever other claims it names first."""
    if finding.incident == incident.id:
        return finding
    key = finding_id(finding.kind.value, incident.id, *finding.claims)
    return replace(finding, id=key, incident=incident.id)


def findings_outside(document: str, view: View) -> tuple[Finding, ...]:
    """All findings on what a document says beside any incident."""
    return tuple(finding for check in DOCUMENT_CHECKS for finding in check(document, view))
