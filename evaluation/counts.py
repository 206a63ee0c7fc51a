"""Measures the counts that are found: against coded documents, and over sentences that report casualties.

    python evaluation/counts.py CODED_FOLDER [CASUALTY_SENTENCES.jsonl]

Printed: of the coded counts, how many are found in their sentence (low and high; then unit and approximation among
those), and of the counts found in the coded documents, how many a coder has (a proxy of precision: coders leave out
background). With the sentences, how many of them give a count of people.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from counterclaim.model.quantity import PEOPLE
from counterclaim.read.counts.counts import CountFound, find_counts, unit_of
from counterclaim.read.grammar.analysis import Analyser, Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class CodedCount:
    """A count that a coder gave: where its sentence is, the bounds that are right, and the units that are."""

    start: int
    end: int
    bounds: tuple[Bounds, ...]
    approximate: bool
    units: tuple[str, ...]
    optional: bool
    part: bool


def coded_counts(document: dict[str, Any]) -> Iterator[CodedCount]:
    """The counts of a coded document's claims."""
    for claim in document["claims"]:
        count = claim.get("count")
        if not count:
            continue
        start = document["text"].find(claim["sentence"])
        units = count["unit"] if isinstance(count["unit"], list) else [count["unit"]]
        bounds = [(count["low"], count["high"]), *(tuple(pair) for pair in claim.get("count_ok", []))]
        yield CodedCount(
            start,
            start + len(claim["sentence"]),
            tuple(bounds),
            bool(count.get("approximate")),
            tuple(units),
            bool(claim.get("optional")),
            "part_of" in claim,
        )


def found_counts(sentences: Iterable[Sentence]) -> Iterator[tuple[CountFound, str | None]]:
    """All counts of these sentences with the unit of each, its own or inherited."""
    for sentence in sentences:
        counts = find_counts(sentence)
        for place, count in enumerate(counts):
            unit = unit_of(counts, place)
            yield count, unit.value if unit else None


def score_document(document: dict[str, Any], sentences: Iterable[Sentence], misses: list[str]) -> Counter[str]:
    """How the counts found in one document fare against its coded ones; those missed or uncoded go on the list."""
    found = list(found_counts(sentences))
    tally: Counter[str] = Counter()
    claimed: set[int] = set()
    for coded in coded_counts(document):
        tally["coded"] += 1
        fits = [
            (unit in coded.units, count.approximate == coded.approximate, -place)
            for place, (count, unit) in enumerate(found)
            if coded.start <= count.start < coded.end and (count.low, count.high) in coded.bounds
        ]
        if not fits:
            quote = document["text"][coded.start : coded.end]
            misses.append(f"MISSED {coded.bounds[0]} {coded.units} in: {quote}")
            continue
        unit_right, approximate_right, place = max(fits)
        claimed.add(-place)
        claimed.update(-fit[2] for fit in fits)
        tally.update(found=1, unit=unit_right, approximate=approximate_right)
        tally.update(parts=coded.part, parts_linked=coded.part and found[-place][0].part_of is not None)
        if not unit_right:
            misses.append(f"UNIT {found[-place][1]} for {coded.units} in: {document['text'][coded.start : coded.end]}")
    for place, (count, unit) in enumerate(found):
        tally["read"] += 1
        tally["read_coded"] += place in claimed
        if place not in claimed:
            quote = document["text"][max(0, count.start - 60) : count.end + 60].replace("\n", " ")
            words = document["text"][count.start : count.end]
            misses.append(f"UNCODED {words!r} {unit}{' a' if count.indefinite else ''} in: {quote}")
    return tally


def score_folder(folder: Path, analyser: Analyser, misses: list[str]) -> Counter[str]:
    """The tally over a folder of coded documents."""
    tally: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        tally += score_document(document, analyser.analyse(document["text"]), misses)
    return tally


def tally_sentences(path: Path, analyser: Analyser, samples: list[str]) -> Counter[str]:
    """How many sentences that report deaths give a count of people; every hundredth is kept for a look."""
    tally: Counter[str] = Counter()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        text = json.loads(line)["sentence"]
        sentences = analyser.analyse(text)
        begun = perf_counter()
        found = list(found_counts(sentences))
        tally["microseconds"] += round(1e6 * (perf_counter() - begun))
        tally.update(sentences=len(sentences), lines=1, counts=len(found))
        tally["lines_with_a_count"] += bool(found)
        tally["lines_with_people"] += any(unit in PEOPLE for _, unit in found)
        if number % 100 == 0:
            told = [f"{text[count.start : count.end]} = {count.low}..{count.high} {unit}" for count, unit in found]
            samples.append(f"{text}\n    {'; '.join(told)}")
    return tally


def main() -> None:
    """Reads the arguments, prints the figures, and with --show the cases behind them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("coded", type=Path)
    parser.add_argument("sentences", type=Path, nargs="?")
    parser.add_argument("--show", action="store_true", help="print each miss and each sampled sentence")
    given = parser.parse_args()
    analyser = english_analyser()
    misses: list[str] = []
    tally = score_folder(given.coded, analyser, misses)
    coded, found, read = tally["coded"] or 1, tally["found"] or 1, tally["read"] or 1
    print(f"coded counts found   {tally['found'] / coded:.3f} ({tally['found']} of {tally['coded']})")
    print(f"  with the unit      {tally['unit'] / found:.3f}")
    print(f"  approximate right  {tally['approximate'] / found:.3f}")
    print(f"  parts linked       {tally['parts_linked']} of {tally['parts']} found parts")
    print(f"found counts coded   {tally['read_coded'] / read:.3f} ({tally['read_coded']} of {tally['read']})")
    if given.sentences:
        lines = tally_sentences(given.sentences, analyser, misses)
        print(
            f"casualty sentences   {lines['lines']}, with a count {lines['lines_with_a_count'] / lines['lines']:.3f}, "
        )
        print(f"  with people        {lines['lines_with_people'] / lines['lines']:.3f}")
        print(f"  a sentence takes   {lines['microseconds'] / lines['sentences']:.0f} microseconds")
    if given.show:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
