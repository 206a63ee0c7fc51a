"""Accounts that exclude each other: `disputed`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.reconcile.accounts import rival_accounts
from counterclaim.reconcile.places import is_local, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words

_COMPARED = 60
"""Of one incident so many claims are set against each other at most."""


def disputes(view: View) -> Iterator[Finding]:
    """`disputed`: debris against a hit, yes against no, two holders of one place, or a denial that is told of."""
    for incident in view.incidents:
        claims = view.claims_of(incident)[:_COMPARED]
        said: set[tuple[str, str, str]] = set()
        for one, other in combinations(claims, 2):
            contradiction = _contradiction(one, other)
            key = (contradiction, one.side or "", other.side or "")
            if contradiction and key not in said:
                said.add(key)
                yield view.finding(FindingKind.DISPUTED, _opposed(one, other, contradiction, view), (one, other))
    yield from _denials(view)


def _contradiction(one: Claim, other: Claim) -> str:
    """Why two claims exclude each other, in words; empty where they don't."""
    if one.side == other.side or one.claimant is None or other.claimant is None:
        return ""
    if rival_accounts(one, other):
        return "debris of what was shot down, or a strike that hit"
    if places_key(one) != places_key(other) or not places_key(one):
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
    return f"{view.claimant(claim)} {negated}{what}"


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
