"""Second step of reconciling: which tellings hang together, found in several processes.

The parent keeps each telling as JSON and what it is compared by as numbers; other processes compare and settle.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.pipeline.laying_aside import Row
from counterclaim.pipeline.processes import Processes
from counterclaim.pipeline.tracing import telling_of
from counterclaim.reconcile.linking.blocks import PARTS, SORTS, pairs_of, parts_of
from counterclaim.reconcile.linking.edges import Ties
from counterclaim.reconcile.linking.forest import Forest

PAIRS_AT_ONCE = 40_000
TELLINGS_AT_ONCE = 4_000
_LETTER = 15
"""The bits of a hash that say which letter its block begins with."""
_REACH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Blocks to be looked through by one process: tellings as JSON, blocks as a sort and places in that list.

    Only pairs of which one is in `anew` are compared, if it is given.
    """

    bodies: tuple[str, ...]
    blocks: tuple[tuple[str, tuple[int, ...]], ...]
    anew: frozenset[int] | None = None


def hanging_together(
    rows: Sequence[Row],
    judged: Iterable[tuple[int, int]],
    processes: Processes,
    anew: Collection[str] | None = None,
) -> list[list[int]]:
    """The rows, by their places in the list, in groups that nothing ties to each other; `judged` are tied by people.

    Where `anew` names rows, only these are compared, with all others: those hang together as they did.
    """
    numbers = {row.key: number for number, row in enumerate(rows)}
    forest, ties = Forest(len(rows)), Ties()
    forest.tie_all(judged)
    if anew is not None:
        first_of: dict[str, int] = {}
        kept = ((number, row.scope) for number, row in enumerate(rows) if row.key not in anew)
        forest.tie_all((first_of.setdefault(scope, number), number) for number, scope in kept)
    for found in _found(rows, processes, anew):
        forest.tie_all((numbers[one], numbers[other]) for one, other in found.pairs)
        found.pairs.clear()
        ties.add(found)
    if anew is not None:
        ties.strongest = {key: tie for key, tie in ties.strongest.items() if key in anew}
    forest.tie_all((numbers[one], numbers[other]) for one, other in ties.all())
    return forest.groups()


def drawn(rows: Sequence[Row], processes: Processes, anew: Collection[str]) -> tuple[set[str], set[str]]:
    """The scopes that rows to be compared anew are tied to, and the vague rows of these that a new tie may draw away.

    A vague telling hangs by its strongest tie alone.
    """
    ties = _ties(rows, processes, anew)
    scopes = {row.key: row.scope for row in rows}
    vague = {key for key in ties.strongest if key not in anew}
    return {scopes[key] for pair in ties.all() for key in pair} - {""}, vague


def shaken(rows: Sequence[Row], processes: Processes, vague: Collection[str], anew: Collection[str]) -> set[str]:
    """The scopes of those vague rows that hang by a new tie now: what they hung by before may have held others."""
    if not vague:
        return set()
    strongest = _ties(rows, processes, vague).strongest
    return {row.scope for row in rows if row.key in vague and row.key in strongest and strongest[row.key][1] in anew}


def _ties(rows: Sequence[Row], processes: Processes, anew: Collection[str] | None) -> Ties:
    ties = Ties()
    for found in _found(rows, processes, anew):
        ties.add(found)
    return ties


def _found(rows: Sequence[Row], processes: Processes, anew: Collection[str] | None) -> Iterator[Ties]:
    return processes.results(ties_in, _shards(rows, anew))


def ties_in(shard: Shard) -> Ties:
    """What ties the tellings of some blocks."""
    tellings = [telling_of(body) for body in shard.bodies]
    anew = None if shard.anew is None else {tellings[at].id for at in shard.anew}
    ties = Ties()
    seen: set[tuple[str, str]] = set()
    for sort, block in shard.blocks:
        if sort == PARTS:
            ties.pairs.update(parts_of(tellings[at] for at in block))
        for one, other in pairs_of(sort, [tellings[at] for at in block]):
            if anew is not None and one.id not in anew and other.id not in anew:
                continue
            pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if pair not in seen:
                seen.add(pair)
                ties.compare(one, other)
    return ties.thinned()


def shared_blocks(blocks: Iterable[Iterable[str]], sorts: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The numbers of those that share a block, for each block of two or more, with the letter that it begins with.

    Blocks with near numbers come one after the other. They are told apart by their hashes: once in a great while two
    of one letter come out as one.
    """
    hashes, numbers = array("q"), array("i")
    for number, keys in enumerate(blocks):
        for key in keys:
            hashes.append(hash(key) & ~_LETTER | sorts.index(key[0]))
            numbers.append(number)
    if not hashes:
        return
    hashed = np.frombuffer(hashes, dtype=np.int64)
    order = np.argsort(hashed, kind="stable")
    hashed, numbered = hashed[order], np.frombuffer(numbers, dtype=np.int32)[order]
    del order, hashes, numbers
    starts = np.flatnonzero(np.r_[True, np.diff(hashed) != 0])
    ends = np.r_[starts[1:], len(hashed)]
    shared = ends - starts > 1
    starts, ends = starts[shared], ends[shared]
    letters = hashed[starts] & _LETTER
    for at in np.lexsort((letters, ends - starts, numbered[ends - 1], numbered[starts + 1], numbered[starts])):
        yield sorts[letters[at]], tuple(numbered[starts[at] : ends[at]].tolist())


def _shards(rows: Sequence[Row], anew: Collection[str] | None) -> Iterator[Shard]:
    """Blocks in stretches of much the same work; neighbours share tellings, so that few are sent twice."""
    fresh = None if anew is None else {number for number, row in enumerate(rows) if row.key in anew}
    waiting: list[tuple[str, tuple[int, ...]]] = []
    pairs, inside = 0, set[int]()
    for sort, block in shared_blocks((row.blocks for row in rows), SORTS):
        if fresh is not None and fresh.isdisjoint(block):
            continue
        waiting.append((sort, block))
        inside.update(block)
        pairs += len(block) * min(len(block) - 1, _REACH) // 2
        if pairs >= PAIRS_AT_ONCE or len(inside) >= TELLINGS_AT_ONCE:
            yield _shard(rows, waiting, inside, fresh)
            waiting, pairs, inside = [], 0, set()
    if waiting:
        yield _shard(rows, waiting, inside, fresh)


def _shard(
    rows: Sequence[Row],
    blocks: Iterable[tuple[str, tuple[int, ...]]],
    inside: set[int],
    fresh: set[int] | None,
) -> Shard:
    numbers = sorted(inside)
    places = {number: at for at, number in enumerate(numbers)}
    return Shard(
        bodies=tuple(rows[number].body for number in numbers),
        blocks=tuple((sort, tuple(places[number] for number in block)) for sort, block in blocks),
        anew=None if fresh is None else frozenset(places[number] for number in fresh & inside),
    )
