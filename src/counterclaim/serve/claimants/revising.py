"""How a claimant's own figures changed: from what, to what, and which way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding
from counterclaim.model.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A figure that a claimant gave anew: its claims with the first and with the last number, and how often it rose.

    `share` is the difference by the first number; null where that is 0.
    """

    finding: str
    first: Claim
    last: Claim
    rose: int
    fell: int
    difference: float
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """All that were found, the last ones first, and what they come to.

    `typical_rise` and `typical_fall` are the medians of the shares by which figures rose and fell in the end.
    `accounts` are revisions that changed no figure of its own: a denial taken back, say, or another's later count.
    """

    found: tuple[Revision, ...]
    up: int
    down: int
    level: int
    typical_rise: float | None
    typical_fall: float | None
    accounts: int


def revisions(findings: Sequence[Finding], own: Mapping[str, Claim]) -> Revisions:
    """What findings of revisions tell of the claimant whose own claims, by their ids, are given."""
    told = [(finding, _revision(finding, own)) for finding in findings]
    found = [each for _, each in told if each is not None]
    ordered = sorted(found, key=lambda each: (_day(each.last), each.finding), reverse=True)
    rises = [each.share for each in found if each.share is not None and each.difference > 0]
    falls = [each.share for each in found if each.share is not None and each.difference < 0]
    return Revisions(
        found=tuple(ordered),
        up=sum(each.difference > 0 for each in found),
        down=sum(each.difference < 0 for each in found),
        level=sum(each.difference == 0 for each in found),
        typical_rise=median(rises) if rises else None,
        typical_fall=median(falls) if falls else None,
        accounts=len(told) - len(found),
    )


def _revision(finding: Finding, own: Mapping[str, Claim]) -> Revision | None:
    """The claimant's own steps; null where they are not two."""
    mine = [own[key] for key in finding.claims if key in own and own[key].count]
    steps = _in_order(mine, finding, len(mine) == len(finding.claims))
    numbers = [_number(each) for each in steps]
    if len(steps) < 2:
        return None
    difference = _difference(steps)
    return Revision(
        finding=finding.id,
        first=steps[0],
        last=steps[-1],
        rose=sum(later > earlier for earlier, later in pairwise(numbers)),
        fell=sum(later < earlier for earlier, later in pairwise(numbers)),
        difference=difference,
        share=difference / numbers[0] if numbers[0] else None,
    )


def _in_order(mine: Sequence[Claim], finding: Finding, alone: bool) -> list[Claim]:
    """The claims whose count is another than the one before, oldest first.

    A finding names a ladder from its foot, but of an edited text the newest version before the older ones in order.
    `amount`, what the last number has over the first, tells the two apart.
    """
    ladder, edited = _steps(mine), _steps([*mine[1:], *mine[:1]])
    if alone and finding.amount and _difference(ladder) != finding.amount == _difference(edited):
        return edited
    return ladder


def _steps(claims: Sequence[Claim]) -> list[Claim]:
    steps: list[Claim] = []
    for claim in claims:
        if not steps or _quantity(claim) != _quantity(steps[-1]):
            steps.append(claim)
    return steps


def _difference(steps: Sequence[Claim]) -> float:
    return _number(steps[-1]) - _number(steps[0]) if steps else 0.0


def _quantity(claim: Claim) -> Quantity | None:
    return claim.count.quantity if claim.count else None


def _number(claim: Claim) -> float:
    quantity = _quantity(claim)
    bounds = (quantity.low, quantity.high) if quantity else ()
    return next((bound for bound in bounds if bound is not None), 0.0)


def _day(claim: Claim) -> date:
    return claim.time.interval.first_day if claim.time else date.min
