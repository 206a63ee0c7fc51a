"""A ledger is carried between SQLite, PostgreSQL and Parquet, and nothing of it changes."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from evaluation.postgresql import FreshAddress
from hypothesis import HealthCheck, given, settings
from sqlalchemy import create_engine, inspect, make_url
from tests.kept_ledgers import STEPS, Step, clock_from, follow, report, with_a_past
from tests.tiny_reader import TinyReader

from counterclaim.errors import LedgerError
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.copies.copying import copy_ledger, digests_of
from counterclaim.store.entry import Entry
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

Place = Callable[[Path, FreshAddress], str]

PLACES: dict[str, Place] = {
    "sqlite": lambda folder, _: str(folder / "to.db"),
    "parquet": lambda folder, _: str(folder / "to.parquet"),
    "postgresql": lambda _, fresh: fresh(),
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return with_a_past(tmp_path / "a.db")


@pytest.mark.parametrize("first", PLACES)
@pytest.mark.parametrize("second", PLACES)
def test_a_copy_of_a_copy_is_the_ledger(
    ledger: Path, tmp_path: Path, fresh_postgresql: FreshAddress, first: str, second: str
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = PLACES[first](tmp_path / "one", fresh_postgresql)
    two = PLACES[second](tmp_path / "two", fresh_postgresql)
    there, back = copy_ledger(str(ledger), one), copy_ledger(one, two)
    assert there.content == back.content == check_ledger(ledger).digest
    assert there.tables == back.tables == digests_of(two).tables
    assert there.rows["claims"] == 13


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_past_survives_the_round(fresh_postgresql: FreshAddress, steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        places = [str(Path(folder, "a.db")), str(Path(folder, "b.parquet")), fresh_postgresql(), f"{folder}/c.db"]
        with SqlLedger(places[0]) as opened:
            follow(steps, opened)
        for one, other in pairwise(places):
            copy_ledger(one, other)
        first, last = check_ledger(places[0]), check_ledger(places[-1])
        assert not first.faults
        assert not last.faults
        assert (first.digest, first.numbers) == (last.digest, last.numbers)
        assert digests_of(places[0]).tables == digests_of(places[2]).tables == digests_of(places[3]).tables


def test_a_copy_answers_what_was_known_then(ledger: Path, fresh_postgresql: FreshAddress) -> None:
    address = fresh_postgresql()
    copy_ledger(str(ledger), address)
    then = datetime(2031, 5, 7, 9, 3, tzinfo=UTC)
    with SqlLedger(ledger, create=False) as here, SqlLedger(address, create=False) as there:
        for query in (Query(), Query(known_at=then), Query(all_versions=True), Query(text="drones")):
            assert list(here.claims(query)) == list(there.claims(query))
            assert list(here.findings(query)) == list(there.findings(query))
            assert list(here.incidents(query)) == list(there.incidents(query))
        keys = [one.id for one in here.documents()] + [one.id for one in here.findings()]
        keys += [one.id for one in here.incidents()] + [one.id for one in here.judgements()]
        assert [here.history(key) for key in keys] == [there.history(key) for key in keys]


@pytest.mark.parametrize("place", ["sqlite", "postgresql"])
def test_a_copy_goes_on_as_the_ledger_would(
    ledger: Path, tmp_path: Path, fresh_postgresql: FreshAddress, place: str
) -> None:
    copy = PLACES[place](tmp_path, fresh_postgresql)
    copy_ledger(str(ledger), copy)
    digests = set()
    for each in (str(ledger), copy):
        with SqlLedger(each, create=False) as opened:
            follow([("add", 1, 2), ("edit", 1, 4), ("judge", 2, 1)], opened)
        digests.add(check_ledger(each).digest)
        assert not check_ledger(each).faults
    assert len(digests) == 1


@pytest.mark.parametrize("place", PLACES)
def test_what_holds_something_is_not_written_over(
    ledger: Path, tmp_path: Path, fresh_postgresql: FreshAddress, place: str
) -> None:
    target = PLACES[place](tmp_path, fresh_postgresql)
    copy_ledger(str(ledger), target)
    before = digests_of(target).tables
    with pytest.raises(LedgerError, match="something already"):
        copy_ledger(str(ledger), target)
    assert digests_of(target).tables == before


@pytest.mark.parametrize("place", PLACES)
def test_a_copy_of_a_damaged_ledger_leaves_nothing(
    ledger: Path, tmp_path: Path, fresh_postgresql: FreshAddress, place: str
) -> None:
    whole = ledger.read_bytes()
    with closing(sqlite3.connect(ledger)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims'").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ledger.write_bytes(whole[: (root - 1) * 4096] + bytes(4096) + whole[root * 4096 :])
    (tmp_path / "to").mkdir()
    target = PLACES[place](tmp_path / "to", fresh_postgresql)
    with pytest.raises(LedgerError, match="damaged"):
        copy_ledger(str(ledger), target)
    assert list((tmp_path / "to").iterdir()) == []
    if "://" in target:
        engine = create_engine(make_url(target).set(drivername="postgresql+psycopg"))
        assert inspect(engine).get_table_names() == []
        engine.dispose()


def test_a_folder_that_is_not_whole_is_no_ledger(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "to.parquet"
    copy_ledger(str(ledger), str(folder))
    manifest = folder / "manifest.json"
    told = manifest.read_text(encoding="utf-8")
    claims = (folder / "claims.parquet").read_bytes()
    (folder / "claims.parquet").write_bytes(claims[:-1])
    with pytest.raises(LedgerError, match=r"claims\.parquet: damaged"):
        digests_of(str(folder))
    (folder / "claims.parquet").write_bytes(claims)
    lying = json.loads(told)
    lying["tables"]["claims"]["sha256"] = "0" * 64
    manifest.write_text(json.dumps(lying), encoding="utf-8")
    with pytest.raises(LedgerError, match="not as it was written"):
        digests_of(str(folder))
    manifest.unlink()
    with pytest.raises(LedgerError, match="not a copy of a ledger, or one that was cut off"):
        digests_of(str(folder))


@pytest.mark.parametrize("ending", ["to.db", "to.parquet"])
def test_a_copy_that_is_killed_leaves_nothing_that_counts_and_the_next_one_clears_up(
    tmp_path: Path, ending: str
) -> None:
    with SqlLedger(tmp_path / "a.db") as opened:
        reader = TinyReader()
        reports = [report(number, number) for number in range(1_500)]
        entries = [Entry(document=one, claims=reader.read(one).claims, reader=reader.name) for one in reports]
        opened.add_many(entries, clock_from()())
    target = tmp_path / ending
    for delay in (0.7, 1.0):
        running = subprocess.Popen(
            [sys.executable, "-m", "counterclaim.cli", "copy", str(tmp_path / "a.db"), str(target)],
            env=os.environ,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
        if target.exists():
            break
    if not target.exists():
        copy_ledger(str(tmp_path / "a.db"), str(target))
    assert digests_of(str(target)).tables == digests_of(str(tmp_path / "a.db")).tables
    assert {each.name for each in tmp_path.iterdir()} == {"a.db", ending}


def test_reading_goes_on_while_another_writes(ledger: Path, tmp_path: Path) -> None:
    def write(_: str) -> None:
        with SqlLedger(ledger, create=False) as opened:
            follow([("add", 1, 2)], opened)

    told: list[str] = []

    def note(table: str) -> None:
        if not told:
            write(table)
        told.append(table)

    before = check_ledger(ledger).digest
    copied = copy_ledger(str(ledger), str(tmp_path / "to.db"), note)
    assert copied.content == digests_of(str(tmp_path / "to.db")).content
    assert check_ledger(tmp_path / "to.db").faults.numbers == {}
    assert check_ledger(ledger).digest != before
    with SqlLedger(tmp_path / "to.db", create=False) as opened:
        reconcile_ledger(opened, clock_from())
