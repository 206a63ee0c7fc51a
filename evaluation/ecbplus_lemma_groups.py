"""What a whole topic tells of two lemmas: do its documents use the one or the other, or both, and for like things?

Where each report has "captured" or "arrested" but hardly one has both, they may well be one event; where sentences have
both, they are two. So a pair of mentions is told what is true of their lemmas all over the topic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from evaluation.ecbplus_mentions import ReadMention
from evaluation.ecbplus_pairs import Numbers, PairList
from numpy.typing import NDArray

Group = tuple[int, str]
"""A topic and a lemma."""


def side_by_side(mentions: Sequence[ReadMention], topics: Sequence[int], pairs: PairList) -> Numbers:
    """How common two mentions' lemmas are in their topic and how often they stand together, of shape (pairs, 4).

    The share of the topic's documents that have the rarer and the commoner of the lemmas; and of the rarer one's
    sentences, and documents, the share that have the other too (nought for one lemma).
    """
    documents: defaultdict[Group, set[str]] = defaultdict(set)
    sentences: defaultdict[Group, set[tuple[str, int]]] = defaultdict(set)
    all_documents: defaultdict[int, set[str]] = defaultdict(set)
    for mention, topic in zip(mentions, topics, strict=True):
        documents[topic, mention.lemma].add(mention.document)
        sentences[topic, mention.lemma].add((mention.document, mention.sentence))
        all_documents[topic].add(mention.document)
    rows = []
    for first, second in pairs:
        topic = topics[first]
        one, other = (topic, mentions[first].lemma), (topic, mentions[second].lemma)
        sizes = sorted(len(documents[group]) / len(all_documents[topic]) for group in (one, other))
        together = (_overlap(sentences[one], sentences[other]), _overlap(documents[one], documents[other]))
        rows.append((*sizes, *(together if one != other else (0.0, 0.0))))
    return np.array(rows, np.float32).reshape(len(pairs), 4)


def _overlap(one: set[str] | set[tuple[str, int]], other: set[str] | set[tuple[str, int]]) -> float:
    return len(one & other) / min(len(one), len(other))


def group_means(mentions: Sequence[ReadMention], topics: Sequence[int], pairs: PairList, columns: Numbers) -> Numbers:
    """Means of columns over all pairs with the same two lemmas in the topic, and the logarithm of their number."""
    numbers: dict[tuple[int, str, str], int] = {}
    groups = np.zeros(len(pairs), np.int64)
    for row, (first, second) in enumerate(pairs):
        one, other = sorted((mentions[first].lemma, mentions[second].lemma))
        groups[row] = numbers.setdefault((topics[first], one, other), len(numbers))
    sizes: NDArray[np.float64] = np.bincount(groups, minlength=len(numbers)).astype(np.float64)
    means = [np.bincount(groups, column, minlength=len(numbers)) / sizes for column in columns.T.astype(np.float64)]
    return np.stack([one[groups] for one in (*means, np.log(sizes))], axis=1).astype(np.float32)
