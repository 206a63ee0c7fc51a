"""Reads the words around a number that bound it: "at least", "up to", "about", "or more"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.model.quantity import Unit
from counterclaim.read.counts.number_words import Numeral
from counterclaim.read.counts.numerals import numeral_at
from counterclaim.read.grammar.atoms import Passage
from counterclaim.read.grammar.lexicon import Lexicon
from counterclaim.read.knowledge_files import knowledge

SPATIAL = frozenset({"over", "under", "above", "below", "around", "near", "about", "beyond", "passed"})
"""Bounds that are also prepositions of place."""
PARTICLES = frozenset({"down", "out", "off", "up", "of"})
SPACES = frozenset({Unit.REGION, Unit.SETTLEMENT, Unit.PLACE, Unit.BUILDING, Unit.HOUSE, Unit.SHIP})
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bounds: atoms `first` to `end` (exclusive) hold all its words."""

    first: int
    end: int
    low: float | None
    high: float | None
    approximate: bool


@cache
def _words_before() -> Lexicon[str]:
    lists = knowledge("numbers")["bounds"]
    return Lexicon((phrase, sort) for sort in ("low", "high", "about", "exact") for phrase in lists[sort])


@cache
def _words_after() -> Lexicon[str]:
    lists = knowledge("numbers")["bounds"]
    return Lexicon((phrase, sort) for sort in ("low", "high", "about") for phrase in lists[f"{sort}_after"])


def bounded(passage: Passage, numeral: Numeral, unit: Unit | None) -> Bounded:
    """The number with the bounding words on either side; `unit` tells "over three regions" from "over three hours"."""
    first, sorts = numeral.first, set()
    for _ in range(MOST_WORDS):
        hit = _words_before().longest_before(passage.atoms, first)
        if hit is None or not _bounds(passage, hit.first, first, unit):
            break
        first = hit.first
        sorts.add(hit.entry)
    end = numeral.end
    after = _words_after().longest(passage.atoms, end) if end < len(passage.atoms) else None
    numbered = after is not None and numeral_at(passage.atoms, min(after.end, len(passage.atoms) - 1)) is not None
    if after is not None and not numbered and (not numeral.indefinite or after.entry == "low"):
        end = after.end
        sorts.add(after.entry)
    return _opened(numeral, first, end, sorts)


def _bounds(passage: Passage, first: int, end: int, unit: Unit | None) -> bool:
    """Whether the words found bound the number, and do not say where: "shot down over three regions"."""
    if end - first > 1 or passage.text(first) not in SPATIAL:
        return True
    if passage.upos(first - 1) == "ADP" and passage.text(first - 1) not in PARTICLES:
        return True
    return unit not in SPACES or passage.upos(first) == "ADV"


def _opened(numeral: Numeral, first: int, end: int, sorts: set[str]) -> Bounded:
    low: float | None = numeral.low
    high, approximate = numeral.high, numeral.approximate
    if "low" in sorts:
        high = None
    elif "high" in sorts:
        low, high = None, numeral.high if numeral.high is not None else numeral.low
        approximate = False
    elif "about" in sorts:
        approximate = True
    return Bounded(first, end, low, high, approximate)
