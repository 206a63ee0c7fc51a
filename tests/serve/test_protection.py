"""Who is answered, and what every answer carries."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from counterclaim.errors import LedgerError
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.hosts import is_loopback, may_ask
from counterclaim.store.memory.ledger import MemoryLedger


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/claims", "/static/style.css", "/claims?kind=x"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/claims", headers={"Origin": "https://strange.example"})
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


def test_a_page_needs_nothing_inline_or_from_outside(client: TestClient) -> None:
    html = client.get("/").text
    assert " style=" not in html
    assert "<style" not in html
    assert "<script>" not in html


@pytest.mark.parametrize("host", ["strange.example", "127.0.0.1.strange.example", "", "localhost.strange.example:8080"])
def test_a_strangers_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"])
def test_loopback_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_a_server_for_others_answers_its_name_and_bare_addresses() -> None:
    assert may_ask("ledger.example:8080", "ledger.example")
    assert may_ask("192.0.2.7:8080", "0.0.0.0")
    assert not may_ask("strange.example", "0.0.0.0")
    assert not may_ask("192.0.2.7", "127.0.0.1")


@pytest.mark.parametrize(
    ("host", "alone"), [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("0.0.0.0", False), ("ledger", False)]
)
def test_loopback_is_told_from_the_rest(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


class BrokenLedger(MemoryLedger):
    """A ledger that can't be read."""

    def claim(self, key: str) -> None:
        raise LedgerError("/home/someone/kept.db: the disk failed")


def test_a_failing_ledger_is_said_without_its_place() -> None:
    answer = TestClient(create_application(BrokenLedger()), base_url="http://localhost").get("/claims/clm_1")
    assert answer.status_code == 503
    assert "kept.db" not in answer.text
