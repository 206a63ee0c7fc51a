"""The word lists beside the code, loaded once a process."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def knowledge(name: str) -> dict[str, Any]:
    """The tables of one list: `knowledge("actors")` is knowledge/actors.toml."""
    text = resources.files("counterclaim.read").joinpath("knowledge", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def word_list(name: str, table: str, key: str = "words") -> frozenset[str]:
    """The words of one list: `word_list("kinds", "war")` is `words` under [war] in knowledge/kinds.toml."""
    return frozenset(knowledge(name)[table][key])


@cache
def word_pattern(name: str, table: str, key: str) -> re.Pattern[str]:
    """A pattern for any word of one list, whatever its case."""
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(word_list(name, table, key))))})\b")
