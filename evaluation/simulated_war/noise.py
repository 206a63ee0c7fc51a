"""What a reader gets wrong: fields lost or coarsened here and there, by the claim's own key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from evaluation.simulated_war.wording import days

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.interval import TimeMention, TimePrecision
from counterclaim.model.kind import Kind

_CONFUSED = {Kind.STRIKE: Kind.DAMAGE, Kind.DAMAGE: Kind.STRIKE, Kind.ASSAULT: Kind.STRIKE, Kind.FIRE: Kind.DAMAGE}

Change = Callable[[Claim, Document], Claim]


def blurred(claims: Sequence[Claim], document: Document, rate: float) -> list[Claim]:
    """The claims with errors of each sort, by that rate."""
    rng = Random(document.id)
    found = []
    for claim in claims:
        for change, weight in CHANGES:
            if rng.random() < rate * weight:
                claim = change(claim, document)
        found.append(claim)
    return found


def _without_place(claim: Claim, document: Document) -> Claim:
    return replace(claim, places=())


def _without_time(claim: Claim, document: Document) -> Claim:
    return replace(claim, time=None)


def _time_of_report(claim: Claim, document: Document) -> Claim:
    if document.published_on is None:
        return claim
    day = document.published_on.toordinal()
    return replace(claim, time=TimeMention(interval=days(day, day, TimePrecision.DAY)))


def _without_weapon(claim: Claim, document: Document) -> Claim:
    return replace(claim, weapon=None)


def _without_target(claim: Claim, document: Document) -> Claim:
    return replace(claim, target=None)


def _without_actor(claim: Claim, document: Document) -> Claim:
    return replace(claim, actor=None)


def _without_claimant(claim: Claim, document: Document) -> Claim:
    return replace(claim, claimant=None)


def _without_whole(claim: Claim, document: Document) -> Claim:
    return replace(claim, part_of=None)


def _other_kind(claim: Claim, document: Document) -> Claim:
    return replace(claim, kind=_CONFUSED.get(claim.kind, claim.kind))


CHANGES: tuple[tuple[Change, float], ...] = (
    (_without_place, 1.0),
    (_without_time, 0.4),
    (_time_of_report, 0.4),
    (_without_weapon, 1.0),
    (_without_target, 1.0),
    (_without_actor, 1.0),
    (_without_claimant, 1.0),
    (_without_whole, 1.0),
    (_other_kind, 0.4),
)
"""The errors, each with how often it comes by the rate: at 0.05 as often as our own reader's on coded documents."""
