"""Reads every amount of a sentence, counts and measures alike: fractions, signs, magnitudes and ranges."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from counterclaim.read.counts.number_words import Numeral, cardinals, currencies, magnitudes, many
from counterclaim.read.counts.numerals import numeral_at
from counterclaim.read.counts.ranges import rises
from counterclaim.read.grammar.atoms import DASHES, SPACE, Passage
from counterclaim.read.knowledge_files import knowledge, word_list

MINUS = frozenset({"-", "−", "–", "minus", "negative"})
PARTS_IN_DIGITS = frozenset({2, 3, 4, 5, 8, 10, 16, 32, 64, 100, 1000})
"""Denominators that "1/8" is read with; "9/11" and "24/7" are none."""
MOST_UNIT_WORDS = 3
MOST_BACK = 7
MOST_SPREAD = 2
"""The ends of a range lie no further apart, where it might as well be a step and where it led."""


def amounts_of(passage: Passage) -> tuple[Numeral, ...]:
    """All amounts of a sentence, left to right; "from 5% to 7%" and "between 5 and 7" are one, with its two ends."""
    found: list[Numeral] = []
    index = 0
    while index < len(passage.atoms):
        amount = _amount_at(passage, index)
        if amount is None:
            index += 1
            continue
        amount = _with_other_end(passage, amount)
        found.append(amount)
        index = max(amount.end, index + 1)
    return tuple(found)


@cache
def _fractions() -> dict[str, float]:
    table: dict[str, float] = knowledge("quantities")["fractions"]
    return table


@cache
def _larger() -> dict[str, int]:
    """Magnitudes that are read only where an amount is looked for: "b", "mm" and "t" after a sign of money."""
    table: dict[str, int] = knowledge("quantities")["money_magnitudes"]
    return table


def _amount_at(passage: Passage, index: int) -> Numeral | None:
    """The single amount that starts at this atom; an article alone, "no" and "several" are none."""
    fraction = _fraction_at(passage, index)
    if fraction is not None:
        return fraction
    numeral = numeral_at(passage.atoms, index)
    if numeral is None or numeral.end <= index:
        return None
    opened = numeral.high is None and passage.text(numeral.end - 1) in many()
    zero = passage.texts(numeral.first, numeral.end) == ("zero",)
    if not (numeral.plain or opened or zero):
        return None
    if opened:
        return replace(numeral, low=_least(passage, numeral), high=None, approximate=False)
    point = passage.text(index - 1) == "." and passage.glue(index) == "" and passage.glue(index - 1) == SPACE
    if point and index > 1 and passage.text(index).isdecimal():
        value = float(f"0.{passage.text(index)}")
        return replace(numeral, first=index - 1, low=value, high=value)
    numeral = _with_money(passage, _with_magnitude(passage, numeral))
    return _signed(passage, _with_fraction(passage, numeral))


def _least(passage: Passage, numeral: Numeral) -> float:
    """One of what the plural names: "hundreds" 100, "tens of thousands" 10,000."""
    words = passage.texts(numeral.first, numeral.end)
    sizes = [magnitudes().get(word, 10 if word == "tens" else 20) for word in words if word in many()]
    value = 1.0
    for size in sizes:
        value *= size
    return value


def _fraction_at(passage: Passage, index: int) -> Numeral | None:
    """ "half of", "a third of", "two-thirds", "1/4", "a quarter of a percentage point", "½"."""
    text = passage.text(index)
    if text in _vulgar():
        return Numeral(first=index, end=index + 1, low=_vulgar()[text], high=_vulgar()[text])
    if passage.atoms[index].is_number:
        return _fraction_in_digits(passage, index)
    start, times = index, 1
    if text in ("a", "an", "one") and passage.text(index + 1) in _fractions():
        index += 1
    elif text in cardinals() and cardinals()[text] > 0 and passage.text(index + 1).removesuffix("s") in _fractions():
        times, index = cardinals()[text], index + 1
    part = passage.text(index).removesuffix("s") if times > 1 else passage.text(index)
    if part not in _fractions() or not (times > 1 or _is_part(passage, start, index)):
        return None
    value, end = _fractions()[part] * times, index + 1
    scale = end + (passage.text(end) == "of" and passage.text(end + 1) in ("a", "an"))
    scale += passage.text(scale) in ("a", "an")
    if passage.text(scale) in magnitudes() and len(passage.text(scale)) > 3:
        value, end = value * magnitudes()[passage.text(scale)], scale + 1
    return Numeral(first=start, end=end, low=value, high=value)


def _is_part(passage: Passage, start: int, index: int) -> bool:
    """Whether "half", "a third" is a share: "half of", "half the", "a quarter point"; not "first half", "the third"."""
    before, after = passage.text(start - 1), passage.text(index + 1)
    if before in word_list("quantities", "words", "not_after") or passage.xpos(start - 1) == "JJ":
        return False
    if start < index and passage.text(start) == "one":
        return True
    if passage.text(index) == "half":
        if passage.upos(index + 1) in ("PUNCT", "AUX", "") and (passage.upos(start - 1) == "VERB" or before == "which"):
            return True
        return after in ("of", "a", "an", "the", "its", "their", "his", "her", "our", "percent") or (
            before in ("than", "by", "about", "nearly", "almost", "only", "just", "to", "over", "under", "roughly")
        )
    tied = passage.glue(index + 1) != SPACE or after in ("percentage", "point")
    return start < index and (after in ("of", "the") or tied or passage.upos(index + 1) in ("PUNCT", ""))


@cache
def _vulgar() -> dict[str, float]:
    table: dict[str, float] = knowledge("quantities")["vulgar_fractions"]
    return table


def _fraction_in_digits(passage: Passage, index: int) -> Numeral | None:
    over, under = passage.text(index), passage.text(index + 1)
    if passage.glue(index + 1) != "/" or not (over.isdecimal() and under.isdecimal()):
        return None
    third = passage.glue(index + 2) == "/"
    if int(under) not in PARTS_IN_DIGITS or int(over) >= int(under) or third:
        return None
    value = int(over) / int(under)
    return Numeral(first=index, end=index + 2, low=value, high=value)


def _with_fraction(passage: Passage, numeral: Numeral) -> Numeral:
    """Adds what follows a whole number: "3 1/2", "12-and-a-half", "2½"."""
    end = numeral.end
    if numeral.low != int(numeral.low) or end >= len(passage.atoms):
        return numeral
    if passage.text(end) == "and" and passage.text(end + 1) in ("a", "one") and passage.text(end + 2) in _fractions():
        part, last = _fractions()[passage.text(end + 2)], end + 3
        size = magnitudes().get(passage.text(last), 1)
        value = (numeral.low + part) * size
        return replace(numeral, end=last + (size > 1), low=value, high=value, approximate=False)
    part_after = _vulgar().get(passage.text(end))
    fraction = _fraction_in_digits(passage, end) if passage.atoms[end].is_number else None
    if fraction is not None:
        value = numeral.low + fraction.low
        return replace(numeral, end=fraction.end, low=value, high=value)
    if part_after is not None:
        return replace(numeral, end=end + 1, low=numeral.low + part_after, high=numeral.low + part_after)
    return numeral


def _with_money(passage: Passage, numeral: Numeral) -> Numeral:
    """Tells money by a currency's code or a sign of the rarer ones: "EUR 125", "Rs 4,500", "₹90"."""
    signs = word_list("quantities", "words", "currency_codes")
    if numeral.money or passage.text(numeral.first - 1) not in signs:
        return numeral
    return _with_magnitude(passage, replace(numeral, first=numeral.first - 1, money=True))


def _with_magnitude(passage: Passage, numeral: Numeral) -> Numeral:
    """Multiplies by what the shared reader leaves: "$1.2B", "500 crore", "2.3m ounces"."""
    after, end = passage.text(numeral.end), numeral.end
    table: dict[str, int] = knowledge("quantities")["magnitudes"]
    size = table.get(after) or (_larger().get(after) if numeral.money else None)
    if after == "m" and passage.glue(end) == "" and passage.xpos(end + 1) in ("NNS", "NNPS"):
        size = 1_000_000
    if size is None:
        return numeral
    value = round(numeral.low * size, 6)
    return replace(numeral, end=end + 1, low=value, high=value)


def _signed(passage: Passage, numeral: Numeral) -> Numeral:
    """ "-12", "minus 5": below zero where the sign stands free before the number."""
    before = numeral.first - 1
    sign = passage.text(before)
    if before < 0 or sign not in MINUS:
        return numeral
    free = passage.glue(before) == SPACE and (sign.isalpha() or passage.glue(numeral.first) == "")
    if not free or numeral.high is None:
        return numeral
    return replace(numeral, first=before, low=-numeral.low, high=-numeral.high)


def _with_other_end(passage: Passage, amount: Numeral) -> Numeral:
    """Joins the two ends of a range, whose unit may stand twice: "3% to 3.5%", "from 0 to 100", "£3bn-£4bn"."""
    led = passage.text(amount.first - 1)
    at = None if _is_step(passage, amount, led) else _tie(passage, amount, led)
    other = _amount_at(passage, at) if at is not None and at < len(passage.atoms) else None
    if other is None or at is None or other.high is None or amount.high is None or (other.money and not amount.money):
        return amount
    if other.first < amount.end or passage.text(other.first) == "one":
        return amount
    if led == "from" and _went(passage, amount, other):
        return amount
    low = _scaled(passage, amount, other)
    if low >= other.low and led != "from":
        return amount
    return replace(amount, end=other.end, low=low, high=other.low, range=True)


def _went(passage: Passage, amount: Numeral, other: Numeral) -> bool:
    """Whether something went from one to the other, each with its unit: "fell from 120p to 84p" has two quantities.

    "From 0 to 72 km/h" is one, with two ends (the benchmark's own example).
    """
    apart = (amount.money and other.money) or (passage.text(amount.end) != "to" and passage.glue(amount.end) == SPACE)
    apart = apart or passage.text(amount.end + 1) == "to"
    start = max(0, amount.first - MOST_BACK)
    words = [passage.sentence.words[passage.atoms[at].word].lemma.lower() for at in range(start, amount.first - 1)]
    moves = word_list("quantities", "trends", "up") | word_list("quantities", "trends", "down")
    moves |= word_list("quantities", "trends", "up_by") | word_list("quantities", "trends", "down_by") | rises()
    return apart and any(word in moves for word in words)


def _is_step(passage: Passage, amount: Numeral, led: str) -> bool:
    """Whether it tells by how much, so that "to" tells where to: "by $4 billion to $46 billion"."""
    own = amount.money or passage.text(amount.end - 1) in magnitudes()
    if passage.glue(amount.end) != SPACE or not own or passage.text(amount.end) != "to":
        return False
    at = _after_sign(passage, amount.end + 1)
    other = _amount_at(passage, at) if at < len(passage.atoms) else None
    if other is not None and amount.low < other.low < MOST_SPREAD * amount.low:
        return False
    lemma = passage.sentence.words[passage.atoms[amount.first - 1].word].lemma.lower() if amount.first else ""
    return led == "by" or any(lemma in word_list("quantities", "trends", key) for key in ("up", "down"))


def _tie(passage: Passage, amount: Numeral, led: str) -> int | None:
    """Where the other end of a range would begin: after "to", a dash, or "and" after "between"."""
    end = amount.end
    if passage.glue(end) in DASHES and passage.glue(end) != "":
        tied = passage.text(end) in ("to", "or")
        return end + (tied or passage.text(end) in currencies())
    if passage.text(end) in DASHES and passage.text(end + 1) in ("to", "or") and passage.glue(end) == "":
        return _after_sign(passage, end + 2)
    words = {"to", *DASHES, "or"} | ({"and"} if led == "between" else set())
    if passage.text(end) in words:
        return _after_sign(passage, end + 1)
    for steps in range(1, MOST_UNIT_WORDS + 1):
        same = passage.texts(end, end + steps)
        dashed = passage.glue(end + steps) in DASHES and passage.glue(end + steps) != ""
        if dashed and same == ("%",):
            return end + steps
        if passage.text(end + steps) in words - {"or"} and (led in ("from", "between") or same == ("%",)):
            at = _after_sign(passage, end + steps + 1)
            other = _amount_at(passage, at) if at < len(passage.atoms) else None
            if other is not None and passage.texts(other.end, other.end + steps) == same:
                return at
    return None


def _after_sign(passage: Passage, index: int) -> int:
    return index + (passage.text(index) in currencies())


def _scaled(passage: Passage, amount: Numeral, other: Numeral) -> float:
    """The lower end, which takes the magnitude that stands only once: "1.5 to 2.5 million"."""
    size = magnitudes().get(passage.text(other.end - 1), 1)
    has_own = passage.text(amount.end - 1) in magnitudes()
    scaled = amount.low * size
    return scaled if size > 1 and not has_own and scaled < other.low else amount.low
