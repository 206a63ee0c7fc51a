"""Airwars' grade of harm to civilians from the air or from afar.

After Airwars' "Methodology" (https://airwars.org/about/methodology): *confirmed*, a belligerent accepts that it harmed
civilians; *fair*, two or more credible sources report it; *weak*, a single source; *contested*, claims compete over
who did it; *discounted*, later information shows that no civilians were harmed.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.figure import Grade, Grading
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance, TargetClass, WeaponClass
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.reconcile.findings.witnesses import one_witness
from counterclaim.reconcile.view import View
from counterclaim.reconcile.views.measures import is_total
from counterclaim.reconcile.wording import as_sentence, happening_words, joined, side_words

_HARM = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES})
_EFFECTS = frozenset({Kind.STRIKE, Kind.DEBRIS, Kind.FIRE, Kind.DAMAGE})
_EXPLICIT = frozenset({Unit.CIVILIAN, Unit.CHILD, Unit.WOMAN, Unit.JOURNALIST, Unit.MEDIC, Unit.RESCUER})
_GROUND = frozenset({Kind.ASSAULT, Kind.REPULSE, Kind.CONTROL})
_NO_EXPLOSIVES = frozenset({WeaponClass.SMALL_ARMS})
_SHOWN = 4


def airwars_of(incident: Incident, view: View) -> Grading | None:
    """The grade of an incident; null where nobody tells of harm to civilians, or of nothing that explodes."""
    claims = view.claims_of(incident)
    harm = [claim for claim in claims if _told_of(claim) and not is_total(claim, view)]
    if not harm or not any(_explosive(claim) for claim in claims):
        return None
    return (
        _discounted(harm, claims, view)
        or _confirmed(harm, claims, view)
        or _contested(claims, view)
        or _sourced(harm, claims, view)
    )


def _told_of(claim: Claim) -> bool:
    """Whether a claim asserts that people who are not said to be soldiers were hurt."""
    if claim.kind not in _HARM or claim.stance is not Stance.ASSERTED:
        return False
    if claim.target and claim.target.target_class is TargetClass.MILITARY:
        return False
    unit = claim.count.quantity.unit if claim.count else Unit.PERSON
    return unit in PEOPLE - {Unit.SOLDIER} and not _none(claim)


def _explosive(claim: Claim) -> bool:
    if claim.weapon is not None:
        return claim.weapon.weapon_class not in _NO_EXPLOSIVES
    return claim.kind in _EFFECTS


def _none(claim: Claim) -> bool:
    return claim.count is not None and claim.count.quantity.ceiling == 0


def _discounted(harm: Sequence[Claim], claims: Sequence[Claim], view: View) -> Grading | None:
    """All who told of harm have taken it back: a later word of each says that nobody was hurt, or denies it."""
    taken_back = []
    for claim in harm:
        later = [other for other in claims if _takes_back(other, claim, view)]
        if not later:
            return None
        taken_back.append(later[-1])
    why = f"{_names(taken_back, view)} told of harm first, and later that there was none"
    return _grading(Grade.DISCOUNTED, why, [*harm, *taken_back])


def _takes_back(other: Claim, claim: Claim, view: View) -> bool:
    if other.kind not in _HARM or not one_witness(other, claim, view):
        return False
    said, before = view.said_on(other), view.said_on(claim)
    later = said is not None and before is not None and said > before
    return later and (other.stance is Stance.NEGATED or (_none(other) and other.kind in (claim.kind, Kind.CASUALTIES)))


def _contested(claims: Sequence[Claim], view: View) -> Grading | None:
    """Two witnesses name two sides as having done it. In a fight on the ground both fire: nothing is contested."""
    if any(claim.kind in _GROUND for claim in claims):
        return None
    blaming = [claim for claim in claims if _blames(claim)]
    by_side: dict[str, Claim] = {}
    for claim in blaming:
        known = [other for side, other in by_side.items() if side != _doer(claim)]
        if not any(one_witness(other, claim, view) for other in known):
            by_side.setdefault(_doer(claim) or "", claim)
    if len(by_side) < 2:
        return None
    accounts = joined(f"{view.speaker(by_side[side])} names {side_words(side)}" for side in sorted(by_side))
    return _grading(Grade.CONTESTED, f"claims compete over who did it: {accounts}", blaming)


def _blames(claim: Claim) -> bool:
    asserted = claim.stance is Stance.ASSERTED and claim.kind in _HARM | _EFFECTS
    return asserted and _doer(claim) is not None


def _doer(claim: Claim) -> str | None:
    return claim.actor.side if claim.actor else None


def _confirmed(harm: Sequence[Claim], claims: Sequence[Claim], view: View) -> Grading | None:
    """The side that the other side blames says so itself, and that civilians were hurt, in so many words."""
    blamed = {_doer(claim) for claim in claims if _blames(claim) and claim.side not in (None, _doer(claim))}
    blamed |= {claim.side for claim in claims if _denies(claim)}
    accepting = [claim for claim in harm if claim.side in blamed and claim.side == _doer(claim) and _civilian(claim)]
    if not accepting:
        return None
    claim = accepting[0]
    side = side_words(claim.side) if claim.side else ""
    why = f"{side}, which did it, itself tells of {happening_words(claim)} ({view.claimant(claim)})"
    return _grading(Grade.CONFIRMED, why, accepting)


def _denies(claim: Claim) -> bool:
    return claim.stance is Stance.NEGATED and claim.side is not None and claim.side == _doer(claim)


def _civilian(claim: Claim) -> bool:
    return claim.count is not None and claim.count.quantity.unit in _EXPLICIT


def _sourced(harm: Sequence[Claim], claims: Sequence[Claim], view: View) -> Grading:
    """Fair for two witnesses or more, weak for one; a denial by the side that is blamed is named."""
    witnesses: list[Claim] = []
    for claim in harm:
        if not any(one_witness(known, claim, view) for known in witnesses) and not _echoes(claim, harm):
            witnesses.append(claim)
    names = _names(witnesses, view)
    grade = Grade.FAIR if len(witnesses) > 1 else Grade.WEAK
    why = (
        f"{len(witnesses)} witnesses tell of it: {names}"
        if len(witnesses) > 1
        else f"a single witness tells of it: {names}"
    )
    blamed = {_doer(claim) for claim in claims if _blames(claim)}
    denials = [claim for claim in claims if _denies(claim) and claim.side in blamed]
    if denials:
        why += f"; denied by {view.claimant(denials[0])}"
    return _grading(grade, why, [*harm, *denials])


def _echoes(claim: Claim, harm: Sequence[Claim]) -> bool:
    """Whether a document says in its own voice what it has from a claimant whom it names."""
    return claim.claimant is None and any(
        other.document == claim.document and other.claimant is not None for other in harm
    )


def _names(claims: Sequence[Claim], view: View) -> str:
    names = list(dict.fromkeys(view.speaker(claim) for claim in claims))
    rest = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return joined(names[:_SHOWN] + rest)


def _grading(grade: Grade, why: str, claims: Sequence[Claim]) -> Grading:
    return Grading(grade=grade, because=as_sentence(why), claims=tuple(dict.fromkeys(claim.id for claim in claims)))
