"""Queries as SQL: which rows a reader of the ledger gets."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from counterclaim.store.keys import claimant_pattern, last_day_by, place_patterns, weapon_pattern
from counterclaim.store.query import Query
from counterclaim.store.spelling import folded
from counterclaim.store.tables import claims, derivations, documents, grounds, readings, standing, supersessions

Condition = ColumnElement[bool]


class Sort(StrEnum):
    """The sorts of derived things."""

    INCIDENT = "incident"
    FINDING = "finding"


def select_claims(query: Query) -> Select[Any]:
    """The bodies of the claims that a query asks for."""
    chosen = select(claims.c.body).where(*_claim_conditions(query)).order_by(claims.c.seq)
    return _paged(chosen, query)


def select_claim_numbers(query: Query) -> Select[Any]:
    """How many of the claims that a query asks for each document has."""
    numbers = select(claims.c.document, func.count().label("number")).where(*_claim_conditions(query))
    return numbers.group_by(claims.c.document)


def select_documents(query: Query) -> Select[Any]:
    """Id, texts and bodies of the documents that a query asks for."""
    conditions: list[Condition] = [readings.c.seq.in_(_latest_readings(query.known_at))]
    conditions += _newest_version(query, documents.c.id)
    if query.said_by:
        conditions.append(readings.c.published_on <= last_day_by(query.said_by))
    if query.since:
        conditions.append(readings.c.published_on >= query.since)
    if query.until:
        conditions.append(readings.c.published_on <= query.until)
    if query.text:
        conditions.append(readings.c.search.contains(folded(query.text), autoescape=True))
    if query.document:
        conditions.append(_names(query.document))
    asked = _field_conditions(query)
    if asked:
        conditions.append(readings.c.seq.in_(select(claims.c.reading).where(*asked)))
    return _paged(documents_read().where(*conditions).order_by(documents.c.seq), query)


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


def select_derived(sort: Sort, query: Query) -> Select[Any]:
    """The bodies of the incidents or findings that a query asks for."""
    chosen = _standing_then(sort, query.known_at) if query.known_at else _standing_now(sort)
    conditions: list[Condition] = []
    if query.finding_kinds and sort is Sort.FINDING:
        conditions.append(derivations.c.kind.in_([kind.value for kind in query.finding_kinds]))
    if query.said_by and sort is Sort.FINDING:
        unsaid = or_(claims.c.said_by.is_(None), claims.c.said_by > query.said_by)
        later = select(grounds.c.derivation).join(claims, claims.c.id == grounds.c.claim).where(unsaid)
        conditions.append(derivations.c.seq.not_in(later))
    if _asks_for_claims(query):
        meant = select(claims.c.id).where(*_claim_conditions(query))
        grounded = select(grounds.c.derivation).where(grounds.c.claim.in_(meant))
        conditions.append(derivations.c.seq.in_(grounded))
    return _paged(chosen.where(*conditions), query)


def _standing_now(sort: Sort) -> Select[Any]:
    newest = and_(standing.c.newest == derivations.c.seq, _same(standing, derivations))
    joined = select(derivations.c.body).join(standing, newest)
    return joined.where(standing.c.sort == sort, standing.c.digest.is_not(None)).order_by(standing.c.first)


def _same(one: Table, other: Table) -> Condition:
    """Whether two rows are about one thing."""
    return and_(one.c.sort == other.c.sort, one.c.id == other.c.id)


def _standing_then(sort: Sort, moment: datetime) -> Select[Any]:
    """From the record itself: what `standing` knows is only what stands now."""
    newest = select(func.max(derivations.c.seq)).where(derivations.c.sort == sort, derivations.c.learned_at <= moment)
    joined = select(derivations.c.body).join(standing, _same(standing, derivations))
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
    older = select(supersessions.c.document)
    if query.known_at:
        older = older.where(supersessions.c.learned_at <= query.known_at)
    newest = document.not_in(older)
    return [or_(newest, document == query.document) if query.document else newest]


def _latest_readings(known_at: datetime | None) -> Select[Any]:
    newest = select(func.max(readings.c.seq)).group_by(readings.c.document)
    return newest.where(readings.c.learned_at <= known_at) if known_at else newest


def _claim_conditions(query: Query) -> list[Condition]:
    conditions = [claims.c.reading.in_(_latest_readings(query.known_at)), *_field_conditions(query)]
    conditions += _newest_version(query, claims.c.document)
    if query.said_by:
        conditions.append(claims.c.said_by <= query.said_by)
    if query.since:
        conditions.append(claims.c.last_day >= query.since)
    if query.until:
        conditions.append(claims.c.first_day <= query.until)
    if query.text:
        conditions.append(claims.c.sentence.contains(folded(query.text), autoescape=True))
    if query.document:
        conditions.append(claims.c.reading.in_(select(readings.c.seq).where(_names(query.document))))
    return conditions


def _field_conditions(query: Query) -> list[Condition]:
    """The filters that ask for a claim's fields, whatever is listed."""
    conditions: list[Condition] = []
    if query.kinds:
        conditions.append(claims.c.kind.in_([kind.value for kind in query.kinds]))
    if query.side:
        conditions.append(claims.c.side == folded(query.side))
    if query.verification:
        conditions.append(claims.c.verification == query.verification.value)
    if query.place:
        patterns = place_patterns(query.place, query.place_aliases)
        conditions.append(or_(*(claims.c.place.contains(name, autoescape=True) for name in patterns)))
    for words, column, pattern in (
        (query.claimant, claims.c.claimant, claimant_pattern),
        (query.weapon, claims.c.weapon, weapon_pattern),
    ):
        if words:
            conditions.append(column.contains(pattern(words), autoescape=True))
    return conditions


def _asks_for_claims(query: Query) -> bool:
    said = query.said_by
    return bool(_field_conditions(query) or query.since or query.until or query.text or query.document or said)


def _names(document: str) -> Condition:
    return or_(readings.c.document == document, readings.c.name == folded(document))


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
