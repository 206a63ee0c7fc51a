"""Claims become incidents and findings: `reconcile` is the whole of it, and `CHECKS` is all that it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.reconcile.breakdowns import breakdowns
from counterclaim.reconcile.copies import copied, copied_from
from counterclaim.reconcile.disputes import disputes
from counterclaim.reconcile.figures import figures
from counterclaim.reconcile.incidents import incidents_of
from counterclaim.reconcile.revisions import revisions
from counterclaim.reconcile.sides import one_sided
from counterclaim.reconcile.verifications import verifications
from counterclaim.reconcile.view import View, view_of

Check = Callable[[View], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What claims say together: incidents in the order of their first claims, findings in the order of the checks."""

    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]


def reconcile(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Reconciliation:
    """Ties claims into incidents and checks them against each other; `documents` by id.

    The order of claims and documents changes nothing. A claim whose document is missing is kept: it only has no day of
    publication and no outlet.
    """
    view = view_of(claims, documents, copied_from(documents))
    view = view.with_incidents(incidents_of(view))
    found = {finding.id: finding for check in CHECKS for finding in check(view)}
    return Reconciliation(incidents=view.incidents, findings=tuple(found.values()))


CHECKS: tuple[Check, ...] = (disputes, breakdowns, figures, revisions, one_sided, verifications, copied)
