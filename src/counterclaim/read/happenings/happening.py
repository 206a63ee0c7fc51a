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
    """One thing told to have happened. `trigger` is the index of the word that tells it."""

    kind: Kind
    trigger: int
    roles: Roles
    nominal: bool = False


def suffered(words: tuple[int, ...]) -> Roles:
    """The roles of those to whom something happened, by nobody who is named."""
    return Roles(agents=(), patients=words, passive=True)
