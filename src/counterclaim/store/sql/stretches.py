"""Keys, so many at a time as one statement takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Key = TypeVar("Key", str, int)

KEYS_AT_ONCE = 800
"""Named in one statement: databases take only so many parameters."""


def stretches(keys: Iterable[Key], size: int = KEYS_AT_ONCE) -> Iterator[list[Key]]:
    """Keys without their doubles, so many at a time as one statement takes."""
    coming = iter(dict.fromkeys(keys))
    while batch := list(islice(coming, size)):
        yield batch
