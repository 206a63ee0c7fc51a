"""How alike documents are: by all their words, their headlines, their beginnings, their names and their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from evaluation.ecbplus_corpus import CodedDocument
from evaluation.ecbplus_pairs import Numbers, PairList
from numpy.typing import NDArray

LEAD = 2
"""Sentences after the headline that count as a document's beginning."""
BEST = 3

_EMPTY_WORDS = """
    a an the of to in on at for and or but is are was were be been has have had it its he she his her they their this
    that with as by from after who which not will would said says say i you we s t http www com org html htm
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_WORD = re.compile(r"[a-z0-9]")
_DIGIT = re.compile(r"[0-9]")
_ENDINGS = frozenset('.!?"')

Bag = Counter[str]


def words_of(document: CodedDocument, last: int | None = None) -> list[str]:
    """The words that tell something, in lower case; of the sentences up to a number, or of all."""
    sentences = document.sentences if last is None else document.sentences[: last + 1]
    lowered = (token.text.lower() for sentence in sentences for token in sentence)
    return [word for word in lowered if _WORD.search(word) and word not in _EMPTY]


def _all(document: CodedDocument) -> Bag:
    return Counter(words_of(document))


def _pairs(document: CodedDocument) -> Bag:
    words = words_of(document)
    return Counter(words) + Counter(map(" ".join, pairwise(words)))


def _threes(document: CodedDocument) -> Bag:
    words = words_of(document)
    return _pairs(document) + Counter(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def _headline(document: CodedDocument) -> Bag:
    return Counter(words_of(document, document.headline))


def _lead(document: CodedDocument) -> Bag:
    return Counter(words_of(document, document.headline + LEAD))


def _names(document: CodedDocument) -> Bag:
    """Words with a capital letter, those apart that begin a sentence."""
    texts = [token.text for sentence in document.sentences for token in sentence]
    named = (word for before, word in pairwise(texts) if word[:1].isupper() and before not in _ENDINGS)
    return Counter(word for word in map(str.lower, named) if _WORD.search(word) and word not in _EMPTY)


def _numbers(document: CodedDocument) -> Bag:
    return Counter(word for word in words_of(document) if _DIGIT.search(word))


BAGS: tuple[Callable[[CodedDocument], Bag], ...] = (_all, _pairs, _threes, _headline, _lead, _names, _numbers)
WHOLE = BAGS.index(_threes)


def likeness_of(bags: Sequence[Bag]) -> NDArray[np.float32]:
    """Cosines of bags of words, weighed by how often a word stands in each and how few have it (TF-IDF)."""
    holding = Counter(word for bag in bags for word in bag)
    columns = {word: column for column, word in enumerate(sorted(word for word in holding if holding[word] > 1))}
    table = np.zeros((len(bags), len(columns)), np.float32)
    for row, bag in enumerate(bags):
        for word, number in bag.items():
            if word in columns:
                table[row, columns[word]] = (1 + np.log(number)) * np.log(len(bags) / holding[word])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    found: NDArray[np.float32] = table @ table.T
    return found


def likenesses_of(documents: Mapping[str, CodedDocument], names: Sequence[str]) -> NDArray[np.float32]:
    """Each kind of likeness between the documents of these names, of shape (bags, documents, documents)."""
    return np.stack([likeness_of([bag(documents[name]) for name in names]) for bag in BAGS])


def best_mentions(scores: Numbers, pairs: PairList, document_of: NDArray[np.int64], number: int) -> NDArray[np.float32]:
    """The highest chances of two mentions of two documents to tell one event, of shape (BEST, documents, documents)."""
    best = np.zeros((BEST, number, number), np.float32)
    told = Counter[tuple[int, int]]()
    for place in np.argsort(-scores, kind="stable"):
        one, other = sorted((int(document_of[pairs[place, 0]]), int(document_of[pairs[place, 1]])))
        rank = told[one, other]
        if one != other and rank < BEST:
            best[rank, one, other] = best[rank, other, one] = scores[place]
            told[one, other] += 1
    return best
