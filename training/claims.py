"""What our own coded reports teach: which kind each number counts, and which kinds of happening a sentence tells.

The words of a sentence that tell a happening are not coded; the network finds them by itself (see `train.told_loss`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.model.document import Document
from counterclaim.model.kind import Kind
from counterclaim.read.counts.counts import find_counts, unit_of
from counterclaim.read.counts.numbers import numbers_of
from counterclaim.read.grammar.analysis import Analyser, Sentence
from counterclaim.read.grammar.atoms import passage_of

REPORTS = Path(__file__).parent / "reports"
KINDS = tuple(kind.value for kind in Kind if kind is not Kind.STATEMENT)
"""The kinds that the network learns, in the order of its outputs; statements are left to rules."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NumberLabel:
    """One number: the indices of its word and of the noun counted, and its kinds, right and left open."""

    word: int
    noun: int
    kinds: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimLabels:
    """What one sentence tells: the kinds told, those that may be read or not, and what its numbers count."""

    told: frozenset[str]
    open: frozenset[str]
    numbers: tuple[NumberLabel, ...]


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence of a report with its labels."""

    sentence: Sentence
    labels: ClaimLabels


@dataclass(slots=True)
class _Number:
    """A number on the way to its label."""

    word: int
    noun: int
    bounds: tuple[float | None, float | None]
    unit: str | None
    kinds: set[str]
    open: set[str]


def coded_sentences(folder: Path, analyser: Analyser) -> Iterator[CodedSentence]:
    """The sentences of all reports of a folder, as the reader cuts them, with what their coders say of them."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        yield from of_report(record, analyser)


def of_report(record: Record, analyser: Analyser) -> Iterator[CodedSentence]:
    """The labelled sentences of one coded report."""
    published = date.fromisoformat(record["published"][:10]) if record.get("published") else None
    text = Document.of(record["text"], name=record["id"], published_on=published, language="en").text
    sentences = analyser.analyse(text)
    numbers = [_numbers(sentence) for sentence in sentences]
    told: list[set[str]] = [set() for _ in sentences]
    left: list[set[str]] = [set() for _ in sentences]
    for claim in record["claims"]:
        start = text.find(claim["sentence"])
        here = [one.index for one in sentences if one.start < start + len(claim["sentence"]) and start < one.end]
        sure = len(here) == 1 and not claim.get("optional")
        for index in here:
            (told if sure else left)[index].add(claim["kind"])
            left[index].update(claim.get("kinds_ok", ()))
        _label_number(claim, [number for index in here for number in numbers[index]])
    for sentence, kinds, open_kinds, found in zip(sentences, told, left, numbers, strict=True):
        known = frozenset(kinds & set(KINDS))
        labels = ClaimLabels(known, frozenset(open_kinds & set(KINDS)) - known, tuple(map(_label, found)))
        yield CodedSentence(sentence, labels)


def _numbers(sentence: Sentence) -> list[_Number]:
    """All numbers of a sentence, whether the finder of counts takes them for counts or not."""
    counts = find_counts(sentence)
    units = {count.word: unit_of(counts, place) for place, count in enumerate(counts)}
    found = []
    for number in numbers_of(passage_of(sentence)):
        noun = number.noun.head if number.noun else number.word
        unit = units.get(number.word)
        bounds = (number.bounds.low, number.bounds.high)
        found.append(_Number(number.word, noun, bounds, unit.value if unit else None, set(), set()))
    return found


def _label_number(claim: Record, numbers: Sequence[_Number]) -> None:
    """Gives the claim's kind to the number that it counts by: the first of its bounds, by its unit if one has it."""
    count = claim.get("count")
    if not count or claim["kind"] not in KINDS:
        return
    units = count["unit"] if isinstance(count["unit"], list) else [count["unit"]]
    right = [(count["low"], count["high"]), *(tuple(pair) for pair in claim.get("count_ok", ()))]
    fitting = [number for number in numbers if number.bounds in right]
    if fitting:
        best = min(fitting, key=lambda one: (one.unit not in units, claim["kind"] in one.kinds, bool(one.kinds)))
        best.kinds.add(claim["kind"])
        best.open.update(claim.get("kinds_ok", ()))


def _label(number: _Number) -> NumberLabel:
    kinds = frozenset(number.kinds)
    return NumberLabel(number.word, number.noun, kinds, frozenset(number.open & set(KINDS)) - kinds)
