"""What two tellings weigh against each other, and which hang together by it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from counterclaim.reconcile.linking.blocks import is_definite
from counterclaim.reconcile.linking.comparisons import PROPOSITIONS, Proposition, compared
from counterclaim.reconcile.linking.forest import Forest
from counterclaim.reconcile.linking.tellings import Telling
from counterclaim.reconcile.linking.weights import weights_for

_NAMES = tuple(proposition.__name__ for proposition in PROPOSITIONS)
TIE = 0.5
"""The log-odds above which a vague telling hangs by another."""
SURE_TIE = 1.0
"""The log-odds above which two definite ones hang together: each wrong tie of theirs makes one scope of two."""


def levels_between(one: Telling, other: Telling) -> tuple[tuple[str, str], ...]:
    """Each proposition with the level that it has for the two."""
    return tuple(zip(_NAMES, compared(one.told, other.told), strict=True))


def log_odds(one: Telling, other: Telling) -> float:
    """The log-odds that two tellings are of one happening."""
    return weights_for("across").weighed(levels_between(one, other))


def tie_weight(one: Telling, other: Telling) -> float:
    """The same as `log_odds` where that is above `TIE`; elsewhere anything that is not."""
    weights = weights_for("across")
    found = weights.prior
    first, second = one.told, other.told
    for proposition, name, rest in _in_order():
        found += weights.of(name, proposition(first, second))
        if found + rest <= TIE:
            return TIE
    return found


class Ties:
    """Which tellings, by their ids, hang together: definite ones by every tie, a vague one by its strongest tie alone.

    So that what tells neither day nor town joins one happening, and makes no two of them one. The order in which ties
    are noted means nothing.
    """

    def __init__(self) -> None:
        self.pairs: set[tuple[str, str]] = set()
        self.strongest: dict[str, tuple[float, str]] = {}

    def compare(self, one: Telling, other: Telling) -> None:
        """Note whether two tellings are tied."""
        weight = tie_weight(one, other)
        if weight <= TIE:
            return
        sure = [is_definite(each.told) for each in (one, other)]
        if all(sure) and weight > SURE_TIE:
            self.pairs.add((one.id, other.id))
        if not sure[0]:
            self._point(one.id, weight, other.id)
        if not sure[1]:
            self._point(other.id, weight, one.id)

    def add(self, others: Ties) -> None:
        """Note all that others have noted."""
        self.pairs |= others.pairs
        for key, (weight, partner) in others.strongest.items():
            self._point(key, weight, partner)

    def thinned(self) -> Ties:
        """The same groups held together by as few pairs as can be: a telling in fifty pairs needs one of them."""
        keys = sorted({key for pair in self.pairs for key in pair})
        number = {key: at for at, key in enumerate(keys)}
        forest = Forest(len(keys))
        forest.tie_all((number[one], number[other]) for one, other in self.pairs)
        self.pairs = {(keys[group[0]], keys[at]) for group in forest.groups() for at in group[1:]}
        return self

    def all(self) -> Iterator[tuple[str, str]]:
        """The pairs that hang together."""
        yield from self.pairs
        yield from ((key, partner) for key, (_, partner) in self.strongest.items())

    def _point(self, key: str, weight: float, partner: str) -> None:
        known = self.strongest.get(key)
        if known is None or (-weight, partner) < (-known[0], known[1]):
            self.strongest[key] = (weight, partner)


@cache
def _in_order() -> tuple[tuple[Proposition, str, float], ...]:
    """The propositions, and after each the most that those still to come can add."""
    levels = weights_for("across").levels
    most = [max((0.0, *levels.get(name, {}).values())) for name in _NAMES]
    return tuple((PROPOSITIONS[at], name, sum(most[at + 1 :])) for at, name in enumerate(_NAMES))
