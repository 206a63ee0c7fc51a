"""Scores the finder of times against TimeML documents (TimeBank, AQUAINT), as TempEval-3 scored its systems.

`python -m evaluation.times FOLDER` reads every .tml file below FOLDER. The value F1 is the relaxed span F1 times the
share of matched spans whose value is right (UzZaman et al. 2013).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.times.times import TimeFound, find_times

TIMEX = re.compile(r"<TIMEX3\b([^>]*)>")
TAG = re.compile(r"<[^>]+>")
VALUE = re.compile(r'value="([^"]*)"')
CREATED = re.compile(r"<DCT>.*?value=\"(\d{4})-(\d\d)-(\d\d)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CodedTime:
    """A time expression that a coder marked: its offsets in the plain text, and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A TimeML document: its plain text, the day that it was made, and its coded times."""

    name: str
    text: str
    created_on: date | None
    times: tuple[CodedTime, ...]


@dataclass(slots=True)
class Tally:
    """Counts over all documents, and the scores that they give (0 to 1)."""

    coded: int = 0
    found: int = 0
    exact: int = 0
    coded_met: int = 0
    found_met: int = 0
    value_right: int = 0

    def strict(self) -> float:
        """F1 of spans that match to the character."""
        return _f1(self.exact, self.found, self.exact, self.coded)

    def relaxed(self) -> float:
        """F1 of spans that overlap."""
        return _f1(self.found_met, self.found, self.coded_met, self.coded)

    def value(self) -> float:
        """The relaxed F1 times the accuracy of the values."""
        return self.relaxed() * self.value_right / max(1, self.found_met)


def _f1(right_found: int, found: int, right_coded: int, coded: int) -> float:
    precision, recall = right_found / max(1, found), right_coded / max(1, coded)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_timeml(path: Path) -> TimeDocument:
    """The document of a TimeML file; text outside <TEXT> is left out."""
    source = path.read_text(encoding="utf-8")
    made = CREATED.search(source)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, times, opened = "", [], None
    for part in re.split(r"(<[^>]+>)", body):
        if part.startswith("<TIMEX3"):
            value = VALUE.search(part)
            opened = (len(text), value[1] if value else "")
        elif part == "</TIMEX3>" and opened:
            times.append(CodedTime(opened[0], len(text), opened[1]))
            opened = None
        elif not TAG.fullmatch(part):
            text += unescape(part)
    created = date(int(made[1]), int(made[2]), int(made[3])) if made else None
    return TimeDocument(path.stem, text, created, tuple(times))


def same_value(found: TimeFound, coded: CodedTime) -> bool:
    """Whether the value is the coder's; a year is coded both as 1989 and as 1989-XX, a week as W7 and W07.

    "From 1994 to 1997" is one time to the finder and two to the coders: either end will do.
    """
    return _plain(coded.value) in {_plain(value) for value in (found.value or "").split("/")}


def _plain(value: str) -> str:
    value = re.sub(r"(?:-XX)+$", "", value)
    return re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)


def count_document(document: TimeDocument, found: list[TimeFound], tally: Tally) -> None:
    """Adds one document's matches to the counts."""
    tally.coded += len(document.times)
    tally.found += len(found)
    tally.exact += len({(one.start, one.end) for one in found} & {(one.start, one.end) for one in document.times})
    for time in document.times:
        tally.coded_met += any(one.start < time.end and time.start < one.end for one in found)
    for one in found:
        met = [time for time in document.times if one.start < time.end and time.start < one.end]
        tally.found_met += bool(met)
        tally.value_right += any(same_value(one, time) for time in met)


def documents_in(folder: Path) -> Iterator[TimeDocument]:
    """The TimeML documents below a folder, in the order of their names."""
    return (read_timeml(path) for path in sorted(folder.rglob("*.tml")))


def score(folder: Path) -> Tally:
    """Reads all documents below a folder and counts."""
    analyser, tally = english_analyser(), Tally()
    for document in documents_in(folder):
        sentences = analyser.analyse(document.text)
        found = [time for sentence in sentences for time in find_times(sentence, document.created_on)]
        count_document(document, found, tally)
    return tally


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    tally = score(parser.parse_args().folder)
    print(f"coded {tally.coded}  found {tally.found}")
    print(f"strict F1 {tally.strict():.3f}  relaxed F1 {tally.relaxed():.3f}  value F1 {tally.value():.3f}")


if __name__ == "__main__":
    main()
