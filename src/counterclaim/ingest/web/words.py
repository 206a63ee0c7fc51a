"""The word lists of this folder, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words_of(name: str) -> dict[str, Any]:
    """The lists of one file: `words_of("clutter")` is clutter.toml."""
    text = resources.files("counterclaim.ingest.web").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def tokens(name: str, key: str) -> re.Pattern[str]:
    """A pattern for any word of a list, no letter beside it: "related" in "box-related", not in "unrelated"."""
    listed = sorted(words_of(name)[key], key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, listed))})(?![a-z])")


@cache
def phrases(name: str, key: str) -> re.Pattern[str]:
    """A pattern for any of a list's expressions, from the start of a text."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in words_of(name)[key]), re.IGNORECASE)
