"""One database, its readers and its one writer at a time: what all parts of a ledger in SQL stand on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select

from counterclaim.store.failures import told
from counterclaim.store.opening import PATIENCE_S, WRITING, open_engine, wait_for_other_writers
from counterclaim.store.shapes import valued

Value = TypeVar("Value")

ROWS_AT_ONCE = 500


class SqlSessions:
    """Reading and writing sessions of one database."""

    def __init__(
        self, where: str | Path, *, create: bool = True, migrate: bool = False, patience_s: float = PATIENCE_S
    ) -> None:
        """Open the ledger in that file (or at that database URL), and make or migrate it if `create` says so.

        `migrate` brings an older one up to date, and makes none. `patience_s` is how long to wait for another writer.
        Raises LedgerError.
        """
        self._engine: Engine
        self._engine, self.name = open_engine(where, create=create, migrate=migrate, patience_s=patience_s)
        self._address = str(where)

    @property
    def address(self) -> str | None:
        """Where another process can open the same ledger: a path, or a URL with its password."""
        return None if ":memory:" in self._address else self._address

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.name), self._engine.execution_options(**WRITING).begin() as connection:
            wait_for_other_writers(connection)
            yield connection

    def _rows(self, chosen: Select[Any]) -> Iterator[Any]:
        with self._reading() as connection:
            yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen)

    def _values(self, chosen: Select[Any], kind: type[Value]) -> Iterator[Value]:
        return (valued(row.body, kind) for row in self._rows(chosen))
