"""What the basemap shows: land, areas, borders, water and names, each with the zoom from which it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from counterclaim.read.places.gazetteer import Entry, Feature
from training.basemap_sources import Shaped

DEEPEST = 5
"""The deepest zoom that is cut: a step of its tiles is some 300 m at the equator, less than Natural Earth's error."""
UNNAMED_KM = 500.0
"""A piece of land where nobody lives is of the country of the nearest settlement, if that is no farther."""
DISPUTED = frozenset({"disputed", "line of control", "indefinite", "indeterminant", "overlay limit"})
WESTERN_SAHARA = "ForgetMagics"
"""What the package's maker wrote over the class of this line, which Natural Earth has as disputed."""
SMALL = 8.0
"""Natural Earth would show borders of regions from this zoom on where they are many and small: municipalities."""
MERCATOR = 85.0511287
_LEAST = {0: 1.0, 1: 0.7, 2: 0.5, 3: 0.4, 4: 0.3, 5: 0.2}
"""By zoom: simplified by so many pixels of 512 to a tile."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something to draw: where (degrees; once projected 0 to 1 from the north-west), what, and from which zoom."""

    geometry: BaseGeometry
    properties: Mapping[str, Any]
    zoom: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """Ground that a place of the gazetteer covers."""

    entry: Entry
    ground: BaseGeometry


def projected(geometry: BaseGeometry) -> BaseGeometry:
    """Degrees as fractions of the world in Web Mercator, from the north-west corner."""

    def across(points: Any) -> Any:
        north = np.radians(np.clip(points[:, 1], -MERCATOR, MERCATOR))
        return np.column_stack([points[:, 0] / 360 + 0.5, 0.5 - np.arcsinh(np.tan(north)) / (2 * np.pi)])

    return shapely.transform(geometry, across)


def tolerance(zoom: int) -> float:
    """How far a line may be moved at a zoom, in fractions of the world."""
    return float(_LEAST[zoom] / (512 * 2**zoom))


def countries(
    regions: Mapping[int | None, Sequence[Polygon]], known: Sequence[Entry], settled: Sequence[Entry]
) -> dict[str | None, list[Polygon]]:
    """The land of each country, by its code; what nobody lives in goes with the nearest settlement."""
    by_region = {entry.region: entry.country for entry in known}
    found: dict[str | None, list[Polygon]] = defaultdict(list)
    tree = STRtree(shapely.points([(entry.longitude, entry.latitude) for entry in settled]))
    for region, pieces in regions.items():
        if region is not None:
            found[by_region[region]] += pieces
            continue
        near = tree.query_nearest([piece.representative_point() for piece in pieces], max_distance=UNNAMED_KM / 111)
        owners = {int(piece): settled[int(one)].country for piece, one in zip(*near, strict=True)}
        for number, piece in enumerate(pieces):
            found[owners.get(number)].append(piece)
    return dict(found)


def borders(lines: Iterable[Shaped]) -> Iterator[Drawn]:
    """Borders of countries, those in dispute told apart."""
    for line in lines:
        given = str(line.record["featurecla"])
        kind = given.lower().partition(" (")[0]
        if kind == "lease limit":
            continue
        disputed = given == WESTERN_SAHARA or any(kind.startswith(word) for word in DISPUTED)
        yield Drawn(line.geometry, {"kind": "disputed" if disputed else "country"})


def region_borders(lines: Iterable[Shaped]) -> Iterator[Drawn]:
    """Borders of first-level regions; small ones from nearer on."""
    for line in lines:
        if line.record["featurecla"] in ("Admin-1 boundary", "Admin-1 region boundary"):
            nearest = float(line.record["min_zoom"] or 0)
            small = nearest >= SMALL
            yield Drawn(line.geometry, {"kind": "small region" if small else "region"}, DEEPEST if small else 3)


def rivers(lines: Iterable[Shaped]) -> Iterator[Drawn]:
    """Rivers, the largest from afar."""
    for line in lines:
        if line.record["featurecla"] == "River":
            rank = int(line.record["scalerank"])
            yield Drawn(line.geometry, {"rank": rank}, min(DEEPEST, max(1, rank - 1)))


def large_first(rank: int) -> int:
    """The zoom from which a place of this rank has its name."""
    return min(DEEPEST, max(2, rank))


def middle(ground: BaseGeometry) -> tuple[float, float]:
    """The middle of the largest circle that fits into an area's largest part, lakes and all: where its name is set."""
    largest = max(getattr(ground, "geoms", [ground]), key=lambda part: part.area)
    point = shapely.maximum_inscribed_circle(Polygon(largest.exterior), tolerance=0.02).coords[0]
    return round(point[0], 4), round(point[1], 4)


def areas_of(found: Mapping[Any, Sequence[Polygon]], known: Mapping[Any, Entry]) -> list[Area]:
    """The areas of places that the gazetteer knows, in the order of their ids."""
    grounds = ((known[key], pieces) for key, pieces in found.items() if key in known)
    areas = [Area(entry, shapely.unary_union(pieces)) for entry, pieces in grounds]
    return sorted(areas, key=lambda area: area.entry.id)


def by_feature(entries: Iterable[Entry], feature: Feature) -> list[Entry]:
    """The places of one sort."""
    return [entry for entry in entries if entry.feature is feature]
