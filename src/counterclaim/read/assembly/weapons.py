"""Finds the weapon of a draft among the words of its happening."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from counterclaim.model.claim import Weapon
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, WeaponClass
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.read.arms.weapons import GENERAL, WeaponFound
from counterclaim.read.assembly.parties import set_apart
from counterclaim.read.assembly.regions import Region
from counterclaim.read.happenings.counting import TiedCount
from counterclaim.read.knowledge_files import word_list

_ON_THE_GROUND = frozenset({Kind.ASSAULT, Kind.REPULSE})
_WITHOUT_WEAPON = frozenset({Kind.CONTROL, Kind.AID, Kind.EXCHANGE, Kind.DETENTION, Kind.DISPLACEMENT, Kind.CAPTURED})
_OF_MUNITIONS = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION, Kind.DEBRIS})
_CLASSES = frozenset(one.value for one in WeaponClass)
_CARRIED = frozenset(
    {WeaponClass.BOMB, WeaponClass.SMALL_ARMS, WeaponClass.IED, WeaponClass.MISSILE, WeaponClass.ROCKET}
)
"""What a drone drops, fires or blows up with."""
_NEAR = 60
"""Letters over which weapons of one list, or a carrier and what it carries, may stand apart."""
_FAR = 160
"""Letters after a strike's word in which "with" may bring in its weapon."""
_words = partial(word_list, "weapons", "carrying")
_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE, Kind.OUTAGE, Kind.DEBRIS})


def weapon_of(document: Document, regions: Sequence[Region], count: TiedCount | None) -> Weapon | None:
    """With what it was done: the weapon of the happening or of its kin, of the class that the count counts."""
    kind = regions[0].happening.kind
    lenders = regions if kind not in _WITHOUT_WEAPON else ()
    for region in lenders[:1] if kind in _ON_THE_GROUND else lenders:
        if region is not regions[0] and set_apart(regions[0], region):
            continue
        found = _weapon_in(region)
        if found is None:
            continue
        own = region is regions[0] and region.happening.kind is Kind.LAUNCH
        beside = tuple(one for one in _weapons_in(region) if not own or one.head in region.happening.roles.patients)
        found, wanted = _counted_or_mixed(region, beside or _weapons_in(region), found, count)
        return Weapon(span=document.span(found.start, found.end), weapon_class=wanted, model=found.model)
    return (
        _by_means(document, regions[0]) or _of_air_force(document, regions[0]) or _of_the_count(document, kind, count)
    )


def _of_air_force(document: Document, region: Region) -> Weapon | None:
    """Aircraft, where it is the air force that struck."""
    words = region.mentions.sentence.words
    for agent in region.happening.roles.agents if region.happening.kind is Kind.STRIKE else ():
        if agent and words[agent].lemma.lower() == "force" and words[agent - 1].text.lower() == "air":
            span = document.span(words[agent - 1].start, words[agent].end)
            return Weapon(span=span, weapon_class=WeaponClass.AIRCRAFT)
    return None


def _by_means(document: Document, region: Region) -> Weapon | None:
    """The one weapon that "with" or "using" brings in after a strike, wherever the tree hangs it."""
    if region.happening.kind not in _EFFECTS | {Kind.STRIKE}:
        return None
    words = region.mentions.sentence.words
    trigger = words[region.happening.trigger]
    found = [one for one in region.mentions.weapons if one.use == "munition" and _brought_in(region, one)]
    if len(found) != 1 or abs(found[0].start - trigger.start) >= _FAR:
        return None
    return Weapon(
        span=document.span(found[0].start, found[0].end), weapon_class=found[0].weapon_class, model=found[0].model
    )


def _brought_in(region: Region, weapon: WeaponFound) -> bool:
    """Whether "with" or "using" stands right before a weapon's phrase."""
    words = region.mentions.sentence.words
    first = next((word.index for word in words if word.start >= weapon.start), 0)
    before = words[max(0, first - 3) : first]
    for word in reversed(before):
        if word.text.lower() in ("with", "using"):
            return True
        if word.upos not in ("ADJ", "NUM", "DET", "NOUN"):
            return False
    return False


def _counted_or_mixed(
    region: Region, beside: Sequence[WeaponFound], found: WeaponFound, count: TiedCount | None
) -> tuple[WeaponFound, WeaponClass]:
    """The weapon that the count counts; without such a count, unlike weapons side by side are mixed."""
    if count is not None and count.unit.value in _CLASSES:
        wanted = WeaponClass(count.unit.value)
        kinds = (wanted, *GENERAL.get(wanted, ()))
        named = next((one for one in beside if one.weapon_class is wanted), None)
        named = named or next((one for one in beside if one.weapon_class in kinds), None)
        return (found, wanted) if named is None else (named, named.weapon_class)
    loose = count is None or count.unit in (Unit.MIXED, Unit.MUNITION) or count.unit in PEOPLE
    if len({one.weapon_class for one in beside}) < 2 or region.happening.kind is Kind.INTERCEPTION or not loose:
        return found, found.weapon_class
    if _listed(region, beside):
        return found, WeaponClass.MIXED
    carrier = next((one for one in beside if one.weapon_class is WeaponClass.UAV), None)
    carrying = carrier is not None and found.weapon_class in _CARRIED and abs(found.start - carrier.start) < _NEAR
    return (carrier, carrier.weapon_class) if carrying and carrier is not None else (found, found.weapon_class)


def _of_the_count(document: Document, kind: Kind, count: TiedCount | None) -> Weapon | None:
    """The weapon that only a count tells, whose noun stands elsewhere: "one slammed into a roof"."""
    if count is None or count.unit.value not in _CLASSES or kind not in _OF_MUNITIONS | {Kind.STRIKE}:
        return None
    wanted = WeaponClass(count.unit.value)
    if wanted is WeaponClass.AIRCRAFT and kind is Kind.STRIKE:
        return None
    return Weapon(span=document.span(count.found.start, count.found.end), weapon_class=wanted)


def _listed(region: Region, found: Sequence[WeaponFound]) -> bool:
    """Whether weapons stand side by side ("drones, bombs and missiles") and none is the kind of another."""
    classes = {one.weapon_class for one in found}
    families = {"missile" if name.value.endswith("missile") else name.value for name in classes}
    if len(families) < 2 or found[-1].end - found[0].start >= _NEAR:
        return False
    between = (word for word in region.mentions.sentence.words if found[0].end <= word.start < found[-1].start)
    return not any(word.upos == "VERB" or word.lemma in _words("loading") for word in between)


def _weapon_in(region: Region) -> WeaponFound | None:
    """The weapon among the words, the nearest to the telling word; a list of unlike ones becomes mixed later."""
    found = _weapons_in(region)
    patients = set(region.happening.roles.patients)
    if region.happening.kind is Kind.LAUNCH:
        return _nearest(region, [one for one in found if one.head in patients] or found)
    if region.happening.kind in _OF_MUNITIONS:
        return _nearest(region, found)
    if _hits_itself(region):
        patients = set()
    active = [one for one in found if one.head is None or one.head not in patients or one.use == "strike_modifier"]
    if region.happening.kind in _EFFECTS:
        active = [one for one in active if one.weapon_class is not WeaponClass.GROUND_VEHICLE]
    return _nearest(region, active)


def _hits_itself(region: Region) -> bool:
    """Whether what a verb is said of is what struck: "a missile slammed into the depot"."""
    sentence, happening = region.mentions.sentence, region.happening
    verb = sentence.words[happening.trigger]
    suffered = sentence.children_of(verb, "aux:pass", "obl:agent") or happening.roles.agents
    return happening.kind is Kind.STRIKE and verb.upos == "VERB" and verb.xpos != "VBN" and not suffered


def _nearest(region: Region, found: Sequence[WeaponFound]) -> WeaponFound | None:
    trigger = region.mentions.sentence.words[region.happening.trigger].start
    return min(found, key=lambda one: (abs(one.start - trigger), one.start), default=None)


def _weapons_in(region: Region) -> tuple[WeaponFound, ...]:
    """All weapons among the words, in text order; a verb that implies one ("shelled") only where no noun names any."""
    found = tuple(one for one in region.mentions.weapons if region.holds(one.start, one.end))
    words = region.mentions.sentence.words
    named = tuple(one for one in found if one.head is None or words[one.head].upos != "VERB")
    return named or found
