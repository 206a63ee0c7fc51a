"""The tagger made for PolNeAR alone: rows as windows of numbers, and labels out of its scores (Viterbi).

`training/polnear.py` makes the weights, which are not shipped: `tagger.onnx`, `follows.npy`, `tokenizer.json`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.polnear_rows import LABELS, TaggedRow
from numpy.typing import NDArray

from counterclaim.read.grammar.pieces import Pieces

MARKS = 3
"""States of quotation that the tagger is told: outside, within, at a mark."""
WINDOW = 256
"""Pieces that one window has room for; a row that is longer by itself has a window of its own."""
LONGEST = 500
"""Pieces of the longest row that the encoder's positions have room for."""

_SPELLINGS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "--": "–"}
_NUMBERS = {label: number for number, label in enumerate(LABELS)}
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Window:
    """Rows side by side: pieces, shapes, states of quotation, each word's first piece; a row's end mark is a word."""

    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)


def label_numbers(row: TaggedRow) -> list[int]:
    """The row's labels as numbers, and O for the mark at its end."""
    return [*(_NUMBERS[label] for label in row.labels), 0]


def quotation_states(tokens: Sequence[str]) -> list[int]:
    """For each token 0 outside quotation marks, 1 within, 2 at a mark; what is not closed goes on to the row's end."""
    states, inside = [], False
    for token in tokens:
        if token in ("``", "''", '"', "“", "”"):
            inside = token in ("``", "“") or (token == '"' and not inside)
            states.append(2)
        else:
            states.append(1 if inside else 0)
    return states


def window_of(rows: Sequence[Sequence[str]], pieces: Pieces) -> Window:
    """Rows of tokens as one window."""
    window = Window([pieces.first_mark], [0], [0])
    for tokens in rows:
        for token, state in zip(tokens, quotation_states(tokens), strict=True):
            ids, shapes = pieces.of_word(_SPELLINGS.get(token, token))
            window.firsts.append(len(window.ids))
            window.ids.extend(ids)
            window.shapes.extend(shapes)
            window.marks.extend([state] * len(ids))
        window.firsts.append(len(window.ids))
        window.ids.append(pieces.last_mark)
        window.shapes.append(0)
        window.marks.append(0)
    return window


def pieces_in(tokens: Sequence[str], pieces: Pieces) -> int:
    """How many pieces a row has, its end mark included."""
    return 1 + sum(len(pieces.of_word(_SPELLINGS.get(token, token))[0]) for token in tokens)


def training_windows(
    rows: Sequence[TaggedRow], pieces: Pieces, chance: random.Random
) -> Iterator[tuple[Window, list[int]]]:
    """All rows in windows of at most WINDOW pieces, or one long row, cut elsewhere each time; with their labels."""
    group: list[TaggedRow] = []
    room = chance.randint(40, WINDOW)
    for row in rows:
        size = pieces_in(row.tokens, pieces)
        if size > LONGEST:
            continue
        if group and size > room:
            yield window_of([one.tokens for one in group], pieces), [n for one in group for n in label_numbers(one)]
            group, room = [], WINDOW
        group.append(row)
        room -= size
    if group:
        yield window_of([one.tokens for one in group], pieces), [n for one in group for n in label_numbers(one)]


def passes(sizes: Sequence[int], room: int = WINDOW) -> Iterator[tuple[range, range]]:
    """Which rows to show at once, and which of them to label: all once, with a row before and after where they fit."""
    at = 0
    while at < len(sizes):
        first = at - 1 if at > 0 and sizes[at - 1] + sizes[at] <= room else at
        left, end = room - sum(sizes[first:at]), at
        while end < len(sizes) and (end == at or sizes[end] <= left):
            left, end = left - sizes[end], end + 1
        kept = end if end == len(sizes) or end - at == 1 else end - 1
        yield range(first, end), range(at, kept)
        at = kept


def chopped(row: Sequence[str], pieces: Pieces) -> list[Sequence[str]]:
    """A row in parts that the encoder has room for: itself, where it is no list of hundreds of names."""
    parts: list[Sequence[str]] = []
    start = 0
    while start < len(row):
        end, room = start, LONGEST - 1
        while end < len(row) and (size := pieces_in(row[end : end + 1], pieces) - 1) <= room:
            room, end = room - size, end + 1
        parts.append(row[start:end])
        start = end
    return parts


def possible() -> NDArray[np.float32]:
    """What may follow what, as scores to add: an I- only its own B- or I-."""
    barred = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for before, label in enumerate(LABELS):
        for after, next_label in enumerate(LABELS):
            if next_label.startswith("I-") and label[2:] != next_label[2:]:
                barred[before, after] = _NEVER
    return barred


def best_labels(scores: NDArray[np.float32], follows: NDArray[np.float32]) -> tuple[str, ...]:
    """The best chain of labels (Viterbi): scores of words by labels, and of each label after each."""
    if not len(scores):
        return ()
    total = scores[0] + np.where([label.startswith("I-") for label in LABELS], _NEVER, np.float32(0))
    origins: list[NDArray[np.intp]] = []
    for score in scores[1:]:
        ways = total[:, None] + follows
        origins.append(ways.argmax(0))
        total = ways.max(0) + score
    chain = [int(total.argmax())]
    for origin in reversed(origins):
        chain.append(int(origin[chain[-1]]))
    return tuple(LABELS[number] for number in reversed(chain))


class BenchmarkTagger:
    """Labels rows with weights from one or more folders, whose scores are averaged."""

    def __init__(self, folders: Sequence[Path], *, learned_chain: bool = True) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        providers = ["CPUExecutionProvider"]
        self._sessions: list[Any] = [
            onnxruntime.InferenceSession(str(folder / "tagger.onnx"), options, providers=providers)
            for folder in folders
        ]
        self._pieces = Pieces(folders[0] / "tokenizer.json")
        learned = [np.load(folder / "follows.npy") for folder in folders] if learned_chain else []
        self._follows = possible() + (sum(learned) / len(learned) if learned else np.float32(0))

    def label(self, rows: Sequence[TaggedRow]) -> list[TaggedRow]:
        """The rows with the tagger's labels in place of their own; each is read with its neighbours in view."""
        sizes = [pieces_in(row.tokens, self._pieces) for row in rows]
        found: list[TaggedRow] = []
        for shown, kept in passes(sizes):
            if len(shown) == 1 and sizes[shown.start] > LONGEST:
                parts = chopped(rows[shown.start].tokens, self._pieces)
                scores = [np.concatenate([self._scores([part])[0] for part in parts])]
            else:
                scores = self._scores([rows[number].tokens for number in shown])
            for number in kept:
                labels = best_labels(scores[number - shown.start], self._follows)
                found.append(TaggedRow(rows[number].tokens, labels, rows[number].document))
        return found

    def _scores(self, rows: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """The scores of each row's words, read in one window."""
        window = window_of(rows, self._pieces)
        inputs = {
            name: np.array(getattr(window, name), dtype=np.int64) for name in ("ids", "shapes", "marks", "firsts")
        }
        mean = np.mean([session.run(None, inputs)[0] for session in self._sessions], axis=0)
        ends = np.cumsum([len(row) + 1 for row in rows])
        return [mean[end - len(row) - 1 : end - 1] for end, row in zip(ends, rows, strict=True)]
