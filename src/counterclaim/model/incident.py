"""A happening that claims are about."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a claim belongs to an incident: reasons in plain words, strongest first. `score` is 0 to 1.

    `tied_to` is the claim that it was compared with; null for the one that the incident is founded on.
    """

    claim: str
    score: float
    reasons: tuple[str, ...]
    tied_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A happening, derived from claims: it can be rebuilt from them, and from people's judgements, at any time.

    `part_of` is the incident that this one lies in: a strike of a night's attack. Null where none is known.
    """

    id: str
    title: str
    kinds: tuple[Kind, ...]
    links: tuple[Link, ...]
    place: Place | None = None
    time: TimeInterval | None = None
    part_of: str | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(link.claim for link in self.links)
