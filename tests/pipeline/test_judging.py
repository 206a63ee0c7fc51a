"""Judgements are obeyed at once, by every rebuild, and until they are revoked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from counterclaim.api import read_document
from counterclaim.errors import LedgerError, SettingsError
from counterclaim.model.document import Document
from counterclaim.model.finding import FindingKind
from counterclaim.model.judgement import Verdict
from counterclaim.pipeline.explaining import explained
from counterclaim.pipeline.judging import judge, revoke, standing_judgements
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query

REPORTS = (
    ("wire", 4, "A Russian missile struck a market in Sumy on May 4, killing 12 people, the governor said."),
    ("post", 4, "Twelve people were killed by a Russian missile at a market in Sumy on Sunday, officials said."),
    ("daily", 5, "Shelling wounded three people in Kherson on May 4, the mayor said. It damaged a school."),
)
ADA = ("Ada", "I was there")


def clock() -> Callable[[], datetime]:
    moments = iter(datetime(2031, 6, 1, tzinfo=UTC) + timedelta(minutes=step) for step in range(1000))
    return lambda: next(moments)


def added(ledger: Ledger, name: str, day: int, text: str, url: str | None = None) -> tuple[str, ...]:
    """Read a text into the ledger; the ids of its claims."""
    reading = read_document(Document.of(text, name=name, url=url, published_on=date(2031, 5, day), language="en"))
    entry = Entry(document=reading.document, claims=reading.claims, reader=reading.claims[0].reader)
    ledger.add(entry, datetime(2031, 6, 1, tzinfo=UTC))
    return tuple(claim.id for claim in reading.claims)


def standing(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in ledger.incidents()}


def derived(ledger: Ledger) -> tuple[Any, ...]:
    return (
        sorted(ledger.incidents(), key=lambda one: one.id),
        sorted(ledger.findings(), key=lambda one: one.id),
    )


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


def test_a_judgement_parts_what_was_tied_and_its_revocation_ties_it_again(ledger: MemoryLedger) -> None:
    now = clock()
    wire, post, _ = (added(ledger, *report) for report in REPORTS)
    reconcile_ledger(ledger, now)
    before = derived(ledger)
    assert any({wire[0], post[0]} <= claims for claims in standing(ledger))
    judgement, _ = judge(ledger, Verdict.DIFFERENT, (wire[0], post[0]), ADA, now)
    reconcile_ledger(ledger, now)
    assert not any({wire[0], post[0]} <= claims for claims in standing(ledger))
    apart = derived(ledger)
    reconcile_ledger(ledger, now, rebuild=True)
    assert derived(ledger) == apart
    assert revoke(ledger, judgement.id, ("Ben", "it was one"), now)
    reconcile_ledger(ledger, now)
    assert derived(ledger) == before
    assert not revoke(ledger, judgement.id, ADA, now)


def test_a_judgement_ties_what_was_apart(ledger: MemoryLedger) -> None:
    now = clock()
    wire, _, daily = (added(ledger, *report) for report in REPORTS)
    reconcile_ledger(ledger, now)
    assert not any({wire[0], daily[0]} <= claims for claims in standing(ledger))
    judge(ledger, Verdict.SAME, (wire[0], daily[0]), ADA, now)
    reconcile_ledger(ledger, now)
    assert any({wire[0], daily[0]} <= claims for claims in standing(ledger))
    tied = derived(ledger)
    reconcile_ledger(ledger, now, rebuild=True)
    assert derived(ledger) == tied


def test_claims_that_one_document_tells_together_can_be_parted(ledger: MemoryLedger) -> None:
    now = clock()
    daily = added(ledger, *REPORTS[2])
    reconcile_ledger(ledger, now)
    before = derived(ledger)
    assert any({daily[0], daily[-1]} <= claims for claims in standing(ledger))
    judgement, _ = judge(ledger, Verdict.DIFFERENT, (daily[0], daily[-1]), ADA, now)
    reconcile_ledger(ledger, now)
    assert not any({daily[0], daily[-1]} <= claims for claims in standing(ledger))
    apart = derived(ledger)
    reconcile_ledger(ledger, now, rebuild=True)
    assert derived(ledger) == apart
    revoke(ledger, judgement.id, ADA, now)
    reconcile_ledger(ledger, now)
    assert derived(ledger) == before


def test_a_later_word_revokes_the_earlier_one_that_says_otherwise(ledger: MemoryLedger) -> None:
    now = clock()
    wire, post, _ = (added(ledger, *report) for report in REPORTS)
    first, _ = judge(ledger, Verdict.DIFFERENT, (wire[0], post[0]), ADA, now)
    second, opposed = judge(ledger, Verdict.SAME, (post[0], wire[0]), ("Ben", "one crater"), now)
    assert opposed == (first,)
    assert ledger.judgements() == (second,)


def test_a_judgement_without_two_known_claims_a_name_and_a_reason_is_refused(ledger: MemoryLedger) -> None:
    now = clock()
    wire = added(ledger, *REPORTS[0])
    with pytest.raises(LedgerError, match="no claim"):
        judge(ledger, Verdict.SAME, (wire[0], "clm_none"), ADA, now)
    with pytest.raises(SettingsError, match="takes two"):
        judge(ledger, Verdict.SAME, (wire[0], wire[0]), ADA, now)
    with pytest.raises(SettingsError, match="reason"):
        judge(ledger, Verdict.SAME, (wire[0], wire[0]), ("Ada", " "), now)
    assert ledger.judgements() == ()


def test_a_judgement_goes_over_to_the_newer_version_of_a_post(ledger: MemoryLedger) -> None:
    now = clock()
    name, day, text = REPORTS[0]
    wire = added(ledger, name, day, text, "https://wire.example/1")
    post = added(ledger, *REPORTS[1])
    judge(ledger, Verdict.DIFFERENT, (wire[0], post[0]), ADA, now)
    reconcile_ledger(ledger, now)
    edited = added(ledger, name, day, text.replace("the governor", "the regional governor"), "https://wire.example/1")
    reconcile_ledger(ledger, now)
    (judgement,) = standing_judgements(ledger)
    assert set(judgement.claims) == {edited[0], post[0]}
    assert wire[0] not in {claim for claims in standing(ledger) for claim in claims}
    assert not any({edited[0], post[0]} <= claims for claims in standing(ledger))
    assert list(ledger.claims(Query(all_versions=True, document=ledger.claim(wire[0]).document)))  # type: ignore[union-attr]


def test_a_figure_that_is_edited_in_its_place_is_revised(ledger: MemoryLedger) -> None:
    now = clock()
    name, day, text = REPORTS[0]
    for number in ("12", "15", "18"):
        added(ledger, name, day, text.replace("12", number), "https://wire.example/1")
        reconcile_ledger(ledger, now)
    (revised,) = [finding for finding in ledger.findings() if finding.kind is FindingKind.REVISED]
    assert "from 12 to 15 to 18, in a text of 4 May 2031 that was edited" in revised.sentence
    assert revised.amount == 6
    assert revised.incident is not None
    found = derived(ledger)
    reconcile_ledger(ledger, now, rebuild=True)
    assert derived(ledger) == found


def test_every_link_is_explained_and_so_is_its_absence(ledger: MemoryLedger) -> None:
    now = clock()
    wire, post, daily = (added(ledger, *report) for report in REPORTS)
    reconcile_ledger(ledger, now)
    (sumy,) = ledger.incidents_of(wire[0])
    for link in sumy.links:
        found = explained(ledger, link.claim, sumy.id)
        assert (found.weighing is None) == (link.tied_to is None)
        if found.weighing:
            assert found.weighing.against == link.tied_to
            assert round(found.weighing.probability, 2) == link.score
            assert all(each.asks for each in found.weighing.weighed)
    absent = explained(ledger, daily[0], sumy.id)
    assert absent.link is None
    assert absent.weighing is not None
    assert absent.weighing.log_odds < 0
    assert [one.id for one in absent.others] == [one.id for one in ledger.incidents_of(daily[0])]
    judgement, _ = judge(ledger, Verdict.DIFFERENT, (wire[0], post[0]), ADA, now)
    reconcile_ledger(ledger, now)
    (sumy,) = ledger.incidents_of(wire[0])
    assert explained(ledger, post[0], sumy.id).judgements == (judgement,)
    with pytest.raises(LedgerError, match="no claim"):
        explained(ledger, "clm_none", sumy.id)
    with pytest.raises(LedgerError, match="no incident"):
        explained(ledger, wire[0], "inc_none")
