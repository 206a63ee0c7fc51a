"""Finds the weapon of a draft among the words of its happening."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.claim import Weapon
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, WeaponClass
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.read.arms.weapons import WeaponFound
from counterclaim.read.assembly.regions import Region
from counterclaim.read.happenings.counting import TiedCount

_ON_THE_GROUND = frozenset({Kind.ASSAULT, Kind.REPULSE})
_WITHOUT_WEAPON = frozenset({Kind.CONTROL, Kind.AID, Kind.EXCHANGE, Kind.DETENTION, Kind.DISPLACEMENT, Kind.CAPTURED})
_OF_MUNITIONS = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION, Kind.DEBRIS})
_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE, Kind.OUTAGE, Kind.DEBRIS})


def weapon_of(document: Document, regions: Sequence[Region], count: TiedCount | None) -> Weapon | None:
    """With what it was done: the weapon of the happening or of its kin, of the class that the count counts."""
    kind = regions[0].happening.kind
    lenders = regions if kind not in _WITHOUT_WEAPON else ()
    for region in lenders[:1] if kind in _ON_THE_GROUND else lenders:
        found = _weapon_in(region)
        if found is None:
            continue
        several = {one.weapon_class for one in _weapons_in(region)}
        mixing = len(several) > 1 and region.happening.kind is not Kind.INTERCEPTION
        wanted = found.weapon_class
        if count is not None and count.unit.value in {one.value for one in WeaponClass}:
            wanted = WeaponClass(count.unit.value)
            found = next((one for one in _weapons_in(region) if one.weapon_class is wanted), found)
        elif mixing and (count is None or count.unit in (Unit.MIXED, Unit.MUNITION) or count.unit in PEOPLE):
            wanted = WeaponClass.MIXED if _listed(region, several) else wanted
        return Weapon(span=document.span(found.start, found.end), weapon_class=wanted, model=found.model)
    return None


def _listed(region: Region, classes: set[WeaponClass]) -> bool:
    """Whether the weapons stand side by side ("drones, bombs and missiles") and none is the kind of another."""
    families = {"missile" if name.value.endswith("missile") else name.value for name in classes}
    found = _weapons_in(region)
    return len(families) > 1 and found[-1].end - found[0].start < 60


def _weapon_in(region: Region) -> WeaponFound | None:
    """The weapon among the words, the nearest to the telling word; a list of unlike ones becomes mixed later."""
    found = _weapons_in(region)
    if region.happening.kind in _OF_MUNITIONS:
        return _nearest(region, found)
    patients = set(region.happening.roles.patients)
    active = [one for one in found if one.head is None or one.head not in patients or one.use == "strike_modifier"]
    if region.happening.kind in _EFFECTS:
        active = [one for one in active if one.weapon_class is not WeaponClass.GROUND_VEHICLE]
    return _nearest(region, active)


def _nearest(region: Region, found: Sequence[WeaponFound]) -> WeaponFound | None:
    trigger = region.mentions.sentence.words[region.happening.trigger].start
    return min(found, key=lambda one: (abs(one.start - trigger), one.start), default=None)


def _weapons_in(region: Region) -> tuple[WeaponFound, ...]:
    """All weapons among the words, in text order; a verb that implies one ("shelled") only where no noun names any."""
    found = tuple(one for one in region.mentions.weapons if region.holds(one.start, one.end))
    words = region.mentions.sentence.words
    named = tuple(one for one in found if one.head is None or words[one.head].upos != "VERB")
    return named or found
