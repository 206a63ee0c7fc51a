"""Filters of large ledgers: worked out as things come or all at once, few or many, the answers are the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from evaluation.simulated_war.growing import keep
from evaluation.simulated_war.war import War, reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, text

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Verification
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query
from counterclaim.store.sql.facets import fill_facets
from counterclaim.store.sql.ledger import SqlLedger

CLAIMS = 400
LEARNED = datetime(2032, 1, 1, tzinfo=UTC)
FIRST = date(2031, 3, 1)

FACETS = """
SELECT claim, reading, is_current, of_kind.words, of_verification.words,
of_claimant.words, of_side.words, of_weapon.words,
of_place.words, of_stance.words, first_day, last_day, span, said_day, low, high FROM claim_facets
JOIN phrases AS of_kind ON of_kind.seq = kind JOIN phrases AS of_claimant ON of_claimant.seq = claimant
JOIN phrases AS of_weapon ON of_weapon.seq = weapon JOIN phrases AS of_place ON of_place.seq = place
JOIN phrases AS of_stance ON of_stance.seq = stance
LEFT JOIN phrases AS of_verification ON of_verification.seq = verification
LEFT JOIN phrases AS of_side ON of_side.seq = side ORDER BY claim
"""
PHRASES = "SELECT sort, words, first_claim FROM phrases ORDER BY sort, words"
NAMINGS = """
SELECT sort, words, named, label FROM namings JOIN phrases ON phrases.seq = namings.phrase ORDER BY 1, 2, 3
"""
OUTLETS = "SELECT reading, named, label FROM outlets ORDER BY reading"
RESTING = "SELECT claim, sort, first FROM resting ORDER BY claim, sort, first"
INCIDENTS = (
    "SELECT first, first_day, last_day, claims, conflicts, findings, part_of FROM incident_facets ORDER BY first"
)


class Narrow(SqlLedger):
    """Takes more than five claims for many."""

    few = 5


def filled(ledger: Ledger) -> Ledger:
    """A ledger with a small war in it, reconciled in between."""
    stream = reports(War.of_size(CLAIMS, 7, 0.05), CLAIMS)
    for _ in range(2):
        keep(ledger, stream, CLAIMS // 2)
        reconcile_ledger(ledger, lambda: LEARNED)
    return ledger


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, ...]]:
    """The same war in memory, in a database, and in one that walks through all that is not very few."""
    folder = tmp_path_factory.mktemp("ledgers")
    made: tuple[Ledger, ...] = (MemoryLedger(), SqlLedger(folder / "wide.db"), Narrow(folder / "narrow.db"))
    yield tuple(filled(ledger) for ledger in made)
    for ledger in made:
        ledger.close()


def facets(connection: Connection) -> list[list[Any]]:
    """All that the working tables say."""
    asked = (FACETS, PHRASES, NAMINGS, OUTLETS, RESTING, INCIDENTS)
    return [list(map(tuple, connection.execute(text(each)))) for each in asked]


def test_facets_that_grew_are_those_of_the_whole_record(ledgers: tuple[Ledger, ...]) -> None:
    wide = ledgers[1]
    assert isinstance(wide, SqlLedger)
    with wide._writing() as connection:
        grown = facets(connection)
        assert len(grown[0]) >= CLAIMS
        assert all(grown)
        fill_facets(connection)
        assert facets(connection) == grown


def test_no_index_of_whole_claims_is_made_for_the_occasion(ledgers: tuple[Ledger, ...]) -> None:
    wide = ledgers[1]
    assert isinstance(wide, SqlLedger)
    asked: list[str] = []
    with wide._writing() as connection:
        event.listen(connection, "before_cursor_execute", lambda _, __, asking, *___: asked.append(asking))
        fill_facets(connection)
        filling = [each for each in asked if each.strip().startswith("INSERT") and "SELECT" in each]
        plans = [row.detail for each in filling for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}")]
    assert any("SCAN" in plan for plan in plans)
    assert not [plan for plan in plans if "AUTOMATIC" in plan]


def _places(ledger: Ledger) -> list[str]:
    names = {mention.place.name for claim in ledger.claims() for mention in claim.places}
    return [*sorted(names), "xv", "region", "sim:XV", "nowhere"]


def _queries(ledger: Ledger) -> st.SearchStrategy[Query]:
    documents = [document.name for document in ledger.documents(Query(limit=5))]
    days = st.integers(-2, 45).map(lambda day: FIRST + timedelta(day))
    ways: dict[str, st.SearchStrategy[Any]] = {
        "since": days,
        "place": st.sampled_from(_places(ledger)),
        "claimant": st.sampled_from(["ministry", "governor", "veldian air force", "nobody"]),
        "side": st.sampled_from(["veldia", "karsia", "nobody"]),
        "kinds": st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=3).map(tuple),
        "weapon": st.sampled_from(["uav", "missile", "drone"]),
        "verification": st.sampled_from(list(Verification)),
        "text": st.sampled_from(["drone", "ro", "the", "killed", 'said "', "%", "qqq"]),
        "document": st.sampled_from(documents),
        "known_at": st.sampled_from([LEARNED, LEARNED - timedelta(1)]),
        "said_by": days.map(lambda day: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)),
        "all_versions": st.booleans(),
        "finding_kinds": st.lists(st.sampled_from(list(FindingKind)), min_size=1, max_size=2).map(tuple),
        "limit": st.integers(0, 30),
        "offset": st.integers(0, 5),
    }
    filters = st.sets(st.sampled_from(sorted(ways)), max_size=4)
    made = filters.flatmap(lambda names: st.fixed_dictionaries({name: ways[name] for name in sorted(names)}))
    spans = st.none() | st.integers(0, 40)
    return st.tuples(made, spans).map(lambda pair: _query(*pair))


def _query(filters: dict[str, Any], span: int | None) -> Query:
    text_of = filters.get("text")
    if text_of == "%":
        filters = filters | {"text": "% of"}
    since = filters.get("since")
    return Query(**filters, until=since + timedelta(span) if since and span is not None else None)


def test_all_ledgers_give_the_same_answers(ledgers: tuple[Ledger, ...]) -> None:
    memory, *others = ledgers

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(_queries(memory))
    def check(query: Query) -> None:
        for listed in ("claims", "documents", "incidents", "findings"):
            expected = [one.id for one in getattr(memory, listed)(query)]
            for other in others:
                assert [one.id for one in getattr(other, listed)(query)] == expected, (listed, query)
        for order in IncidentOrder:
            expected = [one.id for one in memory.incidents_in_order(query, order)]
            for other in others:
                assert [one.id for one in other.incidents_in_order(query, order)] == expected, (order, query)
        for other in others:
            assert other.claim_numbers(query) == memory.claim_numbers(query)

    check()
