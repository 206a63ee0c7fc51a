"""Finds what stands and rests on claims that meet a query, by columns in memory that grow with the record."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from counterclaim.store.columns.tabling import SqlTallies
from counterclaim.store.memory.matching import asks_for_claims
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.schema.tables import derivations

if TYPE_CHECKING:
    from counterclaim.store.columns.claims import Mask
    from counterclaim.store.columns.standing import Stood

Met = tuple["Stood", "Mask | None"]
"""What stands, and the claims that meet a query; null where it asks for none."""


class SqlStood(SqlTallies):
    """What stands now with what it rests on, held in memory."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._stands: Stood | None = None
        self._adding = Lock()

    def _met(self, query: Query) -> Met | None:
        """What stands and which claims meet a query; null where these columns do not tell of what it asks for.

        They tell of the present alone. Words and documents are sought by the database, which finds few of them.
        """
        if query.known_at or query.said_by or query.all_versions or query.document or query.text:
            return None
        with self._reading() as connection:
            stood = self._stood(connection)
            # After what stands: these claims are then at least those that it rests on.
            claims = self._table(connection, query)[1].met() if asks_for_claims(query) else None
        return stood, claims

    def _stood(self, connection: Connection) -> Stood:
        from counterclaim.store.columns.standing import grown

        row = connection.scalar(select(func.max(derivations.c.seq))) or 0
        with self._adding:
            if self._stands is None or self._stands.row < row:
                numbers = self._table(connection, EVERYTHING)[0].numbers
                self._stands = grown(self._stands, connection, numbers)
            return self._stands
