"""The CoNLL score, on partitions small enough to count by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from evaluation.ecbplus_scores import b_cubed, ceaf, clusters_of, conll, greatest_assignment, muc


def test_the_coded_events_themselves_score_all() -> None:
    found = conll(["storm", "storm", "flood", "fire"], [1, 1, 2, 3])
    assert set(found.values()) == {1.0}


def test_one_cluster_for_two_events_loses_precision_alone() -> None:
    key, response = clusters_of("aabb"), clusters_of("xxxx")
    assert muc(key, response).precision == pytest.approx(2 / 3)
    assert muc(key, response).recall == 1.0
    assert (b_cubed(key, response).precision, b_cubed(key, response).recall) == (0.5, 1.0)
    assert ceaf(key, response).precision == pytest.approx(2 / 3)
    assert ceaf(key, response).recall == pytest.approx(1 / 3)


def test_muc_does_not_see_mentions_alone_but_the_others_do() -> None:
    found = conll(["a", "b", "c"], [1, 2, 3])
    assert found["MUC F1"] == 0.0
    assert found["B-cubed F1"] == found["CEAF-e F1"] == 1.0


def test_the_conll_score_is_the_mean_of_three() -> None:
    found = conll("aabbc", "xxyxz")
    assert found["CoNLL F1"] == pytest.approx((found["MUC F1"] + found["B-cubed F1"] + found["CEAF-e F1"]) / 3)


@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (3, 5), (5, 2)])
def test_the_assignment_is_the_best_of_all(shape: tuple[int, int]) -> None:
    weights = np.random.default_rng(sum(shape)).random(shape)
    table = weights if shape[0] <= shape[1] else weights.T
    rows = range(len(table))
    best = max(
        sum(table[row, chosen[row]] for row in rows) for chosen in permutations(range(table.shape[1]), len(table))
    )
    assert greatest_assignment(weights) == pytest.approx(best)
