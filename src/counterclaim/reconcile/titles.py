"""What an incident is called: what happened, where, and on which day."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance, WeaponClass
from counterclaim.reconcile.comparisons import family
from counterclaim.reconcile.moments import Moment
from counterclaim.reconcile.places import finest_places
from counterclaim.reconcile.wording import day_words, places_words, side_words

_WEAPONS = {
    WeaponClass.UAV: "Drone strike",
    WeaponClass.MISSILE: "Missile strike",
    WeaponClass.BALLISTIC_MISSILE: "Missile strike",
    WeaponClass.CRUISE_MISSILE: "Missile strike",
    WeaponClass.AIR_DEFENCE_MISSILE: "Missile strike",
    WeaponClass.ANTI_SHIP_MISSILE: "Missile strike",
    WeaponClass.GUIDED_BOMB: "Bombing",
    WeaponClass.BOMB: "Bombing",
    WeaponClass.ROCKET: "Rocket strike",
    WeaponClass.ARTILLERY: "Shelling",
    WeaponClass.MORTAR: "Shelling",
    WeaponClass.IED: "Bombing",
    WeaponClass.MINE: "Mine blast",
}
_EFFECTS = (
    (Kind.FIRE, "Fire", "in"),
    (Kind.DEBRIS, "Falling debris", "in"),
    (Kind.OUTAGE, "Outage", "in"),
    (Kind.DAMAGE, "Damage", "in"),
    (Kind.KILLED, "Deaths", "in"),
    (Kind.INJURED, "Injuries", "in"),
    (Kind.CASUALTIES, "Casualties", "in"),
    (Kind.MISSING, "People missing", "in"),
)
_GROUND = ((Kind.CONTROL, "Control", "of"), (Kind.ASSAULT, "Assault", "on"), (Kind.REPULSE, "Assault repelled", "at"))
_OTHERS = {
    Kind.CAPTURED: "Captures",
    Kind.DISPLACEMENT: "Displacement",
    Kind.EQUIPMENT_LOSS: "Equipment lost",
    Kind.DETENTION: "Detentions",
    Kind.EXCHANGE: "Exchange",
    Kind.AID: "Aid",
    Kind.ALERT: "Alert",
}
_OVER_SHELLING = frozenset({"Bombing", "Shelling"})


def title_of(claims: Iterable[Claim], founder: Claim, moment: Moment, struck_side: str | None) -> str:
    """The title of an incident from its claims, the one that it is founded on, and that one's moment."""
    members = tuple(claims)
    what, preposition = _what(members)
    places = finest_places(founder) or next((found for claim in members if (found := finest_places(claim))), ())
    if family(founder.kind) == "raid" and struck_side:
        where = f" {preposition} {side_words(struck_side)}"
    else:
        where = f" {preposition} {places_words(places, most=3)}" if places else ""
    return what + where + _when(moment)


def _what(claims: tuple[Claim, ...]) -> tuple[str, str]:
    kinds = {claim.kind for claim in claims if claim.stance is not Stance.NEGATED} or {claim.kind for claim in claims}
    kind = claims[0].kind
    if family(kind) == "raid":
        return ("Air attack", "on") if kinds != {Kind.INTERCEPTION} else ("Air defence", "over")
    if family(kind) == "ground":
        return next((words, preposition) for key, words, preposition in _GROUND if key in kinds)
    if family(kind) == "strike":
        return _strike(claims, kinds)
    return _OTHERS.get(kind, kind.value.title()), "in"


def _strike(claims: tuple[Claim, ...], kinds: set[Kind]) -> tuple[str, str]:
    weapons = {_WEAPONS.get(claim.weapon.weapon_class, "Strike") for claim in claims if claim.weapon}
    if kinds <= {Kind.FIRE, Kind.DEBRIS} or (Kind.STRIKE not in kinds and not weapons):
        return next((words, preposition) for key, words, preposition in _EFFECTS if key in kinds)
    words = weapons.pop() if len(weapons) == 1 else "Strike"
    return words, "of" if words in _OVER_SHELLING else "in" if words == "Mine blast" else "on"


def _when(moment: Moment) -> str:
    if moment.day is not None:
        return f", {'reported ' if moment.assumed else ''}{day_words(moment.day)}"
    if moment.interval is not None:
        first, last = moment.interval.first_day, moment.interval.last_day
        return f", {day_words(first)} to {day_words(last)}"
    return ""
