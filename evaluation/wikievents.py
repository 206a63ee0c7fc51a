"""Scores who did what to whom on WikiEvents (Li, Ji and Han 2021): heads of arguments, given the words of each event.

    python -m evaluation.wikievents [FILE.jsonl] [--weights FOLDER] [--predictions FILE.jsonl]

Two systems read the same events, side by side: the reader's own finders, which need nothing, and, with `--weights`, the
encoder that `python -m training.wikievents` trained on the corpus' train part, which needs torch.

The metric is Head F1 as published for TSAR (Xu et al. 2022) and SCPRG (Liu et al. 2023): over all events, an argument
is identified if its head is the head of a coded argument of the event, and classified if its role is right too; each
counts once, micro-averaged. Types and triggers are given, entity mentions are not. SCPRG's 77.3 / 70.9 are over
all types of event of the test part; here attacks, injuries and deaths are told together and apart.
"""

from __future__ import annotations

import argparse
import importlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.wikievents_documents import (
    FAMILIES,
    CodedArgument,
    CodedEvent,
    coded_document,
    is_published_form,
    rows_of,
)
from evaluation.wikievents_finders import filled
from evaluation.wikievents_words import ReadDocument, read_document

from counterclaim.read.grammar.onnx_analysis import english_analyser

DEVELOPMENT = Path("../shared/data/events/wikievents/dev.jsonl")
TOGETHER = "attack, injury, death"
EVERYTHING = "all types"

System = Callable[[ReadDocument, CodedEvent], tuple[CodedArgument, ...]]
"""What fills the roles of an event."""


@dataclass(slots=True)
class Tally:
    """Arguments coded and found, and of those found how many are identified, and how many have the right role too."""

    coded: int = 0
    found: int = 0
    identified: int = 0
    classified: int = 0

    def identification(self) -> float:
        """Head F1 of identification, 0 to 1."""
        return 2 * self.identified / max(1, self.coded + self.found)

    def classification(self) -> float:
        """Head F1 of classification, 0 to 1."""
        return 2 * self.classified / max(1, self.coded + self.found)

    def line(self, name: str) -> str:
        """The scores as they are printed, in per cent."""
        precision, recall = self.identified / max(1, self.found), self.identified / max(1, self.coded)
        return (
            f"{name:24} identification {self.identification():6.1%} classification {self.classification():6.1%}"
            f"  (precision {precision:.1%}, recall {recall:.1%}; {self.found} found, {self.coded} coded)"
        )


def count_event(read: ReadDocument, event: CodedEvent, found: Sequence[CodedArgument], tally: Tally) -> None:
    """Adds one event to a tally; arguments with the same head and role count as often as they stand."""
    coded = Counter((read.head(one.span), one.role) for one in event.arguments)
    told = Counter((read.head(one.span), one.role) for one in found)
    tally.coded += coded.total()
    tally.found += told.total()
    tally.identified += (_heads(coded) & _heads(told)).total()
    tally.classified += (coded & told).total()


def _heads(arguments: Counter[tuple[int, str]]) -> Counter[int]:
    heads: Counter[int] = Counter()
    for (head, _), number in arguments.items():
        heads[head] += number
    return heads


def tallies(documents: Iterable[ReadDocument], system: System) -> dict[str, Tally]:
    """The tallies of one system: the three families together, each apart, and all types of event."""
    found = {name: Tally() for name in (TOGETHER, *FAMILIES, EVERYTHING)}
    for read in documents:
        for event in read.coded.events:
            arguments = system(read, event)
            for name in (TOGETHER, event.family, EVERYTHING) if event.family else (EVERYTHING,):
                count_event(read, event, arguments, found[name])
    return found


def read_all(path: Path) -> tuple[ReadDocument, ...]:
    """The documents of a file, in either form, with the reader's analysis."""
    analyser = english_analyser()
    return tuple(read_document(coded_document(row), analyser) for row in rows_of(path))


def scores(path: Path, system: System = filled) -> dict[str, float]:
    """Head F1 of identification and classification, 0 to 1, of the three families together and of each."""
    found = tallies(read_all(path), system)
    return {
        f"{name}_{measure}": getattr(found[family], measure)()
        for name, family in (("together", TOGETHER), *((family, family) for family in FAMILIES))
        for measure in ("identification", "classification")
    }


def predicted_rows(path: Path, documents: Iterable[ReadDocument], system: System) -> Iterator[dict[str, Any]]:
    """The rows of a file with what a system found in place of the coded mentions and arguments."""
    for row, read in zip(rows_of(path), documents, strict=True):
        told = {event.number: system(read, event) for event in read.coded.events}
        yield _pointing(row, read, told) if is_published_form(row) else _spelling(row, read, told)


def _pointing(
    row: Mapping[str, Any], read: ReadDocument, told: Mapping[int, Sequence[CodedArgument]]
) -> dict[str, Any]:
    """The published form: one mention for each span found, and arguments that point to them."""
    spans = sorted({one.span for arguments in told.values() for one in arguments})
    names = {span: f"{read.coded.name}-P{number}" for number, span in enumerate(spans, start=1)}
    sentences = [number for number, (words, _) in enumerate(row["sentences"]) for _ in words]
    mentions = [
        {"id": names[span], "sent_idx": sentences[span[0]], "start": span[0], "end": span[1], "text": _text(row, span)}
        for span in spans
    ]
    events = [
        event
        | {
            "arguments": [
                {"entity_id": names[one.span], "role": one.role, "text": _text(row, one.span)}
                for one in told.get(number, ())
            ]
        }
        for number, event in enumerate(row["event_mentions"])
    ]
    return {**row, "entity_mentions": mentions, "event_mentions": events}


def _spelling(
    row: Mapping[str, Any], read: ReadDocument, told: Mapping[int, Sequence[CodedArgument]]
) -> dict[str, Any]:
    """The simplified form: each argument's role and words."""
    events = [
        event | {"arguments": [{"role": one.role, "text": read.coded.words(one.span)} for one in told.get(number, ())]}
        for number, event in enumerate(row["event_mentions"])
    ]
    return {**row, "event_mentions": events}


def _text(row: Mapping[str, Any], span: tuple[int, int]) -> str:
    return " ".join(row["tokens"][span[0] : span[1]])


def main() -> None:
    """Print the scores of each system; without the corpus, say so and go."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=DEVELOPMENT)
    parser.add_argument("--weights", type=Path, help="folder of the trained encoder (training/work/wikievents)")
    parser.add_argument("--predictions", type=Path, help="write what the last system found, in the file's own form")
    given = parser.parse_args()
    if not given.file.exists():
        print(f"no {given.file}: nothing is scored")
        return
    documents = read_all(given.file)
    systems: dict[str, System] = {"finders": filled}
    # The encoder's module needs torch, which the package's own environment lacks.
    if given.weights:
        systems["encoder"] = importlib.import_module("training.wikievents").trained(given.weights)
    for name, system in systems.items():
        print(name)
        for family, tally in tallies(documents, system).items():
            if family != EVERYTHING or name != "finders":
                print(f"  {tally.line(family)}")
    if given.predictions:
        with given.predictions.open("w", encoding="utf-8") as written:
            for row in predicted_rows(given.file, documents, list(systems.values())[-1]):
                written.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
