"""Propositions about two claims: how likely they speak of one happening, each with the reason that a user is shown."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, WeaponClass
from counterclaim.reconcile.claimants import same_claimant
from counterclaim.reconcile.moments import Moment
from counterclaim.reconcile.places import contains, finest_places, place_key
from counterclaim.reconcile.wording import day_words, places_words

RAID = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION})
STRIKE = frozenset(
    {Kind.STRIKE, Kind.DEBRIS, Kind.FIRE, Kind.DAMAGE, Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES}
    | {Kind.OUTAGE}
)
GROUND = frozenset({Kind.ASSAULT, Kind.REPULSE, Kind.CONTROL})
FAMILIES = {kind: name for name, kinds in (("raid", RAID), ("strike", STRIKE), ("ground", GROUND)) for kind in kinds}

_MISSILES = frozenset(
    {
        WeaponClass.MISSILE,
        WeaponClass.BALLISTIC_MISSILE,
        WeaponClass.CRUISE_MISSILE,
        WeaponClass.AIR_DEFENCE_MISSILE,
        WeaponClass.ANTI_SHIP_MISSILE,
        WeaponClass.ROCKET,
    }
)
_SHELLS = frozenset({WeaponClass.ARTILLERY, WeaponClass.MORTAR, WeaponClass.ROCKET})
_BOMBS = frozenset({WeaponClass.BOMB, WeaponClass.GUIDED_BOMB, WeaponClass.AIRCRAFT})
_ALIKE = (_MISSILES, _SHELLS, _BOMBS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How strongly a proposition speaks for one happening: 0 rules it out, null says nothing."""

    score: float | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim beside the moment that it is set at."""

    claim: Claim
    moment: Moment


def family(kind: Kind) -> str:
    """Kinds that one event can give: an attack in the air, its effects on the ground, a fight; others stand alone."""
    return FAMILIES.get(kind, kind.value)


def compatible_kind(one: Told, other: Told) -> Comparison:
    """One happening can give both kinds: a strike, its fire and its dead; a launch and its interceptions."""
    first, second = one.claim.kind, other.claim.kind
    if first is second:
        return Comparison(score=0.9, reason="the same kind of happening")
    if family(first) == family(second):
        return Comparison(score=0.7, reason=f"{first.value.replace('_', ' ')} and {second.value.replace('_', ' ')}")
    return Comparison(score=0.0, reason="different kinds of happening")


def same_place(one: Told, other: Told) -> Comparison:
    """The same place; or one lies in the other, which is weaker the coarser it is."""
    first, second = finest_places(one.claim), finest_places(other.claim)
    if not first or not second:
        return Comparison(score=None, reason="one names no place")
    if {place_key(place) for place in first} == {place_key(place) for place in second}:
        return Comparison(score=0.9, reason=f"the same place: {places_words(first)}")
    for outer, inner in ((first, second), (second, first)):
        if all(any(contains(large, small) for large in outer) for small in inner):
            return Comparison(score=0.4, reason=f"{places_words(inner)} lies in {places_words(outer)}")
    return Comparison(score=0.0, reason="different places")


def times_overlap(one: Told, other: Told) -> Comparison:
    """The stretches that their words tell meet; where no words tell it, the days of publication agree."""
    first, second = one.moment, other.moment
    if first.interval and second.interval and not first.interval.overlaps(second.interval):
        return Comparison(score=0.0, reason="different times")
    if not first.key or not second.key:
        return Comparison(score=None, reason="one tells no time")
    if first.key != second.key:
        return Comparison(score=0.0, reason="different days")
    day = day_words(first.day) if first.day else "the same stretch of time"
    if first.assumed or second.assumed:
        return Comparison(score=0.6, reason=f"both reported for {day}")
    return Comparison(score=0.9, reason=f"the same day: {day}" if first.day else day)


def same_weapon(one: Told, other: Told) -> Comparison:
    """The same class of weapon, or classes that reporters use for each other (shells and mortars)."""
    first, second = one.claim.weapon, other.claim.weapon
    if first is None or second is None:
        return Comparison(score=None, reason="one names no weapon")
    classes = {first.weapon_class, second.weapon_class}
    if len(classes) == 1:
        return Comparison(score=0.8, reason=f"the same weapon: {first.weapon_class.value.replace('_', ' ')}")
    loose = classes & {WeaponClass.MIXED, WeaponClass.OTHER}
    if loose or any(classes <= alike for alike in _ALIKE):
        return Comparison(score=None, reason="weapons that may be the same")
    return Comparison(score=0.0, reason="different weapons")


def same_actor(one: Told, other: Told) -> Comparison:
    """The same side did it."""
    first = one.claim.actor.side if one.claim.actor else None
    second = other.claim.actor.side if other.claim.actor else None
    if first is None or second is None:
        return Comparison(score=None, reason="one doesn't say who did it")
    if first == second:
        return Comparison(score=0.7, reason=f"the same side did it: {first}")
    return Comparison(score=0.0, reason="different sides did it")


def counts_measure_the_same(one: Told, other: Told) -> Comparison:
    """Their counts count the same thing: one kind of happening, one unit, one rate, one sort of target."""
    first, second = one.claim, other.claim
    if first.count is None or second.count is None:
        return Comparison(score=None, reason="one gives no count")
    if measure_key(first) == measure_key(second):
        return Comparison(score=0.9, reason="counts of the same thing")
    return Comparison(score=0.0, reason="counts of different things")


def same_speaker(one: Told, other: Told) -> Comparison:
    """One claimant makes both claims: "the ministry" and "the Russian Defence Ministry" are one."""
    first, second = one.claim.claimant, other.claim.claimant
    if first is None or second is None:
        return Comparison(score=None, reason="one is a document's own voice")
    if same_claimant(first, second):
        return Comparison(score=0.9, reason=f"the same claimant: {second.name}")
    return Comparison(score=0.0, reason="different claimants")


def measure_key(claim: Claim) -> str:
    """What a claim's count measures, as one key: kind, unit, rate, and for damage the sort of thing."""
    if claim.count is None:
        return ""
    quantity = claim.count.quantity
    target = claim.target.target_class.value if claim.target and claim.kind is Kind.DAMAGE else ""
    return "|".join((claim.kind.value, quantity.unit.value, quantity.per.value if quantity.per else "", target))


COMPARISONS = (same_place, times_overlap, compatible_kind, same_weapon, same_actor)
"""What is asked of two claims before they are tied into one incident: none may rule it out."""

RAID_COMPARISONS = (times_overlap, compatible_kind)
"""The same for an attack in the air: it has many places and weapons, and two sides act in it."""

GROUND_COMPARISONS = (same_place, times_overlap, compatible_kind)
"""The same for a fight on the ground: both sides act in it."""
