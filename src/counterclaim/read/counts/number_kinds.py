"""Tells which numbers count nothing of a war: years, dates, ages, distances, model numbers and the like."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.read.arms.weapon_words import names_weapon, weapon_lexicon
from counterclaim.read.counts.counted import Measure, Noun, is_calibre
from counterclaim.read.counts.number_dates import (
    age,
    date,
    in_digits,
    listing,
    ordinal,
    phone,
    score,
    time_of_day,
    year,
)
from counterclaim.read.counts.number_words import NumberKind, Numeral, cardinals, number_list
from counterclaim.read.grammar.atoms import SPACE, Passage


def _model(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "S-400", "155mm", "TB2", "Shahed 136": digits tied to letters, or inside a weapon's name."""
    if not passage.atoms[numeral.first].is_number or numeral.money:
        return None
    before = passage.text(numeral.first - 1) if numeral.first else ""
    if before[:1].isalpha() and passage.glue(numeral.first) != SPACE:
        return NumberKind.MODEL
    for first in range(max(0, numeral.first - 4), numeral.first + 1):
        hit = weapon_lexicon().longest(passage.atoms, first)
        if hit is not None and numeral.first < hit.end and names_weapon(passage.atoms, hit):
            return NumberKind.MODEL
    return None


def _label(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "Resolution 2254", "No. 4", "Channel 12"."""
    before, back = passage.text(numeral.first - 1), numeral.first - 1
    if before == "." and passage.text(back - 1) in ("no", "nos", "fig", "art", "vol") and passage.glue(back) == "":
        return NumberKind.LABEL
    if before in ("№", "#", "@") or (before == "war" and passage.text(back - 1) == "world"):
        return NumberKind.LABEL
    if before == "number" and passage.upos(back) == "VERB":
        return None
    if before == "no" and numeral.first > 0 and in_digits(passage, numeral):
        return NumberKind.LABEL
    if not (passage.atoms[numeral.first].is_number or passage.atoms[numeral.first].text in cardinals()) or back < 0:
        return None
    worded = not passage.atoms[numeral.first].is_number
    name = passage.capital(back) and (not worded or passage.capital(numeral.first))
    listed = before in number_list("labels") and (name or (not worded and passage.upos(back) in ("NOUN", "PROPN")))
    return NumberKind.LABEL if listed and not _noun_next(passage, numeral) else None


def _noun_next(passage: Passage, numeral: Numeral) -> bool:
    return passage.upos(numeral.end) in ("NOUN", "ADJ") and passage.text(numeral.end) not in number_list("stops")


def _address(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "12 Shevchenko Street"."""
    if not in_digits(passage, numeral) or passage.upos(numeral.end) != "PROPN":
        return None
    named = any(
        passage.text(at) in number_list("lists", "streets") and passage.capital(at)
        for at in range(numeral.end + 1, numeral.end + 4)
        if at < len(passage.atoms)
    )
    return NumberKind.ADDRESS if named else None


def _tied_on(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "31-vehicle convoy", "two-day", "two-thirds", "50kg": tied to the word after it."""
    glue, after = passage.glue(numeral.end), passage.text(numeral.end)
    if numeral.end >= len(passage.atoms) or glue == SPACE or numeral.indefinite or numeral.money:
        return None
    if after in ("thirds", "third", "quarters", "fifths", "quarter", "tenths", "half"):
        return NumberKind.FRACTION
    if glue != "" and after[:1].isalpha() and after not in ("plus", "odd", "some"):
        return NumberKind.MODIFIER
    return NumberKind.SIZE if after[:1].isalpha() and after not in ("km",) else None


def _calibre(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "122 mm howitzers"."""
    sized = numeral.end - numeral.first == 1 and is_calibre(passage, numeral.first)
    return NumberKind.SIZE if sized else None


def _idle_one(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "one" as a pronoun, and "one of the largest"."""
    if passage.texts(numeral.first, numeral.end) != ("one",):
        return None
    before, after = passage.text(numeral.first - 1), passage.text(numeral.end)
    led = (before in number_list("lists", "one_led") or passage.xpos(numeral.first - 1) == "JJ") and passage.upos(
        numeral.end
    ) not in ("NOUN", "ADJ", "PROPN")
    if (led and after != "of") or (after in number_list("lists", "one_idle") and before != "including"):
        return NumberKind.PRONOUN
    if after != "of":
        return None
    ahead = passage.texts(numeral.end + 1, numeral.end + 6)
    tags = [passage.xpos(at) for at in range(numeral.end + 1, numeral.end + 6)]
    if set(ahead) & number_list("lists", "superlatives") or "JJS" in tags or "RBS" in tags:
        return NumberKind.PRONOUN
    return None


def _earlier(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "up from 12 to 15": what it rose from."""
    to_number = passage.text(numeral.end) == "to" and (
        passage.text(numeral.end + 1)[:1].isdigit() or passage.text(numeral.end + 1) in cardinals()
    )
    led = passage.text(numeral.first - 1) == "from"
    return NumberKind.EARLIER if led and (to_number or passage.text(numeral.first - 2) == "up") else None


CHECKS: tuple[Callable[[Passage, Numeral], NumberKind | None], ...] = (
    ordinal,
    time_of_day,
    date,
    year,
    age,
    _model,
    listing,
    phone,
    _label,
    _address,
    score,
    _tied_on,
    _calibre,
    _idle_one,
    _earlier,
)


def kind_by_form(passage: Passage, numeral: Numeral) -> NumberKind:
    """What a number is by its own form and the words beside it; `count` where nothing speaks against it."""
    if not numeral.plain:
        return NumberKind.COUNT
    checks = (check(passage, numeral) for check in CHECKS)
    return next((kind for kind in checks if kind is not None), NumberKind.COUNT)


def kind_by_noun(numeral: Numeral, noun: Noun | None) -> NumberKind:
    """What a number is by the noun after it: "three days" is a duration."""
    if noun is not None and isinstance(noun.meaning, Measure):
        return NumberKind(noun.meaning.value)
    whole = numeral.low == int(numeral.low) or numeral.money
    square = noun is not None and noun.meaning == "square_km"
    return NumberKind.COUNT if whole or square else NumberKind.SIZE


def tells_how_often(passage: Passage, noun: Noun) -> bool:
    """ "Attacked 63 times": how often something was done, and not how much more: "four times the number"."""
    word = passage.sentence.words[noun.head]
    above = passage.sentence.head_of(word)
    compared = passage.text(noun.end) in number_list("lists", "compared") or passage.upos(noun.end) in ("DET", "NUM")
    return (
        passage.text(noun.first) == "times"
        and not compared
        and above is not None
        and above.upos == "VERB"
        and word.relation in ("obl:unmarked", "obj", "advmod", "obl")
    )
