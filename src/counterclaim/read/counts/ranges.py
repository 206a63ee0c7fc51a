"""Reads all numbers of a sentence, and joins those that are the two ends of a range: "10 to 15"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.read.counts.number_words import Numeral, currencies
from counterclaim.read.counts.numerals import numeral_at
from counterclaim.read.grammar.atoms import DASHES, Atom
from counterclaim.read.knowledge_files import word_list


def numerals_of(atoms: Sequence[Atom]) -> tuple[Numeral, ...]:
    """All numbers of a sentence, left to right, ranges as one."""
    found: list[Numeral] = []
    index = 0
    while index < len(atoms):
        numeral = numeral_at(atoms, index)
        if numeral is None:
            index += 1
            continue
        numeral = _with_range(atoms, _with_more(atoms, numeral))
        found.append(numeral)
        index = numeral.end
    return tuple(found)


def _text(atoms: Sequence[Atom], index: int) -> str:
    return atoms[index].text if 0 <= index < len(atoms) else ""


CLOSED = frozenset({"of", "had", "have", "were", "are"})
OR_MORE = frozenset({",", "or", "if", "not", "and", "possibly", "perhaps", "maybe", "even", "potentially"})


def _with_more(atoms: Sequence[Atom], numeral: Numeral) -> Numeral:
    """Joins "scores, or perhaps hundreds, of" into one, with the least of the first."""
    if numeral.high is not None or not numeral.low > 2:
        return numeral
    end = numeral.end
    while _text(atoms, end) in OR_MORE and end < numeral.end + 4:
        end += 1
    other = numeral_at(atoms, end) if numeral.end < end < len(atoms) else None
    if other is None or other.high is not None or other.low <= numeral.low:
        return numeral
    end = other.end + (_text(atoms, other.end) == "," and _text(atoms, other.end + 1) in CLOSED)
    return replace(numeral, end=end)


def _with_range(atoms: Sequence[Atom], numeral: Numeral) -> Numeral:
    """Joins "10-15", "10 to 15", "between 10 and 15", "two or three" into one numeral."""
    if (
        _is_rise(atoms, numeral)
        or numeral.high is None
        or numeral.end >= len(atoms)
        or numeral.indefinite
        or numeral.low == 0
    ):
        return numeral
    tie, dashed = atoms[numeral.end].text, atoms[numeral.end].glue in DASHES and atoms[numeral.end].glue != ""
    between = _text(atoms, numeral.first - 1) == "between"
    if dashed:
        other = numeral_at(atoms, numeral.end + (tie in currencies() and numeral.end + 1 < len(atoms)))
    elif numeral.end + 1 < len(atoms) and (tie in ("to", "or", *DASHES) or (tie == "and" and between)):
        other = numeral_at(atoms, numeral.end + 1)
    else:
        return numeral
    if (
        other is None
        or other.indefinite
        or other.high is None
        or not (other.plain and numeral.plain)
        or (other.money != numeral.money and other.money)
    ):
        return numeral
    return _joined(numeral, other, between)


def rises() -> frozenset[str]:
    """Verbs of change, after which "from 12 to 15" is no range."""
    return word_list("numbers", "rises")


def _is_rise(atoms: Sequence[Atom], numeral: Numeral) -> bool:
    """Whether it is where something rose from: "up from 12 to 15" counts 15."""
    if _text(atoms, numeral.first - 1) != "from":
        return False
    return any(_text(atoms, numeral.first - back) in rises() for back in range(2, 7))


def _joined(numeral: Numeral, other: Numeral, between: bool) -> Numeral:
    """The range of two numbers; "10 to 15 thousand" scales both."""
    low, high = numeral.low, other.low
    for size in (1e9, 1e6, 1e3):
        if high >= size and low < 1000 and low * size <= high and high % size == 0:
            low *= size
            break
    if low >= high:
        return numeral
    first = numeral.first - 1 if between else numeral.first
    return replace(numeral, first=first, end=other.end, low=low, high=high, range=True)
