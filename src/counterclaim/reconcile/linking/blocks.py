"""Which tellings are compared at all: those that share a key, so that the cost does not grow with their square.

A key begins with a letter that says what is shared, and so which of its tellings are compared: `d` a place on a day,
`r` a region on a day, `s` a struggle for a place, `w` a place and a word, `p` a place, `g` two words, `n` a
name, `c` a town's name on a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.model.place import PlacePrecision
from counterclaim.reconcile.linking.kinds import GROUND
from counterclaim.reconcile.linking.particulars import Particulars
from counterclaim.reconcile.linking.tellings import Telling
from counterclaim.reconcile.linking.words import RARE, weight_of

SORTS = "drswncpgt"
PARTS = "t"
"""Tellings of one document of which one is part of the other: they hang together whatever they tell."""
_REACH = {"d": 150, "r": 90, "s": 40, "w": 16, "n": 16, "c": 60, "p": 60, "g": 12, PARTS: 0}
"""In a block, a telling is compared with so many after it at most, in the order of their days."""
UNSURE = "wnpg"
"""Blocks of which two definite tellings are not compared: they share one of their own where they may be one."""
_DAYS = 3
"""A stretch of more days has no key for each of its days."""
_SPOTS, _WORDS, _PAIRED = 3, 6, 5


@dataclass(frozen=True, slots=True)
class Card:
    """All of a telling, beside what it tells, that says with which others of a block it is compared."""

    when: tuple[int, str, int, str]
    sure: bool
    town: bool


def card_of(telling: Telling) -> Card:
    """The card of a telling; `when` sorts it in its blocks."""
    return Card(_when(telling), is_definite(telling.told), _is_town(telling.told))


def reach_of(sort: str) -> int:
    """With how many after it in a block of this sort a telling is compared at most."""
    return _REACH[sort]


def keys_of(telling: Telling) -> tuple[str, ...]:
    """What a telling is looked up by: its places with its days, things and rare words, and its rare names."""
    told = telling.told
    spots, days, words = told.local[:_SPOTS], _days(told), _telling_words(told)
    regions = tuple(dict.fromkeys(spot.region or spot.key for spot in told.spots))[:_SPOTS]
    keys = [f"d{spot.key} {day}" for spot in spots for day in days]
    keys += [f"r{region} {day}" for region in regions for day in days]
    keys += [f"c{name} {day}" for name in (told.called or (() if spots else told.names[:_WORDS])) for day in days]
    keys += [f"w{spot.key} {word}" for spot in spots for word in words]
    keys += [f"w{region} {thing}" for region in regions for thing in told.things]
    keys += [f"p{spot.key}" for spot in spots]
    keys += [f"g{one} {other}" for one, other in combinations(sorted((*told.names, *words)[:_PAIRED]), 2)]
    if any(kind in GROUND for kind in told.kinds):
        keys += [f"s{where}" for where in (*(spot.key for spot in spots), *regions)]
    keys += [f"n{name}" for name in told.names[:_WORDS] if weight_of((name,)) >= RARE]
    keys += [f"{PARTS}{key}" for key in (telling.id, *telling.wholes)]
    return tuple(dict.fromkeys(keys))


def pairs_of(sort: str, block: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of a block that are compared, in an order that depends on the tellings alone.

    Of tellings that are equal in all that is compared, each is paired with the first, and only that with others.
    """
    if sort == PARTS:
        return
    first_of: dict[Particulars, Telling] = {}
    kept: list[Telling] = []
    for telling in sorted(block, key=_when):
        first = first_of.setdefault(telling.told, telling)
        if first is telling:
            kept.append(telling)
        else:
            yield first, telling
    reach = _REACH[sort]
    sure = [is_definite(telling.told) for telling in kept]
    towns = [_is_town(telling.told) for telling in kept]
    for at, one in enumerate(kept):
        for near in range(at + 1, min(at + 1 + reach, len(kept))):
            if sort in UNSURE and sure[at] and sure[near]:
                continue
            if sort == "r" and towns[at] and towns[near]:
                continue
            yield one, kept[near]


def parts_of(tellings: Iterable[Telling]) -> Iterator[tuple[str, str]]:
    """The tellings, by their ids, that are part of another one that is there."""
    kept = list(tellings)
    known = {telling.id for telling in kept}
    yield from ((telling.id, whole) for telling in kept for whole in telling.wholes if whole in known)


def candidates(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """All pairs of tellings that are compared, each once."""
    blocks: dict[str, list[Telling]] = {}
    for telling in tellings:
        for key in keys_of(telling):
            blocks.setdefault(key, []).append(telling)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for one, other in pairs_of(key[0], blocks[key]) if len(blocks[key]) > 1 else ():
            pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def is_definite(told: Particulars) -> bool:
    """Whether it is set in a place, on days that words tell."""
    return told.days is not None and told.days[1] - told.days[0] < _DAYS and bool(told.spots)


def _is_town(told: Particulars) -> bool:
    """Whether it is set in towns: two of them in one region are compared only where they share one."""
    return bool(told.local) and not any(spot.precision is PlacePrecision.POINT for spot in told.local)


def _telling_words(told: Particulars) -> tuple[str, ...]:
    """The words that say most of what it is about, things that were hit first; as many for all."""
    rare = sorted(told.words, key=lambda word: (-weight_of((word,)), word))
    return tuple(dict.fromkeys((*told.things, *rare)))[:_WORDS]


def _days(told: Particulars) -> range:
    """The days that words tell; else that of publication and the two before."""
    if told.days is not None:
        first, last = told.days
        return range(first, last + 2) if last - first < _DAYS else range(0)
    return range(told.published - _DAYS + 1, told.published + 1) if told.published is not None else range(0)


def _when(telling: Telling) -> tuple[int, str, int, str]:
    told = telling.told
    return (told.days[0] if told.days else told.published or 0, telling.document, telling.at, telling.id)
