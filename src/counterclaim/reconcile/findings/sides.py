"""Who has spoken of an incident: `one_sided`.

A town's officials count their own dead, and nobody waits for the other side's word on it. One-sided is what a side
tells of things that lie in the other's hands (its losses, its prisoners, ground taken from it), or what could not be
verified, where nobody else tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.reconcile.claimants import bare_name
from counterclaim.reconcile.findings.parties import doer
from counterclaim.reconcile.findings.witnesses import bounded_claims, names
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words, joined, of_side_words

_CAPTIVES = frozenset({Kind.DETENTION, Kind.CAPTURED})
_GAINS = frozenset({Kind.CONTROL, Kind.EQUIPMENT_LOSS})
_HARM = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE})
_NAMED = 3


def one_sided(incident: Incident, view: View) -> Iterator[Finding]:
    """`one_sided`: what only one side tells of what the other has in its hands, or of what could not be verified."""
    claims = bounded_claims(view.claims_of(incident))
    for side in sorted({claim.side for claim in claims if claim.side}):
        told = [claim for claim in claims if claim.side == side and _beyond_its_own_ground(claim)]
        alone = [claim for claim in told if not any(_tells_it_too(other, claim) for other in claims)]
        telling = next((claim for claim in alone if claim.count or claim.places), None)
        if telling is not None and not _answered(side, claims):
            yield _one_sided(telling, alone, side, view)


def _beyond_its_own_ground(claim: Claim) -> bool:
    """Whether a side tells of what it can't have counted at home."""
    if claim.kind is Kind.STATEMENT or claim.stance not in (Stance.ASSERTED, Stance.EXPECTED):
        return False
    if claim.verification is Verification.UNVERIFIED:
        return True
    if claim.stance is Stance.EXPECTED:
        return claim.kind is Kind.CONTROL and doer(claim) in (None, claim.side)
    if claim.kind in _CAPTIVES:
        return doer(claim) not in (None, claim.side)
    if claim.kind in _GAINS:
        return doer(claim) in (None, claim.side) and not _its_own(claim)
    return claim.kind in _HARM and doer(claim) == claim.side and not _its_own(claim)


def _its_own(claim: Claim) -> bool:
    return claim.target is not None and claim.target.side == claim.side


def _tells_it_too(other: Claim, claim: Claim) -> bool:
    """Whether somebody else tells a claim's happening: with a count where the claim has one."""
    if other.side == claim.side or other.kind is not claim.kind or other.stance is not claim.stance:
        return False
    remark = other.claimant is None and (other.verification is Verification.UNVERIFIED or names(other, claim))
    return not remark and (claim.count is None or other.count is not None)


def _answered(side: str, claims: Sequence[Claim]) -> bool:
    """Whether another party denies it: then it is disputed, which is another finding."""
    return any(claim.stance is Stance.NEGATED and claim.side not in (None, side) for claim in claims)


def _one_sided(telling: Claim, claims: Sequence[Claim], side: str, view: View) -> Finding:
    by_name = {bare_name(view.claimant(claim)): view.claimant(claim) for claim in reversed(claims)}
    names = [by_name[key] for key in dict.fromkeys(bare_name(view.claimant(claim)) for claim in claims)]
    rest = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    words = f"Only {of_side_words(side)} tells of {happening_words(telling)} ({joined(names[:_NAMED] + rest)})"
    return view.finding(FindingKind.ONE_SIDED, words, tuple(claims))
