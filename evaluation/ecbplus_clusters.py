"""Average-linkage clustering: of documents by their likeness, of mentions by the chance that they tell one event."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Likeness = NDArray[np.floating]


def average_linkage(likeness: Likeness, threshold: float) -> list[int]:
    """For each item the number of its cluster, counted from 0 by first members.

    The two clusters that are most alike, on average over their pairs, are joined while that is at least `threshold`,
    which is above nought. `likeness` is square and symmetric; items that nothing above nought ties stay apart.
    """
    labels = np.full(len(likeness), -1)
    for group in _connected(likeness > 0.0):
        for members in _joined(likeness[np.ix_(group, group)], threshold):
            labels[group[members]] = group[members[0]]
    _, numbers = np.unique(labels, return_inverse=True)
    return [int(number) for number in numbers]


def _connected(linked: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
    """The connected groups of a graph, each in order."""
    unseen = np.ones(len(linked), dtype=bool)
    for start in range(len(linked)):
        if not unseen[start]:
            continue
        inside = np.zeros(len(linked), dtype=bool)
        inside[start] = True
        pending = inside
        while pending.any():
            pending = linked[pending].any(axis=0) & ~inside
            inside |= pending
        unseen &= ~inside
        yield np.flatnonzero(inside)


def _joined(likeness: Likeness, threshold: float) -> list[list[int]]:
    """The clusters of one group, each in order, by their first members."""
    sums = likeness.astype(np.float64)
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(sums))
    means = sums.copy()
    clusters = [[item] for item in range(len(sums))]
    while len(sums) > 1:
        one, other = sorted(divmod(int(means.argmax()), len(means)))
        if means[one, other] < threshold:
            break
        clusters[one] = sorted(clusters[one] + clusters[other])
        clusters[other] = []
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sizes[one] += sizes[other]
        sums[other], sums[:, other], sums[one, one] = -np.inf, -np.inf, -np.inf
        means[one] = sums[one] / (sizes[one] * sizes)
        means[:, one] = means[one]
        means[other], means[:, other] = -np.inf, -np.inf
    return sorted(members for members in clusters if members)
