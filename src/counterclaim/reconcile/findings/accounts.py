"""Two stories of one event: debris of what was shot down, or a strike that hit what it was meant to hit."""

from __future__ import annotations

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance, TargetClass
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.reconcile.places import contains, finest_places, place_key, region_name

_DEBRIS_WORDS = ("debris", "wreckage", "fragments of", "уламк", "обломк")
"""How the languages that are read say it; the contract codes the effect (a fire), so the cause stands in the words."""
_EFFECTS = frozenset({Kind.DEBRIS, Kind.FIRE, Kind.DAMAGE})
_HITS = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.FIRE})
_INSTALLATIONS = frozenset(
    {
        TargetClass.ENERGY,
        TargetClass.OIL,
        TargetClass.MILITARY,
        TargetClass.INDUSTRIAL,
        TargetClass.TRANSPORT,
        TargetClass.PORT,
        TargetClass.AIRFIELD,
        TargetClass.SHIP,
    }
)


def tells_of_debris(claim: Claim) -> bool:
    """Whether a named claimant puts an effect down to falling debris."""
    if claim.stance is not Stance.ASSERTED or claim.claimant is None or claim.kind not in _EFFECTS:
        return False
    words = claim.sentence.text.casefold()
    return claim.kind is Kind.DEBRIS or any(word in words for word in _DEBRIS_WORDS)


def tells_of_hit(claim: Claim) -> bool:
    """Whether a claimant with a side says that its own attack hit an installation."""
    if claim.stance is not Stance.ASSERTED or claim.side is None or claim.kind not in _HITS:
        return False
    own = claim.actor is not None and claim.actor.side == claim.side
    return own and claim.target is not None and claim.target.target_class in _INSTALLATIONS


def near(one: Claim, other: Claim) -> bool:
    """Whether two claims are set in one place, or one in a place that lies in the other's region."""
    first, second = finest_places(one), finest_places(other)
    if not first or not second:
        return _named_in(first, other) or _named_in(second, one)
    return any(
        place_key(here) == place_key(there) or (_regional(here, there) or _regional(there, here))
        for here in first
        for there in second
    )


def _named_in(places: tuple[Place, ...], claim: Claim) -> bool:
    """Whether a claim without a place speaks of a place, or of its region, in its sentence ("the Kaluga governor")."""
    words = claim.sentence.text.casefold()
    names = {place.name.casefold() for place in places} | {
        region_name(place.admin1) for place in places if place.admin1
    }
    return not claim.places and any(name in words for name in names)


def rival_accounts(one: Claim, other: Claim) -> bool:
    """Whether one tells of debris and the other, of the opposing side, of a hit near by; days are not compared."""
    for debris, hit in ((one, other), (other, one)):
        if tells_of_debris(debris) and tells_of_hit(hit) and debris.side != hit.side:
            return near(debris, hit)
    return False


def _regional(outer: Place, inner: Place) -> bool:
    return outer.precision is not PlacePrecision.COUNTRY and contains(outer, inner)
