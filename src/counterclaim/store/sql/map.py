"""Where incidents lie, in SQL. `IncidentMap` says what each method does."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from sys import intern
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from counterclaim.model.incident import Incident
from counterclaim.model.interval import TimeInterval
from counterclaim.model.place import Place
from counterclaim.store.columns.tabling import SqlTallies
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.incident_map import Sited
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.schema.facet_tables import incident_facets
from counterclaim.store.schema.tables import claims, derivations, grounds, standing
from counterclaim.store.shapes import valued
from counterclaim.store.sql.incident_facets import NO_DAY, finding_bits
from counterclaim.store.sql.incidents import SqlIncidents, select_in_order, select_then
from counterclaim.store.sql.indexing import edition_of
from counterclaim.store.sql.planning import FEW, planned
from counterclaim.store.sql.selections import Sort, newest_rows, standing_then
from counterclaim.store.sql.stretches import stretches

if TYPE_CHECKING:
    from counterclaim.store.columns.incidents import IncidentColumns

ROWS_AT_ONCE = 10_000
NOBODYS: tuple[str | None, ...] = ()

Sides = Mapping[int, tuple[str | None, ...]]


class SqlIncidentMap(SqlIncidents, SqlTallies):
    """The part of a ledger that answers what maps of incidents ask.

    What stands now is answered from columns in memory, which are made anew when that has changed.
    """

    few = FEW

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._standing: tuple[str, IncidentColumns] | None = None
        self._making = Lock()
        self._places: Mapping[int, Place | None] = {}

    def sited_incidents(self, known_at: datetime | None = None) -> Iterator[Sited]:
        """Where each lies; see `IncidentMap.sited_incidents`."""
        return self._sited_now() if known_at is None else self._sited_then(known_at)

    def incident_ids(self, query: Query = EVERYTHING) -> tuple[str, ...]:
        """Their ids alone; see `IncidentMap.incident_ids`."""
        with self._reading() as connection:
            if _asks_of_claims_alone(query):
                found = self._holding(connection, query)
                if found is not None:
                    return found
            plan = planned(connection, replace(query, since=None, until=None), few=self.few)
            if query.known_at:
                rows = select_then(connection, query, plan, IncidentOrder.NEWEST)
                named = (select(derivations.c.id).where(derivations.c.seq.in_(some)) for some in stretches(rows))
                return tuple(key for chosen in named for key in connection.scalars(chosen))
            ordered = select_in_order(query, plan, IncidentOrder.NEWEST)
            meant = (ordered.order_by(None) if query.limit is None else ordered).subquery()
            chosen = select(standing.c.id).join(meant, meant.c.first == standing.c.first)
            return tuple(connection.scalars(chosen.where(standing.c.sort == Sort.INCIDENT.value)))

    def incidents_by_ids(self, keys: Iterable[str], known_at: datetime | None = None) -> Iterator[Incident]:
        """The incidents of these ids; see `IncidentMap.incidents_by_ids`."""
        for some in stretches(keys):
            newest = newest_rows(Sort.INCIDENT, some, known_at).subquery()
            chosen = select(derivations.c.id, derivations.c.body).join(newest, newest.c.newest == derivations.c.seq)
            found = {row.id: row.body for row in self._rows(chosen.where(derivations.c.withdrawn.is_(False)))}
            yield from (valued(found[key], Incident) for key in some if key in found)

    def _sited_now(self) -> Iterator[Sited]:
        with self._reading() as connection:
            columns, _, _ = self._table(connection, EVERYTHING)
            sides = self._incidents_now(connection).sides(columns)
            rows = connection.execute(_days_now()).all()
            places = self._places_now(connection, [row.newest for row in rows])
        for row in rows:
            told = sides.get(row.first, NOBODYS)
            # One string for an id wherever it is held: a hundred thousand are looked up at once.
            yield Sited(intern(row.id), places[row.newest], _day(row.first_day), _day(row.last_day), told)

    def _sited_then(self, moment: datetime) -> Iterator[Sited]:
        places: dict[str, Place] = {}
        with self._reading() as connection:
            sides = _sides_then(connection, moment)
            reading = connection.execution_options(yield_per=ROWS_AT_ONCE)
            for number, key, place, time in reading.execute(_stood_then(moment)):
                yield Sited(intern(key), _place(place, places), *_days(time), sides.get(number, NOBODYS))

    def _places_now(self, connection: Connection, newest: Sequence[int]) -> Mapping[int, Place | None]:
        """The places that these rows of incidents tell, each read once: rows never change."""
        held = self._places
        known = {row: held[row] for row in newest if row in held}
        # What is missing mostly came last; an older one may be asked for while others read what came since.
        since = min((row for row in newest if row not in known), default=None)
        if since is not None:
            records: dict[str, Place] = {}
            reading = connection.execution_options(yield_per=ROWS_AT_ONCE)
            known |= {row: _place(place, records) for row, place in reading.execute(_places_since(since))}
        self._places = known
        return known

    def _holding(self, connection: Connection, query: Query) -> tuple[str, ...] | None:
        """The incidents that stand on a claim which meets a query; null where columns alone can't tell."""
        columns, choices, _ = self._table(connection, query)
        if not choices.is_exact:
            return None
        incidents = self._incidents_now(connection)
        held = incidents.holding(columns, choices.met())
        if query.finding_kinds:
            bits = incident_facets.c.findings.bitwise_and(finding_bits(query.finding_kinds))
            about = connection.scalars(select(incident_facets.c.first).where(bits != 0)).all()
            held &= incidents.of_rows(about)
        return incidents.named(held)

    def _incidents_now(self, connection: Connection) -> IncidentColumns:
        """The columns of incidents as this connection sees them, made where they are not held."""
        from counterclaim.store.columns.incidents import incident_columns

        edition = edition_of(connection)
        with self._making:
            if self._standing is None or self._standing[0] != edition:
                self._standing = (edition, incident_columns(connection))
            return self._standing[1]


def _days_now() -> Select[Any]:
    facets = incident_facets.c
    chosen = select(standing.c.first, standing.c.id, standing.c.newest, facets.first_day, facets.last_day)
    joined = chosen.join(incident_facets, facets.first == standing.c.first)
    stand = (standing.c.sort == Sort.INCIDENT.value, standing.c.digest.is_not(None))
    return joined.where(*stand).order_by(standing.c.first)


def _places_since(row: int) -> Select[Any]:
    """The rows of incidents that stand, from this one on, each with the record of its place."""
    chosen = select(standing.c.newest, derivations.c.body["place"].as_string())
    joined = chosen.join(derivations, derivations.c.seq == standing.c.newest)
    return joined.where(
        standing.c.sort == Sort.INCIDENT.value, standing.c.digest.is_not(None), standing.c.newest >= row
    )


def _stood_then(moment: datetime) -> Select[Any]:
    body = derivations.c.body
    columns = (derivations.c.seq, derivations.c.id, body["place"].as_string(), body["time"].label("time"))
    return standing_then(Sort.INCIDENT, moment).with_only_columns(*columns, maintain_column_froms=True)


def _asks_of_claims_alone(query: Query) -> bool:
    """Whether a query asks for something of claims as they stand now, and for no days or stretch of incidents."""
    if query.known_at or query.since or query.until or query.limit is not None or query.offset:
        return False
    return replace(query, finding_kinds=(), all_versions=False) != EVERYTHING


def _sides_then(connection: Connection, moment: datetime) -> Sides:
    from counterclaim.store.columns.incidents import in_order

    stood = standing_then(Sort.INCIDENT, moment).order_by(None)
    stood = stood.with_only_columns(derivations.c.seq, maintain_column_froms=True)
    chosen = select(grounds.c.derivation.label("number"), claims.c.side.label("side")).distinct()
    chosen = chosen.join(claims, claims.c.id == grounds.c.claim).where(grounds.c.derivation.in_(stood))
    sides: dict[int, set[str | None]] = defaultdict(set)
    for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen):
        sides[row.number].add(row.side)
    return {number: in_order(told) for number, told in sides.items()}


def _place(record: str | None, known: dict[str, Place]) -> Place | None:
    """A place by its record; few places are told of by many incidents."""
    if record is None:
        return None
    if record not in known:
        known[record] = valued(json.loads(record), Place)
    return known[record]


def _day(number: int) -> date | None:
    return None if number == NO_DAY else date.fromordinal(number)


def _days(time: Any) -> tuple[date | None, date | None]:
    if time is None:
        return None, None
    interval = valued(time, TimeInterval)
    return interval.first_day, interval.last_day
