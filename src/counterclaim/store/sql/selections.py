"""Queries as SQL: which rows a reader of the ledger gets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, literal, or_, select, true, union_all

from counterclaim.store.keys import last_day_by, text_terms
from counterclaim.store.query import Facet, Query
from counterclaim.store.schema.facet_tables import claim_facets, resting
from counterclaim.store.schema.tables import claims, derivations, documents, grounds, readings, standing, supersessions
from counterclaim.store.sql.choosing import of_document, published_by
from counterclaim.store.sql.planning import Condition, Plan, Way, of_the_claim
from counterclaim.store.sql.rows import body_text

_BY_NUMBER = ("NOT INDEXED", "sqlite")
"""A hint: rows are looked up by their numbers alone."""


class Sort(StrEnum):
    """The sorts of derived things."""

    INCIDENT = "incident"
    FINDING = "finding"


def select_claims(query: Query, plan: Plan) -> Select[Any]:
    """The bodies of the claims that a query asks for, as texts."""
    found = select_claim_rows(query, plan, query.limit and query.limit + query.offset)
    chosen = select(body_text(claims)).where(claims.c.seq.in_(found)).order_by(claims.c.seq)
    return _paged(chosen, query)


def select_claim_rows(query: Query, plan: Plan, limit: int | None = None) -> Select[Any]:
    """The numbers of the claims that a query asks for; where `limit` is given, of so many of the first at least."""
    conditions = (*of_the_time(query), *plan.conditions)
    if plan.found is not None:
        return _first(_faceted().where(claim_facets.c.claim.in_(plan.found), *conditions), limit)
    walks = [_walk(way, conditions, limit) for way in plan.ways or (Way(true(), None),)]
    if len(walks) == 1:
        return walks[0]
    return select(union_all(*(select(walk.subquery()) for walk in walks)).subquery())


def _walk(way: Way, conditions: Sequence[Condition], limit: int | None) -> Select[Any]:
    if way.finder is not None:
        return _first(_faceted().where(claim_facets.c.claim.in_(way.finder), *conditions), limit)
    walked = _faceted().where(claim_facets.c.claim >= way.first, way.condition, *conditions)
    return _first(walked, limit)


def _first(rows: Select[Any], limit: int | None) -> Select[Any]:
    return rows if limit is None else rows.order_by(claim_facets.c.claim).limit(limit)


def _faceted() -> Select[Any]:
    """Rows by their numbers alone: which index is best has been found out by counting."""
    return select(claim_facets.c.claim).with_hint(claim_facets, *_BY_NUMBER)


def select_claim_numbers(query: Query, plan: Plan) -> Select[Any]:
    """How many of the claims that a query asks for each document has."""
    numbers = select(claims.c.document, func.count().label("number"))
    return numbers.where(claims.c.seq.in_(select_claim_rows(query, plan))).group_by(claims.c.document)


def select_documents(query: Query, plan: Plan) -> Select[Any]:
    """Id, texts and bodies of the documents that a query asks for; the plan is of its fields alone."""
    is_now = not (query.known_at or query.all_versions or query.document)
    conditions: list[Condition] = []
    if plan.conditions:
        conditions.append(_has_claim(plan, claim_facets.c.is_current if is_now else true()))
    if not (plan.conditions and is_now):  # else the claim itself says that it is of a newest reading
        conditions += (*_latest(query.known_at), *_newest_version(query, documents.c.id))
    if query.said_by:
        conditions.append(readings.c.published_on <= last_day_by(query.said_by))
    if query.since:
        conditions.append(readings.c.published_on >= query.since)
    if query.until:
        conditions.append(readings.c.published_on <= query.until)
    conditions += (readings.c.search.contains(term, autoescape=True) for term in text_terms(query.text or ""))
    if query.document:
        conditions.append(readings.c.seq.in_(of_document(query.document)))
    if outlets := query.values(Facet.OUTLET):
        conditions.append(readings.c.seq.in_(published_by(outlets)))
    number = documents.c.seq
    edge = select(number).where(documents.c.id == (query.after or query.before)).scalar_subquery()
    if query.after or query.before:
        conditions.append(number < edge if query.descending is bool(query.after) else number > edge)
    found = select(readings.c.seq).join(documents, documents.c.id == readings.c.document).where(*conditions)
    is_backwards = query.descending is not bool(query.before)
    page = _paged(found.order_by(number.desc() if is_backwards else number), query)
    return documents_read().where(readings.c.seq.in_(page)).order_by(number.desc() if query.descending else number)


def _has_claim(plan: Plan, too: Condition) -> Condition:
    """Whether a reading has a claim that meets a plan, and this condition on its facets."""
    if plan.found is not None:
        met = select(claim_facets.c.reading).with_hint(claim_facets, *_BY_NUMBER)
        return readings.c.seq.in_(met.where(claim_facets.c.claim.in_(plan.found), *plan.conditions, too))
    has = _of_claims().where(claims.c.reading == readings.c.seq, *plan.conditions, too)
    return exists(has.correlate(readings))


def _of_claims() -> Select[Any]:
    """Of a few claims: their facets are looked up, never gone through."""
    joined = select(literal(1)).select_from(claims).join(claim_facets, claim_facets.c.claim == claims.c.seq)
    return joined.with_hint(claim_facets, *_BY_NUMBER)


def select_claims_of(keys: Collection[str]) -> Select[Any]:
    """The bodies of the claims of the latest readings of these documents, newest versions or not."""
    newest = select(func.max(readings.c.seq)).where(readings.c.document.in_(keys)).group_by(readings.c.document)
    return select(claims.c.body).where(claims.c.reading.in_(newest)).order_by(claims.c.seq)


def select_documents_of(keys: Collection[str]) -> Select[Any]:
    """Id, texts and bodies of these documents, as last read."""
    newest = select(func.max(readings.c.seq)).where(readings.c.document.in_(keys)).group_by(readings.c.document)
    return documents_read().where(readings.c.seq.in_(newest))


def documents_read() -> Select[Any]:
    """Id, first text, text of the reading (null if the same) and body of every reading of every document."""
    columns = (documents.c.id, documents.c.text.label("first_text"), readings.c.text, readings.c.body)
    return select(*columns).join(readings, readings.c.document == documents.c.id)


def select_derived(sort: Sort, query: Query, plan: Plan, few_of_kind: Select[Any] | None = None) -> Select[Any]:
    """The bodies of the incidents or findings that a query asks for, as texts.

    `few_of_kind` are the rows of its kinds, where they are few.
    """
    page = _paged(derived_rows(sort, query, plan, few_of_kind), query)
    body = select(body_text(derivations)).join(standing, same_thing(standing, derivations))
    return body.where(derivations.c.seq.in_(page)).order_by(standing.c.first)


def derived_rows(sort: Sort, query: Query, plan: Plan, few_of_kind: Select[Any] | None = None) -> Select[Any]:
    """The rows of the incidents or findings that a query asks for, those that came first before others, all of them."""
    chosen = standing_then(sort, query.known_at) if query.known_at else _standing_now(sort)
    conditions = derived_conditions(sort, query, plan)
    if few_of_kind is not None and sort is Sort.FINDING:  # gone through themselves, not looked for in order
        chosen = chosen.order_by(None).order_by(standing.c.first + 0)
        conditions.append(derivations.c.seq.in_(few_of_kind))
    return chosen.where(*conditions).with_only_columns(derivations.c.seq, maintain_column_froms=True)


def derived_conditions(sort: Sort, query: Query, plan: Plan) -> list[Condition]:
    """What a query asks of an incident or a finding, on its row of `derivations` and that of `standing`."""
    conditions: list[Condition] = []
    if query.finding_kinds and sort is Sort.FINDING:
        conditions.append(derivations.c.kind.in_([kind.value for kind in query.finding_kinds]))
    if query.said_by and sort is Sort.FINDING:
        unsaid = or_(claims.c.said_by.is_(None), claims.c.said_by > query.said_by)
        later = select(literal(1)).select_from(grounds).join(claims, claims.c.id == grounds.c.claim)
        is_later = later.where(grounds.c.derivation == derivations.c.seq, unsaid).correlate(derivations)
        conditions.append(~exists(is_later))
    if plan.conditions or query.said_by:
        conditions.append(rests_on(sort, query, plan))
    return conditions


def rests_on(sort: Sort, query: Query, plan: Plan) -> Condition:
    """Whether an incident or a finding rests on a claim that the query asks for."""
    if plan.found is None and query.known_at is None:
        stands = select(literal(1)).select_from(resting).join(claim_facets, claim_facets.c.claim == resting.c.claim)
        held = stands.where(resting.c.first == standing.c.first, *of_the_time(query), *plan.conditions)
        return exists(held.correlate(standing))
    if plan.found is None:
        meant = _of_claims().join(grounds, grounds.c.claim == claims.c.id).where(*of_the_time(query), *plan.conditions)
        return exists(meant.where(grounds.c.derivation == derivations.c.seq).correlate(derivations))
    rows = select_claim_rows(query, plan)
    if query.known_at is None:
        stood = select(resting.c.first).where(resting.c.sort == sort.value, resting.c.claim.in_(rows))
        return standing.c.first.in_(stood)
    named = select(claims.c.id).where(claims.c.seq.in_(rows))
    return derivations.c.seq.in_(select(grounds.c.derivation).where(grounds.c.claim.in_(named)))


def _standing_now(sort: Sort) -> Select[Any]:
    newest = and_(standing.c.newest == derivations.c.seq, same_thing(standing, derivations))
    joined = select(derivations.c.body).join(standing, newest)
    return joined.where(standing.c.sort == sort, standing.c.digest.is_not(None)).order_by(standing.c.first)


def same_thing(one: Table, other: Table) -> Condition:
    """Whether two rows are about one thing."""
    return and_(one.c.sort == other.c.sort, one.c.id == other.c.id)


def standing_then(sort: Sort, moment: datetime) -> Select[Any]:
    """From the record itself: what `standing` knows is only what stands now."""
    newest = select(func.max(derivations.c.seq)).where(derivations.c.sort == sort, derivations.c.learned_at <= moment)
    joined = select(derivations.c.body).join(standing, same_thing(standing, derivations))
    stood = joined.where(derivations.c.seq.in_(newest.group_by(derivations.c.id)), derivations.c.withdrawn.is_(False))
    return stood.order_by(standing.c.first)


def select_standing(sort: Sort, key: str, known_at: datetime | None = None) -> Select[Any]:
    """The body of the incident or finding of this id, if it stands, or as it stood."""
    if known_at is None:
        return _standing_now(sort).where(standing.c.id == key)
    newest = newest_rows(sort, [key], known_at).subquery()
    joined = select(derivations.c.body).join(newest, newest.c.newest == derivations.c.seq)
    return joined.where(derivations.c.withdrawn.is_(False))


def _newest_version(query: Query, document: ColumnElement[str]) -> list[Condition]:
    """No older version of a document, unless versions or that one are asked for."""
    if query.all_versions:
        return []
    older = select(literal(1)).where(supersessions.c.document == document)
    if query.known_at:
        older = older.where(supersessions.c.learned_at <= query.known_at)
    newest = ~exists(older.correlate_except(supersessions))
    return [or_(newest, document == query.document) if query.document else newest]


def select_readings(query: Query) -> Select[Any]:
    """The numbers of the readings whose claims a query may be about, of those that were known."""
    return select(readings.c.seq).where(*_latest(query.known_at), *_newest_version(query, readings.c.document))


def _latest(known_at: datetime | None) -> tuple[Condition, ...]:
    """That a reading is the latest of its document, of those that were known."""
    later = readings.alias("later")
    is_later = select(literal(1)).where(later.c.document == readings.c.document, later.c.seq > readings.c.seq)
    if known_at is None:
        return (~exists(is_later.correlate(readings)),)
    known = is_later.where(later.c.learned_at <= known_at).correlate(readings)
    return (readings.c.learned_at <= known_at, ~exists(known))


def of_the_time(query: Query) -> list[Condition]:
    """That a claim is of what was known, of a latest reading, of a newest version, and said by then."""
    said = [of_the_claim(claims.c.said_by <= query.said_by)] if query.said_by else []
    if not (query.known_at or query.all_versions or query.document):
        return [claim_facets.c.is_current, *said]
    reading = select(literal(1)).where(readings.c.seq == claims.c.reading, *_latest(query.known_at))
    latest = exists(reading.correlate(claims))
    return [of_the_claim(latest, *_newest_version(query, claims.c.document)), *said]


def _paged(chosen: Select[Any], query: Query) -> Select[Any]:
    if query.limit is not None:
        chosen = chosen.limit(query.limit)
    return chosen.offset(query.offset) if query.offset else chosen


def derived_from(sort: Sort, claim: str) -> Select[Any]:
    """The rows of incidents or findings that ever held this claim; which of them stand is to be looked up."""
    joined = select(derivations.c.seq, derivations.c.id, derivations.c.body)
    held = joined.join(grounds, grounds.c.derivation == derivations.c.seq).where(grounds.c.claim == claim)
    return held.where(derivations.c.sort == sort)


def newest_rows(sort: Sort, keys: Collection[str], known_at: datetime | None = None) -> Select[Any]:
    """Of each of these the number of its newest row, and of its first: of those that stand now, or of all known then.

    In no order: one would tempt the database to go through all that stands.
    """
    if known_at is None:
        stand = select(standing.c.newest, standing.c.first).where(standing.c.sort == sort, standing.c.id.in_(keys))
        return stand.where(standing.c.digest.is_not(None))
    of_these = (derivations.c.sort == sort, derivations.c.id.in_(keys), derivations.c.learned_at <= known_at)
    newest, first = func.max(derivations.c.seq).label("newest"), func.min(derivations.c.seq).label("first")
    return select(newest, first).where(*of_these).group_by(derivations.c.id)


def rows_after(sort: Sort, row: int) -> Select[Any]:
    """The rows of incidents or findings after this one, withdrawals among them."""
    joined = select(derivations.c.seq, derivations.c.id, derivations.c.body)
    return joined.where(derivations.c.seq > row, derivations.c.sort == sort).order_by(derivations.c.seq)
