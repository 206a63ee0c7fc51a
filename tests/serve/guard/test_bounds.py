"""Requests that are too large, too many, too slow or not meant for us are refused, and say so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message
from tests.serve.guard.conftest import ADDRESS, Served

from counterclaim.errors import LedgerBusy
from counterclaim.model.claim import Claim
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.bounds import body_of, given_again
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.guard.terms import Terms
from counterclaim.store.memory.ledger import MemoryLedger


def test_an_address_that_is_too_long_is_refused(site: Served) -> None:
    for path in ("/claims?text=" + "x" * 9_000, "/claims/" + "x" * 9_000, "/api/v1/claims?text=" + "x" * 9_000):
        answer = site.client.get(path)
        assert answer.status_code == 400
        assert "longer than 8,192 bytes" in answer.text


def test_an_address_with_too_many_parameters_is_refused(site: Served) -> None:
    assert site.client.get("/claims?" + "&".join(f"a{number}=" for number in range(300))).status_code == 400


def test_too_many_headers_are_refused(site: Served) -> None:
    assert site.client.get("/", headers={f"X-{number}": "a" for number in range(100)}).status_code == 431


def test_a_refusal_is_in_the_readers_language_or_a_problem(site: Served) -> None:
    path = "?" + "a" * 9_000
    assert "довша за" in site.client.get("/" + path, headers={"Accept-Language": "uk"}).text
    assert site.client.get("/api/v1/claims" + path).headers["content-type"] == "application/problem+json"


def test_what_is_sent_without_a_token_may_be_no_larger_than_a_form(site: Served) -> None:
    large = {"text": "x" * 100_000, "name": "n"}
    assert site.post("/api/v1/documents", large).status_code == 413
    assert site.post("/api/v1/documents", large, site.token()).status_code == 202
    assert site.form("/sign-in", {"token": "x" * 100_000}).status_code == 413
    assert site.post("/api/v1/documents", {"text": "x" * 11_000_000, "name": "n"}, "cc_x").status_code == 413


def test_a_client_that_asks_too_often_waits(serve: Callable[..., Served]) -> None:
    site = serve(rate=1.0)
    codes = [site.client.get("/static/none").status_code for _ in range(12)]
    assert codes == [404] * 10 + [429] * 2
    refused = site.client.get("/")
    assert refused.headers["retry-after"] == "1"
    assert refused.headers["content-security-policy"]
    site.clock.seconds += 1
    assert site.client.get("/").status_code == 200


def _receive(*messages: Message, then_s: float = 0.0) -> Callable[[], Any]:
    coming = list(messages)

    async def receive() -> Message:
        if not coming:
            await asyncio.sleep(then_s)
            return {"type": "http.disconnect"}
        return coming.pop(0)

    return receive


def _part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_is_gathered_and_given_again() -> None:
    async def run() -> None:
        receive = _receive(_part(b"one ", more=True), _part(b"two", more=False))
        body = await body_of(receive, 100)
        assert body == b"one two"
        again = given_again(body, receive)
        assert await again() == _part(b"one two", more=False)
        assert (await again())["type"] == "http.disconnect"

    asyncio.run(run())


@pytest.mark.parametrize(
    ("receive", "status"),
    [
        (_receive(_part(b"x" * 101, more=False)), 413),
        (_receive(*[_part(b"x" * 60, more=True)] * 2), 413),
        (_receive(_part(b"x", more=True)), 400),
        (_receive(_part(b"x", more=True), then_s=30), 408),
    ],
)
def test_a_body_that_is_too_large_breaks_off_or_does_not_come_is_refused(receive: Any, status: int) -> None:
    with pytest.raises(Refusal) as refused:
        asyncio.run(body_of(receive, 100, 0.05))
    assert refused.value.status == status


class BusyLedger(MemoryLedger):
    """A ledger that takes longer than anybody waits."""

    def claim(self, key: str) -> Claim | None:
        raise LedgerBusy("kept.db: it took longer than whoever asked may wait")


@pytest.mark.parametrize("path", ["/claims/clm_1", "/api/v1/claims/clm_1"])
def test_what_takes_too_long_is_to_be_asked_again_later(path: str) -> None:
    answer = TestClient(create_application(BusyLedger()), base_url="http://localhost").get(path)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "10"
    assert "took too long" in answer.text
    assert "kept.db" not in answer.text


def test_names_of_a_proxy_are_answered_where_they_are_told() -> None:
    served = create_application(MemoryLedger(), Terms(names=frozenset({"ledger.example"})))
    client = TestClient(served, base_url=ADDRESS)
    assert client.get("/", headers={"Host": "ledger.example"}).status_code == 200
    assert client.get("/", headers={"Host": "other.example"}).status_code == 421
