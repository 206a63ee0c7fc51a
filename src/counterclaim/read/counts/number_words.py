"""What a number is, and the words that numbers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.read.grammar.lexicon import Lexicon
from counterclaim.read.knowledge_files import knowledge, word_list


class NumberKind(StrEnum):
    """What a number is; `count` alone counts something."""

    COUNT = "count"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    DURATION = "duration"
    DISTANCE = "distance"
    AREA = "area"
    SIZE = "size"
    TEMPERATURE = "temperature"
    PERCENT = "percent"
    MULTIPLIER = "multiplier"
    FRACTION = "fraction"
    SPORT = "sport"
    RANK = "rank"
    ORDINAL = "ordinal"
    MODEL = "model"
    LABEL = "label"
    MODIFIER = "modifier"
    SCORE = "score"
    PHONE = "phone"
    LIST = "list"
    ADDRESS = "address"
    PRONOUN = "pronoun"
    EARLIER = "earlier"
    ARTICLE = "article"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written: atoms `first` to `end` (exclusive), and what it comes to; `high` is null where it is open.

    `plain` is false for words that are vague of themselves ("dozens", "several") and for "a", "no" and "both".
    """

    first: int
    end: int
    low: float
    high: float | None
    approximate: bool = False
    plain: bool = True
    indefinite: bool = False
    money: bool = False
    range: bool = False


@cache
def cardinals() -> dict[str, int]:
    """The number words below a hundred."""
    table: dict[str, int] = knowledge("numbers")["cardinals"]
    return table


@cache
def magnitudes() -> dict[str, int]:
    """What a number may be multiplied by: "hundred", "bn"; the plurals stand only after a number."""
    table: dict[str, int] = knowledge("numbers")["magnitudes"]
    return table | {f"{word}s": value for word, value in table.items() if len(word) > 3}


@cache
def many() -> dict[str, int]:
    """Open plurals and the least that they allow: "dozens" is 24 or more."""
    table: dict[str, int] = knowledge("numbers")["many"]
    return table


def number_list(table: str, key: str = "words") -> frozenset[str]:
    """One list of the number words' file."""
    return word_list("numbers", table, key)


@cache
def no_words() -> Lexicon[str]:
    """The ways to say none."""
    return Lexicon((phrase, phrase) for phrase in knowledge("numbers")["none"]["words"])


@cache
def currencies() -> frozenset[str]:
    """The signs of money."""
    return word_list("numbers", "lists", "currencies")
