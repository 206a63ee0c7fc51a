"""The pages of findings: by kind, newest first, the figures of their claims side by side."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.publish.words.bundles import Words
from counterclaim.serve.application import create_application
from counterclaim.serve.pages.findings import A_PAGE, GROUPS
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)


def _sentences(html: str) -> list[str]:
    return re.findall(r'<h2 class="found-sentence"[^>]*><a [^>]*>([^<]*)</a>', html)


def _many(number: int) -> TestClient:
    ledger = MemoryLedger()
    document = Document.of("Karsk says that it rained.", name="rain")
    ledger.add(Entry(document=document), NOON)
    kinds = (FindingKind.COPIED, FindingKind.DIFFERS)
    found = [
        Finding(id=f"fnd_{at}", kind=kinds[at % 2], sentence=f"Finding {at}.", claims=(), documents=(document.id,))
        for at in range(number)
    ]
    ledger.put_derived([], found, NOON)
    return TestClient(create_application(ledger), base_url="http://localhost")


def test_every_kind_has_its_group_and_its_words() -> None:
    grouped = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(grouped) == sorted(FindingKind)
    for language in ("en", "uk"):
        words = Words(language)
        assert all(words(f"findings-about-{kind.value.replace('_', '-')}") for kind in grouped)
        assert all(words(f"findings-group-{group}") for group in GROUPS)


def test_all_findings_are_listed_with_how_many_there_are_of_each_kind(client: TestClient, invented: Any) -> None:
    html = client.get("/findings").text
    assert len(_sentences(html)) == len(invented.findings)
    for kind in {finding.kind for finding in invented.findings}:
        number = sum(finding.kind is kind for finding in invented.findings)
        assert re.search(rf'finding={kind.value}"[^>]*>[^<]+ <span class="amount">{number}</span>', html)


def test_the_claims_of_a_finding_stand_side_by_side_with_their_figures(client: TestClient, invented: Any) -> None:
    finding = next(each for each in invented.findings if len(each.claims) > 1)
    html = client.get("/findings").text
    assert all(f'href="/claims/{key}"' in html for key in finding.claims)
    page = client.get(f"/findings/{finding.id}").text
    assert page.count("<blockquote") == len(finding.claims)
    assert "<mark>" in page
    assert f'href="/incidents/{finding.incident}"' in page


def test_the_newest_come_first_and_older_ones_follow() -> None:
    client = _many(60)
    sentences, address = [], "/findings"
    while address:
        html = client.get(address).text
        sentences += _sentences(html)
        following = re.search(r'<a href="([^"]*)" rel="next">', html)
        address = following[1] if following else ""
    assert sentences == [f"Finding {at}." for at in reversed(range(60))]
    assert len(_sentences(client.get("/findings").text)) == A_PAGE
    one_kind = client.get("/findings?finding=differs").text
    assert 'name="finding" value="differs"' in one_kind
    assert "Finding 58." not in one_kind


@pytest.mark.parametrize("wrong", ["after=x", "after=-1", "after=1e5", "finding=lies", "since=2031-02-30"])
def test_what_makes_no_sense_is_refused(client: TestClient, wrong: str) -> None:
    assert client.get(f"/findings?{wrong}").status_code == 400


def test_lists_without_findings_say_why(client: TestClient) -> None:
    assert "No finding meets these filters" in client.get("/findings?text=zebra").text
    empty = TestClient(create_application(MemoryLedger()), base_url="http://localhost")
    assert "Nothing was found yet" in empty.get("/findings").text


def test_links_keep_the_moment_and_the_past_shows_what_was_known(client: TestClient, invented: Any) -> None:
    assert _sentences(client.get("/findings?as_of=2031-05-04").text) == []
    html = client.get("/findings?as_of=2031-05-06").text
    assert len(_sentences(html)) == len(invented.findings)
    assert f'/findings/{invented.findings[0].id}?as_of=2031-05-06"' in html


def test_hostile_words_are_shown_as_text() -> None:
    ledger = MemoryLedger()
    document = Document.of("Text.", name="<img src=x>", title="\u202e<b>title</b>")
    ledger.add(Entry(document=document), NOON)
    words = "<script>alert(1)</script> \u202edenwod"
    ledger.put_derived(
        [], [Finding(id="fnd_1", kind=FindingKind.COPIED, sentence=words, claims=(), documents=(document.id,))], NOON
    )
    client = TestClient(create_application(ledger), base_url="http://localhost")
    for path in ("/findings", "/findings/fnd_1"):
        assert not re.search("<script>alert|<img|<b>title|\u202e", client.get(path).text)


def test_pages_speak_ukrainian(client: TestClient, invented: Any) -> None:
    headers = {"accept-language": "uk"}
    assert "Розходяться" in client.get("/findings", headers=headers).text
    assert "У журналі" in client.get(f"/findings/{invented.findings[0].id}", headers=headers).text
