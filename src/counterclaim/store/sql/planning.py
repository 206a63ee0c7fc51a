"""How claims that meet a query's filters are found without a look at all of them.

Each filter is tried on the narrow index of its facet, and counted no further than `FEW`. Where one is met by few
claims, these are gone through; where all are met by many, claims are gone through in their order, from the first that
can meet them, until there are as many as were asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from counterclaim.store.keys import text_terms
from counterclaim.store.query import Facet, Query
from counterclaim.store.schema.facet_tables import DAY, SPANS, claim_facets, phrases
from counterclaim.store.schema.tables import claims, derivations
from counterclaim.store.sql.choosing import named_filters, of_document, published_by
from counterclaim.store.sql.facets import day_number
from counterclaim.store.sql.named_claimants import listed, named_claimant
from counterclaim.store.sql.trigrams import trigrams_of_all

Condition = ColumnElement[bool]

FEW = 20_000
"""So many claims are found and sorted at once, in some tens of milliseconds."""
_BY_KIND = "INDEXED BY derivations_by_kind"


@dataclass(frozen=True, slots=True)
class Way:
    """A query that finds claims by an index, and the rows that it stands for; no claim before `first` is among them."""

    condition: Condition
    finder: Select[Any] | None
    first: int = 0


Filter = tuple[Way, ...]
"""One filter: its ways together find all that meets it. A row meets it if it meets one of their conditions."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All of `conditions` on a row of `claim_facets` have to hold.

    Where `found` is given, it names all claims that can meet them; else each of `ways` is to be walked, or searched
    where it is met by few.
    """

    conditions: tuple[Condition, ...] = ()
    found: Select[Any] | None = None
    ways: Filter = ()


def few_of_kind(connection: Connection, query: Query, few: int = FEW) -> Select[Any] | None:
    """Rows of the findings of the kinds that a query asks for, where they are few; else null."""
    if not query.finding_kinds:
        return None
    kinds = derivations.c.kind.in_([kind.value for kind in query.finding_kinds])
    of_kind = select(derivations.c.seq).where(kinds).with_hint(derivations, _BY_KIND, "sqlite")
    number = connection.execute(select(func.count()).select_from(of_kind.limit(few).subquery())).scalar() or 0
    return of_kind if number < few else None


def planned(connection: Connection, query: Query, *, fields_only: bool = False, few: int = FEW) -> Plan:
    """The plan for a query; with `fields_only` time, text and document are left aside. `few` are searched at once."""
    filters = list(_named_filters(connection, query.without(Facet.OUTLET) if fields_only else query))
    if not fields_only:
        filters += _other_filters(connection, query, few)
    conditions = [or_(*(way.condition for way in each)) for each in filters]
    if query.known_at and filters:
        conditions.append(claim_facets.c.claim <= _last_known(connection, query.known_at))
    numbers = [_count(connection, each, few) for each in filters]
    fewest = min(range(len(filters)), key=numbers.__getitem__, default=None)
    if fewest is not None and numbers[fewest] < few:
        return Plan(tuple(conditions), _all_of([way.finder for way in filters[fewest] if way.finder is not None]))
    parted = next((each for each in filters if len(each) > 1), None)
    start = max((min(way.first for way in each) for each in filters), default=0)
    everything = (Way(and_(True), None, start),)
    return Plan(tuple(conditions), None, tuple(map(_searched(connection, few), parted or ())) or everything)


def _last_known(connection: Connection, moment: datetime) -> int:
    """The last claim that was known at a moment: claims are numbered in the order in which they came."""
    known, beyond = 0, 1 + (connection.execute(select(func.max(claims.c.seq))).scalar() or 0)
    while beyond - known > 1:
        middle = (known + beyond) // 2
        nearest = select(claims.c.seq, claims.c.learned_at).where(claims.c.seq <= middle)
        row = connection.execute(nearest.order_by(claims.c.seq.desc()).limit(1)).first()
        if row is None or row.learned_at <= moment:
            known = middle
        else:
            beyond = row.seq
    return known


def of_the_claim(*conditions: Condition) -> Condition:
    """A condition on the claim that a row of `claim_facets` is of; its large row is looked at last."""
    held = select(literal(1)).where(claims.c.seq == claim_facets.c.claim, *conditions)
    return exists(held.correlate(claim_facets))


def _searched(connection: Connection, few: int) -> Callable[[Way], Way]:
    """A way keeps its finder only where that finds few."""
    return lambda way: way if _count(connection, (way,), few) < few else replace(way, finder=None)


def _all_of(finders: Sequence[Select[Any]]) -> Select[Any]:
    if len(finders) == 1:
        return finders[0]
    joined = union_all(*finders).subquery()
    return select(joined.c.claim)


def _named_filters(connection: Connection, query: Query) -> Iterator[Filter]:
    for named in named_filters(connection, query):
        number = claim_facets.c[named.sort]
        condition = number.in_(listed(connection, named.numbers))
        ways = [Way(condition, _by_index(named.sort).where(condition), named.first)]
        if named.is_unsaid:
            ways.append(Way(number.is_(None), _by_index(named.sort).where(number.is_(None))))
        yield tuple(ways)
    if keys := query.values(Facet.CLAIMANT):
        met = [named_claimant(connection, key).meets(claim_facets.c) for key in keys]
        yield tuple(Way(each, _by_index("claimant").where(each)) for each in met)
    if values := query.values(Facet.OUTLET):
        yield _of_readings(published_by(values))


def _of_readings(named: Select[Any]) -> Filter:
    of_them = select(claims.c.seq.label("claim")).where(claims.c.reading.in_(named))
    return (Way(claim_facets.c.reading.in_(named), of_them),)


def _by_index(name: str) -> Select[Any]:
    chosen = select(claim_facets.c.claim)
    return chosen.with_hint(claim_facets, f"INDEXED BY claim_facets_by_{name}", "sqlite")


def _other_filters(connection: Connection, query: Query, few: int) -> Iterator[Filter]:
    if query.since or query.until:
        yield _days(connection, query)
    if query.document:
        yield _of_readings(of_document(query.document))
    if query.said_since or query.said_until:
        yield _said(query)
    if terms := text_terms(query.text or ""):
        yield (_sentence(connection, terms, few),)


def _said(query: Query) -> Filter:
    day, met = claim_facets.c.said_day, []
    if query.said_since:
        met.append(day >= day_number(query.said_since))
    if query.said_until:
        met.append(day <= day_number(query.said_until))
    return (Way(and_(*met), _by_index("said_day").where(*met)),)


def _days(connection: Connection, query: Query) -> Filter:
    """Claims whose days meet the query's; those of a short span can begin only so much earlier."""
    facets, ways = claim_facets.c, []
    for span, most in enumerate((*SPANS, None)):
        met: list[Condition] = [facets.span == span]
        ended: list[Condition] = [phrases.c.sort == DAY]
        if query.since:
            since = day_number(query.since)
            met += [facets.last_day >= since, *([] if most is None else [facets.first_day >= since - most])]
            ended.append(phrases.c.words >= query.since.isoformat())
        if query.until:
            met.append(facets.first_day <= day_number(query.until))
            if most is not None:
                ended.append(phrases.c.words <= (query.until + timedelta(most)).isoformat())
        first = connection.execute(select(func.min(phrases.c.first_claim)).where(*ended)).scalar() or 0
        ways.append(Way(and_(*met), _by_index("day").where(*met), first))
    return tuple(ways)


def _sentence(connection: Connection, terms: Sequence[str], few: int) -> Way:
    """Sentences that hold all terms; those with all their runs of three letters are candidates, told once for all."""
    says = of_the_claim(*(claims.c.sentence.contains(term, autoescape=True) for term in terms))
    held = trigrams_of_all(connection, "sentence_trigrams", terms)
    if held is None:
        return Way(says, None)
    candidates = connection.execute(held.limit(few)).scalars().all()
    if len(candidates) >= few:
        return Way(says, None)
    told = func.json_each(json.dumps(list(candidates))).table_valued("value")
    return Way(says, select(told.c.value.label("claim")), min(candidates, default=0))


def _count(connection: Connection, ways: Filter, few: int) -> int:
    """How many they find, counted no further than `few`; as many where one of them can't be counted."""
    number = 0
    for way in ways:
        if way.finder is None:
            return few
        some = (
            way.finder.with_only_columns(literal(1).label("one"), maintain_column_froms=True)
            .limit(few - number)
            .subquery()
        )
        number += connection.execute(select(func.count()).select_from(some)).scalar() or 0
        if number >= few:
            break
    return number
