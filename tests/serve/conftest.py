"""A served ledger with the invented documents of the publishing tests in it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.serve.application import create_application
from counterclaim.store.entry import Entry
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:8080"


def _publishing() -> Any:
    path = Path(__file__).parents[1] / "publish" / "conftest.py"
    spec = importlib.util.spec_from_file_location("invented_publishing", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def invented() -> Any:
    """Three invented documents with their claims, incidents and findings."""
    return _publishing().invent()


@pytest.fixture(scope="session")
def ledger(invented: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlLedger]:
    """They, kept."""
    with SqlLedger(tmp_path_factory.mktemp("ledger") / "kept.db") as kept:
        for document in invented.documents:
            claims = tuple(claim for claim in invented.claims if claim.document == document.id)
            kept.add(Entry(document=document, claims=claims, reader="fake/1"), NOON)
        kept.put_derived(invented.incidents, invented.findings, NOON)
        yield kept


@pytest.fixture
def client(ledger: SqlLedger) -> TestClient:
    """A browser at the default address."""
    return TestClient(create_application(ledger), base_url=ADDRESS, raise_server_exceptions=True)
