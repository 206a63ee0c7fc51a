"""Numbers and counts, with their bounds, in a language's own form."""

from __future__ import annotations

from functools import cache

from counterclaim.model.figure import CountRange, Estimate
from counterclaim.model.quantity import Quantity, Unit, number_text
from counterclaim.publish.words.bundles import FIRST, Words

WORDS_ALONE = frozenset({Unit.OTHER, Unit.MONEY})
"""Units that only the document's own words can tell."""


def number_words(words: Words, value: float) -> str:
    """A number as the language writes it: thousands apart, no ".0"."""
    return number_text(value).translate(_signs(words.language))


def quantity_words(words: Words, quantity: Quantity) -> str:
    """The bounds of a count: "at least 12", "up to 20", "10 to 15", "about 150"."""
    low, high = quantity.low, quantity.high
    about = quantity.approximate
    if low is not None and high is None:
        return words("count-or-more" if about else "count-at-least", number=number_words(words, low))
    if low is None and high is not None:
        return words("count-up-to-about" if about else "count-up-to", number=number_words(words, high))
    if low is not None and high is not None and low != high:
        message = "count-about-between" if about else "count-between"
        return words(message, low=number_words(words, low), high=number_words(words, high))
    return words("count-about" if about else "count-exactly", number=number_words(words, low or 0))


def range_words(words: Words, counts: CountRange) -> str:
    """A range: "8", "4 to 8", "4 to 20 or more", "up to 310"."""
    low, high = number_words(words, counts.low), number_words(words, counts.high)
    if counts.low == counts.high and counts.or_fewer != counts.or_more:
        return words("count-up-to" if counts.or_fewer else "count-or-more", number=low)
    if counts.low == counts.high:
        return low
    if counts.or_fewer:
        return words("count-or-fewer-or-more" if counts.or_more else "count-or-fewer-up-to", low=low, high=high)
    return words("count-between-or-more" if counts.or_more else "count-between", low=low, high=high)


def estimate_words(words: Words, estimate: Estimate) -> str:
    """An estimate: "low 7, best 8, high 8"."""
    best = words("count-no-best") if estimate.best is None else number_words(words, estimate.best)
    low, high = number_words(words, estimate.low), number_words(words, estimate.high)
    return words("count-estimate", low=low, best=best, high=high)


def unit_words(words: Words, quantity: Quantity) -> str:
    """The unit in the form that the quantity asks for; empty where only the document's words can tell it."""
    if quantity.unit in WORDS_ALONE:
        return ""
    form = _one_or_many(quantity) if words.language == FIRST else _form(words.language, quantity)
    return _unit(words, quantity.unit, form)


@cache
def _unit(words: Words, unit: Unit, form: str) -> str:
    return words(f"unit-{unit.value.replace('_', '-')}", form=form)


def _one_or_many(quantity: Quantity) -> str:
    return "one" if quantity.low == quantity.high == 1 else "many"


def _form(language: str, quantity: Quantity) -> str:
    """The form of a noun after a count: none, one, few, many, or of-one where the bound asks for the genitive.

    "Up to" and "about" take the genitive, which is that of the plural but after 21, 31 and so on; so does "or more".
    """
    low, high = quantity.low, quantity.high
    if high == 0:
        return "none"
    if low is not None and high is None and quantity.approximate:
        return "many"
    last = high if high is not None else low
    form = _plural(language, last or 0)
    if quantity.approximate or low is None or (low != high and high is not None):
        return "of-one" if form in ("one", "other") else "many"
    return "of-one" if form == "other" else form


@cache
def _plural(language: str, value: float) -> str:
    from babel import Locale

    # A whole number has no decimals: 3.0 people are 3.
    return Locale(language).plural_form(int(value) if value == int(value) else value)


@cache
def _signs(language: str) -> dict[int, str]:
    if language == FIRST:
        return {}
    from babel import Locale

    symbols = Locale(language).number_symbols["latn"]
    return {ord(","): symbols["group"], ord("."): symbols["decimal"]}
