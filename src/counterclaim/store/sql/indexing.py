"""Writes what linking keeps at hand, within the caller's transaction: tellings, their blocks, and how far they go.

Statements are of many rows, in the order of their keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, bindparam, delete, func, insert, select, update

from counterclaim.store.entry import IndexedTelling, Mark, Reconciled
from counterclaim.store.schema.tables import (
    derivations,
    judgements,
    readings,
    reconciled,
    revocations,
    supersessions,
    telling_blocks,
    tellings,
)
from counterclaim.store.sealing import seal_of_telling
from counterclaim.store.sql.stretches import stretches

THE_ONE = 1
TELLINGS_AT_ONCE = 5_000

_DROP_BLOCKS = delete(telling_blocks).where(
    telling_blocks.c.block == bindparam("of_block"), telling_blocks.c.telling == bindparam("of_telling")
)


def index_tellings(connection: Connection, rows: Iterable[IndexedTelling]) -> None:
    """Keep tellings at hand; one of the same key is replaced."""
    last: int = connection.execute(select(func.max(tellings.c.seq))).scalar() or 0
    is_new = not last
    for some in _batches(rows):
        if not is_new:
            _drop(connection, tellings.c.key, [telling.key for telling in some])
        blocks = [(block, last + at) for at, one in enumerate(some, 1) for block in dict.fromkeys(one.blocks)]
        connection.execute(insert(tellings), [_row(one, last + at) for at, one in enumerate(some, 1)])
        pairs = [{"block": block, "telling": telling} for block, telling in sorted(blocks)]
        if pairs:
            connection.execute(insert(telling_blocks), pairs)
        last += len(some)


def drop_tellings(connection: Connection, documents: Iterable[str]) -> None:
    """Forget the tellings of documents."""
    _drop(connection, tellings.c.document, documents)


def rescope_tellings(connection: Connection, scopes: Mapping[str, str]) -> None:
    """Give tellings, by their keys, another scope."""
    rows = [{"of_key": key, "scope": scope} for key, scope in scopes.items()]
    if rows:
        connection.execute(update(tellings).where(tellings.c.key == bindparam("of_key")), rows)


def clear_index(connection: Connection) -> None:
    """Forget all tellings, and that anything was reconciled."""
    for table in (telling_blocks, tellings, reconciled):
        connection.execute(delete(table))


def reconciled_through(connection: Connection) -> Reconciled:
    """Up to where the record is reconciled, and by which rules."""
    row = connection.execute(select(reconciled)).first()
    if row is None:
        return Reconciled()
    mark = Mark(reading=row.reading, supersession=row.supersession, judgement=row.judgement, revocation=row.revocation)
    return Reconciled(through=mark, rules=row.rules)


def noted_reconciled(connection: Connection, done: Reconciled, since: Reconciled) -> bool:
    """Note that it is now reconciled so far; False where that was noted otherwise since."""
    if reconciled_through(connection) != since:
        return False
    mark = done.through
    connection.execute(delete(reconciled))
    connection.execute(
        insert(reconciled).values(
            one=THE_ONE,
            reading=mark.reading,
            supersession=mark.supersession,
            judgement=mark.judgement,
            revocation=mark.revocation,
            rules=done.rules,
        )
    )
    return True


def last_rows(connection: Connection, tables: tuple[Table, ...]) -> tuple[int, ...]:
    """The numbers of these tables' last rows, 0 where one has none: asked in one go, as each page asks for them."""
    return tuple(number or 0 for number in connection.execute(_select_last(tables)).one())


@cache
def _select_last(tables: tuple[Table, ...]) -> Select[Any]:
    return select(*(select(func.max(table.c.seq)).scalar_subquery() for table in tables))


def edition_of(connection: Connection) -> str:
    """Names the state of what is recorded and derived that this connection reads; see `Workbench.edition`."""
    tables = (readings, supersessions, judgements, revocations, derivations)
    return "-".join(map(str, last_rows(connection, tables)))


def _drop(connection: Connection, column: Column[Any], keys: Iterable[str]) -> None:
    for some in stretches(keys):
        rows = connection.execute(select(tellings.c.seq, tellings.c.blocks).where(column.in_(some))).all()
        pairs = [{"of_block": block, "of_telling": row.seq} for row in rows for block in json.loads(row.blocks)]
        if pairs:
            connection.execute(_DROP_BLOCKS, pairs)
        connection.execute(delete(tellings).where(column.in_(some)))


def _row(telling: IndexedTelling, seq: int) -> dict[str, Any]:
    blocks = json.dumps(list(dict.fromkeys(telling.blocks)), ensure_ascii=True, separators=(",", ":"))
    row: dict[str, Any] = {"seq": seq, "key": telling.key, "document": telling.document}
    row |= {"scope": telling.scope, "blocks": blocks, "body": telling.body}
    return row | {"seal": seal_of_telling(row)}


def _batches(rows: Iterable[IndexedTelling]) -> Iterator[list[IndexedTelling]]:
    batch: dict[str, IndexedTelling] = {}
    for row in rows:
        batch[row.key] = row
        if len(batch) == TELLINGS_AT_ONCE:
            yield list(batch.values())
            batch = {}
    if batch:
        yield list(batch.values())
