"""One vector for each sentence, by the encoder that the package carries, for rules that compare them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from evaluation.naive import Vectors

from counterclaim.read.grammar.onnx_analysis import OnnxAnalyser, english_analyser
from counterclaim.read.grammar.words import split_words

MOST_WORDS = 200
"""A longer sentence is taken by its beginning."""


def sentence_vectors(sentences: Iterable[str]) -> Vectors:
    """The mean of what the encoder makes of a sentence's words, a row each, less what all these sentences share.

    What all share is taken off because means of word vectors otherwise all point one way (Mu and Viswanath 2018).
    """
    analyser = english_analyser()
    known: dict[str, Vectors] = {}
    rows = [known.get(text) if text in known else known.setdefault(text, _mean(analyser, text)) for text in sentences]
    vectors: Vectors = np.vstack([row for row in rows if row is not None])
    vectors -= vectors.mean(axis=0)
    return vectors


def _mean(analyser: OnnxAnalyser, text: str) -> Vectors:
    words = [text[start:end] for start, end in split_words(text)][:MOST_WORDS]
    mean: Vectors = analyser.states(words).mean(axis=0)
    return mean
