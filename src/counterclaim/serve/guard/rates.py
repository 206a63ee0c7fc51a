"""How often somebody may ask: each has a bucket that fills at a steady rate, and every request takes from it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

MOST_HELD = 20_000
"""So many buckets are held; of more, that of whoever asked longest ago goes, and is full when they come again."""


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


class Rate:
    """So many requests a second for each name, and so many at once. Several threads may ask."""

    def __init__(self, per_s: float, at_once: float, steady: Callable[[], float], most: int = MOST_HELD) -> None:
        self._per_s, self._at_once, self._steady, self._most = per_s, at_once, steady, most
        self._held: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, name: str) -> float:
        """0, and one is taken, where this name may go on now; else in how many seconds it may."""
        with self._lock:
            moment = self._steady()
            bucket = self._held.pop(name, None) or _Bucket(self._at_once, moment)
            bucket.level = min(self._at_once, bucket.level + (moment - bucket.at) * self._per_s)
            bucket.at = moment
            self._held[name] = bucket
            if len(self._held) > self._most:
                self._held.popitem(last=False)
            if bucket.level < 1:
                return (1 - bucket.level) / self._per_s
            bucket.level -= 1
            return 0.0

    def __len__(self) -> int:
        return len(self._held)
