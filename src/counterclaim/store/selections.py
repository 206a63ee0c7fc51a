"""Queries as SQL: which rows a reader of the ledger gets."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from counterclaim.store.keys import claimant_pattern, place_patterns, weapon_pattern
from counterclaim.store.query import Query
from counterclaim.store.spelling import folded
from counterclaim.store.tables import claims, derivations, documents, grounds, readings

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


def documents_read() -> Select[Any]:
    """Id, first text, text of the reading (null if the same) and body of every reading of every document."""
    columns = (documents.c.id, documents.c.text.label("first_text"), readings.c.text, readings.c.body)
    return select(*columns).join(readings, readings.c.document == documents.c.id)


def select_derived(sort: Sort, query: Query) -> Select[Any]:
    """The bodies of the incidents or findings that a query asks for."""
    firsts = (
        select(derivations.c.id, func.min(derivations.c.seq).label("first"))
        .where(derivations.c.sort == sort)
        .group_by(derivations.c.id)
        .subquery()
    )
    conditions = [standing(sort, query.known_at)]
    if query.finding_kinds and sort is Sort.FINDING:
        conditions.append(derivations.c.kind.in_([kind.value for kind in query.finding_kinds]))
    if _asks_for_claims(query):
        meant = select(claims.c.id).where(*_claim_conditions(query))
        grounded = select(grounds.c.derivation).where(grounds.c.claim.in_(meant))
        conditions.append(derivations.c.seq.in_(grounded))
    chosen = select(derivations.c.body).join(firsts, firsts.c.id == derivations.c.id).where(*conditions)
    return _paged(chosen.order_by(firsts.c.first), query)


def standing(sort: Sort, known_at: datetime | None = None) -> Condition:
    """Whether a row is the newest word on an incident or finding, and no withdrawal."""
    newest = select(func.max(derivations.c.seq)).where(derivations.c.sort == sort)
    if known_at:
        newest = newest.where(derivations.c.learned_at <= known_at)
    return and_(derivations.c.seq.in_(newest.group_by(derivations.c.id)), derivations.c.withdrawn.is_(False))


def _latest_readings(known_at: datetime | None) -> Select[Any]:
    newest = select(func.max(readings.c.seq)).group_by(readings.c.document)
    return newest.where(readings.c.learned_at <= known_at) if known_at else newest


def _claim_conditions(query: Query) -> list[Condition]:
    conditions = [claims.c.reading.in_(_latest_readings(query.known_at)), *_field_conditions(query)]
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
    return bool(_field_conditions(query) or query.since or query.until or query.text or query.document)


def _names(document: str) -> Condition:
    return or_(readings.c.document == document, readings.c.name == folded(document))


def _paged(chosen: Select[Any], query: Query) -> Select[Any]:
    if query.limit is not None:
        chosen = chosen.limit(query.limit)
    return chosen.offset(query.offset) if query.offset else chosen


def derived_from(sort: Sort, claim: str) -> Select[Any]:
    """The bodies of the incidents or findings that stand and hold this claim."""
    grounded = select(grounds.c.derivation).where(grounds.c.claim == claim)
    return select(derivations.c.body).where(standing(sort), derivations.c.seq.in_(grounded)).order_by(derivations.c.seq)
