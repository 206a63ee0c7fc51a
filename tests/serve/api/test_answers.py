"""Pages of answers go on by cursor, are not sent twice, and say what was wrong."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.document import Document
from counterclaim.serve.api.lists import SORTS
from counterclaim.serve.application import create_application
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
PROBLEM = "application/problem+json"


def _all(client: TestClient, address: str, name: str) -> list[Any]:
    found = []
    while address:
        answer = client.get(address).json()
        found += answer[name]
        address = answer["next"]
    return found


@pytest.mark.parametrize("name", ["claims", "incidents", "findings", "documents"])
@pytest.mark.parametrize("filters", ["", "kind=strike", "side=ukraine&since=2031-05-01"])
def test_pages_follow_each_other_until_everything_was_told_once(client: TestClient, name: str, filters: str) -> None:
    whole = client.get(f"/api/v1/{name}?{filters}").json()
    assert whole["next"] is None
    for limit in (1, 2, 3):
        assert _all(client, f"/api/v1/{name}?{filters}&limit={limit}".replace("?&", "?"), name) == whole[name]


@pytest.mark.parametrize("sort", SORTS)
def test_claims_are_sorted_and_their_pages_too(client: TestClient, sort: str) -> None:
    whole = client.get(f"/api/v1/claims?sort={sort}").json()["claims"]
    assert _all(client, f"/api/v1/claims?sort={sort}&limit=4", "claims") == whole
    days = [claim["time"]["end"][:10] for claim in whole if claim["time"]]
    if sort in ("happened", "-happened"):
        assert days == sorted(days, reverse=sort.startswith("-"))


def test_a_claim_names_what_it_is_in(client: TestClient, invented: Any) -> None:
    claim = invented.incidents[0].claims[0]
    told = client.get(f"/api/v1/claims/{claim}/incidents").json()["incidents"]
    assert invented.incidents[0].id in [each["id"] for each in told]
    found = {each["id"] for each in client.get(f"/api/v1/claims/{claim}/findings").json()["findings"]}
    assert found == {each.id for each in invented.findings if claim in each.claims}
    assert client.get("/api/v1/claims/clm_0/findings").status_code == 404


def test_several_values_of_a_facet_ask_for_any_of_them(client: TestClient) -> None:
    def keys(question: str) -> set[str]:
        return {each["id"] for each in client.get(f"/api/v1/claims?{question}").json()["claims"]}

    fires, strikes = keys("kind=fire"), keys("kind=strike")
    assert keys("kind=fire&kind=strike") == fires | strikes
    assert client.get("/api/v1/claims?text=fire&text=smoke").json()["parameter"] == "text"
    page = client.get("/api/v1/claims?kind=fire&kind=strike&limit=1").json()["next"]
    assert "kind=fire&kind=strike" in page
    assert client.get(page).status_code == 200


def test_facets_count_the_claims_that_a_choice_would_give(client: TestClient) -> None:
    told = client.get("/api/v1/facets?most=50").json()
    assert told["total"] == len(client.get("/api/v1/claims?limit=500").json()["claims"])
    for each in told["facets"]["kind"]["values"]:
        answer = client.get("/api/v1/claims", params={"kind": each["value"], "limit": 500}).json()
        assert len(answer["claims"]) == each["number"]
    assert client.get("/api/v1/facets?most=0").json()["parameter"] == "most"


def test_what_the_ledger_holds_is_told_as_of_a_moment(client: TestClient, invented: Any) -> None:
    now, before = client.get("/api/v1/about").json(), client.get("/api/v1/about?as_of=2031-05-04").json()
    assert (now["documents"], now["incidents"]) == (len(invented.documents), len(invented.incidents))
    assert now["claims"] == len(invented.claims)
    assert sum(now["findings"].values()) == len(invented.findings)
    assert (before["documents"], before["claims"], before["findings"]) == (0, 0, {})


def test_claimants_are_told_with_how_their_claims_fare(client: TestClient, invented: Any) -> None:
    told = client.get("/api/v1/claimants").json()["claimants"]
    assert sum(each["claims"] for each in told) == sum(claim.claimant is not None for claim in invented.claims)
    one = client.get(f"/api/v1/claimants/{told[0]['key']}").json()
    assert one["claims"] == told[0]["claims"] == sum(each["claims"] for each in one["kinds"])
    sides = {each["side"] for each in client.get("/api/v1/claimants?side=none").json()["claimants"]}
    assert sides <= {None}
    assert client.get("/api/v1/claimants/nobody@").status_code == 404


def test_the_next_page_is_named_in_a_header_too(client: TestClient) -> None:
    answer = client.get("/api/v1/claims?limit=1")
    assert answer.headers["link"] == f'<{answer.json()["next"]}>; rel="next"'
    assert "link" not in client.get("/api/v1/claims").headers


def _cursor(client: TestClient, address: str) -> str:
    (cursor,) = parse_qs(urlsplit(str(client.get(address).json()["next"])).query)["cursor"]
    return cursor


def test_a_cursor_is_refused_where_it_was_not_given(client: TestClient) -> None:
    cursor = _cursor(client, "/api/v1/claims?limit=1&kind=strike")
    assert client.get("/api/v1/claims", params={"limit": 2, "kind": "strike", "cursor": cursor}).status_code == 200
    told = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    moved = urlsafe_b64encode(json.dumps([12, told[1]]).encode()).decode().rstrip("=")
    for path, given in (
        ("claims", {"cursor": cursor}),
        ("claims", {"kind": "fire", "cursor": cursor}),
        ("incidents", {"kind": "strike", "cursor": cursor}),
        ("claims", {"kind": "strike", "cursor": moved}),
        ("claims", {"kind": "strike", "cursor": cursor[:-2]}),
        ("claims", {"kind": "strike", "cursor": "é" * 9}),
        ("claims", {"kind": "strike", "cursor": "W10"}),
        ("claims", {"kind": "strike", "cursor": "A" * 500}),
    ):
        answer = client.get(f"/api/v1/{path}", params=given)
        assert (answer.status_code, answer.json()["parameter"]) == (400, "cursor"), given


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=1e2", "limit"),
        ("limit=٣", "limit"),
        ("since=2031-02-30", "since"),
        ("since=2031-05-02&until=2031-05-01", "since"),
        ("kind=lies", "kind"),
        ("kind=fire&kind=", "kind"),
        ("text=%00", "text"),
        ("place=" + "x" * 1001, "place"),
        ("as_of=99999-01-01", "as_of"),
        ("colour=red", "colour"),
        ("finding=differs", "finding"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_parameter_at_fault(
    client: TestClient, asked: str, parameter: str
) -> None:
    answer = client.get(f"/api/v1/claims?{asked}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == PROBLEM
    assert list(answer.json()) == ["type", "title", "status", "detail", "parameter"]
    assert answer.json()["parameter"] == parameter


@pytest.mark.parametrize("path", ["/api/v1/claims/clm_0", "/api/v1/nothing", "/api/claims", "/api/v1/why/a/b", "/api/"])
def test_what_is_not_here_is_told_as_a_problem(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == PROBLEM
    assert (answer.json()["status"], answer.json()["title"]) == (404, "Not Found")


@pytest.mark.parametrize("path", ["claims?limit=2", "incidents", "findings.json", "sources", "openapi.json"])
def test_what_somebody_has_is_not_sent_again(client: TestClient, path: str) -> None:
    address = f"/api/v1/{path}".replace(".json", "" if "findings" in path else ".json")
    tag = client.get(address).headers["etag"]
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        answer = client.get(address, headers={"If-None-Match": held})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == tag
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_tag_is_of_one_state_of_one_ledger(tmp_path: Path) -> None:
    document = Document.of("Karsk says that it rained.", name="rain")
    with SqlLedger(tmp_path / "kept.db") as ledger:
        client = TestClient(create_application(ledger), base_url="http://localhost")
        before = client.get("/api/v1/claims").headers["etag"]
        assert client.get("/api/v1/claims?limit=5").headers["etag"] != before
        other = TestClient(create_application(ledger), base_url="http://localhost")
        assert other.get("/api/v1/claims").headers["etag"] != before
        ledger.add(Entry(document=document), NOON)
        assert client.get("/api/v1/claims", headers={"If-None-Match": before}).status_code == 200


def test_a_wrong_question_is_refused_whatever_is_held(client: TestClient) -> None:
    assert client.get("/api/v1/claims?limit=x", headers={"If-None-Match": "*"}).status_code == 400


def test_texts_that_have_no_utf_8_are_told_escaped() -> None:
    ledger = MemoryLedger()
    document = Document.of("Half a letter: \ud800. \u2028 \x00", name="half\udfff")
    ledger.add(Entry(document=document), NOON)
    client = TestClient(create_application(ledger), base_url="http://localhost")
    assert client.get(f"/api/v1/documents/{document.id}").json()["text"] == document.text
    assert client.get("/api/v1/documents").json()["documents"][0]["name"] == "half\udfff"


def test_places_are_told_as_features(client: TestClient, invented: Any) -> None:
    answer = client.get("/api/v1/incidents.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    told = answer.json()
    assert told["type"] == "FeatureCollection"
    assert len(told["features"]) + told["left_out"] == len(invented.incidents)
    for feature in client.get("/api/v1/claims.geojson").json()["features"]:
        assert feature["geometry"]["type"] in ("Point", "MultiPoint")
        assert feature["properties"]["kind"]


def test_things_are_told_as_they_were_known(client: TestClient, invented: Any) -> None:
    claim, document = invented.claims[0], invented.documents[0]
    for path in (f"claims/{claim.id}", f"documents/{document.id}", f"findings/{invented.findings[0].id}"):
        assert client.get(f"/api/v1/{path}?as_of=2031-05-04").status_code == 404
        assert client.get(f"/api/v1/{path}?as_of=2031-05-06").json() == client.get(f"/api/v1/{path}").json()


def test_a_document_names_its_versions(client: TestClient, invented: Any) -> None:
    told = client.get(f"/api/v1/documents/{invented.documents[0].id}").json()
    assert told["versions"] == [invented.documents[0].id]
    assert told["superseded_by"] is None


def test_documents_come_in_either_order(client: TestClient) -> None:
    first = _all(client, "/api/v1/documents?limit=1", "documents")
    last = _all(client, "/api/v1/documents?limit=1&sort=-learned", "documents")
    assert last == first[::-1]
    assert client.get("/api/v1/documents?sort=title").json()["parameter"] == "sort"


@pytest.mark.parametrize("zone", ["+02:00", "%2B02:00"])
def test_a_moment_with_an_unescaped_plus_is_understood(client: TestClient, zone: str) -> None:
    for hour, claims in (("13", 0), ("14", 15)):
        answer = client.get(f"/api/v1/claims?as_of=2031-05-05T{hour}:30{zone}&limit=50")
        assert len(answer.json()["claims"]) == claims
