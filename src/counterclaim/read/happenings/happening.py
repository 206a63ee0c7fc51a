"""What a happening is: its kind, the word that tells it, and who did it to what."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.kind import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who did it and to what, as word indices."""

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    passive: bool


NO_ROLES = Roles(agents=(), patients=(), passive=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing told to have happened. `trigger` is the index of the word that tells it.

    `lacking` tells that a negation is how it is told: where lamps do not burn, power is cut.
    """

    kind: Kind
    trigger: int
    roles: Roles
    nominal: bool = False
    lacking: bool = False
    leant: frozenset[int] = frozenset()
    """The last words of the numbers that the model, and no rule, takes to count it."""
    uncounted: bool = False
    """Whether the model alone tells it, without a number: no count is tied to it."""


def suffered(words: tuple[int, ...]) -> Roles:
    """The roles of those to whom something happened, by nobody who is named."""
    return Roles(agents=(), patients=words, passive=True)
