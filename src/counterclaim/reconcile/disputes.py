"""Accounts that exclude each other: `disputed`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.reconcile.accounts import rival_accounts
from counterclaim.reconcile.places import is_local, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words

_HELD_FOR = timedelta(days=7)
"""So long may a claim to hold a place and the other side's answer lie apart."""
_COMPARED = 60
"""Of one incident so many claims are set against each other at most."""


def disputes(view: View) -> Iterator[Finding]:
    """`disputed`: debris against a hit, yes against no, two holders of one place, or a denial that is told of."""
    for incident in view.incidents:
        claims = view.claims_of(incident)[:_COMPARED]
        said: set[tuple[str, ...]] = set()
        for one, other in combinations(claims, 2):
            contradiction = _contradiction(one, other)
            key = (contradiction, *sorted((one.side or "", other.side or "")))
            if contradiction and key not in said:
                said.add(key)
                yield view.finding(FindingKind.DISPUTED, _opposed(one, other, contradiction, view), (one, other))
    yield from _disputed_control(view)
    yield from _denials(view)


def _disputed_control(view: View) -> Iterator[Finding]:
    """Control that one side claims on one day and the other denies on another; a place changes hands slowly."""
    by_place: dict[str, list[Claim]] = {}
    for claim in view.claims:
        if claim.kind is Kind.CONTROL and is_local(claim) and claim.stance in (Stance.ASSERTED, Stance.NEGATED):
            by_place.setdefault(places_key(claim), []).append(claim)
    said: set[tuple[str, ...]] = set()
    for place, claims in by_place.items():
        for one, other in combinations(claims[:_COMPARED], 2):
            key = (place, *sorted((one.side or "", other.side or "")))
            contradiction = _contradiction(one, other)
            if contradiction and key not in said and _answers(one, other, view):
                said.add(key)
                yield view.finding(FindingKind.DISPUTED, _opposed(one, other, contradiction, view), (one, other))


def _answers(one: Claim, other: Claim, view: View) -> bool:
    """Whether the two lie a few days apart, but not in one incident, where they are compared anyway."""
    first, second = view.moments[one.id].day, view.moments[other.id].day
    apart = view.incident_of.get(one.id) is not view.incident_of.get(other.id)
    return apart and first is not None and second is not None and abs(first - second) <= _HELD_FOR


def _contradiction(one: Claim, other: Claim) -> str:
    """Why two claims exclude each other, in words; empty where they don't."""
    if one.side == other.side or one.claimant is None or other.claimant is None:
        return ""
    if rival_accounts(one, other):
        return "debris of what was shot down, or a strike that hit"
    if places_key(one) != places_key(other) or not places_key(one) or not (one.side and other.side):
        return ""
    stances = {one.stance, other.stance}
    if one.kind is other.kind and stances == {Stance.ASSERTED, Stance.NEGATED} and _same_doer(one, other):
        return "one says that it happened, the other that it did not"
    if is_local(one) and stances == {Stance.ASSERTED} and _rival_holders(one, other):
        return "they can't both hold it"
    return ""


def _same_doer(one: Claim, other: Claim) -> bool:
    first, second = (claim.actor.side if claim.actor else None for claim in (one, other))
    return (first is None or second is None or first == second) and (one.count is None or other.count is None)


def _rival_holders(one: Claim, other: Claim) -> bool:
    """Whether two sides each say that the place is theirs, or that the attack on it was thrown back."""
    held = [claim for claim in (one, other) if claim.kind is Kind.CONTROL]
    if not held or {one.kind, other.kind} - {Kind.CONTROL, Kind.REPULSE}:
        return False
    return all(claim.actor is not None and claim.actor.side == claim.side for claim in (one, other))


def _opposed(one: Claim, other: Claim, contradiction: str, view: View) -> str:
    return f"{_account(one, view)}, {_account(other, view)}: {contradiction}"


def _account(claim: Claim, view: View) -> str:
    what = happening_words(claim)
    negated = "denies " if claim.stance is Stance.NEGATED else "tells of "
    return f"{view.speaker(claim)} {negated}{what}"


def _denials(view: View) -> Iterator[Finding]:
    """One finding for all that one claimant says in one document and another party denies."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in view.claims:
        if claim.verification is Verification.DENIED:
            incident = view.incident_of.get(claim.id)
            key = (claim.document, view.claimant(claim), incident.id if incident else claim.id)
            groups.setdefault(key, []).append(claim)
    for claims in groups.values():
        words = f"Another party denies {happening_words(claims[0])}, the word of {view.claimant(claims[0])}"
        yield view.finding(FindingKind.DISPUTED, words, tuple(claims))
