"""Coded events as examples to learn roles from: the sentence as pieces, its words as candidates with their features."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from evaluation.wikievents_documents import CodedEvent
from evaluation.wikievents_finders import filled
from evaluation.wikievents_words import ReadDocument

from counterclaim.read.grammar.onnx_analysis import MOST_PIECES
from counterclaim.read.grammar.pieces import Pieces
from training.role_features import Around, features_of
from training.role_network import OTHER_MARK, TRIGGER_MARK, RoleBatch

NONE = "none"
_RARE = 3
"""A feature met in fewer candidates than this is not learned."""
_FORGOTTEN = 0.1
"""Share of the features that is left out of each candidate in training."""


@dataclass(frozen=True, slots=True)
class RoleExample:
    """One event: its sentence as pieces, and for each word of it its first piece, that of its head, features and role.

    `ids` and `shapes` are as in `PieceRow`; `trigger` is the first piece of the word that tells the event.
    """

    type: str
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    marks: tuple[int, ...]
    trigger: int
    pieces: tuple[int, ...]
    heads: tuple[int, ...]
    features: tuple[tuple[str, ...], ...]
    roles: tuple[str, ...]


def example_of(read: ReadDocument, event: CodedEvent, pieces: Pieces) -> RoleExample:
    """An event as an example; a word that heads no coded argument has the role none."""
    number, trigger = read.words[read.head(event.trigger)]
    sentence = read.sentence(number)
    row = pieces.of_sentence([word.text for word in sentence.words])
    telling = frozenset(read.indices(event.trigger))
    marks, around = [0] * len(row.ids), _around(read, event, number)
    for index, first in enumerate(row.firsts):
        last = row.firsts[index + 1] if index + 1 < len(row.firsts) else len(row.ids) - 1
        mark = TRIGGER_MARK if index in telling else OTHER_MARK if index in around.others else 1
        marks[first:last] = [mark] * (last - first)
    roles = {read.words[read.head(one.span)]: one.role for one in event.arguments}
    return RoleExample(
        type=event.general_type,
        ids=tuple(row.ids[:MOST_PIECES]),
        shapes=tuple(row.shapes[:MOST_PIECES]),
        marks=tuple(marks[:MOST_PIECES]),
        trigger=row.firsts[trigger],
        pieces=tuple(row.firsts),
        heads=tuple(0 if word.head < 0 else row.firsts[word.head] for word in sentence.words),
        features=tuple(features_of(read.mentions_at(event.trigger[0]), trigger, around)),
        roles=tuple(roles.get((number, word.index), NONE) for word in sentence.words),
    )


def _around(read: ReadDocument, event: CodedEvent, number: int) -> Around:
    """What the finders fill of an event, the other events of its sentence and how many of its type came before."""
    told = {read.words[read.head(one.span)][1]: one.role for one in filled(read, event)}
    heads = ((other, read.words[read.head(other.trigger)]) for other in read.coded.events if other is not event)
    others = {index: other.general_type for other, (sentence, index) in heads if sentence == number}
    alike = (other for other in read.coded.events if other.general_type == event.general_type)
    return Around(told, others, sum(other.trigger < event.trigger for other in alike))


@dataclass(frozen=True, slots=True)
class RoleLabels:
    """The names behind the numbers: roles (none first), types, features (the first for those not known)."""

    roles: tuple[str, ...]
    types: tuple[str, ...]
    features: tuple[str, ...]
    roles_of_type: dict[str, tuple[str, ...]]


def labels_of(examples: Iterable[RoleExample]) -> RoleLabels:
    """All roles and types of the examples, and their features that are not too rare, in a fixed order."""
    roles_of_type: dict[str, set[str]] = {}
    features: Counter[str] = Counter()
    for example in examples:
        roles_of_type.setdefault(example.type, set()).update(example.roles)
        features.update(name for names in example.features for name in names)
    roles = sorted({role for names in roles_of_type.values() for role in names} - {NONE})
    kept = sorted(name for name, count in features.items() if count >= _RARE)
    allowed = {name: tuple(sorted(names)) for name, names in sorted(roles_of_type.items())}
    return RoleLabels((NONE, *roles), tuple(allowed), ("", *kept), allowed)


def groups_of(examples: Sequence[RoleExample], chance: random.Random, most: int = 2400) -> list[list[RoleExample]]:
    """All examples once, in groups of like length and of at most so many pieces, shuffled."""
    order = sorted(examples, key=lambda example: len(example.ids) + 8 * chance.random())
    groups: list[list[RoleExample]] = []
    for example in order:
        if not groups or len(example.ids) * (len(groups[-1]) + 1) > most:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    return groups


class RoleBatches:
    """Makes batches of examples by one set of labels."""

    def __init__(self, labels: RoleLabels) -> None:
        self.labels = labels
        self._roles = {name: number for number, name in enumerate(labels.roles)}
        self._types = {name: number for number, name in enumerate(labels.types)}
        self._features = {name: number for number, name in enumerate(labels.features)}

    def batch(self, examples: Sequence[RoleExample], chance: random.Random | None = None) -> RoleBatch:
        """One batch, padded to its longest sentence; with `chance`, some of the features are left out."""
        longest = max(len(example.ids) for example in examples)
        marks = torch.zeros(len(examples), longest, dtype=torch.long)
        mask = torch.zeros(len(examples), longest, dtype=torch.bool)
        for row, example in enumerate(examples):
            marks[row, : len(example.marks)] = torch.tensor(example.marks)
            mask[row, : len(example.ids)] = True
        features, offsets = self._told(examples, chance)
        return RoleBatch(
            marks=marks,
            mask=mask,
            types=torch.tensor([self._types[example.type] for example in examples]),
            triggers=torch.tensor([example.trigger for example in examples]),
            rows=torch.tensor([row for row, example in enumerate(examples) for _ in example.pieces]),
            pieces=torch.tensor([piece for example in examples for piece in example.pieces]),
            heads=torch.tensor([piece for example in examples for piece in example.heads]),
            features=features,
            offsets=offsets,
            allowed=self._allowed(examples),
            targets=torch.tensor([self._roles.get(role, 0) for example in examples for role in example.roles]),
        )

    def knows(self, example: RoleExample) -> bool:
        """Whether an event is of a type that was learned."""
        return example.type in self._types

    def _told(self, examples: Iterable[RoleExample], chance: random.Random | None) -> tuple[torch.Tensor, torch.Tensor]:
        features: list[int] = []
        offsets: list[int] = []
        for names in (names for example in examples for names in example.features):
            offsets.append(len(features))
            numbers = (self._features.get(name, 0) for name in names)
            features += [number for number in numbers if chance is None or chance.random() > _FORGOTTEN]
        return torch.tensor(features), torch.tensor(offsets)

    def _allowed(self, examples: Iterable[RoleExample]) -> torch.Tensor:
        rows = []
        for example in examples:
            names = self.labels.roles_of_type[example.type]
            rows += [[name in names or name == NONE for name in self.labels.roles]] * len(example.pieces)
        return torch.tensor(rows)
