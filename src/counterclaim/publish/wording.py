"""The contract's closed lists and values in a reader's words, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counterclaim.model.claim import Claim, Count
from counterclaim.model.figure import CountRange, Estimate, Grade
from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.quantity import Quantity
from counterclaim.publish.words.bundles import FIRST, Words
from counterclaim.publish.words.days import day_words, days_words, moment_words, month_name, month_words, time_words
from counterclaim.publish.words.languages import language_words
from counterclaim.publish.words.numbers import (
    estimate_words,
    number_words,
    quantity_words,
    range_words,
    unit_words,
)

SIDE_NAMES = {"isis": "ISIS", "isil": "ISIL", "aqap": "AQAP", "nato": "NATO"}
_NOT_IN_NAMES = re.compile("[^a-z0-9]+")


def plain(value: str) -> str:
    """A closed list's value as words: "guided_bomb" is "guided bomb"."""
    return value.replace("_", " ")


def capital(value: str) -> str:
    """Words as they begin a line."""
    return value[:1].upper() + value[1:]


@dataclass(frozen=True, slots=True)
class Wording:
    """Says values in one language. Every message of a closed list is there in every language."""

    words: Words

    def __call__(self, message: str, /, **values: object) -> str:
        """A message with its values filled in."""
        return self.words(message, **values)

    def kind(self, kind: Kind, *, counted: bool = False) -> str:
        """What happened, in a word or two; `counted`: as it follows a count ("41 buildings damaged")."""
        return self._listed("kind-counted" if counted else "kind", kind)

    def stance(self, stance: Stance) -> str:
        """How it is put; empty where it is simply asserted."""
        return self._listed("stance", stance)

    def verification(self, verification: Verification) -> str:
        """What the document says of a claim's truth."""
        return self._listed("verification", verification)

    def finding(self, kind: FindingKind) -> str:
        """A finding's name on a label."""
        return self._listed("finding", kind)

    def weapon(self, weapon: WeaponClass) -> str:
        """A weapon class; empty for "other"."""
        return self._listed("weapon", weapon)

    def target(self, target: TargetClass) -> str:
        """A target class; empty for "other"."""
        return self._listed("target", target)

    def precision(self, precision: PlacePrecision | TimePrecision) -> str:
        """How much ground a place covers, or how fine a time is."""
        return self._listed("precision", precision)

    def grade(self, grade: Grade) -> str:
        """Airwars' grade."""
        return self._listed("grade", grade)

    def side(self, side: str) -> str:
        """A side as a heading: "russia" is "Russia", "rsf" is "RSF"; the ledger's word where the language has none."""
        message = f"side-{_NOT_IN_NAMES.sub('-', side.casefold())}"
        if self.words.has(message):
            return self.words(message)
        named = plain(side)
        return SIDE_NAMES.get(side) or (named.upper() if len(named) <= 3 else named.title())

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return number_words(self.words, value)

    def quantity(self, quantity: Quantity) -> str:
        """The bounds of a count, without its unit: "at least 158"."""
        return quantity_words(self.words, quantity)

    def unit(self, quantity: Quantity) -> str:
        """The unit in the form that the quantity asks for; empty where only the document's words can tell it."""
        return unit_words(self.words, quantity)

    def count(self, count: Count) -> str:
        """A count with its bounds and unit: "at least 158 drones", "no people", "about 50 attacks a day"."""
        return self.amount(count.quantity) or count.span.text

    def amount(self, quantity: Quantity) -> str:
        """A quantity with its bounds and unit; empty where only the document's words can tell the unit."""
        unit = self.unit(quantity)
        if not unit:
            return ""
        if quantity.high == 0:
            said = self.words("count-none-of", unit=unit)
        else:
            said = self.words("count-of", count=self.quantity(quantity), unit=unit)
        return self.words(f"count-per-{quantity.per.value}", count=said) if quantity.per else said

    def range(self, counts: CountRange) -> str:
        """A range: "8", "4 to 8", "4 to 20 or more", "up to 310"."""
        return range_words(self.words, counts)

    def estimate(self, estimate: Estimate) -> str:
        """An estimate: "low 7, best 8, high 8"."""
        return estimate_words(self.words, estimate)

    def heading(self, claim: Claim) -> str:
        """A claim in few words: its count as it was put and what happened, or what happened and to what."""
        if claim.count:
            kind = self.kind(claim.kind, counted=True)
            return capital(self.words("count-happened", count=self.count(claim.count), kind=kind))
        if claim.target:
            return capital(self.words("count-happened-to", kind=self.kind(claim.kind), target=claim.target.span.text))
        return capital(self.kind(claim.kind))

    def place(self, place: Place) -> str:
        """A place with the region and country that hold it: "Kharkiv, Kharkiv Oblast, UA"."""
        parts = [place.name]
        if place.admin1 and place.precision is not PlacePrecision.ADMIN1 and place.admin1 != place.name:
            parts.append(place.admin1)
        if place.country and place.precision is not PlacePrecision.COUNTRY:
            parts.append(place.country)
        return ", ".join(parts)

    def day(self, day: date) -> str:
        """A day: "1 September 2024"."""
        return day_words(self.words, day)

    def days(self, first: date, last: date) -> str:
        """One day, or the first and the last of several: "31 August to 1 September 2024"."""
        return days_words(self.words, first, last)

    def month(self, day: date) -> str:
        """The month that a day is in: "September 2024"."""
        return month_words(self.words, day)

    def month_name(self, day: date) -> str:
        """The name of the month that a day is in, for where its year stands already: "September"."""
        return month_name(self.words, day)

    def moment(self, moment: datetime) -> str:
        """A moment in the zone that it was written in: "1 September 2024, 21:04 (UTC+03:00)"."""
        return moment_words(self.words, moment)

    def time(self, interval: TimeInterval) -> str:
        """A stretch of time, no finer than its words: "31 August to 1 September 2024", "August 2024", "2024"."""
        return time_words(self.words, interval)

    def language(self, code: str) -> str:
        """A language by its code: "uk" is "Ukrainian"; the code itself where the locales don't know it."""
        return language_words(self.words, code)

    def _listed(self, name: str, value: StrEnum) -> str:
        return self.words(f"{name}-{value.value.replace('_', '-')}")


ENGLISH = Wording(Words(FIRST))
"""What terminals and files speak."""

kind_text = ENGLISH.kind
stance_text = ENGLISH.stance
verification_text = ENGLISH.verification
finding_text = ENGLISH.finding
weapon_text = ENGLISH.weapon
target_text = ENGLISH.target
side_text = ENGLISH.side
unit_text = ENGLISH.unit
count_text = ENGLISH.count
place_text = ENGLISH.place
day_text = ENGLISH.day
moment_text = ENGLISH.moment
time_text = ENGLISH.time
days_text = ENGLISH.days
