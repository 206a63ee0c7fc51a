"""How long somebody waits for a database: questions that take longer are broken off, wherever they are asked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, event

STEPS = 1_000_000
"""So many steps of SQLite's machine (some 30 ms) between two looks at the clock: for each, a thread has to wait until
the others let it run Python."""


@dataclass(slots=True)
class Deadline:
    """Until when questions may take, on the steady clock (`time.monotonic`, seconds). It may be put off."""

    until: float

    @property
    def left_s(self) -> float:
        """How many seconds are left."""
        return self.until - time.monotonic()


_DEADLINE: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[Deadline]:
    """What is asked of ledgers in here, in this context, is broken off after so many seconds, with LedgerBusy."""
    deadline = Deadline(time.monotonic() + seconds)
    token = _DEADLINE.set(deadline)
    try:
        yield deadline
    finally:
        _DEADLINE.reset(token)


def heed_deadlines(engine: Engine) -> None:
    """Let the connections of an engine break off what takes longer than whoever asks may wait."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _watch)
    else:
        event.listen(engine, "begin", _tell_server)


def _watch(connection: sqlite3.Connection, _: object) -> None:
    connection.set_progress_handler(_is_over, STEPS)


def _is_over() -> bool:
    deadline = _DEADLINE.get()
    return deadline is not None and deadline.left_s < 0


def _tell_server(connection: Connection) -> None:
    deadline = _DEADLINE.get()
    if deadline is not None:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, round(deadline.left_s * 1000))}")
