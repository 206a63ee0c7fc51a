"""The word lists beside the code, loaded once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def knowledge(name: str) -> dict[str, Any]:
    """The tables of one list: `knowledge("actors")` is knowledge/actors.toml."""
    text = resources.files("counterclaim.read").joinpath("knowledge", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
