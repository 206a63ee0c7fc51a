"""Average linkage, on likenesses that can be followed by eye."""

from __future__ import annotations

import numpy as np
from evaluation.ecbplus_clusters import average_linkage

CHAIN = np.array([[0.0, 0.9, 0.2], [0.9, 0.0, 0.7], [0.2, 0.7, 0.0]])


def test_the_most_alike_are_joined_first_and_then_judged_by_their_mean() -> None:
    assert average_linkage(CHAIN, 0.5) == [0, 0, 1]
    assert average_linkage(CHAIN, 0.44) == [0, 0, 0]
    assert average_linkage(CHAIN, 0.95) == [0, 1, 2]


def test_nothing_joins_what_has_nothing_in_common() -> None:
    apart = np.zeros((4, 4))
    apart[0, 3] = apart[3, 0] = apart[1, 2] = apart[2, 1] = 1.0
    assert average_linkage(apart, 0.01) == [0, 1, 1, 0]


def test_the_order_of_the_items_changes_no_cluster() -> None:
    chance = np.random.default_rng(5)
    square = chance.random((12, 12))
    square = (square + square.T) / 2
    order = chance.permutation(12)
    labels, shuffled = average_linkage(square, 0.5), average_linkage(square[np.ix_(order, order)], 0.5)
    same = {(one, other) for one in range(12) for other in range(12) if labels[one] == labels[other]}
    assert same == {
        (int(order[one]), int(order[other]))
        for one in range(12)
        for other in range(12)
        if shuffled[one] == shuffled[other]
    }


def test_no_items_make_no_clusters() -> None:
    assert average_linkage(np.zeros((0, 0)), 0.5) == []
