"""The form of the coded reports that we wrote, and what the check finds wrong in a bad one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training.check_reports import folder_faults

REPORTS = Path(__file__).parents[2] / "training/reports"
SENTENCE = "A drone killed two people in Nikopol."


def written(folder: Path, **changes: Any) -> Path:
    """A folder with one report, in which one claim has these fields changed."""
    claim = {"sentence": SENTENCE, "kind": "killed", "claimant": None, "places": ["Nikopol"], "time": None} | changes
    report = {
        "id": "own-001",
        "invented": True,
        "genre": "news",
        "war": "x",
        "publisher": "The Own Post",
        "url": None,
        "published": "2025-05-14",
        "title": "Drone",
        "lang": "en",
        "text": " ".join([SENTENCE, *(f"word{number}" for number in range(150))]),
        "claims": [claim],
    }
    (folder / "own-001.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


def test_our_reports_have_no_faults() -> None:
    assert list(folder_faults(REPORTS)) == []


def test_a_report_in_good_form_has_none(tmp_path: Path) -> None:
    assert list(folder_faults(written(tmp_path))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "murder"},
        {"sentence": "A drone killed three people in Nikopol."},
        {"places": ["Kherson"]},
        {"time": {"start": "2025-05-15", "end": "2025-05-14"}},
        {"count": {"low": 3, "high": 2, "unit": "person"}},
        {"part_of": 7},
        {"colour": "red"},
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path: Path, changes: dict[str, Any]) -> None:
    faults = list(folder_faults(written(tmp_path, **changes)))
    assert len(faults) == 1
    assert faults[0].startswith("own-001.json: ")
