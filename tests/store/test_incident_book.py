"""Incidents as their pages ask for them: in order, with their parts, by many claims; then as now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import finding_id, incident_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
ONE = datetime(2025, 3, 3, 13, tzinfo=UTC)


def _incident(claims: Sequence[Claim], title: str, day: date | None, **fields: Any) -> Incident:
    links = tuple(Link(claim=claim.id, score=1.0, reasons=()) for claim in claims)
    time = TimeInterval.of_days(day, day) if day else None
    kinds = tuple(sorted({claim.kind for claim in claims}))
    key = incident_id(claims[0].id)
    return Incident(id=key, title=title, kinds=kinds, links=links, time=time, **fields)


def _finding(kind: FindingKind, incident: Incident, claim: str) -> Finding:
    key = finding_id(kind.value, incident.id, claim)
    return Finding(id=key, kind=kind, sentence="So it is.", claims=(claim,), incident=incident.id)


@pytest.fixture
def told(ledger: Ledger, drone_report: Any, shell_report: Any) -> dict[str, Incident]:
    """A raid of two claims on 1 September, debris of it on the 2nd, and shells without a day, of which two findings."""
    for report in (drone_report, shell_report):
        ledger.add(Entry(document=report.document, claims=report.claims, reader="hand 1"), NOON)
    whole, part, debris, hurt = drone_report.claims
    raid = _incident((whole, part), "Raid", date(2024, 9, 1))
    fell = _incident((debris, hurt), "Debris", date(2024, 9, 2), part_of=raid.id)
    shells = _incident(shell_report.claims, "Shells", None)
    findings = (
        _finding(FindingKind.DIFFERS, shells, shell_report.claims[0].id),
        _finding(FindingKind.DISPUTED, shells, shell_report.claims[0].id),
        _finding(FindingKind.REMAINDER, raid, whole.id),
    )
    ledger.put_derived((raid, fell, shells), findings, NOON)
    return {"raid": raid, "fell": fell, "shells": shells}


def _titles(ledger: Ledger, order: IncidentOrder = IncidentOrder.NEWEST, **query: Any) -> list[str]:
    return [incident.title for incident in ledger.incidents_in_order(Query(**query), order)]


def test_incidents_come_in_each_order(ledger: Ledger, told: dict[str, Incident]) -> None:
    assert _titles(ledger) == ["Debris", "Raid", "Shells"]
    assert _titles(ledger, IncidentOrder.CLAIMS) == ["Debris", "Raid", "Shells"]
    assert _titles(ledger, IncidentOrder.DISPUTED) == ["Shells", "Debris", "Raid"]
    assert _titles(ledger, limit=1, offset=1) == ["Raid"]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({"since": date(2024, 9, 2)}, ["Debris"]),
        ({"until": date(2024, 9, 1)}, ["Raid"]),
        ({"kinds": (Kind.KILLED,)}, ["Shells"]),
        ({"kinds": (Kind.KILLED,), "until": date(2024, 9, 1)}, []),
        ({"finding_kinds": (FindingKind.DISPUTED, FindingKind.AGREES)}, ["Shells"]),
        ({"side": "ukraine"}, ["Debris"]),
    ],
)
def test_incidents_in_order_are_filtered(
    ledger: Ledger, told: dict[str, Incident], filters: dict[str, Any], titles: list[str]
) -> None:
    assert _titles(ledger, **filters) == titles
    assert _titles(ledger, known_at=NOON, **filters) == titles


def test_they_stand_in_order_as_they_were_known(ledger: Ledger, told: dict[str, Incident]) -> None:
    later = replace(
        told["shells"], title="Shells, dated", time=TimeInterval.of_days(date(2024, 9, 3), date(2024, 9, 3))
    )
    ledger.put_derived((told["raid"], later), (), ONE)
    assert _titles(ledger) == ["Shells, dated", "Raid"]
    assert _titles(ledger, IncidentOrder.DISPUTED) == ["Shells, dated", "Raid"]
    assert _titles(ledger, known_at=NOON) == ["Debris", "Raid", "Shells"]
    assert _titles(ledger, IncidentOrder.DISPUTED, known_at=NOON) == ["Shells", "Debris", "Raid"]
    assert _titles(ledger, IncidentOrder.CLAIMS, known_at=NOON) == ["Debris", "Raid", "Shells"]
    assert ledger.parts_of_incident(told["raid"].id) == ()
    assert ledger.parts_of_incident(told["raid"].id, NOON) == (told["fell"],)


def test_parts_are_found_by_their_whole(ledger: Ledger, told: dict[str, Incident]) -> None:
    assert ledger.parts_of_incident(told["raid"].id) == (told["fell"],)
    assert ledger.parts_of_incident(told["fell"].id) == ()


def test_what_stands_on_many_claims_comes_once(ledger: Ledger, told: dict[str, Incident], drone_report: Any) -> None:
    keys = [claim.id for claim in drone_report.claims]
    for moment in (None, NOON):
        assert ledger.incidents_of_any(keys, moment) == (told["raid"], told["fell"])
        assert [each.kind for each in ledger.findings_of_any(keys, moment)] == [FindingKind.REMAINDER]
        assert ledger.incidents_of_any((), moment) == ()
    ledger.put_derived((told["shells"],), (), ONE)
    assert ledger.incidents_of_any(keys) == ()
    assert ledger.findings_of_any(keys) == ()
    assert ledger.incidents_of_any(keys, NOON) == (told["raid"], told["fell"])


def test_facets_of_incidents_that_are_wrong_are_found(tmp_path: Any, drone_report: Any) -> None:
    with SqlLedger(tmp_path / "kept.db") as ledger:
        ledger.add(Entry(document=drone_report.document, claims=drone_report.claims, reader="hand 1"), NOON)
        ledger.put_derived((_incident(drone_report.claims, "Raid", date(2024, 9, 1)),), (), NOON)
        with ledger._writing() as connection:
            connection.exec_driver_sql("UPDATE incident_facets SET claims = 9")
    faults = check_ledger(tmp_path / "kept.db").faults
    assert "put in order" in str(list(faults)), list(faults)
