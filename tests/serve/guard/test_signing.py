"""Readers sign in with a token, from a page of ours, for a while."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from tests.serve.guard.conftest import ADDRESS, Served

from counterclaim.serve.guard.gate import COOKIE, ENCRYPTED_COOKIE
from counterclaim.serve.guard.sessions import IDLE_S
from counterclaim.store.token_book import Scope

ELSEWHERE = ("//strange.example", "https://strange.example", "/\\strange", "/\t/strange", "/a\r\nSet-Cookie: a=b")


def is_signed_in(site: Served) -> bool:
    return "Signed in as" in site.client.get("/claims").text


def test_a_token_signs_in_and_leads_back(site: Served) -> None:
    assert not is_signed_in(site)
    answer = site.sign_in(site.token(name="Ada <b>"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age=28800"):
        assert part in cookie
    assert "Domain" not in cookie
    html = site.client.get("/claims").text
    assert "<bdi>Ada &lt;b&gt;</bdi>" in html
    assert "You are signed in." in html
    assert "You are signed in." not in site.client.get("/claims").text


def test_the_page_says_what_the_token_is_for(site: Served) -> None:
    site.sign_in(site.token(Scope.JUDGE))
    html = site.client.get("/sign-in").text
    assert "You may judge" in html
    assert "You may add" not in html
    assert "Sign out" in html


def test_a_wrong_token_is_told_and_only_tried_so_often(site: Served) -> None:
    answer = site.sign_in("cc_00000000_" + "A" * 43)
    assert answer.status_code == 401
    assert "no token of this ledger" in answer.text
    assert "set-cookie" not in answer.headers
    assert [site.sign_in("nonsense").status_code for _ in range(5)] == [401] * 4 + [429]
    assert site.ledger.token_uses()[0].outcome == "refused: no such token"


def test_the_token_is_on_no_page(site: Served) -> None:
    words = site.token()
    site.sign_in(words)
    wrong = site.sign_in(words[:-1] + "!")
    for html in (wrong.text, site.client.get("/sign-in").text, site.client.get("/").text):
        assert words[:-1] not in html
        assert words.split("_", 2)[2][:20] not in html


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://strange.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/judgements"])
def test_a_form_of_a_strangers_page_is_refused(site: Served, path: str, headers: dict[str, str]) -> None:
    answer = site.form(path, {"token": site.token()}, **headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert not is_signed_in(site)


def test_the_key_to_a_session_is_new_with_each_signing_in_and_the_old_one_opens_nothing(site: Served) -> None:
    words = site.token()
    site.sign_in(words)
    old = site.client.cookies[COOKIE]
    site.sign_in(words)
    assert site.client.cookies[COOKIE] != old
    stranger = TestClient(site.client.app, base_url=ADDRESS, cookies={COOKIE: old})
    assert "Signed in as" not in stranger.get("/claims").text
    assert is_signed_in(site)


def test_a_key_that_a_stranger_planted_is_not_taken_over(site: Served) -> None:
    site.client.cookies.set(COOKIE, "planted", domain="127.0.0.1", path="/")
    answer = site.sign_in(site.token())
    assert "planted" not in answer.headers["set-cookie"]


def test_signing_out_ends_the_session_itself(site: Served) -> None:
    site.sign_in(site.token())
    key = site.client.cookies[COOKIE]
    assert site.form("/sign-out", {"csrf": "x"}).status_code == 403
    assert is_signed_in(site)
    answer = site.form("/sign-out", {"csrf": site.csrf()})
    assert answer.status_code == 303
    assert "Max-Age=0" in answer.headers["set-cookie"]
    stranger = TestClient(site.client.app, base_url=ADDRESS, cookies={COOKIE: key})
    assert "Signed in as" not in stranger.get("/claims").text


def test_a_session_ends_with_its_token(site: Served) -> None:
    site.sign_in(site.token())
    site.ledger.revoke_token(site.ledger.tokens()[0].id, site.clock.now())
    assert not is_signed_in(site)


def test_a_session_ends_when_its_token_expires(site: Served) -> None:
    words = site.token(days=1)
    site.clock.seconds = 86_400 - 600
    site.sign_in(words)
    assert is_signed_in(site)
    site.clock.seconds += 601
    assert not is_signed_in(site)


def test_a_session_that_nobody_uses_ends(site: Served) -> None:
    site.sign_in(site.token())
    site.clock.seconds += IDLE_S - 1
    assert is_signed_in(site)
    site.clock.seconds += IDLE_S + 1
    assert not is_signed_in(site)


@pytest.mark.parametrize("back", ELSEWHERE)
def test_signing_in_leads_nowhere_else(site: Served, back: str) -> None:
    assert 'name="back" value="/"' in site.client.get("/sign-in", params={"back": back}).text
    answer = site.form("/sign-in", {"token": site.token(), "back": back})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("back", ELSEWHERE)
def test_choosing_a_language_leads_nowhere_else(site: Served, back: str) -> None:
    answer = site.client.get("/language", params={"language": "uk", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_over_https_the_cookie_is_this_hosts_alone(site: Served) -> None:
    client = TestClient(site.client.app, base_url="https://localhost")
    answer = client.post(
        "/sign-in", data={"token": site.token()}, headers={"Origin": "https://localhost"}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{ENCRYPTED_COOKIE}=")
    assert "Secure" in cookie


def test_a_server_that_may_not_be_written_has_no_sessions(site: Served, serve: Callable[..., Served]) -> None:
    site.sign_in(site.token())
    read_only = serve()
    read_only.client.cookies.set(COOKIE, site.client.cookies[COOKIE], domain="127.0.0.1", path="/")
    html = read_only.client.get("/claims").text
    assert "Signed in as" not in html
    assert "/sign-in" not in html


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain"])
def test_what_is_no_form_is_refused(site: Served, kind: str) -> None:
    answer = site.client.post("/sign-in", content=b"token=x", headers={"Origin": ADDRESS, "Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"token=%ff", b"\xff", b"&".join([b"a=b"] * 99)])
def test_a_form_that_is_none_is_refused(site: Served, body: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    answer = site.client.post("/sign-in", content=body, headers={"Origin": ADDRESS, "Content-Type": kind})
    assert answer.status_code == 400
