"""Connections that don't get on: whoever opens one has to ask for something within a while."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S = 20.0
"""So long the first line and the headers of a request may take to come."""
MOST_OF_ONE = 400
"""Connections that one address may have open, where there is no proxy from which all come."""


class PatientlyBounded(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with a bound on how long it waits for a request to begin."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._waits: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait; an address that has very many connections gets no more."""
        super().connection_made(transport)
        if not self.config.proxy_headers and self._others_of_the_same() >= MOST_OF_ONE:
            transport.abort()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting from the first byte of a request until its headers are there."""
        super().data_received(data)
        if self._is_asked():
            self._wait_no_more()
        elif self._waits is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _others_of_the_same(self) -> int:
        """Connections that the same address has open beside this one."""
        open_ones = (each for each in self.connections if isinstance(each, H11Protocol) and each is not self)
        return sum(_address(each) == _address(self) for each in open_ones)

    def _is_asked(self) -> bool:
        """Whether a request is being answered, or was just answered and no other has begun."""
        return self.cycle is not None and (not self.cycle.response_complete or not self.conn.trailing_data[0])

    def _wait(self) -> None:
        self._waits = self.loop.call_later(HEAD_S, self._give_up)

    def _wait_no_more(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None

    def _give_up(self) -> None:
        self._waits = None
        if not self._is_asked() and self.transport is not None:
            self.transport.abort()


def _address(connection: H11Protocol) -> str:
    return connection.client[0] if connection.client else ""
