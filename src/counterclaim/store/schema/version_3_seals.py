"""The part of the step to version 3 that seals what is there, and makes room for what a repair could not save."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, text

from counterclaim.store.checks.units import SEALED, units_of
from counterclaim.store.copies.plain_rows import Form, PlainTable, rows_of
from counterclaim.store.schema.tables import guard
from counterclaim.store.sealing import seal_of, seal_of_telling

_AT_ONCE = 1_000
_WORDS = {
    "sqlite": {"own": "INTEGER NOT NULL", "key": "INTEGER", "moment": "DATETIME"},
    "postgresql": {"own": "BIGSERIAL NOT NULL", "key": "BIGINT", "moment": "TIMESTAMP WITH TIME ZONE"},
}
_SEALED_TABLES = ("readings", "derivations", "supersessions", "judgements", "revocations")
_LOSSES = (
    "CREATE TABLE losses (seq {own}, learned_at {moment} NOT NULL, lost_from VARCHAR NOT NULL, number {key}, "
    "id VARCHAR, because TEXT NOT NULL, PRIMARY KEY (seq))"
)
_BY_ROW = tuple(
    PlainTable(name=name, columns={"seq": Form.NUMBER} | columns, order=("seq",))
    for name, columns in (
        (
            "derivations",
            {
                "sort": Form.TEXT,
                "id": Form.TEXT,
                "learned_at": Form.MOMENT,
                "withdrawn": Form.FLAG,
                "kind": Form.TEXT,
                "digest": Form.TEXT,
                "body": Form.JSON,
            },
        ),
        ("supersessions", {"document": Form.TEXT, "by": Form.TEXT, "learned_at": Form.MOMENT}),
        ("judgements", {"id": Form.TEXT, "learned_at": Form.MOMENT, "body": Form.JSON}),
        ("revocations", {"judgement": Form.TEXT, "learned_at": Form.MOMENT, "body": Form.JSON}),
    )
)

_TELLINGS = PlainTable(
    name="tellings",
    columns={"seq": Form.NUMBER, "key": Form.TEXT, "document": Form.TEXT, "blocks": Form.TEXT, "body": Form.TEXT},
    order=("seq",),
)

Seals = Iterator[dict[str, object]]


def add_seals(connection: Connection) -> None:
    """Give every row that is sealed its seal, within the caller's transaction; guards are lifted while that is done."""
    connection.execute(text(_LOSSES.format(**_WORDS[connection.dialect.name])))
    guard("losses", connection)
    for name in _SEALED_TABLES:
        connection.execute(text(f"ALTER TABLE {name} ADD COLUMN seal VARCHAR"))
        _lift_guard(connection, name)
    _fill(connection, "readings", _of_readings(connection))
    for table in _BY_ROW:
        _fill(connection, table.name, _of_rows(connection, table))
    connection.execute(text("ALTER TABLE tellings ADD COLUMN seal VARCHAR"))
    _fill(connection, "tellings", _of_rows(connection, _TELLINGS))
    for name in _SEALED_TABLES:
        _put_guard_back(connection, name)


def _of_readings(connection: Connection) -> Seals:
    for unit in units_of(connection, SEALED):
        yield {"of": unit.reading["seq"], "seal": unit.seal}


def _of_rows(connection: Connection, table: PlainTable) -> Seals:
    last = connection.execute(text(f"SELECT max(seq) FROM {table.name}")).scalar() or 0
    for first in range(1, last + 1, _AT_ONCE):
        within = {"first": first, "last": first + _AT_ONCE - 1}
        for values in list(rows_of(connection, table, "WHERE seq BETWEEN :first AND :last", **within)):
            row = dict(zip(table.columns, values, strict=True))
            seal = seal_of_telling(row) if table is _TELLINGS else seal_of(table.name, row)
            yield {"of": row["seq"], "seal": seal}


def _fill(connection: Connection, name: str, seals: Seals) -> None:
    statement = text(f"UPDATE {name} SET seal = :seal WHERE seq = :of")
    while some := list(islice(seals, _AT_ONCE)):
        connection.execute(statement, some)


def _lift_guard(connection: Connection, name: str) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(
        text(f"DROP TRIGGER {name}_no_UPDATE" if is_sqlite else f"ALTER TABLE {name} DISABLE TRIGGER USER")
    )


def _put_guard_back(connection: Connection, name: str) -> None:
    if connection.dialect.name == "sqlite":
        guard(name, connection, ("UPDATE",))
    else:
        connection.execute(text(f"ALTER TABLE {name} ENABLE TRIGGER USER"))
