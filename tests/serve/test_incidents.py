"""The list of incidents: by day, by how many tell of them, by how much they are disputed; filtered and in pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from fastapi.testclient import TestClient
from tests.serve.told import FIRST, NOON, Saying, finding_on, incident_of, keep, told

from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import TimeInterval
from counterclaim.serve.application import create_application
from counterclaim.store.memory.ledger import MemoryLedger

SAYINGS = (
    Saying(who="Governor Varro", low=7, high=7, side="velmaria"),
    Saying(who="General Staff of Karsk", low=60, high=None, side="karsk"),
    Saying(who="The rescue service", low=None, high=9),
    Saying(who="The mayor", low=2, high=2, day=3),
)


@pytest.fixture
def client() -> TestClient:
    """A strike of which three tell, disputed, and one of a later day of which the mayor tells."""
    ledger = MemoryLedger()
    documents, claims = told(SAYINGS)
    keep(ledger, documents, claims)
    strike, later = incident_of(claims[:3]), incident_of(claims[3:], "Fire in Brenna")
    fourth = FIRST + timedelta(3)
    later = replace(later, time=TimeInterval.of_days(fourth, fourth))
    finding = finding_on(FindingKind.DISPUTED, "They differ.", claims[:2], strike)
    ledger.put_derived((strike, later), (finding,), NOON)
    return TestClient(create_application(ledger), base_url="http://localhost")


def _titles(client: TestClient, question: str = "") -> list[str]:
    html = client.get(f"/incidents{question}").text
    return re.findall(r'<h3><a href="/incidents/[^"]*"[^>]*>([^<]*)</a>', html)


def test_the_newest_come_first_under_their_days(client: TestClient) -> None:
    html = client.get("/incidents").text
    assert _titles(client) == ["Fire in Brenna", "Strike on Brenna"]
    assert re.findall(r'<h2 class="incidents-day"[^>]*><time datetime="([^"]*)"', html) == ["2031-05-07", "2031-05-04"]
    assert "2 incidents" in html


def test_how_many_meet_the_filters_is_said_where_it_is_known(client: TestClient) -> None:
    assert "1 incident meets the filters" in client.get("/incidents?side=karsk").text
    assert "2 incidents meet the filters" in client.get("/incidents?since=2031-01-01").text


def test_a_long_time_stands_under_the_day_up_to_which_it_goes() -> None:
    ledger = MemoryLedger()
    documents, claims = told(SAYINGS)
    keep(ledger, documents, claims)
    long = replace(incident_of(claims), time=TimeInterval.of_days(FIRST, FIRST + timedelta(9)))
    ledger.put_derived((long,), (), NOON)
    client = TestClient(create_application(ledger), base_url="http://localhost")
    assert ">Up to 13 May 2031</h2>" in client.get("/incidents").text


def test_each_side_s_figures_are_seen_at_a_glance(client: TestClient) -> None:
    html = client.get("/incidents").text
    sides = re.findall(r'<span class="row-side">.*?<bdi>([^<]*)</bdi> <a href="/claims/[^"]+"><b>([^<]*)</b>', html)
    assert sides == [
        ("Outlets and others", "2"),
        ("Karsk", "60 or more"),
        ("Velmaria", "7"),
        ("Outlets and others", "up to 9"),
    ]
    assert "3 claims · 3 outlets" in html
    assert '<span class="tag conflict">Disputed</span>' in html


@pytest.mark.parametrize("order", ["claims", "disputed"])
def test_another_order_has_no_days(client: TestClient, order: str) -> None:
    assert _titles(client, f"?order={order}") == ["Strike on Brenna", "Fire in Brenna"]
    assert 'class="incidents-day"' not in client.get(f"/incidents?order={order}").text


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("?since=2031-05-05", ["Fire in Brenna"]),
        ("?until=2031-05-05", ["Strike on Brenna"]),
        ("?side=karsk", ["Strike on Brenna"]),
        ("?finding=disputed", ["Strike on Brenna"]),
        ("?finding=agrees", []),
        ("?text=report+3", ["Fire in Brenna"]),
        ("?page=2", []),
    ],
)
def test_incidents_are_filtered(client: TestClient, question: str, titles: list[str]) -> None:
    assert _titles(client, question) == titles


def test_an_empty_list_says_why(client: TestClient) -> None:
    assert "No incident meets these filters" in client.get("/incidents?side=nobody").text
    assert "No incidents on this page" in client.get("/incidents?page=3").text
    empty = TestClient(create_application(MemoryLedger()), base_url="http://localhost")
    assert "counterclaim add" in empty.get("/incidents").text


@pytest.mark.parametrize("question", ["?order=loudest", "?since=never", "?finding=x", "?page=0"])
def test_what_can_not_be_asked_for_is_said(client: TestClient, question: str) -> None:
    assert client.get(f"/incidents{question}").status_code == 400


def test_links_keep_filters_order_and_moment(client: TestClient) -> None:
    html = unescape(client.get("/incidents?order=claims&side=karsk&as_of=2031-06-02T00:00").text)
    assert 'href="/incidents?order=disputed' not in html
    assert "as_of=2031-06-02" in html
    assert re.search(r'href="/incidents/inc_[0-9a-f]+\?as_of=2031-06-02T00%3A00"', html)
    assert 'name="order" value="claims"' in html


def test_long_lists_come_in_pages() -> None:
    ledger = MemoryLedger()
    many = [Saying(who=f"Official {n}", low=n + 1, high=n + 1, day=n) for n in range(60)]
    documents, claims = told(many)
    keep(ledger, documents, claims)
    start = date(2031, 1, 1)
    days = [TimeInterval.of_days(start + timedelta(n), start + timedelta(n)) for n in range(60)]
    incidents = [replace(incident_of([claim], f"Fire {n}"), time=days[n]) for n, claim in enumerate(claims)]
    ledger.put_derived(incidents, (), NOON)
    client = TestClient(create_application(ledger), base_url="http://localhost")
    assert _titles(client)[:2] == ["Fire 59", "Fire 58"]
    assert [len(_titles(client, f"?page={page}")) for page in (1, 2, 3, 4)] == [25, 25, 10, 0]
    assert 'rel="next"' in client.get("/incidents?page=2").text
    assert 'rel="next"' not in client.get("/incidents?page=3").text
