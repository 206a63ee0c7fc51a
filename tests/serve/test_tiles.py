"""Vector tiles of incidents: every incident at a point is in one tile of each zoom, and counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import mapbox_vector_tile
import pytest
from fastapi.testclient import TestClient

from counterclaim.model.incident import Incident
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.serve.application import create_application
from counterclaim.store.memory.ledger import MemoryLedger

TILES = "/api/v1/tiles"
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
TOWN = PlacePrecision.SETTLEMENT
REGION = Place(
    name="Sumy Oblast", gazetteer="geonames:692196", latitude=51.0, longitude=34.0, precision=PlacePrecision.ADMIN1
)


@pytest.fixture(scope="module")
def points(invented: Any) -> tuple[Incident, ...]:
    """The invented incidents, each in a town of its own, along a line."""
    return tuple(
        replace(incident, place=Place(name=f"Town {at}", latitude=40.0 + at, longitude=20.0 + 9 * at, precision=TOWN))
        for at, incident in enumerate(invented.incidents)
    )


@pytest.fixture(scope="module")
def client(points: tuple[Incident, ...]) -> TestClient:
    """A browser on a ledger with these, and one that lies somewhere in a region."""
    ledger = MemoryLedger()
    vague = replace(points[0], id="inc_0123456789abcdef", place=REGION)
    ledger.put_derived((*points, vague), (), NOON)
    return TestClient(create_application(ledger), base_url="http://127.0.0.1:8080")


def _features(client: TestClient, zoom: int, **filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for column in range(2**zoom):
        for row in range(2**zoom):
            answer = client.get(f"{TILES}/{zoom}/{column}/{row}.mvt", params=filters)
            assert answer.status_code == 200
            if answer.content:
                found += mapbox_vector_tile.decode(answer.content)["incidents"]["features"]
    return found


@pytest.mark.parametrize("zoom", [0, 2, 4])
def test_all_incidents_at_points_are_counted_once(client: TestClient, points: tuple[Incident, ...], zoom: int) -> None:
    features = _features(client, zoom)
    assert sum(feature["properties"]["n"] for feature in features) == len(points) > 1


def test_a_single_incident_is_named(client: TestClient, points: tuple[Incident, ...]) -> None:
    single = [feature["properties"] for feature in _features(client, 4)]
    assert {one["id"] for one in single} == {incident.id for incident in points}
    assert all(one["n"] == one["places"] == 1 and one["spot"] for one in single)


def test_filters_count(client: TestClient) -> None:
    assert _features(client, 1, since="2099-01-01") == []
    assert client.get(f"{TILES}/0/0/0.mvt", params={"kind": "sneeze"}).status_code == 400


def test_what_the_asker_has_is_not_sent_again(client: TestClient) -> None:
    answer = client.get(f"{TILES}/0/0/0.mvt")
    assert answer.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    again = client.get(f"{TILES}/0/0/0.mvt", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("tile", ["11/0/0", "2/4/0", "2/0/4", "a/0/0", "2/0/٣"])
def test_there_are_no_tiles_outside_the_world(client: TestClient, tile: str) -> None:
    assert client.get(f"{TILES}/{tile}.mvt").status_code == 400
