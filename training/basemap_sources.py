"""Reads Natural Earth as packages carry it, and the settlements of the package's own gazetteer."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely import LineString
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from counterclaim.read.places.gazetteer import PLACE, SETTLEMENTS, Entry, Feature, world_gazetteer

HERE = Path(__file__).parent / "basemap"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A geometry in degrees, and what its source says of it."""

    geometry: BaseGeometry
    record: Record


def shapes(folder: Path, name: str) -> Iterator[Shaped]:
    """The shapes of one of Natural Earth's layers, those without a geometry left out."""
    import shapefile

    with shapefile.Reader(str(folder / name), encoding="utf-8", encodingErrors="replace") as reader:
        # By number: the package's maker has edited the file, and only its index tells where its shapes begin.
        for number in range(len(reader)):
            drawn = reader.shape(number)
            if drawn.shapeType:
                yield Shaped(shape(drawn.__geo_interface__), reader.record(number).as_dict())


def lakes(topology: Path) -> Iterator[BaseGeometry]:
    """The lakes of a TopoJSON file, whose arcs are numbers of steps from point to point."""
    given = json.loads(topology.read_text("utf-8"))
    (wide, high), (west, south) = given["transform"]["scale"], given["transform"]["translate"]
    arcs = []
    for steps in given["arcs"]:
        across = up = 0
        arc = []
        for step in steps:
            across, up = across + step[0], up + step[1]
            arc.append((west + across * wide, south + up * high))
        arcs.append(arc)
    for each in given["objects"]["lakes"]["geometries"]:
        polygons = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        for rings in polygons:
            outer, *holes = ([point for arc in ring for point in _arc(arcs, arc)] for ring in rings)
            yield from shapely.get_parts(shapely.Polygon(outer, holes).buffer(0))


def _arc(arcs: list[list[tuple[float, float]]], number: int) -> list[tuple[float, float]]:
    """An arc by its number; a negative one is that arc backwards."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


@cache
def own() -> Record:
    """The project's own table: lines that Natural Earth lacks, and names in Ukrainian."""
    found: Record = tomllib.loads((HERE / "own.toml").read_text("utf-8"))
    return found


def own_lines() -> list[LineString]:
    """Borders of regions that Natural Earth lacks."""
    return [LineString(line["points"]) for line in own()["line"]]


@cache
def entries() -> tuple[Entry, ...]:
    """All that the gazetteer knows."""
    found = world_gazetteer()
    number = (found._names - found._places) // PLACE.size
    return tuple(found.entry(each) for each in range(number))


def settlements() -> tuple[Entry, ...]:
    """Places where people live, but for Ukraine's villages by postal code, whose points are often their office's."""
    return tuple(each for each in entries() if each.feature in SETTLEMENTS and each.feature is not Feature.VILLAGE)
