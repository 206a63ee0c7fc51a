"""Incidents in order, with their parts, and by many claims, in SQL. `IncidentBook` says what each method does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, exists, func, literal, select

from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.memory.matching import with_claims
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.schema.facet_tables import claim_facets, incident_facets, resting
from counterclaim.store.schema.tables import claims, derivations, grounds, standing
from counterclaim.store.shapes import valued
from counterclaim.store.sql.incident_facets import CONFLICTS, NO_DAY, finding_bits
from counterclaim.store.sql.planning import FEW, Plan, planned
from counterclaim.store.sql.selections import Sort, of_the_time, rests_on, select_claim_rows, standing_then
from counterclaim.store.sql.stood import SqlStood
from counterclaim.store.sql.stretches import stretches

Condition = ColumnElement[bool]
Thing = TypeVar("Thing", Incident, Finding)
Rank = tuple[int, ...]

INCIDENTS_AT_ONCE = 200

_SORTS: dict[type, Sort] = {Incident: Sort.INCIDENT, Finding: Sort.FINDING}
_ORDERS: dict[IncidentOrder, tuple[Any, ...]] = {
    IncidentOrder.NEWEST: (),
    IncidentOrder.CLAIMS: (incident_facets.c.claims,),
    IncidentOrder.DISPUTED: (incident_facets.c.conflicts,),
}


class SqlIncidents(SqlStood):
    """The part of a ledger that answers what pages of incidents ask."""

    few = FEW
    """So many claims are searched and sorted at once; where a filter is met by more, incidents are walked in order."""

    def incidents_in_order(
        self, query: Query = EVERYTHING, order: IncidentOrder = IncidentOrder.NEWEST
    ) -> Iterator[Incident]:
        """Incidents in an order; see `IncidentBook.incidents_in_order`."""
        from counterclaim.store.sql.standing_orders import firsts_in_order

        of_claims, column = replace(query, since=None, until=None), standing.c.first
        met = self._met(of_claims)
        with self._reading() as connection:
            if met:
                rows: Sequence[int] = firsts_in_order(*met, query, order)
            elif query.known_at:
                rows = select_then(connection, query, planned(connection, of_claims, few=self.few), order)
                column = derivations.c.seq
            else:
                plan = planned(connection, of_claims, few=self.few)
                rows = connection.execute(select_in_order(query, plan, order)).scalars().all()
            found = [each for some in stretches(rows) for each in _named(connection, column, some)]
        return self._as_said_by(iter(found), query.said_by) if query.said_by else iter(found)

    def parts_of_incident(self, key: str, known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that lie in this one; see `IncidentBook.parts_of_incident`."""
        if known_at is None:
            of_it = select(incident_facets.c.first).where(incident_facets.c.part_of == key)
            chosen = _standing(Sort.INCIDENT).where(standing.c.first.in_(of_it))
        else:
            lies_in = derivations.c.body["part_of"].as_string() == key
            chosen = standing_then(Sort.INCIDENT, known_at).where(lies_in)
        return tuple(self._values(chosen, Incident))

    def incidents_of_any(self, claims: Iterable[str], known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents of these claims; see `IncidentBook.incidents_of_any`."""
        return self._of_any(claims, Incident, known_at)

    def findings_of_any(self, claims: Iterable[str], known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The findings of these claims; see `IncidentBook.findings_of_any`."""
        return self._of_any(claims, Finding, known_at)

    def _as_said_by(self, incidents: Iterator[Incident], moment: datetime) -> Iterator[Incident]:
        """Incidents with the claims alone that had been said by then."""
        while some := list(islice(incidents, INCIDENTS_AT_ONCE)):
            kinds: dict[str, Kind] = {}
            for keys in stretches(key for incident in some for key in incident.claims):
                said = select(claims.c.id, claims.c.kind).where(claims.c.id.in_(keys), claims.c.said_by <= moment)
                kinds |= {row.id: Kind(row.kind) for row in self._rows(said)}
            yield from (with_claims(incident, kinds) for incident in some)

    def _of_any(self, keys: Iterable[str], kind: type[Thing], known_at: datetime | None) -> tuple[Thing, ...]:
        found: dict[int, Thing] = {}
        with self._reading() as connection:
            for some in stretches(keys):
                chosen = _resting_on(_SORTS[kind], some, known_at)
                rows = [(row.first, valued(row.body, kind)) for row in connection.execute(chosen)]
                found |= {first: thing for first, thing in rows if not set(some).isdisjoint(thing.claims)}
        return tuple(found[first] for first in sorted(found))


def select_in_order(query: Query, plan: Plan, order: IncidentOrder) -> Select[Any]:
    """The first rows of the incidents that a query asks for of what stands now."""
    facets = incident_facets.c
    ranks = (*_ORDERS[order], facets.last_day, facets.first)
    chosen = select(facets.first).where(*_own(query)).order_by(*(rank.desc() for rank in ranks))
    if plan.conditions or query.said_by:
        chosen = chosen.where(_holds(query, plan))
    chosen = chosen if query.limit is None else chosen.limit(query.limit)
    return chosen.offset(query.offset) if query.offset else chosen


def _own(query: Query) -> Iterator[Condition]:
    """What is asked of an incident itself."""
    facets = incident_facets.c
    if query.since or query.until:
        yield facets.last_day > NO_DAY
    if query.since:
        yield facets.last_day >= query.since.toordinal()
    if query.until:
        yield facets.first_day <= query.until.toordinal()
    if query.finding_kinds:
        yield facets.findings.bitwise_and(finding_bits(query.finding_kinds)) != 0


def _holds(query: Query, plan: Plan) -> Condition:
    """Whether an incident holds a claim that the query asks for."""
    if plan.found is not None:
        stood = select(resting.c.first).where(resting.c.sort == Sort.INCIDENT.value)
        return incident_facets.c.first.in_(stood.where(resting.c.claim.in_(select_claim_rows(query, plan))))
    stands = select(literal(1)).select_from(resting).join(claim_facets, claim_facets.c.claim == resting.c.claim)
    held = stands.where(resting.c.first == incident_facets.c.first, *of_the_time(query), *plan.conditions)
    return exists(held.correlate(incident_facets))


def _named(connection: Connection, column: Any, rows: Sequence[int]) -> Iterator[Incident]:
    """Incidents by numbers of rows, in the order of these."""
    if column is standing.c.first:
        chosen = _standing(Sort.INCIDENT).where(column.in_(rows))
    else:
        chosen = select(column.label("first"), derivations.c.body).where(column.in_(rows))
    found = {row.first: row.body for row in connection.execute(chosen)}
    return (valued(found[row], Incident) for row in rows if row in found)


def _standing(sort: Sort) -> Select[Any]:
    joined = select(standing.c.first, derivations.c.body).join(derivations, derivations.c.seq == standing.c.newest)
    return joined.where(standing.c.sort == sort.value, standing.c.digest.is_not(None)).order_by(standing.c.first)


def _resting_on(sort: Sort, keys: Sequence[str], known_at: datetime | None) -> Select[Any]:
    """What stands, or stood, and ever rested on one of these claims."""
    if known_at is None:
        held = select(resting.c.first).join(claims, claims.c.seq == resting.c.claim).where(claims.c.id.in_(keys))
        return _standing(sort).where(standing.c.first.in_(held.where(resting.c.sort == sort.value)))
    ever = select(derivations.c.id).join(grounds, grounds.c.derivation == derivations.c.seq)
    named = ever.where(grounds.c.claim.in_(keys), derivations.c.sort == sort.value)
    newest = _newest_of(sort, named, known_at).subquery()
    stood = select(newest.c.first, derivations.c.body).join(newest, newest.c.newest == derivations.c.seq)
    return stood.where(derivations.c.withdrawn.is_(False))


def _newest_of(sort: Sort, named: Select[Any], known_at: datetime) -> Select[Any]:
    newest, first = func.max(derivations.c.seq).label("newest"), func.min(derivations.c.seq).label("first")
    of_these = (derivations.c.sort == sort.value, derivations.c.id.in_(named), derivations.c.learned_at <= known_at)
    return select(newest, first).where(*of_these).group_by(derivations.c.id)


def select_then(connection: Connection, query: Query, plan: Plan, order: IncidentOrder) -> list[int]:
    """The rows of the incidents that stood at a moment, put in order one by one: facets know only what stands now."""
    moment = query.known_at
    if moment is None:
        raise ValueError("no moment is asked for")
    chosen, asks = standing_then(Sort.INCIDENT, moment), bool(plan.conditions or query.said_by)
    if asks and plan.found is not None:
        chosen, asks = chosen.where(rests_on(Sort.INCIDENT, query, plan)), False
    columns = (derivations.c.seq, derivations.c.id, standing.c.first, derivations.c.body["time"].label("time"))
    rows = connection.execute(chosen.with_only_columns(*columns, maintain_column_froms=True)).all()
    kinds = _kinds_then(connection, moment) if query.finding_kinds or order is IncidentOrder.DISPUTED else {}
    sizes = _sizes(connection, [row.seq for row in rows]) if order is IncidentOrder.CLAIMS else {}
    ranked: list[tuple[Rank, int]] = []
    for row in rows:
        told = kinds.get(row.id, Counter())
        first_day, last_day = _days(row.time)
        if _meets(first_day, last_day, told, query):
            most = sizes.get(row.seq, 0) or sum(number for kind, number in told.items() if kind in CONFLICTS)
            ranked.append(((most if order is not IncidentOrder.NEWEST else 0, last_day, row.first), row.seq))
    ranked.sort(reverse=True)
    found: Iterator[int] = (seq for _, seq in ranked)
    if asks:
        found = _resting(connection, found, query, plan)
    end = None if query.limit is None else query.offset + query.limit
    return list(islice(found, query.offset, end))


def _resting(connection: Connection, rows: Iterable[int], query: Query, plan: Plan) -> Iterator[int]:
    """Those of these rows that rest on a claim that the query asks for, looked up so many at a time as are taken."""
    for some in stretches(rows):
        chosen = select(derivations.c.seq).where(derivations.c.seq.in_(some), rests_on(Sort.INCIDENT, query, plan))
        held = set(connection.scalars(chosen))
        yield from (row for row in some if row in held)


def _days(time: Any) -> tuple[int, int]:
    if time is None:
        return NO_DAY, NO_DAY
    interval = valued(time, TimeInterval)
    return interval.first_day.toordinal(), interval.last_day.toordinal()


def _meets(first_day: int, last_day: int, told: Counter[FindingKind], query: Query) -> bool:
    if (query.since or query.until) and last_day == NO_DAY:
        return False
    return (
        (not query.since or last_day >= query.since.toordinal())
        and (not query.until or first_day <= query.until.toordinal())
        and (not query.finding_kinds or not told.keys().isdisjoint(query.finding_kinds))
    )


def _kinds_then(connection: Connection, moment: datetime) -> dict[str, Counter[FindingKind]]:
    """How many findings of each kind there were about each incident."""
    chosen = standing_then(Sort.FINDING, moment)
    columns = (derivations.c.kind, derivations.c.body["incident"].as_string().label("incident"))
    found: dict[str, Counter[FindingKind]] = {}
    for row in connection.execute(chosen.with_only_columns(*columns, maintain_column_froms=True)):
        if row.incident:
            found.setdefault(row.incident, Counter())[FindingKind(row.kind)] += 1
    return found


def _sizes(connection: Connection, rows: Sequence[int]) -> dict[int, int]:
    """How many claims the incidents of these rows hold."""
    found: dict[int, int] = {}
    for some in stretches(rows):
        numbers = select(grounds.c.derivation, func.count().label("number")).where(grounds.c.derivation.in_(some))
        found |= {row.derivation: row.number for row in connection.execute(numbers.group_by(grounds.c.derivation))}
    return found
