"""The English analysis that the package carries: a small encoder run by onnxruntime, one sentence a call.

One sentence a call because a quantised model's answer depends on what else is in a batch; alone it is always the same.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.read.analysis import ROOT, Sentence, Word
from counterclaim.read.lemmas import lemma_of
from counterclaim.read.pieces import PieceRow, Pieces
from counterclaim.read.sentences import split_sentences
from counterclaim.read.trees import best_heads
from counterclaim.read.words import split_words

MOST_PIECES = 480
"""Pieces after which a sentence is read in two halves; the encoder has 512 places."""


class OnnxAnalyser:
    """English text → sentences with tags, trees and entities. Loads in about a fifth of a second, holds some 100 MB."""

    def __init__(self, weights: Path) -> None:
        labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self.name = str(labels["name"])
        self._upos, self._xpos = labels["upos"], labels["xpos"]
        self._relations, self._entities = labels["relations"], labels["entities"]
        self._pieces = Pieces(weights / "tokenizer.json")
        self._session = _session(weights / "model.onnx")
        with np.load(weights / "relations.npz") as scorer:
            self._relation_weight, self._relation_bias = scorer["weight"], scorer["bias"]

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """All sentences of a text, in order; a sentence too long for the encoder comes as several."""
        sentences: list[Sentence] = []
        for stretch in split_sentences(text):
            quote = text[stretch.start : stretch.end]
            pending = [split_words(quote)]
            while pending:
                spans = pending.pop()
                row = self._pieces.of_sentence([quote[start:end] for start, end in spans])
                if len(row.ids) > MOST_PIECES and len(spans) > 1:
                    pending += [spans[len(spans) // 2 :], spans[: len(spans) // 2]]
                    continue
                start, end = stretch.start + spans[0][0], stretch.start + spans[-1][1]
                words = self._words(quote, stretch.start, spans, row)
                sentences.append(
                    Sentence(len(sentences), stretch.paragraph, start, end, text[start:end], words, _children(words))
                )
        return tuple(sentences)

    def _words(self, quote: str, offset: int, spans: list[tuple[int, int]], row: PieceRow) -> tuple[Word, ...]:
        feed = {
            "ids": np.array(row.ids[: MOST_PIECES + 1], np.int64),
            "shapes": np.array(row.shapes[: MOST_PIECES + 1], np.int64),
            "firsts": np.array(row.firsts, np.int64),
        }
        entities, xpos, upos, arcs, below, above = self._session.run(None, feed)
        heads = best_heads(arcs)
        relations = self._scored_relations(below, above[heads]).tolist()
        upos, xpos, tags = upos.tolist(), xpos.tolist(), self._tags(entities.tolist())
        words = []
        for index, (start, end) in enumerate(spans):
            text, tag, head = quote[start:end], self._upos[upos[index]], heads[index] - 1
            words.append(
                Word(
                    index=index,
                    text=text,
                    start=offset + start,
                    end=offset + end,
                    lemma=lemma_of(text, tag, self._xpos[xpos[index]]),
                    upos=tag,
                    xpos=self._xpos[xpos[index]],
                    head=head,
                    relation="root" if head == ROOT else self._relations[relations[index]],
                    entity=tags[index],
                )
            )
        return tuple(words)

    def _scored_relations(self, below: NDArray[np.float32], above: NDArray[np.float32]) -> NDArray[np.int64]:
        """The best relation of each word to its final head; "root" is left to the root alone."""
        scores = np.concatenate([below * above, below, above], 1) @ self._relation_weight + self._relation_bias
        scores[:, self._relations.index("root")] = -np.inf
        best: NDArray[np.int64] = scores.argmax(1)
        return best

    def _tags(self, numbers: list[int]) -> list[str]:
        """Entity labels in which no entity begins with an inside."""
        tags, before = [], "O"
        for number in numbers:
            tag = self._entities[number]
            if tag[0] == "I" and before[2:] != tag[2:]:
                tag = "B" + tag[1:]
            tags.append(tag)
            before = tag
        return tags


def _session(model: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _children(words: tuple[Word, ...]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != ROOT:
            below[word.head].append(word.index)
    return tuple(map(tuple, below))


@cache
def english_analyser() -> OnnxAnalyser:
    """The analyser with the package's own weights, loaded once a process."""
    with as_file(files("counterclaim.read").joinpath("weights")) as weights:
        return OnnxAnalyser(weights)
