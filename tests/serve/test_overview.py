"""The first page: nights, casualties, what is new since the last visit; every figure leads to its claims."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.reconcile.view import View
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.terms import Surroundings, this_machine
from counterclaim.serve.lately.period import Period
from counterclaim.serve.lately.settling import Settled, is_of
from counterclaim.serve.lately.visits import COOKIE, PAUSE, visits_at
from counterclaim.serve.side_marks import side_mark
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger

ADDRESS = "http://127.0.0.1:8080"
NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
NIGHT = TimeInterval.of_moments(
    datetime(2031, 5, 13, 18, tzinfo=UTC),
    datetime(2031, 5, 14, 3, tzinfo=UTC),
    TimePrecision.PART_OF_DAY,
    "Europe/Kyiv",
)
FORCE = "Velmaria said that 96 drones came in the night. It shot down 58, and 31 were lost. In Brenna 8 were killed."
MINISTRY = "Karsk said that it sent at least 120 drones in the night."
BRENNA = Place(name="Brenna", country="UA", precision=PlacePrecision.SETTLEMENT, latitude=50.0, longitude=30.0)


def claim(document: Document, words: str, kind: Kind, quantity: Quantity, **fields: Any) -> Claim:
    """What a side says of the night, in these words of its text."""
    start = document.text.index(words)
    span = document.span(start, start + len(words))
    name = document.text.split()[0]
    return Claim(
        id=claim_id(document.id, "hand 1", kind.value, words),
        document=document.id,
        document_name=document.name,
        sentence=document.span(0, len(document.text)),
        kind=kind,
        claimant=Claimant(span=document.span(0, len(name)), name=f"{name} Staff", side=name.casefold()),
        count=Count(span=span, quantity=quantity),
        time=TimeMention(interval=NIGHT, start=span.start, end=span.end, text=words),
        evidence=(span,),
        reader="hand 1",
        **fields,
    )


def drones(low: float, high: float | None = -1) -> Quantity:
    return Quantity(low=low, high=low if high == -1 else high, unit=Unit.UAV)


def incident(key: str, title: str, *claims: Claim, place: Place | None = None) -> Incident:
    links = tuple(Link(claim=each.id, score=1.0, reasons=("one night",)) for each in claims)
    kinds = tuple(sorted({each.kind for each in claims}))
    return Incident(id=f"inc_{key}", title=title, kinds=kinds, links=links, place=place, time=NIGHT)


def two_sides() -> tuple[list[Entry], list[Incident], list[Finding]]:
    """A night on which two sides differ, and a strike with people killed."""
    force = Document.of(FORCE, name="force.txt", title="Night", published_on=date(2031, 5, 14))
    ministry = Document.of(MINISTRY, name="ministry.txt", published_on=date(2031, 5, 15))
    launched = claim(force, "96 drones", Kind.LAUNCH, drones(96))
    downed = claim(force, "58", Kind.INTERCEPTION, drones(58), part_of=launched.id)
    lost = claim(force, "31", Kind.FLIGHT_LOSS, drones(31), part_of=launched.id)
    spot = PlaceMention(span=force.span(FORCE.index("Brenna"), FORCE.index("Brenna") + 6), place=BRENNA)
    people = Quantity(low=8, high=8, unit=Unit.PERSON)
    killed = claim(force, "8 were killed", Kind.KILLED, people, places=(spot,))
    sent = claim(ministry, "at least 120 drones", Kind.LAUNCH, drones(120, None))
    raid = incident("raid", "Air attack <b>on</b> Velmaria", launched, downed, lost, sent)
    strike = incident("strike", "Strike on Brenna", killed, place=BRENNA)
    differs = Finding(
        id="fnd_differs", kind=FindingKind.DIFFERS, sentence="They differ by 24.", claims=(launched.id, sent.id)
    )
    entries = [
        Entry(document=force, claims=(launched, downed, lost, killed), reader="hand 1"),
        Entry(document=ministry, claims=(sent,), reader="hand 1"),
    ]
    return entries, [raid, strike], [differs]


def filled() -> MemoryLedger:
    ledger = MemoryLedger()
    entries, incidents, findings = two_sides()
    ledger.add_many(entries, NOON)
    ledger.put_derived(incidents, findings, NOON)
    return ledger


class Clock:
    """Tells the moment that it is set to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def at(clock: Clock) -> Surroundings:
    """This machine at the moment that a clock tells."""
    return replace(this_machine(), now=clock)


@pytest.fixture
def browser(clock: Clock) -> Callable[[Ledger], TestClient]:
    """A browser at a ledger, which keeps cookies."""
    return lambda ledger: TestClient(create_application(ledger, surroundings=at(clock)), base_url=ADDRESS)


def text_of(html: str) -> str:
    """What a reader sees, without markup and data blocks."""
    shown = re.sub(r"<script.*?</script>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def figure(html: str, words: str) -> str:
    """Where a figure leads to."""
    found = re.search(rf'<a href="([^"]*)">{re.escape(words)}</a>', html)
    assert found is not None, words
    return found[1]


def test_a_night_shows_each_side_s_account_and_what_is_not_accounted_for(browser: Any) -> None:
    shown = text_of(browser(filled()).get("/").text)
    assert "The last 7 days 9 to 15 May 2031" in shown
    assert "Night of 13 to 14 May 2031" in shown
    assert "Velmaria Staff Velmaria 96 drones 58 31 7" in shown
    assert "Karsk Staff Karsk at least 120 drones no fate told" in shown


def test_every_figure_leads_to_its_claim(browser: Any) -> None:
    client = browser(filled())
    html = client.get("/").text
    claims = {claim.id: claim for claim in filled().claims()}
    for words, kind in (("96 drones", "launch"), ("58", "interception"), ("31", "flight_loss"), ("8", "killed")):
        address = figure(html, words)
        assert claims[address.removeprefix("/claims/")].kind.value == kind
        assert client.get(address).is_success


def test_titles_that_documents_make_are_escaped_in_text_and_data(browser: Any) -> None:
    html = browser(filled()).get("/").text
    assert "<b>on</b>" not in html
    assert "Air attack &lt;b&gt;on&lt;/b&gt; Velmaria" in html


def test_the_chart_is_given_the_bounds(browser: Any) -> None:
    html = browser(filled()).get("/").text
    block = re.search(r'id="nights-given">(.*?)</script>', html)
    assert block is not None
    given = json.loads(block[1])
    assert [each["side"] for each in given["sides"]] == ["karsk", "velmaria"]
    by_side = {bar["side"]: bar for bar in given["bars"]}
    assert by_side["karsk"]["launched"] == {"low": 120, "high": None}
    assert by_side["karsk"]["left"] is None
    assert by_side["velmaria"]["left"] == {"low": 7, "high": 7}
    assert {bar["day"] for bar in given["bars"]} == {"2031-05-14"}


def test_the_map_is_given_the_places_with_the_sides_that_tell_of_them(browser: Any) -> None:
    html = browser(filled()).get("/").text
    block = re.search(r'id="overview-places">(.*?)</script>', html)
    assert block is not None
    [feature] = json.loads(block[1])["features"]
    assert feature["geometry"]["coordinates"] == [30.0, 50.0]
    assert feature["properties"]["href"] == "/incidents/inc_strike"
    assert feature["properties"]["precision"] == "settlement"
    assert feature["properties"]["mark"] == side_mark("velmaria").shape


def test_casualties_are_told_as_claimed_and_where(browser: Any) -> None:
    shown = text_of(browser(filled()).get("/").text)
    assert "People in Ukraine" in shown
    assert "Claimed killed" in shown
    assert re.search(r"Velmaria 8 ", shown)
    assert "8 killed" in shown


def test_other_days_and_lengths_stand_in_the_address(browser: Any) -> None:
    client = browser(filled())
    assert "30 days up to 14 May 2031" in text_of(client.get("/?days=30&until=2031-05-14").text)
    empty = client.get("/?until=2031-04-01").text
    assert "No attack with a count" in text_of(empty)
    assert 'rel="prev"' not in empty
    assert 'rel="next"' in empty
    for wrong in ("days=8", "days=x", "until=yesterday", "until=0001-01-01", "until=9999-12-31"):
        assert client.get(f"/?{wrong}").status_code == 400


def test_the_last_days_are_those_known_at_a_moment(browser: Any) -> None:
    client = browser(filled())
    assert "Nothing was known at this moment" in text_of(client.get("/?as_of=2031-05-01").text)
    page = client.get("/?as_of=2031-06-01").text
    assert "96 drones" in page
    assert "as_of=2031-06-01" in figure(page, "96 drones")


def test_an_empty_ledger_says_how_to_fill_it(browser: Any) -> None:
    page = browser(MemoryLedger()).get("/")
    assert page.status_code == 200
    assert "counterclaim add" in page.text


def test_pages_are_ukrainian_for_those_who_ask_for_it(browser: Any) -> None:
    page = browser(filled()).get("/", headers={"Accept-Language": "uk"})
    shown = text_of(page.text)
    assert "Останні 7 днів" in shown
    assert "Люди: Україна" in shown
    assert "96 дронів" in shown


def test_a_first_visit_says_so_and_a_later_one_tells_what_is_new(browser: Any, clock: Clock) -> None:
    ledger = filled()
    client = browser(ledger)
    first = client.get("/")
    assert "your first visit" in first.text
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    clock.now = NOON + timedelta(minutes=5)
    assert "your first visit" in client.get("/").text
    clock.now = NOON + timedelta(days=1)
    assert "Nothing new since" in client.get("/").text
    later = Document.of(
        "Karsk lowers its count.", name="later.txt", title="A new count", published_on=date(2031, 5, 21)
    )
    _, incidents, findings = two_sides()
    revised = Finding(
        id="fnd_revised", kind=FindingKind.REVISED, sentence="From 120 to 90.", claims=findings[0].claims[:1]
    )
    ledger.add(Entry(document=later, reader="hand 1"), clock.now + timedelta(minutes=1))
    ledger.put_derived(incidents, [*findings, revised], clock.now + timedelta(minutes=1))
    clock.now += timedelta(minutes=2)
    shown = text_of(client.get("/").text)
    assert "Nothing new since" not in shown
    assert "1 new document" in shown
    assert "A new count" in shown
    assert "Revised figures Revised From 120 to 90." in shown


def test_the_page_needs_no_cookie(browser: Any) -> None:
    client = browser(filled())
    for cookie in ("", "~", "x~y", "1~2~3", f"{10**12}~{10**12}", "<script>~1"):
        page = client.get("/", headers={"Cookie": f"{COOKIE}={cookie}"})
        assert page.status_code == 200
        assert "<script>~1" not in page.text


def test_a_visit_ends_with_a_pause() -> None:
    visits = visits_at(NOON, "")
    assert visits.before is None
    visits = visits_at(NOON + PAUSE, visits.cookie)
    assert visits.before is None
    visits = visits_at(NOON + 3 * PAUSE, visits.cookie)
    assert visits.before == NOON + PAUSE
    visits = visits_at(NOON + 4 * PAUSE, visits.cookie)
    assert visits.before == NOON + PAUSE


def test_a_visit_of_the_future_is_none() -> None:
    assert visits_at(NOON, f"~{int((NOON + PAUSE).timestamp())}").before is None


def test_the_first_look_takes_more_days_where_the_last_have_nothing(browser: Any) -> None:
    ledger = filled()
    late = Document.of("Nothing new.", name="late", published_on=date(2031, 5, 30))
    ledger.add(Entry(document=late, reader="hand 1"), NOON)
    client = browser(ledger)
    assert "The last 30 days" in text_of(client.get("/").text)
    assert "The last 7 days" in text_of(client.get("/?days=7").text)


def test_figures_are_derived_again_only_where_an_incident_has_changed() -> None:
    asked: list[str] = []

    def derive(incident: Incident, view: View) -> int:
        asked.append(incident.id)
        return len(view.claims)

    ledger = filled()
    settled = Settled(frozenset({Kind.LAUNCH, Kind.KILLED}), derive)
    raid, strike = ledger.incidents()
    assert settled.of(ledger, [raid, strike]) == {raid.id: 2, strike.id: 1}
    assert settled.of(ledger, [raid]) == {raid.id: 2}
    smaller = replace(raid, links=raid.links[:1])
    assert settled.of(ledger, [smaller, strike]) == {raid.id: 1, strike.id: 1}
    assert asked == [raid.id, strike.id, raid.id]


def test_an_incident_is_of_the_period_in_which_it_ended() -> None:
    raid = two_sides()[1][0]
    ends_with_it = Period(last=date(2031, 5, 14), days=7, newest=date(2031, 5, 21))
    begins_after_it = replace(ends_with_it, last=date(2031, 5, 21))
    assert is_of(raid, ends_with_it)
    assert not is_of(raid, begins_after_it)
    longer = replace(raid, time=TimeInterval.of_days(date(2031, 5, 1), date(2031, 5, 14)))
    assert not is_of(longer, ends_with_it)
    assert not is_of(replace(raid, time=None), ends_with_it)
