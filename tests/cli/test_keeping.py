"""check, copy and backup from the command line."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.kept_ledgers import filled, with_a_past
from tests.store.test_checking import tamper

from counterclaim.cli import group
from counterclaim.store.checks.ledgers import check_ledger


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return with_a_past(tmp_path / "counterclaim.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)


def test_a_good_ledger_is_said_to_be_so_with_its_digest(ledger: Path) -> None:
    result = run("check", "--deep", "--workers", "1")
    assert result.exit_code == 0
    first, second = result.output.splitlines()
    assert first.startswith("counterclaim.db: no fault; ")
    assert "claims 13, documents 5" in first
    assert second == f"counterclaim.db: digest {check_ledger(ledger).digest}"


def test_a_faulty_ledger_ends_in_1_and_says_what_to_do(ledger: Path) -> None:
    tamper(ledger, "UPDATE readings SET body = replace(body, 'Other Post', 'Outer Past') WHERE seq = 2")
    result = run("check")
    assert result.exit_code == 1
    assert "not as written: the seal does not fit what is stored: 1 (doc_4e8c6c1419164503 (reading 2))" in result.output
    assert re.search(r"counterclaim\.db: \d faults; ", result.output)
    assert "restore a backup; or save what can be read with `counterclaim check --repair TO`" in result.output


def test_a_faulty_index_is_made_anew_by_reconciling(ledger: Path) -> None:
    tamper(ledger, "DELETE FROM telling_blocks")
    result = run("check")
    assert result.exit_code == 1
    assert "the record is whole; run `counterclaim reconcile --rebuild`" in result.output
    assert run("reconcile", "--rebuild").exit_code == 0
    assert run("check").exit_code == 0


def test_a_cut_ledger_is_refused_and_what_is_left_becomes_a_new_one(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[:-1])
    for command in (("check",), ("documents",), ("claims",), ("add", "-"), ("copy", "counterclaim.db", "b.db")):
        result = run(*command)
        assert result.exit_code == 1
        assert "the ledger is damaged: it should have" in result.output
        assert len(result.output.splitlines()) == 1
    result = run("check", "--repair", "new.db")
    assert result.exit_code == 1
    assert "new.db: a new ledger of what can be read in counterclaim.db" in result.output
    assert run("check", "--ledger", "new.db").exit_code == 0


def test_a_repair_does_not_write_over_what_is_there(ledger: Path) -> None:
    assert "something already" in run("check", "--repair", "counterclaim.db").output


def test_a_copy_and_a_backup_show_the_digest_of_the_ledger(ledger: Path) -> None:
    digest = check_ledger(ledger).digest
    copied = run("copy", "counterclaim.db", "copy.parquet")
    assert copied.exit_code == 0
    assert copied.output.splitlines()[1] == f"copy.parquet: digest {digest}, the same on both sides"
    backup = run("backup", "backups/", "--keep", "3")
    assert backup.exit_code == 0
    assert backup.output.splitlines()[0].endswith(f".db: digest {digest}")
    checked = run("check", "--ledger", "copy.parquet")
    assert checked.output.splitlines()[-1] == f"copy.parquet: digest {digest}"
    assert run("backup", "one.db", "--keep", "3").exit_code == 2


def test_a_ledger_that_is_brought_up_to_date_is_kept_as_it_was_and_people_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "old.db", 2)
    result = run("reconcile", "--ledger", "old.db")
    assert result.exit_code == 0
    assert "old.db: brought up to date; as it was it is kept in old.db.version-2" in result.output
    with closing(sqlite3.connect(tmp_path / "old.db.version-2")) as raw:
        assert raw.execute("SELECT max(version) FROM schema_version").fetchone() == (2,)
    assert "kept" not in run("reconcile", "--ledger", "old.db").output


def test_words_from_a_ledger_do_nothing_to_a_terminal(ledger: Path) -> None:
    tamper(ledger, "UPDATE tellings SET key = '\x1b[2J' || key")
    assert "\x1b" not in run("check").output
