"""The basemap is made of lines: borders cut the land, settlements name the pieces, tiles hold what is drawn."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import mapbox_vector_tile
import pytest
import shapely
from shapely import LineString, Point, Polygon
from training.basemap_areas import Settled, cut, named
from training.basemap_layers import Area, Drawn, borders, middle, projected, region_borders
from training.basemap_sources import Shaped, lakes
from training.basemap_tiles import area_row, write
from training.basemap_tiles import cut as cut_tiles

from counterclaim.read.places.gazetteer import Entry, Feature, Naming

ISLAND = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
WEST, EAST, SOUTH_EAST = 1, 2, 3


def _people(region: int, *points: tuple[float, float]) -> list[Settled]:
    return [Settled(point, region) for point in points]


def test_a_border_that_ends_short_of_the_coast_cuts_the_land_all_the_same() -> None:
    pieces = cut(ISLAND, [LineString([(5, -1), (5, 9.8)])])
    assert sorted(round(piece.area, 6) for piece in pieces) == [50, 50]


def test_a_border_that_ends_far_from_all_others_cuts_nothing() -> None:
    assert [piece.area for piece in cut(ISLAND, [LineString([(5, -1), (5, 4)])])] == pytest.approx([100])


def test_most_settlements_name_a_piece_and_what_nobody_lives_in_has_no_name() -> None:
    pieces = cut(ISLAND, [LineString([(5, -1), (5, 11)]), LineString([(8, -1), (8, 11)])])
    people = [*_people(WEST, (1, 1), (2, 2), (3, 8)), *_people(EAST, (6, 6), (7, 7), (4.9, 5))]
    found = named(pieces, people)
    assert [round(piece.area) for piece in found[WEST]] == [50]
    assert [round(piece.area) for piece in found[EAST]] == [30]
    assert [round(piece.area) for piece in found[None]] == [20]


def test_a_region_without_a_piece_of_its_own_has_what_is_nearest_to_its_settlements() -> None:
    people = [
        *_people(EAST, (1, 9), (5, 9), (9, 9), (1, 7), (5, 7)),
        *_people(SOUTH_EAST, (9, 1), (9, 2), (8, 1)),
    ]
    found = named([ISLAND], people)
    assert set(found) == {EAST, SOUTH_EAST}
    assert shapely.unary_union(found[SOUTH_EAST]).contains(Point(9, 1))
    assert not shapely.unary_union(found[EAST]).contains(Point(9, 1))
    assert sum(piece.area for pieces in found.values() for piece in pieces) == pytest.approx(100)


def test_two_settlements_are_too_few_to_have_a_region_carved_out() -> None:
    found = named([ISLAND], [*_people(EAST, (1, 9), (5, 9), (9, 9)), *_people(WEST, (9, 1), (8, 1))])
    assert set(found) == {EAST}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("International boundary (verify)", "country"),
        ("Disputed (please verify)", "disputed"),
        ("Line of control (please verify)", "disputed"),
        ("Indefinite (please verify)", "disputed"),
        ("ForgetMagics", "disputed"),
    ],
)
def test_borders_in_dispute_are_told_apart(told: str, kind: str) -> None:
    drawn = list(borders([Shaped(LineString([(0, 0), (1, 1)]), {"featurecla": told})]))
    assert [each.properties["kind"] for each in drawn] == [kind]


def test_borders_of_municipalities_are_shown_from_nearer_on() -> None:
    def line(zoom: float) -> Shaped:
        return Shaped(LineString([(0, 0), (1, 1)]), {"featurecla": "Admin-1 boundary", "min_zoom": zoom})

    large, small = region_borders([line(6.7), line(10.0)])
    assert large.zoom < small.zoom
    assert (large.properties["kind"], small.properties["kind"]) == ("region", "small region")


def test_lakes_are_read_from_shared_arcs(tmp_path: Path) -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
        "objects": {"lakes": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]]}]}},
    }
    path = tmp_path / "lakes.json"
    path.write_text(json.dumps(topology), "utf-8")
    (lake,) = lakes(path)
    assert lake.bounds == (10, 20, 12, 22)
    assert lake.area == 4


def test_the_name_of_an_area_stands_within_it_whatever_lakes_it_has() -> None:
    ring = Polygon(ISLAND.exterior, [Polygon([(4, 4), (6, 4), (6, 6), (4, 6)]).exterior])
    assert middle(ring) == pytest.approx((5, 5), abs=0.3)


def _entry(key: str) -> Entry:
    return Entry(
        number=0,
        id=key,
        name="Island",
        feature=Feature.REGION,
        naming=Naming.NAME,
        population=0,
        latitude=5.0,
        longitude=5.0,
        country="XX",
        region=1,
        region_name="Island",
        zone=None,
    )


def test_tiles_hold_what_lies_in_them_and_the_same_is_written_twice(tmp_path: Path) -> None:
    layers = {
        "land": [Drawn(ISLAND, {"key": "geonames:1"})],
        "borders": [Drawn(LineString([(5, 0), (5, 10)]), {"kind": "disputed"})],
        "places": [Drawn(Point(2, 2), {"name": "Port"}, 2)],
    }
    rows = [area_row(Area(_entry("geonames:1"), ISLAND), "Острів")]
    files = [tmp_path / "one.mbtiles", tmp_path / "two.mbtiles"]
    numbers = [write(path, cut_tiles(layers), rows, "Nobody") for path in files]
    assert files[0].read_bytes() == files[1].read_bytes()
    with sqlite3.connect(files[0]) as database:
        tiles = {row[:3]: row[3] for row in database.execute("SELECT * FROM tiles")}
        (area,) = database.execute("SELECT key, name_uk, longitude, latitude, west, north, square_km FROM areas")
    assert len(tiles) == numbers[0]
    assert {zoom for zoom, _, _ in tiles} == {0, 1, 2, 3, 4, 5}
    whole = mapbox_vector_tile.decode(gzip.decompress(tiles[0, 0, 0]))
    assert set(whole) == {"land", "borders"}
    assert whole["borders"]["features"][0]["properties"] == {"kind": "disputed"}
    across, down = projected(Point(2, 2)).coords[0]
    # Rows are counted from the south.
    near = tiles[2, int(across * 4), 3 - int(down * 4)]
    assert "places" in mapbox_vector_tile.decode(gzip.decompress(near))
    assert area[:2] == ("geonames:1", "Острів")
    assert area[2:4] == pytest.approx((5, 5), abs=0.3)
    assert area[6] == pytest.approx(1_230_000, rel=0.02)
