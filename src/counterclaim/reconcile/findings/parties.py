"""Who stands where in an incident: who is said to have done it, who boasts of it, who blames another, who denies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance

BLOWS = frozenset({Kind.STRIKE, Kind.LAUNCH})
"""What a side does from afar, or denies to have done. An attack on the ground has both sides in it."""
EFFECTS = frozenset(
    {Kind.DAMAGE, Kind.FIRE, Kind.DEBRIS, Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.EQUIPMENT_LOSS, Kind.OUTAGE}
)
"""What comes of it."""
ATTACK = BLOWS | EFFECTS


def doer(claim: Claim) -> str | None:
    """The side that a claim says did it."""
    return claim.actor.side if claim.actor else None


def belligerents(claims: Sequence[Claim]) -> frozenset[str]:
    """The sides that act or suffer in what is told."""
    found = {doer(claim) for claim in claims} | {claim.target.side for claim in claims if claim.target}
    return frozenset(side for side in found if side is not None)


def of_third_party(claim: Claim, sides: frozenset[str]) -> bool:
    """Whether a known body of none of these sides speaks; a name that nobody knows may be of any side."""
    if claim.claimant is None:
        return False
    return claim.side not in sides if claim.side is not None else claim.claimant.entity is not None


def asserted(claim: Claim) -> bool:
    """Whether a claim puts a happening as a fact."""
    return claim.stance is Stance.ASSERTED and claim.kind is not Kind.STATEMENT


def accused(claims: Sequence[Claim]) -> frozenset[str]:
    """The sides that somebody else, or a document in its own voice, says did it."""
    found = {doer(claim) for claim in claims if asserted(claim) and claim.kind in ATTACK and claim.side != doer(claim)}
    return frozenset(side for side in found if side is not None)


def accusations(claims: Sequence[Claim], side: str) -> list[Claim]:
    """What others say that a side did."""
    return [
        claim
        for claim in claims
        if asserted(claim) and claim.kind in ATTACK and doer(claim) == side and claim.side != side
    ]


def blames(claims: Sequence[Claim], side: str) -> list[Claim]:
    """What a side that is accused says in so many words that its accusers' side did."""
    accusers = Counter(claim.side for claim in accusations(claims, side) if claim.side is not None)
    if not accusers:
        return []
    accuser = min(accusers, key=lambda name: (-accusers[name], name))
    return [claim for claim in claims if claim.side == side and _blames(claim, accuser)]


def _blames(claim: Claim, accuser: str) -> bool:
    if claim.kind not in ATTACK or claim.stance not in (Stance.ASSERTED, Stance.POSSIBLE):
        return False
    return doer(claim) == accuser and claim.actor is not None and not claim.actor.implied


def owns_up(claim: Claim, side: str, sides: frozenset[str], *, denied: bool = False) -> bool:
    """Whether a side tells of a blow or its effect as its own: in so many words, unless it denied one before."""
    if not denied and doer(claim) != side:
        return False
    if claim.side != side or not asserted(claim) or claim.kind not in ATTACK - {Kind.DEBRIS}:
        return False
    struck = claim.target.side if claim.target else None
    return doer(claim) in (None, side) or (doer(claim) not in sides and struck != side)


def denials(claims: Sequence[Claim], kinds: frozenset[Kind]) -> list[Claim]:
    """Claims of such kinds that a named claimant says did not happen."""
    return [
        claim
        for claim in claims
        if claim.stance is Stance.NEGATED and claim.claimant is not None and claim.kind in kinds
    ]
