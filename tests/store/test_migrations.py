"""A ledger that an older counterclaim filled, opened by this one."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.kept_ledgers import filled

from counterclaim.errors import LedgerError
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

NINE = datetime(2025, 3, 3, 9, tzinfo=UTC)
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """Four documents, two of them versions of one, kept by counterclaim when ledgers were of version 1."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(Path(__file__).with_name("filled_version_1.sql").read_text(encoding="utf-8"))
    return path


def _columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as raw:
        names = [name for (name,) in raw.execute(TABLES)]
        return {name: raw.execute(f"PRAGMA table_info({name})").fetchall() for name in names}


def _rest(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT type, name FROM sqlite_master WHERE type != 'table' ORDER BY 1, 2").fetchall()


def test_looking_does_not_change_an_older_ledger(version_1: Path) -> None:
    before = version_1.read_bytes()
    with pytest.raises(LedgerError, match="older version 1"):
        SqlLedger(version_1, create=False)
    assert version_1.read_bytes() == before


def test_an_older_ledger_gets_the_tables_indexes_and_guards_of_a_new_one(version_1: Path, tmp_path: Path) -> None:
    SqlLedger(version_1).close()
    SqlLedger(tmp_path / "new.db").close()
    assert _columns(version_1) == _columns(tmp_path / "new.db")
    assert _rest(version_1) == _rest(tmp_path / "new.db")


def test_an_older_ledger_keeps_all_that_it_held(version_1: Path) -> None:
    with SqlLedger(version_1) as ledger:
        assert [document.name for document in ledger.documents(Query(all_versions=True))] == [
            "harbour",
            "harbour",
            "shells",
            "unread",
        ]
        assert len(list(ledger.claims(Query(all_versions=True)))) == 6
        assert len(list(ledger.incidents())) == 4
        assert len(list(ledger.findings())) == 3
        assert len(list(ledger.incidents(Query(known_at=NINE.replace(hour=10))))) == 2
        assert ledger.put_derived(ledger.incidents(), ledger.findings(), NINE) >= 0
        assert len(list(ledger.findings())) == 3


def test_an_older_ledger_learns_of_versions_and_of_when_claims_were_said(version_1: Path) -> None:
    with SqlLedger(version_1) as ledger:
        assert [document.name for document in ledger.documents()] == ["harbour", "shells", "unread"]
        first, second = [one for one in ledger.documents(Query(all_versions=True)) if one.name == "harbour"]
        assert [one.id for one in ledger.versions(first.id)] == [first.id, second.id]
        assert len(list(ledger.claims(Query(said_by=datetime(2031, 5, 5, tzinfo=UTC))))) == 2
        assert len(list(ledger.claims(Query(said_by=datetime(2031, 5, 6, tzinfo=UTC))))) == 4


_KILLED_MIDWAY = """
import os, signal, sys
from pathlib import Path
from counterclaim.store.schema.migrations import prepare
from counterclaim.store.sql.sqlite import WRITES, sqlite_engine
from counterclaim.store.schema.version_2 import to_version_2
from counterclaim.store.schema.version_3 import to_version_3
from counterclaim.store.schema.version_3_seals import add_seals
from counterclaim.store.schema.version_4_tokens import lay_tokens
from sqlalchemy import text

def killed(step):
    def run(connection):
        step(connection)
        os.kill(os.getpid(), signal.SIGKILL)
    return run

steps = {3: (to_version_2, killed(add_seals)), 4: (to_version_2, to_version_3, killed(lay_tokens))}[int(sys.argv[2])]

engine = sqlite_engine(Path(sys.argv[1]), 10.0)
with engine.execution_options(**{WRITES: True}).begin() as connection:
    connection.execute(text("PRAGMA cache_size = 2"))
    prepare(connection, sys.argv[1], steps)
"""


@pytest.mark.parametrize(("version", "at"), [(1, 3), (2, 3), (1, 4), (3, 4)])
def test_a_migration_that_is_killed_midway_leaves_the_old_ledger(tmp_path: Path, version: int, at: int) -> None:
    path = filled(tmp_path / "old.db", version)
    before = _dump(path)
    killed = subprocess.run([sys.executable, "-c", _KILLED_MIDWAY, str(path), str(at)], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert _dump(path) == before
    with pytest.raises(LedgerError, match=f"older version {version}"):
        SqlLedger(path, create=False)
    SqlLedger(path).close()
    assert not check_ledger(path).faults


def test_a_ledger_with_judgements_versions_and_withdrawals_keeps_them(tmp_path: Path) -> None:
    path = filled(tmp_path / "old.db", 2)
    with SqlLedger(path) as ledger:
        assert len(list(ledger.claims(Query(all_versions=True)))) == 13
        assert len(list(ledger.documents())) == 4
        (first, second) = ledger.versions(next(one.id for one in ledger.documents() if one.name == "a2.txt"))
        assert (first.name, second.name) == ("a1.txt", "a2.txt")
        (standing,) = ledger.judgements()
        assert (standing.by, standing.because) == ("Bo", "the same night")
        then = datetime(2031, 5, 7, 9, 4, tzinfo=UTC)
        (earlier,) = ledger.judgements(as_of=then)
        assert ledger.revocation(earlier.id) is not None
        assert len(list(ledger.findings())) == 4
        assert len(list(ledger.findings(Query(known_at=then)))) != 4
    assert not check_ledger(path).faults


def test_a_ledger_with_sources_that_are_followed_keeps_them_and_its_filters(tmp_path: Path) -> None:
    path = filled(tmp_path / "old.db", 3)
    with SqlLedger(path) as ledger:
        assert [source.name for source in ledger.followed()] == ["Invented Wire"]
        (fetch,) = ledger.fetches()
        (found,) = ledger.claims(Query(text="3 killed"))
        assert (fetch.documents, ledger.brought_by(found.document)) == (1, (fetch.source,))
        assert len(list(ledger.claims(Query(all_versions=True)))) == 14
        assert ledger.tokens() == ()
    assert not check_ledger(path).faults
    with SqlLedger(tmp_path / "new.db"):
        pass
    assert _columns(path) == _columns(tmp_path / "new.db")
    assert _rest(path) == _rest(tmp_path / "new.db")


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())
