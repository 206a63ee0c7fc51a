"""Who goes and fetches: some at once, each to one host at a time."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counterclaim.errors import FetchError
from counterclaim.fetch.addresses import host_of
from counterclaim.fetch.asking import Answer, Wanted

Fetches = Callable[[Wanted], Answer]
"""What fetches an address; raises FetchError."""

WAITING = 2
"""So many answers a courier may wait to be taken; bounds what is held in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What is to be fetched: a source, or a page that it named."""

    source: str
    page: str | None
    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came of an errand, and when."""

    errand: Errand
    at: datetime
    found: Answer | FetchError | None
    """Null where the courier itself failed, which is our fault."""


class Couriers(Protocol):
    """Fetch one errand after the other."""

    def send(self, errand: Errand) -> None:
        """Have it fetched."""

    def arrived(self, most: int, timeout_s: float) -> list[Arrival]:
        """What has come, in order of its coming; waits so long for the first."""


class OneCourier:
    """Fetches each errand at once, in the order in which they are sent."""

    def __init__(self, fetches: Fetches, now: Callable[[], datetime]) -> None:
        self._fetches, self._now = fetches, now
        self._errands: deque[Errand] = deque()

    def send(self, errand: Errand) -> None:
        """Have it fetched; see `Couriers.send`."""
        self._errands.append(errand)

    def arrived(self, most: int, timeout_s: float) -> list[Arrival]:
        """What has come; see `Couriers.arrived`."""
        due = [self._errands.popleft() for _ in range(min(most, len(self._errands)))]
        return [Arrival(errand=errand, found=outcome(self._fetches, errand), at=self._now()) for errand in due]


class ManyCouriers:
    """Fetch in threads, which end with the process and hold up nobody's end.

    A host's errands wait in its own line, and a courier takes one of them at a time: a host with many takes no more
    than one courier.
    """

    def __init__(self, fetches: Fetches, now: Callable[[], datetime], number: int) -> None:
        self._fetches, self._now = fetches, now
        self._lines: dict[str, deque[Errand]] = {}
        self._hosts: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._come: queue.Queue[Arrival] = queue.Queue(WAITING * number)
        self._lock = threading.Lock()
        for at in range(number):
            threading.Thread(target=self._work, name=f"courier {at + 1}", daemon=True).start()

    def send(self, errand: Errand) -> None:
        """Have it fetched; see `Couriers.send`."""
        host = host_of(errand.wanted.address)
        with self._lock:
            line = self._lines.get(host)
            if line is None:
                self._lines[host] = deque([errand])
                self._hosts.put(host)
            else:
                line.append(errand)

    def arrived(self, most: int, timeout_s: float) -> list[Arrival]:
        """What has come; see `Couriers.arrived`."""
        found: list[Arrival] = []
        try:
            found.append(self._come.get(timeout=timeout_s))
            while len(found) < most:
                found.append(self._come.get_nowait())
        except queue.Empty:
            pass
        return found

    def _work(self) -> None:
        while True:
            host = self._hosts.get()
            with self._lock:
                errand = self._lines[host].popleft()
            found: Answer | FetchError | None = None
            try:
                found = outcome(self._fetches, errand)
            finally:
                self._come.put(Arrival(errand=errand, found=found, at=self._now()))
                with self._lock:
                    if self._lines[host]:
                        self._hosts.put(host)
                    else:
                        del self._lines[host]


def outcome(fetches: Fetches, errand: Errand) -> Answer | FetchError:
    """What lies at the address, or why it can't be had."""
    try:
        return fetches(errand.wanted)
    except FetchError as error:
        return error
