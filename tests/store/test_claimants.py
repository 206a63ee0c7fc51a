"""What every store tells of claimants: how much they claim, of what, when, and what was found on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id
from counterclaim.model.interval import TimeInterval, TimeMention
from counterclaim.model.kind import Kind
from counterclaim.store.claimants import claimant_key, merged
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

MARCH_3 = datetime(2031, 3, 3, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
READER = "hand 1"
MINISTRY = ("the ministry", "Velmarian Defence Ministry", "xv-mod", "velmaria")
SHORTER = ("the ministry", "Defence Ministry of Velmaria", "xv-mod", "velmaria")
GOVERNOR = ("Ada Varro", "Ada Varro", None, "velmaria")
OTHER_VARRO = ("Ada Varro", "Ada Varro", None, "karsk")
MAYOR = ("Ada Varro", "Ada Varro", "xv", "velmaria")


def told(text: str, *claims: tuple[Any, Kind, int | None], name: str = "post", reader: str = READER) -> Entry:
    """A document with claims of these claimants (null: its own word), kinds and days of May 2031 (null: none)."""
    document = Document.of(text, name=name, publisher="Invented Wire")
    made = tuple(_claim(document, at, *each, reader) for at, each in enumerate(claims))
    return Entry(document=document, claims=made, reader=reader)


def _claim(document: Document, at: int, who: Any, kind: Kind, day: int | None, reader: str) -> Claim:
    claimant = None
    if who is not None:
        words, name, entity, side = who
        start = document.text.index(words)
        span = document.span(start, start + len(words))
        claimant = Claimant(span=span, name=name, entity=entity, side=side)
    when = date(2031, 5, day) if day else None
    time = TimeMention(interval=TimeInterval.of_days(when, when)) if when else None
    sentence = document.span(0, len(document.text))
    return Claim(
        id=claim_id(document.id, reader, str(at)),
        document=document.id,
        document_name=document.name,
        sentence=sentence,
        kind=kind,
        claimant=claimant,
        time=time,
        evidence=(sentence,),
        reader=reader,
    )


def finding(key: str, kind: FindingKind, *claims: Claim) -> Finding:
    return Finding(id=key, kind=kind, sentence="So it is.", claims=tuple(each.id for each in claims))


BULLETIN = told(
    "So says the ministry.",
    (MINISTRY, Kind.KILLED, 3),
    (MINISTRY, Kind.KILLED, 3),
    (SHORTER, Kind.STRIKE, None),
    name="bulletin",
)
REPORT = told(
    "So says Ada Varro, and so it is.", (GOVERNOR, Kind.KILLED, 4), (None, Kind.FIRE, 4), (OTHER_VARRO, Kind.FIRE, 9)
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A bulletin, and an hour later a report."""
    ledger.add(BULLETIN, MARCH_3)
    ledger.add(REPORT, MARCH_3 + HOUR)
    return ledger


def keys(ledger: Ledger, known_at: datetime | None = None) -> list[tuple[str, int]]:
    return [(each.key, each.claims) for each in merged(ledger.claimant_names(known_at))]


def test_claimants_are_told_apart_by_registry_entry_else_by_name_and_side(filled: Ledger) -> None:
    assert keys(filled) == [("xv-mod", 3), ("", 1), ("ada-varro@karsk", 1), ("ada-varro@velmaria", 1)]


def test_whoever_speaks_for_a_state_is_not_the_state() -> None:
    words, name, entity, side = MAYOR
    claim = told(f"So says {words}.", (MAYOR, Kind.FIRE, 1)).claims[0]
    assert claimant_key(claim.claimant) == "ada-varro@velmaria"
    assert claimant_key(None) == ""
    assert (name, entity, side) == ("Ada Varro", "xv", "velmaria")


def test_claimants_are_as_they_were_known(filled: Ledger) -> None:
    assert keys(filled, MARCH_3 - HOUR) == []
    assert keys(filled, MARCH_3) == [("xv-mod", 3)]
    assert keys(filled, MARCH_3 + HOUR) == keys(filled)


def test_a_tally_has_the_first_and_the_last_day_and_a_claim_with_the_name(filled: Ledger) -> None:
    ministry = merged(filled.claimant_names())[0]
    assert (ministry.first_day, ministry.last_day, ministry.side) == (date(2031, 5, 3), date(2031, 5, 3), "velmaria")
    assert ministry.folded == "velmarian defence ministry"
    claim = filled.numbered([ministry.number])[ministry.number]
    assert claim.claimant is not None
    assert claim.claimant.name == "Velmarian Defence Ministry"
    assert filled.numbered([99]) == {}


def test_the_names_of_a_claimant_come_most_used_first(filled: Ledger) -> None:
    assert [(each.folded, each.claims) for each in filled.claimant_names(key="xv-mod")] == [
        ("velmarian defence ministry", 2),
        ("defence ministry of velmaria", 1),
    ]
    assert [each.side for each in filled.claimant_names(key="ada-varro@karsk")] == ["karsk"]


def test_the_names_of_all_claimants_are_told_apart_by_claimant_name_and_side(filled: Ledger) -> None:
    told_of = [(each.key, each.folded, each.side, each.claims) for each in filled.claimant_names()]
    assert told_of[0] == ("xv-mod", "velmarian defence ministry", "velmaria", 2)
    assert sorted(told_of[1:]) == [
        ("", "", None, 1),
        ("ada-varro@karsk", "ada varro", "karsk", 1),
        ("ada-varro@velmaria", "ada varro", "velmaria", 1),
        ("xv-mod", "defence ministry of velmaria", "velmaria", 1),
    ]


@pytest.mark.parametrize("key", ["", "@", "nobody", "nobody@", "ada-varro@", "ada-varro", "ada-varro@nowhere", "%_@"])
def test_an_unknown_claimant_has_nothing(filled: Ledger, key: str) -> None:
    assert filled.claimant_names(key=key) == ()
    assert filled.claimant_days(key) == ()
    assert filled.claimant_claims(key) == ()
    assert filled.claimant_findings(key) == ()


def test_claims_are_counted_by_kind_and_day(filled: Ledger) -> None:
    days = [(each.kind, each.first_day, each.claims) for each in filled.claimant_days("xv-mod")]
    assert days == [(Kind.KILLED, date(2031, 5, 3), 2), (Kind.STRIKE, None, 1)]
    assert filled.claimant_days("ada-varro@velmaria", MARCH_3) == ()


def test_the_last_claims_come_first(filled: Ledger) -> None:
    assert filled.claimant_claims("xv-mod") == BULLETIN.claims[::-1]
    assert filled.claimant_claims("xv-mod", most=1) == BULLETIN.claims[-1:]


def test_an_older_reading_or_version_counts_no_more_but_counted_then(filled: Ledger) -> None:
    anew = told("So says the ministry.", (MINISTRY, Kind.KILLED, 3), name="bulletin", reader="hand 2")
    filled.add(anew, MARCH_3 + 2 * HOUR)
    assert dict(keys(filled))["xv-mod"] == 1
    assert dict(keys(filled, MARCH_3 + HOUR))["xv-mod"] == 3
    assert [each.claims for each in filled.claimant_days("xv-mod")] == [1]
    assert filled.claimant_claims("xv-mod") == anew.claims
    assert len(filled.claimant_claims("xv-mod", MARCH_3)) == 3


def test_what_was_found_tells_whether_another_is_part_of_it(filled: Ledger) -> None:
    own, again, strike = BULLETIN.claims
    governor, itself, _ = REPORT.claims
    found = [
        finding("fnd_1", FindingKind.AGREES, own, again),
        finding("fnd_2", FindingKind.DIFFERS, own, governor),
        finding("fnd_3", FindingKind.DISPUTED, strike, itself),
        finding("fnd_4", FindingKind.REVISED, governor),
    ]
    filled.put_derived([], found, MARCH_3 + HOUR)
    weighed = filled.claimant_findings("xv-mod")
    assert [(each.finding, each.kind, each.claim_kind, each.by_others) for each in weighed] == [
        ("fnd_1", FindingKind.AGREES, Kind.KILLED, False),
        ("fnd_1", FindingKind.AGREES, Kind.KILLED, False),
        ("fnd_2", FindingKind.DIFFERS, Kind.KILLED, True),
        ("fnd_3", FindingKind.DISPUTED, Kind.STRIKE, False),
    ]
    assert {each.first_day for each in weighed} == {date(2031, 5, 3), None}
    assert [each.finding for each in filled.claimant_findings("xv-mod", most=1)] == ["fnd_3"]
    assert [each.finding for each in filled.claimant_findings("ada-varro@velmaria")] == ["fnd_2", "fnd_4"]
    assert filled.claimant_findings("ada-varro@karsk") == ()


def test_what_was_found_is_as_it_was_known(filled: Ledger) -> None:
    own, again, _ = BULLETIN.claims
    governor = REPORT.claims[0]
    first = finding("fnd_1", FindingKind.DIFFERS, own, governor)
    other = finding("fnd_2", FindingKind.AGREES, again, governor)
    filled.put_derived([], [first], MARCH_3 + HOUR)
    filled.put_derived([], [other], MARCH_3 + 2 * HOUR)
    assert [each.finding for each in filled.claimant_findings("xv-mod")] == ["fnd_2"]
    then = filled.claimant_findings("xv-mod", MARCH_3 + HOUR)
    assert [(each.finding, each.by_others) for each in then] == [("fnd_1", True)]
    assert filled.claimant_findings("xv-mod", MARCH_3) == ()
    assert list(filled.findings_by_ids(["fnd_2", "fnd_1", "fnd_9"])) == [other]
    assert list(filled.findings_by_ids(["fnd_2", "fnd_1"], MARCH_3 + HOUR)) == [first]


def test_publishers_are_told_of_the_documents_that_are_known(filled: Ledger) -> None:
    document = replace(REPORT.document, name="other", publisher=None)
    unsigned = Document.of(document.text, name="unsigned")
    filled.add(Entry(document=unsigned), MARCH_3 + HOUR)
    told_of = filled.publishers([BULLETIN.document.id, unsigned.id, "doc_0"])
    assert told_of == {BULLETIN.document.id: "Invented Wire", unsigned.id: None}
