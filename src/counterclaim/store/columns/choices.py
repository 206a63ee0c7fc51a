"""Which claims of a ledger's columns meet a query: a mask for each of its filters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, select

from counterclaim.store.columns.claims import NONE, Columns, Mask, Numbers, among, numbers_found
from counterclaim.store.keys import said_day, text_terms
from counterclaim.store.query import Facet, Query
from counterclaim.store.schema.facet_tables import claim_facets
from counterclaim.store.schema.tables import claims, readings
from counterclaim.store.sql.choosing import Named, named_filters, of_document
from counterclaim.store.sql.facets import day_number
from counterclaim.store.sql.selections import select_readings
from counterclaim.store.sql.trigrams import trigrams_of_all

HAPPENED, SAID = "happened", "said"
Name = Facet | str


@dataclass(frozen=True, slots=True)
class Choices:
    """The masks of the filters that can be left aside, by facet or sort of day, and that of all the others.

    Where it is not `is_exact`, more claims are in them than meet the words that are sought.
    """

    common: Mask
    own: Mapping[Name, Mask]
    is_exact: bool

    def met(self, without: Name | None = None) -> Mask:
        """The claims that meet all filters, one of them left aside."""
        return reduce(np.logical_and, (mask for name, mask in self.own.items() if name != without), self.common)


def choices_of(connection: Connection, columns: Columns, query: Query, few: int) -> Choices:
    """The masks for a query; words are followed into sentences only where `few` may hold them."""
    own: dict[Name, Mask] = dict(_days(columns, query))
    common = [_of_the_time(connection, columns, query)]
    for named in named_filters(connection, replace(query, chosen=())):
        mask = _mask(columns, named)
        if named.facet is None:
            common.append(mask)
        else:
            own[named.facet] = mask
    for facet in Facet:
        if values := query.values(facet):
            mask = columns.having(facet, values)
            own[facet] = mask & own[facet] if facet in own else mask
    terms = text_terms(query.text or "")
    sought, is_exact = _saying(connection, columns, terms, few) if terms else (None, True)
    if sought is not None:
        common.append(sought)
    return Choices(reduce(np.logical_and, common), own, is_exact)


def _mask(columns: Columns, named: Named) -> Mask:
    held = np.zeros(columns.last_phrase + 1, np.bool_)
    held[list(named.numbers)] = True
    held[NONE] = named.is_unsaid
    return among(columns.facts[named.sort], held)


def _days(columns: Columns, query: Query) -> Iterator[tuple[str, Mask]]:
    first, last, said = (columns.facts[name] for name in ("first_day", "last_day", "said_day"))
    if query.since or query.until:
        begun = (first != NONE) & (first <= day_number(query.until)) if query.until else last != NONE
        yield HAPPENED, begun & (last >= day_number(query.since)) if query.since else begun
    if query.said_since or query.said_until:
        begun = (said != NONE) & (said <= day_number(query.said_until)) if query.said_until else said != NONE
        yield SAID, begun & (said >= day_number(query.said_since)) if query.said_since else begun


def _of_the_time(connection: Connection, columns: Columns, query: Query) -> Mask:
    """That a claim is of what was known, of a latest reading, of a newest version, and said by then."""
    mask = columns.current
    if query.document:
        named = readings.c.seq.in_(of_document(query.document))
        mask = _of_readings(connection, columns, select_readings(query).where(named))
    elif query.known_at or query.all_versions:
        mask = _of_readings(connection, columns, select_readings(query))
    return mask & _said_by(connection, columns, query.said_by) if query.said_by else mask


def _said_by(connection: Connection, columns: Columns, moment: datetime) -> Mask:
    """Of the last day those that had been said by the moment, of days before it all."""
    day, said = said_day(moment), columns.facts["said_day"]
    number = day_number(day) if day else NONE
    of_the_day = select(claims.c.seq).join(claim_facets, claim_facets.c.claim == claims.c.seq)
    just = of_the_day.where(claim_facets.c.said_day == number, claims.c.said_by <= moment)
    before: Mask = (said != NONE) & (said < number)
    return before | _held(columns, numbers_found(connection, just))


def _of_readings(connection: Connection, columns: Columns, chosen: Select[Any]) -> Mask:
    found = numbers_found(connection, chosen)
    held = np.zeros(1 + max(columns.last_reading, int(found.max(initial=0))), np.bool_)
    held[found] = True
    return held[columns.facts["reading"]]


def _held(columns: Columns, found: Numbers) -> Mask:
    """The claims of these numbers, in whatever order."""
    mask = np.zeros(len(columns.numbers), np.bool_)
    places = np.searchsorted(columns.numbers, found)
    known = places < len(columns.numbers)
    places = places[known]
    mask[places[columns.numbers[places] == found[known]]] = True
    return mask


def _saying(connection: Connection, columns: Columns, terms: Sequence[str], few: int) -> tuple[Mask, bool]:
    """The claims whose sentences hold the terms; where more than `few` may, those that may, and that it is so."""
    holds = [claims.c.sentence.contains(term, autoescape=True) for term in terms]
    candidates = trigrams_of_all(connection, "sentence_trigrams", terms)
    if candidates is None:
        return _held(columns, numbers_found(connection, select(claims.c.seq).where(*holds))), True
    found = numbers_found(connection, candidates)
    if len(found) >= few:
        return _held(columns, found), False
    told = func.json_each(json.dumps(found.tolist())).table_valued("value")
    saying = select(claims.c.seq).where(claims.c.seq.in_(select(told.c.value)), *holds)
    return _held(columns, numbers_found(connection, saying)), True
