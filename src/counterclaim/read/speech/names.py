"""The speakers of a document by name, each once, so that a long document is no more work than a short one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST = 300
"""How many names are remembered; the one that was not heard for longest is forgotten."""

_Key = tuple[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks: where the words stand that name them here, and the fullest name that the document gives."""

    start: int
    end: int
    name: str
    head: str
    person: bool
    plural: bool
    sentence: int


class Names:
    """The names of the speakers so far, in the order in which they were heard first and last."""

    def __init__(self) -> None:
        self._first: dict[_Key, tuple[Speaker, frozenset[str]]] = {}
        self._last: dict[_Key, tuple[Speaker, frozenset[str]]] = {}

    def hear(self, speaker: Speaker) -> None:
        """Remember who spoke."""
        key = (speaker.name, speaker.person)
        _, pointed = self._last.pop(key, (None, None))
        if pointed is None:
            pointed = frozenset(re.findall(r"[\w.]+", speaker.name.lower()))
            self._first[key] = (speaker, frozenset(re.findall(r"\w+", speaker.name.lower())))
        self._last[key] = (speaker, pointed)
        if len(self._last) > _MOST:
            oldest = next(iter(self._last))
            del self._last[oldest], self._first[oldest]

    def latest_first(self) -> Iterator[tuple[Speaker, frozenset[str]]]:
        """The speakers with the words of their names, points and all, who spoke last first."""
        return reversed(self._last.values())

    def first_first(self) -> Iterator[tuple[Speaker, frozenset[str]]]:
        """The speakers with the words of their names, who spoke first first."""
        return iter(self._first.values())
