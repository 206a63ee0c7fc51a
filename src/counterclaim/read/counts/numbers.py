"""Finds every number of a sentence and tells what each is: a count, or a year, an age, a distance, a model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from counterclaim.model.quantity import MUNITIONS, PEOPLE, Unit
from counterclaim.read.counts.bounds import Bounded, bounded
from counterclaim.read.counts.counted import Noun, noun_after, noun_words
from counterclaim.read.counts.ellipses import stands_alone, told_unit
from counterclaim.read.counts.number_dates import may_be_year
from counterclaim.read.counts.number_kinds import kind_by_form, kind_by_noun, tells_how_often
from counterclaim.read.counts.number_words import NumberKind, Numeral
from counterclaim.read.counts.numerals import numeral_at
from counterclaim.read.counts.ranges import numerals_of
from counterclaim.read.grammar.atoms import Passage
from counterclaim.read.grammar.lexicon import Lexicon
from counterclaim.read.knowledge_files import knowledge

DETERMINERS = frozenset(
    {
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "these",
        "those",
        "all",
        "at",
        "least",
        "about",
        "some",
        "more",
        "than",
        "nearly",
        "almost",
    }
)

DEFINITES = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
OF_THEM = frozenset({"which", "whom", "them", "these", "those"})
QUOTES = frozenset({'"', "”", "’", "'"})
ADDITIONS = frozenset({"more", "others", "other", "further", "additional"})
SINGLE_UNITS = (MUNITIONS | {Unit.AIRCRAFT}) - {Unit.SMALL_ARMS, Unit.ARTILLERY, Unit.MORTAR, Unit.MIXED}
SINGLE_ROUNDS = frozenset({"shell", "round", "projectile", "mortar", "grenade"})
CARRIED = (NumberKind.AGE, NumberKind.DATE, NumberKind.YEAR)


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number and what it is. `bounds` holds its atoms and values, `noun` what it counts, `word` its last word.

    `unit` is null where the noun is left out; `whole` is the first atom of the number that it is "of" ("28 of 31");
    `partitive` tells "of the drones"; `addition` another, further, more.
    """

    kind: NumberKind
    numeral: Numeral
    bounds: Bounded
    word: int
    noun: Noun | None = None
    unit: Unit | None = None
    whole: int | None = None
    partitive: bool = False
    addition: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the counted noun is looked for, and what stood between: "of the", "more", "others"."""

    start: int
    partitive: bool = False
    whole: int | None = None
    others: int | None = None
    addition: bool = False


def numbers_of(passage: Passage) -> tuple[NumberFound, ...]:
    """The same, for a sentence already cut into atoms."""
    found: list[NumberFound] = []
    for numeral in numerals_of(passage.atoms):
        number = _number(passage, numeral, found)
        if number.kind is not NumberKind.ARTICLE:
            found.append(number)
    return tuple(_without_measures(passage, found))


def _number(passage: Passage, numeral: Numeral, earlier: list[NumberFound]) -> NumberFound:
    word = passage.atoms[numeral.end - 1].word
    kind = kind_by_form(passage, numeral)
    if kind is not NumberKind.COUNT:
        return NumberFound(kind, numeral, bounded(passage, numeral, None), word)
    reach = _reach(passage, bounded(passage, numeral, None).end)
    noun = None if numeral.money else noun_after(passage, reach.start, word)
    if passage.text(reach.start - 1) in OF_THEM and noun is not None and not noun.known:
        noun = None
    if noun is not None and passage.text(noun.first) == "others" and not noun.known:
        reach = replace(reach, others=noun.first)
        noun = None
    unit = Unit.MONEY if numeral.money else _unit_of(noun)
    bounds = bounded(passage, numeral, unit)
    kind = kind_by_noun(numeral, noun)
    if kind is NumberKind.MULTIPLIER and noun is not None and tells_how_often(passage, noun):
        kind, noun, unit = NumberKind.COUNT, replace(noun, meaning=Unit.ATTACK), Unit.ATTACK
    if (noun is None or not noun.known) and may_be_year(passage, numeral):
        kind = NumberKind.YEAR
    if kind is NumberKind.COUNT:
        kind, unit = _settled(passage, numeral, replace(bounds, end=reach.start), noun, unit)
    number = NumberFound(kind, numeral, bounds, word, noun, unit, reach.whole, reach.partitive, reach.addition)
    number = _with_others(passage, number, reach.others)
    counts = [one for one in earlier if one.kind is NumberKind.COUNT]
    if kind is NumberKind.COUNT and number.unit is None and not _may_stand_alone(passage, number, bool(counts)):
        return replace(number, kind=NumberKind.BARE)
    return number


def _unit_of(noun: Noun | None) -> Unit | None:
    return noun.meaning if noun is not None and isinstance(noun.meaning, Unit) else None


def _reach(passage: Passage, start: int) -> Reach:
    """Steps over "more", "others", "of the" to where the counted noun may begin."""
    addition, others = False, None
    if passage.text(start) in QUOTES and passage.text(start + 1) in ADDITIONS | {"of"}:
        start += 1
    while passage.text(start) in ADDITIONS:
        others = start if passage.text(start) == "others" else others
        addition, start = True, start + 1
    if passage.texts(start, start + 2) == ("out", "of"):
        start += 1
    if passage.text(start) != "of":
        return Reach(start, others=others, addition=addition)
    if passage.text(start + 1) in OF_THEM:
        return Reach(start + 2, True, None, others, addition)
    start, partitive, steps = start + 1, False, 0
    while passage.text(start) in DETERMINERS and steps < 4:
        partitive = partitive or passage.text(start) in DEFINITES
        start, steps = start + 1, steps + 1
    nested = numeral_at(passage.atoms, start) if start < len(passage.atoms) else None
    if nested is not None and nested.plain and nested.high is not None:
        return Reach(nested.end, True, start, others, addition)
    if passage.text(start + 1) == "'s":
        nested = numeral_at(passage.atoms, start + 2) if start + 2 < len(passage.atoms) else None
        if nested is not None and nested.plain:
            return Reach(nested.end, True, start + 2, others, addition)
        return Reach(start + 2, True, None, others, addition)
    return Reach(start, partitive, None, others, addition)


def _settled(
    passage: Passage, numeral: Numeral, bounds: Bounded, noun: Noun | None, unit: Unit | None
) -> tuple[NumberKind, Unit | None]:
    """Whether "a", "no" and "both" count what they stand before, and the unit where the noun is left out."""
    words = passage.texts(numeral.first, numeral.end)
    if numeral.indefinite:
        counts = noun is not None and _counts_one(passage, noun, unit)
        elliptical = words[0] == "another" and noun is None and told_unit(passage, bounds) is not None
        if elliptical:
            return NumberKind.COUNT, told_unit(passage, bounds)
        return NumberKind.COUNT if counts else NumberKind.ARTICLE, unit
    if words[-1] in ("nobody", "none", "one") and numeral.low == 0:
        return NumberKind.COUNT, Unit.PERSON if words[-1] != "none" else unit
    if not numeral.plain and numeral.high is not None and (noun is None or not noun.known):
        return NumberKind.BARE, unit
    if noun is None:
        return NumberKind.COUNT, unit or told_unit(passage, bounds)
    return NumberKind.COUNT, unit


def _counts_one(passage: Passage, noun: Noun, unit: Unit | None) -> bool:
    """Whether "a" counts this noun: one person, or one weapon that is no mere manner ("a drone and missile attack")."""
    if not noun.known or noun.participle or passage.xpos(noun.end - 1) in ("NNS", "NNPS", "JJ"):
        return False
    if unit in PEOPLE:
        return True
    after = passage.text(noun.end)
    beside = noun_after(passage, noun.end + 1) if after in ("and", "or", ",") else None
    manner = (
        beside is not None and beside.meaning not in MUNITIONS and noun_words().longest(passage.atoms, noun.end + 1)
    )
    return not manner and (unit in SINGLE_UNITS or passage.text(noun.end - 1) in SINGLE_ROUNDS)


def _with_others(passage: Passage, number: NumberFound, others: int | None) -> NumberFound:
    """The word "others" as the head where no noun follows, and whether the words before add: "another 34"."""
    adds = number.addition or _adds_before().longest_before(passage.atoms, number.bounds.first) is not None
    noun = number.noun
    if noun is None and others is not None:
        noun = Noun(others, others + 1, passage.atoms[others].word, Unit.OTHER, known=False)
    return replace(number, noun=noun, addition=adds or passage.text(number.numeral.first) == "another")


@cache
def _adds_before() -> Lexicon[str]:
    return Lexicon((phrase, phrase) for phrase in knowledge("numbers")["addition"]["before"])


def _may_stand_alone(passage: Passage, number: NumberFound, follows: bool) -> bool:
    """Whether a number without a noun still counts: part of a whole, one of a series, or the subject of a verb."""
    adds_before = number.addition and passage.text(number.bounds.end) not in ADDITIONS
    if number.whole is not None or number.noun is not None or adds_before:
        return True
    bounds = number.bounds
    while passage.text(bounds.end) in ADDITIONS:
        bounds = replace(bounds, end=bounds.end + 1)
    return stands_alone(passage, bounds, follows)


def _without_measures(passage: Passage, found: list[NumberFound]) -> list[NumberFound]:
    """Gives a number without a noun the kind of the measure that it is listed with: "aged two and 12", "5 to 10 km"."""
    kinds = [number.kind for number in found]
    for place, number in enumerate(found):
        if not place or number.noun is not None or not _listed_together(passage, found[place - 1], number):
            continue
        comma = passage.texts(found[place - 1].bounds.end, number.bounds.first) == (",",)
        if kinds[place - 1] is NumberKind.AGE or (kinds[place - 1] in CARRIED and not comma):
            kinds[place] = kinds[place - 1]
    for place in range(len(found) - 2, -1, -1):
        measured = kinds[place + 1] not in (NumberKind.COUNT, NumberKind.BARE, NumberKind.YEAR, NumberKind.MODEL)
        alone = found[place].noun is None and found[place].unit is None
        if (
            measured
            and alone
            and passage.text(found[place].bounds.end) != ","
            and _listed_together(passage, found[place], found[place + 1])
        ):
            kinds[place] = kinds[place + 1]
    return [replace(number, kind=kind) for number, kind in zip(found, kinds, strict=True)]


def _listed_together(passage: Passage, one: NumberFound, other: NumberFound) -> bool:
    between = passage.texts(one.bounds.end, other.bounds.first)
    return len(between) <= 2 and set(between) <= {",", "and", "or", "to", "-", "–"} and bool(between)
