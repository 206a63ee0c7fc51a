"""When parts make a whole: which counts of a breakdown can be summed. The why is in docs/decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Quantity, Unit
from counterclaim.reconcile.claimants import same_claimant
from counterclaim.reconcile.places import contains, finest_places, place_key, places_key

FATES = frozenset({Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION, Kind.STRIKE})
"""What becomes of a munition that was launched."""
_CASUALTIES = frozenset({Kind.KILLED, Kind.INJURED})
_EXCLUSIVE_PEOPLE = (
    frozenset({Unit.CHILD, Unit.WOMAN, Unit.MAN}),
    frozenset({Unit.SOLDIER, Unit.CIVILIAN}),
    frozenset({Unit.SOLDIER, Unit.CHILD}),
)
_SLACK = 0.1
"""How far an estimate may be off, as a share of it."""


def quantity_of(claim: Claim) -> Quantity:
    """The count of a claim that is known to have one."""
    if claim.count is None:
        raise ValueError(f"{claim.id}: a claim without a count in a breakdown")
    return claim.count.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A whole and parts of it that exclude each other. They differ by place, fate or sort."""

    whole: Claim
    parts: tuple[Claim, ...]

    @property
    def total(self) -> Quantity:
        """The sum of the parts, bounds and all."""
        counts = [quantity_of(part) for part in self.parts]
        highs = [count.high for count in counts]
        return Quantity(
            low=sum(count.floor for count in counts),
            high=None if None in highs else sum(high for high in highs if high is not None),
            approximate=any(count.approximate for count in counts),
            unit=quantity_of(self.whole).unit,
        )


def counts_in(whole: Claim, part: Claim) -> bool:
    """Whether a part's count can be taken from the whole's: asserted, no rate, of a unit that it includes."""
    if whole.count is None or part.count is None or part.stance is not Stance.ASSERTED:
        return False
    if whole.count.quantity.per or part.count.quantity.per:
        return False
    return _fits(part, whole) and _includes(whole.count.quantity.unit, part.count.quantity.unit)


def _fits(part: Claim, whole: Claim) -> bool:
    if part.kind is whole.kind:
        return True
    if whole.kind is Kind.LAUNCH:
        return part.kind in FATES
    return whole.kind is Kind.CASUALTIES and part.kind in _CASUALTIES


def _includes(whole: Unit, part: Unit) -> bool:
    if whole is part or whole is Unit.OTHER:
        return True
    if whole is Unit.PERSON:
        return part in PEOPLE
    if whole is Unit.CIVILIAN:
        return part in PEOPLE - {Unit.PERSON, Unit.SOLDIER}
    if whole in (Unit.MUNITION, Unit.MIXED):
        return part in MUNITIONS
    if whole is Unit.MISSILE:
        return part.value.endswith("missile")
    return (whole, part) in {(Unit.BUILDING, Unit.HOUSE), (Unit.VEHICLE, Unit.TANK)}


def _disjoint(one: Claim, other: Claim) -> bool:
    """Whether nothing can be counted in both: other places, other fates, or other sorts."""
    if one.kind is not other.kind:
        return True
    if _struck_apart(one, other):
        return True
    here, there = finest_places(one), finest_places(other)
    if here and there and len(here) == len(there) == 1 and place_key(here[0]) != place_key(there[0]):
        return not contains(here[0], there[0]) and not contains(there[0], here[0])
    return places_key(one) == places_key(other) and _exclusive_units(quantity_of(one).unit, quantity_of(other).unit)


def _struck_apart(one: Claim, other: Claim) -> bool:
    """Whether one sentence tells of hits on two things: "four hit the mill and five the bridge"."""
    if one.kind is not Kind.STRIKE or (one.document, one.sentence.start) != (other.document, other.sentence.start):
        return False
    if one.target is None or other.target is None or quantity_of(one).unit not in MUNITIONS:
        return False
    return one.target.span.start != other.target.span.start


def _exclusive_units(one: Unit, other: Unit) -> bool:
    if one is other:
        return False
    if one in PEOPLE:
        return any({one, other} <= group for group in _EXCLUSIVE_PEOPLE)
    return one in MUNITIONS and other in MUNITIONS and not (_includes(one, other) or _includes(other, one))


def all_disjoint(parts: Sequence[Claim]) -> bool:
    """Whether no two of the parts can count the same thing."""
    return all(_disjoint(one, other) for at, one in enumerate(parts) for other in parts[at + 1 :])


def breakdown_of(whole: Claim, parts: tuple[Claim, ...]) -> Breakdown | None:
    """The largest set of parts that stand together as one list; null where they don't make one."""
    fates = tuple(part for part in parts if part.kind is not whole.kind and not _narrower(part, whole))
    told = any(part.kind is Kind.INTERCEPTION for part in fates) or len(fates) > 1
    if whole.kind is Kind.LAUNCH and told and all_disjoint(fates):
        return Breakdown(whole=whole, parts=fates)
    lists = [found for found in lists_by_place(whole, parts) if len(found) >= 2 and all_disjoint(found)]
    if lists and not any(_blurs(part, whole) for part in parts):
        return Breakdown(whole=whole, parts=max(lists, key=lambda found: (len(found), sum_low(found))))
    sorts = tuple(part for part in parts if part.kind is whole.kind and quantity_of(part).unit in MUNITIONS)
    if len(sorts) >= 2 and len(sorts) == len(parts) and all_disjoint(sorts):
        return Breakdown(whole=whole, parts=sorts)
    return None


def _narrower(part: Claim, whole: Claim) -> bool:
    """Whether an outcome is told of one spot of the whole's ground: a place list that says nothing of the rest."""
    return part.kind is not Kind.AIRSPACE_VIOLATION and bool(places_key(part)) and places_key(part) != places_key(whole)


def _blurs(part: Claim, whole: Claim) -> bool:
    """Whether a part may belong to a place list, but of which place it is can't be told: then the list has a hole."""
    same_measure = part.kind is whole.kind and quantity_of(part).unit is quantity_of(whole).unit
    return same_measure and len(finest_places(part)) > 1 and places_key(part) != places_key(whole)


def lists_by_place(whole: Claim, parts: tuple[Claim, ...]) -> list[tuple[Claim, ...]]:
    """Parts by place: those of one claimant, of places of one size and of the whole's own unit stand together."""
    lists: list[list[Claim]] = []
    for part in parts:
        places = finest_places(part)
        same_measure = part.kind is whole.kind and quantity_of(part).unit is quantity_of(whole).unit
        if len(places) == 1 and same_measure and places_key(part) != places_key(whole):
            found = next((found for found in lists if _stand_together(part, found[0])), None)
            if found is None:
                lists.append([part])
            else:
                found.append(part)
    return [tuple(found) for found in lists]


def _stand_together(one: Claim, other: Claim) -> bool:
    """Whether two placed parts belong to one list: told by one claimant, of places of one size."""
    if finest_places(one)[0].precision is not finest_places(other)[0].precision:
        return False
    if one.claimant is None or other.claimant is None:
        return one.claimant is other.claimant
    return same_claimant(one.claimant, other.claimant)


def sum_low(parts: Iterable[Claim]) -> float:
    """The least that the parts make together."""
    return sum(quantity_of(part).floor for part in parts)


def slack(*claims: Claim) -> float:
    """By how much sums of these counts may miss, where some are estimates."""
    return sum(_SLACK * (quantity_of(claim).low or 0) for claim in claims if quantity_of(claim).approximate)
