"""The documentation says what the code says."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Rate, Unit

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SCHEMA: dict[str, Any] = json.loads((DOCS / "claim.schema.json").read_text(encoding="utf-8"))["properties"]


def _generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generate()


@pytest.mark.parametrize(("path", "page"), GENERATE.PAGES, ids=lambda value: getattr(value, "name", ""))
def test_a_generated_page_is_current(path: Path, page: Any) -> None:
    assert path.read_text(encoding="utf-8") == page(), "run `make docs`"


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
