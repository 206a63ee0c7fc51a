"""On what terms a ledger is served, and what the application needs of the machine."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.serve.guard.tokens import Chance

UNLIMITED = 0.0
SECONDS_A_PAGE = 20.0
"""How long the ledger may take for one answer to begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms a ledger is served.

    `host` is the name or address that it is served at, `names` are further ones that requests may name (those of a
    proxy). `writable` lets tokens write; `fetches` lets them have addresses fetched. `rate` is how many requests a
    second one client may make, 0 for as many as it likes; `patience_s` how long an answer may take to begin.
    """

    host: str = "127.0.0.1"
    names: frozenset[str] = frozenset()
    writable: bool = False
    fetches: bool = False
    rate: float = UNLIMITED
    patience_s: float = SECONDS_A_PAGE


READ_ONLY = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The moment it is (aware), a steady clock in seconds, and chance that nobody can foretell."""

    now: Callable[[], datetime]
    steady: Callable[[], float]
    chance: Chance


def this_machine() -> Surroundings:
    """The clocks and the chance of this machine."""
    return Surroundings(now=lambda: datetime.now(UTC), steady=time.monotonic, chance=secrets.token_bytes)
