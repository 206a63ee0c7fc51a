"""Rows whose long parts lie in a file are the same rows."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from counterclaim.errors import ProcessError
from counterclaim.pipeline.laying_aside import Drawer, Row
from counterclaim.store.entry import IndexedTelling

ROWS = [
    IndexedTelling(key="clm_1", document="doc_1", blocks=("dlviv 3", "gdrone \ud800"), body='{"told":"Миколаїв"}'),
    IndexedTelling(key="clm_2", document="doc_1", blocks=(), body="", scope="clm_1"),
    IndexedTelling(key="clm_3", document="doc_2", blocks=("pkyiv",), body="x" * 100_000),
]


def same(one: Row, other: Row) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("key", "document", "scope", "blocks", "body"))


def test_a_row_that_was_laid_aside_is_the_same_whenever_it_is_looked_at() -> None:
    with Drawer() as drawer:
        laid = []
        for row in ROWS:
            laid.append(drawer.laid_aside(row))
            assert all(map(same, laid, ROWS))
        laid += map(drawer.laid_aside, ROWS)
        assert all(map(same, laid, ROWS + ROWS))


def test_a_file_that_has_no_room_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("r+b", buffering=0) as full:
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda: full)
        with pytest.raises(ProcessError, match=r"No space left.*TMPDIR"), Drawer() as drawer:
            drawer.laid_aside(ROWS[0])


def test_a_folder_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(ProcessError, match="/nowhere: can't hold what reconciling lays aside"):
        Drawer()
