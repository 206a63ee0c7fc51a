"""The record reading by reading: what came in at once, and so is looked at, sealed and saved at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from counterclaim.store.copies.plain_rows import Form, Plain, PlainTable, plain_table, select_text
from counterclaim.store.schema.tables import claims, documents, readings
from counterclaim.store.sealing import seal_of_reading

READINGS_AT_ONCE = 250

Row = dict[str, Plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTables:
    """The columns of a unit's rows that are asked for."""

    documents: PlainTable
    readings: PlainTable
    claims: PlainTable


WHOLE = UnitTables(documents=plain_table(documents), readings=plain_table(readings), claims=plain_table(claims))
"""Everything."""

SEALED = UnitTables(
    documents=PlainTable(
        name="documents",
        columns={"seq": Form.NUMBER, "id": Form.TEXT, "learned_at": Form.MOMENT, "text": Form.JSON},
        order=("seq",),
    ),
    readings=PlainTable(
        name="readings",
        columns={
            "seq": Form.NUMBER,
            "document": Form.TEXT,
            "reader": Form.TEXT,
            "learned_at": Form.MOMENT,
            "text": Form.JSON,
            "body": Form.JSON,
        },
        order=("seq",),
    ),
    claims=PlainTable(
        name="claims",
        columns={
            "seq": Form.NUMBER,
            "id": Form.TEXT,
            "reading": Form.NUMBER,
            "learned_at": Form.MOMENT,
            "body": Form.JSON,
        },
        order=("reading", "seq"),
    ),
)
"""What a seal is made from, in every version of the tables so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A reading, its document (null where that is missing), and its claims in the order of the text."""

    reading: Row
    document: Row | None
    claims: tuple[Row, ...]

    @property
    def seal(self) -> str:
        """The seal that it should have."""
        return seal_of_reading(
            self.document or {"id": None, "learned_at": None, "text": None}, self.reading, self.claims
        )


def units_of(connection: Connection, tables: UnitTables = WHOLE) -> Iterator[Unit]:
    """All readings in order, some at a time."""
    last = connection.execute(text("SELECT max(seq) FROM readings")).scalar() or 0
    for first in range(1, last + 1, READINGS_AT_ONCE):
        yield from units_between(connection, tables, first=first, last=first + READINGS_AT_ONCE - 1)


def units_between(connection: Connection, tables: UnitTables = WHOLE, *, first: int, last: int) -> list[Unit]:
    """The readings of these numbers, both included."""
    within = {"first": first, "last": last}
    read = _rows(connection, tables.readings, "WHERE seq BETWEEN :first AND :last", within)
    of_these = "WHERE id IN (SELECT document FROM readings WHERE seq BETWEEN :first AND :last)"
    papers = {row["id"]: row for row in _rows(connection, tables.documents, of_these, within)}
    inside: dict[Plain, list[Row]] = {}
    for row in _rows(connection, tables.claims, "WHERE reading BETWEEN :first AND :last", within):
        inside.setdefault(row["reading"], []).append(row)
    return [
        Unit(reading=row, document=papers.get(row["document"]), claims=tuple(_ordered(inside.get(row["seq"], []))))
        for row in read
    ]


def _ordered(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row["seq"] or 0))


def _rows(connection: Connection, table: PlainTable, where: str, named: dict[str, int]) -> list[Row]:
    found = connection.execute(text(select_text(table, connection.dialect.name, where)), named)
    return [dict(zip(table.columns, row, strict=True)) for row in found]
