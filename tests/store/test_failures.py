"""What becomes of a ledger in a file when the disk, the folder or another program stands in its way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from evaluation.simulated_war.war import War, reports

from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.sql.ledger import SqlLedger

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
NOBODY = 65534

ADD_UNTIL_FULL = """
import resource, sys
from datetime import UTC, datetime
from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry
from counterclaim.store.sql.ledger import SqlLedger

with SqlLedger(sys.argv[1]) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
    kept = 0
    try:
        for number in range(1_000):
            text = f"{number} " + "long " * 2_000
            papers = [Document.of(text, name=f"{number} {n}") for n in range(5)]
            ledger.add_many([Entry(document=paper) for paper in papers], datetime.now(UTC))
            kept += 5
    except LedgerError as error:
        print(kept, error)
"""

AS_NOBODY = """
import os, sys
from datetime import UTC, datetime
from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry
from counterclaim.store.sql.ledger import SqlLedger

if os.getuid() == 0:
    os.setgroups([])
    os.setgid({nobody})
    os.setuid({nobody})
try:
    with SqlLedger(sys.argv[1], create="create" in sys.argv) as ledger:
        print(len(list(ledger.documents())), "read")
        ledger.add(Entry(document=Document.of("new", name="new")), datetime.now(UTC))
        print("written")
except LedgerError as error:
    print(error)
""".replace("{nobody}", str(NOBODY))


def paper(number: int, size: int = 1) -> Entry:
    return Entry(document=Document.of(f"text {number} " + "word " * size, name=f"d{number}"))


def entry_of(report: Any) -> Entry:
    return Entry(document=report.document, claims=report.claims, reader="hand 1")


def names(ledger: Ledger) -> list[str]:
    return [document.name for document in ledger.documents()]


def run(script: str, *words: object) -> list[str]:
    """What a script says that runs in another process."""
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@contextmanager
def no_more_room(ledger: SqlLedger, pages: int) -> Iterator[None]:
    """The file may grow by so many pages more."""
    with ledger._engine.connect() as connection:
        held = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {held + pages}")
    yield
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_full_disk_leaves_the_batches_before_and_says_so(tmp_path: Path) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.add_many([paper(1), paper(2)], NOW)
        with (
            no_more_room(ledger, 5),
            pytest.raises(LedgerError, match="no room left on the disk; nothing of this batch"),
        ):
            ledger.add_many([paper(number, size=2_000) for number in range(3, 40)], NOW)
        assert names(ledger) == ["d1", "d2"]
        assert ledger.add(paper(3), NOW)


def test_a_full_disk_while_reconciling_leaves_what_stood(tmp_path: Path) -> None:
    coming = [
        Entry(document=report.document, claims=report.claims, reader=report.claims[0].reader)
        for report in reports(War.of_size(200, seed=3), 200)
    ]
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.add_many(coming[:5], NOW)
        reconcile_ledger(ledger, lambda: NOW)
        before = list(ledger.incidents()), list(ledger.findings()), ledger.reconciled_through()
        ledger.add_many(coming[5:], NOW)
        with no_more_room(ledger, 0), pytest.raises(LedgerError, match="no room left"):
            reconcile_ledger(ledger, lambda: NOW)
        assert (list(ledger.incidents()), list(ledger.findings()), ledger.reconciled_through()) == before
        reconcile_ledger(ledger, lambda: NOW)
        found = list(ledger.findings())
        reconcile_ledger(ledger, lambda: NOW, rebuild=True)
        assert list(ledger.findings()) == found != before[1]


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_a_file_that_may_not_grow_leaves_the_batches_before(tmp_path: Path) -> None:
    kept, _, told = run(ADD_UNTIL_FULL, tmp_path / "a.db")[0].partition(" ")
    assert "nothing of this batch was written" in told
    with SqlLedger(tmp_path / "a.db", create=False) as ledger:
        assert len(names(ledger)) == int(kept) > 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_small_disk_that_is_full_takes_more_when_there_is_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        with SqlLedger(disk / "a.db") as ledger:
            ledger.add(paper(1), NOW)
            with pytest.raises(LedgerError, match="nothing of this batch was written"):
                ledger.add_many((paper(number, size=2_000) for number in range(2, 2_000)), NOW)
            assert names(ledger) == ["d1"]
            assert ledger.add(paper(2), NOW)
        with SqlLedger(disk / "a.db", create=False) as ledger:
            assert ledger.add(paper(3), NOW)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def readable() -> Iterator[Path]:
    """A ledger of one document in a folder that everyone may enter, as those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        with SqlLedger(Path(folder, "a.db")) as ledger:
            ledger.add(paper(1), NOW)
        Path(folder).chmod(0o755)
        Path(folder, "a.db").chmod(0o644)
        yield Path(folder, "a.db")
        Path(folder).chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_a_folder_and_a_file_that_may_only_be_read_are_read(readable: Path) -> None:
    if os.geteuid() != 0:
        readable.parent.chmod(0o555)
    said = run(AS_NOBODY, readable)
    assert said[0] == "1 read"
    assert said[1].startswith(f"{readable}: the ledger can't be written; check the permissions")


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_a_ledger_that_may_not_be_made_or_read_says_so(readable: Path) -> None:
    if os.geteuid() != 0:
        readable.parent.chmod(0o555)
    (made,) = run(AS_NOBODY, readable.with_name("new.db"), "create")
    assert made.endswith("the ledger can't be opened; check the permissions of the file and its folder")
    readable.chmod(0o000)
    (kept,) = run(AS_NOBODY, readable)
    assert kept.endswith("check the permissions of the file and its folder")


@pytest.mark.parametrize("name", ["a b.db", "a#b?c%41.db", "ä'\";--.db", "файл.db", "file:x.db", "-x.db", "a\nb.db"])
def test_a_path_of_odd_characters_is_a_path(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with SqlLedger(name) as ledger:
        ledger.add(paper(1), NOW)
        reconcile_ledger(ledger, lambda: NOW)
    with SqlLedger(tmp_path / name, create=False) as ledger:
        assert names(ledger) == ["d1"]


def test_a_log_that_was_left_behind_is_taken_in(tmp_path: Path) -> None:
    """As after a power cut: the file and its log are copied while a writer still has them open."""
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.add(paper(1), NOW)
        ledger.add(paper(2), NOW)
        for end in ("", "-wal"):
            shutil.copy(f"{tmp_path / 'a.db'}{end}", f"{tmp_path / 'b.db'}{end}")
    with SqlLedger(tmp_path / "b.db", create=False) as ledger:
        assert names(ledger) == ["d1", "d2"]


@pytest.mark.parametrize("cut", [1, 1_000, 30_000])
def test_a_log_that_was_cut_short_gives_whole_batches(tmp_path: Path, cut: int) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        for number in range(6):
            ledger.add_many([paper(10 * number + each) for each in range(3)], NOW)
        for end in ("", "-wal"):
            shutil.copy(f"{tmp_path / 'a.db'}{end}", f"{tmp_path / 'b.db'}{end}")
    log = tmp_path / "b.db-wal"
    os.truncate(log, log.stat().st_size - cut)
    with SqlLedger(tmp_path / "b.db") as ledger:
        assert len(names(ledger)) % 3 == 0
        assert len(names(ledger)) < 18
        ledger.add_many([paper(10 * number + each) for number in range(6) for each in range(3)], NOW)
        assert len(names(ledger)) == 18


def test_a_copy_without_its_log_is_an_earlier_state_or_says_that_it_is_empty(tmp_path: Path) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.add(paper(1), NOW)
        shutil.copy(tmp_path / "a.db", tmp_path / "early.db")
        with closing(sqlite3.connect(tmp_path / "a.db")) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ledger.add(paper(2), NOW)
        shutil.copy(tmp_path / "a.db", tmp_path / "late.db")
    with pytest.raises(LedgerError, match="holds no ledger yet"):
        SqlLedger(tmp_path / "early.db", create=False)
    with SqlLedger(tmp_path / "late.db", create=False) as copied:
        assert names(copied) == ["d1"]


def test_moments_never_go_back_with_the_clock(ledger: Ledger, drone_report: Any, shell_report: Any) -> None:
    ledger.add(entry_of(drone_report), NOW)
    reconcile_ledger(ledger, lambda: NOW)
    earlier = NOW - timedelta(days=400)
    ledger.add(entry_of(shell_report), earlier)
    reconcile_ledger(ledger, lambda: earlier)
    things = [drone_report.document.id, shell_report.document.id, *(one.id for one in ledger.incidents())]
    assert {event.at for key in things for event in ledger.history(key)} == {NOW}


def test_a_lock_that_another_program_holds_is_waited_for_and_then_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqlLedger(path, patience_s=0.3) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = datetime.now(UTC)
        with pytest.raises(LedgerError, match="in use by another program; try again when it is done"):
            ledger.add(paper(1), NOW)
        assert datetime.now(UTC) - begun >= timedelta(seconds=0.3)
        other.execute("ROLLBACK")
        assert ledger.add(paper(1), NOW)
