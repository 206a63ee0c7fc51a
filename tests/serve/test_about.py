"""About the data: what the ledger holds, counted as of the page's moment, and what it can't tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

from fastapi.testclient import TestClient

from counterclaim.publish.words.bundles import Words
from counterclaim.serve.application import create_application
from counterclaim.serve.credits import CREDITS
from counterclaim.serve.pages.about import LIMITS, contents_of, shares, years_of
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger


def test_what_the_ledger_holds_is_counted(client: TestClient) -> None:
    html = client.get("/about").text
    for words in ("3 texts", "15 claims", "4 incidents", "6 findings", "May<", "fake/1", "Invented Wire"):
        assert words in html


def test_counts_are_those_of_the_pages_moment(client: TestClient) -> None:
    html = client.get("/about?as_of=2031-05-01").text
    assert "0 texts" in html
    assert "You see the ledger as it stood at" in html
    assert "2031-05-05" not in html


def test_it_speaks_ukrainian(client: TestClient) -> None:
    html = client.get("/about", headers={"Accept-Language": "uk"}).text
    assert '<html lang="uk">' in html
    for words in ("3 тексти", "4 події", "6 висновків", "травень"):
        assert words in html


def test_it_counts_for_one_edition_once(ledger: SqlLedger) -> None:
    asked = []

    class Counting(SqlLedger):
        def holdings(self, known_at: datetime | None = None):  # type: ignore[no-untyped-def]
            asked.append(known_at)
            return super().holdings(known_at)

    with Counting(ledger.address or "") as counting:
        client = TestClient(create_application(counting), base_url="http://localhost")
        for _ in range(3):
            client.get("/about")
        client.get("/about?as_of=2031-05-06")
    assert asked == [None, datetime(2031, 5, 6, 23, 59, 59, 999999, tzinfo=UTC)]


def test_an_empty_ledger_says_how_to_begin() -> None:
    client = TestClient(create_application(MemoryLedger()), base_url="http://localhost")
    html = client.get("/about").text
    assert "counterclaim add" in html
    assert "nothing was reconciled yet" in html


def test_every_limit_and_credit_has_words() -> None:
    for language in ("en", "uk"):
        words = Words(language)
        assert all(words(f"about-limit-{limit}") for limit in LIMITS)
        assert all(words(f"about-use-{credit.use}") for credit in CREDITS)


def test_the_largest_share_comes_first() -> None:
    found = shares({"a": 1, "b": 4, "c": 1, "d": 0})
    assert [(each.name, each.percent) for each in found] == [("b", 100), ("a", 25), ("c", 25)]


def test_months_stand_under_their_years_newest_first(ledger: SqlLedger) -> None:
    years = contents_of(ledger, Query()).years
    assert years[0].year == 2031
    assert [month.first for month in years[0].months] == [date(2031, 5, 1)]
    assert (years[0].months[0].last, years[0].texts) == (date(2031, 5, 31), 3)


def test_a_month_of_claims_alone_is_listed_too() -> None:
    years = years_of({date(2030, 12, 1): 2, None: 1}, {date(2031, 1, 1): 3, date(2030, 12, 1): 6})
    assert [(year.year, year.texts) for year in years] == [(2031, 0), (2030, 2)]
    assert [(month.texts.percent, month.claims.percent) for year in years for month in year.months] == [
        (0, 50),
        (100, 100),
    ]


def test_an_outlets_number_is_that_of_the_claims_that_its_link_gives(client: TestClient) -> None:
    rows = re.findall(
        r'<a href="(/claims\?outlet=[^"]*)"><bdi>[^<]*</bdi></a></th><td>(\d+)</td>', client.get("/about").text
    )
    assert len(rows) == 2
    for address, number in rows:
        assert re.search(rf'class="claims-total"[^>]*>{number} claim', client.get(unescape(address)).text)


def test_years_without_texts_stand_together() -> None:
    ledger = MemoryLedger()
    held = contents_of(ledger, Query())
    years = years_of({date(2031, 5, 1): 2}, {date(2031, 5, 1): 3, date(2014, 1, 1): 1, date(2015, 1, 1): 1})
    told = replace(held, years=years)
    assert [year.year for year in told.published_years] == [2031]
    assert [year.year for year in told.other_years] == [2015, 2014]
