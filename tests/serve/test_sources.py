"""The page of sources: trouble first, a word and a shape for each state, and how to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.serve.application import create_application
from counterclaim.serve.pages.sources import Span, span
from counterclaim.store.followed import Brought, Fetch, Followed
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.sql.ledger import SqlLedger

HOUR = timedelta(hours=1)


def _sources(now: datetime) -> list[Followed]:
    well = {"every_s": 900.0, "due_at": now + HOUR, "good_at": now - HOUR, "new_at": now - HOUR, "gap_s": 7200.0}
    return [
        Followed(address="https://good.example/feed", name="Good", fetched=9, **well),  # type: ignore[arg-type]
        Followed(
            address="https://bad.example/feed",
            name="Bad <b>",
            failures=3,
            error="503 <script>x()</script>",
            error_at=now,
            **well,  # type: ignore[arg-type]
        ),
        Followed(address="https://quiet.example/feed", name="Quiet", **(well | {"new_at": now - 90 * HOUR})),  # type: ignore[arg-type]
        Followed(address="https://new.example/feed", name="New", every_s=900.0, due_at=now),
        Followed(address="javascript:alert(1)", name="Gone", every_s=900.0),
    ]


@pytest.fixture
def following(tmp_path: Path) -> Iterator[TestClient]:
    now = datetime.now(UTC)
    with SqlLedger(tmp_path / "followed.db") as ledger:
        for each in _sources(now):
            fetch = Fetch(source=each.address, address=each.address, fetched_at=now, documents=2, error=each.error)
            ledger.keep_brought([Brought(source=each, fetch=fetch)], now)
        yield TestClient(create_application(ledger), base_url="http://localhost")


def _names(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]*)</bdi>', html)


def test_sources_in_trouble_come_first_with_what_went_wrong(following: TestClient) -> None:
    html = following.get("/sources").text
    assert _names(html) == ["Bad &lt;b&gt;", "Quiet", "New", "Good", "Gone"]
    assert "failed 3 times in a row" in html
    assert "503 &lt;script&gt;x()&lt;/script&gt;" in html
    assert "an hour ago" in html
    assert "never" in html


def test_they_are_filtered_by_state_and_name(following: TestClient) -> None:
    assert _names(following.get("/sources?state=silent").text) == ["Quiet"]
    assert _names(following.get("/sources?text=GOOD.example").text) == ["Good"]
    assert "No source meets these filters" in following.get("/sources?state=failing&text=quiet").text
    assert following.get("/sources?state=broken").status_code == 400
    assert following.get("/sources?page=0").status_code == 400


def test_the_interface_has_the_same_filters(following: TestClient) -> None:
    def named(query: str) -> list[str]:
        return [each["name"] for each in following.get(f"/api/v1/sources{query}").json()["sources"]]

    assert named("?state=silent") == ["Quiet"]
    assert named("?text=good.example") == ["Good"]
    first = following.get("/api/v1/sources?limit=2").json()
    assert [each["name"] for each in following.get(first["next"]).json()["sources"]] == ["New", "Good"]


def test_one_source_tells_of_its_last_fetches(following: TestClient) -> None:
    html = following.get("/sources/one", params={"address": "https://bad.example/feed"}).text
    assert html.count("503 &lt;script&gt;") == 2
    assert 'href="https://bad.example/feed"' in html
    assert 'href="javascript' not in following.get("/sources/one", params={"address": "javascript:alert(1)"}).text
    assert following.get("/sources/one?address=https://nowhere.example").status_code == 404


def test_without_sources_the_page_says_how_to_begin() -> None:
    html = TestClient(create_application(MemoryLedger()), base_url="http://localhost").get("/sources").text
    assert "counterclaim follow sources.toml" in html
    assert "<table" not in html


def test_it_speaks_ukrainian(following: TestClient) -> None:
    html = following.get("/sources", headers={"accept-language": "uk"}).text
    assert "3 збої поспіль" in html
    assert "1 годину тому" in html


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-5, Span("moments", 0)),
        (59, Span("moments", 0)),
        (60, Span("minutes", 1)),
        (3_600, Span("hours", 1)),
        (100_000, Span("hours", 28)),
        (200_000, Span("days", 2)),
    ],
)
def test_lengths_of_time_are_told_in_their_largest_unit(seconds: float, told: Span) -> None:
    assert span(seconds) == told
