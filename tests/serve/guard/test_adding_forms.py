"""The form that adds a document does so for whoever may, says what came of it, and keeps what was typed if need be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.serve.guard.conftest import Served

from counterclaim.store.token_book import Scope

TEXT = "Karsk says that it rained.\r\nNobody was hurt."


def fields(site: Served, **changed: Any) -> dict[str, Any]:
    return {"csrf": site.csrf(), "text": TEXT, "title": "Rain", "published_on": "2031-05-05", "url": ""} | changed


def test_a_text_is_kept_and_its_page_says_what_came_of_it(site: Served) -> None:
    site.sign_in(site.token(Scope.ADD))
    answer = site.form("/add", fields(site))
    assert answer.status_code == 303
    html = site.client.get(answer.headers["location"]).text
    assert "<h1>Added</h1>" in html
    (kept,) = (each for each in site.ledger.documents() if each.title == "Rain")
    assert kept.text == TEXT.replace("\r\n", "\n")
    assert str(kept.published_on) == "2031-05-05"
    assert f'href="/documents/{kept.id}"' in html
    again = site.form("/add", fields(site))
    assert "known before" in site.client.get(again.headers["location"]).text
    assert [use.what for use in site.ledger.token_uses()].count("add Rain") == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": " "}, "Nothing was sent"),
        ({"published_on": "5 May"}, "published_on"),
        ({"address": "http://a.example/"}, "one of text and address"),
        ({"text": "", "address": "http://a.example/"}, "not fetched here"),
    ],
)
def test_what_cant_be_used_is_said_beside_what_was_typed(site: Served, changed: dict[str, str], told: str) -> None:
    site.sign_in(site.token(Scope.ADD))
    before = len(tuple(site.ledger.documents()))
    answer = site.form("/add", fields(site, **changed))
    assert answer.status_code in (400, 403)
    assert told in answer.text
    assert 'value="Rain"' in answer.text
    assert len(tuple(site.ledger.documents())) == before


def test_whoever_may_not_add_sees_no_form(site: Served, serve: Callable[..., Served]) -> None:
    answer = site.client.get("/add", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?back=/add")
    assert site.form("/add", fields(site)).status_code == 401
    site.sign_in(site.token(Scope.JUDGE))
    assert site.client.get("/add").status_code == 403
    assert site.form("/add", fields(site)).status_code == 403
    assert "Add a document" not in site.client.get("/documents").text
    assert serve().client.get("/add").status_code == 403


def test_a_form_of_another_session_adds_nothing(site: Served) -> None:
    site.sign_in(site.token(Scope.ADD))
    assert "Add a document" in site.client.get("/documents").text
    assert site.form("/add", fields(site, csrf="A" * 86)).status_code == 403
    assert site.form("/add", fields(site), Origin="http://elsewhere.example").status_code == 403
    assert site.client.get("/add/job_0").status_code == 404


def test_typed_words_stay_text(site: Served) -> None:
    site.sign_in(site.token(Scope.ADD))
    hostile = "</textarea><script>x()</script>"
    answer = site.form("/add", fields(site, title=hostile, text=hostile, published_on="x"))
    assert "<script>x" not in answer.text
    kept = site.form("/add", fields(site, title=f"{hostile} \u202edenwod"))
    html = site.client.get(kept.headers["location"]).text
    assert "Added" in html
    assert "<script>x" not in html
    assert "\u202e" not in html
