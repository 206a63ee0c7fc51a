"""What was found lately, in SQL: what came later has a higher row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, literal, select, union_all

from counterclaim.model.finding import Finding, FindingKind
from counterclaim.store.newest import LOOKED_THROUGH, Found, Number
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.schema.tables import derivations, standing
from counterclaim.store.shapes import valued
from counterclaim.store.sql.planning import FEW, Condition, Plan, planned
from counterclaim.store.sql.selections import Sort, derived_conditions, derived_rows
from counterclaim.store.sql.stood import SqlStood
from counterclaim.store.sql.stretches import stretches

_BY_KIND = ("INDEXED BY derivations_by_kind", "sqlite")
_BY_ROW = ("NOT INDEXED", "sqlite")


class SqlNewest(SqlStood):
    """Findings by when they came; `Newest` says what each method does."""

    few = FEW

    def newest_found(self, query: Query = EVERYTHING, before: int | None = None) -> Iterator[Found]:
        """The newest first; see `Newest.newest_found`."""
        from counterclaim.store.sql.standing_orders import newest_rows

        met = self._met(query)
        with self._reading() as connection:
            if met is None:
                plan = planned(connection, query, few=self.few)
                rows = connection.scalars(_newest(query, plan, before)).all()
            else:
                rows = newest_rows(*met, query, before)
            for some in stretches(rows):
                yield from _told(connection, some)

    def found_numbers(self, query: Query = EVERYTHING) -> Mapping[FindingKind, Number]:
        """How many of each kind; see `Newest.found_numbers`."""
        from counterclaim.store.sql.standing_orders import numbers_of_kinds

        if met := self._met(query):
            return {kind: Number(number=number) for kind, number in numbers_of_kinds(*met, query).items()}
        with self._reading() as connection:
            plan = planned(connection, query, few=self.few)
            kinds = query.finding_kinds or tuple(FindingKind)
            if _is_walked(query, plan) and not _asks_for_all(query, plan):
                looked = {kind: _looked_through(connection, kind, query, plan) for kind in kinds}
                return {kind: number for kind, number in looked.items() if number.number or number.or_more}
            rows = _all_standing() if _asks_for_all(query, plan) else derived_rows(Sort.FINDING, query, plan)
            numbers = _counted(connection, rows.order_by(None))
        return {kind: Number(number=numbers[kind]) for kind in kinds if kind in numbers}


def _asks_for_all(query: Query, plan: Plan) -> bool:
    """Whether every finding that stands now is asked for, but perhaps for its kind."""
    return not (plan.conditions or query.said_by or query.known_at)


def _is_walked(query: Query, plan: Plan) -> bool:
    """Whether findings are gone through from the newest, until there are enough: where many can meet the query."""
    return plan.found is None and query.known_at is None


def _newest(query: Query, plan: Plan, before: int | None) -> Select[Any]:
    """The rows of findings, the newest first."""
    earlier: list[Condition] = [] if before is None else [derivations.c.seq < before]
    if not _is_walked(query, plan):
        rows = derived_rows(Sort.FINDING, query, plan).where(*earlier)
        rows = rows.order_by(None).order_by((derivations.c.seq + 0).desc())
    elif query.finding_kinds or _asks_for_all(query, plan):
        rows = _of_each_kind(query, plan, earlier)
    else:
        rows = select(derivations.c.seq).with_hint(derivations, *_BY_ROW).order_by(derivations.c.seq.desc())
        rows = rows.where(derivations.c.sort == Sort.FINDING, _stands(query, plan), *earlier)
    return rows.limit(query.limit).offset(query.offset or None)


def _of_each_kind(query: Query, plan: Plan, earlier: Sequence[Condition]) -> Select[Any]:
    """Of each kind so many of the newest as can be asked for, by the index of kinds."""
    most = None if query.limit is None else query.limit + query.offset
    kinds = (_of_kind(kind, query, plan).where(*earlier).limit(most) for kind in query.finding_kinds or FindingKind)
    found = union_all(*(select(kind.subquery().c.seq) for kind in kinds)).subquery()
    return select(found.c.seq).order_by(found.c.seq.desc())


def _of_kind(kind: FindingKind, query: Query, plan: Plan) -> Select[Any]:
    """The rows of one kind, the newest first."""
    rows = select(derivations.c.seq).with_hint(derivations, *_BY_KIND).order_by(derivations.c.seq.desc())
    return rows.where(derivations.c.kind == kind.value, _stands(query, plan))


def _stands(query: Query, plan: Plan) -> Condition:
    """Whether a row tells how a finding stands now, and the query asks for it."""
    here = and_(standing.c.sort == Sort.FINDING, standing.c.id == derivations.c.id)
    newest = and_(standing.c.newest == derivations.c.seq, standing.c.digest.is_not(None))
    asked = derived_conditions(Sort.FINDING, replace(query, finding_kinds=()), plan)
    return exists(select(literal(1)).where(here, newest, *asked).correlate(derivations))


def _told(connection: Connection, rows: Sequence[int]) -> Iterator[Found]:
    """The findings of these rows, in their order, with the moments of their first and of this row."""
    first = derivations.alias("first")
    chosen = select(
        derivations.c.seq, derivations.c.body, derivations.c.learned_at, first.c.learned_at.label("first_at")
    )
    same = and_(standing.c.sort == derivations.c.sort, standing.c.id == derivations.c.id)
    chosen = chosen.join(standing, same).join(first, first.c.seq == standing.c.first)
    told = {row.seq: row for row in connection.execute(chosen.where(derivations.c.seq.in_(rows)))}
    for number in rows:
        row = told[number]
        finding = valued(row.body, Finding)
        yield Found(finding=finding, first_at=row.first_at, changed_at=row.learned_at, row=number)


def _all_standing() -> Select[Any]:
    """The rows of all findings that stand now."""
    return select(standing.c.newest).where(standing.c.sort == Sort.FINDING, standing.c.digest.is_not(None))


def _counted(connection: Connection, rows: Select[Any]) -> dict[FindingKind, int]:
    """How many of these rows are of each kind."""
    counted = select(derivations.c.kind, func.count().label("number")).with_hint(derivations, *_BY_KIND)
    counted = counted.where(derivations.c.kind.is_not(None), derivations.c.seq.in_(rows))
    return {FindingKind(row.kind): row.number for row in connection.execute(counted.group_by(derivations.c.kind))}


def _looked_through(connection: Connection, kind: FindingKind, query: Query, plan: Plan) -> Number:
    """How many of the newest rows of a kind tell a finding that the query asks for."""
    of_kind = select(derivations.c.seq).with_hint(derivations, *_BY_KIND).where(derivations.c.kind == kind.value)
    some = of_kind.order_by(derivations.c.seq.desc()).limit(LOOKED_THROUGH).subquery()
    looked, last = connection.execute(select(func.count(), func.min(some.c.seq)).select_from(some)).one()
    if not looked:
        return Number(number=0)
    met = _of_kind(kind, query, plan).where(derivations.c.seq >= last).order_by(None)
    number: int = connection.scalar(select(func.count()).select_from(met.subquery())) or 0
    return Number(number=number, or_more=looked == LOOKED_THROUGH)
