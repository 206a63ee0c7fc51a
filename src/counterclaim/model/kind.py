"""The closed lists of the contract: what happened, how it is put, with what, to what."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What happened."""

    LAUNCH = "launch"
    INTERCEPTION = "interception"
    FLIGHT_LOSS = "flight_loss"
    AIRSPACE_VIOLATION = "airspace_violation"
    STRIKE = "strike"
    DEBRIS = "debris"
    FIRE = "fire"
    DAMAGE = "damage"
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    CASUALTIES = "casualties"
    OUTAGE = "outage"
    DISPLACEMENT = "displacement"
    ASSAULT = "assault"
    REPULSE = "repulse"
    CONTROL = "control"
    EQUIPMENT_LOSS = "equipment_loss"
    DETENTION = "detention"
    EXCHANGE = "exchange"
    AID = "aid"
    ALERT = "alert"
    STATEMENT = "statement"


class Stance(StrEnum):
    """How the claimant puts it."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    POSSIBLE = "possible"
    EXPECTED = "expected"


class Verification(StrEnum):
    """What the document says of the claim's truth."""

    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class WeaponClass(StrEnum):
    """With what."""

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
    AIRCRAFT = "aircraft"
    MIXED = "mixed"
    OTHER = "other"


class TargetClass(StrEnum):
    """What was hit, hurt or taken."""

    ENERGY = "energy"
    OIL = "oil"
    MILITARY = "military"
    RESIDENTIAL = "residential"
    INDUSTRIAL = "industrial"
    TRANSPORT = "transport"
    PORT = "port"
    AIRFIELD = "airfield"
    MEDICAL = "medical"
    EDUCATION = "education"
    COMMERCIAL = "commercial"
    GOVERNMENT = "government"
    CULTURAL = "cultural"
    AGRICULTURAL = "agricultural"
    VEHICLE = "vehicle"
    SHIP = "ship"
    AIRCRAFT = "aircraft"
    PERSON = "person"
    SETTLEMENT = "settlement"
    OTHER = "other"
