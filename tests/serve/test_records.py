"""The JSON of the web server."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.contract import claim_record


def test_a_claim_is_the_contracts_claim(client: TestClient, invented: Any) -> None:
    for claim in invented.claims:
        assert client.get(f"/api/claims/{claim.id}").json() == claim_record(claim)


def test_an_incident_says_why_its_claims_belong_to_it(client: TestClient, invented: Any) -> None:
    incident = invented.incidents[0]
    answer = client.get(f"/api/incidents/{incident.id}").json()
    assert answer["claims"] == list(incident.claims)
    assert answer["links"][0] == {"claim": incident.claims[0], "score": 0.9, "reasons": ["same place", "same night"]}


def test_findings_can_be_asked_for_by_kind(client: TestClient, invented: Any) -> None:
    answer = client.get("/api/findings?finding=disputed").json()
    assert [finding["sentence"] for finding in answer["findings"]] == [invented.findings[3].sentence]
    assert answer["next"] is None
    assert client.get(f"/api/findings/{invented.findings[3].id}").json() == answer["findings"][0]


def test_a_document_comes_with_its_text(client: TestClient, invented: Any) -> None:
    document = invented.documents[0]
    assert client.get(f"/api/documents/{document.id}").json()["text"] == document.text
    assert "text" not in client.get("/api/documents").json()["documents"][0]


@pytest.mark.parametrize("path", ["/api/claims/clm_0", "/api/nothing"])
def test_what_is_not_here_is_an_error_record(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert list(answer.json()) == ["error"]
