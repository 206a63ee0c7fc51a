"""Who has spoken of an incident: `one_sided`."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind, Stance
from counterclaim.reconcile.claimants import bare_name
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words, joined, side_words

_OF_ONE_SIDE = frozenset({Kind.AID, Kind.ALERT, Kind.DETENTION, Kind.DISPLACEMENT})
"""What concerns one side alone: nobody waits for the other's word."""
_NAMED = 3


def one_sided(view: View) -> Iterator[Finding]:
    """`one_sided`: all who tell of an incident are of one side, and no document tells it in its own voice."""
    for incident in view.incidents:
        claims = [claim for claim in view.claims_of(incident) if claim.stance is Stance.ASSERTED]
        sides = {claim.side for claim in claims}
        if len(sides) != 1 or None in sides or all(claim.kind in _OF_ONE_SIDE for claim in claims):
            continue
        if not _concerns_another(claims):
            continue
        telling = next((claim for claim in claims if claim.count or claim.places), None)
        if telling is None:
            continue
        by_name = {bare_name(view.claimant(claim)): view.claimant(claim) for claim in reversed(claims)}
        names = [by_name[key] for key in dict.fromkeys(bare_name(view.claimant(claim)) for claim in claims)]
        rest = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
        side = side_words(claims[0].side or "")
        words = f"Only {side}'s side tells of {happening_words(telling)} ({joined(names[:_NAMED] + rest)})"
        yield view.finding(FindingKind.ONE_SIDED, words, tuple(claims))


def _concerns_another(claims: list[Claim]) -> bool:
    """Whether another side has a part in it: it did it, it was hit, or its arms were shot down."""
    side = claims[0].side
    others = {claim.actor.side for claim in claims if claim.actor} | {
        claim.target.side for claim in claims if claim.target
    }
    return bool(others - {side, None}) or any(claim.kind in (Kind.INTERCEPTION, Kind.CONTROL) for claim in claims)
