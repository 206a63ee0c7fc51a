"""Which of the followed sources an address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.errors import SettingsError
from counterclaim.model.source_health import SourceHealth, SourceState
from counterclaim.store.query import LONGEST_FILTER
from counterclaim.store.spelling import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesAsked:
    """Filters on sources: a state (null for all), and part of a name or an address, folded."""

    state: SourceState | None
    text: str

    def meets(self, source: SourceHealth) -> bool:
        """Whether a source is asked for."""
        return self.state in (None, source.state) and self.names(source)

    def names(self, source: SourceHealth) -> bool:
        """Whether its name or address has the text."""
        return self.text in folded(source.name) or self.text in folded(source.address)


def sources_asked(given: Mapping[str, str]) -> SourcesAsked:
    """The filters that parameters ask for; empty ones filter nothing. Raises SettingsError."""
    state, text = given.get("state", "").strip(), given.get("text", "").strip()
    if len(text) > LONGEST_FILTER:
        raise SettingsError(f"text: {len(text)} characters, at most {LONGEST_FILTER} can be searched for")
    if state and state not in set(SourceState):
        raise SettingsError(f"state {state[:40]!r}: not one of {', '.join(SourceState)}")
    return SourcesAsked(state=SourceState(state) if state else None, text=folded(text))
