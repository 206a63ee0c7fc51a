"""One record comes to the same in every store, whoever writes it, and however many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from evaluation.postgresql import FreshAddress
from evaluation.simulated_war.war import War, reports
from evaluation.torture.sameness import contents

from counterclaim.model.claim import Claim
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.entry import Changes, Entry, Reconciled
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query
from counterclaim.store.shapes import json_text, shaped, valued
from counterclaim.store.sql.ledger import SqlLedger

CLAIMS = 300
EVERY_VERSION = Query(all_versions=True)


def now() -> datetime:
    return datetime(2031, 5, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """The documents and claims of a short simulated war, whole numbers as a database gives them back."""
    return [
        Entry(
            document=report.document,
            claims=tuple(valued(shaped(claim), Claim) for claim in report.claims),
            reader=report.claims[0].reader,
        )
        for report in reports(War.of_size(CLAIMS, seed=23), CLAIMS)
        if report.claims
    ]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no ledger yet, in each sort of database."""
    if request.param == "sqlite":
        return str(tmp_path / "war.db")
    fresh: FreshAddress = request.getfixturevalue("fresh_postgresql")
    return fresh()


def things(ledger: Ledger) -> list[object]:
    """All that a ledger tells."""
    return [
        *ledger.documents(EVERY_VERSION),
        *ledger.claims(EVERY_VERSION),
        *ledger.incidents(),
        *ledger.findings(),
        *ledger.tellings(),
    ]


def told(ledger: Ledger) -> list[str]:
    """The same as JSON, to be compared to the last byte."""
    return [json_text(shaped(thing)) for thing in things(ledger)]


def test_every_store_tells_the_same(entries: Sequence[Entry], address: str, tmp_path: Path) -> None:
    with MemoryLedger() as memory, SqlLedger(address) as ledger, SqlLedger(tmp_path / "other.db") as filed:
        for at in range(0, len(entries), 20):
            for each in (memory, ledger, filed):
                each.add_many(entries[at : at + 20], now())
                reconcile_ledger(each, now)
        assert things(ledger) == things(memory)
        assert told(ledger) == told(filed)
        reconcile_ledger(ledger, now, rebuild=True, workers=2)
        assert things(ledger) == things(memory)
        assert told(ledger) == told(filed)


def test_writers_at_once_come_to_what_one_comes_to(entries: Sequence[Entry], address: str, tmp_path: Path) -> None:
    def write(writer: int) -> int:
        mine = list(entries)
        Random(writer).shuffle(mine)
        with SqlLedger(address) as ledger:
            kept = sum(sum(ledger.add_many(mine[at : at + 5], now())) for at in range(0, len(mine) // 2, 5))
            reconcile_ledger(ledger, now)
            return kept

    with ThreadPoolExecutor(8) as pool:
        kept = sum(pool.map(write, range(8)))
    with SqlLedger(address) as ledger:
        assert kept == len(list(ledger.documents(EVERY_VERSION)))
        rest = sum(ledger.add_many(entries, now()))
        reconcile_ledger(ledger, now)
    with SqlLedger(tmp_path / "one.db") as alone:
        alone.add_many(entries, now())
        reconcile_ledger(alone, now)
    assert kept + rest == len(entries)
    ordered = ("incidents", "findings", "tellings")
    found, expected = contents(address), contents(str(tmp_path / "one.db"))
    assert [found[part] for part in ordered] == [expected[part] for part in ordered]


class Overtaken(SqlLedger):
    """A ledger that another run reconciles just before this one writes, as where locks do not work."""

    overtakes: Callable[[], None] | None = None

    def put_changes(self, changes: Changes, done: Reconciled, since: Reconciled, learned_at: datetime) -> bool:
        """Let the other one in, the first time."""
        overtakes, self.overtakes = self.overtakes, None
        if overtakes:
            overtakes()
        return super().put_changes(changes, done, since, learned_at)

    @contextmanager
    def reconciling(self, waits: Callable[[], None]) -> Iterator[None]:
        """No lock at all."""
        yield


def test_a_run_that_is_overtaken_goes_about_it_again(entries: Sequence[Entry], address: str, tmp_path: Path) -> None:
    half = len(entries) // 2
    with Overtaken(address) as ledger, Overtaken(address) as other:
        ledger.add_many(entries[:20], now())
        reconcile_ledger(ledger, now)
        ledger.add_many(entries[20:half], now())

        def overtake() -> None:
            other.add_many(entries[half:], now())
            reconcile_ledger(other, now)

        ledger.overtakes = overtake
        reconcile_ledger(ledger, now)
        found = told(ledger)
        reconcile_ledger(ledger, now, rebuild=True)
        assert told(ledger) == found
    with SqlLedger(tmp_path / "alone.db") as alone:
        alone.add_many(entries, now())
        reconcile_ledger(alone, now)
    for part in ("incidents", "findings", "tellings"):
        assert contents(address)[part] == contents(str(tmp_path / "alone.db"))[part]


def test_who_has_to_wait_is_told_once_and_then_finds_it_done(entries: Sequence[Entry], address: str) -> None:
    waited: list[str] = []
    with SqlLedger(address) as ledger, SqlLedger(address) as other, ThreadPoolExecutor(1) as pool:
        ledger.add_many(entries, now())
        with ledger.reconciling(lambda: None):
            second = pool.submit(reconcile_ledger, other, now, waits=lambda: waited.append("waits"))
            while not waited:
                pass
        assert second.result(60) == other.numbers_standing()
    assert waited == ["waits"]
