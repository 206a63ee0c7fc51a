"""Every store tells findings by when they came, and how many of each kind, and all tell the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id
from counterclaim.model.kind import Kind
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.newest import LOOKED_THROUGH, Number
from counterclaim.store.query import EVERYTHING, Facet, Query
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WORDS = "Karsk says that drones were shot down, and a fire put out."


def _claims(name: str, *kinds: Kind) -> Entry:
    document = Document.of(WORDS, name=name)
    words = document.span(0, 5)
    claims = tuple(
        Claim(
            id=claim_id(document.id, "hand 1", kind.value, str(at)),
            document=document.id,
            document_name=name,
            sentence=words,
            kind=kind,
            evidence=(words,),
            reader="hand 1",
        )
        for at, kind in enumerate(kinds)
    )
    return Entry(document=document, claims=claims, reader="hand 1")


def _finding(key: str, *claims: Claim, kind: FindingKind = FindingKind.REVISED, words: str = "It was.") -> Finding:
    return Finding(id=f"fnd_{key}", kind=kind, sentence=words, claims=tuple(claim.id for claim in claims))


def _keys(ledger: Ledger, query: Query = EVERYTHING, before: int | None = None) -> list[str]:
    return [each.finding.id.removeprefix("fnd_") for each in ledger.newest_found(query, before)]


def test_the_finding_that_came_or_changed_last_is_first_with_its_moments(ledger: Ledger) -> None:
    entry = _claims("one", Kind.FIRE)
    ledger.add(entry, NOON)
    old, new = _finding("a", *entry.claims), _finding("b", *entry.claims)
    ledger.put_derived([], [old], NOON)
    ledger.put_derived([], [old, new], NOON + HOUR)
    assert _keys(ledger) == ["b", "a"]
    changed = _finding("a", *entry.claims, words="It was not.")
    ledger.put_derived([], [changed, new], NOON + 2 * HOUR)
    first, second = ledger.newest_found()
    assert (first.finding, first.first_at, first.changed_at) == (changed, NOON, NOON + 2 * HOUR)
    assert (second.finding, second.first_at, second.changed_at) == (new, NOON + HOUR, NOON + HOUR)


def test_a_withdrawn_finding_is_told_of_only_as_it_was_known(ledger: Ledger) -> None:
    entry = _claims("one", Kind.FIRE)
    ledger.add(entry, NOON)
    ledger.put_derived([], [_finding("a", *entry.claims)], NOON)
    ledger.put_derived([], [], NOON + 2 * HOUR)
    assert _keys(ledger) == []
    assert ledger.found_numbers() == {}
    then = Query(known_at=NOON + HOUR)
    assert _keys(ledger, then) == ["a"]
    assert ledger.found_numbers(then) == {FindingKind.REVISED: Number(number=1)}


def test_pages_go_on_where_the_one_before_ended(ledger: Ledger) -> None:
    entry = _claims("one", Kind.FIRE, Kind.STRIKE)
    ledger.add(entry, NOON)
    kinds = (FindingKind.REVISED, FindingKind.COPIED, FindingKind.DIFFERS)
    found = [_finding(str(at), entry.claims[at % 2], kind=kinds[at % 3]) for at in range(9)]
    for at in range(1, 10):
        ledger.put_derived([], found[:at], NOON + at * HOUR)
    for query in (Query(limit=2), Query(limit=2, kinds=(Kind.FIRE,)), Query(limit=2, finding_kinds=kinds[:2])):
        pages, before = [], None
        while some := list(ledger.newest_found(query, before)):
            pages += [each.finding for each in some]
            before = some[-1].row
        everything = Query(kinds=query.kinds, finding_kinds=query.finding_kinds)
        assert pages == list(ledger.findings(everything))[::-1]
        assert len(pages) > 2


def test_findings_are_counted_by_kind_of_those_that_a_query_asks_for(ledger: Ledger) -> None:
    entry = _claims("one", Kind.FIRE, Kind.STRIKE)
    ledger.add(entry, NOON)
    found = [
        _finding("a", entry.claims[0]),
        _finding("b", entry.claims[1]),
        _finding("c", *entry.claims, kind=FindingKind.DIFFERS),
    ]
    ledger.put_derived([], found, NOON)
    one, two = Number(number=1), Number(number=2)
    assert ledger.found_numbers() == {FindingKind.REVISED: two, FindingKind.DIFFERS: one}
    fires = Query(kinds=(Kind.FIRE,), limit=1)
    assert ledger.found_numbers(fires) == {FindingKind.REVISED: one, FindingKind.DIFFERS: one}
    assert ledger.found_numbers(Query(finding_kinds=(FindingKind.DIFFERS,))) == {FindingKind.DIFFERS: one}


def test_where_many_claims_meet_filters_the_newest_of_each_kind_are_counted(ledger: Ledger) -> None:
    entry = _claims("one", Kind.FIRE, Kind.FIRE, Kind.FIRE)
    ledger.add(entry, NOON)
    number = LOOKED_THROUGH + 2
    ledger.put_derived([], [_finding(f"{at}", entry.claims[at % 3]) for at in range(number)], NOON)
    told = ledger.found_numbers(Query(kinds=(Kind.FIRE,)))[FindingKind.REVISED]
    assert told in (Number(number=number), Number(number=LOOKED_THROUGH, or_more=True))


@pytest.mark.parametrize("seed", range(6))
def test_the_stores_agree_on_histories_drawn_by_chance(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    memory, sql = MemoryLedger(), SqlLedger(tmp_path / "kept.db")
    entries = [_claims(f"text {at}", *chance.choices((Kind.FIRE, Kind.STRIKE, Kind.DAMAGE), k=3)) for at in range(4)]
    claims = [claim for entry in entries for claim in entry.claims]
    moments = [NOON + at * HOUR for at in range(8)]
    for store in (memory, sql):
        store.add_many(entries, NOON)
    for moment in moments:
        found = [
            _finding(
                str(at), *chance.sample(claims, 2), kind=chance.choice(tuple(FindingKind)), words=chance.choice("ab")
            )
            for at in chance.sample(range(12), 7)
        ]
        for store in (memory, sql):
            store.put_derived([], found, moment)
    for known_at in (None, *moments):
        for query in (
            Query(),
            Query(kinds=(Kind.FIRE,)),
            Query(chosen=((Facet.KIND, "fire"), (Facet.KIND, "strike"))),
            Query(finding_kinds=(FindingKind.COPIED, FindingKind.DIFFERS)),
        ):
            then = replace(query, known_at=known_at)
            one, other = (
                [(each.finding, each.first_at, each.changed_at) for each in store.newest_found(then)]
                for store in (memory, sql)
            )
            assert one == other
            assert memory.found_numbers(then) == sql.found_numbers(then)
    sql.close()
