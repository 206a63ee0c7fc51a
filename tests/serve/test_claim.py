"""A claim's page: its words where they stand, its fields with their bounds, its figure over time."""

from __future__ import annotations

import re
from typing import Any

from fastapi.testclient import TestClient


def test_a_claim_stands_in_its_paragraph_with_its_words_marked(client: TestClient, invented: Any) -> None:
    html = client.get(f"/claims/{invented.claims[0].id}").text
    context = re.search(r'<figure class="context">(.*?)</figure>', html, re.S)
    assert context is not None
    assert "at least 158" in re.sub("<[^>]*>", "", context[1])
    assert {"count", "who", "when", "what", "sentence"} <= set(re.findall(r'<mark class="(\w+)"', context[1]))


def test_an_open_bound_is_said_to_be_open(client: TestClient, invented: Any) -> None:
    html = client.get(f"/claims/{invented.claims[0].id}").text
    assert "158 or more; no upper bound is said" in html
    assert "46, no more and no less" in client.get(f"/claims/{invented.claims[1].id}").text


def test_a_part_names_its_whole_and_a_whole_its_parts(client: TestClient, invented: Any) -> None:
    whole, part = invented.claims[0], invented.claims[1]
    assert f'href="/claims/{part.id}"' in client.get(f"/claims/{whole.id}").text
    assert f'href="/claims/{whole.id}"' in client.get(f"/claims/{part.id}").text


def test_a_claim_leads_to_its_claimant_incident_findings_and_copies(client: TestClient, invented: Any) -> None:
    html = client.get(f"/claims/{invented.claims[0].id}").text
    assert 'href="/claimants/velmarian-defence-ministry@velmaria"' in html
    assert f'href="/incidents/{invented.incidents[0].id}"' in html
    assert 'href="/findings/' in html


def test_a_claim_can_be_cited_and_had_as_json(client: TestClient, invented: Any) -> None:
    key = invented.claims[0].id
    html = client.get(f"/claims/{key}").text
    assert f"http://127.0.0.1:8080/claims/{key}</code>" in html
    assert client.get(f"/api/v1/claims/{key}").status_code == 200
    assert f'href="/api/v1/claims/{key}"' in html


def test_a_claim_is_as_it_was_known(client: TestClient, invented: Any) -> None:
    key = invented.claims[0].id
    assert client.get(f"/claims/{key}?as_of=2031-05-04").status_code == 404
    then = client.get(f"/claims/{key}?as_of=2031-05-05T13:00").text
    assert "?as_of=2031-05-05T13%3A00</code>" in then
    links = re.findall(r'href="(/(?:claims|documents|incidents|findings|claimants)/[^"]*)"', then)
    assert {each for each in links if "as_of=" not in each} == {f"/claims/{key}"}, "back to now"


def test_a_document_in_its_own_voice_has_no_claimant(client: TestClient, invented: Any) -> None:
    own = next(claim for claim in invented.claims if claim.claimant is None)
    html = client.get(f"/claims/{own.id}").text
    assert "on the document’s own word" in html
    assert 'href="/claimants/' not in re.sub(r"<header.*?</header>", "", html, flags=re.S)
