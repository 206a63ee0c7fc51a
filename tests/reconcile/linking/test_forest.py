"""Groups that ties make."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.linking.forest import Forest

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


def test_ties_reach_through_others() -> None:
    forest = Forest(5)
    forest.tie_all([(3, 4), (1, 3)])
    assert forest.groups() == [[0], [1, 3, 4], [2]]


@given(PAIRS, st.randoms())
def test_the_order_of_ties_changes_nothing(pairs: list[tuple[int, int]], random: Random) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)
    one, other = Forest(12), Forest(12)
    one.tie_all(pairs)
    other.tie_all((b, a) for a, b in shuffled)
    assert one.groups() == other.groups()
