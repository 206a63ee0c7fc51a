"""What the sides strike with and what they strike, in the several words that reporters have for each."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.kind import TargetClass, WeaponClass
from counterclaim.model.quantity import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """A sort of weapon: how many of it are named, and how an attack with it is called."""

    weapon: WeaponClass
    unit: Unit
    one: str
    many: str
    attack: str
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A sort of target, in several words; `toll` how deadly a hit on it is, `civil` whether civilians are in it."""

    target: TargetClass
    words: tuple[str, ...]
    toll: float
    civil: bool = True


def _arm(weapon: WeaponClass, unit: Unit, one: str, attack: str, model: str | None = None) -> Arm:
    many = one if one.endswith("fire") else f"{one}s"
    return Arm(weapon=weapon, unit=unit, one=one, many=many, attack=attack, model=model)


DRONE = _arm(WeaponClass.UAV, Unit.UAV, "drone", "drone attack")
NAMED_DRONE = _arm(WeaponClass.UAV, Unit.UAV, "Korsar drone", "drone attack", "Korsar")
MISSILE = _arm(WeaponClass.MISSILE, Unit.MISSILE, "missile", "missile strike")
BALLISTIC = _arm(WeaponClass.BALLISTIC_MISSILE, Unit.BALLISTIC_MISSILE, "ballistic missile", "missile strike")
CRUISE = _arm(WeaponClass.CRUISE_MISSILE, Unit.CRUISE_MISSILE, "cruise missile", "missile attack")
ROCKET = _arm(WeaponClass.ROCKET, Unit.ROCKET, "rocket", "rocket attack")
SHELL = _arm(WeaponClass.ARTILLERY, Unit.ARTILLERY, "artillery shell", "shelling")
MORTAR = _arm(WeaponClass.MORTAR, Unit.MORTAR, "mortar shell", "shelling")
BOMB = _arm(WeaponClass.GUIDED_BOMB, Unit.GUIDED_BOMB, "guided bomb", "bombing")

FAR_ARMS = (DRONE, DRONE, NAMED_DRONE, MISSILE, BALLISTIC, CRUISE)
NEAR_ARMS = (SHELL, SHELL, MORTAR, ROCKET, BOMB, DRONE, MISSILE)


def _aim(target: TargetClass, toll: float, *words: str, civil: bool = True) -> Aim:
    return Aim(target=target, words=words, toll=toll, civil=civil)


AIMS = (
    _aim(TargetClass.RESIDENTIAL, 1, "an apartment block", "a block of flats", "a residential building"),
    _aim(TargetClass.RESIDENTIAL, 0.3, "a house", "a private house", "a home"),
    _aim(TargetClass.COMMERCIAL, 1.4, "a market", "a street market", "a covered market"),
    _aim(TargetClass.COMMERCIAL, 1.2, "a shopping centre", "a shopping mall", "a supermarket"),
    _aim(TargetClass.MEDICAL, 0.6, "a hospital", "a maternity hospital", "a clinic"),
    _aim(TargetClass.EDUCATION, 0.5, "a school", "a school building", "a kindergarten"),
    _aim(TargetClass.TRANSPORT, 1, "a railway station", "the station", "a train station"),
    _aim(TargetClass.TRANSPORT, 0.1, "a bridge", "a road bridge", "the bridge"),
    _aim(TargetClass.ENERGY, 0.1, "a power substation", "a substation", "an energy facility"),
    _aim(TargetClass.ENERGY, 0.2, "a thermal power plant", "a power station", "an energy facility"),
    _aim(TargetClass.OIL, 0.2, "an oil depot", "a fuel depot", "an oil store"),
    _aim(TargetClass.OIL, 0.2, "an oil refinery", "a refinery", "a fuel plant"),
    _aim(TargetClass.INDUSTRIAL, 0.3, "a factory", "an industrial site", "a plant"),
    _aim(TargetClass.MILITARY, 0.8, "an ammunition depot", "an arms depot", "a military depot", civil=False),
    _aim(TargetClass.MILITARY, 2, "a barracks", "a military base", "a garrison", civil=False),
    _aim(TargetClass.AIRFIELD, 0.3, "a military airfield", "an air base", "an airfield", civil=False),
    _aim(TargetClass.PORT, 0.2, "a port terminal", "a grain terminal", "the port"),
)
