"""What stands is held in columns that grow with the record: all stores tell the same, whatever came or went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind
from counterclaim.store.columns import standing as standing_columns
from counterclaim.store.entry import Entry
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
WORDS = "Karsk says that drones were shot down, and a fire put out."
KINDS = (Kind.FIRE, Kind.STRIKE, Kind.DAMAGE)
QUERIES = (
    Query(),
    Query(kinds=(Kind.FIRE,)),
    Query(kinds=(Kind.FIRE,), limit=2, offset=1),
    Query(finding_kinds=(FindingKind.COPIED, FindingKind.DIFFERS)),
    Query(kinds=(Kind.STRIKE,), finding_kinds=(FindingKind.DIFFERS,), since=NOON.date()),
    Query(until=NOON.date()),
    Query(said_by=NOON, kinds=(Kind.FIRE,)),
    Query(text="drones", kinds=(Kind.DAMAGE,)),
)


def _entry(name: str, chance: Random) -> Entry:
    document = Document.of(WORDS, name=name)
    words = document.span(0, 5)
    claims = tuple(
        Claim(
            id=claim_id(document.id, "hand 1", kind.value, str(at)),
            document=document.id,
            document_name=name,
            sentence=document.span(0, len(WORDS)),
            kind=kind,
            evidence=(words,),
            reader="hand 1",
        )
        for at, kind in enumerate(chance.choices(KINDS, k=3))
    )
    return Entry(document=document, claims=claims, reader="hand 1")


def _findings(claims: list[Claim], chance: Random) -> list[Finding]:
    return [
        Finding(
            id=f"fnd_{at}",
            kind=chance.choice(tuple(FindingKind)),
            sentence=chance.choice(("It was.", "It was not.")),
            claims=tuple(claim.id for claim in chance.sample(claims, 2)),
            incident=f"inc_{at % 5}",
        )
        for at in chance.sample(range(12), 7)
    ]


def _incidents(claims: list[Claim], chance: Random) -> list[Incident]:
    found = []
    for at in chance.sample(range(5), 3):
        held = chance.sample(claims, chance.choice((1, 2, 3)))
        day = NOON.date() + timedelta(days=chance.choice((-1, 0, 1)))
        found.append(
            Incident(
                id=f"inc_{at}",
                title="Fire",
                kinds=tuple(sorted({claim.kind for claim in held})),
                links=tuple(Link(claim=claim.id, score=1.0, reasons=("one fire",)) for claim in held),
                time=TimeInterval.of_days(day, day) if chance.random() < 0.8 else None,
            )
        )
    return found


def _told(ledger: Ledger) -> list[object]:
    told: list[object] = []
    for query in QUERIES:
        told.append([each.finding for each in ledger.newest_found(query)])
        told.append(ledger.found_numbers(query))
        told += [list(ledger.incidents_in_order(query, order)) for order in IncidentOrder]
    return told


@pytest.mark.parametrize("changed", [0, standing_columns.CHANGED])
@pytest.mark.parametrize("seed", range(4))
def test_what_came_is_added_to_what_is_held(
    seed: int, changed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing_columns, "CHANGED", changed)
    chance = Random(seed)
    claims: list[Claim] = []
    with SqlLedger(tmp_path / "kept.db") as kept:
        stores: tuple[Ledger, ...] = (MemoryLedger(), kept)
        for at in range(6):
            moment = NOON + timedelta(hours=at)
            entry = _entry(f"text {at}", chance)
            claims += entry.claims
            findings, incidents = _findings(claims, chance), _incidents(claims, chance)
            for store in stores:
                store.add(entry, moment)
                store.put_derived(incidents, findings, moment)
            expected, held = map(_told, stores)
            assert held == expected
            with SqlLedger(tmp_path / "kept.db", create=False) as anew:
                assert _told(anew) == expected
