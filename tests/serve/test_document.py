"""A document's page: its text marked, its claims beside it, its parts, its versions, what was left alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.identity import claim_id
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.read.assembly.abstentions import NOTHING_COUNTED
from counterclaim.read.reader import Abstention
from counterclaim.serve.application import create_application
from counterclaim.serve.texts.left_alone import LeftAlone, Outcome, SecondReadings
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FIRST = "At least 12 people were killed in the strike on the market, the governor said.\nMore will follow."
EDITED = "At least 15 people were killed in the strike on the market, the governor said.\nMore will follow."


def post(text: str, number: int | None = None, *, name: str = "post", **fields: Any) -> Entry:
    """A post with a claim of so many killed, if a number is given."""
    document = Document.of(text, name=name, url="https://wire.example/1", published_on=date(2031, 5, 4), **fields)
    claims = (_killed(document, number),) if number else ()
    return Entry(document=document, claims=claims, reader="hand 1")


def _killed(document: Document, number: int) -> Claim:
    at = document.text.index(str(number))
    span = document.span(at, at + len(str(number)))
    end = document.text.find(".", at) + 1
    return Claim(
        id=claim_id(document.id, "hand 1", str(number)),
        document=document.id,
        document_name=document.name,
        sentence=document.span(document.text.rfind("\n", 0, at) + 1, end),
        kind=Kind.KILLED,
        count=Count(span=span, quantity=Quantity(low=float(number), high=None, unit=Unit.PERSON)),
        evidence=(span,),
        reader="hand 1",
    )


def served(*entries: Entry, left: LeftAlone | None = None) -> TestClient:
    """A browser at a ledger that learned of these, an hour after each other."""
    ledger = MemoryLedger()
    for at, entry in enumerate(entries):
        ledger.add(entry, NOON + at * HOUR)
    application = create_application(ledger)
    client = TestClient(application, base_url="http://localhost")
    if left is not None:
        state = _state_of(application)
        state.second_readings = SecondReadings(lambda _: left)
    return client


def _state_of(application: Any) -> Any:
    while not hasattr(application, "state"):
        application = application.app
    return application.state


def test_every_mark_of_a_claim_is_in_the_text_once(client: TestClient, invented: Any) -> None:
    for document in invented.documents:
        html = client.get(f"/documents/{document.id}").text
        marks = re.findall(r'<mark class="[\w-]+" id="([^"]*)"', html)
        assert len(marks) == len(set(marks))
        spans = [anchor for given in re.findall(r'data-spans="([^"]*)"', html) for anchor in given.split()]
        assert spans
        assert set(spans) <= set(marks)
        assert set(re.findall(r'data-sentence="([^"]*)"', html)) <= set(marks)


def test_each_kind_of_field_has_its_own_mark(client: TestClient, invented: Any) -> None:
    html = client.get(f"/documents/{invented.documents[0].id}").text
    roles = set(re.findall(r'<mark class="([\w-]+)"', html))
    assert roles == {"count", "who", "what", "weapon", "target", "where", "when", "verification", "sentence"}


def test_claims_are_filtered_by_kind(client: TestClient, invented: Any) -> None:
    address = f"/documents/{invented.documents[0].id}"
    everything, some = client.get(address).text, client.get(f"{address}?kind=injured").text
    assert everything.count('class="margin-claim"') > some.count('class="margin-claim"') > 0
    assert client.get(f"{address}?kind=drone").status_code == 400


def test_a_long_text_comes_in_parts() -> None:
    text = "\n\n".join(["Nothing to tell. " * 50] * 60) + "\n\nAt least 12 people were killed, they said."
    entry = post(text, 12)
    client, address = served(entry), f"/documents/{entry.document.id}"
    first, last = client.get(address).text, client.get(f"{address}?part=3").text
    assert "Part 1 of 3" in first
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'class="margin-claim"' not in first
    assert "No claims begin in this part of the text." in first
    assert 'class="margin-claim"' in last
    assert 'rel="next"' not in last
    at = entry.claims[0].sentence.start
    assert "Part 3 of 3" in client.get(f"{address}?at={at}").text
    (shown,) = re.findall(r'<div class="text"[^>]*>(.*?)</div>', first, re.S)
    words = unescape(re.sub("<[^>]*>", "", shown))
    assert words == text[: len(words)]
    for wrong, status in (("part=0", 400), ("part=x", 400), ("part=4", 404), ("at=99999999", 404)):
        assert client.get(f"{address}?{wrong}").status_code == status


def test_a_claim_in_a_later_part_is_linked_where_it_stands() -> None:
    entry = post("x " * 9_000 + "\nAt least 12 people were killed, they said.", 12)
    html = served(entry).get(f"/claims/{entry.claims[0].id}").text
    span = entry.claims[0].sentence
    assert f"/documents/{entry.document.id}?at={span.start}#s1-{span.start}-{span.end}" in html


def test_versions_are_listed_and_compared() -> None:
    older, newer = post(FIRST, 12), post(EDITED, 15)
    client = served(older, newer)
    html = client.get(f"/documents/{older.document.id}").text
    assert "A newer version of this text took its place." in html
    assert html.count("compare with this one") == 1
    address = f"/documents/{newer.document.id}?against={older.document.id}"
    compared = client.get(address).text
    assert re.sub(r"<span.*?</span>", "", compared).count("<del> 12</del><ins> 15</ins>") == 1
    assert "Put otherwise" in compared
    assert "at least 12 people killed" in compared.casefold()
    same = client.get(f"/documents/{older.document.id}?against={newer.document.id}").text
    assert re.sub(r"<span.*?</span>", "", same).count("<del> 12</del><ins> 15</ins>") == 1


def test_only_versions_of_one_document_are_compared() -> None:
    one, other = post(FIRST, 12), Entry(document=Document.of("Something else.", name="else"))
    client = served(one, other)
    assert client.get(f"/documents/{one.document.id}?against={other.document.id}").status_code == 404
    assert client.get(f"/documents/{one.document.id}?against=doc_0").status_code == 404
    assert client.get(f"/documents/{one.document.id}?against={one.document.id}").status_code == 404


def test_a_document_is_as_it_was_known() -> None:
    older, newer = post(FIRST, 12), post(EDITED, 15)
    client = served(older, newer)
    then = "as_of=2031-05-05T12:30"
    assert client.get(f"/documents/{newer.document.id}?{then}").status_code == 404
    html = client.get(f"/documents/{older.document.id}?{then}").text
    assert "A newer version" not in html
    assert f'/claims/{older.claims[0].id}?as_of=2031-05-05T12%3A30"' in html
    assert client.get(f"/documents/{older.document.id}?{then}&against={newer.document.id}").status_code == 404


def test_what_was_left_alone_is_shown_when_asked_for() -> None:
    entry = post(FIRST, 12)
    span = entry.document.span(0, 8)
    left = LeftAlone(outcome=Outcome.READ, abstentions=(Abstention(span=span, reason=NOTHING_COUNTED),), reader="r 2")
    client, address = served(entry, left=left), f"/documents/{entry.document.id}"
    assert "At least</q>" not in client.get(address).text
    html = client.get(f"{address}?left=shown").text
    assert '<mark class="left-alone" id="s1-0-8">' in html
    assert "a count, but no happening is told that it counts" in html
    assert "Read again by r 2" in html
    assert "The claims beside the text were read by hand 1" in html


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.BUSY, "The reader has another text at the moment."),
        (Outcome.SLOW, "took too long"),
        (Outcome.UNREAD, "No reader here knows the language"),
        (Outcome.READ, "Nothing: no count, place or date was left aside."),
    ],
)
def test_why_nothing_is_shown_is_said(outcome: Outcome, words: str) -> None:
    entry = post(FIRST)
    html = served(entry, left=LeftAlone(outcome=outcome)).get(f"/documents/{entry.document.id}?left=shown").text
    assert words in html


def test_a_document_without_claims_says_so_and_everything_in_it_is_escaped() -> None:
    hostile = "<script>x</script>\u202e"
    entry = post(hostile, name="post", title=hostile, author=hostile, origin=hostile, extractor=hostile)
    html = served(entry).get(f"/documents/{entry.document.id}").text
    assert "No claims were read from this text." in html
    assert "<script>x" not in html
    assert "\u202e" not in html


def test_the_page_speaks_ukrainian(client: TestClient, invented: Any) -> None:
    html = client.get(f"/documents/{invented.documents[0].id}", headers={"Accept-Language": "uk"}).text
    assert "Що читач залишив без уваги" in html
    assert "Каже" in html
