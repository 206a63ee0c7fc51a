"""Finds the quantities of a sentence: counts, money, shares and measures, each with its bound or its change.

A wider finder than `find_counts`, over the same numbers; what a year, a date, a label or a score numbers is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from counterclaim.read.counts.amounts import amounts_of
from counterclaim.read.counts.bounds import Bounded, bounded
from counterclaim.read.counts.number_dates import date, in_digits, may_be_year
from counterclaim.read.counts.number_kinds import kind_by_form
from counterclaim.read.counts.number_words import NumberKind, Numeral, cardinals, number_list
from counterclaim.read.counts.trends import Change, shares_trend, trend_of
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.atoms import SPACE, Passage, passage_of
from counterclaim.read.grammar.lexicon import Lexicon
from counterclaim.read.knowledge_files import knowledge, word_list

NO_QUANTITIES = frozenset(
    {
        NumberKind.ORDINAL,
        NumberKind.TIME,
        NumberKind.DATE,
        NumberKind.YEAR,
        NumberKind.LIST,
        NumberKind.PHONE,
        NumberKind.LABEL,
        NumberKind.ADDRESS,
        NumberKind.SCORE,
        NumberKind.MODEL,
    }
)
SORTS = frozenset({"d", "k"})
"""In "3D" and "4K" the number names the sort; "5G" is 5 to the benchmark, of the unit "generation wireless"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityFound:
    """A quantity: `start` to `end` in the document, with the words that bound it.

    `low` and `high` are the number's own ends, equal where it is no range; `change` tells what the words around it do.
    `first` and `after` are the atoms of the number itself (`after` exclusive).
    """

    start: int
    end: int
    low: float
    high: float
    change: Change
    money: bool
    first: int
    after: int


def find_quantities(sentence: Sentence) -> tuple[QuantityFound, ...]:
    """All quantities of a sentence, in text order."""
    passage = passage_of(sentence)
    amounts = amounts_of(passage)
    kept = [_is_quantity(passage, amount) for amount in amounts]
    for place in range(len(amounts) - 2, -1, -1):
        kept[place] = kept[place] and (kept[place + 1] or not _dated(passage, amounts[place], amounts[place + 1]))
    for place in range(1, len(amounts)):
        kept[place] = kept[place] and (
            kept[place - 1] or not _dated_before(passage, amounts[place - 1], amounts[place])
        )
    found = [_quantity(passage, amount) for amount, keep in zip(amounts, kept, strict=True) if keep]
    for place in range(1, len(found)):
        before, here = found[place - 1], found[place]
        trend = before.change in (Change.UP, Change.DOWN) and here.change is Change.EQUAL
        if trend and shares_trend(passage, before.after, here.first):
            found[place] = replace(here, change=before.change)
    return tuple(found)


def _dated(passage: Passage, amount: Numeral, other: Numeral) -> bool:
    """Whether it shares the month of a date after it: "8 and 9 July"."""
    tied = passage.texts(amount.end, other.first) in (("and",), ("or",), ("to",), (",",), ("-",), ("–",), ())
    days = in_digits(passage, amount) and amount.low <= 31 and not amount.money
    return tied and days and date(passage, other) is not None


def _dated_before(passage: Passage, other: Numeral, amount: Numeral) -> bool:
    """Whether it shares the month of a date before it ("May 20 and 21"), or ends a spoken year ("nineteen ten")."""
    between = passage.texts(other.end, amount.first)
    if not between and not in_digits(passage, amount):
        return other.low in (18, 19, 20)
    tied = between in (("and",), ("or",), ("to",), ("through",), ("-",), ("–",))
    alone = passage.upos(amount.end) not in ("NOUN", "PROPN", "ADJ", "SYM")
    days = in_digits(passage, amount) and amount.low <= 31 and not amount.money
    return tied and alone and days and date(passage, other) is not None


def _quantity(passage: Passage, amount: Numeral) -> QuantityFound:
    bounds = _bounds_of(passage, amount)
    return QuantityFound(
        start=passage.atoms[bounds.first].start,
        end=passage.atoms[bounds.end - 1].end,
        low=amount.low,
        high=amount.low if amount.high is None else amount.high,
        change=_change(passage, amount, bounds),
        money=amount.money,
        first=amount.first,
        after=amount.end,
    )


def _change(passage: Passage, amount: Numeral, bounds: Bounded) -> Change:
    """The bound where the words have one, else the trend: "rose nearly 3%" is about 3."""
    if bounds.low is None:
        return Change.LESS
    if bounds.high is None:
        return Change.MORE
    if bounds.approximate:
        return Change.ABOUT
    trend = trend_of(passage, amount, bounds.first)
    return trend or Change.EQUAL


def _bounds_of(passage: Passage, amount: Numeral) -> Bounded:
    plain = replace(amount, low=abs(amount.low), high=abs(amount.low), approximate=False, plain=True)
    bounds = bounded(passage, plain, None)
    if bounds.first == amount.first and passage.text(amount.first - 1) in ("the", "its", "a", "an"):
        bounds = _over_article(passage, plain, bounds)
    own = _bound_words("").longest_before(passage.atoms, bounds.first)
    sort = own.entry if own is not None else None
    first = own.first if own is not None else bounds.first
    if sort is None and bounds.first < amount.first and _spans_time(passage, bounds.first, amount):
        return Bounded(amount.first, amount.end, plain.low, plain.high, approximate=False)
    after = [
        hit
        for at in range(amount.end, min(amount.end + 3, len(passage.atoms)))
        if (hit := _bound_words("_after").longest(passage.atoms, at)) is not None
    ]
    sort = sort or (after[0].entry if after else None)
    if sort == "low":
        return replace(bounds, first=first, high=None)
    if sort == "high":
        return replace(bounds, first=first, low=None)
    return replace(bounds, first=first, approximate=bounds.approximate or sort == "about")


def _over_article(passage: Passage, amount: Numeral, bounds: Bounded) -> Bounded:
    """The bound that an article parts from its number: "passed the $1 trillion mark", "above the 200,000 forecast"."""
    early = bounded(passage, replace(amount, first=amount.first - 1), None)
    words = passage.texts(early.first, amount.first - 1)
    if words and words[-1] in word_list("quantities", "bounds", "over_article"):
        return early
    return bounds


def _spans_time(passage: Passage, first: int, amount: Numeral) -> bool:
    """ "Over five years" after a verb or a noun: how long; "for over five years" is more than five."""
    if passage.texts(first, amount.first) != ("over",) or amount.money:
        return False
    after = passage.text(amount.end).removesuffix("s")
    return after in word_list("quantities", "trends", "spans") and passage.upos(first - 1) not in ("ADP", "AUX", "DET")


@cache
def _bound_words(side: str) -> Lexicon[str]:
    """The words that bound a number: before it (""), or after it and the noun that it counts ("_after")."""
    lists = knowledge("quantities")["bounds"]
    sorts = [sort for sort in ("low", "high", "about") if f"{sort}{side}" in lists]
    return Lexicon((phrase, sort) for sort in sorts for phrase in lists[f"{sort}{side}"])


def _is_quantity(passage: Passage, amount: Numeral) -> bool:
    block = passage.texts(amount.end, amount.end + 2) == ("block", "of") and in_digits(passage, amount)
    if block or passage.text(amount.first - 1) in word_list("quantities", "words", "names_before"):
        return False
    if amount.high is None or amount.low < 0 or passage.text(amount.end - 1) in ("half", "quarter", "third"):
        return True
    if amount.money:
        return True
    if passage.texts(amount.first, amount.end) == ("one",):
        return _counts_one(passage, amount)
    if (
        _is_phone(passage, amount)
        or _is_named(passage, amount)
        or _is_sort(passage, amount)
        or _is_year(passage, amount)
    ):
        return False
    kind = kind_by_form(passage, amount)
    if kind not in NO_QUANTITIES:
        return True
    return _is_measure_after_all(passage, amount, kind)


def _is_measure_after_all(passage: Passage, amount: Numeral, kind: NumberKind) -> bool:
    """What a list of the war's weapons or labels takes for a name though it measures: "155mm", "level 4.5 percent"."""
    if kind is NumberKind.MODEL:
        before = passage.text(amount.first - 1)
        tied_before = before[:1].isalpha() and passage.glue(amount.first) != SPACE
        return not tied_before and passage.text(amount.end) in ("mm", "cm", "kg", "km", "m", "x")
    if kind is NumberKind.LABEL:
        return amount.low != int(amount.low) or amount.low >= 10000
    if kind is NumberKind.DATE:
        fraction = passage.glue(amount.first + 1) == "/" and amount.end - amount.first > 1
        return fraction or amount.low != int(amount.low)
    return False


def _counts_one(passage: Passage, amount: Numeral) -> bool:
    """Whether "one" counts: "one of the largest", "one soldier", "one in five"; not "this one", "one day"."""
    after, before = passage.text(amount.end), passage.text(amount.first - 1)
    if before in ("no", "this", "the", "each", "every", "any", "which", "'s"):
        return False
    tied_span = passage.glue(amount.end) != SPACE and after in word_list("quantities", "trends", "spans")
    if after in ("of", "percent", "per", "%") or tied_span:
        return True
    if after == "in" and passage.upos(amount.end + 1) == "NUM":
        return True
    idle = number_list("lists", "idle_nouns") | {"day", "time", "point", "such", "another", "hand", "more"}
    word = passage.sentence.words[passage.atoms[amount.first].word]
    return word.relation == "nummod" and word.head > word.index and after not in idle


def _is_named(passage: Passage, amount: Numeral) -> bool:
    """Whether the number is part of a name: "the Corven 50", "Model 3", "Phase Two"."""
    first = amount.first
    if first == 0 or not (passage.capital(first - 1) or passage.text(first - 1) == "&"):
        return False
    word = passage.sentence.words[passage.atoms[first].word]
    if not in_digits(passage, amount):
        return word.index > 0 and passage.capital(first) and passage.upos(first - 1) in ("PROPN", "NOUN")
    if amount.low != int(amount.low) or amount.range or "," in passage.text(first):
        return False
    before = passage.sentence.words[passage.atoms[first - 1].word]
    named = word.relation in ("flat", "compound", "nmod:unmarked", "nmod", "dep", "appos") and word.head < word.index
    inside = before.relation in ("flat", "compound") and before.head >= word.index
    return (named or inside) and before.upos == "PROPN" and passage.glue(first) == SPACE


def _is_sort(passage: Passage, amount: Numeral) -> bool:
    """ "5G", "the 1990s", "3M": a letter tied to the number that makes a name of both."""
    after, end = passage.text(amount.end), amount.end
    if end >= len(passage.atoms) or passage.glue(end) != "" or not in_digits(passage, amount):
        return False
    if after == "s" or (after.isalpha() and passage.glue(end + 1) == "" and _is_plain(passage, end + 1)):
        return True
    upper = passage.capital(end)
    return upper and (after in SORTS or (after == "m" and passage.upos(end + 1) in ("VERB", "PROPN", "PART")))


def _is_phone(passage: Passage, amount: Numeral) -> bool:
    """Whether it stands in a row of digits that no unit breaks: "0800 555 0199", "(212) 555-0123"."""
    first, end = amount.first, amount.end
    while first > 0 and (_is_plain(passage, first - 1) or passage.text(first - 1) in ("(", ")", "+")):
        first -= 1
    while end < len(passage.atoms) and (_is_plain(passage, end) or passage.text(end) in (")", "(")):
        end += 1
    groups = [passage.text(at) for at in range(first, end) if _is_plain(passage, at)]
    long = [group for group in groups if len(group) >= 3]
    alone = amount.end - amount.first == len(groups)
    return not alone and len(long) >= 2 and (len(groups) >= 3 or groups[0][0] == "0")


def _is_plain(passage: Passage, index: int) -> bool:
    return passage.text(index).isdecimal()


def _is_year(passage: Passage, amount: Numeral) -> bool:
    """Four digits without a comma, from 1800 to 2100, that no listed unit follows."""
    after = passage.text(amount.end)
    if not in_digits(passage, amount) and amount.low in (18, 19, 20) and after in cardinals():
        return cardinals()[after] >= 10
    if not may_be_year(passage, amount):
        return False
    return passage.text(amount.end) not in word_list("quantities", "words", "after_no_year")
