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
    column,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from counterclaim.store.facet_tables import DAY, SPANS, claim_facets, phrases
from counterclaim.store.facets import day_number
from counterclaim.store.keys import claimant_pattern, place_patterns, weapon_pattern
from counterclaim.store.query import Query
from counterclaim.store.spelling import folded
from counterclaim.store.tables import claims, derivations, readings

Condition = ColumnElement[bool]

FEW = 20_000
"""So many claims are found and sorted at once, in some tens of milliseconds."""
NUMBERS_AT_ONCE = 500
"""Named in a statement one by one."""
TRIGRAM = 3
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
    filters = list(_phrase_filters(connection, query))
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


def _phrase_filters(connection: Connection, query: Query) -> Iterator[Filter]:
    if query.kinds:
        yield _of_phrases(connection, "kind", phrases.c.words.in_([kind.value for kind in query.kinds]))
    if query.verification:
        yield _of_phrases(connection, "verification", phrases.c.words == query.verification.value)
    if query.side:
        yield _of_phrases(connection, "side", phrases.c.words == folded(query.side))
    if query.place:
        yield _holding(connection, "place", place_patterns(query.place, query.place_aliases))
    for sort, words, pattern in (
        ("claimant", query.claimant, claimant_pattern),
        ("weapon", query.weapon, weapon_pattern),
    ):
        if words:
            yield _holding(connection, sort, (pattern(words),))


def _holding(connection: Connection, sort: str, parts: Sequence[str]) -> Filter:
    """Phrases that hold one of these parts."""
    held = or_(*(phrases.c.words.contains(part, autoescape=True) for part in parts))
    candidates = trigrams_in(connection, "phrase_trigrams", parts)
    return _of_phrases(connection, sort, held if candidates is None else and_(phrases.c.seq.in_(candidates), held))


def _of_phrases(connection: Connection, sort: str, meant: Condition) -> Filter:
    named = select(phrases.c.seq, phrases.c.first_claim).where(phrases.c.sort == sort, meant)
    rows = connection.execute(named).all()
    condition = claim_facets.c[sort].in_(_listed(connection, [row.seq for row in rows]))
    first = min((row.first_claim for row in rows), default=0)
    return (Way(condition, _by_index(sort).where(condition), first),)


def _listed(connection: Connection, numbers: Sequence[int]) -> Any:
    """Numbers to be one of; where they are many, as one parameter."""
    if len(numbers) <= NUMBERS_AT_ONCE or connection.dialect.name != "sqlite":
        return numbers
    told = func.json_each(json.dumps(numbers)).table_valued("value")
    return select(told.c.value)


def _by_index(name: str) -> Select[Any]:
    chosen = select(claim_facets.c.claim)
    return chosen.with_hint(claim_facets, f"INDEXED BY claim_facets_by_{name}", "sqlite")


def _other_filters(connection: Connection, query: Query, few: int) -> Iterator[Filter]:
    if query.since or query.until:
        yield _days(connection, query)
    if query.document:
        named = select(readings.c.seq).where(
            or_(readings.c.document == query.document, readings.c.name == folded(query.document))
        )
        of_it = select(claims.c.seq.label("claim")).where(claims.c.reading.in_(named))
        yield (Way(claim_facets.c.reading.in_(named), of_it),)
    if query.text:
        yield (_sentence(connection, folded(query.text), few),)


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


def _sentence(connection: Connection, words: str, few: int) -> Way:
    """Sentences that hold the words; those with all their runs of three letters are candidates, told once for all."""
    says = of_the_claim(claims.c.sentence.contains(words, autoescape=True))
    held = trigrams_in(connection, "sentence_trigrams", (words,))
    if held is None:
        return Way(says, None)
    candidates = connection.execute(held.limit(few)).scalars().all()
    if len(candidates) >= few:
        return Way(says, None)
    told = func.json_each(json.dumps(list(candidates))).table_valued("value")
    return Way(says, select(told.c.value.label("claim")), min(candidates, default=0))


def trigrams_in(connection: Connection, name: str, parts: Sequence[str]) -> Select[Any] | None:
    """Rows of a table of trigrams that hold all those of one of these parts; null where that can't be asked."""
    if connection.dialect.name != "sqlite" or not parts or any(len(part) < TRIGRAM for part in parts):
        return None
    held = table(name, column("rowid"))
    asked = " OR ".join(map(_all_trigrams, parts))
    return select(held.c.rowid.label("claim")).where(literal_column(name).op("MATCH")(asked))


def _all_trigrams(part: str) -> str:
    runs = dict.fromkeys(part[at : at + TRIGRAM] for at in range(len(part) - TRIGRAM + 1))
    quoted = (run.replace('"', '""') for run in runs)
    return "(" + " AND ".join(f'"{run}"' for run in quoted) + ")"


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
