"""What can be read in a damaged ledger becomes a new one, and nothing is missing in silence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from evaluation.postgresql import FreshAddress
from tests.kept_ledgers import clock_from, filled, with_a_past
from tests.store.test_checking import tamper

from counterclaim.errors import LedgerError
from counterclaim.pipeline.repairing import derive_anew, repair_ledger
from counterclaim.store.checks.faults import Checked, FaultKind
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.copies.copying import copy_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.sql.ledger import SqlLedger

PAGE = 4096


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = with_a_past(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("VACUUM")
    return path


def page_of(path: Path, name: str) -> int:
    """Where in the file the first page of a table begins."""
    with closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return int(root - 1) * PAGE


def repaired(ledger: Path) -> tuple[Path, list[str]]:
    """The new ledger, and what was lost; the damaged one is as it was."""
    before, target = ledger.read_bytes(), ledger.with_name("new.db")
    losses = repair_ledger(str(ledger), str(target), clock_from())
    assert ledger.read_bytes() == before
    beside = ("-wal", "-shm", "-lock")
    assert {each.name for each in ledger.parent.iterdir() if not each.name.endswith(beside)} == {"a.db", "new.db"}
    return target, [str(loss) for loss in losses]


def test_a_ledger_without_fault_comes_out_the_same(ledger: Path) -> None:
    target, losses = repaired(ledger)
    assert losses == []
    assert check_ledger(target).digest == check_ledger(ledger).digest
    assert not check_ledger(target).faults


def test_what_is_worked_out_is_made_anew(ledger: Path) -> None:
    digest = check_ledger(ledger).digest
    tamper(
        ledger,
        "UPDATE claims SET place = ' lviv '",
        "DELETE FROM standing",
        "DELETE FROM tellings",
        "DELETE FROM claim_facets",
        "DELETE FROM grounds",
        "DELETE FROM sources",
    )
    assert check_ledger(ledger).faults.only_worked_out
    target, losses = repaired(ledger)
    assert losses == []
    assert not check_ledger(target).faults
    assert check_ledger(target).digest == digest


def test_a_document_that_is_not_as_it_was_written_is_named_now_and_later(ledger: Path) -> None:
    tamper(ledger, "UPDATE readings SET body = replace(body, 'Other Post', 'Outer Past') WHERE seq = 2")
    with SqlLedger(ledger, create=False) as opened:
        (spoilt,) = [one for one in opened.documents() if one.publisher == "Outer Past"]
    target, losses = repaired(ledger)
    assert losses == [f"{spoilt.id} (readings): not as it was written: read the original again"]
    checked = check_ledger(target)
    assert not checked.faults
    assert [spoilt.id in loss for loss in checked.losses] == [True]


def test_a_document_that_is_lost_is_named_and_can_be_read_again(ledger: Path) -> None:
    with SqlLedger(ledger, create=False) as opened:
        (lost,) = [one for one in opened.documents() if one.publisher == "Other Post"]
        claims = tuple(opened.claims_of_documents((lost.id,)))
    tamper(ledger, "UPDATE readings SET body = 'null' WHERE seq = 2")
    target, losses = repaired(ledger)
    assert any(lost.id in loss for loss in losses)
    assert not check_ledger(target).faults
    with SqlLedger(target, create=False) as opened:
        assert opened.document(lost.id) is None
        assert opened.add(Entry(document=lost, claims=claims, reader=claims[0].reader), clock_from()())
    assert not check_ledger(target).faults


@pytest.mark.parametrize(
    "table", ["documents", "readings", "claims", "derivations", "judgements", "standing", "grounds"]
)
def test_a_table_whose_first_page_is_gone_is_told_of(ledger: Path, table: str) -> None:
    whole, at = ledger.read_bytes(), page_of(ledger, table)
    ledger.write_bytes(whole[:at] + bytes(PAGE) + whole[at + PAGE :])
    assert check_ledger(ledger).faults
    target, losses = repaired(ledger)
    checked = check_ledger(target)
    assert not checked.faults
    assert bool(losses) is (table not in ("standing", "grounds"))


def test_a_ledger_cut_short_keeps_the_rest(ledger: Path) -> None:
    digest = check_ledger(ledger).digest
    for missing in (1, PAGE):
        ledger.write_bytes(ledger.read_bytes()[:-missing])
        with pytest.raises(LedgerError, match="--repair TO"):
            check_ledger(ledger)
        target, losses = repaired(ledger)
        assert not check_ledger(target).faults
        assert losses or check_ledger(target).digest == digest
        target.unlink()


def test_whatever_the_damage_nothing_is_missing_in_silence(ledger: Path) -> None:
    whole, digest, chance = ledger.read_bytes(), check_ledger(ledger).digest, Random("repair 1")
    for _ in range(12):
        at = chance.randrange(PAGE, len(whole)) // PAGE * PAGE
        ledger.write_bytes(whole[:at] + chance.randbytes(PAGE) + whole[at + PAGE :])
        try:
            target, losses = repaired(ledger)
        except LedgerError:
            continue
        checked = check_ledger(target)
        assert not checked.faults
        assert losses or checked.digest == digest
        assert len(checked.losses) == len(losses)
        target.unlink()


def test_an_older_ledger_is_repaired_too_and_said_to_be_without_seals(tmp_path: Path) -> None:
    target, losses = repaired(filled(tmp_path / "a.db", 2))
    assert [loss for loss in losses if "without seals" in loss] == losses
    assert not check_ledger(target).faults


def test_what_is_no_ledger_or_on_a_server_is_refused(tmp_path: Path, fresh_postgresql: FreshAddress) -> None:
    (tmp_path / "a.db").write_bytes(b"just some notes " * 1000)
    for where in ("a.db", "none.db"):
        with pytest.raises(LedgerError):
            repair_ledger(str(tmp_path / where), str(tmp_path / "new.db"), clock_from())
    with pytest.raises(LedgerError, match="restore a backup"):
        repair_ledger(fresh_postgresql(), str(tmp_path / "new.db"), clock_from())
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_incidents_and_findings_come_out_the_same_when_derived_anew(
    ledger: Path, fresh_postgresql: FreshAddress
) -> None:
    address = fresh_postgresql()
    copy_ledger(str(ledger), address)
    for where in (str(ledger), address):
        checked = Checked(name="a")
        assert derive_anew(where, checked, clock_from())
        assert not checked.faults


def test_what_came_out_otherwise_is_found(ledger: Path) -> None:
    tamper(ledger, "UPDATE tellings SET scope = (SELECT max(scope) FROM tellings)")
    checked = Checked(name="a")
    assert derive_anew(str(ledger), checked, clock_from())
    assert FaultKind.DERIVED in checked.faults.numbers


def test_what_is_not_up_to_date_is_not_compared(ledger: Path) -> None:
    tamper(ledger, "UPDATE reconciled SET rules = 'others'")
    assert not derive_anew(str(ledger), Checked(name="a"), clock_from())


@pytest.mark.parametrize("first_pages", [1, 8])
def test_rows_are_found_without_the_list_of_tables(ledger: Path, first_pages: int) -> None:
    """The first page holds the list of tables: without it rows are known by their shapes alone."""
    whole = ledger.read_bytes()
    ledger.write_bytes(bytes(PAGE * first_pages) + whole[PAGE * first_pages :])
    target, losses = repaired(ledger)
    checked = check_ledger(target)
    assert not checked.faults
    assert len(losses) == len(checked.losses) >= 4
    with SqlLedger(target, create=False) as opened:
        assert len(list(opened.documents())) == 4 or first_pages > 1
        assert len(opened.judgements()) == 1 or first_pages > 1
