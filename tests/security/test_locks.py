"""What `make setup` installs is pinned, and pip checks the hash of each file that it fetches."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "locks").glob("*.txt"))}
PINNED = re.compile(r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[\w.!+-]+)(?: ; [^\n]+?)? \\\n")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?\n")


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of each package in a lock; several where they differ from one Python to another."""
    found: dict[str, set[str]] = {}
    for match in PINNED.finditer(LOCKS[lock]):
        found.setdefault(match["name"], set()).add(match["version"])
    return found


def wanted(lock: str) -> list[Requirement]:
    """What pyproject.toml asks to be in a lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    if lock != "setup.txt":
        return list(map(Requirement, groups[lock.removesuffix(".txt")]))
    extras = project["project"]["optional-dependencies"]
    named = [
        *project["project"]["dependencies"],
        *groups["dev"],
        *groups["build"],
        *project["build-system"]["requires"],
    ]
    return [Requirement(each) for each in (*named, *extras["parquet"], *extras["postgresql"], *extras["cluster"])]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_version_or_a_hash_and_no_line_an_address(lock: str) -> None:
    rest = HASH.sub("", PINNED.sub("", LOCKS[lock]))
    assert [line for line in rest.splitlines() if not line.startswith("#")] == []
    assert "://" not in LOCKS[lock]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_has_a_hash(lock: str) -> None:
    for match in PINNED.finditer(LOCKS[lock]):
        assert HASH.match(LOCKS[lock], match.end()), match["name"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock: str) -> None:
    held = pinned(lock)
    for requirement in wanted(lock):
        versions = held.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not in locks/{lock}: run `make lock`"
        assert all(map(requirement.specifier.contains, versions)), f"{requirement} in locks/{lock}: run `make lock`"


def test_make_installs_nothing_for_everyday_work_without_a_hash() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "PINNED := $(PIP) --require-hashes --requirement\n" in makefile
    installing = [line for line in makefile.splitlines() if "$(PIP)" in line or " install " in line]
    unpinned = [line for line in installing if "PINNED" not in line and not line.startswith("PIP := ")]
    assert len(unpinned) == 2, "the package itself, and the training, which docs/decisions/0028 leaves out"
    assert "--no-deps --no-build-isolation --editable ." in unpinned[0]
    assert "training/requirements.txt" in unpinned[1]


def test_a_build_fetches_nothing_by_itself() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all("--no-build-isolation" in line for line in makefile.splitlines() if " wheel --" in line)
