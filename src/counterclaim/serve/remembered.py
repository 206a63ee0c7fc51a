"""What was worked out for one state of the ledger is not worked out again while that state stands."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Worked = TypeVar("Worked")
MOST = 512
"""So many answers are held; the one unused for longest goes first."""


class Remembered:
    """Holds answers by the ledger's edition and what was asked. Several threads may ask at once.

    An answer is worked out once even where many ask for it together: the others wait for it.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._busy: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def answer(self, edition: str, asked: Hashable, work: Callable[[], Worked]) -> Worked:
        """The answer to what is asked of this edition of the ledger, worked out if it is not held."""
        key = (edition, asked)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                known: Worked = self._held[key]
                return known
            busy = self._busy.setdefault(key, Lock())
        with busy:
            with self._lock:
                if key in self._held:
                    also_known: Worked = self._held[key]
                    return also_known
            try:
                found = work()
                with self._lock:
                    self._held[key] = found
                    while len(self._held) > self._most:
                        self._held.popitem(last=False)
            finally:
                with self._lock:
                    self._busy.pop(key, None)
        return found

    def has(self, edition: str, asked: Hashable) -> bool:
        """Whether the answer is held now."""
        with self._lock:
            return (edition, asked) in self._held
