"""What linking keeps at hand, in SQL: tellings by their blocks, and up to where the record has been reconciled.

None of it is record: it can be emptied and made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Column, Executable, func, select, text

from counterclaim.store.entry import IndexedTelling, Mark, Reconciled
from counterclaim.store.schema.tables import (
    documents,
    judgements,
    readings,
    revocations,
    standing,
    supersessions,
    telling_blocks,
    tellings,
)
from counterclaim.store.sql import indexing
from counterclaim.store.sql.one_at_a_time import the_only_one
from counterclaim.store.sql.sessions import SqlSessions
from counterclaim.store.sql.stretches import stretches

_TOLD = (tellings.c.key, tellings.c.document, tellings.c.scope, tellings.c.blocks, tellings.c.body)
_NEWEST = """
WITH asked(block) AS (VALUES {asked})
SELECT near.telling FROM asked JOIN telling_blocks AS near ON near.block = asked.block
WHERE near.telling >= COALESCE((
    SELECT last.telling FROM telling_blocks AS last WHERE last.block = asked.block
    ORDER BY last.telling DESC LIMIT 1 OFFSET :before
), 0)
"""


class SqlIndex(SqlSessions):
    """The working part of a ledger; `Workbench` says what each method does."""

    def reconciling(self, waits: Callable[[], None]) -> AbstractContextManager[None]:
        """The only right to reconcile; see `Workbench.reconciling`."""
        return the_only_one(self._engine, self.name, waits)

    def index_tellings(self, rows: Iterable[IndexedTelling]) -> None:
        """Keep tellings at hand; see `Workbench.index_tellings`."""
        with self._writing() as connection:
            indexing.index_tellings(connection, rows)

    def drop_tellings(self, documents: Iterable[str]) -> None:
        """Forget the tellings of documents; see `Workbench.drop_tellings`."""
        with self._writing() as connection:
            indexing.drop_tellings(connection, documents)

    def rescope_tellings(self, scopes: Mapping[str, str]) -> None:
        """Give tellings another scope; see `Workbench.rescope_tellings`."""
        with self._writing() as connection:
            indexing.rescope_tellings(connection, scopes)

    def tellings(self) -> Iterator[IndexedTelling]:
        """All of them; see `Workbench.tellings`."""
        return map(_telling, self._rows(select(*_TOLD).order_by(tellings.c.key)))

    def tellings_by_blocks(self, blocks: Iterable[str], newest: int | None = None) -> tuple[IndexedTelling, ...]:
        """Those in one of these blocks; see `Workbench.tellings_by_blocks`."""
        found: set[int] = set()
        with self._reading() as connection:
            for some in stretches(blocks):
                found |= set(connection.scalars(_of_blocks(some, newest)))
            rows: list[IndexedTelling] = []
            for numbers in stretches(sorted(found)):
                chosen = select(*_TOLD).where(tellings.c.seq.in_(numbers))
                rows += map(_telling, connection.execute(chosen))
        return tuple(sorted(rows, key=lambda telling: telling.key))

    def tellings_of_documents(self, documents: Iterable[str]) -> tuple[IndexedTelling, ...]:
        """Those of these documents; see `Workbench.tellings_of_documents`."""
        return self._where(tellings.c.document, documents)

    def tellings_of_scopes(self, scopes: Iterable[str]) -> tuple[IndexedTelling, ...]:
        """Those of these scopes; see `Workbench.tellings_of_scopes`."""
        return self._where(tellings.c.scope, scopes)

    def clear_index(self) -> None:
        """Forget all tellings, and that anything was reconciled; see `Workbench.clear_index`."""
        with self._writing() as connection:
            indexing.clear_index(connection)

    def mark(self) -> Mark:
        """How far the record has grown; see `Workbench.mark`."""
        with self._reading() as connection:
            reading, supersession, judgement, revocation = indexing.last_rows(
                connection, (readings, supersessions, judgements, revocations)
            )
        return Mark(reading=reading, supersession=supersession, judgement=judgement, revocation=revocation)

    def edition(self) -> str:
        """Names the state of what is recorded and derived; see `Workbench.edition`."""
        with self._reading() as connection:
            return indexing.edition_of(connection)

    def reconciled_through(self) -> Reconciled:
        """Up to where the record is reconciled; see `Workbench.reconciled_through`."""
        with self._reading() as connection:
            return indexing.reconciled_through(connection)

    def note_reconciled(self, done: Reconciled, since: Reconciled) -> bool:
        """Note that it is now reconciled so far; see `Workbench.note_reconciled`."""
        with self._writing() as connection:
            return indexing.noted_reconciled(connection, done, since)

    def changed_documents(self, since: Mark) -> tuple[str, ...]:
        """Documents read or superseded since; see `Workbench.changed_documents`."""
        with self._reading() as connection:
            read = connection.scalars(
                select(readings.c.document).where(readings.c.seq > since.reading).order_by(readings.c.seq)
            ).all()
            newer = supersessions.c.seq > since.supersession
            older = connection.scalars(select(supersessions.c.document).where(newer).order_by(supersessions.c.seq))
            return tuple(dict.fromkeys([*read, *older]))

    def newest_documents(self, keys: Iterable[str] | None = None) -> tuple[str, ...]:
        """Documents that no newer version supersedes; see `Workbench.newest_documents`."""
        chosen = select(documents.c.seq, documents.c.id).where(documents.c.id.not_in(select(supersessions.c.document)))
        if keys is None:
            return tuple(row.id for row in self._rows(chosen.order_by(documents.c.seq)))
        with self._reading() as connection:
            asked = (chosen.where(documents.c.id.in_(some)) for some in stretches(keys))
            rows = [row for each in asked for row in connection.execute(each)]
        return tuple(row.id for row in sorted(rows, key=lambda row: row.seq))

    def standing_scopes(self) -> tuple[str, ...]:
        """Scopes in which anything stands; see `Workbench.standing_scopes`."""
        chosen = select(standing.c.scope).where(standing.c.digest.is_not(None)).distinct()
        return tuple(row.scope for row in self._rows(chosen.order_by(standing.c.scope)))

    def numbers_standing(self) -> tuple[int, int]:
        """How many incidents and findings stand; see `Workbench.numbers_standing`."""
        chosen = select(standing.c.sort, func.count().label("number")).where(standing.c.digest.is_not(None))
        found = {row.sort: row.number for row in self._rows(chosen.group_by(standing.c.sort))}
        return found.get("incident", 0), found.get("finding", 0)

    def _where(self, column: Column[Any], keys: Iterable[str]) -> tuple[IndexedTelling, ...]:
        found: list[IndexedTelling] = []
        with self._reading() as connection:
            for some in stretches(keys):
                found += map(_telling, connection.execute(select(*_TOLD).where(column.in_(some))))
        return tuple(sorted(found, key=lambda telling: telling.key))


def _of_blocks(blocks: Sequence[str], newest: int | None) -> Executable:
    """The numbers of the tellings of these blocks, or of so many of each that came last."""
    if newest is None:
        return select(telling_blocks.c.telling).where(telling_blocks.c.block.in_(blocks))
    asked = ", ".join(f"(:block{at})" for at in range(len(blocks)))
    named = {f"block{at}": block for at, block in enumerate(blocks)}
    return text(_NEWEST.format(asked=asked)).bindparams(before=newest - 1, **named)


def _telling(row: Any) -> IndexedTelling:
    blocks = tuple(json.loads(row.blocks))
    return IndexedTelling(key=row.key, document=row.document, scope=row.scope, blocks=blocks, body=row.body)
