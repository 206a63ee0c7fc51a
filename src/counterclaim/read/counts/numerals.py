"""Reads the number words and digits of a sentence, before anything is known of what they number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.read.counts.number_words import Numeral, cardinals, currencies, magnitudes, many, no_words
from counterclaim.read.grammar.atoms import SPACE, Atom
from counterclaim.read.knowledge_files import knowledge


def numeral_at(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """The number that starts at this atom, or None."""
    text = atoms[index].text
    if atoms[index].is_number:
        return _digits(atoms, index)
    if text not in _openers():
        return None
    for read in READERS:
        numeral = read(atoms, index)
        if numeral is not None:
            return numeral
    return None


@cache
def _openers() -> frozenset[str]:
    words = {
        "a",
        "an",
        "half",
        "several",
        "few",
        "couple",
        "pair",
        "both",
        "dozen",
        "many",
        "hundred",
        "thousand",
        "another",
    }
    return frozenset(words | cardinals().keys() | many().keys() | {"no", "none", "nobody", "not"})


def _text(atoms: Sequence[Atom], index: int) -> str:
    return atoms[index].text if 0 <= index < len(atoms) else ""


def _digits(atoms: Sequence[Atom], index: int) -> Numeral:
    """Digits, with groups of three set apart by spaces, and the magnitude after them."""
    value = float(atoms[index].text.replace(",", ""))
    end = index + 1
    if len(atoms[index].text) <= 3 and _text(atoms, index).isdigit() and value > 0:
        while end < len(atoms) and _is_group(atoms, end):
            value, end = value * 1000 + float(atoms[end].text), end + 1
    money = index > 0 and atoms[index - 1].text in currencies()
    after = _text(atoms, end)
    open_plural = after in many() and value >= 100  # "in 2024 dozens …"
    if (
        after in magnitudes()
        and end < len(atoms)
        and not open_plural
        and (after != "m" or money or _is_million(atoms, end))
    ):
        value, end = value * magnitudes()[after], end + 1
    first = index - 1 if money else index
    if money and first > 0 and atoms[first - 1].text in ("us", "a", "c") and atoms[first].glue == "":
        first -= 1
    value = round(value, 6)
    return Numeral(first=first, end=end, low=value, high=value, money=money)


def _is_group(atoms: Sequence[Atom], index: int) -> bool:
    atom = atoms[index]
    return (
        atom.glue == SPACE
        and len(atom.text) == 3
        and atom.is_number
        and atom.text.isdigit()
        and atom.start - atoms[index - 1].end == 1
    )


def _is_million(atoms: Sequence[Atom], index: int) -> bool:
    """Whether an "m" tied to a number is a million, not metres: a noun of people or things follows."""
    return _text(atoms, index + 1) in ("people", "refugees", "residents", "children", "ukrainians", "civilians")


def _worded(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """Number words: "forty-six", "a hundred and fifty", "two dozen", "one and a half hundred"."""
    start = index
    text = _text(atoms, index)
    if text in ("a", "an"):
        if _text(atoms, index + 1) not in magnitudes() or len(_text(atoms, index + 1)) < 4:
            return None
        index += 1
    half = _half(atoms, index)
    if half is not None:
        return replace(half, first=start)
    total, current, index = 0.0, 0.0, index
    begin = index
    while index < len(atoms):
        text = atoms[index].text
        if text in cardinals() and _may_follow(atoms, index, begin, current):
            current += cardinals()[text]
        elif text in magnitudes() and len(text) > 3 and (index == begin or text in knowledge("numbers")["magnitudes"]):
            size = magnitudes()[text]
            current = (current or 1) * size
            if size >= 1000:
                total, current = total + current, 0.0
        elif (
            text == "and"
            and index > begin
            and _text(atoms, index - 1) in magnitudes()
            and _small(atoms, index + 1, total + current)
        ):
            pass
        else:
            break
        index += 1
    if index == begin:
        return None
    return Numeral(first=start, end=index, low=total + current, high=total + current)


def _may_follow(atoms: Sequence[Atom], index: int, begin: int, current: float) -> bool:
    """Whether a number word goes on from what was read: "forty" takes "six", "six" takes nothing."""
    if index == begin:
        return True
    value, before = cardinals()[atoms[index].text], _text(atoms, index - 1)
    if before in cardinals():
        return cardinals()[before] >= 20 and 0 < value < 10
    return before == "and" or (before in magnitudes() and before != "dozen" and value < 100)


def _small(atoms: Sequence[Atom], index: int, so_far: float) -> bool:
    """Whether "and" ties a smaller number word on: "one hundred and fifty", not "one hundred and two hundred"."""
    return (
        _text(atoms, index) in cardinals()
        and so_far >= 100
        and (_text(atoms, index + 1) not in magnitudes() or so_far >= 1000)
    )


def _half(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """ "half a dozen", and "one and a half hundred", which is about 150 by the contract."""
    texts = [_text(atoms, index + step) for step in range(5)]
    if texts[0] == "half" and texts[1] in ("a", "an") and texts[2] in magnitudes():
        value = magnitudes()[texts[2]] / 2
        return Numeral(first=index, end=index + 3, low=value, high=value)
    if texts[0] in cardinals() and texts[1:4] == ["and", "a", "half"] and texts[4] in magnitudes():
        value = (cardinals()[texts[0]] + 0.5) * magnitudes()[texts[4]]
        return Numeral(first=index, end=index + 5, low=value, high=value, approximate=True)
    return None


def _open_plural(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred"."""
    start = index
    texts = [_text(atoms, index + step) for step in range(4)]
    if texts[0] in ("several", "many") or (texts[0] == "few" and texts[1] in magnitudes()):
        index += 1
    elif texts[0] == "a" and texts[1] in ("few", "couple"):
        index += 3 if texts[2] == "of" else 2
    first = _text(atoms, index)
    led = index > start
    if led and first in magnitudes():
        first = first if first in many() else f"{first}s"
    if first not in many() or (len(first) < 5 and first != "tens"):
        return None
    low, end = float(many()[first]), index + 1
    second = _text(atoms, end + 1)
    if _text(atoms, end) == "of" and second in many() and second != "scores":
        low, end = low * magnitudes()[second], end + 2
    return Numeral(first=start, end=end, low=low, high=None, approximate=True, plain=False)


def _vague(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """ "several", "a few", "a couple of"."""
    text, after = _text(atoms, index), _text(atoms, index + 1)
    if text == "several":
        end = index + 1
    elif text == "a" and after == "few":
        end = index + 2
    elif text == "a" and after == "couple":
        end = index + 3 if _text(atoms, index + 2) == "of" else index + 2
        if end == index + 2 and _text(atoms, end) not in ("more", "dozen", "hundred"):
            return None
    elif text == "couple" and after == "of":
        end = index + 2
    else:
        return None
    return Numeral(first=index, end=end, low=2, high=None, approximate=True, plain=False)


def _pair(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """ "a pair of", "both"."""
    text, after = _text(atoms, index), _text(atoms, index + 1)
    if text in ("a", "pair") and "pair" in (text, after):
        end = index + (2 if text == "a" else 1)
        if _text(atoms, end) == "of":
            return Numeral(first=index, end=end + 1, low=2, high=2, plain=False)
    if text == "both" and after not in ("of", "sides", "countries"):
        return Numeral(first=index, end=index + 1, low=2, high=2, plain=False)
    return None


def _nothing(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """ "no", "none", "nobody", "not a single"."""
    hit = no_words().longest(atoms, index)
    if hit is None or _text(atoms, hit.end) in ("fewer", "more", "less", "longer", "doubt", "matter"):
        return None
    return Numeral(first=index, end=hit.end, low=0, high=0, plain=False)


def _article(atoms: Sequence[Atom], index: int) -> Numeral | None:
    """ "a", "an" and "another" as one; what they stand before decides later whether they count."""
    if atoms[index].text in ("a", "an", "another"):
        end = index + (2 if atoms[index].text == "another" and _text(atoms, index + 1) == "one" else 1)
        return Numeral(first=index, end=end, low=1, high=1, plain=False, indefinite=True)
    return None


READERS = (_open_plural, _nothing, _pair, _vague, _worded, _article)
