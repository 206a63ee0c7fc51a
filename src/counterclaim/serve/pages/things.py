"""What all pages do with what they look for: find it or say that it is not here, show a page of it at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

Thing = TypeVar("Thing")
Handler = Callable[[Request], Response]
Route = tuple[str, Handler]


class Missing(LookupError):
    """What an address names is not in the ledger; the words say in English what was looked for.

    `told` says it in the reader's own words, where it is known that it never was there.
    """

    def __init__(self, words: str, *, told: str = "") -> None:
        super().__init__(words)
        self.told = told


def found(thing: Thing | None, name: str, key: str) -> Thing:
    """The thing, or Missing."""
    if thing is None:
        raise Missing(f"No {name} here has the id {key}.")
    return thing
