"""Finds the counts of one sentence: how many, of what, with the bounds that the words have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Rate, Unit
from counterclaim.read.counts.links import OUTSIDE, Link, linked
from counterclaim.read.counts.number_words import NumberKind
from counterclaim.read.counts.numbers import NumberFound, numbers_of
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.atoms import Passage, passage_of
from counterclaim.read.knowledge_files import knowledge

__all__ = ["OUTSIDE", "CountFound", "find_counts", "unit_of"]

OF_PEOPLE = (Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CAPTURED, Kind.CASUALTIES, Kind.DISPLACEMENT)
"""Kinds whose counts, where the noun is left out, can only be of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFound:
    """A count and its words: `start` to `end` in the document, with those that bound it ("at least 158").

    `word` is the index of the number's last word, `head` of the counted noun ("others" where that stands for it).
    `unit` is null where the noun is left out (`elliptical`); `inherits` is then the index, among the sentence's counts,
    of the one that lends its unit. `part_of` is the index of the count that includes this one, or OUTSIDE for a whole
    that the sentence does not count. `addition` tells "another", "more"; `indefinite` tells that "a" is all the number.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    per: Rate | None = None
    unit: Unit | None = None
    word: int
    head: int | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    elliptical: bool = False
    inherits: int | None = None
    part_of: int | None = None
    addition: bool = False
    indefinite: bool = False

    def quantity(self, unit: Unit) -> Quantity:
        """The count as a quantity of this unit."""
        return Quantity(low=self.low, high=self.high, approximate=self.approximate, unit=unit, per=self.per)


def find_counts(sentence: Sentence) -> tuple[CountFound, ...]:
    """All counts of a sentence in text order."""
    passage = passage_of(sentence)
    numbers = [number for number in numbers_of(passage) if number.kind is NumberKind.COUNT]
    return tuple(_count(passage, number, link) for number, link in zip(numbers, linked(passage, numbers), strict=True))


def find_bare_counts(sentence: Sentence) -> tuple[CountFound, ...]:
    """Numbers without a noun that do or suffer something: "sixty were shot down". What they count stands elsewhere."""
    passage = passage_of(sentence)
    numbers = [
        number
        for number in numbers_of(passage)
        if number.kind is NumberKind.BARE and _stands_alone(sentence, number.word)
    ]
    before = re.search(r"(?i)\bof (?:these|them|those|which|whom)\b", sentence.text) is not None
    link = Link(part_of=OUTSIDE if before else None)
    return tuple(replace(_count(passage, number, link), elliptical=True) for number in numbers)


def find_leant_counts(sentence: Sentence) -> tuple[CountFound, ...]:
    """Numbers without a noun that the model takes to count people, whatever happened to them: "risen to 112"."""
    if sentence.leanings is None:
        return ()
    passage = passage_of(sentence)
    bare = [
        number
        for number in numbers_of(passage)
        if number.kind is NumberKind.BARE and not _is_instance(sentence, number.word)
    ]
    least = knowledge("kinds")["leanings"]["bare"]
    return tuple(
        replace(_count(passage, number, Link()), unit=Unit.PERSON, elliptical=False)
        for number in bare
        if sum(sentence.leanings.of_number(number.word, number.word)[kind] for kind in OF_PEOPLE) >= least
    )


def _is_instance(sentence: Sentence, index: int) -> bool:
    """Whether "one" only names an instance: "one of a row of raids", "one of two regions called the Donbas"."""
    after = [word.text.lower() for word in sentence.words[index + 1 : index + 3]]
    return after[:1] == ["of"] and after[1:] in (["a"], ["an"], ["two"], ["three"], ["several"], ["many"])


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether a number is the subject or the object of a verb."""
    word = sentence.words[index]
    if word.relation == "nummod" and sentence.words[word.head].text.lower() == "more":
        word = sentence.words[word.head]
    above = sentence.head_of(word)
    return above is not None and above.upos == "VERB" and word.relation in ("nsubj:pass", "nsubj", "obj", "advmod")


def unit_of(counts: Sequence[CountFound], place: int) -> Unit | None:
    """The unit of a count, its own or the one that it inherits within the sentence."""
    seen = 0
    while counts[place].unit is None and counts[place].inherits is not None and seen < len(counts):
        place, seen = counts[place].inherits or 0, seen + 1
    return counts[place].unit


def _count(passage: Passage, number: NumberFound, link: Link) -> CountFound:
    atoms, noun = passage.atoms, number.noun
    return CountFound(
        start=atoms[number.bounds.first].start,
        end=atoms[number.bounds.end - 1].end,
        low=number.bounds.low,
        high=number.bounds.high,
        approximate=number.bounds.approximate,
        per=_rate(passage, number),
        unit=number.unit,
        word=number.word,
        head=noun.head if noun else None,
        noun_start=atoms[noun.first].start if noun else None,
        noun_end=atoms[noun.end - 1].end if noun else None,
        elliptical=number.unit is None,
        inherits=link.inherits,
        part_of=link.part_of,
        addition=number.addition,
        indefinite=number.numeral.indefinite,
    )


@cache
def _rates() -> dict[str, Rate]:
    return {word: Rate(rate) for rate, words in knowledge("units")["rates"].items() for word in words}


def _rate(passage: Passage, number: NumberFound) -> Rate | None:
    """ "50 drones a day", "a hundred per week", "daily"."""
    ends = {number.bounds.end, number.noun.end if number.noun else number.bounds.end}
    for end in sorted(ends, reverse=True):
        first, second = passage.texts(end, end + 1), passage.text(end + 1)
        if first and first[0] in ("a", "an", "per", "each", "every", "/") and second in _rates():
            return _rates()[second]
        if first and first[0].endswith("ly") and first[0] in _rates():
            return _rates()[first[0]]
    return None
