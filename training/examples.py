"""Training examples: sentences as numbers, their variations, and batches of like length."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from torch import Tensor

from counterclaim.read.grammar.pieces import Pieces
from training.network import LabelSets
from training.treebank import MOST_WORDS

IGNORED = -100
MOST_PIECES = 200
TARGETS = ("entities", "xpos", "upos", "heads", "relations")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what is known of it; an empty list means that the corpus does not say."""

    words: list[str]
    entities: list[str]
    xpos: list[str]
    upos: list[str]
    heads: list[int]
    relations: list[str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sentences as tensors; targets that are not known hold IGNORED."""

    ids: Tensor
    shapes: Tensor
    firsts: Tensor
    pieces_mask: Tensor
    words_mask: Tensor
    targets: dict[str, Tensor]


def vary(example: Example, chance: random.Random) -> Example:
    """Another spelling of the same tree: other digits, other quotation marks, a headline's case, no full stop."""
    words = list(example.words)
    if chance.random() < 0.3:
        words = [_other_digits(word, chance) for word in words]
    if chance.random() < 0.3:
        words = _other_quotes(words, chance)
    if example.entities and chance.random() < 0.4:
        words = _other_names(words, example.entities, chance)
    roll = chance.random()
    if roll < 0.02:
        words = [word.upper() for word in words]
    elif roll < 0.08:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    length = len(words)
    if length > 3 and words[-1] == "." and length not in example.heads and chance.random() < 0.1:
        length -= 1
    return Example(
        words[:length],
        example.entities[:length],
        example.xpos[:length],
        example.upos[:length],
        example.heads[:length],
        example.relations[:length],
    )


def _other_digits(word: str, chance: random.Random) -> str:
    if not any(letter.isdigit() for letter in word) or re.fullmatch(r"(19|20)\d\d", word):
        return word
    return re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), word)


def _other_quotes(words: list[str], chance: random.Random) -> list[str]:
    opening, closing = chance.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
    apostrophe = chance.choice("'’")
    changed, inside = [], False
    for word in words:
        if word in {'"', "“", "”"}:
            word, inside = (closing if inside or word == "”" else opening), not inside
        elif len(word) > 1:
            word = re.sub("['’]", apostrophe, word)
        changed.append(word)
    return changed


def _other_names(words: list[str], entities: list[str], chance: random.Random) -> list[str]:
    """The same sentence about other people and places, name for name."""
    changed = list(words)
    for place, (word, tag) in enumerate(zip(words, entities, strict=True)):
        goes_on = place + 1 < len(words) and entities[place + 1].startswith("I-")
        if not word[:1].isupper() or not word.isalpha() or len(word) < 3 or chance.random() < 0.3:
            continue
        if tag == "B-LOC" and not goes_on:
            changed[place] = chance.choice(_names("places"))
        elif tag == "B-NORP" and not goes_on and not word.endswith("s"):
            changed[place] = chance.choice(_names("demonyms"))
        elif tag == "B-PERSON" and goes_on:
            changed[place] = chance.choice(_names("given"))
        elif tag == "B-PERSON" or (tag == "I-PERSON" and not goes_on):
            changed[place] = chance.choice(_names("surnames"))
    return changed


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))[kind])


class Batches:
    """Makes batches from examples, with one vocabulary and one set of labels."""

    def __init__(self, pieces: Pieces, labels: LabelSets) -> None:
        self.pieces = pieces
        self.numbers = {
            name: {label: number for number, label in enumerate(getattr(labels, name))}
            for name in ("entities", "xpos", "upos", "relations")
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
        return Batch(ids, shapes, firsts, pieces_mask, words_mask, targets)

    def _numbered(self, name: str, example: Example) -> list[int]:
        if name == "heads":
            return example.heads
        return [self.numbers[name].get(value, IGNORED) for value in getattr(example, name)]
