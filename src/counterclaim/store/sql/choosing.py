"""What filters by words come to in a ledger: the numbers of the phrases that claims have to have one of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from counterclaim.store.keys import claimant_pattern, place_patterns, weapon_pattern
from counterclaim.store.query import Facet, Query
from counterclaim.store.schema.facet_tables import NAMED, namings, outlets, phrases
from counterclaim.store.schema.tables import readings
from counterclaim.store.spelling import folded
from counterclaim.store.sql.trigrams import trigrams_in

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Named:
    """A filter of one column of `claim_facets`: these numbers, or none at all where that `is_unsaid`.

    No claim before `first` has one of them. `facet` is given where the filter is a choice of that facet's values.
    """

    sort: str
    numbers: Sequence[int]
    first: int
    facet: Facet | None = None
    is_unsaid: bool = False


def named_filters(connection: Connection, query: Query) -> Iterator[Named]:
    """All filters by words that phrases hold; the choices of claimants and outlets aside."""
    if query.kinds:
        meant = phrases.c.words.in_([kind.value for kind in query.kinds])
        yield _named(connection, "kind", _of("kind").where(meant), Facet.KIND)
    if query.verification:
        verified = phrases.c.words == query.verification.value
        yield _named(connection, "verification", _of("verification").where(verified))
    if query.side:
        yield _named(connection, "side", _of("side").where(phrases.c.words == folded(query.side)))
    if query.place:
        yield _holding(connection, "place", place_patterns(query.place, query.place_aliases))
    for sort, words, pattern in (
        ("claimant", query.claimant, claimant_pattern),
        ("weapon", query.weapon, weapon_pattern),
    ):
        if words:
            yield _holding(connection, sort, (pattern(words),))
    yield from _chosen(connection, query)


def published_by(values: Sequence[str]) -> Select[Any]:
    """The readings of these outlets; the empty one stands for no outlet."""
    named = [each for each in values if each]
    met: list[Condition] = [readings.c.seq.in_(select(outlets.c.reading).where(outlets.c.named.in_(named)))]
    if "" in values:
        met.append(readings.c.seq.not_in(select(outlets.c.reading)))
    return select(readings.c.seq).where(or_(*met))


def of_document(document: str) -> Select[Any]:
    """The readings of the documents of this id or name."""
    return select(readings.c.seq).where(or_(readings.c.document == document, readings.c.name == folded(document)))


def _chosen(connection: Connection, query: Query) -> Iterator[Named]:
    for facet in Facet:
        values = query.values(facet)
        if not values or facet in (Facet.CLAIMANT, Facet.OUTLET):
            continue
        if facet in NAMED:
            named = select(namings.c.phrase).where(namings.c.named.in_(values))
            yield _named(connection, facet.value, _of(facet.value).where(phrases.c.seq.in_(named)), facet)
        else:
            meant = _of(facet.value).where(phrases.c.words.in_(values))
            yield _named(connection, facet.value, meant, facet, is_unsaid="" in values)


def _holding(connection: Connection, sort: str, parts: Sequence[str]) -> Named:
    """The phrases of a sort that hold one of these parts."""
    held = _of(sort).where(or_(*(phrases.c.words.contains(part, autoescape=True) for part in parts)))
    candidates = trigrams_in(connection, "phrase_trigrams", parts)
    if candidates is not None:  # looked up by their numbers, where SQLite would go through all of the sort
        held = held.where(phrases.c.seq.in_(candidates)).with_hint(phrases, "NOT INDEXED", "sqlite")
    return _named(connection, sort, held)


def _of(sort: str) -> Select[Any]:
    return select(phrases.c.seq, phrases.c.first_claim).where(phrases.c.sort == sort)


def _named(
    connection: Connection, sort: str, chosen: Select[Any], facet: Facet | None = None, *, is_unsaid: bool = False
) -> Named:
    rows = connection.execute(chosen).all()
    first = min((row.first_claim for row in rows), default=0)
    return Named(sort, [row.seq for row in rows], first, facet, is_unsaid)
