"""The arithmetic of an incident: a whole, its parts, and what is missing or too much, with bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.quantity import Quantity
from counterclaim.publish.incident_view import TONES
from counterclaim.serve.incidents.accounts import Account
from counterclaim.serve.incidents.showing import Reference, Showing

SUMS = (FindingKind.REMAINDER, FindingKind.EXCEEDS, FindingKind.ADDS_UP)
"""The findings that set parts against their whole, those that don't come out first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A count with its bounds (null where they are open), in words, and the claim that gives it."""

    low: float | None
    high: float | None
    about: bool
    figure: str
    words: str
    claim: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A whole and its parts. `left` is what the parts leave unaccounted for, `over` by how much they exceed it.

    Either is null where there is none; `label` and `sentence` are the finding's.
    """

    id: str
    label: str
    tone: str
    sentence: str
    href: str
    who: str
    whole: Amount
    parts: tuple[Amount, ...]
    left: Amount | None
    over: Amount | None


def sums_of(account: Account, showing: Showing) -> tuple[Sum, ...]:
    """The sums that findings on an incident tell of."""
    ordered = sorted((each for each in account.findings if each.kind in SUMS), key=lambda each: SUMS.index(each.kind))
    found = (_sum(number, finding, account, showing) for number, finding in enumerate(ordered, 1))
    return tuple(each for each in found if each)


def _sum(number: int, finding: Finding, account: Account, showing: Showing) -> Sum | None:
    claims = [account.claims[key] for key in finding.claims if key in account.claims]
    whole, parts = claims[0] if claims else None, _parts(claims)
    if whole is None or whole.count is None or not parts or len(claims) != len(finding.claims):
        return None
    who = whole.claimant.name if whole.claimant else account.outlet(whole)
    several = len({_place(part) for part in parts}) > 1
    return Sum(
        id=f"sum{number}",
        label=showing.wording.finding(finding.kind),
        tone=TONES.get(finding.kind, "notice"),
        sentence=finding.sentence,
        href=showing.addresses.finding(finding.id),
        who=who,
        whole=_amount(whole, showing, unit=True),
        parts=tuple(_amount(part, showing, placed=several) for part in parts),
        left=_left(whole.count.quantity, parts, showing) if finding.kind is FindingKind.REMAINDER else None,
        over=_over(finding, whole.count.quantity, showing) if finding.kind is FindingKind.EXCEEDS else None,
    )


def _parts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The parts: what counts the same sort of thing as the whole; over how many regions it was is no part."""
    whole = claims[0].count if claims else None
    if whole is None:
        return ()
    regions = whole.quantity.unit
    return tuple(
        part
        for part in claims[1:]
        if part.count and (part.count.quantity.unit is regions or part.count.quantity.unit.value != "region")
    )


def _place(claim: Claim) -> str:
    return claim.places[0].place.name if len(claim.places) == 1 else ""


def _amount(claim: Claim, showing: Showing, *, unit: bool = False, placed: bool = False) -> Amount:
    """A claim's count, with its unit or with its place where these say so."""
    count = claim.count
    if count is None:
        raise ValueError(f"{claim.id}: a claim without a count in a sum")
    quantity = count.quantity
    place = f" ({_place(claim)})" if placed and _place(claim) else ""
    say = showing.wording
    return Amount(
        low=quantity.low,
        high=quantity.high,
        about=quantity.approximate,
        figure=(say.amount(quantity) if unit else "") or say.quantity(quantity),
        words=f"{say.kind(claim.kind, counted=True)}{place}",
        claim=showing.refer(claim),
    )


def _left(whole: Quantity, parts: Iterable[Claim], showing: Showing) -> Amount | None:
    """What the parts leave: at least the whole's least less their most, at most the whole's most less their least."""
    counts = [part.count.quantity for part in parts if part.count]
    most = sum(count.ceiling for count in counts)
    low = max(whole.floor - most, 0.0) if most != float("inf") else 0.0
    high = whole.high - sum(count.floor for count in counts) if whole.high is not None else None
    about = whole.approximate or any(count.approximate for count in counts)
    if high is not None and high < low:
        return None
    left = Quantity(low=low, high=high, approximate=about, unit=whole.unit)
    return Amount(
        low=left.low,
        high=left.high,
        about=about,
        figure=showing.wording.quantity(left),
        words=showing.wording("incident-unaccounted"),
        claim=None,
    )


def _over(finding: Finding, whole: Quantity, showing: Showing) -> Amount | None:
    if not finding.amount:
        return None
    over = Quantity(low=finding.amount, high=finding.amount, unit=whole.unit)
    words = showing.wording("incident-too-many")
    figure = showing.wording.quantity(over)
    return Amount(low=over.low, high=over.high, about=False, figure=figure, words=words, claim=None)
