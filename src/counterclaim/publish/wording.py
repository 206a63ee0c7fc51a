"""The contract's closed lists and values in a reader's words."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from counterclaim.model.claim import Count
from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import WITHIN_A_DAY, TimeInterval, TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit, quantity_text

KIND_WORDS = {
    Kind.LAUNCH: "launched",
    Kind.INTERCEPTION: "intercepted",
    Kind.FLIGHT_LOSS: "lost in flight",
    Kind.AIRSPACE_VIOLATION: "airspace entered",
    Kind.STRIKE: "strike",
    Kind.DEBRIS: "debris fell",
    Kind.FIRE: "fire",
    Kind.DAMAGE: "damage",
    Kind.KILLED: "killed",
    Kind.INJURED: "injured",
    Kind.MISSING: "missing",
    Kind.CAPTURED: "captured",
    Kind.CASUALTIES: "casualties",
    Kind.OUTAGE: "outage",
    Kind.DISPLACEMENT: "displaced",
    Kind.ASSAULT: "ground assault",
    Kind.REPULSE: "assault repelled",
    Kind.CONTROL: "control of ground",
    Kind.EQUIPMENT_LOSS: "equipment lost",
    Kind.DETENTION: "detained",
    Kind.EXCHANGE: "exchange",
    Kind.AID: "aid",
    Kind.ALERT: "alert",
    Kind.STATEMENT: "statement",
}
COUNTED_WORDS = {
    Kind.AIRSPACE_VIOLATION: "entered airspace",
    Kind.STRIKE: "struck",
    Kind.FIRE: "on fire",
    Kind.DAMAGE: "damaged",
    Kind.CASUALTIES: "killed or injured",
    Kind.OUTAGE: "cut off",
    Kind.ASSAULT: "on the ground",
    Kind.REPULSE: "repelled",
    Kind.CONTROL: "taken or lost",
    Kind.EQUIPMENT_LOSS: "lost",
    Kind.EXCHANGE: "exchanged",
    Kind.AID: "given or pledged",
    Kind.ALERT: "under alert",
}
STANCE_WORDS = {
    Stance.ASSERTED: "",
    Stance.NEGATED: "said not to have happened",
    Stance.POSSIBLE: "said to be possible",
    Stance.EXPECTED: "said to be expected",
}
VERIFICATION_WORDS = {
    Verification.UNVERIFIED: "could not be verified",
    Verification.CONFIRMED: "confirmed by the outlet",
    Verification.DENIED: "denied by another party",
}
FINDING_WORDS = {
    FindingKind.AGREES: "Agree",
    FindingKind.DIFFERS: "Differ",
    FindingKind.REVISED: "Revised",
    FindingKind.ADDS_UP: "Adds up",
    FindingKind.REMAINDER: "Remainder",
    FindingKind.EXCEEDS: "Exceeds",
    FindingKind.ONE_SIDED: "One side only",
    FindingKind.DISPUTED: "Disputed",
    FindingKind.UNVERIFIED: "Unverified",
    FindingKind.CONFIRMED: "Confirmed",
    FindingKind.COPIED: "Copied",
}
UNIT_WORDS = {
    Unit.PERSON: ("person", "people"),
    Unit.CHILD: ("child", "children"),
    Unit.WOMAN: ("woman", "women"),
    Unit.MAN: ("man", "men"),
    Unit.UAV: ("drone", "drones"),
    Unit.AIRCRAFT: ("aircraft", "aircraft"),
    Unit.ARTILLERY: ("shell or gun", "shells or guns"),
    Unit.SMALL_ARMS: ("round or small arm", "rounds or small arms"),
    Unit.IED: ("improvised bomb", "improvised bombs"),
    Unit.SQUARE_KM: ("square kilometre", "square kilometres"),
    Unit.MIXED: ("munition of several sorts", "munitions of several sorts"),
    Unit.AIR_DEFENCE_MISSILE: ("air-defence missile", "air-defence missiles"),
    Unit.ANTI_SHIP_MISSILE: ("anti-ship missile", "anti-ship missiles"),
}
WORDS_ALONE = frozenset({Unit.OTHER, Unit.MONEY})
WEAPON_WORDS = {
    WeaponClass.UAV: "drone",
    WeaponClass.IED: "improvised bomb",
    WeaponClass.MIXED: "several sorts",
    WeaponClass.OTHER: "",
}
SIDE_NAMES = {"isis": "ISIS", "isil": "ISIL", "aqap": "AQAP", "nato": "NATO"}


def plain(value: str) -> str:
    """A closed list's value as words: "guided_bomb" is "guided bomb"."""
    return value.replace("_", " ")


def kind_text(kind: Kind, *, counted: bool = False) -> str:
    """What happened, in a word or two; `counted`: as it follows a count ("41 buildings damaged")."""
    return COUNTED_WORDS.get(kind, KIND_WORDS[kind]) if counted else KIND_WORDS[kind]


def stance_text(stance: Stance) -> str:
    """How it is put, in words; empty where it is simply asserted."""
    return STANCE_WORDS[stance]


def verification_text(verification: Verification) -> str:
    """What the document says of a claim's truth, in words."""
    return VERIFICATION_WORDS[verification]


def finding_text(kind: FindingKind) -> str:
    """A finding's name on a label."""
    return FINDING_WORDS[kind]


def weapon_text(weapon: WeaponClass) -> str:
    """A weapon class in words; empty for "other"."""
    return WEAPON_WORDS.get(weapon, plain(weapon.value))


def target_text(target: TargetClass) -> str:
    """A target class in words; empty for "other"."""
    return "" if target is TargetClass.OTHER else plain(target.value)


def side_text(side: str) -> str:
    """A side as a heading: "russia" is "Russia", "rsf" is "RSF"."""
    if side in SIDE_NAMES:
        return SIDE_NAMES[side]
    words = plain(side)
    return words.upper() if len(words) <= 3 else words.title()


def unit_text(quantity: Quantity) -> str:
    """The unit in the number that the quantity asks for; empty where only the document's words can tell it."""
    if quantity.unit in WORDS_ALONE:
        return ""
    word = plain(quantity.unit.value)
    one, many = UNIT_WORDS.get(quantity.unit, (word, f"{word}s"))
    return one if quantity.low == quantity.high == 1 else many


def count_text(count: Count) -> str:
    """A count with its bounds and unit: "at least 158 drones", "no people", "about 50 attacks a day"."""
    quantity = count.quantity
    unit = unit_text(quantity)
    if not unit:
        return count.span.text
    number = "no" if quantity.high == 0 else quantity_text(quantity)
    rate = f" {'an' if quantity.per.value == 'hour' else 'a'} {quantity.per.value}" if quantity.per else ""
    return f"{number} {unit}{rate}"


def place_text(place: Place) -> str:
    """A place with the region and country that hold it: "Kharkiv, Kharkiv Oblast, UA"."""
    parts = [place.name]
    if place.admin1 and place.precision is not PlacePrecision.ADMIN1 and place.admin1 != place.name:
        parts.append(place.admin1)
    if place.country and place.precision is not PlacePrecision.COUNTRY:
        parts.append(place.country)
    return ", ".join(parts)


def day_text(day: date) -> str:
    """A day as a heading: "1 September 2024"."""
    return f"{day.day} {day:%B} {day.year}"


def moment_text(moment: datetime) -> str:
    """A moment in the zone that it was written in: "1 September 2024, 21:04 (UTC+03:00)"."""
    return f"{day_text(moment.date())}, {moment:%H:%M} ({moment.tzname()})"


def _moments_text(start: datetime, end: datetime, zone: str) -> str:
    """Two moments in one zone: "3 May 2031, 18:00 to 4 May, 08:00 (Kyiv time)"."""
    clock = f"{end:%H:%M}" if start.date() == end.date() else f"{end.day} {end:%B}, {end:%H:%M}"
    where = zone if "/" not in zone else zone.rpartition("/")[2].replace("_", " ") + " time"
    return f"{day_text(start.date())}, {start:%H:%M} to {clock} ({where})"


def time_text(interval: TimeInterval) -> str:
    """A stretch of time, no finer than its words: "31 August to 1 September 2024", "August 2024", "2024"."""
    first, last = interval.first_day, interval.last_day
    if interval.precision in WITHIN_A_DAY:
        zone = ZoneInfo(interval.zone)
        return _moments_text(interval.start_at.astimezone(zone), interval.end_at.astimezone(zone), interval.zone)
    if interval.precision is TimePrecision.YEAR and first.year == last.year:
        return str(first.year)
    if interval.precision is TimePrecision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    return days_text(first, last)


def days_text(first: date, last: date) -> str:
    """One day, or the first and the last of several: "31 August to 1 September 2024"."""
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day_text(last)}"
    return f"{day_text(first)} to {day_text(last)}"
