"""Golden texts: each is read as it is written down beside it. `make golden` writes what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation import goldens
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parents[1] / "docs/claim.schema.json"


@pytest.fixture(params=goldens.golden_texts(), ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_a_golden_text_is_read_as_written_down(text: Path) -> None:
    lines = goldens.expected(text).read_text(encoding="utf-8").splitlines()
    found = goldens.golden_claims(text)
    assert found == [json.loads(line) for line in lines]


def test_golden_claims_keep_to_the_contract(text: Path) -> None:
    contract = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for claim in goldens.golden_claims(text):
        assert [error.message for error in contract.iter_errors(claim)] == []


def test_every_written_reading_has_its_text() -> None:
    assert {path.stem for path in goldens.FOLDER.glob("*.jsonl")} == {path.stem for path in goldens.golden_texts()}


def test_writing_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goldens, "FOLDER", tmp_path)
    (tmp_path / "kept.txt").write_text("Two people were killed in Kyiv on Monday, the mayor said.", encoding="utf-8")
    (tmp_path / "kept.jsonl").write_text("as it was", encoding="utf-8")
    (tmp_path / "new.txt").write_text("Two people were killed in Kyiv on Monday, the mayor said.", encoding="utf-8")
    assert goldens.write_missing() == [tmp_path / "new.jsonl"]
    assert (tmp_path / "kept.jsonl").read_text(encoding="utf-8") == "as it was"
    assert goldens.write_missing() == []
