"""Clocks that are turned by hand, and an internet that is this machine."""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpcore

from counterclaim.fetch.asking import Patience, Visitor
from counterclaim.fetch.connections import GuardedTransport, dial
from counterclaim.fetch.fetcher import Fetcher, Surroundings

NINE = datetime(2031, 5, 4, 9, tzinfo=UTC)
OPEN = "93.184.216.34"
"""An address of the open internet, behind which the tests put their own server."""

PATIENT = Patience(connect_s=20.0, read_s=20.0, whole_s=30.0, body_bytes=1_000_000)
HURRIED = Patience(connect_s=20.0, read_s=0.4, whole_s=0.8, body_bytes=1_000_000)
"""For servers that are slow on purpose; all others are slow on a busy machine."""


@dataclass(slots=True)
class HandClock:
    """A clock that goes on only when someone waits; once `ended`, nobody waits any more."""

    moment: datetime = NINE
    waited: list[float] = field(default_factory=list)
    ended: bool = False

    def now(self) -> datetime:
        """The moment it is."""
        return self.moment

    def seconds(self) -> float:
        """Seconds since some time."""
        return (self.moment - NINE).total_seconds()

    def wait(self, seconds: float) -> bool:
        """Waiting takes no time."""
        if self.ended:
            return False
        self.waited.append(seconds)
        self.moment += timedelta(seconds=seconds)
        return True


@dataclass(slots=True)
class SmallInternet:
    """Names of hosts, and one server behind all of their open addresses; `first` are answers given before."""

    port: int
    names: Mapping[str, Sequence[str]]
    dialled: list[str] = field(default_factory=list)
    first: list[Sequence[str]] = field(default_factory=list)

    def resolve(self, host: str, _: int) -> Sequence[str]:
        """The addresses of a host."""
        if host not in self.names:
            raise OSError("unknown")
        return self.first.pop(0) if self.first else self.names[host]

    def dial(self, machine: str, _: int, timeout_s: float | None) -> httpcore.NetworkStream:
        """A connection to the one server, whichever machine is asked for."""
        self.dialled.append(machine)
        return dial("127.0.0.1", self.port, timeout_s)


def open_world(port: int, **names: Sequence[str]) -> SmallInternet:
    """An internet in which wire.example and post.example have open addresses, and others those that are given."""
    known: dict[str, Sequence[str]] = {"wire.example": (OPEN,), "post.example": (OPEN,)}
    return SmallInternet(port=port, names=known | {name.replace("_", "."): found for name, found in names.items()})


def fetcher_in(
    world: SmallInternet,
    clock: HandClock | None = None,
    patience: Patience = PATIENT,
    ssl_context: ssl.SSLContext | None = None,
) -> Fetcher:
    """A fetcher whose waits take no time; connections run by the real clock."""
    hand = clock or HandClock()
    transport = GuardedTransport(time.monotonic, world.resolve, world.dial, ssl_context)
    surroundings = Surroundings(
        now=hand.now, clock=hand.seconds, wait=hand.wait, chance=lambda: 0.5, transport=transport
    )
    return Fetcher(Visitor(version="1.0", contact="mailto:desk@wire.example", patience=patience), surroundings)
