"""How many, with the bounds that the words have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.kind import WeaponClass


class Unit(StrEnum):
    """What is counted."""

    PERSON = "person"
    CIVILIAN = "civilian"
    SOLDIER = "soldier"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    JOURNALIST = "journalist"
    MEDIC = "medic"
    RESCUER = "rescuer"
    BUILDING = "building"
    HOUSE = "house"
    VEHICLE = "vehicle"
    TANK = "tank"
    SHIP = "ship"
    AIRCRAFT = "aircraft"
    SETTLEMENT = "settlement"
    REGION = "region"
    PLACE = "place"
    ATTACK = "attack"
    SQUARE_KM = "square_km"
    MONEY = "money"
    ITEM = "item"
    OTHER = "other"
    MUNITION = "munition"
    UAV = "uav"
    MISSILE = "missile"
    BALLISTIC_MISSILE = "ballistic_missile"
    CRUISE_MISSILE = "cruise_missile"
    AIR_DEFENCE_MISSILE = "air_defence_missile"
    ANTI_SHIP_MISSILE = "anti_ship_missile"
    GUIDED_BOMB = "guided_bomb"
    BOMB = "bomb"
    ROCKET = "rocket"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    SMALL_ARMS = "small_arms"
    MINE = "mine"
    IED = "ied"
    NAVAL_DRONE = "naval_drone"
    GROUND_VEHICLE = "ground_vehicle"
    MIXED = "mixed"


PEOPLE = frozenset(
    {
        Unit.PERSON,
        Unit.CIVILIAN,
        Unit.SOLDIER,
        Unit.CHILD,
        Unit.WOMAN,
        Unit.MAN,
        Unit.JOURNALIST,
        Unit.MEDIC,
        Unit.RESCUER,
    }
)
MUNITIONS = frozenset({Unit(weapon.value) for weapon in WeaponClass} | {Unit.MUNITION}) - {Unit.OTHER}


class Rate(StrEnum):
    """The stretch of time that a count is for, where it is a rate."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count as it was put: "at least 12" is 12 to None. None means that this side is open."""

    low: float | None
    high: float | None
    approximate: bool = False
    unit: Unit = Unit.OTHER
    per: Rate | None = None

    def __post_init__(self) -> None:
        for bound in (self.low, self.high):
            if bound is not None and not 0 <= bound < 1e15:
                raise ValueError(f"a count of {bound} is outside 0..1e15")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a count from {self.low} down to {self.high}")
        if self.low is None and self.high is None:
            raise ValueError("a count without any bound")

    @property
    def exact(self) -> float | None:
        """The number, where the words name one and call it neither a bound nor an estimate."""
        return self.low if self.low == self.high and not self.approximate else None

    @property
    def floor(self) -> float:
        """The least that the words allow."""
        return self.low if self.low is not None else 0.0

    @property
    def ceiling(self) -> float:
        """The most that the words allow."""
        return self.high if self.high is not None else float("inf")

    def could_equal(self, other: Quantity) -> bool:
        """Whether one number could satisfy both: their low–high ranges meet."""
        return self.floor <= other.ceiling and other.floor <= self.ceiling


def number_text(value: float) -> str:
    """A number as a reader writes it: no ".0", thousands apart."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def quantity_text(quantity: Quantity) -> str:
    """The bounds of a count in words: "at least 12", "up to 20", "10 to 15", "about 150"."""
    low, high = quantity.low, quantity.high
    about = "about " if quantity.approximate else ""
    if low is not None and high is None:
        return f"{number_text(low)} or more" if quantity.approximate else f"at least {number_text(low)}"
    if low is None and high is not None:
        return f"up to {about}{number_text(high)}"
    if low is not None and high is not None and low != high:
        return f"{about}{number_text(low)} to {number_text(high)}"
    return f"{about}{number_text(low or 0)}"
