"""Every store finds what came lately, and which incidents of some days are told of most, and all find the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.model.kind import Kind
from counterclaim.store.entry import Entry
from counterclaim.store.lately import Days
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
RAID = frozenset({Kind.LAUNCH, Kind.INTERCEPTION})
WORDS = "Karsk says that drones were shot down on the night."


def claim_of(document: Document, number: int, kind: Kind, first: date | None, last: date | None = None) -> Claim:
    words = document.span(0, 5)
    time = None
    if first:
        stretch = TimeInterval.of_days(first, last or first, TimePrecision.DAY, "Europe/Kyiv")
        time = TimeMention(interval=stretch, start=0, end=5, text=words.text)
    key = claim_id(document.id, "hand 1", kind.value, str(number))
    return Claim(
        id=key,
        document=document.id,
        document_name=document.name,
        sentence=words,
        kind=kind,
        evidence=(words,),
        time=time,
        reader="hand 1",
    )


def entry_of(
    name: str, days: Sequence[date | None], kind: Kind = Kind.LAUNCH, published: date | None = date(2031, 5, 14)
) -> Entry:
    document = Document.of(WORDS, name=name, published_on=published)
    claims = tuple(claim_of(document, at, kind, day) for at, day in enumerate(days))
    return Entry(document=document, claims=claims, reader="hand 1")


def incident_of(key: str, *claims: Claim) -> Incident:
    links = tuple(Link(claim=claim.id, score=1.0, reasons=("one night",)) for claim in claims)
    return Incident(id=f"inc_{key}", title=f"Night {key}", kinds=(Kind.LAUNCH,), links=links)


def finding_of(key: str, *claims: Claim, kind: FindingKind = FindingKind.REVISED) -> Finding:
    return Finding(id=f"fnd_{key}", kind=kind, sentence="One of them.", claims=tuple(claim.id for claim in claims))


def ids(found: Sequence[Incident | Finding | Document]) -> list[str]:
    return [each.id for each in found]


def days(first: int, last: int, known_at: datetime | None = None) -> Days:
    return Days(first=date(2031, 5, first), last=date(2031, 5, last), kinds=RAID, known_at=known_at)


def test_the_incidents_that_rest_on_most_claims_of_the_days_come_first(ledger: Ledger) -> None:
    one = entry_of("one", [date(2031, 5, 14), None])
    two = entry_of("two", [date(2031, 5, 14), date(2031, 5, 13), date(2031, 5, 10)])
    dead = entry_of("dead", [date(2031, 5, 14)], Kind.KILLED)
    ledger.add_many((one, two, dead), NOON)
    incidents = (incident_of("a", *one.claims), incident_of("b", *two.claims), incident_of("c", *dead.claims))
    ledger.put_derived(incidents, (), NOON)
    found = ledger.most_told(days(13, 14), 5)
    assert (found.number, ids(found.incidents), found.claims) == (2, ["inc_b", "inc_a"], (2, 1))
    assert ids(ledger.most_told(days(13, 14), 1).incidents) == ["inc_b"]
    assert ledger.most_told(days(13, 14), 1).number == 2
    assert ledger.most_told(days(11, 12), 5).number == 0


def test_claims_of_some_kinds_come_in_the_order_of_their_ids(ledger: Ledger) -> None:
    one, dead = entry_of("one", [date(2031, 5, 14)] * 2), entry_of("dead", [date(2031, 5, 14)], Kind.KILLED)
    ledger.add_many((one, dead), NOON)
    asked = [dead.claims[0].id, one.claims[1].id, "clm_unknown", one.claims[0].id]
    assert list(ledger.claims_of_kinds(asked, RAID)) == [one.claims[1], one.claims[0]]


def test_a_claim_of_longer_than_three_days_is_of_none(ledger: Ledger) -> None:
    entry = entry_of("long", [])
    long = claim_of(entry.document, 1, Kind.LAUNCH, date(2031, 5, 1), date(2031, 5, 5))
    ledger.add(Entry(document=entry.document, claims=(long,), reader="hand 1"), NOON)
    ledger.put_derived((incident_of("a", long),), (), NOON)
    assert ledger.most_told(days(1, 30), 5).number == 0


def test_incidents_are_those_that_stood_at_the_moment(ledger: Ledger) -> None:
    one, two = entry_of("one", [date(2031, 5, 14)]), entry_of("two", [date(2031, 5, 14)] * 2)
    ledger.add(one, NOON)
    ledger.put_derived((incident_of("a", *one.claims),), (), NOON)
    ledger.add(two, NOON + HOUR)
    both = incident_of("a", *one.claims, *two.claims)
    ledger.put_derived((both,), (), NOON + HOUR)
    ledger.put_derived((), (), NOON + 2 * HOUR)
    assert ledger.most_told(days(14, 14, NOON - HOUR), 5).number == 0
    assert ledger.most_told(days(14, 14, NOON), 5).incidents == (incident_of("a", *one.claims),)
    assert ledger.most_told(days(14, 14, NOON + HOUR), 5).incidents == (both,)
    assert ledger.most_told(days(14, 14), 5).number == 0


def test_the_last_day_is_that_of_what_was_known(ledger: Ledger) -> None:
    assert ledger.last_published() is None
    ledger.add(entry_of("one", []), NOON)
    ledger.add(entry_of("two", [], published=date(2031, 5, 19)), NOON + HOUR)
    ledger.add(entry_of("three", [], published=None), NOON + HOUR)
    assert ledger.last_published() == date(2031, 5, 19)
    assert ledger.last_published(NOON) == date(2031, 5, 14)
    assert ledger.last_published(NOON - HOUR) is None


def test_the_newest_findings_are_so_many_of_each_kind(ledger: Ledger) -> None:
    entry = entry_of("one", [date(2031, 5, 14)] * 4)
    ledger.add(entry, NOON)
    first, second, third, fourth = entry.claims
    revised = (finding_of("1", first), finding_of("2", second))
    ledger.put_derived((), revised, NOON)
    later = (finding_of("3", third), finding_of("4", fourth, kind=FindingKind.DIFFERS))
    ledger.put_derived((), (*revised, *later), NOON + HOUR)
    ledger.put_derived((), (revised[0], *later), NOON + 2 * HOUR)
    assert ids(ledger.newest_findings(1)) == ["fnd_4", "fnd_3"]
    assert ids(ledger.newest_findings(2)) == ["fnd_4", "fnd_3", "fnd_1"]
    assert ids(ledger.newest_findings(2, NOON)) == ["fnd_2", "fnd_1"]
    assert ids(ledger.findings_since(NOON, 5)) == ["fnd_4", "fnd_3"]
    assert ids(ledger.findings_since(NOON + HOUR, 5)) == []


def test_a_finding_that_changed_is_new_again(ledger: Ledger) -> None:
    entry = entry_of("one", [date(2031, 5, 14)] * 2)
    ledger.add(entry, NOON)
    ledger.put_derived((), (finding_of("1", entry.claims[0]), finding_of("2", entry.claims[1])), NOON)
    ledger.put_derived((), (finding_of("1", *entry.claims), finding_of("2", entry.claims[1])), NOON + HOUR)
    assert ids(ledger.newest_findings(2)) == ["fnd_1", "fnd_2"]
    assert ids(ledger.newest_findings(2, NOON)) == ["fnd_2", "fnd_1"]
    assert ids(ledger.findings_since(NOON, 5)) == ["fnd_1"]


def test_arrivals_are_what_came_after_a_moment_and_is_not_replaced(ledger: Ledger) -> None:
    one, two = entry_of("one", [date(2031, 5, 14)] * 2), entry_of("two", [date(2031, 5, 14)] * 3)
    ledger.add(one, NOON)
    ledger.add(two, NOON + HOUR)
    everything = ledger.arrivals(NOON - HOUR, 5)
    assert (everything.documents, everything.claims) == (2, 5)
    assert ids(everything.newest) == ids([two.document, one.document])
    since = ledger.arrivals(NOON, 1)
    assert (since.documents, since.claims, ids(since.newest)) == (1, 3, [two.document.id])
    assert ledger.arrivals(NOON + HOUR, 5).documents == 0


def test_no_kinds_or_days_that_run_back_are_refused() -> None:
    with pytest.raises(ValueError, match="0 kinds"):
        Days(first=date(2031, 5, 1), last=date(2031, 5, 2), kinds=frozenset())
    with pytest.raises(ValueError, match="from 2031-05-03"):
        days(3, 2)


@pytest.mark.parametrize("seed", range(12))
def test_the_stores_agree_on_histories_drawn_by_chance(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    with MemoryLedger() as memory, SqlLedger(tmp_path / "counterclaim.db") as sql:
        moments = [NOON + at * HOUR for at in range(6)]
        claims: list[Claim] = []
        for at, came in enumerate(moments):
            spread = [date(2031, 5, chance.randint(10, 16)) for _ in range(chance.randint(0, 4))]
            published = chance.choice([None, date(2031, 5, chance.randint(10, 20))])
            entry = entry_of(f"text {at}", spread, chance.choice([Kind.LAUNCH, Kind.KILLED]), published)
            claims += entry.claims
            drawn = [chance.sample(claims, min(len(claims), chance.randint(1, 3))) for _ in range(chance.randint(0, 4))]
            incidents = [incident_of(str(key), *some) for key, some in enumerate(drawn) if some]
            kinds = [chance.choice(list(FindingKind)) for _ in drawn]
            findings = [finding_of(f"{at}{kind}", *some, kind=kind) for kind, some in zip(kinds, drawn, strict=True)]
            found = list({finding.id: finding for finding in findings}.values())
            for ledger in (memory, sql):
                ledger.add(entry, came)
                ledger.put_derived(incidents, found, came)
        asked: list[datetime | None] = [None, *moments]
        for moment in asked:
            assert memory.last_published(moment) == sql.last_published(moment)
            assert memory.most_told(days(12, 15, moment), 2) == sql.most_told(days(12, 15, moment), 2)
            assert memory.newest_findings(2, moment) == sql.newest_findings(2, moment)
            if moment:
                assert memory.arrivals(moment, 2) == sql.arrivals(moment, 2)
                assert memory.findings_since(moment, 2) == sql.findings_since(moment, 2)
