"""Gathers what would lie over each other on a map; a cluster stands at its largest place and counts what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.serve.mapping.atlas import MARKS, SEVERAL, Atlas, Mask, points

TILE = 512
"""Pixels of a tile's edge."""
APART = 46
"""Pixels: two clusters lie at least so far from each other."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places near each other, the largest first, with how many incidents lie at them, and one of their numbers."""

    spots: tuple[int, ...]
    count: int
    mark: str
    incident: int


def gathered(atlas: Atlas, chosen: Mask, zoom: int) -> tuple[Cluster, ...]:
    """The clusters of the incidents chosen, as they are shown at a zoom. Only what lies at points is gathered."""
    numbers = np.flatnonzero(chosen & np.append(points(atlas), False)[atlas.at])
    spots = atlas.at[numbers]
    counts = np.bincount(spots, minlength=len(atlas.spots))
    found = np.flatnonzero(counts)
    order = found[np.lexsort((found, -counts[found]))]
    marks = np.zeros(len(atlas.spots), dtype=np.int64)
    np.bitwise_or.at(marks, spots, 1 << atlas.marks[numbers])
    last = np.zeros(len(atlas.spots), dtype=np.int64)
    last[spots] = numbers
    held = _joined(order.tolist(), atlas.centres[order].tolist(), APART / (TILE * 2.0**zoom))
    return tuple(
        Cluster(
            tuple(some),
            int(counts[some].sum()),
            _mark(int(np.bitwise_or.reduce(marks[some]))),
            int(last[some[0]]),
        )
        for some in held
    )


def by_tile(atlas: Atlas, clusters: Iterable[Cluster], zoom: int) -> Mapping[tuple[int, int], tuple[Cluster, ...]]:
    """The clusters that lie in each tile of a zoom, by its column and row."""
    found: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        across, down = atlas.centres[cluster.spots[0]]
        found[int(across * 2**zoom), int(down * 2**zoom)].append(cluster)
    return {tile: tuple(some) for tile, some in found.items()}


def _joined(spots: Sequence[int], centres: Sequence[Sequence[float]], apart: float) -> list[list[int]]:
    """Each spot with the nearest of the larger ones that stand for others, or as such a one itself."""
    held: list[list[int]] = []
    seeds: list[Sequence[float]] = []
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for spot, centre in zip(spots, centres, strict=True):
        column, row = int(centre[0] / apart), int(centre[1] / apart)
        near = (
            seed for right in (-1, 0, 1) for down in (-1, 0, 1) for seed in cells.get((column + right, row + down), ())
        )
        reach, best = apart * apart, -1
        for seed in near:
            distance = (seeds[seed][0] - centre[0]) ** 2 + (seeds[seed][1] - centre[1]) ** 2
            if distance < reach:
                reach, best = distance, seed
        if best >= 0:
            held[best].append(spot)
        else:
            cells[column, row].append(len(seeds))
            seeds.append(centre)
            held.append([spot])
    return held


def _mark(bits: int) -> str:
    """The mark that all share, or that of several."""
    shared = [mark for number, mark in enumerate(MARKS) if bits >> number & 1]
    return shared[0] if len(shared) == 1 else SEVERAL
