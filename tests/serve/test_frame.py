"""What stands around every page: navigation, the moment that it is asked for, the language."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from fastapi.testclient import TestClient

from counterclaim.publish.addresses import SiteAddresses

THEN = "2031-05-05T13:00"


def _links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', html)]


@pytest.mark.parametrize("path", ["/", "/claims", "/incidents", "/findings", "/documents"])
def test_every_page_has_one_heading_a_title_and_the_navigation(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert html.count("<h1") == 1
    assert re.search(r"<title>[^<]+ · counterclaim</title>", html)
    for name in ("incidents", "claims", "findings", "documents"):
        assert f"/{name}" in _links(html)


def test_the_page_that_is_shown_is_marked(client: TestClient) -> None:
    html = client.get("/claims").text
    assert set(re.findall(r'href="([^"]*)" aria-current="page"', html)) == {"/claims"}


def test_without_a_moment_there_is_no_banner(client: TestClient) -> None:
    assert "as-of-banner" not in client.get("/claims").text


def test_a_moment_is_told_and_kept_by_every_link_of_the_site(client: TestClient) -> None:
    for path in ("/claims", "/incidents", "/"):
        html = client.get(path, params={"as_of": THEN, "kind": "strike"}).text
        assert "You see the ledger as it stood at" in html
        assert 'datetime="2031-05-05T13:00:00+00:00"' in html
        frame = html[: html.index("<main")]
        links = [link for link in _links(frame) if re.match(r"/[a-z]*\?", link) and "kind=" not in link]
        assert len(links) > 4
        assert all(("as_of", THEN) in parse_qsl(link.partition("?")[2]) for link in links)


def test_setting_a_moment_keeps_the_filters_and_leaves_the_place_in_the_list(client: TestClient) -> None:
    html = client.get("/claims?kind=strike&kind=killed&page=2&as_of=2031-05-06").text
    form = html[html.index('<details class="as-of"') : html.index("</form>")]
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form) == [("kind", "strike"), ("kind", "killed")]
    assert 'value="2031-05-06T23:59"' in form
    assert "/claims?kind=strike&kind=killed" in _links(form)


def test_a_moment_beyond_the_calendar_is_refused(client: TestClient) -> None:
    for path in ("/claims", "/", "/incidents"):
        assert client.get(path, params={"as_of": "0001-01-01T00:00+10:00"}).status_code == 400


def test_addresses_of_a_site_keep_the_moment_before_the_anchor() -> None:
    addresses = SiteAddresses(documents={}, as_of=THEN)
    assert addresses.claim("clm_1") == "/claims/clm_1?as_of=2031-05-05T13%3A00"
    assert addresses.span("doc_1", 3, 5).startswith("/documents/doc_1?as_of=2031-05-05T13%3A00#")
    assert SiteAddresses(documents={}).claim("clm_1") == "/claims/clm_1"


def test_refusals_speak_the_readers_language_and_keep_what_was_said_in_ours(client: TestClient) -> None:
    ukrainian = {"Accept-Language": "uk"}
    for path, status, words in (
        ("/nowhere", 404, "Тут цього немає"),
        ("/claims/clm_0", 404, "За цією адресою нічого немає."),
        ("/claims?since=yesterday", 400, "Так запитати не можна"),
    ):
        answer = client.get(path, headers=ukrainian)
        assert answer.status_code == status
        assert words in answer.text
        assert re.search(r'lang="en"[^>]*>[^<]*(nowhere|clm_0|yesterday)', answer.text)


def test_what_may_have_come_later_can_be_looked_for_now(client: TestClient) -> None:
    html = client.get("/findings/fnd_0?as_of=2031-05-01&more=yes").text
    assert "may have come later" in html
    assert "/findings/fnd_0?more=yes" in _links(html)
    assert "may have come later" not in client.get("/findings/fnd_0").text
    never = client.get("/incidents/inc_0?as_of=2031-05-01").text
    assert "There never was an incident inc_0" in never
    assert "may have come later" not in never


def test_an_address_with_a_bad_moment_and_no_page_is_no_fault_of_ours(client: TestClient) -> None:
    assert client.get("/nowhere?as_of=never").status_code == 404


OF_NO_MOMENT = ("/static/", "/icon.svg", "/api/v1/", "/sign-in", "/findings.atom")
"""Addresses that are the same at every moment, or whose own answers name theirs."""


def test_every_link_of_every_page_keeps_the_moment(client: TestClient) -> None:
    waiting, seen, lost = [f"/?as_of={THEN}"], set(), set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        here = address.partition("?")[0]
        for link in _links(answer.text):
            path, _, query = link.partition("#")[0].partition("?")
            if not path.startswith("/") or path.startswith(OF_NO_MOMENT):
                continue
            if ("as_of", THEN) in parse_qsl(query):
                waiting += [link.partition("#")[0]] if link.count("&") < 2 else []
            elif path != here:  # the way back to now
                lost.add((here, link))
    assert len(seen) > 30
    assert lost == set()
