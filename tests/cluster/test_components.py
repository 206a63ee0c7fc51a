"""Which things hang together, as arrays: the same as by the forest."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from counterclaim.cluster.components import components
from counterclaim.reconcile.linking.forest import Forest


@pytest.mark.parametrize("seed", range(8))
def test_the_groups_are_those_of_the_forest(seed: int) -> None:
    random = Random(seed)
    keys = sorted({random.getrandbits(64) for _ in range(300)})
    ties = [tuple(random.sample(range(300), 2)) for _ in range(random.choice([5, 150, 400]))]
    forest = Forest(300)
    forest.tie_all((one, other) for one, other in ties)
    ones, others = (np.array([keys[tie[side]] for tie in ties], np.uint64) for side in (0, 1))
    known, least = components(ones, others)
    assert known.tolist() == [keys[number] for number in sorted({each for tie in ties for each in tie})]
    assert dict(zip(known.tolist(), least.tolist(), strict=True)) == {
        keys[number]: keys[forest.root(number)] for tie in ties for number in tie
    }


def test_a_long_chain_is_one() -> None:
    order = np.random.default_rng(3).permutation(5_000).astype(np.uint64)
    _, least = components(order[:-1], order[1:])
    assert set(least.tolist()) == {0}


def test_no_ties_tie_nothing() -> None:
    known, least = components(np.empty(0, np.uint64), np.empty(0, np.uint64))
    assert (len(known), len(least)) == (0, 0)
