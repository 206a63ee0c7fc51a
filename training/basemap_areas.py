"""Makes areas of lines: the land is cut by all borders, and each piece named by the settlements that lie in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiPoint, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize, unary_union

REACH = 0.5
"""Degrees: so far from another line a line may end and still be meant to meet it."""
BEYOND = 1.001
"""What is added to a loose end goes this much further, so that the lines surely cross."""
CHUNK = 50
"""Points of a line that are looked at together."""
ENOUGH = 3
"""So many settlements of a region that has no piece of its own have one carved out for it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A settlement: where it lies in degrees, and in which region."""

    point: tuple[float, float]
    region: int


def cut(land: BaseGeometry, lines: Iterable[BaseGeometry]) -> list[Polygon]:
    """The pieces into which lines cut the land; a line that ends just before another is led on to it."""
    parts = [part for line in lines for part in getattr(line, "geoms", [line]) if part.length > 0]
    coast = land.boundary
    joined = shapely.line_merge(unary_union(parts))
    merged = list(getattr(joined, "geoms", [joined]))
    noded = unary_union([coast, *parts, *_bridges(merged, coast)])
    pieces = list(polygonize(noded))
    grounds = STRtree(list(getattr(land, "geoms", [land])))
    inside = set(grounds.query([piece.representative_point() for piece in pieces], predicate="within")[0])
    return [piece for number, piece in enumerate(pieces) if number in inside]


def _bridges(lines: Sequence[LineString], coast: BaseGeometry) -> list[LineString]:
    """From each loose end the way to the nearest other line, where one is in reach."""
    met = Counter(end for line in lines for end in (line.coords[0], line.coords[-1]))
    rings = getattr(coast, "geoms", [coast])
    chunks = [(chunk, number) for number, line in enumerate(lines) for chunk in _chunks(line)]
    chunks += [(chunk, -1) for ring in rings for chunk in _chunks(ring)]
    tree = STRtree([chunk for chunk, _ in chunks])
    bridges = []
    for number, line in enumerate(lines):
        for end in (line.coords[0], line.coords[-1]):
            if met[end] > 1:
                continue
            point = Point(end)
            near = [chunks[each][0] for each in tree.query(point.buffer(REACH)) if chunks[each][1] != number]
            nearest = min(near, key=point.distance, default=None)
            if nearest is not None and 0 < point.distance(nearest) <= REACH:
                bridges.append(_led_on(end, nearest.interpolate(nearest.project(point)).coords[0]))
    return bridges


def _led_on(start: tuple[float, ...], end: tuple[float, ...]) -> LineString:
    way = (np.array(end) - np.array(start)) * BEYOND
    return LineString([start, np.array(start) + way])


def _chunks(line: LineString) -> list[LineString]:
    points = list(line.coords)
    return [LineString(points[start : start + CHUNK + 1]) for start in range(0, len(points) - 1, CHUNK)]


def named(pieces: Sequence[Polygon], settled: Sequence[Settled]) -> dict[int | None, list[Polygon]]:
    """The pieces of each region, by what most of the settlements in a piece say; null has those that nobody lives in.

    A region that is nowhere the most has its part of the piece in which most of it lies: what is nearer to its
    settlements than to others.
    """
    within = _within(pieces, settled)
    votes = {piece: Counter(settled[each].region for each in some) for piece, some in within.items()}
    homes = {piece: min(count, key=lambda region: (-count[region], region)) for piece, count in votes.items()}
    found: dict[int | None, list[Polygon]] = defaultdict(list)
    lost = _lost(votes, set(homes.values()))
    for number, piece in enumerate(pieces):
        here = lost.get(number, set())
        if here:
            for region, part in _carved(piece, homes[number], here, [settled[each] for each in within[number]]):
                found[region].append(part)
        else:
            found[homes.get(number)].append(piece)
    return dict(found)


def _within(pieces: Sequence[Polygon], settled: Sequence[Settled]) -> dict[int, list[int]]:
    points = shapely.points([each.point for each in settled])
    within: dict[int, list[int]] = defaultdict(list)
    for one, piece in zip(*STRtree(pieces).query(points, predicate="within"), strict=True):
        within[int(piece)].append(int(one))
    return within


def _lost(votes: dict[int, Counter[int]], at_home: set[int]) -> dict[int, set[int]]:
    """In which piece each region that has none of its own is to have a part."""
    most: dict[int, tuple[int, int]] = {}
    for piece, count in sorted(votes.items()):
        for region, number in count.items():
            if region not in at_home and number >= ENOUGH and number > most.get(region, (0, 0))[0]:
                most[region] = (number, piece)
    lost: dict[int, set[int]] = defaultdict(set)
    for region, (_, piece) in most.items():
        lost[piece].add(region)
    return lost


def _carved(piece: Polygon, home: int, lost: set[int], settled: Sequence[Settled]) -> list[tuple[int, Polygon]]:
    """A piece parted by which settlement is nearest: a part for each lost region, the rest for the one at home."""
    by_point = {each.point: each.region if each.region in lost else home for each in settled}
    cells = shapely.voronoi_polygons(MultiPoint(list(by_point)), extend_to=piece.envelope, ordered=True)
    by_region: dict[int, list[BaseGeometry]] = defaultdict(list)
    for region, cell in zip(by_point.values(), cells.geoms, strict=True):
        by_region[region].append(cell)
    parts = []
    for region in sorted(by_region):
        ground = unary_union(by_region[region]).intersection(piece)
        parts += [(region, part) for part in getattr(ground, "geoms", [ground]) if isinstance(part, Polygon)]
    return parts
