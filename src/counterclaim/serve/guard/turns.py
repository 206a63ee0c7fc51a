"""How many requests are worked on at once: one client's wait for each other, so that it can't take all threads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

TURNS = 8
"""Requests of one client at once: fewer than there are threads (40) and connections to the ledger (15)."""
MOST_WAITING = 1_000


class TooMany(Exception):
    """So many wait already that it is no use to wait too."""


class Turns:
    """Turns of each client. All is done in the one thread of the server's loop."""

    def __init__(self, turns: int = TURNS, most: int = MOST_WAITING) -> None:
        self._turns, self._most = turns, most
        self._of: dict[str, tuple[asyncio.Semaphore, int]] = {}
        self._waiting = 0

    @asynccontextmanager
    async def of(self, client: str) -> AsyncIterator[None]:
        """A turn of this client, once one is free. Raises TooMany."""
        if self._waiting >= self._most:
            raise TooMany
        turns, number = self._of.get(client, (asyncio.Semaphore(self._turns), 0))
        self._of[client] = (turns, number + 1)
        self._waiting += 1
        try:
            async with turns:
                yield
        finally:
            self._waiting -= 1
            number = self._of[client][1] - 1
            if number:
                self._of[client] = (turns, number)
            else:
                del self._of[client]
