"""Who claims, in SQL: narrow rows of facets are counted, bodies are read of few. `ClaimantBook` says what each does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, literal, select

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind
from counterclaim.store.claimants import (
    BY_OTHERS,
    MOST_WEIGHED,
    ClaimantTally,
    DayTally,
    Weighed,
    key_of_phrase,
    most_used_first,
    phrase_name,
)
from counterclaim.store.schema.facet_tables import claim_facets, phrases, resting
from counterclaim.store.schema.tables import claims, derivations, grounds, readings, standing, supersessions
from counterclaim.store.shapes import valued
from counterclaim.store.sql.named_claimants import NamedClaimant, listed, named_claimant
from counterclaim.store.sql.selections import Sort, newest_rows
from counterclaim.store.sql.sessions import SqlSessions
from counterclaim.store.sql.stretches import stretches

Condition = ColumnElement[bool]
_FACETS = claim_facets.c
_SORT = "claimant"
_BY_INDEX = (claim_facets, "INDEXED BY claim_facets_of_claimant", "sqlite")
_TOLD = (_FACETS.claim, _FACETS.kind, _FACETS.first_day)
_IN_ORDER = ("INDEXED BY standing_in_order", "sqlite")
"""Else all findings that stand are gone through."""
_OF_KINDS = ("INDEXED BY derivations_by_kind", "sqlite")
_KINDS = tuple(kind.value for kind in FindingKind)
"""Of which kind a row is, is looked up in a narrow index of kinds, not in wide rows."""


class SqlClaimants(SqlSessions):
    """The claimants of a ledger in a database."""

    def claimant_names(self, known_at: datetime | None = None, key: str | None = None) -> tuple[ClaimantTally, ...]:
        """What they are called; see `ClaimantBook.claimant_names`."""
        with self._reading() as connection:
            named = None if key is None else named_claimant(connection, key)
            names = _phrases(connection, _SORT, None if named is None else named.phrases)
            sides = _phrases(connection, "side")
            chosen = _tallied(known_at) if named is None else _tallied(known_at).where(named.meets(_FACETS))
            rows = connection.execute(chosen).all()
        return most_used_first(_tally(row, names, sides) for row in rows)

    def claimant_days(self, key: str, known_at: datetime | None = None) -> tuple[DayTally, ...]:
        """How many of which kind and day; see `ClaimantBook.claimant_days`."""
        with self._reading() as connection:
            named, kinds = named_claimant(connection, key), _phrases(connection, "kind")
            rows = connection.execute(_days_counted(named, known_at)).all()
        known = {number: Kind(words) for number, words in kinds.items()}
        told = (DayTally(kind=known[kind], first_day=_day(day), claims=number) for kind, day, number in rows)
        return tuple(sorted(told, key=lambda each: (each.kind, each.first_day or date.min)))

    def claimant_claims(self, key: str, known_at: datetime | None = None, most: int = 50) -> tuple[Claim, ...]:
        """Its last claims; see `ClaimantBook.claimant_claims`."""
        with self._reading() as connection:
            last = connection.scalars(_last_claims(named_claimant(connection, key), known_at, most)).all()
            bodies = _bodies(connection, last)
        return tuple(bodies[number] for number in last)

    def claimant_findings(
        self, key: str, known_at: datetime | None = None, most: int = MOST_WEIGHED
    ) -> tuple[Weighed, ...]:
        """What was found on its last claims; see `ClaimantBook.claimant_findings`."""
        with self._reading() as connection:
            named, kinds = named_claimant(connection, key), _phrases(connection, "kind")
            last = {row.claim: row for row in connection.execute(_last_claims(named, known_at, most)).all()}
            rests = _then(known_at) if known_at else _now()
            held = [row for some in stretches(last) for row in connection.execute(rests.on_claims(some)).all()]
            found = {row.ground: row for row in _each(connection, rests.found, held)}
            shared = [row for row in found.values() if row.kind in BY_OTHERS]
            others = {row.ground for row in _each(connection, lambda some: rests.beside(some, named), shared)}
        known = {number: Kind(words) for number, words in kinds.items()}
        told = (
            _weighed(found[ground], last[claim], known, ground in others) for ground, claim in held if ground in found
        )
        return tuple(sorted(told, key=lambda each: (each.finding, each.claim)))

    def findings_by_ids(self, keys: Iterable[str], known_at: datetime | None = None) -> Iterator[Finding]:
        """Those of them that stand; see `ClaimantBook.findings_by_ids`."""
        for some in stretches(keys):
            newest = newest_rows(Sort.FINDING, some, known_at).subquery()
            joined = select(derivations.c.id, derivations.c.body).join(newest, newest.c.newest == derivations.c.seq)
            found = {row.id: row.body for row in self._rows(joined.where(derivations.c.withdrawn.is_(False)))}
            yield from (valued(found[key], Finding) for key in some if key in found)

    def numbered(self, numbers: Iterable[int]) -> dict[int, Claim]:
        """The claims of these numbers; see `ClaimantBook.numbered`."""
        with self._reading() as connection:
            return _bodies(connection, numbers)

    def publishers(self, documents: Iterable[str]) -> dict[str, str | None]:
        """Who published each; see `ClaimantBook.publishers`."""
        found: dict[str, str | None] = {}
        publisher = readings.c.body["publisher"].as_string().label("publisher")
        with self._reading() as connection:
            for some in stretches(documents):
                chosen = select(readings.c.document, publisher).where(readings.c.document.in_(some))
                found |= {row.document: row.publisher for row in connection.execute(chosen.order_by(readings.c.seq))}
        return found


def _phrases(connection: Connection, sort: str, numbers: Sequence[int] | None = None) -> dict[int, str]:
    """The words of all phrases of a sort, or of these, by their numbers."""
    chosen = select(phrases.c.seq, phrases.c.words).where(phrases.c.sort == sort)
    if numbers is not None:
        chosen = chosen.where(phrases.c.seq.in_(listed(connection, numbers)))
    return {row.seq: row.words for row in connection.execute(chosen)}


def _stood(known_at: datetime | None) -> Condition:
    """That a claim is of the latest reading of the newest version of its document, or was then."""
    if known_at is None:
        return _FACETS.is_current
    later = readings.alias("later")
    again = select(literal(1)).where(
        later.c.document == readings.c.document, later.c.seq > readings.c.seq, later.c.learned_at <= known_at
    )
    newer = select(literal(1)).where(
        supersessions.c.document == readings.c.document, supersessions.c.learned_at <= known_at
    )
    latest = select(readings.c.seq).where(
        readings.c.learned_at <= known_at, ~exists(again.correlate(readings)), ~exists(newer.correlate(readings))
    )
    return _FACETS.reading.in_(latest)


def _tallied(known_at: datetime | None) -> Select[Any]:
    columns = (
        *(_FACETS.claimant, _FACETS.side, func.count().label("number")),
        func.min(_FACETS.first_day).label("first_day"),
        *(func.max(_FACETS.last_day).label("last_day"), func.min(_FACETS.claim).label("claim")),
    )
    counted = select(*columns).where(_stood(known_at)).group_by(_FACETS.claimant, _FACETS.side)
    return counted if known_at else counted.with_hint(*_BY_INDEX)


def _tally(row: Any, names: dict[int, str], sides: dict[int, str]) -> ClaimantTally:
    side = sides[row.side] if row.side is not None else None
    return ClaimantTally(
        key=key_of_phrase(names[row.claimant], side),
        folded=phrase_name(names[row.claimant]),
        side=side,
        claims=row.number,
        first_day=_day(row.first_day),
        last_day=_day(row.last_day),
        number=row.claim,
    )


def _days_counted(named: NamedClaimant, known_at: datetime | None) -> Select[Any]:
    """Kinds, days and numbers of a claimant's claims."""
    counted = select(_FACETS.kind, _FACETS.first_day, func.count().label("number")).with_hint(*_BY_INDEX)
    counted = counted.where(named.meets(_FACETS))
    if known_at:
        return counted.where(_stood(known_at)).group_by(_FACETS.kind, _FACETS.first_day)
    # Counted first in the order of the index, all of it: then nothing of it has to be sorted but what that comes to.
    in_order = (_FACETS.claimant, _FACETS.side, _FACETS.is_current, _FACETS.kind, _FACETS.first_day)
    each = counted.add_columns(_FACETS.is_current).group_by(*in_order).subquery().c
    days = select(each.kind, each.first_day, func.sum(each.number).label("number")).where(each.is_current.is_not(False))
    return days.group_by(each.kind, each.first_day)


def _last_claims(named: NamedClaimant, known_at: datetime | None, most: int) -> Select[Any]:
    """By the index of claimants: an order and a limit would tempt the database to go through all claims there are."""
    by_claimant = select(*_TOLD).with_hint(claim_facets, "INDEXED BY claim_facets_by_claimant", "sqlite")
    met = by_claimant.where(named.meets(_FACETS), _stood(known_at))
    return met.order_by(_FACETS.claim.desc()).limit(most)


def _bodies(connection: Connection, numbers: Iterable[int]) -> dict[int, Claim]:
    found: dict[int, Claim] = {}
    for some in stretches(numbers):
        rows = connection.execute(select(claims.c.seq, claims.c.body).where(claims.c.seq.in_(some)))
        found |= {row.seq: valued(row.body, Claim) for row in rows}
    return found


@dataclass(frozen=True, slots=True)
class _Rests:
    """How findings are found by the claims that they rest on, and these by them; a `ground` stands for a finding."""

    on_claims: Callable[[Sequence[int]], Select[Any]]
    found: Callable[[Sequence[int]], Select[Any]]
    beside: Callable[[Sequence[int], NamedClaimant], Select[Any]]


def _now() -> _Rests:
    """By the working tables: what stands now."""
    ground = resting.c.first.label("ground")
    held = resting.join(claim_facets, claim_facets.c.claim == resting.c.claim)
    of_findings = resting.c.sort == Sort.FINDING.value
    stood = standing.join(derivations, derivations.c.seq == standing.c.newest)
    return _Rests(
        on_claims=lambda some: select(ground, resting.c.claim).where(resting.c.claim.in_(some), of_findings),
        found=lambda some: (
            select(standing.c.first.label("ground"), standing.c.id, derivations.c.kind)
            .select_from(stood)
            .with_hint(standing, *_IN_ORDER)
            .with_hint(derivations, *_OF_KINDS)
            .where(standing.c.sort == Sort.FINDING.value, standing.c.first.in_(some), derivations.c.kind.in_(_KINDS))
        ),
        beside=lambda some, named: (
            select(ground)
            .distinct()
            .select_from(held)
            .where(resting.c.first.in_(some), of_findings, named.differs(_FACETS))
        ),
    )


def _then(known_at: datetime) -> _Rests:
    """By the record: what stood at a moment."""
    later = derivations.alias("later")
    changed = select(literal(1)).where(
        *(later.c.sort == derivations.c.sort, later.c.id == derivations.c.id),
        *(later.c.seq > derivations.c.seq, later.c.learned_at <= known_at),
    )
    ground = grounds.c.derivation.label("ground")
    held = grounds.join(claims, claims.c.id == grounds.c.claim).join(claim_facets, claim_facets.c.claim == claims.c.seq)
    return _Rests(
        on_claims=lambda some: (
            select(ground, claims.c.seq.label("claim"))
            .join(claims, claims.c.id == grounds.c.claim)
            .where(claims.c.seq.in_(some))
        ),
        found=lambda some: select(derivations.c.seq.label("ground"), derivations.c.id, derivations.c.kind).where(
            *(derivations.c.seq.in_(some), derivations.c.sort == Sort.FINDING.value),
            *(derivations.c.learned_at <= known_at, derivations.c.withdrawn.is_(False)),
            ~exists(changed.correlate(derivations)),
        ),
        beside=lambda some, named: (
            select(ground).distinct().select_from(held).where(grounds.c.derivation.in_(some), named.differs(_FACETS))
        ),
    )


def _each(connection: Connection, chosen: Callable[[Sequence[int]], Select[Any]], held: Iterable[Any]) -> Iterator[Any]:
    for some in stretches(dict.fromkeys(row.ground for row in held)):
        yield from connection.execute(chosen(some)).all()


def _weighed(found: Any, claim: Any, kinds: Mapping[int, Kind], by_others: bool) -> Weighed:
    return Weighed(
        finding=found.id,
        kind=FindingKind(found.kind),
        claim=claim.claim,
        claim_kind=kinds[claim.kind],
        first_day=_day(claim.first_day),
        by_others=by_others,
    )


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
