"""One party's word borne out by another: `confirmed`; a denial that its own side takes back: `revised`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.reconcile.findings.disputes import disputes
from counterclaim.reconcile.findings.figures import scopes_of
from counterclaim.reconcile.findings.parties import (
    ATTACK,
    BLOWS,
    accusations,
    accused,
    asserted,
    belligerents,
    blames,
    denials,
    doer,
    of_third_party,
    owns_up,
)
from counterclaim.reconcile.findings.scopes import TOLLS, Scope
from counterclaim.reconcile.findings.witnesses import bounded_claims, one_witness
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import day_words, happening_words, joined, of_side_words

_NAMED = 8
_BORNE_OUT = ATTACK | {Kind.CONTROL, Kind.CAPTURED, Kind.EXCHANGE, Kind.DISPLACEMENT}


def admissions(incident: Incident, view: View) -> Iterator[Finding]:
    """`revised`: a side denies a blow that it is said to have dealt, and then tells of it as its own."""
    claims = bounded_claims(view.claims_of(incident))
    sides = accused(claims)
    for side in sorted(sides):
        denied = [claim for claim in denials(claims, BLOWS) if claim.side == side and doer(claim) in (None, side)]
        own = [claim for claim in claims if denied and owns_up(claim, side, sides, denied=True)]
        later = [claim for claim in own if view.rank[claim.id] > view.rank[denied[0].id]]
        if later and not blames(claims, side):
            words = (
                f"{of_side_words(side)} first denied {happening_words(denied[0])} ({_said(denied[0], view)}) and "
                f"then told of {happening_words(later[0])} as its own ({_said(later[0], view)})"
            )
            yield view.finding(FindingKind.REVISED, words, (*denied[:_NAMED], *later[:_NAMED]))


def confirmations(incident: Incident, view: View) -> Iterator[Finding]:
    """`confirmed`: by the side that did it, by the side that it was done to, by a third party, or by a later report."""
    claims = bounded_claims(view.claims_of(incident))
    borne_out = next(_borne_out(claims, view), None)
    if borne_out is not None and (_taken_back(claims) or next(disputes(incident, view), None) is None):
        yield borne_out
    for doubted, firm in firmed_up(incident, view):
        words = (
            f"{happening_words(firm)} was not yet certain ({_said(doubted, view)}); "
            f"{view.says(firm, 'puts it as a fact')} ({_said(firm, view)})"
        )
        yield view.finding(FindingKind.CONFIRMED, words, (doubted, firm))


def _taken_back(claims: Sequence[Claim]) -> bool:
    """Whether a side that tells of its own blow denied it too: what it disputed it has then owned."""
    sides = accused(claims)
    return any(
        claim.side in sides and any(owns_up(other, claim.side or "", sides, denied=True) for other in claims)
        for claim in denials(claims, BLOWS)
    )


def firmed_up(incident: Incident, view: View) -> Iterator[tuple[Claim, Claim]]:
    """Counts that were reported as uncertain, each with the later one that puts the same number as a fact."""
    for scopes in scopes_of(incident, view):
        doubted = next((scope.claim for scope in scopes if _in_doubt(scope.claim)), None)
        if doubted is not None and (firm := _firm(doubted, scopes, view)) is not None:
            yield doubted, firm


def _firm(doubted: Claim, scopes: Sequence[Scope], view: View) -> Claim | None:
    for scope in scopes:
        claim = scope.claim
        later = view.rank[claim.id] > view.rank[doubted.id] and claim.document != doubted.document
        if not later or _in_doubt(claim) or one_witness(claim, doubted, view) or not (claim.count and doubted.count):
            continue
        if claim.count.quantity.exact is not None and claim.count.quantity.exact == doubted.count.quantity.exact:
            return claim
    return None


def _in_doubt(claim: Claim) -> bool:
    return claim.stance is Stance.POSSIBLE or claim.verification is Verification.UNVERIFIED


def _borne_out(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    """One finding for an incident: what a side says of it, and the others who say so too."""
    sides = accused(claims)
    if any(blames(claims, side) for side in sides):
        return
    for side in sorted(sides):
        told = [claim for claim in accusations(claims, side) if claim.side is not None and not _in_doubt(claim)]
        denied = any(claim.side == side for claim in denials(claims, BLOWS))
        own = [claim for claim in claims if owns_up(claim, side, sides, denied=denied) and not _in_doubt(claim)]
        if own and any(claim.kind not in TOLLS for claim in told):
            words = f"on {happening_words(told[0])} is borne out by {view.speaker(own[0])}, who did it"
            yield _confirmed(told, own, words, view)
            return
    for boast in claims:
        if struck := _acknowledged(boast, claims):
            words = f"on {happening_words(boast)} is acknowledged by {view.speaker(struck[0])}, who suffered it"
            yield _confirmed([boast], struck, words, view)
            return
    yield from _by_third_party(claims, view)


def _by_third_party(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    """What one side tells, told in another document by somebody of neither side, of the same kind."""
    sides = belligerents(claims)
    for claim in claims:
        if claim.side not in sides or not asserted(claim) or claim.kind not in _BORNE_OUT:
            continue
        third = [
            other
            for other in claims
            if other.kind is claim.kind
            and of_third_party(other, sides)
            and other.stance in (Stance.ASSERTED, Stance.POSSIBLE)
            and view.source(other) != view.source(claim)
        ]
        if third:
            words = f"on {happening_words(claim)} is borne out by {view.speaker(third[0])}, of neither side"
            yield _confirmed([claim], third, words, view)
            return


def _acknowledged(boast: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The words of those who suffered a blow, or lost the ground, that its own side tells of."""
    if boast.side is None or doer(boast) != boast.side or not asserted(boast):
        return []
    if boast.kind is Kind.CONTROL:
        return [
            claim for claim in claims if claim.kind is Kind.CONTROL and _admits(claim, boast, frozenset({boast.side}))
        ]
    if boast.kind not in ATTACK:
        return []
    hands = frozenset({None, boast.side})
    return [claim for claim in claims if claim.kind in ATTACK - TOLLS and _admits(claim, boast, hands)]


def _admits(claim: Claim, boast: Claim, hands: frozenset[str | None]) -> bool:
    """Whether another side says, of one of these hands, what a side tells of as its own deed."""
    other = claim.side not in (None, boast.side) and asserted(claim) and not _in_doubt(claim)
    return other and doer(claim) in hands


def _confirmed(told: Sequence[Claim], by: Sequence[Claim], words: str, view: View) -> Finding:
    names = joined(list(dict.fromkeys(view.claimant(claim) for claim in told))[:3])
    return view.finding(FindingKind.CONFIRMED, f"the word of {names} {words}", (*told[:_NAMED], *by[:_NAMED]))


def _said(claim: Claim, view: View) -> str:
    day = view.said_on(claim)
    return day_words(day) if day else "on no day told"
