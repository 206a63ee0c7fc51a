"""Which tellings are compared, worked out from cards: all that `linking.blocks.pairs_of` looks at, as numbers.

A block may hold millions of cards: they are sorted and paired as arrays, a stretch at a time, and no telling comes with
more pairs than the reach of its blocks allows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.cluster.exchange import Shape
from counterclaim.cluster.ids import Ids, hash_of, number_of
from counterclaim.reconcile.linking.blocks import PARTS, SORTS, UNSURE, card_of, reach_of
from counterclaim.reconcile.linking.tellings import Telling
from counterclaim.store.entry import IndexedTelling
from counterclaim.store.shapes import json_text, shaped

CARD: Shape = (
    ("block", "id"),
    ("sort", "flag"),
    ("day", "number"),
    ("document", "id"),
    ("at", "number"),
    ("telling", "id"),
    ("told", "id"),
    ("flags", "flag"),
)
_SURE, _TOWN = 1, 2
POSITIONS_AT_ONCE = 50_000
_HOME_BITS = 40

Card = tuple[int, int, int, int, int, int, int, int]
Cards = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Homes:
    """Where tellings are kept: by their day, and by their document where a day has many; so neighbours are near."""

    bounds: tuple[int, ...]

    @classmethod
    def for_days(cls, documents_on: dict[int, int], homes: int) -> Homes:
        """Homes of much the same number of documents; `documents_on` counts them by the ordinal of their day."""
        total, before, bounds = sum(documents_on.values()), 0, list[int]()
        for day in sorted(documents_on):
            here = documents_on[day]
            while len(bounds) < homes - 1 and (len(bounds) + 1) * total < (before + here) * homes:
                share = ((len(bounds) + 1) * total / homes - before) / here
                bounds.append((day << _HOME_BITS) + int(max(share, 0.0) * (1 << _HOME_BITS)))
            before += here
        return cls(tuple(bounds))

    def home(self, telling: Telling) -> int:
        """The home of one telling."""
        day, document, *_ = card_of(telling).when
        return bisect_right(self.bounds, (day << _HOME_BITS) + (number_of(document) >> (64 - _HOME_BITS)))

    def of(self, day: npt.NDArray[np.int64], document: Ids) -> npt.NDArray[np.int64]:
        """The home of each telling, by its day and document."""
        place = (day.astype(np.uint64) << np.uint64(_HOME_BITS)) + (document >> np.uint64(64 - _HOME_BITS))
        return np.searchsorted(np.array(self.bounds, np.uint64), place, side="right").astype(np.int64)


def cards_of(row: IndexedTelling, telling: Telling) -> Iterator[Card]:
    """A card for each block of a telling; what is part of what is known without them."""
    card = card_of(telling)
    day, document, at, key = card.when
    told = hash_of(json_text(shaped(telling.told)))
    flags = _SURE * card.sure + _TOWN * card.town
    rest = (day, number_of(document), at, number_of(key), told, flags)
    for block in row.blocks:
        if block[0] != PARTS:
            yield (hash_of(block), SORTS.index(block[0]), *rest)


def columns_of(cards: list[Card]) -> Cards:
    """Cards as columns."""
    types = {"id": np.uint64, "number": np.int64, "flag": np.uint8}
    columns = zip(*cards, strict=True) if cards else ((),) * len(CARD)
    return {name: np.array(column, types[kind]) for (name, kind), column in zip(CARD, columns, strict=True)}


def pairs_among(cards: Cards) -> Iterator[tuple[Cards, npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """The pairs that are compared, as places in columns sorted by block and time; a stretch of them at a time."""
    order = np.lexsort((cards["telling"], cards["at"], cards["document"], cards["day"], cards["block"]))
    cards = {name: column[order] for name, column in cards.items()}
    firsts = _firsts(cards["block"], cards["told"])
    alike = np.flatnonzero(firsts != np.arange(len(firsts)))
    for start in range(0, len(alike), POSITIONS_AT_ONCE * 100):
        some = alike[start : start + POSITIONS_AT_ONCE * 100]
        yield cards, firsts[some], some
    kept = np.flatnonzero(firsts == np.arange(len(firsts)))
    for start in range(0, len(kept), POSITIONS_AT_ONCE):
        yield cards, *_within_reach(cards, kept, start)


def _firsts(block: npt.NDArray[Any], told: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """For each place the first one of its block at which the very same is told."""
    size = len(block)
    order = np.lexsort((np.arange(size), told, block))
    begins = np.ones(size, bool)
    begins[1:] = (block[order][1:] != block[order][:-1]) | (told[order][1:] != told[order][:-1])
    runs = np.maximum.accumulate(np.where(begins, np.arange(size), 0))
    firsts = np.empty(size, np.int64)
    firsts[order] = order[runs]
    return firsts


def _within_reach(
    cards: Cards, kept: npt.NDArray[np.int64], start: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For a stretch of kept places, each with those after it that its block reaches."""
    reach = np.array([reach_of(sort) for sort in SORTS])
    unsure = np.array([sort in UNSURE for sort in SORTS])
    block, sort, flags = cards["block"][kept], cards["sort"][kept], cards["flags"][kept]
    near = np.arange(start, min(start + POSITIONS_AT_ONCE, len(kept)))
    ones, others = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    step = 1
    while True:
        near = near[near + step < len(kept)]
        near = near[(block[near + step] == block[near]) & (reach[sort[near]] >= step)]
        if not len(near):
            break
        both = flags[near] & flags[near + step]
        apart = (unsure[sort[near]] & (both & _SURE > 0)) | ((sort[near] == SORTS.index("r")) & (both & _TOWN > 0))
        ones.append(kept[near[~apart]])
        others.append(kept[near[~apart] + step])
        step += 1
    return np.concatenate(ones), np.concatenate(others)
