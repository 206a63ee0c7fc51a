"""What maps ask of every store: where incidents lie, and which meet a query."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.serve.conftest import _publishing

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Verification
from counterclaim.model.place import Place
from counterclaim.store.entry import Entry
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Facet, Query

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
PLACE = Place(name="Elsewhere", latitude=10.0, longitude=10.0)
QUERIES = (
    Query(),
    Query(kinds=(Kind.INTERCEPTION,)),
    Query(kinds=(Kind.INTERCEPTION, Kind.LAUNCH), side="russia"),
    Query(kinds=(Kind.KILLED,), side="ukraine", place="Kharkiv"),
    Query(claimant="air force", weapon="drone"),
    Query(claimant="nobody of that name"),
    Query(verification=Verification.UNVERIFIED),
    Query(chosen=((Facet.VERIFICATION, ""),)),
    Query(chosen=((Facet.SIDE, ""), (Facet.SIDE, "ukraine"))),
    Query(chosen=((Facet.PLACE, "kharkiv"), (Facet.STANCE, "states"))),
    Query(chosen=((Facet.OUTLET, ""),), kinds=(Kind.INTERCEPTION,)),
    Query(kinds=(Kind.INTERCEPTION,), known_at=NOON),
    Query(kinds=(Kind.INTERCEPTION,), all_versions=True),
    Query(kinds=(Kind.INTERCEPTION,), said_by=NOON),
    Query(kinds=(Kind.INTERCEPTION,), limit=1),
    Query(side="ukraine", since=date(2031, 5, 3)),
    Query(finding_kinds=(FindingKind.DIFFERS, FindingKind.EXCEEDS)),
    Query(finding_kinds=(FindingKind.DIFFERS, FindingKind.EXCEEDS), side="ukraine"),
    Query(text="drones", kinds=(Kind.LAUNCH,)),
    Query(side="ukraine"),
    Query(text="drones"),
    Query(place="Kharkiv"),
    Query(since=date(2031, 5, 3), until=date(2031, 5, 3)),
    Query(since=date(2040, 1, 1)),
    Query(said_by=NOON),
    Query(all_versions=True),
    Query(known_at=NOON),
    Query(known_at=NOON - timedelta(days=1)),
)


@pytest.fixture
def invented() -> Any:
    return _publishing().invent()


@pytest.fixture
def filled(ledger: Ledger, invented: Any) -> Ledger:
    """Invented incidents, of which the last one is gone a day later."""
    for document in invented.documents:
        claims = tuple(claim for claim in invented.claims if claim.document == document.id)
        ledger.add(Entry(document=document, claims=claims, reader="fake/1"), NOON)
    ledger.put_derived(invented.incidents, invented.findings, NOON)
    ledger.put_derived(invented.incidents[:-1], (), LATER)
    return ledger


@pytest.mark.parametrize("known_at", [None, NOON, NOON - timedelta(days=1)])
def test_each_incident_has_its_place_its_days_and_the_sides_that_tell_of_it(
    filled: Ledger, known_at: datetime | None
) -> None:
    sited = {each.id: each for each in filled.sited_incidents(known_at)}
    standing = list(filled.incidents(Query(known_at=known_at)))
    assert list(sited) == [incident.id for incident in standing]
    for incident in standing:
        one = sited[incident.id]
        assert one.place == incident.place
        assert (one.first_day, one.last_day) == (
            (incident.time.first_day, incident.time.last_day) if incident.time else (None, None)
        )
        claims = [claim.claimant for claim in filled.claims_by_ids(incident.claims)]
        sides = {claimant.side if claimant else None for claimant in claims}
        assert one.sides == tuple(sorted(sides, key=lambda side: (side is None, side or "")))


def test_places_follow_what_comes_and_goes(filled: Ledger, invented: Any) -> None:
    first, second, *_ = (each for each in filled.incidents() if each.place)
    list(filled.sited_incidents())
    moved = replace(first, place=PLACE)
    filled.put_derived((moved, invented.incidents[-1]), (), LATER)
    assert {each.id: each.place for each in filled.sited_incidents()} == {
        moved.id: PLACE,
        invented.incidents[-1].id: invented.incidents[-1].place,
    }
    filled.put_derived((first, second), (), LATER)
    assert [(each.id, each.place) for each in filled.sited_incidents()] == [
        (each.id, each.place) for each in filled.incidents()
    ]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_ids_are_those_of_the_incidents_in_order(filled: Ledger, query: Query) -> None:
    listed = {incident.id for incident in filled.incidents_in_order(query, IncidentOrder.NEWEST)}
    found = filled.incident_ids(query)
    assert set(found) == listed
    assert len(found) == len(listed)


def test_what_filters_by_words_find_follows_what_stands_and_what_was_read(filled: Ledger, invented: Any) -> None:
    query = Query(kinds=tuple(Kind))
    before = set(filled.incident_ids(query))
    assert before == {incident.id for incident in filled.incidents_in_order(query)}
    filled.put_derived(invented.incidents, (), LATER)
    assert set(filled.incident_ids(query)) == before | {invented.incidents[-1].id}
    for document in invented.documents:
        filled.add(Entry(document=document, claims=(), reader="fake/2"), LATER)
    assert filled.incident_ids(query) == ()
    filled.put_derived((), (), LATER)
    assert filled.incident_ids(query) == ()
    assert list(filled.sited_incidents()) == []


def test_what_is_withdrawn_is_on_no_map_but_on_that_of_its_time(filled: Ledger, invented: Any) -> None:
    gone = invented.incidents[-1].id
    assert gone not in {each.id for each in filled.sited_incidents()}
    assert gone in {each.id for each in filled.sited_incidents(NOON)}


@pytest.mark.parametrize("known_at", [None, NOON, NOON - timedelta(days=1)])
def test_incidents_are_given_by_their_ids_in_the_order_of_these(
    filled: Ledger, invented: Any, known_at: datetime | None
) -> None:
    keys = [incident.id for incident in reversed(invented.incidents)]
    standing = {incident.id: incident for incident in filled.incidents(Query(known_at=known_at))}
    found = list(filled.incidents_by_ids(["inc_0000000000000000", *keys], known_at))
    assert found == [standing[key] for key in keys if key in standing]
