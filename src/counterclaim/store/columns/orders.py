"""The orders that claims are shown in, each worked out once for a state of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.store.columns.claims import NONE, Columns, Mask, Numbers
from counterclaim.store.query import Order, Query

FIRST_LOOK = 4_096
MOST_AT_ONCE = 262_144


class Orders:
    """Sorts the claims of columns. Several threads may ask at once."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._sorted: dict[tuple[Order, bool], Numbers] = {}
        self._places: dict[tuple[Order, bool], Numbers] = {}
        self._lock = Lock()

    def walk(self, mask: Mask, query: Query, edge: int | None) -> Iterator[NDArray[np.int32]]:
        """The numbers of the claims that are in a mask, some at a time: in a query's order, from its cursor on.

        `edge` is the number of the claim that the cursor names; from one that is `before` it goes backwards.
        """
        places = self._in_order(query)
        if edge is not None:
            at = int(self._place_of(query)[np.searchsorted(self._columns.numbers, edge)])
            places = places[:at][::-1] if query.before else places[at + 1 :]
        done, step = 0, FIRST_LOOK
        while done < len(places):
            some = places[done : done + step]
            yield self._columns.numbers[some[mask[some]]]
            done, step = done + step, min(step * 2, MOST_AT_ONCE)

    def _in_order(self, query: Query) -> Numbers:
        asked = query.order, query.descending
        with self._lock:
            if asked not in self._sorted:
                self._sorted[asked] = self._sorted_anew(*asked)
            return self._sorted[asked]

    def _place_of(self, query: Query) -> Numbers:
        places, asked = self._in_order(query), (query.order, query.descending)
        with self._lock:
            if asked not in self._places:
                found = np.empty(len(places), np.int32)
                found[places] = np.arange(len(places), dtype=np.int32)
                self._places[asked] = found
            return self._places[asked]

    def _sorted_anew(self, order: Order, is_descending: bool) -> Numbers:
        if order is Order.LEARNED:
            told = np.arange(len(self._columns.numbers), dtype=np.int32)
            return told[::-1] if is_descending else told
        values, has = _values(self._columns, order)
        told = np.flatnonzero(has).astype(np.int32)
        told = told[np.argsort(values[told], kind="stable")]
        rest = np.flatnonzero(~has).astype(np.int32)
        return np.concatenate([told[::-1], rest[::-1]] if is_descending else [told, rest])


def _values(columns: Columns, order: Order) -> tuple[NDArray[Any], Mask]:
    """What claims are sorted by, and which of them have it."""
    if order is Order.COUNT:
        return columns.amounts, columns.amounts >= 0
    if order in (Order.HAPPENED, Order.SAID):
        days = columns.facts["last_day" if order is Order.HAPPENED else "said_day"]
        return days, days != NONE
    ranks = _ranks(columns, order.value)[columns.facts[order.value]]
    return ranks, ranks != NONE


def _ranks(columns: Columns, sort: str) -> Numbers:
    """The place of each phrase of a sort among them all, by its words; that of an empty one is none."""
    ranks = np.zeros(columns.last_phrase + 1, np.int32)
    told = ((words.strip(), at) for at, (of, words) in columns.words.phrases.items() if of == sort)
    for rank, (_, at) in enumerate(sorted(pair for pair in told if pair[0]), start=1):
        ranks[at] = rank
    return ranks
