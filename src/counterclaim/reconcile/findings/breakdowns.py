"""Whole and parts: `adds_up`, `remainder`, `exceeds`; at most one of them for a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Quantity, Unit, number_text, quantity_text
from counterclaim.reconcile.claimants import speaks_with
from counterclaim.reconcile.findings.partitions import (
    Breakdown,
    all_disjoint,
    breakdown_of,
    counts_in,
    quantity_of,
    slack,
    sum_low,
)
from counterclaim.reconcile.findings.untied import counted_out, fates_elsewhere, listed, told_apart, untied_fates
from counterclaim.reconcile.findings.witnesses import bounded_claims
from counterclaim.reconcile.places import finest_places, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import count_words, joined, manner_words, places_words, quoted

_NOT_BY_CHANCE = 4
"""So many parts that make the whole to the last one do so because they are its parts, whatever else they share."""


def breakdowns(incident: Incident, view: View) -> Iterator[Finding]:
    """`adds_up`, `remainder` and `exceeds`, for the wholes of an incident."""
    claims = view.claims_of(incident)
    yield from _breakdowns(claims, bounded_claims(claims), view)


def breakdowns_outside(document: str, view: View) -> Iterator[Finding]:
    """The same for the wholes of a document that belong to no incident: what is expected, what is said."""
    yield from _breakdowns(view.claims_outside(document), (), view)


def _breakdowns(wholes: Iterable[Claim], told: Sequence[Claim], view: View) -> Iterator[Finding]:
    for whole in wholes:
        if whole.count is None or whole.stance not in (Stance.ASSERTED, Stance.EXPECTED):
            continue
        parts = tuple(part for part in view.parts.get(whole.id, ()) if counts_in(whole, part))
        finding = _by_parts(whole, parts, told, view) or _by_list(whole, view) or _by_pair(whole, view)
        if finding is not None:
            yield finding


def _by_parts(whole: Claim, parts: tuple[Claim, ...], told: Sequence[Claim], view: View) -> Finding | None:
    """The finding on parts that are tied to the whole, and on fates that are told without being tied."""
    told_of, breakdown = breakdown_told(whole, parts, told, view)
    if not told_of:
        return None
    finding = _exceeding_part(whole, parts, view) or _adds_up(whole, parts, breakdown, view)
    if finding is None and breakdown is not None:
        finding = _exceeds(breakdown, view) or _remainder(breakdown, view)
    return finding


def breakdown_told(
    whole: Claim, parts: tuple[Claim, ...], told: Sequence[Claim], view: View
) -> tuple[bool, Breakdown | None]:
    """Whether anything is told of parts of a whole, and the parts that make a breakdown of it: see `breakdown_of`.

    `parts` are tied to it; fates that the same text, or else another of `told`, tells without a tie are added.
    """
    untied = tuple(claim for claim in untied_fates(whole, view) if counts_in(whole, claim))
    if not (parts or untied):
        untied = tuple(claim for claim in fates_elsewhere(whole, told, view) if counts_in(whole, claim))
    if not (parts or untied):
        return False, None
    breakdown = _with_untied(whole, (*parts, *untied)) if untied else breakdown_of(whole, parts)
    return True, breakdown or breakdown_of(whole, parts)


def _by_list(whole: Claim, view: View) -> Finding | None:
    """`adds_up` for counts of one sentence, or of one document, that make the whole to the last one."""
    parts = listed(whole, view) or told_apart(whole, view)
    return _added_up(whole, parts, view) if parts else None


def _by_pair(whole: Claim, view: View) -> Finding | None:
    """`remainder` for one count that is told out of another: "18 of the 64"."""
    part = counted_out(whole, view)
    if part is None:
        return None
    left = quantity_of(whole).floor - quantity_of(part).floor
    exact = quantity_of(whole).exact is not None and quantity_of(part).exact is not None
    words = (
        f"Of {_counted(whole)} ({view.claimant(whole)}) {quantity_text(quantity_of(part))} are told of apart; "
        f"{'' if exact else 'by these numbers '}{number_text(left)} {'is' if left == 1 else 'are'} not accounted for"
    )
    return view.finding(FindingKind.REMAINDER, words, (whole, part), left)


def _with_untied(whole: Claim, parts: tuple[Claim, ...]) -> Breakdown | None:
    """A breakdown with fates that only stand in the same text; null where they are too many to belong to the whole."""
    breakdown = breakdown_of(whole, parts)
    fits = breakdown is not None and breakdown.total.floor <= quantity_of(whole).ceiling
    return breakdown if fits else None


def _exceeding_part(whole: Claim, parts: tuple[Claim, ...], view: View) -> Finding | None:
    """`exceeds` for one part that alone is more than its whole."""
    if not parts:
        return None
    part = max(parts, key=lambda claim: quantity_of(claim).floor)
    excess = quantity_of(part).floor - quantity_of(whole).ceiling
    if excess <= slack(whole, part):
        return None
    words = (
        f"{_counted(part)} ({view.claimant(part)}) can't be part of {_counted(whole)} ({view.claimant(whole)}): "
        f"that is {number_text(excess)} too many, so one of the counts is wrong"
    )
    return view.finding(FindingKind.EXCEEDS, words, (whole, part), excess)


def _adds_up(whole: Claim, parts: tuple[Claim, ...], breakdown: Breakdown | None, view: View) -> Finding | None:
    """`adds_up`: parts that exclude each other, or many parts, are the whole to the last one."""
    placed = tuple(part for part in parts if part.kind is whole.kind and finest_places(part))
    sums = [parts if len(parts) >= _NOT_BY_CHANCE or all_disjoint(parts) else ()]
    sums += [placed if all_disjoint(placed) else (), breakdown.parts if breakdown else ()]
    quantity = quantity_of(whole)
    for found in sums:
        exact = all(quantity_of(part).exact is not None for part in found)
        if len(found) < 2 or not exact or quantity.approximate or sum_low(found) != quantity.low:
            continue
        return _added_up(whole, found, view)
    return None


def _added_up(whole: Claim, parts: Sequence[Claim], view: View) -> Finding:
    words = (
        f"{_list(parts)} add up to {number_text(sum_low(parts))}: {_counted(whole)} ({view.claimant(whole)}) "
        "are all accounted for"
    )
    return view.finding(FindingKind.ADDS_UP, words, (whole, *parts), 0)


def _exceeds(breakdown: Breakdown, view: View) -> Finding | None:
    whole, parts = breakdown.whole, breakdown.parts
    excess = breakdown.total.floor - quantity_of(whole).ceiling
    if excess <= slack(whole, *parts):
        return None
    words = (
        f"{_list(parts)} make {quantity_text(breakdown.total)}, {number_text(excess)} more than the {_counted(whole)} "
        f"that they are parts of ({view.claimant(whole)}): one of the counts is wrong"
    )
    return view.finding(FindingKind.EXCEEDS, words, (whole, *parts), excess)


def _remainder(breakdown: Breakdown, view: View) -> Finding | None:
    whole, parts = breakdown.whole, breakdown.parts
    left = _left(breakdown)
    if left is None:
        return None
    words = (
        f"Of {_counted(whole)} ({view.claimant(whole)}) {quantity_text(breakdown.total)} are accounted for: "
        f"{_list(parts)}; {quantity_text(left)} {'is' if left.low == 1 else 'are'} not"
    )
    regions = _regions(breakdown, view)
    if regions is None:
        return view.finding(FindingKind.REMAINDER, words, (whole, *parts), left.floor)
    number = quantity_of(regions).floor
    words += f", over the other {number_text(number - len(parts))} of {number_text(number)} regions"
    return view.finding(FindingKind.REMAINDER, words, (whole, *parts, regions), left.floor)


def _left(breakdown: Breakdown) -> Quantity | None:
    """What is left of the whole; null where the parts may be all of it."""
    whole, total = quantity_of(breakdown.whole), breakdown.total
    low = whole.floor - total.high if total.high is not None else 0
    if low < 1 or low <= slack(breakdown.whole, *breakdown.parts):
        return None
    high = whole.high - total.floor if whole.high is not None else None
    return Quantity(low=low, high=high, approximate=whole.approximate or total.approximate, unit=whole.unit)


def _regions(breakdown: Breakdown, view: View) -> Claim | None:
    """The claim that tells over how many regions the whole is spread: same document and side, more than are named."""
    parts = breakdown.parts
    if any(part.kind is not breakdown.whole.kind or not _is_region(part) for part in parts):
        return None
    found = [
        claim
        for claim in view.claims_in(breakdown.whole.document)
        if claim.count is not None
        and claim.count.quantity.unit is Unit.REGION
        and claim.count.quantity.exact is not None
        and claim.count.quantity.floor > len(parts)
        and claim.stance is Stance.ASSERTED
        and any(speaks_with(claim, other) for other in (breakdown.whole, parts[0]))
    ]
    return min(found, key=lambda claim: abs(claim.sentence.start - parts[-1].sentence.start), default=None)


def _is_region(part: Claim) -> bool:
    return [place.precision for place in finest_places(part)] == [PlacePrecision.ADMIN1]


def _counted(claim: Claim) -> str:
    return f"{count_words(quantity_of(claim))} {manner_words(claim)}".strip()


def _list(parts: Sequence[Claim]) -> str:
    """The parts in words, each with what tells it from the others: its unit, its fate, its place."""
    several_kinds = len({part.kind for part in parts}) > 1
    several_units = len({quantity_of(part).unit for part in parts}) > 1
    apart = len({places_key(part) for part in parts}) == 1 and not (several_kinds or several_units)
    shown = []
    for part in parts:
        quantity, places = quantity_of(part), finest_places(part)
        words = count_words(quantity) if several_units else quantity_text(quantity)
        if several_kinds or len(parts) == 1:
            words += f" {manner_words(part)}"
        if apart and part.target:
            words += f" on {quoted(part.target.span.text)}"
        elif places and (not several_kinds or part.kind is Kind.AIRSPACE_VIOLATION):
            preposition = "over" if part.kind in (Kind.INTERCEPTION, Kind.AIRSPACE_VIOLATION) else "in"
            words += f" {preposition} {places_words(places)}"
        shown.append(words)
    return joined(shown)
