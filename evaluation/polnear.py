"""Scores attributions (source, cue, content) on PolNeAR: those of the shipped reader, or of a tagger made for it alone.

`python -m evaluation.polnear PATH` reads tokens with BIO labels (`.jsonl`) or a folder of texts and annotations, and
scores what the reader finds. `--weights FOLDER` scores the tagger of `training/polnear.py` in its place.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.polnear_model import BenchmarkTagger
from evaluation.polnear_reader import label_with_reader
from evaluation.polnear_rows import KINDS, TaggedRow, TaggedSpan, read_rows, spans_of, write_rows


@dataclass(slots=True)
class Tally:
    """Counts of one kind of span over all rows; those that overlap one of the other side are `met`."""

    coded: int = 0
    found: int = 0
    exact: int = 0
    coded_met: int = 0
    found_met: int = 0

    def count(self, coded: Sequence[TaggedSpan], found: Sequence[TaggedSpan]) -> None:
        """Adds the spans of one row."""
        self.coded += len(coded)
        self.found += len(found)
        self.exact += len(set(coded) & set(found))
        self.coded_met += sum(any(_overlap(one, other) for other in found) for one in coded)
        self.found_met += sum(any(_overlap(one, other) for other in coded) for one in found)

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 of exact spans, and F1 of spans that overlap; 0 to 100."""
        return {
            "precision": 100 * self.exact / max(1, self.found),
            "recall": 100 * self.exact / max(1, self.coded),
            "F1": _f1(self.exact / max(1, self.found), self.exact / max(1, self.coded)),
            "overlap F1": _f1(self.found_met / max(1, self.found), self.coded_met / max(1, self.coded)),
        }


def _overlap(one: TaggedSpan, other: TaggedSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _f1(precision: float, recall: float) -> float:
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def compare(coded: Sequence[TaggedRow], found: Sequence[TaggedRow]) -> dict[str, float]:
    """The scores of each kind ("source F1", …) of labels found on the same rows."""
    tallies = {kind: Tally() for kind in KINDS}
    for right, ours in zip(coded, found, strict=True):
        spans, others = spans_of(right.labels), spans_of(ours.labels)
        for kind, tally in tallies.items():
            tally.count([one for one in spans if one.kind == kind], [one for one in others if one.kind == kind])
    return {f"{kind} {name}": value for kind, tally in tallies.items() for name, value in tally.scores().items()}


def scores(path: Path, weights: Sequence[Path] = (), predictions: Path | None = None) -> dict[str, float]:
    """Scores the tagger with these weights, or the shipped reader where none are named; may keep what it found."""
    rows = read_rows(path)
    found = BenchmarkTagger(weights).label(rows) if weights else label_with_reader(rows)
    if predictions is not None:
        write_rows(found, predictions)
    return compare(rows, found)


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.polnear", description=__doc__)
    parser.add_argument("path", type=Path, help="tokens with labels (.jsonl), or a folder with text/ and attributions/")
    parser.add_argument("--weights", type=Path, nargs="+", default=(), help="folders of taggers, averaged")
    parser.add_argument("--predictions", type=Path, help="where to write the labels found, in the .jsonl form")
    options = parser.parse_args()
    found = scores(options.path, options.weights, options.predictions)
    print("the tagger for this benchmark alone" if options.weights else "the shipped reader")
    for kind in KINDS:
        print(f"{kind:8}", "  ".join(f"{name} {found[f'{kind} {name}']:.1f}" for name in Tally().scores()))


if __name__ == "__main__":
    main()
