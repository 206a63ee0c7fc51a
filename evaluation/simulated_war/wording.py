"""Words and what they mean, side by side: counts, days, weapons, targets, places, speakers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random

from evaluation.simulated_war.world import Speaker

from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.model.kind import TargetClass, WeaponClass
from counterclaim.model.place import Place
from counterclaim.model.quantity import Quantity, Unit

ZONE = "Etc/GMT-3"
"""The zone of the invented countries: three hours before UTC, no summer time."""
_AHEAD = timedelta(hours=3)
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_VAGUE = ((20000, "tens of thousands"), (2000, "thousands"), (200, "hundreds"), (24, "dozens"))

_STEPS = ((3000, 500), (600, 100), (150, 50), (60, 10), (0, 5))
"""To what an estimate of so many is rounded."""

Meaning = Quantity | TimeInterval | Place | Speaker | WeaponClass | TargetClass | str | None


@dataclass(frozen=True, slots=True)
class Words:
    """What fills a gap of a sentence: `text` is the evidence; what stands before and after is not part of it.

    `noun` is evidence of its own where a count has one ("people").
    """

    text: str
    meaning: Meaning = None
    lead: str = ""
    gap: str = ""
    noun: str = ""
    tail: str = ""


NOUNS = {
    Unit.PERSON: ("person", "people"),
    Unit.CIVILIAN: ("civilian", "civilians"),
    Unit.SOLDIER: ("soldier", "soldiers"),
    Unit.CHILD: ("child", "children"),
    Unit.BUILDING: ("building", "buildings"),
    Unit.UAV: ("drone", "drones"),
    Unit.MISSILE: ("missile", "missiles"),
    Unit.BALLISTIC_MISSILE: ("ballistic missile", "ballistic missiles"),
    Unit.CRUISE_MISSILE: ("cruise missile", "cruise missiles"),
    Unit.GUIDED_BOMB: ("guided bomb", "guided bombs"),
    Unit.ROCKET: ("rocket", "rockets"),
    Unit.ARTILLERY: ("shell", "shells"),
    Unit.MORTAR: ("mortar shell", "mortar shells"),
    Unit.ATTACK: ("attack", "attacks"),
    Unit.PLACE: ("location", "locations"),
    Unit.REGION: ("region", "regions"),
    Unit.ITEM: ("armoured vehicle", "armoured vehicles"),
}


def number_words(value: int) -> str:
    """A number as newspapers write it: in letters up to ten."""
    return _SMALL[value] if 0 < value < len(_SMALL) else f"{value:,}"


def count_words(value: int, unit: Unit, style: str, *, be: str = "") -> Words:
    """A count in a style: exact, least, most, about, vague. `be` is a verb that agrees with it ("was were")."""
    one, many = NOUNS[unit]
    if value < 5 and style in ("more", "vague", "about"):
        style = "exact"
    single = value == 1
    tail = f" {be.split()[0 if single else 1]}" if be else ""
    if value == 0:
        singular = f" {be.split()[0]}" if be else ""
        return Words("no one", Quantity(low=0, high=0, unit=unit), tail=singular)
    text, quantity = _counted(value, unit, style)
    of = style == "vague" and not text[0].isdigit()
    return Words(text, quantity, gap=" of " if of else " ", noun=one if single else many, tail=tail)


def _counted(value: int, unit: Unit, style: str) -> tuple[str, Quantity]:
    number = number_words(value)
    if style == "least":
        return f"at least {number}", Quantity(low=value, high=None, unit=unit)
    if style == "more":
        return f"more than {number}", Quantity(low=value, high=None, unit=unit)
    if style == "most":
        return f"up to {number}", Quantity(low=None, high=value, unit=unit)
    if style == "about" and value >= 25:
        step = next(step for least, step in _STEPS if value >= least)
        value = round(value / step) * step
        return f"about {value:,}", Quantity(low=value, high=value, approximate=True, unit=unit)
    if style == "vague":
        for least, words in _VAGUE:
            if value >= least:
                return words, Quantity(low=least, high=None, approximate=True, unit=unit)
    return number, Quantity(low=value, high=value, unit=unit)


@lru_cache(maxsize=4096)
def days(first: int, last: int, precision: TimePrecision) -> TimeInterval:
    """From the start of one day to the end of another, days by their ordinals."""
    start = datetime.fromordinal(first).replace(tzinfo=UTC) - _AHEAD
    end = datetime.fromordinal(last + 1).replace(tzinfo=UTC) - _AHEAD
    return TimeInterval(start_at=start, end_at=end, precision=precision, zone=ZONE)


@lru_cache(maxsize=4096)
def hours(day: int, start: int, end: int, precision: TimePrecision) -> TimeInterval:
    """From one hour to another of a day; hours below 0 lie in the day before."""
    at = datetime.fromordinal(day).replace(tzinfo=UTC) - _AHEAD
    return TimeInterval(
        start_at=at + timedelta(hours=start), end_at=at + timedelta(hours=end), precision=precision, zone=ZONE
    )


def weekday(day: int) -> str:
    """The name of a day of the week."""
    return date.fromordinal(day).strftime("%A")


def day_of_month(day: int) -> str:
    """A day as "14 May"."""
    found = date.fromordinal(day)
    return f"{found.day} {found.strftime('%B')}"


def when(day: int, hour: int | None, said_on: int, rng: Random, *, vague: bool) -> Words:
    """When a happening of one day was, in a report of another; `vague` lets a distant one be told by week or month."""
    age = said_on - day
    if age <= 6:
        return _lately(day, hour, said_on, rng)
    if not vague:
        return Words(day_of_month(day), days(day, day, TimePrecision.DAY), lead="on ")
    if age <= 13 and rng.random() < 0.35:
        monday = said_on - date.fromordinal(said_on).weekday()
        if monday - 7 <= day < monday:
            return Words("last week", days(monday - 7, monday - 1, TimePrecision.WEEK))
    return _long_ago(day, said_on, rng)


def _lately(day: int, hour: int | None, said_on: int, rng: Random) -> Words:
    name, full, chance = weekday(day), TimePrecision.DAY, rng.random()
    if hour is not None and hour < 6 and chance < 0.75:
        night = TimePrecision.PART_OF_DAY
        if said_on == day and chance < 0.45:
            return Words("overnight", hours(day, -5, 8, night))
        return Words(f"the night of {day_of_month(day)}", hours(day, -5, 6, night), lead="on ")
    if hour is not None and hour >= 6 and chance < 0.3:
        first, last, word = (
            (5, 12, "morning") if hour < 12 else (12, 18, "afternoon") if hour < 18 else (18, 24, "evening")
        )
        return Words(f"{name} {word}", hours(day, first, last, TimePrecision.PART_OF_DAY), lead="on ")
    if hour is not None and chance < 0.4 and said_on - day <= 1:
        return Words(f"{hour:02d}:00 on {name}", hours(day, hour, hour + 1, TimePrecision.HOUR), lead="at about ")
    if said_on - day == 1 and chance > 0.93:
        return Words("yesterday", days(day, day, full))
    if chance > 0.85:
        return Words(day_of_month(day), days(day, day, full), lead="on ")
    return Words(name, days(day, day, full), lead="on ")


def _long_ago(day: int, said_on: int, rng: Random) -> Words:
    found, chance = date.fromordinal(day), rng.random()
    first = day - found.day + 1
    nxt = (date.fromordinal(first) + timedelta(days=32)).replace(day=1).toordinal()
    if chance < 0.6:
        return Words(day_of_month(day), days(day, day, TimePrecision.DAY), lead="on ")
    if chance < 0.75 and found.month != date.fromordinal(said_on).month:
        return Words(found.strftime("%B"), days(first, nxt - 1, TimePrecision.MONTH), lead="in ")
    part = 0 if found.day <= 10 else 1 if found.day <= 20 else 2
    low, high = first + 10 * part, (first + 10 * part + 9, first + 19, nxt - 1)[part]
    word = ("early", "mid", "late")[part]
    joint = "-" if word == "mid" else " "
    return Words(f"{word}{joint}{found.strftime('%B')}", days(low, high, TimePrecision.SPAN), lead="in ")
