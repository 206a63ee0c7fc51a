"""Accounts that exclude each other: `disputed`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.reconcile.claimants import same_claimant
from counterclaim.reconcile.findings.accounts import rival_accounts, tells_of_debris, tells_of_hit
from counterclaim.reconcile.findings.parties import ATTACK, BLOWS, accusations, accused, asserted, blames, denials, doer
from counterclaim.reconcile.findings.witnesses import bounded_claims
from counterclaim.reconcile.places import contains, finest_places, is_local, place_key, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import happening_words

_HELD_FOR = timedelta(days=7)
"""So long may a claim to hold a place and the other side's answer lie apart."""
_NAMED = 8
"""So many claims for each account are named at most."""
_OF_THINGS = frozenset({Kind.DAMAGE, Kind.FIRE, Kind.EQUIPMENT_LOSS, Kind.OUTAGE, Kind.DEBRIS})
_DENIABLE = frozenset(Kind) - {Kind.STATEMENT, Kind.AID, Kind.ALERT}


def disputes(incident: Incident, view: View) -> Iterator[Finding]:
    """`disputed`: yes against no, debris against a hit, blame against blame, two holders of a place, a denial told."""
    claims = bounded_claims(view.claims_of(incident))
    yield from _debris_or_hit(claims, view)
    yield from _yes_and_no(claims, view)
    yield from _blame(claims, view)
    yield from _rival_holders(claims, view)
    yield from _denied(claims, view)


def denials_outside(document: str, view: View) -> Iterator[Finding]:
    """`disputed`, for the claims of a document that belong to no incident."""
    yield from _denied(view.claims_outside(document), view)


def _debris_or_hit(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    debris, hits = (
        [claim for claim in claims if tells_of_debris(claim)],
        [each for each in claims if tells_of_hit(each)],
    )
    told = [one for one in debris if any(rival_accounts(one, hit) for hit in hits)]
    against = [hit for hit in hits if any(rival_accounts(one, hit) for one in told)]
    if told and against:
        yield _disputed(told, against, "debris of what was shot down, or a strike that hit", view)


def _yes_and_no(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    """One says that it happened, another party that it did not; by kind of happening."""
    for kind in sorted({claim.kind for claim in denials(claims, _DENIABLE)}):
        no = denials(claims, frozenset({kind}))
        yes = [claim for claim in claims if claim.kind is kind and asserted(claim) and _uncounted(claim)]
        answered = [claim for claim in yes if any(_denies(other, claim, view) for other in no)]
        denying = [claim for claim in no if any(_denies(claim, other, view) for other in answered)]
        if not answered:
            answered, denying = _accused_and_denying(claims, no)
        if answered and denying:
            yield _disputed(answered, denying, "one says that it happened, the other that it did not", view)


def _accused_and_denying(claims: Sequence[Claim], no: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """What others say that a side did, and that side's denials."""
    blamed = [claim for claim in claims if any(_accused_of(claim, other) for other in no)]
    answered = [claim for claim in blamed if claim.kind in BLOWS] or blamed
    return answered, [claim for claim in no if any(_accused_of(other, claim) for other in answered)]


def _uncounted(claim: Claim) -> bool:
    """Whether a happening itself is told, and not how many were hurt in it: "no deaths" is a count."""
    return claim.count is None or claim.kind not in (Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.MISSING)


def _denies(no: Claim, yes: Claim, view: View) -> bool:
    """Whether another party denies just what is told: of one ground, and by one hand where both tell whose."""
    if no.claimant is None or yes.claimant is None or no.side == yes.side or same_claimant(no.claimant, yes.claimant):
        return False
    if doer(no) is not None and doer(yes) is not None and doer(no) != doer(yes):
        return False
    if no.kind is Kind.CONTROL:
        return _on_one_ground(no, yes) and _in_answer(no, yes, view)
    return not _elsewhere(no, yes) and (no.kind not in _OF_THINGS or _same_thing(no, yes))


def _same_thing(one: Claim, other: Claim) -> bool:
    """Whether two claims of harm to things name one sort of thing."""
    return one.target is not None and other.target is not None and one.target.target_class is other.target.target_class


def _accused_of(yes: Claim, no: Claim) -> bool:
    """Whether a side denies a blow that others, or a document in its own voice, say it dealt."""
    if no.side is None or no.kind not in BLOWS or doer(no) not in (None, no.side):
        return False
    told = asserted(yes) and yes.kind in ATTACK and doer(yes) == no.side and yes.side != no.side
    return told and not _elsewhere(no, yes)


def _on_one_ground(one: Claim, other: Claim) -> bool:
    """Whether two claims to hold ground speak of the same, or of a part of it."""
    here, there = finest_places(one), finest_places(other)
    return any(
        place_key(first) == place_key(second) or contains(first, second) or contains(second, first)
        for first in here
        for second in there
    )


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether both name one town and these are two."""
    return is_local(one) and is_local(other) and places_key(one) != places_key(other)


def _in_answer(one: Claim, other: Claim, view: View) -> bool:
    first, second = view.said_on(one), view.said_on(other)
    return first is None or second is None or abs(first - second) <= _HELD_FOR


def _blame(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    """A side that is said to have done it says that its accusers did."""
    told = [_of_one_place(accusations(claims, side), _rejections(claims, side)) for side in sorted(accused(claims))]
    told = [(accusing, blaming) for accusing, blaming in told if accusing and blaming]
    if told:
        accusing, blaming = max(told, key=lambda pair: len(pair[0]))
        yield _disputed(accusing, blaming, "they say that different hands did it", view)


def _rejections(claims: Sequence[Claim], side: str) -> list[Claim]:
    """What an accused side says against it: another did it, and what it rejects besides in general words."""
    blaming = blames(claims, side)
    words = [claim for claim in denials(claims, frozenset({Kind.STATEMENT})) if claim.side == side]
    return [*blaming, *words] if blaming else []


def _of_one_place(accusing: Sequence[Claim], blaming: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Of two accounts, what is not of another town than all that the other account tells."""
    answered = [one for one in accusing if not all(_elsewhere(one, other) for other in blaming)]
    return answered, [one for one in blaming if not all(_elsewhere(one, other) for other in accusing)]


def _rival_holders(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    """Two sides each say, of one day, that a town is theirs, or that the attack on it was thrown back."""
    by_place: dict[str, list[Claim]] = {}
    for claim in claims:
        own = claim.claimant is not None and claim.side is not None and doer(claim) == claim.side
        if own and asserted(claim) and is_local(claim) and claim.kind in (Kind.CONTROL, Kind.REPULSE):
            by_place.setdefault(places_key(claim), []).append(claim)
    for told in by_place.values():
        pairs = [(one, other) for one in told for other in told if _cannot_both_hold(one, other, view)]
        if pairs:
            taken = list(dict.fromkeys(one for one, _ in pairs if one.side == pairs[0][0].side))
            held = list(dict.fromkeys(other for one, other in pairs if one in taken))
            yield _disputed(taken, held, "they can't both hold it", view)


def _cannot_both_hold(one: Claim, other: Claim, view: View) -> bool:
    """Whether a side that holds a place and the other, who holds it too or threw that attack back, speak of one day.

    Who held it before lost it, and attacks that are counted by the day are not the one that succeeded.
    """
    if one.side == other.side or one.kind is not Kind.CONTROL or other.count is not None:
        return False
    first, second = view.moments[one.id].day, view.moments[other.id].day
    return first is None or second is None or timedelta(0) <= second - first <= timedelta(days=1)


def _disputed(one: Sequence[Claim], other: Sequence[Claim], why: str, view: View) -> Finding:
    words = f"{_account(one[0], view)}, {_account(other[0], view)}: {why}"
    return view.finding(FindingKind.DISPUTED, words, (*one[:_NAMED], *other[:_NAMED]))


def _account(claim: Claim, view: View) -> str:
    denied = claim.stance is Stance.NEGATED
    if claim.kind is Kind.STATEMENT:
        return f"{view.says(claim, 'rejects' if denied else 'says')}{' it:' if denied else ''} {happening_words(claim)}"
    return f"{view.says(claim, 'denies' if denied else 'tells of')} {happening_words(claim)}"


def _denied(told: Sequence[Claim], view: View) -> Iterator[Finding]:
    """One finding for all that one claimant says in one document and another party denies."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in told:
        if claim.verification is Verification.DENIED:
            incident = view.incident_of.get(claim.id)
            key = (claim.document, view.claimant(claim), incident.id if incident else claim.id)
            groups.setdefault(key, []).append(claim)
    for claims in groups.values():
        words = f"Another party denies {happening_words(claims[0])}, the word of {view.claimant(claims[0])}"
        yield view.finding(FindingKind.DISPUTED, words, tuple(claims))
