"""The tables of a ledger as plain rows: numbers and texts that are the same in every database and in Parquet.

A moment is `2031-05-04 09:00:00.000000` in UTC, a day `2031-05-04`, a flag 0 or 1, JSON the text that was stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, Date, Engine, Float, Integer, Table, text

from counterclaim.store.schema.tables import Moment

Plain = str | int | float | None
PlainRow = tuple[Plain, ...]

ROWS_AT_ONCE = 1_000


class Form(StrEnum):
    """How a column's values are written."""

    NUMBER = "number"
    REAL = "real"
    TEXT = "text"
    JSON = "json"
    MOMENT = "moment"
    DAY = "day"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """A table, the forms of its columns by their names, and what orders its rows."""

    name: str
    columns: Mapping[str, Form]
    order: tuple[str, ...]


def plain_table(table: Table, *, without: Sequence[str] = ()) -> PlainTable:
    """A table as plain rows, some of its columns left out."""
    columns = {column.name: _form(column.type) for column in table.columns if column.name not in without}
    return PlainTable(name=table.name, columns=columns, order=tuple(key.name for key in table.primary_key))


def plain_moment(moment: datetime) -> str:
    """A moment as rows have it."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}".rjust(len("2031-05-04 09:00:00.000000"), "0")


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """One state of the ledger, however long it is looked at and whoever goes on writing."""
    with engine.connect() as connection:
        yield connection
        connection.rollback()


def rows_of(connection: Connection, table: PlainTable, where: str = "", **named: Any) -> Iterator[PlainRow]:
    """The rows of a table, in its order; not held in memory."""
    sql = select_text(table, connection.dialect.name, where)
    found = connection.execute(text(sql), named, execution_options={"yield_per": ROWS_AT_ONCE})
    for row in found:
        yield tuple(row)


def select_text(table: PlainTable, dialect: str, where: str = "") -> str:
    """The statement that gives the rows of a table plainly, in its order."""
    columns = ", ".join(_told(name, form, dialect) for name, form in table.columns.items())
    order = ", ".join(_ordered(name, table.columns.get(name, Form.NUMBER), dialect) for name in table.order)
    return f"SELECT {columns} FROM {quoted(table.name)} {where} ORDER BY {order}"


def quoted(name: str) -> str:
    """A name of a table or a column as statements have it."""
    return f'"{name}"'


def write_rows(connection: Connection, table: PlainTable, rows: Iterable[PlainRow]) -> int:
    """Add rows to a table that the caller's transaction may write; how many they were."""
    if connection.dialect.name == "postgresql":
        return _copied_in(connection, table, rows)
    names = ", ".join(map(quoted, table.columns))
    statement = f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({', '.join('?' * len(table.columns))})"
    number, coming = 0, iter(rows)
    while some := list(islice(coming, ROWS_AT_ONCE)):
        connection.exec_driver_sql(statement, some)
        number += len(some)
    return number


def _copied_in(connection: Connection, table: PlainTable, rows: Iterable[PlainRow]) -> int:
    moments = [at for at, form in enumerate(table.columns.values()) if form is Form.MOMENT]
    statement = f"COPY {quoted(table.name)} ({', '.join(map(quoted, table.columns))}) FROM STDIN"
    raw: Any = connection.connection.driver_connection
    number = 0
    with raw.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            values: list[Plain] = list(row)
            for at in moments:
                if values[at] is not None:
                    values[at] = f"{values[at]}+00"
            stream.write_row(values)
            number += 1
    return number


def _form(kind: object) -> Form:
    for known, form in (
        (Moment, Form.MOMENT),
        (JSON, Form.JSON),
        (Date, Form.DAY),
        (Boolean, Form.FLAG),
        (Integer, Form.NUMBER),
        (Float, Form.REAL),
    ):
        if isinstance(kind, known):
            return form
    return Form.TEXT


def _told(name: str, form: Form, dialect: str) -> str:
    if dialect != "postgresql":
        return quoted(name)
    forms = {
        Form.MOMENT: "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
        Form.DAY: "to_char({}, 'YYYY-MM-DD')",
        Form.JSON: "{}::text",
        Form.FLAG: "{}::int",
    }
    return forms.get(form, "{}").format(quoted(name))


def _ordered(name: str, form: Form, dialect: str) -> str:
    return f'{quoted(name)} COLLATE "C"' if dialect == "postgresql" and form is Form.TEXT else quoted(name)
