"""The English analysis that the package carries: a small encoder run by onnxruntime, one sentence a call.

One sentence a call because a quantised model's answer depends on what else is in a batch; alone it is always the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import ROOT, Sentence, Word
from counterclaim.read.grammar.kind_scores import KindScores
from counterclaim.read.grammar.lemmas import lemma_of
from counterclaim.read.grammar.pieces import PieceRow, Pieces
from counterclaim.read.grammar.sentences import split_sentences
from counterclaim.read.grammar.trees import best_heads
from counterclaim.read.grammar.words import split_words

MOST_PIECES = 480
"""Pieces after which a sentence is read in two halves; the encoder has 512 places."""


Span = tuple[int, int]


class Reading(NamedTuple):
    """What the model says of a sentence's words, each list as long as the sentence; `heads` as in `Word.head`."""

    heads: list[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]
    entities: list[str]
    leanings: KindScores | None


class OnnxAnalyser:
    """English text → sentences with tags, trees and entities. Loads in about a fifth of a second, holds some 100 MB."""

    def __init__(self, weights: Path) -> None:
        labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self.name = str(labels["name"])
        self.seconds_in_network = 0.0
        """How long the encoder has run so far, for measuring what share of the time goes elsewhere."""
        self._upos, self._xpos = labels["upos"], labels["xpos"]
        self._relations, self._entities = labels["relations"], labels["entities"]
        self._kinds = tuple(Kind(kind) for kind in labels.get("kinds", ()))
        """None for a model without heads of kinds, such as the one that a new model's training starts with."""
        self._pieces = Pieces(weights / "tokenizer.json")
        self._session = _session(weights / "model.onnx")
        self._relation_session = _session(weights / "relations.onnx")

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """All sentences of a text, in order; a sentence too long for the encoder comes as several."""
        sentences: list[Sentence] = []
        for stretch in split_sentences(text):
            quote = text[stretch.start : stretch.end]
            for spans, row in self._readable(quote, split_words(quote)):
                reading = self._read(row)
                words = _words(quote, stretch.start, spans, reading)
                start, end = words[0].start, words[-1].end
                sentences.append(
                    Sentence(
                        index=len(sentences),
                        paragraph=stretch.paragraph,
                        start=start,
                        end=end,
                        text=text[start:end],
                        words=words,
                        children=_children(words),
                        leanings=reading.leanings,
                    )
                )
        return tuple(sentences)

    def read(self, words: list[str]) -> Reading:
        """The tree, tags and entities of one sentence given as words; of at most MOST_PIECES pieces in all."""
        return self._read(self._pieces.of_sentence(words))

    def states(self, words: list[str]) -> npt.NDArray[np.float32]:
        """What the encoder makes of each word of a sentence, a row each; of at most MOST_PIECES pieces in all."""
        row = self._pieces.of_sentence(words)
        feed = {name: np.array(numbers, np.int64) for name, numbers in zip(row._fields, row, strict=True)}
        below, above = self._session.run(["below", "above"], feed)
        found: npt.NDArray[np.float32] = np.hstack([below, above[-len(below) :]])
        return found

    def _read(self, row: PieceRow) -> Reading:
        feed = {name: np.array(numbers, np.int64) for name, numbers in zip(row._fields, row, strict=True)}
        started = perf_counter()
        entities, xpos, upos, arcs, below, above, *kinds = self._session.run(None, feed)
        self.seconds_in_network += perf_counter() - started
        heads = best_heads(arcs)
        pairs = {"below": below, "above": above, "heads": np.array(heads, np.int64)}
        relations = self._relation_session.run(None, pairs)[0].tolist()
        return Reading(
            heads=[head - 1 for head in heads],
            relations=[
                self._relations[number] if head else "root" for number, head in zip(relations, heads, strict=True)
            ],
            upos=[self._upos[number] for number in upos.tolist()],
            xpos=[self._xpos[number] for number in xpos.tolist()],
            entities=self._tags(entities.tolist()),
            leanings=KindScores(self._kinds, kinds[0]) if self._kinds else None,
        )

    def _readable(self, quote: str, spans: list[Span]) -> Iterator[tuple[list[Span], PieceRow]]:
        """The sentence's words with their pieces, in halves of halves while they are too many for the encoder."""
        row = self._pieces.of_sentence([quote[start:end] for start, end in spans])
        if len(row.ids) <= MOST_PIECES or len(spans) == 1:
            yield spans, row
        else:
            yield from self._readable(quote, spans[: len(spans) // 2])
            yield from self._readable(quote, spans[len(spans) // 2 :])

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


def _words(quote: str, offset: int, spans: list[Span], reading: Reading) -> tuple[Word, ...]:
    return tuple(
        Word(
            index=index,
            text=quote[start:end],
            start=offset + start,
            end=offset + end,
            lemma=lemma_of(quote[start:end], upos, xpos),
            upos=upos,
            xpos=xpos,
            head=head,
            relation=relation,
            entity=entity,
        )
        for index, ((start, end), head, relation, upos, xpos, entity) in enumerate(
            zip(spans, *reading[:-1], strict=True)
        )
    )


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
