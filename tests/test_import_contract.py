"""The guards of the house: imports go one way, and only declared packages are imported. Each is shown to fail."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/counterclaim"
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
OFFENCES = (
    ("errors", "import counterclaim.model.claim"),
    ("model/claim", "import counterclaim.settings"),
    ("model/claim", "import numpy"),
    ("read/words", "import counterclaim.store.sql.ledger"),
    ("store/query", "import counterclaim.publish.table"),
    ("ingest/pages", "import counterclaim.pipeline"),
    ("pipeline", "import counterclaim.cli"),
    ("publish/csv", "def late() -> None:\n    import counterclaim.serve.views"),
    ("stranger", "import counterclaim.errors"),
)
"""A module of the package, and what it must not do; the last is a module that has no place in the contract."""


def contract_kept(folder: Path) -> bool:
    """Whether the package in a folder keeps to the contract in pyproject.toml."""
    words = [sys.executable, "-c", LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    found = subprocess.run(words, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True)
    assert "Contracts: " in found.stdout, found.stdout + found.stderr
    return found.returncode == 0


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """The package's modules, empty: the contract is about who imports whom."""
    for module in PACKAGE.rglob("*.py"):
        copy = tmp_path / "counterclaim" / module.relative_to(PACKAGE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    return tmp_path


def test_modules_that_import_nothing_keep_the_contract(skeleton: Path) -> None:
    assert contract_kept(skeleton)


@pytest.mark.parametrize(("module", "offence"), OFFENCES)
def test_an_import_against_the_contract_is_caught(skeleton: Path, module: str, offence: str) -> None:
    (skeleton / "counterclaim" / f"{module}.py").write_text(offence + "\n", encoding="utf-8")
    assert not contract_kept(skeleton)


def imported(folder: Path) -> set[str]:
    """The packages that the modules of a folder import, other than the standard library's and our own."""
    return set(_imported(folder)) - set(sys.stdlib_module_names) - {"counterclaim"}


def declared() -> set[str]:
    """The packages that pyproject.toml declares, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    return {_import_name(re.split(r"[^\w.-]", one)[0]) for one in project["dependencies"] + extras}


def _import_name(package: str) -> str:
    """What a package is imported by: its name, with underlines, up to a point."""
    return package.replace("-", "_").partition(".")[0]


def test_what_is_imported_is_declared() -> None:
    assert imported(PACKAGE) - declared() == set()


def test_what_is_declared_is_imported() -> None:
    never_imported_by_name = {"tzdata"}
    assert declared() - imported(PACKAGE) == never_imported_by_name


def test_an_undeclared_import_is_seen(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("def late():\n    from requests.sessions import Session\n", encoding="utf-8")
    assert imported(tmp_path) == {"requests"}


def _imported(folder: Path) -> Iterator[str]:
    for module in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]
