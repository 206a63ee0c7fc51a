"""Propositions about two tellings: each gives a level, from "the same" to "different", for which weights are learned.

A level is told in a few words; `weights.toml` says what each weighs. "Not told" is a level as well: it weighs next
to nothing. Every function here is symmetric, and looks at nothing but the particulars.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.reconcile.linking.kinds import GROUND, RAID, fit
from counterclaim.reconcile.linking.particulars import Figure, Particulars
from counterclaim.reconcile.linking.spots import Spot, lies_in, nearest_km
from counterclaim.reconcile.linking.times import NOT_TOLD, same_blow, times_overlap
from counterclaim.reconcile.linking.words import says_much, weight_of

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
_NEXT_DOOR_KM, _NEAR_KM, _SITE_KM = 15.0, 60.0, 12.0
_LARGE = 10
"""From here on, a figure is not met by chance in two reports as often."""


def same_place(one: Particulars, other: Particulars) -> str:
    """Where: the same place, one in the other, next door, or elsewhere."""
    if _named(one, other) or _named(other, one):
        return "named"
    if not one.spots or not other.spots:
        return "a raid nowhere" if _nowhere(one, other) or _nowhere(other, one) else NOT_TOLD
    level = _places(one, other)
    if level == "in the region" and _lasts(one) and _lasts(other) and _one_name(one, other):
        level = "of one name"
    words = one.words_alone or other.words_alone
    return f"words, {level}" if words and level != NOT_TOLD else level


def _named(one: Particulars, other: Particulars) -> bool:
    """Whether the first is set in no town or region, and its words name a town of the other."""
    if any(spot.local or spot.regional for spot in one.spots):
        return False
    return not set(other.called).isdisjoint(one.names)


def _nowhere(one: Particulars, other: Particulars) -> bool:
    """Whether the first tells of an attack in the air without a place, as a night's total does, unlike the other."""
    return not one.spots and bool(other.local) and all(kind in RAID for kind in one.kinds)


def _places(one: Particulars, other: Particulars) -> str:
    first, second = one.local, other.local
    if first and second:
        return _towns(first, second)
    if first or second:
        inner, outer = (first, other.spots) if first else (second, one.spots)
        return _within(inner, outer)
    return _areas(one.spots, other.spots)


def _towns(ones: Sequence[Spot], others: Sequence[Spot]) -> str:
    keys, others_keys = {spot.key for spot in ones}, {spot.key for spot in others}
    if keys & others_keys:
        alone = len(keys) == 1 or len(others_keys) == 1
        return "the same" if keys == others_keys else "one of several" if alone else "some of several"
    if any(_of_region(a, b) or _of_region(b, a) for a in ones for b in others):
        return "in the region"
    km = nearest_km(ones, others)
    if km is None:
        return "different"
    if km <= _SITE_KM and any(spot.precision is PlacePrecision.POINT for spot in (*ones, *others)):
        return "a site in it"
    return "neighbouring" if km <= _NEXT_DOOR_KM else "near" if km <= _NEAR_KM else "different"


def _one_name(one: Particulars, other: Particulars) -> bool:
    """Whether one is set in a region and the other in the town that it is named after: Kherson, Idlib."""
    return any(
        small.names_region and large.regional and small.region == large.region
        for inner, outer in ((one, other), (other, one))
        for small in inner.spots
        for large in outer.spots
    )


def _of_region(town: Spot, capital: Spot) -> bool:
    """Whether the second's name is that of the region as well, in which the first lies."""
    return capital.names_region and town.region == capital.region and not town.names_region


def _within(inner: Sequence[Spot], outer: Sequence[Spot]) -> str:
    holders = [(small, large) for large in outer for small in inner if lies_in(small, large)]
    if any(large.regional for _, large in holders):
        return "in the region"
    if holders:
        return "in the country"
    return "different" if any(large.regional for large in outer) else NOT_TOLD


def _areas(ones: Sequence[Spot], others: Sequence[Spot]) -> str:
    shared = {spot.key for spot in ones} & {spot.key for spot in others}
    if any(spot.regional and spot.key in shared for spot in ones):
        return "the same region"
    if any(spot.precision is PlacePrecision.AREA and spot.key in shared for spot in ones):
        return "the same area"
    if any(spot.precision is PlacePrecision.COUNTRY and spot.key in shared for spot in ones):
        return "the same country"
    if shared or any(lies_in(a, b) or lies_in(b, a) for a in ones for b in others):
        return "in the country"
    return "different" if all(spot.regional for spot in (*ones, *others)) else NOT_TOLD


def compatible_kind(one: Particulars, other: Particulars) -> str:
    """What: one happening gives both kinds, or words about it, or may give both, or does not."""
    best = max(fit(first, second) for first in one.kinds for second in other.kinds)
    return ("different", "may be", "words about it", "go together", "the same")[best]


def same_weapon(one: Particulars, other: Particulars) -> str:
    """With what: the same class of weapon, classes that reporters use for each other, or others."""
    if not one.weapons or not other.weapons:
        return NOT_TOLD
    first, second = set(one.weapons), set(other.weapons)
    if first & second:
        return "the same"
    if any(first & group and second & group for group in _ALIKE):
        return "alike"
    return "different, one kind of blow" if same_blow(one, other) else "different"


def same_target(one: Particulars, other: Particulars) -> str:
    """What was hit: the same sort of site by its words, the same class of target, or others."""
    shared = set(one.things) & set(other.things)
    if any(says_much(site) for site in shared):
        return "the same thing"
    if shared or set(one.targets) & set(other.targets):
        return "the same class"
    return "different" if (one.targets and other.targets) or (one.things and other.things) else NOT_TOLD


def same_scope(one: Particulars, other: Particulars) -> str:
    """Over how long: one happening, the toll of a day, or a running total of months; they are never each other."""
    if one.scope == other.scope == _DAILY:
        return _tolls(one, other)
    if one.scope == other.scope:
        return "running totals" if one.scope else "one happening"
    return ("a toll and one happening", "a total and one happening", "a total and a toll")[one.scope + other.scope - 1]


_DAILY = 1


def _tolls(one: Particulars, other: Particulars) -> str:
    """Two tolls of a day: of the same one, of others, or one of soldiers and one of others."""
    if one.days and other.days and one.days[1] != other.days[1]:
        return "tolls of other days"
    soldiers = [any("|soldier|" in figure.measure for figure in told.figures) for told in (one, other)]
    return "tolls of others" if one.figures and other.figures and soldiers[0] != soldiers[1] else "a day's tolls"


def _lasts(told: Particulars) -> bool:
    return any(kind in GROUND for kind in told.kinds)


def _taking(told: Particulars) -> bool:
    return Kind.CONTROL in told.kinds and Kind.ASSAULT not in told.kinds


def same_actor(one: Particulars, other: Particulars) -> str:
    """Who did it: the same side, or the other; both sides act in a struggle."""
    crossed = set(one.sides) & set(other.struck) or set(one.struck) & set(other.sides)
    if set(one.sides) & set(other.sides) or (set(one.struck) & set(other.struck) and not crossed):
        return "the same"
    if not crossed and (not one.sides or not other.sides):
        return NOT_TOLD
    if _taking(one) and _taking(other):
        return "taken by the other"
    if _lasts(one) or _lasts(other):
        return "both in a struggle"
    return "different, one kind of blow" if same_blow(one, other) else "different"


def rival_accounts(one: Particulars, other: Particulars) -> str:
    """Two stories of one event near by: remains of what was shot down fell, or an installation was hit."""
    if any(
        set(first.debris) and set(second.hits) - set(first.debris) for first, second in ((one, other), (other, one))
    ):
        return "rivals" if same_place(one, other) in _NEAR_BY else "rivals elsewhere"
    return NOT_TOLD


_NEAR_BY = frozenset(
    {"the same", "one of several", "some of several", "a site in it", "in the region", "the same region"}
)


def counts_measure_the_same(one: Particulars, other: Particulars) -> str:
    """How many: a number that both give, large ones by chance more rarely; or numbers of one thing that differ."""
    levels = {
        _figures(first, second) for first in one.figures for second in other.figures if first.measure == second.measure
    }
    return next((level for level in ("the same large", "the same", "may be", "different") if level in levels), NOT_TOLD)


def _figures(one: Figure, other: Figure) -> str:
    if one.low == other.low and one.high == other.high:
        return "the same large" if (one.low or one.high or 0) >= _LARGE else "the same"
    floors = max(one.low or 0, other.low or 0)
    ceilings = min(one.high if one.high is not None else floors, other.high if other.high is not None else floors)
    return "may be" if floors <= ceilings else "different"


def wording_alike(one: Particulars, other: Particulars) -> str:
    """In what words: how much of the telling words of the two is shared."""
    if not one.words or not other.words:
        return NOT_TOLD
    shared = weight_of(set(one.words).intersection(other.words))
    alike = shared / max(min(weight_of(one.words), weight_of(other.words)), _SAYING) if shared >= _FEW else 0.0
    return next(level for least, level in _WORDINGS if alike >= least)


_FEW, _SAYING = 2.0, 10.0
_WORDINGS = ((0.6, "nearly the same"), (0.3, "much"), (0.15, "some"), (0.05, "little"), (0.0, "nothing"))


def same_names(one: Particulars, other: Particulars) -> str:
    """Rare names that both hold, the places and the claimants apart."""
    shared = len(set(one.names).intersection(other.names))
    return (NOT_TOLD, "one", "several")[min(shared, 2)]


Proposition = Callable[[Particulars, Particulars], str]

PROPOSITIONS: tuple[Proposition, ...] = (
    same_place,
    times_overlap,
    compatible_kind,
    same_weapon,
    same_target,
    same_scope,
    same_actor,
    rival_accounts,
    counts_measure_the_same,
    wording_alike,
    same_names,
)
"""What is asked of two tellings, in this order."""


def compared(one: Particulars, other: Particulars) -> tuple[str, ...]:
    """The level that each proposition has for two tellings, in the order of `PROPOSITIONS`."""
    return tuple([proposition(one, other) for proposition in PROPOSITIONS])


def measure_key(claim: Claim) -> str:
    """What a claim's count measures, as one key: kind, unit, rate, and for damage the sort of thing."""
    if claim.count is None:
        return ""
    quantity = claim.count.quantity
    target = claim.target.target_class.value if claim.target and claim.kind is Kind.DAMAGE else ""
    return "|".join((claim.kind.value, quantity.unit.value, quantity.per.value if quantity.per else "", target))
