"""The contract that every store keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from counterclaim.errors import SettingsError
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident, Link
from counterclaim.model.kind import Kind, Verification
from counterclaim.store.entry import Change, Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

MARCH_3 = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def entry_of(report: Any) -> Entry:
    return Entry(document=report.document, claims=report.claims, reader=report.claims[0].reader)


def kinds(ledger: Ledger, **filters: Any) -> list[str]:
    return [claim.kind.value for claim in ledger.claims(Query(**filters))]


def incident_of(*claims: str, title: str = "Drones", key: str = "inc_00aa") -> Incident:
    links = tuple(Link(claim=claim, score=0.5, reasons=("same night",)) for claim in claims)
    return Incident(id=key, title=title, kinds=(Kind.INTERCEPTION,), links=links)


def finding_of(*claims: str, key: str = "fnd_00bb") -> Finding:
    return Finding(id=key, kind=FindingKind.REMAINDER, sentence="112 are unaccounted for.", claims=claims, amount=112)


def test_what_goes_in_comes_out_unchanged(ledger: Ledger, drone_report: Any) -> None:
    assert ledger.add(entry_of(drone_report), MARCH_3)
    assert list(ledger.documents()) == [drone_report.document]
    assert tuple(ledger.claims()) == drone_report.claims
    assert ledger.document(drone_report.document.id) == drone_report.document
    assert ledger.claim(drone_report.claims[1].id) == drone_report.claims[1]


def test_the_same_document_twice_changes_nothing_and_says_so(ledger: Ledger, drone_report: Any) -> None:
    entry = entry_of(drone_report)
    assert ledger.add_many([entry, entry], MARCH_3) == (True, False)
    assert not ledger.add(entry, MARCH_3 + HOUR)
    assert len(list(ledger.claims())) == 4
    assert ledger.knows(drone_report.document.id, "hand 1")
    assert not ledger.knows(drone_report.document.id, "hand 2")


def test_characters_that_databases_dislike_survive(ledger: Ledger) -> None:
    document = Document.of("one \x00 two \ud800 three", name="odd\ud800name", title="'; DROP TABLE claims; --")
    assert ledger.add(Entry(document=document), MARCH_3)
    assert list(ledger.documents(Query(text="two"))) == [document]


def test_a_document_without_a_reader_is_kept_and_read_later(ledger: Ledger, drone_report: Any) -> None:
    unread = Entry(document=drone_report.document)
    assert ledger.add(unread, MARCH_3)
    assert not ledger.add(unread, MARCH_3)
    assert ledger.add(entry_of(drone_report), MARCH_3 + HOUR)
    assert not ledger.add(unread, MARCH_3 + HOUR)
    assert len(list(ledger.documents())) == 1
    assert len(list(ledger.claims())) == 4


def test_a_newer_reading_replaces_the_older_in_lists_but_not_in_the_ledger(
    ledger: Ledger, drone_report: Any, drone_report_read_by: Callable[[str], Any]
) -> None:
    newer = drone_report_read_by("hand 2")
    dated = replace(newer.document, published_on=date(2024, 9, 2))
    ledger.add(entry_of(drone_report), MARCH_3)
    ledger.add(Entry(document=dated, claims=newer.claims[:2], reader="hand 2"), MARCH_3 + HOUR)
    assert tuple(ledger.claims()) == newer.claims[:2]
    assert tuple(ledger.claims(Query(known_at=MARCH_3))) == drone_report.claims
    assert ledger.claim(drone_report.claims[3].id) == drone_report.claims[3]
    assert [document.published_on for document in ledger.documents()] == [date(2024, 9, 2)]
    assert ledger.document(dated.id, "hand 1") == drone_report.document


def test_a_reading_of_other_white_space_keeps_its_own_text(ledger: Ledger, drone_report: Any) -> None:
    spaced = replace(drone_report.document, text=drone_report.document.text.replace(" ", "  "))
    ledger.add(entry_of(drone_report), MARCH_3)
    assert ledger.add(Entry(document=spaced, reader="hand 2"), MARCH_3)
    assert ledger.document(spaced.id) == spaced
    assert ledger.document(spaced.id, "hand 1") == drone_report.document


def test_as_known_at_has_one_answer(ledger: Ledger, drone_report: Any, shell_report: Any) -> None:
    ledger.add(entry_of(drone_report), MARCH_3)
    ledger.add(entry_of(shell_report), MARCH_3 + HOUR)
    assert kinds(ledger, known_at=MARCH_3 - HOUR) == []
    assert len(kinds(ledger, known_at=MARCH_3)) == 4
    assert len(kinds(ledger, known_at=MARCH_3 + HOUR)) == 5
    assert len(list(ledger.documents(Query(known_at=MARCH_3)))) == 1


def test_a_clock_that_runs_back_does_not_change_the_past(ledger: Ledger, drone_report: Any, shell_report: Any) -> None:
    ledger.add(entry_of(drone_report), MARCH_3)
    ledger.add(entry_of(shell_report), MARCH_3 - HOUR)
    assert kinds(ledger, known_at=MARCH_3 - HOUR) == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["interception", "interception", "debris", "injured", "killed"]),
        ({"kinds": (Kind.DEBRIS, Kind.KILLED)}, ["debris", "killed"]),
        ({"since": date(2024, 9, 1)}, ["interception", "interception"]),
        ({"until": date(2024, 8, 31)}, ["interception", "interception"]),
        ({"since": date(2024, 9, 2)}, []),
        ({"until": date(2024, 8, 30)}, []),
        ({"place": "kyiv"}, ["debris"]),
        ({"place": "KIEV"}, ["debris"]),
        ({"place": "ua"}, ["debris"]),
        ({"place": "Kursk"}, ["interception"]),
        ({"place": "kursk region"}, ["interception"]),
        ({"place": "geonames:538555"}, ["interception"]),
        ({"place": "Sao Felix"}, ["killed"]),
        ({"place": "Kurs"}, []),
        ({"place": "Курск", "place_aliases": ("geonames:538555", "?")}, ["interception"]),
        ({"place": "Ukraine", "place_aliases": ("UA",)}, ["debris"]),
        ({"claimant": "defence ministry"}, ["interception", "interception"]),
        ({"claimant": "RU-MOD"}, ["interception", "interception"]),
        ({"claimant": "lukic"}, ["injured"]),
        ({"side": "Russia"}, ["interception", "interception"]),
        ({"weapon": "uav"}, ["interception", "interception"]),
        ({"weapon": "shahed"}, ["interception", "interception"]),
        ({"weapon": "drone"}, ["interception", "interception"]),
        ({"weapon": "rones"}, []),
        ({"verification": Verification.UNVERIFIED}, ["injured"]),
        ({"text": "OVER THE KURSK"}, ["interception"]),
        ({"text": "100%"}, []),
        ({"document": "shells"}, ["killed"]),
        ({"limit": 2}, ["interception", "interception"]),
        ({"limit": 2, "offset": 2}, ["debris", "injured"]),
        ({"offset": 4}, ["killed"]),
        ({"limit": 0}, []),
        ({"kinds": (Kind.INTERCEPTION,), "place": "Kursk", "side": "ukraine"}, []),
    ],
)
def test_claims_are_filtered(
    ledger: Ledger, drone_report: Any, shell_report: Any, filters: dict[str, Any], expected: list[str]
) -> None:
    ledger.add_many([entry_of(drone_report), entry_of(shell_report)], MARCH_3)
    assert kinds(ledger, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["night-of-drones", "shells"]),
        ({"since": date(2024, 10, 1)}, ["shells"]),
        ({"until": date(2024, 9, 1)}, ["night-of-drones"]),
        ({"text": "night of DRONES"}, ["night-of-drones"]),
        ({"place": "Kyiv"}, ["night-of-drones"]),
        ({"kinds": (Kind.KILLED,)}, ["shells"]),
        ({"kinds": (Kind.DEBRIS,), "side": "russia"}, []),
        ({"document": "Shells"}, ["shells"]),
        ({"limit": 1, "offset": 1}, ["shells"]),
    ],
)
def test_documents_are_filtered(
    ledger: Ledger, drone_report: Any, shell_report: Any, filters: dict[str, Any], expected: list[str]
) -> None:
    ledger.add_many([entry_of(drone_report), entry_of(shell_report)], MARCH_3)
    assert [document.name for document in ledger.documents(Query(**filters))] == expected


def test_derived_things_come_change_and_go(ledger: Ledger, drone_report: Any) -> None:
    whole, part = (claim.id for claim in drone_report.claims[:2])
    ledger.add(entry_of(drone_report), MARCH_3)
    first, second = incident_of(whole), incident_of(whole, part)
    finding = finding_of(whole, part)
    assert ledger.put_derived([first], [finding], MARCH_3) == 2
    assert ledger.put_derived([first], [finding], MARCH_3 + HOUR) == 0
    assert ledger.put_derived([second], [], MARCH_3 + 2 * HOUR) == 2
    assert list(ledger.incidents()) == [second]
    assert list(ledger.findings()) == []
    assert list(ledger.incidents(Query(known_at=MARCH_3 + HOUR))) == [first]
    assert list(ledger.findings(Query(known_at=MARCH_3 + HOUR))) == [finding]
    assert ledger.finding(finding.id) is None
    assert ledger.put_derived([second], [finding], MARCH_3 + 3 * HOUR) == 1
    assert ledger.finding(finding.id) == finding
    assert ledger.incident(second.id) == second
    changes = [event.change for event in ledger.history(finding.id)]
    assert changes == [Change.LEARNED, Change.WITHDRAWN, Change.CHANGED]


def test_derived_things_are_listed_where_one_of_their_claims_is(
    ledger: Ledger, drone_report: Any, shell_report: Any
) -> None:
    whole, part = (claim.id for claim in drone_report.claims[:2])
    shells = incident_of(shell_report.claims[0].id, title="Shells", key="inc_00cc")
    drones = incident_of(whole, part)
    ledger.add_many([entry_of(drone_report), entry_of(shell_report)], MARCH_3)
    ledger.put_derived([drones, shells], [finding_of(whole, part)], MARCH_3)
    assert list(ledger.incidents()) == [drones, shells]
    assert list(ledger.incidents(Query(place="Kursk"))) == [drones]
    assert list(ledger.incidents(Query(document="shells"))) == [shells]
    assert list(ledger.findings(Query(side="ukraine"))) == []
    assert list(ledger.findings(Query(finding_kinds=(FindingKind.REMAINDER,)))) == [finding_of(whole, part)]
    assert list(ledger.findings(Query(finding_kinds=(FindingKind.AGREES,)))) == []
    assert ledger.incidents_of(part) == (drones,)
    assert ledger.findings_of(whole) == (finding_of(whole, part),)
    assert ledger.findings_of(shell_report.claims[0].id) == ()


def test_things_are_found_by_the_beginning_of_their_id_or_by_name(ledger: Ledger, drone_report: Any) -> None:
    whole = drone_report.claims[0].id
    ledger.add(entry_of(drone_report), MARCH_3)
    ledger.put_derived([incident_of(whole)], [finding_of(whole)], MARCH_3)
    assert ledger.find(whole) == (whole,)
    assert ledger.find(whole[:10]) == (whole,)
    assert ledger.find(whole[4:12]) == (whole,)
    assert ledger.find("Night-of-Drones") == (drone_report.document.id,)
    assert ledger.find("00") == ("fnd_00bb", "inc_00aa")
    assert ledger.find("clm_") == ()
    assert ledger.find("%") == ()
    assert ledger.find("") == ()


def test_history_tells_when_and_by_whom(
    ledger: Ledger, drone_report: Any, drone_report_read_by: Callable[[str], Any]
) -> None:
    ledger.add(entry_of(drone_report), MARCH_3)
    ledger.add(entry_of(drone_report_read_by("hand 2")), MARCH_3 + HOUR)
    events = ledger.history(drone_report.document.id)
    assert [(event.at, event.change, event.note) for event in events] == [
        (MARCH_3, Change.LEARNED, ""),
        (MARCH_3, Change.READ, "hand 1"),
        (MARCH_3 + HOUR, Change.READ, "hand 2"),
    ]
    assert [event.note for event in ledger.history(drone_report.claims[0].id)] == ["hand 1"]
    assert ledger.history("doc_ffff") == ()


def test_a_failed_batch_leaves_nothing(ledger: Ledger, drone_report: Any) -> None:
    def broken() -> Iterator[Entry]:
        yield entry_of(drone_report)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ledger.add_many(broken(), MARCH_3)
    assert list(ledger.documents()) == []


def test_a_claim_of_other_words_than_the_text_has_is_refused(drone_report: Any) -> None:
    other = replace(drone_report.document, text=drone_report.document.text.upper())
    with pytest.raises(ValueError, match="other words"):
        Entry(document=other, claims=drone_report.claims, reader="hand 1")


@pytest.mark.parametrize(
    "filters",
    [
        {"place": "?!"},
        {"text": "x" * 2000},
        {"known_at": datetime(2025, 3, 3)},
        {"limit": -1},
        {"since": date(2025, 1, 2), "until": date(2025, 1, 1)},
    ],
)
def test_a_query_that_makes_no_sense_says_so(filters: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        Query(**filters)
