"""Every store there is, for the contract that all of them keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.sql.ledger import SqlLedger


class NarrowLedger(SqlLedger):
    """Takes more than two claims for many, so that small ledgers are looked through as large ones are."""

    few = 2


def _memory(_: pytest.FixtureRequest) -> Ledger:
    return MemoryLedger()


def _sqlite(request: pytest.FixtureRequest) -> Ledger:
    folder: Path = request.getfixturevalue("tmp_path")
    return SqlLedger(folder / "counterclaim.db")


def _narrow(request: pytest.FixtureRequest) -> Ledger:
    folder: Path = request.getfixturevalue("tmp_path")
    return NarrowLedger(folder / "counterclaim.db")


def _postgresql(request: pytest.FixtureRequest) -> Ledger:
    return SqlLedger(request.getfixturevalue("fresh_postgresql")())


STORES = {"memory": _memory, "sqlite": _sqlite, "narrow": _narrow, "postgresql": _postgresql}


@pytest.fixture(params=list(STORES.values()), ids=list(STORES))
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """An empty ledger of each sort."""
    with request.param(request) as opened:
        yield opened
