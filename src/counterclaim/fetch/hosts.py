"""One fetch of a host at a time, and a while between two of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from counterclaim.errors import FetchError
from counterclaim.fetch.connections import Monotonic

Wait = Callable[[float], bool]
"""Waits so many seconds; False, at once, where the run is to end."""


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = float("-inf")


class Turns:
    """Whose turn it is at each host."""

    def __init__(self, clock: Monotonic, wait: Wait) -> None:
        self._clock, self._wait = clock, wait
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, gap_s: float) -> Iterator[None]:
        """The turn at a host, once it is free; it is free again `gap_s` after the end.

        Raises FetchError where the run ends while it waits.
        """
        with self._lock:
            one = self._hosts.setdefault(host, _Host())
        with one.lock:
            while (left := one.free_at - self._clock()) > 0:
                pause(self._wait, left, host)
            try:
                yield
            finally:
                one.free_at = self._clock() + gap_s


def pause(wait: Wait, seconds: float, of: str) -> None:
    """Wait; raises FetchError where the run ends meanwhile."""
    if not wait(seconds):
        raise FetchError(of, "not fetched: the run was ended", code="stopped", passes=True)
