"""What every answer carries, how it may be kept, and that it is compressed."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import MutableHeaders
from tests.serve.guard.conftest import Served

from counterclaim.serve.application import create_application
from counterclaim.serve.assets import entry
from counterclaim.serve.guard.headers import put_headers
from counterclaim.store.memory.ledger import MemoryLedger

EVERY = ("/", "/nowhere", "/api/v1/claims", "/api/v1/nothing", "/icon.svg", "/claims?kind=x", "/sign-in", "/language")


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "TRACE", "DELETE"])
def test_every_answer_carries_them(site: Served, path: str, method: str) -> None:
    headers = site.client.request(method, path, follow_redirects=False).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers
    assert "strict-transport-security" not in headers


def test_https_is_asked_for_where_it_is_spoken() -> None:
    client = TestClient(create_application(MemoryLedger()), base_url="https://localhost")
    assert "max-age=31536000" in client.get("/").headers["strict-transport-security"]


def test_pages_are_not_kept_scripts_are_and_a_handlers_word_stands(site: Served) -> None:
    assert site.client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in site.client.get(entry("site").script).headers["cache-control"]
    assert site.client.get("/api/v1/claims").headers["cache-control"] == "no-cache"


def test_nothing_is_kept_of_what_somebody_signed_in_sees(site: Served) -> None:
    site.sign_in(site.token())
    for path in ("/", "/api/v1/claims"):
        headers = site.client.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert "etag" not in headers
    assert "immutable" in site.client.get(entry("site").script).headers["cache-control"]


def test_answers_are_compressed_for_whoever_takes_that(site: Served) -> None:
    script = entry("site").script
    for path in ("/claims", "/api/v1/claims", script):
        plain = site.client.get(path, headers={"Accept-Encoding": "identity"})
        packed = site.client.get(path, headers={"Accept-Encoding": "gzip"})
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) < len(plain.content)
        assert packed.content == plain.content
        assert "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in site.client.get("/api/v1/jobs/none", headers={"Accept-Encoding": "gzip"}).headers


def test_a_compressed_answer_keeps_its_tag_as_a_weak_one(site: Served) -> None:
    first = site.client.get("/api/v1/claims", headers={"Accept-Encoding": "gzip"})
    assert first.headers["etag"].startswith('W/"')
    again = site.client.get("/api/v1/claims", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_headers_of_pages_say_on_what_they_depend() -> None:
    headers = MutableHeaders({"content-type": "text/html; charset=utf-8"})
    put_headers(headers, is_encrypted=False, is_private=False)
    assert headers["vary"] == "Accept-Language, Cookie"
