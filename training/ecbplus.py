"""Learns on ECB+'s train part when two mentions tell one event, and writes `evaluation/ecbplus.npz`.

    python -m training.ecbplus MENTIONS.json [--corpus TAR] [--weights FILE] [--across]

The topics of the train part are learned from in collections of about as many as a test has, since how rare a word is
depends on what is beside it. `--across` writes nothing, but scores each collection by what the others teach.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from evaluation.ecbplus import CORPUS, Task, likeness_topics, line
from evaluation.ecbplus_clusters import average_linkage
from evaluation.ecbplus_corpus import documents_of, mentions_of, rows_of
from evaluation.ecbplus_model import (
    SAME_EVENT,
    WEIGHTS,
    Linker,
    Network,
    Scorer,
    collection_of,
    save,
)
from evaluation.ecbplus_pairs import Numbers, PairList
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

COLLECTIONS = 3
BATCH = 4096

Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Settings:
    """How one scorer is trained: hidden numbers (none for a logistic regression), epochs, networks that vote."""

    hidden: int
    epochs: int
    networks: int
    rate: float = 2e-3
    decay: float = 0.05
    dropout: float = 0.1


FIRST = Settings(hidden=0, epochs=15, networks=1, rate=2e-2)
DOCUMENTS = Settings(hidden=0, epochs=60, networks=1, rate=2e-2, decay=0.0, dropout=0.0)
SECOND = Settings(hidden=64, epochs=25, networks=6)


class Trained(nn.Module):
    """The network of `evaluation.ecbplus_model.Network` as it is trained."""

    def __init__(self, numbers: int, settings: Settings) -> None:
        super().__init__()
        self.hidden = nn.Linear(numbers, settings.hidden) if settings.hidden else None
        self.out = nn.Linear(settings.hidden, 1, bias=False) if settings.hidden else None
        self.straight = nn.Linear(numbers, 1)
        self.drop = nn.Dropout(settings.dropout)

    def forward(self, numbers: Tensor) -> Tensor:
        """Log-odds for each row."""
        numbers = self.drop(numbers)
        scores: Tensor = self.straight(numbers)
        if self.hidden is not None and self.out is not None:
            scores = scores + self.out(functional.relu(self.hidden(numbers)))
        return scores.squeeze(1)

    def network(self) -> Network:
        """The weights as the linker takes them."""
        width = self.straight.in_features
        empty = np.zeros((width, 0), np.float32), np.zeros(0, np.float32), np.zeros(0, np.float32)
        inner = empty
        if self.hidden is not None and self.out is not None:
            hidden, out = self.hidden, self.out
            inner = hidden.weight.detach().numpy().T, hidden.bias.detach().numpy(), out.weight.detach().numpy()[0]
        return Network(*inner, self.straight.weight.detach().numpy()[0], self.straight.bias.detach().numpy())


def scorer_of(numbers: Numbers, truth: Truth, settings: Settings) -> Scorer:
    """A scorer that tells the true rows from the others."""
    mean, deviation = numbers.mean(0), numbers.std(0) + 1e-3
    scaled = torch.from_numpy(Scorer(mean, deviation, ()).scaled(numbers))
    wanted = torch.from_numpy(truth.astype(np.float32))
    networks = tuple(_trained(scaled, wanted, settings, seed) for seed in range(1, settings.networks + 1))
    return Scorer(mean, deviation, networks)


def _trained(numbers: Tensor, wanted: Tensor, settings: Settings, seed: int) -> Network:
    torch.manual_seed(seed)
    network = Trained(numbers.shape[1], settings)
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings.rate, weight_decay=settings.decay)
    steps = settings.epochs * (-(-len(wanted) // BATCH))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    for _ in range(settings.epochs):
        for rows in torch.randperm(len(wanted)).split(BATCH):
            loss = functional.binary_cross_entropy_with_logits(network(numbers[rows]), wanted[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return network.network()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A collection to learn from: pairs of mentions within a numbered topic, and what is seen of them."""

    task: Task
    pairs: PairList
    first: Numbers
    same_topic: Truth
    second: Numbers

    def truth(self) -> Truth:
        """Whether the two mentions of each pair tell one event."""
        chains = np.array([mention.chain for mention in self.task.coded])
        found: Truth = chains[self.pairs[:, 0]] == chains[self.pairs[:, 1]]
        return found


def lesson_of(task: Task) -> Lesson:
    """All pairs within ECB's numbered topics, of which each has two happenings."""
    names = sorted({mention.document for mention in task.coded})
    numbers = [int(name.partition("_")[0]) for name in names]
    pairs = task.collection.pairs(numbers)
    first = task.collection.first_look(pairs)
    topics = np.array(task.coded_topics())
    same = topics[task.collection.document_of[pairs]]
    same_topic: Truth = same[:, 0] == same[:, 1]
    second = task.collection.second_look(pairs[same_topic], first[same_topic], topics.tolist())
    return Lesson(task, pairs, first, same_topic, second)


def tasks_of(mentions: Path, corpus: Path, chance: random.Random) -> list[Task]:
    """The mentions of a file in collections of topics, dealt out by chance."""
    coded = mentions_of(rows_of(mentions))
    documents = documents_of(corpus, {mention.document for mention in coded})
    topics = sorted({mention.document.partition("_")[0] for mention in coded}, key=int)
    chance.shuffle(topics)
    tasks = []
    for number in range(COLLECTIONS):
        chosen = set(topics[number::COLLECTIONS])
        part = tuple(mention for mention in coded if mention.document.partition("_")[0] in chosen)
        tasks.append(Task(part, collection_of(part, documents)))
    return tasks


def learned(lessons: Sequence[Lesson]) -> Linker:
    """The three scorers, each from what the ones before it see."""
    truths = [lesson.truth() for lesson in lessons]
    first = scorer_of(np.concatenate([lesson.first for lesson in lessons]), np.concatenate(truths), FIRST)
    looks = [lesson.task.collection.document_look(first.chances(lesson.first), lesson.pairs) for lesson in lessons]
    topics = [np.array(lesson.task.coded_topics())[pairs] for lesson, (pairs, _) in zip(lessons, looks, strict=True)]
    documents = scorer_of(
        np.concatenate([numbers for _, numbers in looks]),
        np.concatenate([one[:, 0] == one[:, 1] for one in topics]),
        DOCUMENTS,
    )
    within = [truth[lesson.same_topic] for truth, lesson in zip(truths, lessons, strict=True)]
    second = scorer_of(np.concatenate([lesson.second for lesson in lessons]), np.concatenate(within), SECOND)
    return Linker(first, documents, second)


def score_across(lessons: Sequence[Lesson]) -> None:
    """Prints for each collection the scores of a linker that learned from the others."""
    for number, lesson in enumerate(lessons):
        linker = learned([one for one in lessons if one is not lesson])
        task, collection = lesson.task, lesson.task.collection
        topics = linker.topics(collection)
        print(f"collection {number + 1}, {len(task.coded)} mentions")
        print(f"  cluster + lemma       {line(task.scores(task.by_lemma(likeness_topics(collection))))}")
        for name, found in (("topics learned", topics), ("topics as coded", task.coded_topics())):
            chances = linker.chances(collection, found)
            for threshold in (SAME_EVENT - 0.1, SAME_EVENT - 0.05, SAME_EVENT, SAME_EVENT + 0.05):
                print(f"  {name:16} {threshold:.2f} {line(task.scores(average_linkage(chances, threshold)))}")


def main() -> None:
    """Trains and keeps the weights, or scores across collections."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mentions", type=Path)
    parser.add_argument("--corpus", type=Path, help=f"the documents; {CORPUS} beside the mentions if left out")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--across", action="store_true", help="score each collection by what the others teach")
    given = parser.parse_args()
    torch.set_num_threads(1)
    tasks = tasks_of(given.mentions, given.corpus or given.mentions.with_name(CORPUS), random.Random(1))
    lessons = [lesson_of(task) for task in tasks]
    if given.across:
        score_across(lessons)
    else:
        save(learned(lessons), given.weights)


if __name__ == "__main__":
    main()
