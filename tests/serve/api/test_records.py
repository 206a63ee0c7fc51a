"""The JSON of the web server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.contract import claim_record
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.serve.application import create_application
from counterclaim.store.followed import Brought, Followed
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)


def test_a_claim_is_the_contracts_claim(client: TestClient, invented: Any) -> None:
    for claim in invented.claims:
        assert client.get(f"/api/v1/claims/{claim.id}").json() == claim_record(claim)


def test_an_incident_says_why_its_claims_belong_to_it(client: TestClient, invented: Any) -> None:
    incident = invented.incidents[0]
    answer = client.get(f"/api/v1/incidents/{incident.id}").json()
    assert answer["claims"] == list(incident.claims)
    assert answer["links"][0] == {
        "claim": incident.claims[0],
        "score": 0.9,
        "reasons": ["same place", "same night"],
        "tied_to": None,
    }


def test_findings_can_be_asked_for_by_kind(client: TestClient, invented: Any) -> None:
    answer = client.get("/api/v1/findings?finding=disputed").json()
    assert [finding["sentence"] for finding in answer["findings"]] == [invented.findings[3].sentence]
    assert answer["next"] is None
    assert client.get(f"/api/v1/findings/{invented.findings[3].id}").json() == answer["findings"][0]


def test_a_document_comes_with_its_text(client: TestClient, invented: Any) -> None:
    document = invented.documents[0]
    assert client.get(f"/api/v1/documents/{document.id}").json()["text"] == document.text
    assert "text" not in client.get("/api/v1/documents").json()["documents"][0]


@pytest.mark.parametrize("path", ["/api/v1/claims/clm_0", "/api/v1/nothing"])
def test_what_is_not_here_is_an_error_record(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["status"], answer.json()["title"]) == (404, "Not Found")


def test_lists_are_asked_for_as_they_were_and_by_what_had_been_said(client: TestClient) -> None:
    assert client.get("/api/v1/claims?as_of=2031-05-04").json()["claims"] == []
    assert client.get("/api/v1/incidents?as_of=2031-05-04").json()["incidents"] == []
    assert client.get("/api/v1/claims?as_of=2031-05-05").json() == client.get("/api/v1/claims").json() | {"next": None}
    assert client.get("/api/v1/claims?said_by=2000-01-01").json()["claims"] == []
    assert client.get("/api/v1/documents?all_versions=yes").json()["documents"]
    assert client.get("/claims?as_of=2031-05-04").status_code == 200
    for wrong in ("as_of=yesterday", "said_by=then", "all_versions=perhaps"):
        refused = client.get(f"/api/v1/claims?{wrong}")
        assert refused.status_code == 400
        assert refused.json()["parameter"] == wrong.partition("=")[0]


def test_one_incident_is_asked_for_as_it_was(client: TestClient, invented: Any) -> None:
    address = f"/api/v1/incidents/{invented.incidents[0].id}"
    assert client.get(f"{address}?as_of=2031-05-05T13:00").json() == client.get(address).json()
    assert client.get(f"{address}?as_of=2031-05-04").status_code == 404


def test_why_a_claim_is_in_an_incident_is_told(client: TestClient, invented: Any) -> None:
    incident = invented.incidents[0]
    outside = next(claim.id for claim in invented.claims if claim.id not in incident.claims)
    assert client.get(f"/api/v1/why/{incident.claims[0]}/{incident.id}").json()["is_in_it"] is True
    assert client.get(f"/api/v1/why/{outside}/{incident.id}").json()["is_in_it"] is False
    assert client.get(f"/api/v1/why/clm_none/{incident.id}").status_code == 404
    assert client.get(f"/api/v1/why/{outside}/inc_none").status_code == 404


def test_judgements_are_listed(tmp_path: Path) -> None:
    made = Judgement.of(Verdict.SAME, ("clm_2", "clm_1"), by="Ada", because="one crater", judged_at=NOON)
    with SqlLedger(tmp_path / "judged.db") as ledger:
        ledger.judge(made, NOON)
        client = TestClient(create_application(ledger), base_url="http://127.0.0.1:8080")
        (told,) = client.get("/api/v1/judgements").json()["judgements"]
        assert client.get("/api/v1/judgements?as_of=2031-05-04").json()["judgements"] == []
    assert (told["id"], told["claims"], told["by"]) == (made.id, ["clm_1", "clm_2"], "Ada")


def test_how_followed_sources_fare_is_told(tmp_path: Path) -> None:
    source = Followed(
        address="https://wire.example/feed", name="Wire", every_s=600.0, due_at=NOON, failures=2, error="no"
    )
    with SqlLedger(tmp_path / "followed.db") as ledger:
        ledger.keep_brought([Brought(source=source)], NOON)
        client = TestClient(create_application(ledger), base_url="http://127.0.0.1:8080")
        (told,) = client.get("/api/v1/sources").json()["sources"]
    assert (told["name"], told["state"], told["failures"], told["error"]) == ("Wire", "failing", 2, "no")
    assert told["good_at"] is None
