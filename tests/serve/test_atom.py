"""The feed of findings: valid Atom, with the filters of the page, kept until something changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient
from lxml import etree  # type: ignore[import-untyped]

from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.serve.application import create_application
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def _entries(root: Any) -> list[Any]:
    return list(root.findall(f"{ATOM}entry"))


def _feed(client: TestClient, path: str = "/findings.atom") -> Any:
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def test_each_finding_is_an_entry_with_what_the_standard_demands(client: TestClient, invented: Any) -> None:
    root = _feed(client)
    entries = _entries(root)
    assert len(entries) == len(invented.findings)
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        datetime.fromisoformat(element.findtext(f"{ATOM}updated", ""))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "counterclaim"
    keys = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(set(keys)) == len(keys)


def test_readers_of_feeds_read_it(client: TestClient, invented: Any) -> None:
    read = feedparser.parse(client.get("/findings.atom").content)
    assert not read.bozo
    sentences = {finding.sentence for finding in invented.findings}
    assert {each.summary.partition("\n")[0] for each in read.entries} == sentences
    for each in read.entries:
        assert client.get(each.link).status_code == 200


def test_it_has_the_filters_of_the_page_and_the_page_names_it(client: TestClient) -> None:
    root = _feed(client, "/findings.atom?finding=disputed")
    categories = {each.find(f"{ATOM}category").get("term") for each in _entries(root)}
    assert categories == {"disputed"}
    links = {each.get("rel"): each.get("href") for each in root.findall(f"{ATOM}link")}
    assert links["alternate"] == "http://127.0.0.1:8080/findings?finding=disputed"
    page = client.get("/findings?finding=disputed").text
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert 'href="/findings.atom?finding=disputed"' in page
    assert client.get("/findings.atom?since=never").status_code == 400


def test_links_lead_to_the_host_that_was_asked(ledger: SqlLedger) -> None:
    application = create_application(ledger)
    for address in ("http://localhost:9000", "http://[::1]:9000"):
        root = _feed(TestClient(application, base_url=address))
        assert all(each.get("href", "").startswith(f"{address}/findings") for each in root.iter(f"{ATOM}link"))
    strange = TestClient(application, base_url="http://elsewhere.example")
    assert strange.get("/findings.atom").status_code == 421


def test_it_is_not_sent_again_before_something_changes(tmp_path: Path) -> None:
    document = Document.of("Karsk says that it rained.", name="rain")
    with SqlLedger(tmp_path / "kept.db") as ledger:
        ledger.add(Entry(document=document), NOON)
        found = [
            Finding(id=f"fnd_{at}", kind=FindingKind.COPIED, sentence="Twice.", claims=(), documents=(document.id,))
            for at in range(2)
        ]
        ledger.put_derived([], found[:1], NOON)
        client = TestClient(create_application(ledger), base_url="http://localhost")
        first = client.get("/findings.atom")
        tag, since = first.headers["etag"], first.headers["last-modified"]
        assert client.get("/findings.atom", headers={"If-None-Match": tag}).status_code == 304
        assert client.get("/findings.atom", headers={"If-Modified-Since": since}).status_code == 304
        assert client.get("/findings.atom", headers={"If-Modified-Since": "yesterday"}).status_code == 200
        ledger.put_derived([], found, NOON.replace(hour=13))
        for headers in ({"If-None-Match": tag}, {"If-Modified-Since": since}):
            again = client.get("/findings.atom", headers=headers)
            assert again.status_code == 200
        ids = [each.findtext(f"{ATOM}id") for each in _entries(etree.fromstring(again.content))]
        assert ids[1] == _entries(etree.fromstring(first.content))[0].findtext(f"{ATOM}id")


@pytest.mark.parametrize("words", ["</summary><script>x()</script>", "a\x00b\x0b\ufffe\ud800c", "]]>&amp;<!--"])
def test_hostile_sentences_stay_text(words: str) -> None:
    ledger = MemoryLedger()
    document = Document.of(f"Text. {words}", name="hostile")
    ledger.add(Entry(document=document), NOON)
    found = Finding(id="fnd_<x>", kind=FindingKind.COPIED, sentence=words, claims=(), documents=(document.id,))
    ledger.put_derived([], [found], NOON)
    root = _feed(TestClient(create_application(ledger), base_url="http://localhost"))
    (entry,) = _entries(root)
    assert [each.tag for each in entry] == [
        ATOM + name for name in ("id", "title", "published", "updated", "link", "category", "summary")
    ]
    assert (entry.findtext(f"{ATOM}summary") or "")[:2] == words[:2].replace("\x00", "⟨")


def test_a_ledger_without_findings_has_an_empty_feed() -> None:
    client = TestClient(create_application(MemoryLedger()), base_url="http://localhost")
    root = _feed(client)
    assert _entries(root) == []
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_long_feeds_go_on(tmp_path: Path) -> None:
    document = Document.of("Karsk says that it rained.", name="rain")
    ledger = MemoryLedger()
    ledger.add(Entry(document=document), NOON)
    found = [
        Finding(id=f"fnd_{at}", kind=FindingKind.COPIED, sentence=f"{at}", claims=(), documents=(document.id,))
        for at in range(120)
    ]
    ledger.put_derived([], found, NOON)
    client = TestClient(create_application(ledger), base_url="http://localhost")
    address, sentences = "/findings.atom", []
    while address:
        root = _feed(client, address)
        sentences += [each.findtext(f"{ATOM}summary") for each in _entries(root)]
        address = next((each.get("href", "") for each in root.findall(f"{ATOM}link") if each.get("rel") == "next"), "")
    assert sentences == [str(at) for at in reversed(range(120))]
