"""What became of munitions that were launched, where the text tells it without calling it a part of the launch."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance
from counterclaim.reconcile.claimants import speaks_with
from counterclaim.reconcile.partitions import FATES
from counterclaim.reconcile.places import finest_places
from counterclaim.reconcile.view import View


def untied_fates(whole: Claim, view: View) -> Iterator[Claim]:
    """Fates that the claimant of a document's one launch of such munitions tells further on, of no place of its own."""
    if whole.kind is not Kind.LAUNCH or whole.count is None or whole.part_of is not None:
        return
    claims = view.claims_in(whole.document)
    if sum(_alike(claim, whole) and claim.kind is Kind.LAUNCH and claim.part_of is None for claim in claims) != 1:
        return
    for claim in claims:
        untied = claim.kind in FATES and claim.part_of is None and claim.stance is Stance.ASSERTED
        if untied and _alike(claim, whole) and _told_with(claim, whole, view) and _same_munitions(claim, whole):
            yield claim


def _alike(claim: Claim, whole: Claim) -> bool:
    """Whether both count the same sort of munition."""
    if claim.count is None or whole.count is None:
        return False
    return claim.count.quantity.unit is whole.count.quantity.unit


def _told_with(claim: Claim, whole: Claim, view: View) -> bool:
    """Whether a fate is told after the launch, on the same word, of the same day, and of no place of its own."""
    same_day = view.moments[claim.id].key == view.moments[whole.id].key
    after = claim.sentence.start >= whole.sentence.start
    return after and same_day and speaks_with(claim, whole) and not finest_places(claim)


def _same_munitions(fate: Claim, whole: Claim) -> bool:
    """Whether one side launched them: the other shoots them down, and it is the launcher who hits with them."""
    launcher = whole.actor.side if whole.actor else None
    doer = fate.actor.side if fate.actor else None
    if launcher is None or doer is None:
        return fate.side is not None and fate.side != launcher
    return (doer != launcher) is (fate.kind is Kind.INTERCEPTION)
