"""What a ledger in a file does when the file is not as it should be, or others use it too."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text

from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry
from counterclaim.store.schema.migrations import MIGRATIONS, VERSION, prepare
from counterclaim.store.sql.ledger import SqlLedger

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def entry_of(report: Any) -> Entry:
    return Entry(document=report.document, claims=report.claims, reader="hand 1")


def test_what_was_written_is_there_after_opening_again(tmp_path: Path, drone_report: Any) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.add(entry_of(drone_report), NOW)
    with SqlLedger(tmp_path / "a.db", create=False) as ledger:
        assert tuple(ledger.claims()) == drone_report.claims


@pytest.mark.parametrize("table", ["documents", "readings", "claims", "derivations", "grounds"])
def test_no_row_is_ever_changed_or_deleted(tmp_path: Path, drone_report: Any, table: str) -> None:
    from counterclaim.model.finding import Finding, FindingKind

    claim = drone_report.claims[0].id
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.add(entry_of(drone_report), NOW)
        ledger.put_derived([], [Finding(id="fnd_00", kind=FindingKind.AGREES, sentence="x", claims=(claim,))], NOW)
    column = "claim" if table == "grounds" else "learned_at"
    raw = sqlite3.connect(tmp_path / "a.db")
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = '1'"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            raw.execute(statement)
    raw.close()


def test_a_ledger_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        SqlLedger(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="a folder"):
        SqlLedger(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"the folder .*away does not exist"):
        SqlLedger(tmp_path / "away" / "a.db")


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just some notes, longer than the header of a database file would be " * 20)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger"):
        SqlLedger(path)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE birds (name TEXT)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger of counterclaim"):
        SqlLedger(path)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    SqlLedger(tmp_path / "a.db").close()
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("INSERT INTO schema_version VALUES (99)")
    raw.commit()
    raw.close()
    with pytest.raises(LedgerError, match=r"version 99.*up to 4.*upgrade"):
        SqlLedger(tmp_path / "a.db")


def test_a_ledger_of_an_older_version_is_brought_up_to_date() -> None:
    def add_notes(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE notes (words TEXT)"))

    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        prepare(connection, "a.db")
        prepare(connection, "a.db", (*MIGRATIONS, add_notes))
        prepare(connection, "a.db", (*MIGRATIONS, add_notes))
        assert connection.execute(text("SELECT max(version) FROM schema_version")).scalar() == VERSION + 1
        assert connection.execute(text("SELECT count(*) FROM notes")).scalar() == 0


def test_a_damaged_ledger_says_so(tmp_path: Path, drone_report: Any) -> None:
    path = tmp_path / "a.db"
    with SqlLedger(path) as ledger:
        ledger.add(entry_of(drone_report), NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match="damaged"), SqlLedger(path) as ledger:
        list(ledger.claims())


def test_a_locked_ledger_says_so(tmp_path: Path, drone_report: Any) -> None:
    with SqlLedger(tmp_path / "a.db", patience_s=0.05) as ledger:
        raw = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="in use by another program"):
            ledger.add(entry_of(drone_report), NOW)
        raw.execute("ROLLBACK")
        raw.close()
        assert ledger.add(entry_of(drone_report), NOW)


def test_reading_goes_on_while_another_writes(tmp_path: Path, drone_report: Any, shell_report: Any) -> None:
    with SqlLedger(tmp_path / "a.db") as reading, SqlLedger(tmp_path / "a.db") as writing:
        writing.add(entry_of(drone_report), NOW)
        claims = reading.claims()
        first = next(claims)
        writing.add(entry_of(shell_report), NOW)
        assert (first, *claims) == drone_report.claims
        assert len(list(reading.claims())) == 5


def test_a_file_that_can_not_be_written_says_so(tmp_path: Path, drone_report: Any) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        with ledger._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(LedgerError, match="can't be written"):
            ledger.add(entry_of(drone_report), NOW)


def test_a_batch_that_was_cut_off_leaves_nothing(tmp_path: Path) -> None:
    script = """
import os, sys
from datetime import UTC, datetime
from counterclaim.model.document import Document
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry
from counterclaim.store.sql.ledger import SqlLedger

def batch():
    for number in range(50):
        yield Entry(document=Document.of(f"text {number}", name=f"d{number}"))
    os._exit(7)

ledger = SqlLedger(sys.argv[1])
ledger.add(Entry(document=Document.of("first", name="first")), datetime.now(UTC))
ledger.add_many(batch(), datetime.now(UTC))
"""
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.db")], check=False)
    assert ended.returncode == 7
    with SqlLedger(tmp_path / "a.db", create=False) as ledger:
        assert [document.name for document in ledger.documents()] == ["first"]


def test_many_writers_wait_for_one_another(tmp_path: Path) -> None:
    path = tmp_path / "a.db"

    def write(writer: int) -> int:
        with SqlLedger(path) as ledger:
            entries = [
                Entry(document=Document.of(f"text {writer} {number}", name=f"d {writer} {number}"))
                for number in range(20)
            ]
            return sum(ledger.add(entry, NOW) for entry in entries)

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(write, range(4))) == 80
    with SqlLedger(path) as ledger:
        assert len(list(ledger.documents())) == 80


def test_many_lay_out_one_ledger_at_once(tmp_path: Path) -> None:
    def write(number: int) -> bool:
        with SqlLedger(tmp_path / "a.db") as ledger:
            return ledger.add(Entry(document=Document.of(f"text {number}", name=f"d{number}")), NOW)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write, range(8)))


def test_a_ledger_in_a_folder_that_can_not_be_written_is_read(
    tmp_path: Path, drone_report: Any, shell_report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SqlLedger(tmp_path / "a #1.db") as ledger:
        ledger.add(entry_of(drone_report), NOW)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with SqlLedger(tmp_path / "a #1.db", create=False) as ledger:
        assert tuple(ledger.claims()) == drone_report.claims
        with pytest.raises(LedgerError, match="can't be written"):
            ledger.add(entry_of(shell_report), NOW)


def test_the_tables_are_those_of_their_version(tmp_path: Path) -> None:
    """A ledger's tables changed without a new version could not be read by those who have the old ones."""
    SqlLedger(tmp_path / "a.db").close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as raw:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").fetchall()
    laid_out = "\n".join(" ".join(sql.split()) + ";" for (sql,) in rows) + "\n"
    kept = Path(__file__).with_name(f"ledger_version_{VERSION}.sql")
    if not kept.exists():
        kept.write_text(laid_out, encoding="utf-8")
        pytest.fail(f"{kept.name} was not there; look at it and keep it")
    assert laid_out == kept.read_text(encoding="utf-8")


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as refused:
        SqlLedger(f"sqlite://user:secret@/{tmp_path}/none/a.db")
    assert "secret" not in str(refused.value)
