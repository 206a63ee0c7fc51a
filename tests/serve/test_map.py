"""The map's page, list, card and ground; how exactly places are drawn, and what is counted."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
from fastapi.testclient import TestClient

from counterclaim.model.place import Place, PlacePrecision
from counterclaim.serve.assets import entry
from counterclaim.serve.mapping.atlas import Atlas, atlas_of, mark_of
from counterclaim.serve.mapping.basemap import basemap
from counterclaim.serve.mapping.clusters import gathered
from counterclaim.serve.mapping.spots import Form, spot_of
from counterclaim.store.incident_map import Sited

KYIV = Place(
    name="Kyiv",
    gazetteer="geonames:703448",
    country="UA",
    latitude=50.45,
    longitude=30.52,
    precision=PlacePrecision.SETTLEMENT,
)
BROVARY = Place(name="Brovary", country="UA", latitude=50.51, longitude=30.79, precision=PlacePrecision.SETTLEMENT)
SUMY_OBLAST = Place(
    name="Sumy Oblast",
    gazetteer="geonames:692196",
    country="UA",
    latitude=51.0,
    longitude=34.0,
    precision=PlacePrecision.ADMIN1,
)
NEW_PROVINCE = Place(
    name="Nowhere Province", country="XX", latitude=10.0, longitude=10.0, precision=PlacePrecision.ADMIN1
)
UNKNOWN = Place(name="Somewhere")


def _sited(
    key: str, place: Place | None, first: int, last: int | None = None, sides: tuple[str | None, ...] = ("ukraine",)
) -> Sited:
    return Sited(f"inc_{key}", place, date(2031, 5, first), date(2031, 5, last or first), sides)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return atlas_of(
        [
            _sited("a", KYIV, 1),
            _sited("b", KYIV, 2, 4, ("russia",)),
            _sited("c", BROVARY, 3, 3, ("russia", "ukraine", None)),
            _sited("d", SUMY_OBLAST, 3),
            _sited("e", UNKNOWN, 4),
            _sited("f", None, 5),
        ],
        basemap().grounds,
    )


def test_a_region_is_drawn_as_its_area_a_town_as_a_point() -> None:
    grounds = basemap().grounds
    region, town = spot_of(SUMY_OBLAST, grounds), spot_of(KYIV, grounds)
    assert region is not None
    assert town is not None
    assert region.form is Form.AREA
    assert region.box[0] < 34 < region.box[2]
    assert town.form is Form.POINT
    assert town.at == (30.52, 50.45)


def test_a_region_whose_area_is_not_known_is_a_circle_of_stated_size() -> None:
    spot = spot_of(NEW_PROVINCE, basemap().grounds)
    assert spot is not None
    assert (spot.form, spot.km) == (Form.CIRCLE, 80)
    assert spot.box[3] - spot.box[1] == pytest.approx(2 * 80 / 111.2)


def test_what_nobody_can_place_is_not_drawn(atlas: Atlas) -> None:
    assert spot_of(UNKNOWN, basemap().grounds) is None
    assert [atlas.ids[number] for number in np.flatnonzero(~atlas.drawn())] == ["inc_e", "inc_f"]


def test_ukraine_has_the_areas_of_all_its_regions() -> None:
    grounds = basemap().grounds
    for key in ("geonames:703883", "geonames:709716", "geonames:692196", "geonames:690791"):
        assert grounds[key].square_km > 20_000
    # The whole is as large as Ukraine is by its own count, within three in a hundred.
    assert grounds["geonames:690791"].square_km == pytest.approx(603_628, rel=0.03)
    assert grounds["geonames:703883"].name_uk == "Крим"


def test_incidents_are_found_by_day_box_and_spot(atlas: Atlas) -> None:
    def ids(mask: Any) -> str:
        return "".join(atlas.ids[number][-1] for number in np.flatnonzero(mask))

    assert ids(atlas.on_days(date(2031, 5, 3), date(2031, 5, 3))) == "bcd"
    assert ids(atlas.on_days(date(2031, 5, 4), None)) == "bef"
    assert ids(atlas.in_box((30.7, 50.0, 31.0, 51.0))) == "c"
    assert ids(atlas.in_box((33.9, 51.0, 34.1, 51.1))) == "d"
    assert ids(atlas.at_spot("geonames:703448")) == "ab"
    assert ids(atlas.at_spot("geonames:1")) == ""
    assert [number for _, number in atlas.days(atlas.on_days(None, None))] == [1, 1, 3, 2, 1]


def test_marks_tell_sides_apart_and_several_from_one() -> None:
    assert mark_of(("ukraine", None)) == "circle"
    assert mark_of(("russia",)) == "square"
    assert mark_of((None,)) == "diamond"
    assert mark_of(("russia", "ukraine")) == "several"


def test_clusters_count_every_incident_at_a_point_once(atlas: Atlas) -> None:
    every = atlas.on_days(None, None)
    afar, near = gathered(atlas, every, 3), gathered(atlas, every, 10)
    assert [(cluster.count, len(cluster.spots), cluster.mark) for cluster in afar] == [(3, 2, "several")]
    assert [(cluster.count, len(cluster.spots)) for cluster in near] == [(2, 1), (1, 1)]
    assert gathered(atlas, ~every, 3) == ()


def test_the_page_lists_what_is_on_the_map_without_a_script(client: TestClient, invented: Any) -> None:
    page = client.get("/map")
    assert page.status_code == 200
    for incident in invented.incidents:
        assert f'href="/incidents/{incident.id}"' in page.text
    assert "worker-src 'self'" in page.headers["content-security-policy"]


def test_the_page_names_all_that_its_map_starts_with_so_that_it_is_fetched_at_once(client: TestClient) -> None:
    page, script = client.get("/map").text, entry("map/page")
    for address in (*entry("map").imports, script.script, *script.imports):
        assert f'<link rel="modulepreload" href="{address}">' in page
    (worker,) = script.workers
    assert f'<link rel="prefetch" href="{worker}">' in page
    assert client.get(worker).status_code == 200


def test_the_list_keeps_to_its_box_and_says_how_many(client: TestClient) -> None:
    piece = client.get("/map/list", params={"bbox": "-170,-80,-160,-70"})
    assert 'data-number="0"' in piece.text
    assert "<html" not in piece.text


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "10,0,5,1", "0,0,nan,1", "0,-95,1,1"])
def test_a_box_that_is_none_is_refused(client: TestClient, box: str) -> None:
    assert client.get("/map/list", params={"bbox": box}).status_code == 400


def test_a_card_tells_what_sides_say(client: TestClient, invented: Any) -> None:
    incident = invented.incidents[0]
    card = client.get(f"/map/incidents/{incident.id}")
    assert card.status_code == 200
    assert f'href="/incidents/{incident.id}"' in card.text
    assert client.get("/map/incidents/inc_0000000000000000").status_code == 404


def test_the_summary_has_areas_days_and_numbers(client: TestClient, invented: Any) -> None:
    answer = client.get("/map/summary")
    summary = json.loads(answer.text)
    assert summary["shown"] == len(invented.incidents)
    assert sum(summary["days"]) >= 1
    assert client.get("/map/summary", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_the_ground_is_served_in_tiles_that_may_be_kept(client: TestClient) -> None:
    ground = basemap()
    answer = client.get(f"/basemap/{ground.edition}/5/18/10.mvt")
    assert answer.status_code == 200
    layers = mapbox_vector_tile.decode(answer.content)
    assert {"land", "regions", "borders", "places"} <= set(layers)
    assert "Kyiv" in {feature["properties"]["name"] for feature in layers["places"]["features"]}
    assert client.get(f"/basemap/{ground.edition}/5/2/20.mvt").status_code == 204
    assert client.get("/basemap/other/5/18/10.mvt").status_code == 404
    for there_is_none in ("6/0/0", "1/2/0", "x/0/0", "-1/0/0"):
        assert client.get(f"/basemap/{ground.edition}/{there_is_none}.mvt").status_code == 400


def test_disputed_borders_are_drawn_as_such() -> None:
    def kinds(zoom: int, column: int, row: int) -> set[str]:
        content = basemap().tile(zoom, column, row)
        assert content is not None
        borders = mapbox_vector_tile.decode(gzip.decompress(content))["borders"]["features"]
        return {feature["properties"]["kind"] for feature in borders}

    crimea, kashmir = (5, 19, 11), (5, 22, 12)
    assert "disputed" in kinds(*crimea)
    assert "disputed" in kinds(*kashmir)


def test_a_small_map_learns_what_lies_under_its_places(client: TestClient) -> None:
    told = client.get("/basemap/ground.json", params={"key": ["geonames:692196", "sim:1"]}).json()
    assert set(told["grounds"]) == {"geonames:692196"}
    assert told["circles"]["district"] == 25
    assert "{z}/{x}/{y}.mvt" in told["tiles"]
