"""The documentation says what the code says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Rate, Unit

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SCHEMA: dict[str, Any] = json.loads((DOCS / "claim.schema.json").read_text(encoding="utf-8"))["properties"]


def test_the_generated_pages_are_current() -> None:
    """In a process of its own, as a user's commands are."""
    found = subprocess.run([sys.executable, str(DOCS / "generate.py"), "--check"], capture_output=True, text=True)
    assert found.stderr == ""
    assert found.returncode == 0


def first_column(heading: str) -> set[str]:
    """The values in the first column of the table under a heading of claims.md."""
    section = (DOCS / "claims.md").read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| ((?:`\w+`[ ,]*)+)\|", section, re.MULTILINE)
    return {value for cell in cells for value in re.findall(r"`(\w+)`", cell)}


def test_every_kind_is_explained() -> None:
    assert first_column("Kinds") == set(Kind)


def test_every_finding_is_explained() -> None:
    assert first_column("Findings") == set(FindingKind)


def test_every_field_of_the_schema_is_explained() -> None:
    assert first_column("Fields") | {"document_name"} == set(SCHEMA)


@pytest.mark.parametrize(
    ("closed", "values"),
    [
        (SCHEMA["kind"], Kind),
        (SCHEMA["stance"], Stance),
        (SCHEMA["verification"], Verification),
        (SCHEMA["weapon"]["properties"]["class"], WeaponClass),
        (SCHEMA["target"]["properties"]["class"], TargetClass),
        (SCHEMA["count"]["properties"]["unit"], Unit),
        (SCHEMA["count"]["properties"]["per"], Rate),
        (SCHEMA["places"]["items"]["properties"]["precision"], PlacePrecision),
    ],
)
def test_the_schema_has_the_lists_of_the_code(closed: dict[str, Any], values: Any) -> None:
    assert set(closed["enum"]) - {None} == set(values)


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / link).exists():
                broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert broken == []
