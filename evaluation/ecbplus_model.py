"""Ties mentions to events in three steps: a first look at pairs, documents into topics, a second look within a topic.

Each step ends in chances, which average-linkage clustering turns into groups. All that is learned is in `ecbplus.npz`,
which `python -m training.ecbplus` writes: for each step the weights of a small network, or of a logistic regression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation.ecbplus_clusters import average_linkage
from evaluation.ecbplus_corpus import CodedDocument, CodedMention
from evaluation.ecbplus_documents import WHOLE, best_mentions, likenesses_of
from evaluation.ecbplus_lemma_groups import group_means, side_by_side
from evaluation.ecbplus_mentions import MentionReader, ReadMention
from evaluation.ecbplus_pairs import (
    PROPOSITIONS,
    Numbers,
    PairList,
    Rarity,
    arguments_alike,
    both_in_headlines,
    compared,
    names_alike,
    neighbours_alike,
    rarity_of,
    same_part_of_speech,
    sentences_alike,
    states_alike,
)
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("ecbplus.npz")
STEPS = ("first", "documents", "second")
COARSE = 0.03
"""Likeness of documents below which their mentions aren't compared at all; some eight topics of ECB+ stay eight."""
SAME_TOPIC = 0.6
SAME_EVENT = 0.4
"""Mean chances from which documents, and mentions, are joined; tuned across the train part (`--across`)."""
STEEPEST = 4.0
"""Deviations from the mean beyond which a number counts no more."""

_MEANT = (same_part_of_speech, both_in_headlines, sentences_alike, neighbours_alike, arguments_alike, names_alike)
_STATES = range(len(PROPOSITIONS) + 1, len(PROPOSITIONS) + 11)
GROUPED = [*map(PROPOSITIONS.index, _MEANT), *_STATES]
"""Of the first look's numbers, those whose means over two lemmas tell something."""

Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Network:
    """One layer of hidden numbers (none for a logistic regression), and a straight way past it."""

    hidden: Numbers
    hidden_bias: Numbers
    out: Numbers
    straight: Numbers
    bias: Numbers

    def scores(self, numbers: Numbers) -> Numbers:
        """Log-odds for each row."""
        inner = np.maximum(numbers @ self.hidden + self.hidden_bias, 0.0)
        found: Numbers = inner @ self.out + numbers @ self.straight + self.bias
        return found


@dataclass(frozen=True, slots=True)
class Scorer:
    """Networks that vote, and how the numbers that they read are brought to one scale."""

    mean: Numbers
    deviation: Numbers
    networks: tuple[Network, ...]

    def scaled(self, numbers: Numbers) -> Numbers:
        """Numbers in deviations from the mean of what was learned from."""
        found: Numbers = np.clip((numbers - self.mean) / self.deviation, -STEEPEST, STEEPEST).astype(np.float32)
        return found

    def chances(self, numbers: Numbers) -> Chances:
        """For each row the chance, 0 to 1."""
        scaled = self.scaled(numbers)
        scores = np.mean([network.scores(scaled) for network in self.networks], axis=0, dtype=np.float64)
        found: Chances = 1 / (1 + np.exp(-scores))
        return found


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that are looked at together, and the mentions in them."""

    mentions: tuple[ReadMention, ...]
    document_of: NDArray[np.int64]
    likenesses: NDArray[np.float32]
    rarity: Rarity

    def pairs(self, groups: Sequence[int]) -> PairList:
        """All pairs of mentions whose documents are in one group."""
        group = np.asarray(groups)[self.document_of]
        one, other = np.triu_indices(len(group), 1)
        together = group[one] == group[other]
        return np.stack([one[together], other[together]], axis=1)

    def first_look(self, pairs: PairList) -> Numbers:
        """What two mentions have in common by themselves, and how alike their documents are."""
        one, other = self.document_of[pairs].T
        alike = self.likenesses[WHOLE, one, other][:, None]
        told = compared(self.mentions, pairs, self.rarity)
        return np.concatenate([told, alike, states_alike(self.mentions, pairs)], 1)

    def second_look(self, pairs: PairList, first: Numbers, topics: Sequence[int]) -> Numbers:
        """The same, and what their lemmas have in common all over the topic."""
        of_mention = [int(topics[document]) for document in self.document_of]
        beside = side_by_side(self.mentions, of_mention, pairs)
        return np.concatenate([first, beside, group_means(self.mentions, of_mention, pairs, first[:, GROUPED])], 1)

    def document_look(self, chances: Chances, pairs: PairList) -> tuple[PairList, Numbers]:
        """All pairs of documents; how alike they are, and the best chances of their mentions."""
        size = self.likenesses.shape[1]
        best = best_mentions(chances.astype(np.float32), pairs, self.document_of, size)
        one, other = np.triu_indices(size, 1)
        numbers = np.concatenate([self.likenesses[:, one, other], best[:, one, other]]).T
        return np.stack([one, other], axis=1), np.ascontiguousarray(numbers)


def collection_of(mentions: Sequence[CodedMention], documents: Mapping[str, CodedDocument]) -> Collection:
    """Reads mentions and compares the documents that they are in."""
    names = sorted({mention.document for mention in mentions})
    places = {name: place for place, name in enumerate(names)}
    reader = MentionReader(documents)
    words = [[token.text.lower() for sentence in documents[name].sentences for token in sentence] for name in names]
    return Collection(
        mentions=tuple(reader.read(mention) for mention in mentions),
        document_of=np.array([places[mention.document] for mention in mentions]),
        likenesses=likenesses_of(documents, names),
        rarity=rarity_of(words),
    )


def matrix_of(pairs: PairList, values: NDArray[np.floating], size: int) -> Chances:
    """The values of pairs as a symmetric square, nought elsewhere."""
    square = np.zeros((size, size))
    square[pairs[:, 0], pairs[:, 1]] = values
    return square + square.T


@dataclass(frozen=True, slots=True)
class Linker:
    """The three steps with their weights."""

    first: Scorer
    documents: Scorer
    second: Scorer

    def topics(self, collection: Collection) -> list[int]:
        """For each document of a collection, in order, the number of its topic."""
        coarse = average_linkage(collection.likenesses[WHOLE], COARSE)
        pairs = collection.pairs(coarse)
        chances = self.first.chances(collection.first_look(pairs))
        between, numbers = collection.document_look(chances, pairs)
        square = matrix_of(between, self.documents.chances(numbers), collection.likenesses.shape[1])
        return average_linkage(square, SAME_TOPIC)

    def first_chances(self, collection: Collection, topics: Sequence[int]) -> Chances:
        """The chances by the first look alone, as a square; nought across topics."""
        pairs = collection.pairs(topics)
        return matrix_of(pairs, self.first.chances(collection.first_look(pairs)), len(collection.mentions))

    def chances(self, collection: Collection, topics: Sequence[int]) -> Chances:
        """The chance of each two mentions of a topic to tell one event, as a square; nought across topics."""
        pairs = collection.pairs(topics)
        looked = collection.second_look(pairs, collection.first_look(pairs), topics)
        return matrix_of(pairs, self.second.chances(looked), len(collection.mentions))

    def events(self, collection: Collection, topics: Sequence[int]) -> list[int]:
        """For each mention the number of its event."""
        return average_linkage(self.chances(collection, topics), SAME_EVENT)


def save(linker: Linker, path: Path = WEIGHTS) -> None:
    """Writes the weights, in half precision."""
    arrays: dict[str, NDArray[np.floating]] = {}
    for step in STEPS:
        scorer: Scorer = getattr(linker, step)
        arrays |= {f"{step} mean": scorer.mean, f"{step} deviation": scorer.deviation}
        for number, one in enumerate(scorer.networks):
            for part in Network.__slots__:
                arrays[f"{step} {number} {part}"] = getattr(one, part).astype(np.float16)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def load(path: Path = WEIGHTS) -> Linker:
    """The linker with the weights of a file."""
    with np.load(path) as arrays:
        found = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return Linker(**{step: _scorer(found, step) for step in STEPS})


def _scorer(arrays: Mapping[str, Numbers], step: str) -> Scorer:
    count = sum(name.startswith(f"{step} ") and name.endswith(" bias") for name in arrays)
    networks = (Network(*(arrays[f"{step} {number} {part}"] for part in Network.__slots__)) for number in range(count))
    return Scorer(arrays[f"{step} mean"], arrays[f"{step} deviation"], tuple(networks))
