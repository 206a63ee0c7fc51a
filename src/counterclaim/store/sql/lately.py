"""The newest part of a ledger in SQL. All of it is found by the numbers of rows: what came later has higher ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, exists, func, literal, select, union_all

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.store.lately import ENOUGH, Arrivals, Days, MostTold
from counterclaim.store.query import Query
from counterclaim.store.schema.facet_tables import claim_facets, phrases, resting
from counterclaim.store.schema.tables import claims, derivations, grounds, readings, standing, supersessions
from counterclaim.store.shapes import valued
from counterclaim.store.sql.facets import day_number
from counterclaim.store.sql.planning import Condition
from counterclaim.store.sql.rows import document_of
from counterclaim.store.sql.selections import Sort, documents_read, of_the_time
from counterclaim.store.sql.sessions import SqlSessions
from counterclaim.store.sql.stretches import stretches

_BY_DAY = ("INDEXED BY claim_facets_by_day", "sqlite")
_BY_KIND = ("INDEXED BY derivations_by_kind", "sqlite")


class SqlLately(SqlSessions):
    """The newest part of a ledger; `Lately` says what each method does."""

    def last_published(self, known_at: datetime | None = None) -> date | None:
        """The last day of publication; see `Lately.last_published`."""
        days = select(readings.c.published_on).where(readings.c.published_on.is_not(None))
        with self._reading() as connection:
            if known_at is not None:
                days = days.where(readings.c.seq <= last_row(connection, readings, known_at))
            day: date | None = connection.scalar(days.order_by(readings.c.published_on.desc()).limit(1))
        return day

    def most_told(self, days: Days, limit: int) -> MostTold:
        """The incidents that rest on most claims of these days; see `Lately.most_told`."""
        with self._reading() as connection:
            kinds = connection.scalars(_numbers_of_kinds(days)).all()
            told = (_told_now if days.known_at is None else _told_then)(days, kinds).subquery()
            counted = select(told, func.count().over().label("of"))
            first = counted.order_by(told.c.number.desc(), told.c.first).limit(limit).subquery()
            body = select(derivations.c.body, first.c.number, first.c["of"])
            chosen = body.join(first, first.c.newest == derivations.c.seq)
            rows = connection.execute(chosen.order_by(first.c.number.desc(), first.c.first)).all()
        return MostTold(
            number=rows[0].of if rows else 0,
            incidents=tuple(valued(row.body, Incident) for row in rows),
            claims=tuple(row.number for row in rows),
        )

    def claims_of_kinds(self, keys: Iterable[str], kinds: Collection[Kind]) -> Iterator[Claim]:
        """The claims of these ids and kinds; see `Lately.claims_of_kinds`."""
        of_kinds = claims.c.kind.in_(sorted(kind.value for kind in kinds))
        for some in stretches(keys):
            rows = self._rows(select(claims.c.id, claims.c.body).where(claims.c.id.in_(some), of_kinds))
            found = {row.id: row.body for row in rows}
            yield from (valued(found[key], Claim) for key in some if key in found)

    def newest_findings(self, each: int, known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The newest of each kind; see `Lately.newest_findings`."""
        with self._reading() as connection:
            if known_at is None:
                return _findings(connection, each, _is_newest())
            last = last_row(connection, derivations, known_at)
            return _findings(connection, each, and_(derivations.c.seq <= last, _was_newest(last)))

    def findings_since(self, moment: datetime, limit: int) -> tuple[Finding, ...]:
        """Those that came after a moment; see `Lately.findings_since`."""
        with self._reading() as connection:
            after = derivations.c.seq > last_row(connection, derivations, moment)
            return _findings(connection, limit, and_(after, _is_newest()))

    def arrivals(self, after: datetime, limit: int) -> Arrivals:
        """What came after a moment; see `Lately.arrivals`."""
        with self._reading() as connection:
            came = readings.c.seq > last_row(connection, readings, after)
            read = select(readings.c.seq).where(came, _is_read_last(), _is_newest_version())
            newest = documents_read().where(readings.c.seq.in_(read.order_by(readings.c.seq.desc()).limit(limit)))
            said = claim_facets.c.claim > last_row(connection, claims, after)
            current = select(claim_facets.c.claim).where(said, claim_facets.c.is_current)
            return Arrivals(
                documents=_counted(connection, read),
                claims=_counted(connection, current),
                newest=tuple(map(document_of, connection.execute(newest.order_by(readings.c.seq.desc())))),
            )


def last_row(connection: Connection, table: Table, moment: datetime) -> int:
    """The number of the last row that was written by a moment; 0 where there is none. Moments never run back."""
    known, beyond = 0, 1 + (connection.scalar(select(func.max(table.c.seq))) or 0)
    while beyond - known > 1:
        middle = (known + beyond) // 2
        nearest = select(table.c.seq, table.c.learned_at).where(table.c.seq <= middle)
        row = connection.execute(nearest.order_by(table.c.seq.desc()).limit(1)).first()
        if row is None or row.learned_at <= moment:
            known = middle
        else:
            beyond = row.seq
    return known


def _numbers_of_kinds(days: Days) -> Select[Any]:
    named = phrases.c.words.in_(sorted(kind.value for kind in days.kinds))
    return select(phrases.c.seq).where(phrases.c.sort == "kind", named)


def _of_the_days(days: Days, kinds: Iterable[int]) -> tuple[Condition, ...]:
    first, last = day_number(days.first), day_number(days.last)
    return (
        claim_facets.c.span == 0,
        claim_facets.c.first_day.between(first, last),
        claim_facets.c.last_day <= last,
        claim_facets.c.kind.in_(list(kinds)),
        *of_the_time(Query(known_at=days.known_at)),
    )


def _told_now(days: Days, kinds: Iterable[int]) -> Select[Any]:
    """Of each incident that stands its first and newest row, and on how many claims of these days it rests."""
    rests = and_(resting.c.claim == claim_facets.c.claim, resting.c.sort == Sort.INCIDENT)
    number = select(resting.c.first, func.count().label("number")).select_from(claim_facets)
    number = number.with_hint(claim_facets, *_BY_DAY).join(resting, rests).where(*_of_the_days(days, kinds))
    told = number.group_by(resting.c.first).subquery()
    stands = and_(standing.c.sort == Sort.INCIDENT, standing.c.first == told.c.first)
    return select(told.c.first, standing.c.newest, told.c.number).join(standing, stands)


def _told_then(days: Days, kinds: Iterable[int]) -> Select[Any]:
    """The same for incidents that stood at a moment, from the record itself."""
    told = select(standing.c.first, derivations.c.seq.label("newest"), func.count().label("number"))
    told = told.select_from(claim_facets).with_hint(claim_facets, *_BY_DAY)
    told = told.join(claims, claims.c.seq == claim_facets.c.claim).join(grounds, grounds.c.claim == claims.c.id)
    told = told.join(derivations, derivations.c.seq == grounds.c.derivation)
    told = told.join(standing, and_(standing.c.sort == derivations.c.sort, standing.c.id == derivations.c.id))
    later = derivations.alias("later")
    followed = select(literal(1)).where(
        later.c.sort == derivations.c.sort,
        later.c.id == derivations.c.id,
        later.c.seq > derivations.c.seq,
        later.c.learned_at <= days.known_at,
    )
    stood = (derivations.c.sort == Sort.INCIDENT, derivations.c.learned_at <= days.known_at)
    told = told.where(*_of_the_days(days, kinds), *stood, ~exists(followed.correlate(derivations)))
    return told.group_by(standing.c.first, derivations.c.seq)


def _is_newest() -> Condition:
    """Whether a row of what was derived tells how the thing stands now."""
    here = (standing.c.sort == derivations.c.sort, standing.c.id == derivations.c.id)
    newest = (standing.c.newest == derivations.c.seq, standing.c.digest.is_not(None))
    return exists(select(literal(1)).where(*here, *newest).correlate(derivations))


def _was_newest(last: int) -> Condition:
    """Whether a row tells how the thing stood when there were so many rows."""
    later = derivations.alias("later")
    same = (later.c.sort == derivations.c.sort, later.c.id == derivations.c.id)
    between = (later.c.seq > derivations.c.seq, later.c.seq <= last)
    return ~exists(select(literal(1)).where(*same, *between).correlate(derivations))


def _findings(connection: Connection, each: int, condition: Condition) -> tuple[Finding, ...]:
    """So many of the newest rows of each kind that meet a condition, the newest first."""
    rows = select(derivations.c.seq).with_hint(derivations, *_BY_KIND).where(condition)
    rows = rows.where(derivations.c.withdrawn.is_(False)).order_by(derivations.c.seq.desc()).limit(each)
    kinds = (rows.where(derivations.c.kind == kind.value).subquery() for kind in FindingKind)
    found = union_all(*(select(kind.c.seq) for kind in kinds)).subquery()
    bodies = select(derivations.c.body).where(derivations.c.seq.in_(select(found.c.seq)))
    return tuple(valued(row.body, Finding) for row in connection.execute(bodies.order_by(derivations.c.seq.desc())))


def _is_read_last() -> Condition:
    later = readings.alias("later")
    again = select(literal(1)).where(later.c.document == readings.c.document, later.c.seq > readings.c.seq)
    return ~exists(again.correlate(readings))


def _is_newest_version() -> Condition:
    older = select(literal(1)).where(supersessions.c.document == readings.c.document)
    return ~exists(older.correlate(readings))


def _counted(connection: Connection, rows: Select[Any]) -> int:
    """How many rows there are, counted no further than ENOUGH."""
    return connection.scalar(select(func.count()).select_from(rows.limit(ENOUGH).subquery())) or 0
