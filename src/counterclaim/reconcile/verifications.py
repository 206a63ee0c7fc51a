"""What documents say of a claim's truth: `unverified`, `confirmed`."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Verification
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words, joined

_KINDS = {Verification.UNVERIFIED: FindingKind.UNVERIFIED, Verification.CONFIRMED: FindingKind.CONFIRMED}
_SHOWN = 3


def verifications(view: View) -> Iterator[Finding]:
    """`unverified` and `confirmed`: one finding for all that one claimant says of one incident in one document."""
    groups: dict[tuple[str, str, str, Verification], list[Claim]] = {}
    for claim in view.claims:
        if claim.verification in _KINDS:
            incident = view.incident_of.get(claim.id)
            key = (view.source(claim), view.claimant(claim), incident.id if incident else claim.id, claim.verification)
            groups.setdefault(key, []).append(claim)
    for (source, claimant, _, verification), claims in groups.items():
        what = list(dict.fromkeys(happening_words(claim) for claim in claims))
        rest = [f"{len(what) - _SHOWN} more"] if len(what) > _SHOWN else []
        outlet = _outlet(view.documents.get(source))
        told = joined(what[:_SHOWN] + rest)
        whose = f" (the word of {claimant})" if claims[0].claimant else ""
        verdict = "could not be verified" if verification is Verification.UNVERIFIED else "was verified"
        yield view.finding(_KINDS[verification], f"{told}{whose} {verdict}, says {outlet}", tuple(claims))


def _outlet(document: Document | None) -> str:
    return document.publisher if document and document.publisher else "the document"
