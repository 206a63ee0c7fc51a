"""An incident's page: who says what, how figures came about, what adds up, and what became of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.told import NOON, Saying, finding_on, incident_of, keep, told

from counterclaim.model.finding import FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.quantity import Unit
from counterclaim.serve.application import create_application
from counterclaim.store.memory.ledger import MemoryLedger

LATER = NOON + timedelta(hours=1)
SAYINGS = (
    Saying(who="Governor Varro", low=4, high=4, side="velmaria"),
    Saying(who="Governor Varro", low=7, high=7, day=1, side="velmaria"),
    Saying(who="General Staff of Karsk", low=60, high=None, day=1, side="karsk"),
    Saying(who="The rescue service", low=None, high=9, day=2),
)


def served(ledger: MemoryLedger) -> TestClient:
    return TestClient(create_application(ledger), base_url="http://localhost")


@pytest.fixture
def strike() -> MemoryLedger:
    made = MemoryLedger()
    documents, claims = told(SAYINGS)
    keep(made, documents, claims)
    made.put_derived((incident_of(claims),), (), NOON)
    return made


def _page(ledger: MemoryLedger, **asked: str) -> str:
    incident = next(ledger.incidents())
    answer = served(ledger).get(f"/incidents/{incident.id}", params=asked)
    assert answer.status_code == 200
    return answer.text


def _block(html: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found, name
    return json.loads(found[1])


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", " ", html)))


def test_the_sides_stand_in_columns_and_outlets_between(client: TestClient, invented: Any) -> None:
    html = client.get(f"/incidents/{invented.incidents[1].id}").text
    heads = re.findall(r'class="side" id="[^"]*">.*?<bdi>([^<]*)</bdi>', html, re.DOTALL)
    assert heads == ["Velmaria", "Outlets and others", "Karsk"]
    assert invented.findings[3].sentence in html
    assert "same place" in html


def test_each_side_s_figures_stand_side_by_side_with_their_bounds(strike: MemoryLedger) -> None:
    html = _page(strike)
    table = html[html.index('class="rows glance"') : html.index("</table>")]
    assert "people killed in Brenna" in table
    assert re.findall(r"<td data-head=\"([^\"]*)\"><a href=\"#c\d+\"><b>([^<]*)</b>", table) == [
        ("Velmaria", "7"),
        ("Outlets and others", "up to 9"),
        ("Karsk", "60 or more"),
    ]


def test_a_ladder_is_given_with_open_bounds_and_says_the_same_as_a_table(strike: MemoryLedger) -> None:
    html = _page(strike)
    steps = _block(html, "ladder-steps")["m1"]
    assert [(step["low"], step["high"], step["revised"]) for step in steps] == [
        (4, 4, True),
        (7, 7, False),
        (60, None, False),
        (None, 9, False),
    ]
    assert steps[0]["voice"] == steps[1]["voice"] != steps[2]["voice"]
    rows = re.findall(r'<td data-head="Figure"><b>([^<]*)</b>', html)
    assert rows == ["4", "7", "at least 60", "up to 9"]
    assert "revised since" in html


def test_what_is_missing_from_a_whole_is_said_with_its_bounds() -> None:
    ledger = MemoryLedger()
    drones: dict[str, Any] = {"side": "velmaria", "unit": Unit.UAV}
    documents, claims = told(
        (
            Saying(who="Air Force", low=158, high=None, kind=Kind.LAUNCH, **drones),
            Saying(who="Air Force", low=120, high=120, kind=Kind.INTERCEPTION, part_of=0, **drones),
            Saying(who="Air Force", low=20, high=25, kind=Kind.FLIGHT_LOSS, part_of=0, **drones),
        )
    )
    keep(ledger, documents, claims)
    incident = incident_of(claims)
    finding = finding_on(FindingKind.REMAINDER, "Of at least 158 some are not accounted for.", claims, incident)
    ledger.put_derived((incident,), (finding,), NOON)
    html = _page(ledger)
    bar = _block(html, "sum1-bar")
    assert (bar["whole"]["low"], bar["whole"]["high"]) == (158, None)
    assert [part["words"] for part in bar["parts"]] == ["intercepted", "lost in flight"]
    assert (bar["left"]["low"], bar["left"]["high"], bar["over"]) == (13, None, None)
    listed = _text(html[html.index('class="sum-parts"') : html.index("</ol>")])
    assert "120 intercepted 20 to 25 lost in flight at least 13 not accounted for" in listed


def test_four_hundred_claims_come_a_few_at_a_time_until_all_are_asked_for() -> None:
    ledger = MemoryLedger()
    sides = (None, "velmaria", "karsk")
    many = [Saying(who=f"Official {n}", low=n + 1, high=n + 1, day=n % 9, side=sides[n % 3]) for n in range(400)]
    documents, claims = told(many)
    keep(ledger, documents, claims)
    ledger.put_derived((incident_of(claims),), (), NOON)
    some, everything = _page(ledger), _page(ledger, show="all")
    assert some.count('class="claim"') == 18
    assert everything.count('class="claim"') == 400
    assert "Show all 400 claims" in some
    assert len(_block(some, "ladder-steps")["m1"]) == 16
    assert len(some) < 300_000


def test_a_sentence_has_its_words_marked_by_what_they_tell(strike: MemoryLedger) -> None:
    html = _page(strike)
    assert '<mark class="who">Governor Varro</mark> said in report 1 that <mark class="count">7</mark>' in html
    assert re.search(r'href="/documents/doc_[0-9a-f]+#s1-0-\d+"', html)


def test_a_settlement_is_a_point_on_the_map_and_a_region_never(strike: MemoryLedger) -> None:
    html = _page(strike)
    given = _block(html, "spots")
    (spot,) = given["points"]["features"]
    assert spot["geometry"] == {"type": "Point", "coordinates": [30.0, 50.0]}
    assert given["box"] == [30.0, 50.0, 30.0, 50.0]
    assert "a settlement" in html
    (incident,) = strike.incidents()
    wide = Place(name="Brenna Region", country="XV", precision=PlacePrecision.ADMIN1, latitude=51.0, longitude=31.0)
    strike.put_derived((replace(incident, place=wide),), (), LATER)
    given = _block(_page(strike), "spots")
    assert [(area["name"], area["km"]) for area in given["areas"]] == [("Brenna Region", 80)]
    assert [each["properties"]["name"] for each in given["points"]["features"]] == ["Brenna"]


def test_parts_and_their_whole_name_each_other(strike: MemoryLedger) -> None:
    (incident,) = strike.incidents()
    documents, claims = told([replace(SAYINGS[0], who="The mayor", kind=Kind.FIRE)])
    keep(strike, documents, claims)
    part = replace(incident_of(claims, "Fire in Brenna"), part_of=incident.id)
    strike.put_derived((incident, part), (), LATER)
    client = served(strike)
    assert f'href="/incidents/{part.id}"' in client.get(f"/incidents/{incident.id}").text
    assert f'href="/incidents/{incident.id}"' in client.get(f"/incidents/{part.id}").text


def test_an_incident_is_shown_as_it_stood(strike: MemoryLedger) -> None:
    (incident,) = strike.incidents()
    changed = replace(incident, title="Strike on Brenna, told anew", links=incident.links[:2])
    strike.put_derived((changed,), (), LATER)
    assert "told anew" in _page(strike)
    then = _page(strike, as_of=NOON.isoformat())
    assert "told anew" not in then
    assert "4 claims in 4 texts" in _text(then)
    assert re.search(r'href="/claims/clm_[0-9a-f]+\?as_of=', then)


def test_an_incident_that_was_withdrawn_says_so_and_where_its_claims_are(strike: MemoryLedger) -> None:
    (incident,) = strike.incidents()
    own = [each for each in strike.claims() if each.id in incident.claims]
    other = incident_of(own[1:3], "Another strike on Brenna")
    strike.put_derived((other,), (), LATER)
    answer = served(strike).get(f"/incidents/{incident.id}")
    assert answer.status_code == 410
    assert "This incident stands no longer" in answer.text
    assert f'href="/incidents/{other.id}"' in answer.text
    assert "2 claims are in no incident now" in answer.text
    early = served(strike).get(f"/incidents/{other.id}", params={"as_of": NOON.isoformat()})
    assert early.status_code == 404
    assert "Not known yet" in early.text


@pytest.mark.parametrize("key", ["inc_0", "x", "%00", "clm_0123456789abcdef"])
def test_an_incident_that_never_was_is_not_here(strike: MemoryLedger, key: str) -> None:
    answer = served(strike).get(f"/incidents/{key}")
    assert answer.status_code == 404
    assert "There never was an incident" in unescape(answer.text)


def test_a_claim_s_id_is_no_incident_s(strike: MemoryLedger) -> None:
    claim = next(strike.claims())
    assert served(strike).get(f"/incidents/{claim.id}").status_code == 404


def test_why_a_claim_is_linked_is_told_comparison_by_comparison(client: TestClient, invented: Any) -> None:
    incident: Incident = invented.incidents[1]
    founding, tied = incident.claims[:2]
    assert "founded on" in client.get(f"/incidents/{incident.id}/why/{founding}").text
    html = client.get(f"/incidents/{incident.id}/why/{tied}").text
    assert "Why this claim is in this incident" in html
    then = client.get(f"/incidents/{incident.id}/why/{tied}?as_of=2031-06-01", follow_redirects=False)
    assert then.headers["location"] == f"/incidents/{incident.id}/why/{tied}"
    assert client.get(f"/incidents/{incident.id}/why/clm_0").status_code == 404
    assert client.get(f"/incidents/inc_0/why/{tied}").status_code == 404


def test_nobody_is_offered_to_judge_who_is_not_signed_in(strike: MemoryLedger) -> None:
    html = _page(strike)
    assert "<textarea" not in html
    assert "Does not belong here" not in html
    assert "Nobody has judged" in html


def test_all_of_a_page_is_said_in_ukrainian(strike: MemoryLedger) -> None:
    (incident,) = strike.incidents()
    html = served(strike).get(f"/incidents/{incident.id}", headers={"accept-language": "uk"}).text
    assert "Хто скільки називає" in html
    assert "4 твердження у 4 текстах, які опублікували 4 видання" in _text(html)
    assert "щонайменше 60" in html
