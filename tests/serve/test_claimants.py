"""The pages of claimants: who claims how much, and how one claimant's statements fared."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind
from counterclaim.serve.application import create_application
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger


def names(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]*)', html)


def test_claimants_are_listed_with_most_claims_first(client: TestClient) -> None:
    html = client.get("/claimants").text
    assert names(html)[0] == "Velmarian Defence Ministry"
    assert len(names(html)) == len(set(names(html)))
    numbers = [int(each) for each in re.findall(r'class="figure">(\d+)</td>', html)]
    assert numbers == sorted(numbers, reverse=True)
    assert "stand on a document’s own word" in html or "stands on a document’s own word" in html


@pytest.mark.parametrize(("asked", "some"), [("name=VARRO", "Ada Varro"), ("side=karsk", "Karsk")])
def test_claimants_are_filtered(client: TestClient, asked: str, some: str) -> None:
    everyone, met = names(client.get("/claimants").text), names(client.get(f"/claimants?{asked}").text)
    assert 0 < len(met) < len(everyone)
    assert any(some in name for name in met)


def test_a_filter_that_none_meets_says_so(client: TestClient) -> None:
    assert "No claimant meets these filters." in client.get("/claimants?name=nobody").text
    assert client.get("/claimants?page=x").status_code == 400


def test_every_claimant_has_a_page_with_the_caveat(client: TestClient) -> None:
    links = re.findall(r'href="(/claimants/[^"]*)"', client.get("/claimants").text)
    assert links
    for link in links:
        html = client.get(link).text
        assert "This page measures statements, not truth." in html
        assert "Latest claims" in html


def test_a_claimant_tells_kinds_months_and_verdicts(client: TestClient) -> None:
    html = client.get("/claimants/velmarian-defence-ministry@velmaria").text
    assert "May 2031" in html
    assert 'data-chart="months"' in html
    assert "intercepted" in html
    assert "Invented Wire" in html


def test_nobody_is_missing(client: TestClient) -> None:
    assert client.get("/claimants/nobody@").status_code == 404
    assert client.get("/claimants/velmarian-defence-ministry@velmaria?as_of=2031-05-04").status_code == 404
    assert names(client.get("/claimants?as_of=2031-05-04").text) == []


def test_a_long_list_comes_in_pages_and_names_are_escaped() -> None:
    ledger = MemoryLedger()
    document = Document.of("So they say.", name="post")
    span = document.span(0, 2)
    claims = tuple(_said_by(document, f"<b>{number:03}</b>\u202e") for number in range(120))
    ledger.add(Entry(document=document, claims=claims, reader="hand 1"), datetime(2031, 1, 1, tzinfo=UTC))
    client = TestClient(create_application(ledger), base_url="http://localhost")
    pages = [client.get(f"/claimants?page={page}").text for page in (1, 2, 3)]
    assert [len(re.findall('<th scope="row">', html)) for html in pages] == [50, 50, 20]
    assert 'rel="next"' not in pages[2]
    html = pages[0] + client.get("/claimants/b-007-b@").text
    assert span.text == "So"
    assert "<b>007" not in html
    assert "\u202e" not in html


def _said_by(document: Document, name: str, entity: str | None = None) -> Claim:
    span: Any = document.span(0, 2)
    return Claim(
        id=f"clm_{name}",
        document=document.id,
        document_name=document.name,
        sentence=document.span(0, len(document.text)),
        kind=Kind.STATEMENT,
        claimant=Claimant(span=span, name=name, entity=entity),
        evidence=(span,),
        reader="hand 1",
    )


def test_all_its_claims_are_those_of_the_claimant_and_no_others() -> None:
    """Names that are part of another's name, and several names of one claimant."""
    ledger = MemoryLedger()
    document = Document.of("So they say.", name="post")
    claims = [
        _said_by(document, name, entity)
        for name, entity in (("Ada", None), ("Ada of Velm", None), ("the Mayor", "mayor"), ("Mayor Bo", "mayor"))
    ]
    ledger.add(Entry(document=document, claims=tuple(claims), reader="hand 1"), datetime(2031, 1, 1, tzinfo=UTC))
    client = TestClient(create_application(ledger), base_url="http://localhost")
    told = client.get("/api/v1/claimants").json()["claimants"]
    assert sorted(each["claims"] for each in told) == [1, 1, 2]
    for each in told:
        page = client.get(f"/claimants/{each['key']}").text
        address = re.search(r'class="more"><a href="([^"]*)"', page)
        assert address
        total = re.search(r'class="claims-total"[^>]*>(\d+)', client.get(unescape(address[1])).text)
        assert total
        assert int(total[1]) == each["claims"]


def test_where_not_all_claims_were_looked_at_every_number_of_findings_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.serve.claimants.portrait.MOST_WEIGHED", 3)
    ledger = MemoryLedger()
    document = Document.of("So they say.", name="post")
    claims = tuple(_said_by(document, f"mayor {at}", "mayor") for at in range(5))
    ledger.add(Entry(document=document, claims=claims, reader="hand 1"), datetime(2031, 1, 1, tzinfo=UTC))
    client = TestClient(create_application(ledger), base_url="http://localhost")
    html = client.get("/claimants/mayor").text
    assert "Findings were looked for on the last 3 claims." in html
    assert html.count("Of the last 3 claims") == 3
    monkeypatch.setattr("counterclaim.serve.claimants.portrait.MOST_WEIGHED", 5)
    whole = TestClient(create_application(ledger), base_url="http://localhost").get("/claimants/mayor").text
    assert "Of the last" not in whole
