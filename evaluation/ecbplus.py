"""Scores coreference of events across documents on ECB+ (Cybulska and Vossen 2014), mentions given, topics not.

    python -m evaluation.ecbplus [MENTIONS.json] [--corpus TAR|ZIP|FOLDER] [--predictions OUT.json] [--parts]

The setting is that of Barhom et al. (2019), whose cluster + lemma scores 76.5 on the test part: mentions of events in
the validated sentences are given; documents are put into topics by the system; all mentions of a part are scored at
once, those alone too; the score is CoNLL F1, the mean of MUC, B-cubed and CEAF-e. `--parts` prints what the score comes
from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.ecbplus_clusters import average_linkage
from evaluation.ecbplus_corpus import CodedMention, documents_of, mentions_of, rows_of
from evaluation.ecbplus_documents import WHOLE
from evaluation.ecbplus_model import SAME_EVENT, Collection, Linker, collection_of, load
from evaluation.ecbplus_scores import conll

DEVELOPMENT = Path("../shared/data/linking/ecbplus/ecbplus_event_mentions_dev.json")
CORPUS = "ecb_traindev.tar.xz"
ALIKE = 0.08
"""Likeness of all words from which the baseline joins documents."""


@dataclass(frozen=True, slots=True)
class Task:
    """Mentions to be tied, as coded and as read."""

    coded: tuple[CodedMention, ...]
    collection: Collection

    def scores(self, events: Sequence[object]) -> dict[str, float]:
        """The scores of a system's events, 0 to 1."""
        return conll([mention.chain for mention in self.coded], [str(event) for event in events])

    def coded_topics(self) -> list[int]:
        """For each document its topic as coded: ECB's part of a topic and ECB+'s tell of two happenings."""
        names = sorted({mention.document for mention in self.coded})
        topics = [topic_of(name) for name in names]
        return [sorted(set(topics)).index(topic) for topic in topics]

    def by_lemma(self, topics: Sequence[int]) -> list[tuple[int, str]]:
        """The baseline's events: one for each lemma in a topic."""
        told = zip(self.collection.document_of, self.collection.mentions, strict=True)
        return [(topics[document], mention.lemma) for document, mention in told]


def topic_of(name: str) -> str:
    """The topic that a document's name tells: "12_3ecbplus" → "12ecbplus"."""
    number, _, rest = name.partition("_")
    return number + rest.lstrip("0123456789")


def task_of(mentions: Path, corpus: Path | None = None) -> Task:
    """Reads the mentions of a file and the documents that they are in."""
    coded = mentions_of(rows_of(mentions))
    documents = documents_of(corpus or mentions.with_name(CORPUS), {mention.document for mention in coded})
    if missing := sorted({mention.document for mention in coded} - documents.keys()):
        raise SystemExit(f"{len(missing)} documents are not in the corpus, the first is {missing[0]}; say --corpus")
    return Task(coded, collection_of(coded, documents))


def likeness_topics(collection: Collection) -> list[int]:
    """The baseline's topics: documents whose words are alike."""
    return average_linkage(collection.likenesses[WHOLE], ALIKE)


def scores(path: Path) -> dict[str, float]:
    """The scores of the linker, 0 to 1, and of cluster + lemma for comparison."""
    task, linker = task_of(path), load()
    found = task.scores(linker.events(task.collection, linker.topics(task.collection)))
    baseline = task.scores(task.by_lemma(likeness_topics(task.collection)))
    return {**found, "cluster + lemma": baseline["CoNLL F1"]}


def parts(task: Task, linker: Linker) -> dict[str, dict[str, float]]:
    """The scores of each way to tie mentions, by its name."""
    collection = task.collection
    likeness, learned, coded = likeness_topics(collection), linker.topics(collection), task.coded_topics()
    found = {"each mention alone": task.scores(range(len(task.coded)))}
    for name, topics in (("topics by likeness", likeness), ("topics learned", learned), ("topics as coded", coded)):
        found[f"{name}, one lemma"] = task.scores(task.by_lemma(topics))
        first = linker.first_chances(collection, topics)
        found[f"{name}, first look"] = task.scores(average_linkage(first, SAME_EVENT))
        found[f"{name}, second look"] = task.scores(linker.events(collection, topics))
    return found


def line(found: dict[str, float]) -> str:
    """The scores as they are printed, in per cent."""
    shown = ("CoNLL F1", "MUC F1", "B-cubed F1", "CEAF-e F1")
    return "  ".join(f"{name} {100 * found[name]:5.2f}" for name in shown)


def write_predictions(path: Path, source: Path, events: Sequence[int]) -> None:
    """Writes the mentions in their file's own form, each with the event found as its chain."""
    rows = [row | {"chain": f"event {event}"} for row, event in zip(rows_of(source), events, strict=True)]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")


def main() -> None:
    """Prints the scores; without the corpus, says so and goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mentions", type=Path, nargs="?", default=DEVELOPMENT)
    parser.add_argument("--corpus", type=Path, help=f"the documents; {CORPUS} beside the mentions if left out")
    parser.add_argument("--predictions", type=Path, help="write the mentions with the events found")
    parser.add_argument("--parts", action="store_true", help="print what the score comes from")
    given = parser.parse_args()
    if not given.mentions.exists():
        print(f"no {given.mentions}: nothing is scored")
        return
    task, linker = task_of(given.mentions, given.corpus), load()
    if given.parts:
        for name, found in parts(task, linker).items():
            print(f"{name:32} {line(found)}")
    events = linker.events(task.collection, linker.topics(task.collection))
    if given.predictions:
        write_predictions(given.predictions, given.mentions, events)
    print(f"{'cluster + lemma':32} {line(task.scores(task.by_lemma(likeness_topics(task.collection))))}")
    print(f"{'the linker':32} {line(task.scores(events))}")


if __name__ == "__main__":
    main()
