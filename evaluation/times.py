"""Scores the finder of times against TimeML documents, as TempEval-3's own scorer does (UzZaman et al. 2013).

    python -m evaluation.times FOLDER [--predictions FOLDER]

It reads every .tml file below FOLDER, and with --predictions writes each again with the times found, in the same form,
so that the official scorer can be run on them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluation.timeml import Expression, TimeDocument, documents_in, with_expressions

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.times.stretches import Days, quarter
from counterclaim.read.times.times import TimeFound, TimeKind, find_times


@dataclass(slots=True)
class Tally:
    """Counts over all documents, and the scores that they give (0 to 1).

    A coded expression and a found one that overlap are matched, each once.
    """

    coded: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    value_right: int = 0
    type_right: int = 0

    def f1(self, right: int) -> float:
        """Of so many right ones, the harmonic mean of precision and recall."""
        return 2 * right / (self.coded + self.found) if self.coded + self.found else 0.0

    def scores(self) -> dict[str, float]:
        """F1 of spans that are the same or overlap, and of these with the value or the type right as well."""
        return {
            "strict": self.f1(self.exact),
            "relaxed": self.f1(self.matched),
            "value": self.f1(self.value_right),
            "type": self.f1(self.type_right),
        }


@dataclass(frozen=True, slots=True)
class Told:
    """What a document has told so far: its last day, and its last quarter of a year."""

    day: date | None = None
    quarter: Days | None = None

    def after(self, found: TimeFound) -> Told:
        """The same after one more time."""
        value = found.value or ""
        if (
            re.fullmatch(r"\d{4}-Q\d", value)
            and found.text.lower().endswith("quarter")
            and "year" not in found.text.lower()
        ):
            return replace(self, quarter=quarter(int(value[:4]), int(value[-1])))
        if found.interval is None or not re.match(r"\d{4}-\d\d-\d\d", value):
            return self
        return replace(self, day=date.fromisoformat(value[:10]))


def expressions_of(sentences: Sequence[Sentence], created_on: date | None) -> list[Expression]:
    """The times of a document's sentences in the form of TimeML."""
    told = Told()
    expressions = []
    for sentence in sentences:
        for found in find_times(sentence, created_on, "UTC", told.day, told.quarter):
            told = told.after(found)
            expressions += [expression for end in found.ends or (found,) if (expression := expression_of(end))]
    return expressions


def expression_of(found: TimeFound) -> Expression | None:
    """A time as TimeML has it; none where the finder knows no value for it."""
    if found.value is None:
        return None
    return Expression(found.start, found.end, type_of(found), found.value)


def type_of(found: TimeFound) -> str:
    """The TIMEX3 type: SET comes round again, DURATION is a length, TIME lies within a day."""
    value = found.value or ""
    if found.kind is TimeKind.RECURRING:
        return "SET"
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if re.search(r"\dT", value) else "DATE"


def matches(coded: Sequence[Expression], found: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """The pairs of coded and found expressions that overlap, each in one pair at most; the same spans first."""
    spans = {(one.start, one.end): one for one in found}
    pairs = [(one, spans.pop((one.start, one.end))) for one in coded if (one.start, one.end) in spans]
    done = {id(one) for pair in pairs for one in pair}
    for one in coded:
        met = [two for two in found if id(two) not in done and two.start < one.end and one.start < two.end]
        if met and id(one) not in done:
            pairs.append((one, met[0]))
            done.add(id(met[0]))
    return pairs


def count_document(coded: Sequence[Expression], found: Sequence[Expression], tally: Tally) -> None:
    """Adds one document's matches to the counts."""
    pairs = matches(coded, found)
    tally.coded += len(coded)
    tally.found += len(found)
    tally.matched += len(pairs)
    tally.exact += sum((one.start, one.end) == (two.start, two.end) for one, two in pairs)
    tally.value_right += sum(one.value == two.value for one, two in pairs)
    tally.type_right += sum(one.type == two.type for one, two in pairs)


def read_all(folder: Path) -> list[tuple[TimeDocument, list[Expression]]]:
    """The documents below a folder, each with the times found in it."""
    analyser = english_analyser()
    return [
        (document, expressions_of(analyser.analyse(document.text), document.created_on))
        for document in documents_in(folder)
    ]


def tally_of(read: Sequence[tuple[TimeDocument, Sequence[Expression]]]) -> Tally:
    """The counts over documents that have been read."""
    tally = Tally()
    for document, found in read:
        count_document(document.times, found, tally)
    return tally


def scores(folder: Path) -> dict[str, float]:
    """Of all TimeML documents below a folder: F1 (0 to 1) `strict`, `relaxed`, `value` and `type`."""
    return tally_of(read_all(folder)).scores()


def main() -> None:
    """Prints the scores, and writes the predictions if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="TimeML documents, at any depth")
    parser.add_argument("--predictions", type=Path, metavar="FOLDER", help="write each document with the times found")
    options = parser.parse_args()
    read = read_all(options.folder)
    if options.predictions:
        options.predictions.mkdir(parents=True, exist_ok=True)
        for document, found in read:
            path = options.predictions / f"{document.name}.tml"
            path.write_text(with_expressions(document, found), encoding="utf-8")
    tally = tally_of(read)
    print(f"{len(read)} documents: coded {tally.coded}, found {tally.found}, matched {tally.matched}")
    print("  ".join(f"{name} F1 {score:.3f}" for name, score in tally.scores().items()))


if __name__ == "__main__":
    main()
