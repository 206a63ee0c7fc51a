"""The CoNLL score of coreference: the mean of MUC, B-cubed and entity-based CEAF, of two partitions of mentions.

Both sides put the same mentions (given, so none is missed or invented) into clusters; a mention alone is a cluster too.
MUC does not see clusters of one; B-cubed and CEAF do, as in the scorer of Pradhan et al. (2014).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Clusters = list[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall of one measure, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; nought where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def clusters_of(labels: Sequence[Hashable]) -> Clusters:
    """The mentions with the same label together; a mention is its place in the sequence."""
    together: defaultdict[Hashable, set[int]] = defaultdict(set)
    for mention, label in enumerate(labels):
        together[label].add(mention)
    return [frozenset(one) for one in together.values()]


def muc(key: Clusters, response: Clusters) -> Measure:
    """Links kept: of the links that hold each cluster together, how many the other side has (Vilain et al. 1995)."""
    return Measure(precision=_links_kept(response, key), recall=_links_kept(key, response))


def _links_kept(clusters: Clusters, others: Clusters) -> float:
    of = _cluster_numbers(others)
    kept = sum(len(one) - len({of[mention] for mention in one}) for one in clusters)
    links = sum(len(one) - 1 for one in clusters)
    return kept / links if links else 0.0


def b_cubed(key: Clusters, response: Clusters) -> Measure:
    """The mean over mentions of the share of their cluster that is right (Bagga and Baldwin 1998)."""
    right, total = 0.0, sum(map(len, key))
    complete = 0.0
    for (one, other), shared in _overlaps(key, response).items():
        right += shared**2 / len(response[other])
        complete += shared**2 / len(key[one])
    return Measure(precision=right / total, recall=complete / total) if total else Measure(0.0, 0.0)


def ceaf(key: Clusters, response: Clusters) -> Measure:
    """Clusters aligned one to one, so that their likeness (Dice's) is greatest (Luo 2005, CEAF-phi4)."""
    likeness = np.zeros((len(key), len(response)))
    for (one, other), shared in _overlaps(key, response).items():
        likeness[one, other] = 2 * shared / (len(key[one]) + len(response[other]))
    total = greatest_assignment(likeness)
    return Measure(precision=total / max(1, len(response)), recall=total / max(1, len(key)))


def conll(key: Sequence[Hashable], response: Sequence[Hashable]) -> dict[str, float]:
    """All scores of labels found for mentions against those coded, 0 to 1, by name ("CoNLL F1", "MUC precision")."""
    coded, found = clusters_of(key), clusters_of(response)
    measures = {"MUC": muc(coded, found), "B-cubed": b_cubed(coded, found), "CEAF-e": ceaf(coded, found)}
    scores = {"CoNLL F1": sum(one.f1 for one in measures.values()) / len(measures)}
    for name, one in measures.items():
        scores |= {f"{name} precision": one.precision, f"{name} recall": one.recall, f"{name} F1": one.f1}
    return scores


def _cluster_numbers(clusters: Clusters) -> dict[int, int]:
    return {mention: number for number, one in enumerate(clusters) for mention in one}


def _overlaps(key: Clusters, response: Clusters) -> Counter[tuple[int, int]]:
    """How many mentions a cluster of each side share, where they share any."""
    of, in_response = _cluster_numbers(key), _cluster_numbers(response)
    return Counter((number, in_response[mention]) for mention, number in sorted(of.items()))


def greatest_assignment(weights: NDArray[np.float64]) -> float:
    """The greatest sum of weights, none below nought, of rows each given a column of its own (the Hungarian method)."""
    if min(weights.shape) == 0:
        return 0.0
    table = weights if weights.shape[0] <= weights.shape[1] else weights.T
    rows, columns = table.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        row_of[0] = row
        _give_a_column(-table, row_price, column_price, row_of)
    return float(sum(table[row_of[column] - 1, column - 1] for column in range(1, columns + 1) if row_of[column]))


def _give_a_column(
    costs: NDArray[np.float64],
    row_price: NDArray[np.float64],
    column_price: NDArray[np.float64],
    row_of: NDArray[np.int64],
) -> None:
    """One step of the method: the row in `row_of[0]` gets a column, and others may change theirs (counted from 1)."""
    columns = costs.shape[1]
    least, used = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
    before = np.zeros(columns + 1, dtype=np.int64)
    at = 0
    while row_of[at]:
        used[at] = True
        row = row_of[at]
        reduced = costs[row - 1] - row_price[row] - column_price[1:]
        better = ~used[1:] & (reduced < least[1:])
        least[1:][better] = reduced[better]
        before[1:][better] = at
        following = int(np.where(used, np.inf, least)[1:].argmin()) + 1
        change = least[following]
        row_price[row_of[used]] += change
        column_price[used] -= change
        least[~used] -= change
        at = following
    while at:
        row_of[at] = row_of[before[at]]
        at = int(before[at])
