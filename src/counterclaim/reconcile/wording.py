"""Findings in plain words: counts, happenings, places and days as a newspaper reader would put them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.quantity import MUNITIONS, Quantity, Unit, quantity_text
from counterclaim.reconcile.places import finest_places

_NOUNS = {
    Unit.PERSON: ("person", "people"),
    Unit.CHILD: ("child", "children"),
    Unit.WOMAN: ("woman", "women"),
    Unit.MAN: ("man", "men"),
    Unit.MEDIC: ("medic", "medics"),
    Unit.RESCUER: ("rescue worker", "rescue workers"),
    Unit.SHIP: ("ship", "ships"),
    Unit.AIRCRAFT: ("aircraft", "aircraft"),
    Unit.SQUARE_KM: ("square kilometre", "square kilometres"),
    Unit.MONEY: ("in money", "in money"),
    Unit.OTHER: ("", ""),
    Unit.UAV: ("drone", "drones"),
    Unit.AIR_DEFENCE_MISSILE: ("air defence missile", "air defence missiles"),
    Unit.ANTI_SHIP_MISSILE: ("anti-ship missile", "anti-ship missiles"),
    Unit.ARTILLERY: ("artillery round", "artillery rounds"),
    Unit.SMALL_ARMS: ("shot", "shots"),
    Unit.IED: ("bomb", "bombs"),
    Unit.MIXED: ("munition", "munitions"),
}
_DONE = {
    Kind.LAUNCH: "launched",
    Kind.INTERCEPTION: "downed",
    Kind.FLIGHT_LOSS: "lost in flight",
    Kind.AIRSPACE_VIOLATION: "astray",
    Kind.DAMAGE: "damaged or destroyed",
    Kind.KILLED: "killed",
    Kind.INJURED: "injured",
    Kind.MISSING: "missing",
    Kind.CAPTURED: "captured",
    Kind.CASUALTIES: "killed or injured",
    Kind.OUTAGE: "cut off",
    Kind.DISPLACEMENT: "displaced",
    Kind.ASSAULT: "carried out",
    Kind.REPULSE: "repelled",
    Kind.FIRE: "on fire",
    Kind.DEBRIS: "fallen",
    Kind.CONTROL: "taken or held",
    Kind.EQUIPMENT_LOSS: "lost",
    Kind.DETENTION: "detained",
    Kind.EXCHANGE: "exchanged",
    Kind.AID: "given or promised",
}
_HAPPENING = {
    Kind.LAUNCH: "a launch",
    Kind.INTERCEPTION: "an interception",
    Kind.FLIGHT_LOSS: "losses in flight",
    Kind.AIRSPACE_VIOLATION: "a violation of airspace",
    Kind.STRIKE: "a strike",
    Kind.DEBRIS: "falling debris",
    Kind.FIRE: "a fire",
    Kind.DAMAGE: "damage",
    Kind.KILLED: "deaths",
    Kind.INJURED: "injuries",
    Kind.MISSING: "people missing",
    Kind.CAPTURED: "captures",
    Kind.CASUALTIES: "casualties",
    Kind.OUTAGE: "an outage",
    Kind.DISPLACEMENT: "people displaced",
    Kind.ASSAULT: "an assault",
    Kind.REPULSE: "an assault repelled",
    Kind.CONTROL: "control",
    Kind.EQUIPMENT_LOSS: "equipment lost",
    Kind.DETENTION: "a detention",
    Kind.EXCHANGE: "an exchange",
    Kind.AID: "aid",
    Kind.ALERT: "an alert",
    Kind.STATEMENT: "a statement",
}
_OF_THINGS = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.FIRE})
_WITHOUT_PLACE = {Kind.CONTROL: " of ground"}
_ABBREVIATION = 3
_WITH_ARTICLE = frozenset(
    {"sea", "ocean", "river", "strait", "gulf", "canal", "peninsula", "islands", "mountains", "district", "region"}
    | {"valley", "plain", "states", "emirates", "kingdom", "desert", "delta", "heights"}
)
"""Last words of names that take an article in a sentence."""
_OF_WHAT = ("district of ", "gulf of ", "strait of ", "bay of ", "sea of ", "republic of ", "region of ")
_PLURAL_NAMES = frozenset({"netherlands", "philippines", "maldives", "bahamas", "west bank", "gaza strip"})
"""Other names that take one."""
_LETTERS = frozenset({"isis", "isil", "nato", "aqap"})
_BODIES = frozenset({"opposition", "coalition", "government", "rebels", "separatists", "forces", "army", "militias"})
"""Last words of a side's name that say what sort of body it is."""
_INNER_QUOTES = str.maketrans("“”", "‘’")
_SHORT = 60
"""A target of more characters than that says more than a finding has room for."""
_PREPOSITIONS = {Kind.STRIKE: "on", Kind.ASSAULT: "on", Kind.CONTROL: "of", Kind.INTERCEPTION: "over"}


def unit_words(unit: Unit, number: float | None) -> str:
    """The unit's noun, in the singular for one alone."""
    plain = unit.value.replace("_", " ")
    singular, plural = _NOUNS.get(unit, (plain, plain + "s"))
    return singular if number == 1 else plural


def count_words(quantity: Quantity) -> str:
    """A count with its noun: "at least 158 drones", "1 person", "no people"."""
    single = quantity.low if quantity.low == quantity.high else None
    noun = unit_words(quantity.unit, single)
    number = "no" if single == 0 else quantity_text(quantity)
    rate = f" a {quantity.per.value}" if quantity.per else ""
    return f"{number} {noun}".strip() + rate


def day_words(day: date) -> str:
    """A day as "1 September 2024"."""
    return f"{day.day} {day:%B} {day.year}"


def joined(words: Iterable[str]) -> str:
    """A list in words: "a", "a and b", "a, b and c"."""
    items = list(words)
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def days_words(first: date, last: date) -> str:
    """One day, or a stretch of days, no longer than it need be: "13 to 19 June 2022", "May 2022", "2022"."""
    if first == last:
        return day_words(first)
    after = last + timedelta(days=1)
    if first.day == after.day == 1:
        if (first.month, after.month) == (1, 1) and after.year == first.year + 1:
            return str(first.year)
        if (after - timedelta(days=1)).month == first.month and last.year == first.year:
            return f"{first:%B} {first.year}"
    if first.year != last.year:
        return f"{day_words(first)} to {day_words(last)}"
    start = str(first.day) if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {day_words(last)}"


def place_words(name: str) -> str:
    """A place's name as a sentence has it: "the Black Sea", "the United States", "Kharkiv"."""
    bare = name.removesuffix("’")
    last = bare.casefold().rpartition(" ")[2]
    takes_article = " " in bare and (last in _WITH_ARTICLE or bare.casefold().startswith(_OF_WHAT))
    return f"the {bare}" if takes_article or bare.casefold() in _PLURAL_NAMES else bare


def places_words(places: Iterable[Place], most: int = 4) -> str:
    """The names of places; beyond `most` the rest as a number, unless that is one."""
    names = list(dict.fromkeys(place_words(place.name) for place in places))
    shown = names if len(names) <= most + 1 else [*names[:most], f"{len(names) - most} more places"]
    return joined(shown)


def manner_words(claim: Claim) -> str:
    """What became of what a claim counts: "downed", "injured", "used in strikes"; empty where the kind says no more."""
    unit = claim.count.quantity.unit if claim.count else None
    if claim.kind is Kind.STRIKE and unit is not None:
        return "carried out" if unit is Unit.ATTACK else "used in strikes" if unit in MUNITIONS else "hit"
    if claim.kind is Kind.ASSAULT and unit is not None and unit is not Unit.ATTACK:
        return "attacked"
    return _DONE.get(claim.kind, "")


def measure_words(claim: Claim) -> str:
    """What a count counts: "people injured", "drones downed"."""
    if claim.count is None:
        return _HAPPENING[claim.kind].removeprefix("a ").removeprefix("an ")
    noun = unit_words(claim.count.quantity.unit, None)
    return f"{noun} {manner_words(claim)}".strip()


def happening_words(claim: Claim) -> str:
    """What a claim says happened, and where: "at least 23 people injured in Kharkiv", "control of Vyimka"."""
    if claim.count is not None:
        things = " things" if claim.count.quantity.unit is Unit.OTHER and claim.kind in _OF_THINGS else ""
        what = f"{count_words(claim.count.quantity)}{things} {manner_words(claim)}".strip()
        return what + where_words(claim, "over" if claim.kind is Kind.INTERCEPTION else "in")
    if claim.kind is Kind.STATEMENT:
        return quoted(shortened(claim.sentence.text))
    what = _HAPPENING[claim.kind]
    if (
        claim.kind in (Kind.CONTROL, Kind.EQUIPMENT_LOSS, Kind.STRIKE)
        and _short_target(claim)
        and claim.target
        and not claim.places
    ):
        return f"{what} {'on' if claim.kind is Kind.STRIKE else 'of'} {quoted(claim.target.span.text)}"
    if claim.kind in (Kind.DAMAGE, Kind.FIRE) and _short_target(claim) and claim.target:
        what += (" to " if claim.kind is Kind.DAMAGE else " at ") + quoted(claim.target.span.text)
        return what + where_words(claim, "in")
    return what + (where_words(claim, _PREPOSITIONS.get(claim.kind, "in")) or _WITHOUT_PLACE.get(claim.kind, ""))


def _short_target(claim: Claim) -> bool:
    return claim.target is not None and len(claim.target.span.text) <= _SHORT


def where_words(claim: Claim, preposition: str = "in") -> str:
    """The claim's places after a preposition, with a space before; empty where it names none.

    A river or "the north" goes unsaid beside a town or a region.
    """
    places = finest_places(claim)
    places = tuple(each for each in places if each.precision is not PlacePrecision.AREA) or places
    return f" {preposition} {places_words(places)}" if places else ""


def side_words(side: str) -> str:
    """A side's name: "ukraine" is Ukraine, "rsf" is the RSF, "northern opposition" the Northern opposition."""
    if len(side) <= _ABBREVIATION or side in _LETTERS:
        return side.upper() if side in _LETTERS else f"the {side.upper()}"
    first, _, last = side.replace("_", " ").rpartition(" ")
    return f"the {first.title()} {last}" if last in _BODIES else f"{first} {last}".strip().title()


def of_side_words(side: str) -> str:
    """Those who are of a side: "Ukraine's side", "the RSF side"."""
    name = side_words(side)
    bare = name.removeprefix("the ")
    return f"the {bare} side" if bare.isupper() else f"{name}'s side"


def quoted(words: str) -> str:
    """A document's own words, on one line, in quotation marks; those within them become single ones."""
    return f"“{' '.join(words.split()).translate(_INNER_QUOTES)}”"


def shortened(words: str, most: int = 100) -> str:
    """Words cut at a word's end where they are longer than so many characters."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def as_sentence(words: str) -> str:
    """Words with a capital at the front and a full stop at the end."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", ".”")) else ".")
