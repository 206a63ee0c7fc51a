"""Backups are whole while others write, are looked through, and bring a lost ledger back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from evaluation.postgresql import FreshAddress
from tests.kept_ledgers import Step, filled, follow, with_a_past
from tests.store.test_checking import tamper

from counterclaim.errors import LedgerError, SettingsError
from counterclaim.store.checks.faults import FaultKind
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.copies.backing_up import back_up
from counterclaim.store.copies.copying import copy_ledger, digests_of
from counterclaim.store.sql.ledger import SqlLedger

LATER: list[Step] = [("add", 1, 2), ("edit", 1, 4), ("judge", 2, 1), ("add", 2, 2)]


def clock_at(hour: int) -> Callable[[], datetime]:
    return lambda: datetime(2031, 5, 4, tzinfo=UTC) + timedelta(hours=hour)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return with_a_past(tmp_path / "a.db")


def test_a_backup_is_the_ledger(ledger: Path, tmp_path: Path) -> None:
    made = back_up(str(ledger), str(tmp_path / "b.db"), clock_at(1))
    assert made.path == tmp_path / "b.db"
    assert not made.checked.faults
    assert made.checked.digest == check_ledger(ledger).digest
    assert digests_of(str(made.path)).tables == digests_of(str(ledger)).tables


def test_a_ledger_on_a_server_is_backed_up_to_a_file(
    ledger: Path, tmp_path: Path, fresh_postgresql: FreshAddress
) -> None:
    address = fresh_postgresql()
    copy_ledger(str(ledger), address)
    made = back_up(address, str(tmp_path / "b.db"), clock_at(1))
    assert made.checked.digest == check_ledger(ledger).digest


def test_a_folder_keeps_the_newest_and_nothing_else_is_touched(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "counterclaim-notes.db").write_text("mine")
    for hour in range(4):
        made = back_up(str(ledger), str(folder), clock_at(hour), keep=2)
    assert [path.name for path in made.removed] == ["counterclaim-20310504T010000Z.db"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "counterclaim-20310504T020000Z.db",
        "counterclaim-20310504T030000Z.db",
        "counterclaim-notes.db",
    ]


def test_a_faulty_ledger_is_backed_up_and_said_to_be_so_and_no_good_backup_goes(ledger: Path, tmp_path: Path) -> None:
    folder = f"{tmp_path}/backups/"
    back_up(str(ledger), folder, clock_at(1), keep=1)
    tamper(ledger, "UPDATE claims SET place = ' lviv ' WHERE seq = 1")
    made = back_up(str(ledger), folder, clock_at(2), keep=1)
    assert FaultKind.KEYS in made.checked.faults.numbers
    assert made.removed == ()
    assert len(list((tmp_path / "backups").iterdir())) == 2


def test_a_backup_is_not_written_over(ledger: Path, tmp_path: Path) -> None:
    back_up(str(ledger), str(tmp_path / "b.db"), clock_at(1))
    with pytest.raises(LedgerError, match="something already"):
        back_up(str(ledger), str(tmp_path / "b.db"), clock_at(2))
    with pytest.raises(SettingsError, match="folder"):
        back_up(str(ledger), str(tmp_path / "c.db"), clock_at(2), keep=3)
    with pytest.raises(LedgerError, match="no ledger here"):
        back_up(str(tmp_path / "none.db"), str(tmp_path / "d.db"), clock_at(2))


def test_a_backup_is_one_state_while_another_writes(ledger: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        at = 0
        while not stop.is_set():
            with SqlLedger(ledger, create=False) as opened:
                follow([("edit", at % 6, at % 9 + 1)], opened)
            at += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(8):
            made = back_up(str(ledger), str(tmp_path / f"b{number}.db"), clock_at(number))
            assert not made.checked.faults.numbers
    finally:
        stop.set()
        writer.join()


def test_a_lost_ledger_is_brought_back_and_goes_on(ledger: Path, tmp_path: Path) -> None:
    undisturbed = with_a_past(tmp_path / "undisturbed.db")
    with SqlLedger(undisturbed, create=False) as opened:
        follow(LATER, opened)
    backup = back_up(str(ledger), str(tmp_path / "b.db"), clock_at(1)).path
    ledger.unlink()
    copy_ledger(str(backup), str(ledger))
    with SqlLedger(ledger, create=False) as opened:
        follow(LATER, opened)
    assert not check_ledger(ledger).faults
    assert digests_of(str(ledger)).tables == digests_of(str(undisturbed)).tables


def test_before_a_ledger_is_brought_up_to_date_it_is_kept_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", 1)
    before = path.read_bytes()
    SqlLedger(path).close()
    kept = tmp_path / "a.db.version-1"
    assert len(kept.read_bytes()) == len(before)
    SqlLedger(kept).close()
    assert digests_of(str(kept)).tables == digests_of(str(path)).tables
