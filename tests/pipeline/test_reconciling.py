"""What a day adds costs that day's work, and comes to the same as working out everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from evaluation.simulated_war.war import War, reports

from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.reconcile.books import reconcile
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.sql.ledger import SqlLedger

CLAIMS = 500
Standing = tuple[dict[str, Incident], dict[str, Finding]]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """The documents and claims of a short simulated war, copies and late reports among them."""
    war = War.of_size(CLAIMS, seed=11)
    return [
        Entry(document=report.document, claims=tuple(report.claims), reader=report.claims[0].reader)
        for report in reports(war, CLAIMS)
        if report.claims
    ]


@pytest.fixture(scope="module")
def everything(entries: Sequence[Entry]) -> Standing:
    """What they come to when all are looked at together."""
    claims = [claim for entry in entries for claim in entry.claims]
    found = reconcile(claims, {entry.document.id: entry.document for entry in entries})
    return {one.id: one for one in found.incidents}, {one.id: one for one in found.findings}


def now() -> datetime:
    return datetime(2031, 5, 1, tzinfo=UTC)


def standing(ledger: Ledger) -> Standing:
    return {one.id: one for one in ledger.incidents()}, {one.id: one for one in ledger.findings()}


def batches(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    return (entries[at : at + size] for at in range(0, len(entries), size))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_changes_nothing(entries: Sequence[Entry], everything: Standing, seed: int) -> None:
    ledger, shuffled = MemoryLedger(), list(entries)
    Random(seed).shuffle(shuffled)
    for batch in batches(shuffled, 9):
        ledger.add_many(batch, now())
        reconcile_ledger(ledger, now)
    assert standing(ledger) == everything


def test_a_rebuild_finds_nothing_to_change(entries: Sequence[Entry], everything: Standing, tmp_path: Path) -> None:
    with SqlLedger(tmp_path / "war.db") as ledger:
        for batch in batches(entries, 25):
            ledger.add_many(batch, now())
            numbers = reconcile_ledger(ledger, now)
        assert standing(ledger) == everything
        written = [ledger.history(key) for key in everything[0]]
        assert reconcile_ledger(ledger, now, rebuild=True) == numbers
        assert standing(ledger) == everything
        assert [ledger.history(key) for key in everything[0]] == written


def test_several_processes_come_to_the_same(
    entries: Sequence[Entry], everything: Standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.pipeline.reconciling.FEW", 0)
    monkeypatch.setattr("counterclaim.pipeline.reconciling.TELLINGS_AT_ONCE", 20)
    with SqlLedger(tmp_path / "war.db") as ledger:
        ledger.add_many(entries, now())
        reconcile_ledger(ledger, now, workers=2)
        assert standing(ledger) == everything


def test_nothing_new_costs_nothing(entries: Sequence[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = MemoryLedger()
    ledger.add_many(entries[:20], now())
    numbers = reconcile_ledger(ledger, now)
    monkeypatch.setattr(ledger, "put_changes", None)
    assert reconcile_ledger(ledger, now) == numbers


def test_other_rules_work_out_everything(entries: Sequence[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = MemoryLedger()
    ledger.add_many(entries[:20], now())
    reconcile_ledger(ledger, now)
    monkeypatch.setattr("counterclaim.pipeline.reconciling.RULES", "others")
    reconcile_ledger(ledger, now)
    assert ledger.reconciled_through().rules == "others"


def test_where_most_is_new_everything_is_worked_out(
    entries: Sequence[Entry], everything: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.pipeline.reconciling.MANY", 10)
    ledger = MemoryLedger()
    ledger.add_many(entries[:20], now())
    reconcile_ledger(ledger, now)
    monkeypatch.setattr(ledger, "put_changes", None)
    ledger.add_many(entries[20:], now())
    reconcile_ledger(ledger, now)
    assert standing(ledger) == everything


def test_a_run_that_is_cut_off_leaves_what_stood(
    entries: Sequence[Entry], everything: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = MemoryLedger()
    ledger.add_many(entries[:60], now())
    reconcile_ledger(ledger, now)
    before = standing(ledger), ledger.reconciled_through(), list(ledger.tellings())
    ledger.add_many(entries[60:], now())
    with monkeypatch.context() as patched:
        patched.setattr(ledger, "put_changes", None)
        with pytest.raises(TypeError):
            reconcile_ledger(ledger, now)
    assert (standing(ledger), ledger.reconciled_through(), list(ledger.tellings())) == before
    reconcile_ledger(ledger, now)
    assert standing(ledger) == everything


def test_a_rebuild_that_is_cut_off_is_made_good(
    entries: Sequence[Entry], everything: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = MemoryLedger()
    ledger.add_many(entries, now())
    reconcile_ledger(ledger, now)
    with monkeypatch.context() as patched:
        patched.setattr(ledger, "put_scopes", None)
        with pytest.raises(TypeError):
            reconcile_ledger(ledger, now, rebuild=True)
    reconcile_ledger(ledger, now)
    assert standing(ledger) == everything


def test_no_finding_is_without_claims(everything: Standing) -> None:
    incidents, findings = everything
    assert all(finding.claims for finding in findings.values())
    assert all(finding.incident is None or finding.incident in incidents for finding in findings.values())
