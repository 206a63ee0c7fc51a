"""Claims counted by facets and sorted: the same in every store, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, islice

import pytest
from evaluation.simulated_war.pages import READER
from evaluation.simulated_war.war import War, reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model.kind import Kind
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import MOST_CHOSEN, Facet, Order, Query
from counterclaim.store.sql.ledger import SqlLedger

CLAIMS = 120
EVERY = 20
"""Reports of a larger war are taken, so that they are of several days."""
LEARNED = datetime(2032, 1, 1, tzinfo=UTC)
FIRST = date(2031, 3, 1)


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory, fresh_postgresql: object) -> Iterator[tuple[Ledger, ...]]:
    """The same war in memory and in databases; half of it came after they had first been asked."""
    path = tmp_path_factory.mktemp("ledgers") / "war.db"
    made: tuple[Ledger, ...] = (MemoryLedger(), SqlLedger(path), SqlLedger(fresh_postgresql()))  # type: ignore[operator]
    for ledger in made:
        stream = islice(reports(War.of_size(CLAIMS * EVERY, 11, 0.05), CLAIMS * EVERY), 0, None, EVERY)
        entries = [Entry(document=each.document, claims=each.claims, reader=READER) for each in stream]
        for at, moment in enumerate((LEARNED, LEARNED + timedelta(days=1))):
            ledger.add_many(entries[at::2], moment)
            ledger.tally()
    yield made
    for ledger in made:
        ledger.close()


def _queries(ledger: Ledger) -> st.SearchStrategy[Query]:
    values = [(facet, each.value) for facet in Facet for each in ledger.facet_values(facet, most=40).values]
    days = st.none() | st.integers(0, 60).map(lambda at: FIRST + timedelta(at))
    words = st.sampled_from([None, "drones", "ministry", 'the "air defence"', "o", "nothing of the sort"])
    return st.builds(
        _query,
        st.lists(st.sampled_from([*values, (Facet.PLACE, "nowhere"), (Facet.OUTLET, "")]), max_size=4),
        st.tuples(days, days, days, days),
        words,
        st.sampled_from([None, "xv", "region"]),
        st.booleans(),
    )


def _query(
    chosen: list[tuple[Facet, str]],
    days: tuple[date | None, ...],
    words: str | None,
    place: str | None,
    all_versions: bool,
) -> Query:
    since, until = sorted(days[:2], key=lambda day: day or FIRST)
    said_since, said_until = sorted(days[2:], key=lambda day: day or FIRST)
    crossed = since and until and since > until
    return Query(
        chosen=tuple(chosen),
        text=words,
        place=place,
        all_versions=all_versions,
        since=None if crossed else since,
        until=None if crossed else until,
        said_since=said_since,
        said_until=None if said_since else said_until,
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(picked=st.data())
def test_every_store_counts_alike(ledgers: tuple[Ledger, ...], picked: st.DataObject) -> None:
    memory, *others = ledgers
    query = picked.draw(_queries(memory))
    told = memory.tally(query, most=5)
    for ledger in others:
        assert ledger.tally(query, most=5) == told
    assert told.total == len(list(memory.claims(query)))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(picked=st.data(), order=st.sampled_from(Order), descending=st.booleans(), size=st.integers(7, 40))
def test_every_store_sorts_alike_and_pages_without_a_gap(
    ledgers: tuple[Ledger, ...], picked: st.DataObject, order: Order, descending: bool, size: int
) -> None:
    memory, *others = ledgers
    query = replace(picked.draw(_queries(memory)), order=order, descending=descending)
    told = [claim.id for claim in memory.claims(query)]
    assert sorted(told) == sorted(claim.id for claim in memory.claims(replace(query, order=Order.LEARNED)))
    for ledger in others:
        assert [claim.id for claim in ledger.claims(query)] == told
    for ledger in ledgers:
        assert list(chain.from_iterable(_pages(ledger, replace(query, limit=size)))) == told


def _pages(ledger: Ledger, query: Query) -> Iterator[list[str]]:
    """Page after page, each reached from the one before, and found again from the one after."""
    page = [claim.id for claim in ledger.claims(query)]
    while page:
        yield page
        following = [claim.id for claim in ledger.claims(replace(query, after=page[-1]))]
        if following:
            assert [claim.id for claim in ledger.claims(replace(query, before=following[0]))] == page
        page = following


def test_a_facet_leaves_its_own_choice_aside_and_no_other(ledgers: tuple[Ledger, ...]) -> None:
    for ledger in ledgers:
        kinds, sides = ledger.tally().facets[Facet.KIND].values, ledger.tally().facets[Facet.SIDE].values
        query = Query(chosen=((Facet.KIND, kinds[0].value), (Facet.KIND, kinds[1].value)))
        told = ledger.tally(query)
        assert told.total == kinds[0].number + kinds[1].number
        assert told.facets[Facet.KIND].values == kinds
        assert sum(each.number for each in told.facets[Facet.SIDE].values) == told.total
        assert sum(each.number for each in sides) > told.total
        assert ledger.tally(Query(kinds=(Kind(kinds[0].value), Kind(kinds[1].value)))).facets == told.facets


def test_the_past_is_counted_as_it_was(ledgers: tuple[Ledger, ...]) -> None:
    everything = ledgers[0].tally(Query(all_versions=True)).total
    middle = sorted(claim.document for claim in ledgers[0].claims())[0]
    days = sorted(each.published_on for each in ledgers[0].documents() if each.published_on)
    noon = datetime.combine(days[len(days) // 2], time(12), UTC)
    for query in (Query(known_at=LEARNED), Query(said_by=noon), Query(document=middle)):
        told = ledgers[0].tally(query)
        assert 0 < told.total < everything
        assert all(ledger.tally(query) == told for ledger in ledgers[1:])


def test_a_document_is_counted_by_its_id_or_its_name(ledgers: tuple[Ledger, ...]) -> None:
    claim = sorted(ledgers[0].claims(), key=lambda each: each.document)[0]
    of_it = len([each for each in ledgers[0].claims() if each.document == claim.document])
    for ledger in ledgers:
        for query in (Query(document=claim.document), Query(document=claim.document, all_versions=True)):
            assert ledger.tally(query).total == of_it
        named = Query(document=claim.document_name)
        assert ledger.tally(named).total == len(list(ledger.claims(named)))
        assert ledger.tally(Query(document="nothing of the sort")).total == 0
        assert ledger.tally(Query(document=claim.document, known_at=LEARNED - timedelta(days=1))).total == 0


@pytest.mark.parametrize("facet", list(Facet))
def test_all_values_of_a_facet_together_leave_nothing_out(ledgers: tuple[Ledger, ...], facet: Facet) -> None:
    for ledger in ledgers:
        values = ledger.facet_values(facet, most=1_000).values
        chosen = tuple((facet, each.value) for each in values)[:MOST_CHOSEN]
        told = ledger.tally(Query(chosen=chosen))
        assert told == ledgers[0].tally(Query(chosen=chosen))
        assert len(values) > MOST_CHOSEN or told.total == ledger.tally().total


def test_values_of_a_facet_are_found_by_their_names(ledgers: tuple[Ledger, ...]) -> None:
    for ledger in ledgers:
        everyone = ledger.facet_values(Facet.CLAIMANT, most=1_000)
        name = everyone.values[-1].label
        found = ledger.facet_values(Facet.CLAIMANT, words=name.upper())
        assert everyone.values[-1] in found.values
        assert all(name.casefold() in each.label.casefold() for each in found.values)
        assert everyone.distinct == len(everyone.values) > found.distinct


def test_what_no_claim_comes_after_is_empty(ledgers: tuple[Ledger, ...]) -> None:
    for ledger in ledgers:
        assert list(ledger.claims(Query(after="clm_0000"))) == []
        last = list(ledger.claims(Query(order=Order.SAID)))[-1]
        assert list(ledger.claims(Query(order=Order.SAID, after=last.id))) == []


def test_documents_are_paged_from_either_end(ledgers: tuple[Ledger, ...]) -> None:
    outlet = ledgers[0].tally().facets[Facet.OUTLET].values[0].value
    for query in (Query(), Query(chosen=((Facet.OUTLET, outlet),)), Query(chosen=((Facet.KIND, "killed"),))):
        told = [each.id for each in ledgers[0].documents(query)]
        for ledger, descending in ((ledger, descending) for ledger in ledgers for descending in (False, True)):
            expected = told[::-1] if descending else told
            asked = replace(query, descending=descending)
            assert [each.id for each in ledger.documents(asked)] == expected
            assert len(expected) > 2
            following = ledger.documents(replace(asked, after=expected[0], limit=2))
            assert [each.id for each in following] == expected[1:3]
            earlier = ledger.documents(replace(asked, before=expected[-1], limit=2))
            assert [each.id for each in earlier] == expected[-3:-1]
            assert list(ledger.documents(replace(asked, after="doc_0"))) == []
