"""Cuts what is drawn into vector tiles and writes them into one MBTiles file; the same input, the same tiles."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from training.basemap_layers import DEEPEST, Area, Drawn, middle, projected, tolerance

EXTENT = 4096
BUFFER = 80
"""Steps beyond a tile's edge that are kept, so that no edge is seen."""
COVERAGES = ("land", "regions")
"""Layers whose areas share their edges, and are simplified together."""
HOLE = 12.0
"""A hole has to be so many times as large as a part: its edge is drawn all around it where an area is marked."""
LINES = ("borders", "rivers")
"""Layers of lines, which their source has in short pieces: too short, each by itself, to be simplified."""
AREAS = "CREATE TABLE areas (key TEXT PRIMARY KEY, kind TEXT, name TEXT, name_uk TEXT, longitude REAL, latitude REAL, "
AREAS += "west REAL, south REAL, east REAL, north REAL, square_km REAL) WITHOUT ROWID"
Tile = tuple[int, int, int]
Layers = Mapping[str, Sequence[Drawn]]


def cut(layers: Layers) -> Iterator[tuple[Tile, bytes]]:
    """Every tile with something on it, compressed, zoom by zoom."""
    whole = {name: _merged(some) if name in LINES else some for name, some in layers.items()}
    world = {name: [replace(each, geometry=projected(each.geometry)) for each in some] for name, some in whole.items()}
    for zoom in range(DEEPEST + 1):
        shown = {name: _simplified(name, some, zoom) for name, some in world.items()}
        yield from _quarters(shown, (0, 0, 0), zoom)


def _merged(some: Sequence[Drawn]) -> list[Drawn]:
    """Lines that are alike, each led on as far as it goes, in the order in which what they are is first met."""
    alike: dict[tuple[Any, ...], list[Drawn]] = defaultdict(list)
    for each in some:
        alike[each.zoom, *sorted(each.properties.items())].append(each)
    found = []
    for same in alike.values():
        parts = shapely.get_parts([each.geometry for each in same])
        lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(parts)))
        found += [replace(same[0], geometry=line) for line in lines]
    return found


def _simplified(name: str, some: Sequence[Drawn], zoom: int) -> list[Drawn]:
    kept = [each for each in some if each.zoom <= zoom]
    least = tolerance(zoom)
    if not kept:
        return []
    geometries = [each.geometry for each in kept]
    if name in COVERAGES:
        # Edges are moved for both neighbours alike: no gap opens between them.
        geometries = list(shapely.coverage_simplify([_ground(each) for each in geometries], least * 1.5))
        geometries = [_without_specks(geometry, least * least) for geometry in geometries]
    else:
        geometries = list(shapely.simplify(geometries, least))
    drawn = zip(kept, geometries, strict=True)
    return [replace(each, geometry=geometry) for each, geometry in drawn if not geometry.is_empty]


def _ground(geometry: BaseGeometry) -> BaseGeometry:
    """The areas of a geometry: what rounding has made a line or a point of is left out."""
    parts = getattr(shapely.make_valid(geometry), "geoms", [geometry])
    return shapely.multipolygons([one for part in parts for one in getattr(part, "geoms", [part]) if one.area > 0])


def _without_specks(geometry: BaseGeometry, least: float) -> BaseGeometry:
    """An area without parts, and without holes, that are too small to be told from a speck of dirt."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.area >= least]
    return shapely.multipolygons([_filled(part, least * HOLE) for part in parts]) if parts else shapely.Point()


def _filled(part: Polygon, least: float) -> Polygon:
    rings = [ring for ring in part.interiors if shapely.Polygon(ring).area >= least]
    return shapely.Polygon(part.exterior, rings)


def _quarters(layers: Layers, tile: Tile, zoom: int) -> Iterator[tuple[Tile, bytes]]:
    """The tiles of a zoom, found by quartering: each quarter is clipped from what its whole has left."""
    at, column, row = tile
    inside = {name: list(_clipped(some, tile)) for name, some in layers.items()}
    if not any(inside.values()):
        return
    if at == zoom:
        yield tile, _encoded(inside, tile)
        return
    for down in (0, 1):
        for right in (0, 1):
            yield from _quarters(inside, (at + 1, 2 * column + right, 2 * row + down), zoom)


def _clipped(some: Sequence[Drawn], tile: Tile) -> Iterator[Drawn]:
    zoom, column, row = tile
    size, beyond = 2.0**-zoom, 2.0**-zoom * BUFFER / EXTENT
    box = (column * size - beyond, row * size - beyond, (column + 1) * size + beyond, (row + 1) * size + beyond)
    for each in some:
        west, north, east, south = each.geometry.bounds
        if west >= box[2] or east <= box[0] or north >= box[3] or south <= box[1]:
            continue
        within = west >= box[0] and east <= box[2] and north >= box[1] and south <= box[3]
        clipped = each.geometry if within else _alike(shapely.clip_by_rect(each.geometry, *box), each.geometry)
        if not clipped.is_empty:
            yield replace(each, geometry=clipped)


def _alike(clipped: BaseGeometry, whole: BaseGeometry) -> BaseGeometry:
    """Of what a box leaves of an area the areas, of a line the lines: not the points where it only touches the box."""
    kept = shapely.get_parts(clipped)
    kept = kept[shapely.get_dimensions(kept) == shapely.get_dimensions(whole)]
    return kept[0] if len(kept) == 1 else unary_union(list(kept))


def _encoded(layers: Layers, tile: Tile) -> bytes:
    zoom, column, row = tile
    size = 2.0**-zoom
    bounds = (column * size, row * size, (column + 1) * size, (row + 1) * size)
    given = [
        {"name": name, "features": [{"geometry": each.geometry, "properties": dict(each.properties)} for each in some]}
        for name, some in layers.items()
        if some
    ]
    options = {"quantize_bounds": bounds, "extents": EXTENT, "y_coord_down": True}
    encoded = mapbox_vector_tile.encode(given, default_options=options)
    return gzip.compress(encoded, 9, mtime=0)


def write(target: Path, tiles: Iterator[tuple[Tile, bytes]], areas: Sequence[Any], credit: str) -> int:
    """Writes the file anew; returns how many tiles it has."""
    target.parent.mkdir(parents=True, exist_ok=True)
    making = target.with_suffix(".making")
    making.unlink(missing_ok=True)
    number = 0
    with sqlite3.connect(making) as database:
        database.execute("PRAGMA page_size = 1024")
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        database.execute(
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB, "
            "PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID"
        )
        database.execute(AREAS)
        for (zoom, column, row), content in tiles:
            # MBTiles counts rows from the south.
            database.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, column, 2**zoom - 1 - row, content))
            number += 1
        database.executemany(f"INSERT INTO areas VALUES ({', '.join('?' * 11)})", areas)
        layers: list[dict[str, object]] = [
            {"id": name, "fields": {}} for name in ("land", "regions", "lakes", "rivers", "borders", "places")
        ]
        facts = {"name": "counterclaim basemap", "format": "pbf", "minzoom": "0", "maxzoom": str(DEEPEST)}
        facts |= {"attribution": credit, "json": json.dumps({"vector_layers": layers})}
        database.executemany("INSERT INTO metadata VALUES (?, ?)", facts.items())
    with sqlite3.connect(making) as database:
        database.execute("VACUUM")
    making.replace(target)
    return number


def area_row(area: Area, name_uk: str | None) -> tuple[Any, ...]:
    """What the pages need to know of an area: its names, where its name is set, its bounds and its size."""
    west, south, east, north = (round(degree, 3) for degree in area.ground.bounds)
    longitude, latitude = middle(area.ground)
    kind, size = area.entry.feature.name.lower(), round(_square_km(area.ground), 1)
    names = (area.entry.name, name_uk)
    return (area.entry.id, kind, *names, longitude, latitude, west, south, east, north, size)


def _square_km(ground: BaseGeometry) -> float:
    """By the equal-area cylinder on a sphere of 6,371 km."""
    import numpy as np

    def flat(points: Any) -> Any:
        return np.column_stack([np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))])

    return float(shapely.transform(ground, flat).area) * 6371.0**2
