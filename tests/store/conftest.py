"""Every store there is, for the contract that all of them keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.store.ledger import Ledger
from counterclaim.store.memory import MemoryLedger
from counterclaim.store.sql import SqlLedger


def _memory(_: Path) -> Ledger:
    return MemoryLedger()


def _sqlite(folder: Path) -> Ledger:
    return SqlLedger(folder / "counterclaim.db")


@pytest.fixture(params=[_memory, _sqlite], ids=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger of each sort."""
    with request.param(tmp_path) as opened:
        yield opened
