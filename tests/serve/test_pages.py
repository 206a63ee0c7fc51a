"""The web pages show the ledger, and every link on them leads somewhere."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.document import Document
from counterclaim.serve.application import create_application
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger


def _links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'(?:href|src)="([^"]*)"', html)]


def _is_followed(link: str) -> bool:
    """Facets can be chosen in all combinations: of the table of claims links with one choice are followed."""
    return not (link.startswith("/claims") and "&" in link)


def test_every_link_from_the_overview_on_leads_somewhere(client: TestClient) -> None:
    waiting, seen = ["/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        anchors = set(re.findall(r' id="([^"]*)"', answer.text))
        for link in _links(answer.text):
            page, _, anchor = link.partition("#")
            if not page:
                assert anchor in anchors, (path, link)
            elif not page.startswith("https://") and _is_followed(page):
                waiting.append(urljoin(path, page))
    assert len(seen) > 3 + 15 + 4 + 6


def test_the_overview_counts_what_there_is(client: TestClient) -> None:
    html = client.get("/").text
    for words in ("<b>3</b> documents", "<b>15</b> claims", "<b>4</b> incidents", "<b>6</b> findings"):
        assert words in html


@pytest.mark.parametrize(
    ("filters", "claims"),
    [
        ("", 15),
        ("?side=karsk", 4),
        ("?kind=strike", 3),
        ("?kind=strike&verification=unverified", 1),
        ("?claimant=Varro", 2),
        ("?place=Dorn", 3),
        ("?weapon=missile", 3),
        ("?text=smoke", 1),
        ("?since=2031-05-05", 1),
        ("?until=2031-05-02", 0),
        ("?kind=&side=&place=", 15),
    ],
)
def test_claims_are_filtered(client: TestClient, filters: str, claims: int) -> None:
    html = client.get(f"/claims{filters}").text
    assert html.count('class="row-link"') == claims
    if "=&" not in filters:  # only forms send what is empty
        assert len(client.get(f"/api/v1/claims{filters}").json()["claims"]) == claims


def test_a_filter_stays_filled_in_and_escaped(client: TestClient) -> None:
    html = client.get("/claims", params={"place": '"><script>x'}).text
    assert "<script>x" not in html
    assert "&#34;&gt;&lt;script&gt;x" in html
    assert "No claim meets these filters." in html


@pytest.mark.parametrize(
    "question", ["kind=drone", "since=yesterday", "page=0", "page=x", "since=2031-05-04&until=2031-05-01", "text=%00"]
)
def test_what_cannot_be_asked_for_is_said(client: TestClient, question: str) -> None:
    answer = client.get(f"/claims?{question}")
    assert answer.status_code == 400
    assert "That can&#39;t be asked for" in answer.text
    assert client.get(f"/api/v1/claims?{question}").json()["detail"]


def test_a_claim_page_marks_its_words_alone(client: TestClient, invented: Any) -> None:
    claim = next(each for each in invented.claims if each.verification == "unverified")
    html = client.get(f"/claims/{claim.id}").text
    marks = [re.sub("<[^>]*>", "", mark) for mark in re.findall(r'<mark class="\w+" id="[^"]*">(.*?)</mark>', html)]
    assert "could not be independently verified" in marks
    assert "shows smoke" not in marks
    assert "could not be verified" in html
    assert "5 May 2031, 12:00 (UTC)" in html


def test_a_whole_names_its_parts(client: TestClient, invented: Any) -> None:
    html = client.get(f"/claims/{invented.claims[0].id}").text
    assert "Its parts" in html
    assert "46 drones intercepted" in html


@pytest.mark.parametrize("path", ["/nowhere", "/claims/clm_0", "/incidents/x", "/findings/x", "/documents/%00"])
def test_what_is_not_here_is_said(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not here" in answer.text


def test_long_lists_come_in_pages() -> None:
    ledger = MemoryLedger()
    from datetime import UTC, datetime

    documents = [Document.of(f"Text {number}", name=f"text-{number}") for number in range(120)]
    ledger.add_many([Entry(document=document) for document in documents], datetime(2031, 1, 1, tzinfo=UTC))
    client = TestClient(create_application(ledger), base_url="http://localhost")
    sizes, address = [], "/api/v1/documents"
    while address:
        answer = client.get(address).json()
        sizes.append(len(answer["documents"]))
        address = answer["next"]
    assert sizes == [50, 50, 20]
    assert 'rel="next"' in client.get("/documents").text
    following = re.search(r'href="([^"]*)" rel="next"', client.get("/documents").text)
    assert following
    assert 'rel="prev"' in client.get(unescape(following[1])).text


def test_a_hostile_document_is_shown_as_text() -> None:
    from datetime import UTC, datetime

    ledger = MemoryLedger()
    text = "<script>alert(1)</script> \u202edenwod \x1b[31m"
    document = Document.of(text, name="<img src=x>", title="<b>bold</b>", url="javascript:alert(1)")
    ledger.add(Entry(document=document), datetime(2031, 1, 1, tzinfo=UTC))
    client = TestClient(create_application(ledger), base_url="http://localhost")
    for path in (f"/documents/{document.id}", "/documents"):
        html = client.get(path).text
        assert not re.search(r"<script>alert|<img|<b>bold|\u202e|\x1b|href=\"javascript", html)
    assert client.get(f"/api/v1/documents/{document.id}").json()["text"] == text
