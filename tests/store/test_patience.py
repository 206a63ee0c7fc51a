"""A question that takes longer than whoever asks may wait is broken off, and the next one goes well."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from evaluation.postgresql import FreshAddress
from sqlalchemy import text

from counterclaim.errors import LedgerBusy
from counterclaim.store.patience import within
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
FOR_EVER = {
    "sqlite": "WITH RECURSIVE on_and_on(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM on_and_on) "
    "SELECT max(n) FROM on_and_on",
    "postgresql": "SELECT pg_sleep(60)",
}


class Asked(SqlLedger):
    """A ledger that can be asked anything."""

    def ask(self, words: str) -> Any:
        with self._reading() as connection:
            return connection.scalar(text(words))


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    fresh: FreshAddress | None = request.getfixturevalue("fresh_postgresql") if request.param == "postgresql" else None
    with Asked(tmp_path / "a.db" if fresh is None else fresh()) as opened:
        yield opened, FOR_EVER[request.param]


def test_what_takes_too_long_is_broken_off(ledger: tuple[Asked, str]) -> None:
    opened, for_ever = ledger
    begun = time.monotonic()
    with pytest.raises(LedgerBusy, match="longer than whoever asked may wait"), within(0.2):
        opened.ask(for_ever)
    assert time.monotonic() - begun < 10
    with within(60):
        assert opened.ask("SELECT 1") == 1
    assert opened.ask("SELECT 1") == 1


def test_a_deadline_may_be_put_off(ledger: tuple[Asked, str]) -> None:
    opened, _ = ledger
    with within(0.2) as deadline:
        deadline.until += 60
        time.sleep(0.3)
        assert opened.ask("SELECT 1") == 1
        assert 0 < deadline.left_s < 60.2
