"""The best tree for given scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from counterclaim.read.grammar.trees import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        passed = set()
        while word:
            if word in passed:
                return False
            passed.add(word)
            word = heads[word - 1]
    return True


def best_by_trial(scores: np.ndarray) -> float:
    """The best total over all trees with one root, by trying each."""
    length = len(scores)
    scaled = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    trees = (heads for heads in product(range(length + 1), repeat=length) if is_tree(heads))
    return max(float(sum(scaled[word, head] for word, head in enumerate(heads))) for heads in trees)


@pytest.mark.parametrize("seed", range(40))
def test_no_other_tree_scores_higher(seed: int) -> None:
    chance = np.random.default_rng(seed)
    length = int(chance.integers(1, 6))
    scores = chance.normal(size=(length, length + 1)).astype(np.float32) * 3
    heads = best_heads(scores)
    assert is_tree(tuple(heads))
    scores[np.arange(length), np.arange(length) + 1] = -1e9
    scaled = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    total = float(sum(scaled[word, head] for word, head in enumerate(heads)))
    assert total == pytest.approx(best_by_trial(scores), abs=1e-3)


def test_a_long_sentence_of_noise_still_gives_a_tree() -> None:
    scores = np.random.default_rng(1).normal(size=(150, 151)).astype(np.float32)
    assert is_tree(tuple(best_heads(scores)))


def test_equal_scores_still_give_a_tree() -> None:
    assert is_tree(tuple(best_heads(np.zeros((9, 10), np.float32))))
