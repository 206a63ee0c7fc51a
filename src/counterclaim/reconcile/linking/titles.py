"""What an incident is called: what happened, where, and on which day."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance, TargetClass, WeaponClass
from counterclaim.model.quantity import Unit
from counterclaim.reconcile.linking.kinds import family
from counterclaim.reconcile.linking.settings import places_among
from counterclaim.reconcile.moments import Moment
from counterclaim.reconcile.wording import as_sentence, days_words, happening_words, places_words, quoted, side_words

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
    Kind.CAPTURED: "People captured",
    Kind.DISPLACEMENT: "Displacement",
    Kind.EQUIPMENT_LOSS: "Equipment lost",
    Kind.DETENTION: "Detentions",
    Kind.EXCHANGE: "Exchange",
    Kind.AID: "Aid",
    Kind.ALERT: "Alert",
}
_OVER_SHELLING = frozenset({"Bombing", "Shelling"})
_THINGS = frozenset(TargetClass) - {TargetClass.PERSON, TargetClass.OTHER}
_DEEDS = frozenset({Kind.STRIKE, Kind.LAUNCH, Kind.ASSAULT, Kind.CONTROL})
_AIMED = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.FIRE})
_SHORT = 40
"""A target of more characters than that is no part of a title."""


def title_of(claims: Iterable[Claim], founder: Claim, moment: Moment, struck_side: str | None) -> str:
    """The title of an incident from its claims, the one that it is founded on, and that one's moment."""
    members = tuple(claims)
    what, preposition = _what(members, founder.kind)
    if family(founder.kind) == "raid" and struck_side:
        where = side_words(struck_side)
    else:
        where = places_words(places_among((founder, *members)), most=3) or _thing(founder)
    return (f"{what} {preposition} {where}" if where else _nowhere(what, founder)) + _when(moment)


def _nowhere(what: str, founder: Claim) -> str:
    """What happened where no place is told: how many of what, or whose deed it was."""
    if founder.count is not None and founder.count.quantity.unit not in (Unit.OTHER, Unit.MONEY):
        return as_sentence(happening_words(founder)).removesuffix(".")
    side = founder.actor.side if founder.actor and founder.kind in _DEEDS else None
    by = f" by {side_words(side)}" if side else ""
    return ("Control of ground" if what == "Control" else what) + by


def _thing(founder: Claim) -> str:
    """What was hit, in the document's own words, where the claim names no place."""
    target = founder.target
    if target is None or founder.kind not in _AIMED or target.target_class not in _THINGS:
        return ""
    return quoted(target.span.text) if len(target.span.text) <= _SHORT else ""


def _what(claims: tuple[Claim, ...], kind: Kind) -> tuple[str, str]:
    kinds = {claim.kind for claim in claims if claim.stance is not Stance.NEGATED} | {kind}
    if family(kind) == "raid":
        return ("Air attack", "on") if kinds != {Kind.INTERCEPTION} else ("Air defence", "over")
    if family(kind) == "ground":
        return next(((words, preposition) for key, words, preposition in _GROUND if key in kinds), ("Fighting", "in"))
    if family(kind) == "strike":
        return _strike(claims, kinds)
    return _OTHERS.get(kind, kind.value.title()), "in"


def _strike(claims: tuple[Claim, ...], kinds: set[Kind]) -> tuple[str, str]:
    weapons = {_WEAPONS.get(claim.weapon.weapon_class, "Strike") for claim in claims if claim.weapon}
    if kinds <= {Kind.FIRE, Kind.DEBRIS} or (Kind.STRIKE not in kinds and not weapons):
        return next(((words, preposition) for key, words, preposition in _EFFECTS if key in kinds), ("Strike", "on"))
    words = weapons.pop() if len(weapons) == 1 else "Strike"
    return words, "of" if words in _OVER_SHELLING else "in" if words == "Mine blast" else "on"


def _when(moment: Moment) -> str:
    if moment.day is not None:
        return f", {'reported ' if moment.assumed else ''}{days_words(moment.day, moment.day)}"
    return f", {days_words(moment.interval.first_day, moment.interval.last_day)}" if moment.interval else ""
