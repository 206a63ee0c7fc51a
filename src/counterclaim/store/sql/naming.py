"""Writes whom or what phrases name, and who published what was read. Within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from counterclaim.model.claim import Claim
from counterclaim.store.keys import namings_of, outlet_of
from counterclaim.store.schema.facet_tables import NAMED, namings, outlets, phrases
from counterclaim.store.schema.tables import claims, readings
from counterclaim.store.shapes import record_of, valued_text
from counterclaim.store.spelling import storable
from counterclaim.store.sql.rows import body_text
from counterclaim.store.sql.stretches import stretches

Row = dict[str, Any]
ROWS_AT_ONCE = 5_000


def keep_namings(connection: Connection, new: Mapping[int, tuple[str, Claim]]) -> None:
    """Write what new phrases name, by their numbers: each with its sort and its first claim."""
    _write(connection, namings, [row for number, first in new.items() for row in _naming_rows(number, *first)])


def keep_outlets(connection: Connection, read: Iterable[tuple[int, str | None]]) -> None:
    """Write who published the documents of new readings, by the numbers of these."""
    _write(connection, outlets, [row for number, publisher in read for row in _outlet_rows(number, publisher)])


def fill_names(connection: Connection) -> None:
    """Work all of them out anew from the record."""
    for table, anew in ((namings, namings_anew(connection)), (outlets, outlets_anew(connection))):
        connection.execute(delete(table))
        for some in _batches(anew):
            _write(connection, table, some)


def namings_anew(connection: Connection) -> Iterator[Row]:
    """The rows of all phrases, from their first claims."""
    of_names = select(phrases.c.seq, phrases.c.sort, phrases.c.first_claim).where(phrases.c.sort.in_(NAMED))
    firsts = {row.seq: row for row in connection.execute(of_names.order_by(phrases.c.seq))}
    for some in stretches(firsts):
        chosen = select(claims.c.seq, body_text(claims)).where(
            claims.c.seq.in_({firsts[at].first_claim for at in some})
        )
        bodies = {row.seq: row.body for row in connection.execute(chosen)}
        for at in some:
            # Of what is damaged its own check tells.
            with suppress(LookupError, TypeError, ValueError):
                yield from _naming_rows(at, firsts[at].sort, valued_text(bodies[firsts[at].first_claim], Claim))


def outlets_anew(connection: Connection) -> Iterator[Row]:
    """The rows of all readings."""
    for some in stretches(connection.execute(select(readings.c.seq).order_by(readings.c.seq)).scalars().all()):
        chosen = select(readings.c.seq, body_text(readings)).where(readings.c.seq.in_(some)).order_by(readings.c.seq)
        for row in connection.execute(chosen):
            with suppress(AttributeError, TypeError, ValueError):
                yield from _outlet_rows(row.seq, record_of(row.body).get("publisher"))


def _naming_rows(number: int, sort: str, claim: Claim) -> list[Row]:
    named = namings_of(claim, sort) if sort in NAMED else ()
    return [{"phrase": number, "named": each.named, "label": storable(each.label)} for each in named]


def _outlet_rows(number: int, publisher: str | None) -> list[Row]:
    outlet = outlet_of(publisher)
    return [{"reading": number, "named": outlet.named, "label": storable(outlet.label)}] if outlet else []


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _write(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
