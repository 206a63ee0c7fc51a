"""What every store keeps beside documents and claims: judgements, scopes, tellings at hand, versions of documents."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident, Link
from counterclaim.model.judgement import Judgement, Revocation, Verdict
from counterclaim.model.kind import Kind
from counterclaim.store.entry import NOTHING, Change, Entry, IndexedTelling, Mark, Reconciled
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query

MARCH_3 = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def judged(one: str = "clm_01", other: str = "clm_02", hours: int = 0) -> Judgement:
    return Judgement.of(
        Verdict.SAME, (one, other), by="Ada", because="one crater", judged_at=MARCH_3 + timedelta(hours=hours)
    )


def revoked(judgement: Judgement) -> Revocation:
    return Revocation(judgement=judgement.id, by="Ben", because="two craters", revoked_at=MARCH_3 + HOUR)


def incident(key: str, *claims: str) -> Incident:
    links = tuple(Link(claim=claim, score=1.0, reasons=("told",)) for claim in claims)
    return Incident(id=f"inc_{key}", title=f"Strike {key}", kinds=(Kind.STRIKE,), links=links)


def finding(key: str, *claims: str) -> Finding:
    return Finding(id=f"fnd_{key}", kind=FindingKind.AGREES, sentence="They agree.", claims=claims)


def telling(key: str, document: str, *blocks: str, scope: str = "", body: str = "{}") -> IndexedTelling:
    return IndexedTelling(key=key, document=document, blocks=blocks, body=body, scope=scope)


def keys(found: Any) -> list[str]:
    return [one.key for one in found]


def ids(found: Any) -> list[str]:
    return [one.id for one in found]


def post(text: str, *, url: str | None = "https://wire.example/1", name: str = "post", day: int | None = 4) -> Entry:
    published = date(2031, 5, day) if day else None
    return Entry(document=Document.of(text, name=name, url=url, published_on=published))


FIRST = "At least 12 people were killed in the strike on the market, the governor said."
EDITED = "At least 15 people were killed in the strike on the market, the governor said."
OTHER = "Two trains met at the border and turned round."


def test_a_judgement_stands_until_it_is_revoked(ledger: Ledger) -> None:
    judgement = judged()
    assert ledger.judge(judgement, MARCH_3)
    assert not ledger.judge(judgement, MARCH_3 + HOUR)
    assert ledger.judgements() == (judgement,)
    assert ledger.revoke(revoked(judgement), MARCH_3 + HOUR)
    assert not ledger.revoke(revoked(judgement), MARCH_3 + 2 * HOUR)
    assert ledger.judgements() == ()
    assert ledger.judgements(MARCH_3) == (judgement,)
    assert ledger.judgements(MARCH_3 - HOUR) == ()
    assert ledger.judgement(judgement.id) == judgement
    assert ledger.revocation(judgement.id) == revoked(judgement)
    assert ledger.revocation("jdg_00") is None
    assert ledger.find(judgement.id[:9]) == (judgement.id,)
    assert [(event.change, event.note) for event in ledger.history(judgement.id)] == [
        (Change.JUDGED, "Ada"),
        (Change.REVOKED, "Ben"),
    ]


def test_a_judgement_that_is_not_there_can_not_be_revoked(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no judgement"):
        ledger.revoke(revoked(judged()), MARCH_3)


def test_scopes_change_alone(ledger: Ledger) -> None:
    one, other, third = incident("01", "clm_01"), incident("02", "clm_02"), incident("03", "clm_03")
    found = finding("01", "clm_01")
    assert ledger.put_scopes({"a": ((one,), (found,)), "b": ((other,), ())}, MARCH_3) == 3
    assert ledger.put_scopes({"b": ((third,), ())}, MARCH_3 + HOUR) == 2
    assert list(ledger.incidents()) == [one, third]
    assert list(ledger.findings()) == [found]
    assert list(ledger.incidents(Query(known_at=MARCH_3))) == [one, other]
    assert ledger.put_scopes({"b": ((third,), ())}, MARCH_3 + HOUR) == 0
    assert ledger.put_scopes({"a": ((), ()), "b": ((), ())}, MARCH_3 + 2 * HOUR) == 3
    assert list(ledger.incidents()) == []
    assert ledger.put_scopes({"c": ((other,), ())}, MARCH_3 + 3 * HOUR) == 1
    assert ledger.incidents_of("clm_02") == (other,)
    assert ledger.incident(third.id) is None


def test_what_moves_to_another_scope_stays_as_it_is(ledger: Ledger) -> None:
    one, other = incident("01", "clm_01"), incident("02", "clm_02")
    ledger.put_scopes({"a": ((one,), ()), "b": ((other,), ())}, MARCH_3)
    assert ledger.put_scopes({"a": ((one, other), ()), "b": ((), ())}, MARCH_3 + HOUR) == 0
    assert ledger.put_scopes({"b": ((), ())}, MARCH_3 + HOUR) == 0
    assert list(ledger.incidents()) == [one, other]
    assert ledger.put_scopes({"c": ((one,), ())}, MARCH_3 + HOUR) == 0
    assert ledger.put_scopes({"a": ((), ())}, MARCH_3 + HOUR) == 1
    assert list(ledger.incidents()) == [one]
    assert ledger.put_derived([], [], MARCH_3 + HOUR) == 1


def test_one_thing_in_two_scopes_is_our_fault(ledger: Ledger) -> None:
    one = incident("01", "clm_01")
    with pytest.raises(ValueError, match="two scopes"):
        ledger.put_scopes({"a": ((one,), ()), "b": ((one,), ())}, MARCH_3)
    assert list(ledger.incidents()) == []


def test_tellings_are_found_by_block_document_and_scope(ledger: Ledger) -> None:
    ledger.index_tellings(
        [telling("t1", "d1", "kyiv", "may 4"), telling("t2", "d1", "lviv"), telling("t3", "d2", "kyiv")]
    )
    assert keys(ledger.tellings()) == ["t1", "t2", "t3"]
    assert keys(ledger.tellings_by_blocks(["kyiv", "may 4", "none"])) == ["t1", "t3"]
    assert keys(ledger.tellings_of_documents(["d1"])) == ["t1", "t2"]
    ledger.rescope_tellings({"t1": "s", "t3": "s", "gone": "s"})
    assert ledger.tellings_of_scopes(["s"]) == (
        telling("t1", "d1", "kyiv", "may 4", scope="s"),
        telling("t3", "d2", "kyiv", scope="s"),
    )
    ledger.index_tellings([telling("t1", "d1", "odesa", body="new")])
    assert keys(ledger.tellings_by_blocks(["kyiv"])) == ["t3"]
    assert [one.body for one in ledger.tellings_by_blocks(["odesa"])] == ["new"]
    ledger.drop_tellings(["d1"])
    assert keys(ledger.tellings()) == ["t3"]
    assert ledger.tellings_by_blocks(["odesa", "lviv"]) == ()
    ledger.clear_index()
    assert list(ledger.tellings()) == []


def test_what_has_changed_since_is_told(ledger: Ledger, drone_report: Any, shell_report: Any) -> None:
    assert ledger.mark() == NOTHING
    assert ledger.reconciled_through() == Reconciled()
    for report in (drone_report, shell_report):
        mark = ledger.mark()
        ledger.add(Entry(document=report.document, claims=report.claims, reader="hand 1"), MARCH_3)
        assert ledger.changed_documents(mark) == (report.document.id,)
    done = Reconciled(through=ledger.mark(), rules="links 1")
    assert ledger.note_reconciled(done, Reconciled())
    assert ledger.reconciled_through() == done
    assert not ledger.note_reconciled(Reconciled(), Reconciled())
    assert ledger.changed_documents(done.through) == ()
    judgement = judged()
    ledger.judge(judgement, MARCH_3)
    assert ledger.judgements_since(done.through) == (judgement,)
    after = ledger.mark()
    assert ledger.judgements_since(after) == ()
    ledger.revoke(revoked(judgement), MARCH_3)
    assert ledger.judgements_since(after) == (judgement,)
    assert ledger.mark() == Mark(reading=2, judgement=1, revocation=1)


def test_an_edition_stands_until_something_is_recorded_or_derived(ledger: Ledger, drone_report: Any) -> None:
    editions = [ledger.edition()]
    ledger.add(Entry(document=drone_report.document, claims=drone_report.claims, reader="hand 1"), MARCH_3)
    editions.append(ledger.edition())
    ledger.put_derived((incident("i1", drone_report.claims[0].id),), (), MARCH_3)
    editions.append(ledger.edition())
    assert len(set(editions)) == 3
    assert ledger.edition() == editions[-1]


def test_claims_and_documents_come_by_their_ids(ledger: Ledger, drone_report: Any, shell_report: Any) -> None:
    for report in (drone_report, shell_report):
        ledger.add(Entry(document=report.document, claims=report.claims, reader="hand 1"), MARCH_3)
    asked = [shell_report.claims[0].id, "clm_none", drone_report.claims[2].id, shell_report.claims[0].id]
    assert list(ledger.claims_by_ids(asked)) == [shell_report.claims[0], drone_report.claims[2]]
    assert tuple(ledger.claims_of_documents([drone_report.document.id])) == drone_report.claims
    wanted = [shell_report.document.id, "doc_none", drone_report.document.id]
    assert list(ledger.documents_by_ids(wanted)) == [shell_report.document, drone_report.document]


def test_an_edited_post_is_a_new_version_of_its_document(ledger: Ledger) -> None:
    first, edited = post(FIRST), post(EDITED)
    ledger.add(first, MARCH_3)
    mark = ledger.mark()
    ledger.add(edited, MARCH_3 + HOUR)
    assert list(ledger.documents()) == [edited.document]
    assert list(ledger.documents(Query(all_versions=True))) == [first.document, edited.document]
    assert list(ledger.documents(Query(known_at=MARCH_3))) == [first.document]
    assert ids(ledger.versions(first.document.id)) == [first.document.id, edited.document.id]
    assert ids(ledger.versions(edited.document.id)) == [first.document.id, edited.document.id]
    assert ledger.superseded_by(first.document.id) == edited.document.id
    assert ledger.superseded_by(edited.document.id) is None
    assert set(ledger.changed_documents(mark)) == {first.document.id, edited.document.id}
    last = ledger.history(first.document.id)[-1]
    assert (last.at, last.change, last.note) == (MARCH_3 + HOUR, Change.SUPERSEDED, edited.document.id)
    assert ledger.versions("doc_none") == ()
    asked = [edited.document.id, first.document.id]
    assert ledger.older_versions(asked) == {edited.document.id: (first.document.id,)}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (post(FIRST), post(OTHER)),
        (post(FIRST, url="https://wire.example/1"), post(EDITED, url="https://wire.example/2")),
        (post(FIRST, url=None, name="a"), post(EDITED, url=None, name="b")),
        (post(FIRST, url=None, day=4), post(EDITED, url=None, day=5)),
    ],
    ids=["another text at the address", "another address", "another name", "a name on another day"],
)
def test_other_documents_are_no_versions(ledger: Ledger, earlier: Entry, later: Entry) -> None:
    ledger.add_many([earlier, later], MARCH_3)
    assert len(list(ledger.documents())) == 2


def test_an_older_version_that_comes_late_takes_no_place(ledger: Ledger) -> None:
    newer, older = post(EDITED, day=5), post(FIRST, day=4)
    ledger.add(newer, MARCH_3)
    ledger.add(older, MARCH_3 + HOUR)
    assert list(ledger.documents()) == [newer.document]
    assert ledger.superseded_by(older.document.id) == newer.document.id


def test_claims_of_an_older_version_remain_and_are_not_listed(ledger: Ledger, drone_report: Any) -> None:
    first = drone_report.document
    edited = Document.of(f"{first.text} More.", name="x", url=first.url, published_on=first.published_on)
    ledger.add(Entry(document=drone_report.document, claims=drone_report.claims, reader="hand 1"), MARCH_3)
    ledger.put_derived([incident("01", drone_report.claims[0].id)], [], MARCH_3)
    ledger.add(Entry(document=edited), MARCH_3 + HOUR)
    assert list(ledger.claims()) == []
    assert tuple(ledger.claims(Query(known_at=MARCH_3))) == drone_report.claims
    assert tuple(ledger.claims(Query(all_versions=True))) == drone_report.claims
    assert tuple(ledger.claims(Query(document=drone_report.document.id))) == drone_report.claims
    assert ledger.claim(drone_report.claims[0].id) == drone_report.claims[0]
    assert tuple(ledger.claims_of_documents([drone_report.document.id])) == drone_report.claims
    assert [event.change for event in ledger.history(drone_report.claims[0].id)] == [Change.LEARNED, Change.SUPERSEDED]
    assert list(ledger.incidents(Query(side="russia"))) == []
    assert len(list(ledger.incidents(Query(side="russia", all_versions=True)))) == 1


def test_only_what_had_been_said_by_then_is_told(ledger: Ledger, drone_report: Any, shell_report: Any) -> None:
    for report in (drone_report, shell_report):
        ledger.add(Entry(document=report.document, claims=report.claims, reader="hand 1"), MARCH_3)
    early, late = drone_report.claims[0].id, shell_report.claims[0].id
    both = incident("01", early, late)
    ledger.put_derived([both], [finding("01", early, late), finding("02", early)], MARCH_3)
    end_of_september_1 = datetime(2024, 9, 2, tzinfo=UTC) - timedelta(microseconds=1)
    asked = Query(said_by=end_of_september_1)
    assert tuple(ledger.claims(asked)) == drone_report.claims
    assert list(ledger.documents(asked)) == [drone_report.document]
    (shown,) = ledger.incidents(asked)
    assert shown.claims == (early,)
    assert shown.kinds == (Kind.INTERCEPTION,)
    assert ids(ledger.findings(asked)) == ["fnd_02"]
    assert list(ledger.claims(Query(said_by=end_of_september_1 - HOUR))) == []
    assert list(ledger.findings(Query(said_by=end_of_september_1 - HOUR))) == []
    assert len(list(ledger.claims(Query(said_by=datetime(2025, 1, 1, tzinfo=UTC))))) == 5
    assert ids(ledger.findings(Query(said_by=datetime(2025, 1, 1, tzinfo=UTC)))) == ["fnd_01", "fnd_02"]


def test_scopes_in_any_order_leave_the_same(ledger: Ledger) -> None:
    parts = [(f"s{n}", incident(f"0{n}", f"clm_0{n}")) for n in range(3)]
    for order in permutations(parts):
        ledger.put_derived([], [], MARCH_3)
        for scope, one in order:
            ledger.put_scopes({scope: ((one,), ())}, MARCH_3)
        assert sorted(ids(ledger.incidents())) == ["inc_00", "inc_01", "inc_02"]


CHANGES = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.lists(st.sampled_from("12345"), max_size=3, unique=True), max_size=3),
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_every_store_keeps_the_same_scopes(tmp_path_factory: Any, changes: list[dict[str, list[str]]]) -> None:
    from counterclaim.store.sql.ledger import SqlLedger

    memory = MemoryLedger()
    with SqlLedger(tmp_path_factory.mktemp("ledger") / "a.db") as kept:
        for hours, change in enumerate(changes):
            taken: set[str] = set()
            scopes: dict[str, tuple[list[Incident], list[Finding]]] = {}
            for scope, names in change.items():
                own = [name for name in names if name not in taken]
                taken |= set(own)
                scopes[scope] = ([incident(f"0{name}", f"clm_0{name}{hours % 2}") for name in own], [])
            at = MARCH_3 + hours * HOUR
            assert memory.put_scopes(scopes, at) == kept.put_scopes(scopes, at)
            assert list(memory.incidents()) == list(kept.incidents())
        for hours in range(len(changes)):
            query = Query(known_at=MARCH_3 + hours * HOUR)
            assert list(memory.incidents(query)) == list(kept.incidents(query))


def test_things_are_told_as_they_stood(ledger: Ledger) -> None:
    first = incident("01", "clm_01")
    grown = incident("01", "clm_01", "clm_02")
    ledger.put_scopes({"a": ((first,), (finding("01", "clm_01"),))}, MARCH_3)
    ledger.put_scopes({"a": ((grown,), ())}, MARCH_3 + HOUR)
    assert ledger.incident("inc_01", MARCH_3) == first
    assert ledger.incident("inc_01", MARCH_3 - HOUR) is None
    assert ledger.incident("inc_01") == grown
    assert ledger.finding("fnd_01", MARCH_3) == finding("01", "clm_01")
    assert ledger.finding("fnd_01", MARCH_3 + HOUR) is None
    assert ledger.incidents_of("clm_02", MARCH_3) == ()
    assert ledger.incidents_of("clm_01", MARCH_3) == (first,)
    assert ledger.incidents_of("clm_01") == (grown,)
    assert ledger.findings_of("clm_01") == ()
    assert ledger.findings_of("clm_01", MARCH_3) == (finding("01", "clm_01"),)


def test_what_was_found_since_is_told_once(ledger: Ledger) -> None:
    one, other, third = (finding(f"0{n}", "clm_01") for n in range(3))
    assert ledger.findings_after(0) == (0, ())
    ledger.put_scopes({"a": ((), (one, other))}, MARCH_3)
    row, found = ledger.findings_after(0)
    assert found == (one, other)
    assert ledger.findings_after(row) == (row, ())
    ledger.put_scopes({"a": ((), (other, third))}, MARCH_3)
    assert ledger.findings_after(row)[1] == (third,)
    assert ledger.findings_after(0)[1] == (other, third)
    assert ledger.findings_after(None) == (ledger.findings_after(0)[0], ())
