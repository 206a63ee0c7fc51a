"""A run that is asked to stop keeps what it has, and ends in good order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import TypeVar

Thing = TypeVar("Thing")

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(slots=True)
class Stop:
    """Whether a signal came, and which; from then on, or `at_once`, a signal interrupts whatever is being done."""

    signal: int | None = None
    at_once: bool = False
    _came: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> bool:
        """Wait so long; False, at once, if a signal came."""
        return not self._came.wait(seconds)

    def until(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """The same things, ended by a signal."""
        for thing in things:
            yield thing
            if self.signal is not None:
                return

    def notice(self, number: int, _: FrameType | None) -> None:
        """A signal came."""
        hurried = self.at_once or self.signal is not None
        self.signal = number
        self._came.set()
        if hurried:
            raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stop]:
    """Signals to stop are noticed while this is held; outside the main thread none are."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop.notice) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
