"""Batches of examples as tensors, with one vocabulary and one set of labels."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from counterclaim.read.grammar.pieces import Pieces
from training.examples import Example, vary
from training.network import LabelSets
from training.treebank import MOST_WORDS

IGNORED = -100
MOST_PIECES = 200
TARGETS = ("entities", "xpos", "upos", "heads", "relations")


@dataclass(frozen=True, slots=True)
class NumberTargets:
    """The numbers of a batch: sentence, word and noun of each (n × 3), its kinds and which are known (n × k)."""

    where: Tensor
    kinds: Tensor
    known: Tensor


@dataclass(frozen=True, slots=True)
class KindTargets:
    """The kinds that some of a batch's sentences (`rows`) tell, which of them are known (rows × k), and the numbers."""

    rows: Tensor
    told: Tensor
    known: Tensor
    numbers: NumberTargets


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sentences as tensors; targets that are not known hold IGNORED."""

    ids: Tensor
    shapes: Tensor
    firsts: Tensor
    pieces_mask: Tensor
    words_mask: Tensor
    targets: dict[str, Tensor]
    kinds: KindTargets | None


class Batches:
    """Makes batches from examples, with one vocabulary and one set of labels."""

    def __init__(self, pieces: Pieces, labels: LabelSets) -> None:
        self.pieces = pieces
        self.numbers = {
            name: {label: number for number, label in enumerate(getattr(labels, name))}
            for name in ("entities", "xpos", "upos", "relations", "kinds")
        }

    def fits(self, example: Example) -> bool:
        """Whether the sentence is short enough to learn from."""
        return 0 < len(example.words) <= MOST_WORDS and len(self.pieces.of_sentence(example.words).ids) <= MOST_PIECES

    def epoch(self, examples: list[Example], chance: random.Random, most: int = 1200) -> list[Batch]:
        """All examples once, varied, in batches of at most so many pieces, shuffled."""
        varied = [vary(example, chance) for example in examples]
        lengths = [len(self.pieces.of_sentence(example.words).ids) for example in varied]
        order = sorted(range(len(varied)), key=lambda number: lengths[number] + 2 * chance.random())
        groups: list[list[Example]] = []
        longest = 0
        for number in order:
            longest = max(longest, lengths[number])
            if not groups or longest * (len(groups[-1]) + 1) > most:
                groups.append([])
                longest = lengths[number]
            groups[-1].append(varied[number])
        chance.shuffle(groups)
        return [self.batch(group) for group in groups]

    def batch(self, examples: list[Example]) -> Batch:
        """One batch, padded to its longest sentence."""
        rows = [self.pieces.of_sentence(example.words) for example in examples]
        size, longest = len(rows), max(len(row.ids) for row in rows)
        most_words = max(len(row.firsts) for row in rows)
        ids, shapes = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest, dtype=torch.long)
        pieces_mask = torch.zeros(size, longest, dtype=torch.bool)
        firsts = torch.zeros(size, most_words, dtype=torch.long)
        words_mask = torch.zeros(size, most_words, dtype=torch.bool)
        targets = {name: torch.full((size, most_words), IGNORED) for name in TARGETS}
        for number, (example, row) in enumerate(zip(examples, rows, strict=True)):
            ids[number, : len(row.ids)] = torch.tensor(row.ids)
            shapes[number, : len(row.ids)] = torch.tensor(row.shapes)
            pieces_mask[number, : len(row.ids)] = True
            firsts[number, : len(row.firsts)] = torch.tensor(row.firsts)
            words_mask[number, : len(row.firsts)] = True
            for name in TARGETS:
                if values := self._numbered(name, example):
                    targets[name][number, : len(values)] = torch.tensor(values)
        return Batch(ids, shapes, firsts, pieces_mask, words_mask, targets, self._kind_targets(examples))

    def _kind_targets(self, examples: list[Example]) -> KindTargets | None:
        """What the examples' claims ask of the heads of kinds; None where none of them is from a report."""
        coded = [(row, one.claims) for row, one in enumerate(examples) if one.claims is not None]
        if not coded:
            return None
        numbers = [(row, number) for row, claims in coded for number in claims.numbers]
        return KindTargets(
            rows=torch.tensor([row for row, _ in coded]),
            told=self._marked([claims.told for _, claims in coded]),
            known=1 - self._marked([claims.open for _, claims in coded]),
            numbers=NumberTargets(
                where=torch.tensor([(row, one.word, one.noun) for row, one in numbers], dtype=torch.long).reshape(
                    -1, 3
                ),
                kinds=self._marked([number.kinds for _, number in numbers]),
                known=1 - self._marked([number.open for _, number in numbers]),
            ),
        )

    def _marked(self, rows: list[frozenset[str]]) -> Tensor:
        """One row for each set of kinds, with 1 for each kind that it holds."""
        marks = torch.zeros(len(rows), len(self.numbers["kinds"]))
        for row, kinds in enumerate(rows):
            for kind in kinds:
                marks[row, self.numbers["kinds"][kind]] = 1.0
        return marks

    def _numbered(self, name: str, example: Example) -> list[int]:
        if name == "heads":
            return example.heads
        return [self.numbers[name].get(value, IGNORED) for value in getattr(example, name)]
