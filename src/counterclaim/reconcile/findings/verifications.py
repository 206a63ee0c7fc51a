"""What documents say of a claim's truth: `unverified`, and `confirmed` by the outlet itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.reconcile.findings.confirmations import firmed_up
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words, joined

_KINDS = {Verification.UNVERIFIED: FindingKind.UNVERIFIED, Verification.CONFIRMED: FindingKind.CONFIRMED}
_SHOWN = 3


def verifications(incident: Incident, view: View) -> Iterator[Finding]:
    """`unverified` and `confirmed`: one finding for all that one document says of one incident's truth."""
    settled = {doubted.id for doubted, _ in firmed_up(incident, view)}
    yield from _verdicts([claim for claim in view.claims_of(incident) if claim.id not in settled], view)


def verifications_outside(document: str, view: View) -> Iterator[Finding]:
    """The same for the claims of a document that belong to no incident."""
    outside = view.claims_outside(document)
    yield from _verdicts([claim for claim in outside if claim.kind is not Kind.STATEMENT], view)


def _verdicts(claims: Iterable[Claim], view: View) -> Iterator[Finding]:
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(view.source(claim), []).append(claim)
    for source, told in by_source.items():
        for verification in _KINDS:
            judged = [claim for claim in told if claim.verification is verification]
            if judged:
                yield _verdict(_concerned(judged, told, verification), verification, source, view)


def _concerned(judged: list[Claim], told: list[Claim], verification: Verification) -> list[Claim]:
    """The claims that a verdict is about: where only a bare remark bears it, those on somebody's word."""
    if verification is Verification.UNVERIFIED and all(claim.kind is Kind.STATEMENT for claim in judged):
        others = [claim for claim in told if claim.side and claim.stance is Stance.ASSERTED and claim not in judged]
        return [claim for claim in others if claim.kind is not Kind.STATEMENT] + judged
    return judged


def _verdict(claims: list[Claim], verification: Verification, source: str, view: View) -> Finding:
    happened = [claim for claim in claims if claim.kind is not Kind.STATEMENT] or claims
    what = list(dict.fromkeys(happening_words(claim) for claim in happened))
    rest = [f"{len(what) - _SHOWN} more"] if len(what) > _SHOWN else []
    told = joined(what[:_SHOWN] + rest)
    names = list(dict.fromkeys(view.claimant(claim) for claim in happened if claim.claimant))
    whose = f" (the word of {joined(names[:_SHOWN])})" if names else ""
    verdict = "could not be verified" if verification is Verification.UNVERIFIED else "was verified"
    words = f"{told}{whose} {verdict}, says {_outlet(view.documents.get(source))}"
    return view.finding(_KINDS[verification], words, tuple(claims))


def _outlet(document: Document | None) -> str:
    return document.publisher if document and document.publisher else "the document"
