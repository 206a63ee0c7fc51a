"""The short form of `make torture`: a few kills, on few documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from evaluation.postgresql import FreshAddress
from evaluation.torture.killing import TortureError
from evaluation.torture.reports import write_reports
from evaluation.torture.trials import Setting, prepared

from counterclaim.store.sql.ledger import SqlLedger

DOCUMENTS = 60
KILLS = 2


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    """Few documents, and what they come to when nobody disturbs them."""
    return prepared(tmp_path_factory.mktemp("torture"), DOCUMENTS, KILLS, seed=5)


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_runs_that_are_killed_lose_nothing(
    setting: Setting, store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if store == "sqlite":
        ledger = str(tmp_path / "killed.db")
    else:
        fresh: FreshAddress = request.getfixturevalue("fresh_postgresql")
        ledger = fresh()
    lived = replace(setting.torment, workers=2).live(ledger, Random(7), KILLS)
    assert lived.kills
    setting.compare(ledger)


def test_what_is_missing_is_noticed(setting: Setting, tmp_path: Path) -> None:
    SqlLedger(tmp_path / "empty.db").close()
    with pytest.raises(TortureError, match="documents: 0"):
        setting.compare(str(tmp_path / "empty.db"))


def test_the_documents_are_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = (write_reports(tmp_path / folder, 30, seed=3) for folder in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
