"""What stands in a ledger, in columns in memory: which claims it rests on, and by what it is put in order.

What half a million incidents and findings rest on takes some 30 MB. What came since is added to what is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from sqlalchemy import Connection, Select, String, and_, cast, func, select

from counterclaim.model.finding import FindingKind
from counterclaim.store.columns.claims import Mask, Numbers
from counterclaim.store.schema.facet_tables import incident_facets, resting
from counterclaim.store.schema.tables import derivations, standing
from counterclaim.store.sql.selections import Sort
from counterclaim.store.sql.stretches import stretches

KINDS = tuple(FindingKind)
FACTS = ("first_day", "last_day", "claims", "conflicts", "findings")
"""What is known of an incident, as `incident_facets` has it."""
CHANGED = 5_000
"""Where more have changed, what all of them rest on is read anew."""
CLAIMS_AT_ONCE = 100_000
_COMMA = ","
_BY_KIND = ("INDEXED BY derivations_by_kind", "sqlite")

Pairs: TypeAlias = tuple[Numbers, Numbers]
"""Claims by their places in `Columns.numbers`, and the first row of what rests on each."""


@dataclass(frozen=True, slots=True)
class Things:
    """Incidents or findings that stand by their first rows, ascending; `facts` has columns of what is known of them.

    The thing at each of `places` rests on the claim at the same place of `claims`.
    """

    firsts: Numbers
    facts: Mapping[str, Numbers]
    claims: Numbers
    places: Numbers

    def resting_on(self, met: Mask) -> Mask:
        """Those that rest on one of the claims of a mask."""
        held = np.zeros(len(self.firsts), np.bool_)
        held[self.places[met[self.claims]]] = True
        return held


@dataclass(frozen=True, slots=True)
class Stood:
    """What stands after so many rows of `derivations`. Of a finding `newest` row and `kind` are known, by KINDS."""

    row: int
    pairs: Pairs
    findings: Things
    incidents: Things


def grown(known: Stood | None, connection: Connection, numbers: Numbers) -> Stood:
    """What stands now; the connection sees one committed state, and no later one than that of the claims' `numbers`."""
    row: int = connection.scalar(select(func.max(derivations.c.seq))) or 0
    changed = _changed(connection, known.row) if known else None
    if known is None or changed is None:
        pairs = _joined(_all_pairs(connection, numbers))
    else:
        stays = ~np.isin(known.pairs[1], np.array(changed, np.int32))
        kept = (known.pairs[0][stays], known.pairs[1][stays])
        pairs = _joined([kept, *_pairs_of(connection, changed, numbers)])
    return Stood(row, pairs, _things(_findings(connection), pairs), _things(_incidents(connection), pairs))


def _changed(connection: Connection, row: int) -> Sequence[int] | None:
    """The first rows of what has come, changed or gone since; null where that is much."""
    since = select(derivations.c.sort, derivations.c.id).where(derivations.c.seq > row).subquery()
    chosen = (
        select(standing.c.first)
        .join(since, and_(standing.c.sort == since.c.sort, standing.c.id == since.c.id))
        .distinct()
        .limit(CHANGED + 1)
    )
    found = connection.scalars(chosen).all()
    return found if len(found) <= CHANGED else None


def _all_pairs(connection: Connection, numbers: Numbers) -> Iterator[Pairs]:
    end = int(numbers[-1]) + 1 if len(numbers) else 0
    for first in range(0, end, CLAIMS_AT_ONCE):
        inside = (resting.c.claim >= first, resting.c.claim < first + CLAIMS_AT_ONCE)
        yield _pairs(connection, select(resting.c.claim, resting.c.first).where(*inside), numbers)


def _pairs_of(connection: Connection, firsts: Sequence[int], numbers: Numbers) -> Iterator[Pairs]:
    for some in stretches(firsts):
        yield _pairs(connection, select(resting.c.claim, resting.c.first).where(resting.c.first.in_(some)), numbers)


def _pairs(connection: Connection, chosen: Select[tuple[int, int]], numbers: Numbers) -> Pairs:
    claims, firsts = _columns(connection, chosen)
    places, known = _found(numbers, claims)
    return places[known], firsts[known]


def _joined(parts: Iterator[Pairs] | Sequence[Pairs]) -> Pairs:
    held = [(_NONE, _NONE), *parts]
    return np.concatenate([claims for claims, _ in held]), np.concatenate([firsts for _, firsts in held])


def _things(columns: Mapping[str, Numbers], pairs: Pairs) -> Things:
    """Those of these columns, by `first`, with what of the pairs is about them."""
    order = np.argsort(columns["first"], kind="stable")
    firsts = columns["first"][order]
    places, known = _found(firsts, pairs[1])
    return Things(
        firsts, {name: held[order] for name, held in columns.items()}, pairs[0][known], places[known].astype(np.int32)
    )


def _findings(connection: Connection) -> dict[str, Numbers]:
    """Their first and newest rows and their kinds, as places in KINDS."""
    stand = select(standing.c.first, standing.c.newest)
    first, newest = _columns(
        connection, stand.where(standing.c.sort == Sort.FINDING.value, standing.c.digest.is_not(None))
    )
    kinds = np.zeros(1 + int(newest.max(initial=0)), np.int32)
    for place, kind in enumerate(KINDS):
        of_kind = select(derivations.c.seq).with_hint(derivations, *_BY_KIND).where(derivations.c.kind == kind.value)
        (rows,) = _columns(connection, of_kind)
        kinds[rows[rows < len(kinds)]] = place
    return {"first": first, "newest": newest, "kind": kinds[newest]}


def _incidents(connection: Connection) -> dict[str, Numbers]:
    names = ("first", *FACTS)
    columns = _columns(connection, select(*(incident_facets.c[name] for name in names)))
    return dict(zip(names, columns, strict=True))


def _found(held: Numbers, sought: Numbers) -> tuple[Numbers, Mask]:
    """Where each of those that are sought is among those that are held, ascending, and whether it is."""
    if not len(held):
        return np.zeros(len(sought), np.int32), np.zeros(len(sought), np.bool_)
    places = np.minimum(np.searchsorted(held, sought), len(held) - 1).astype(np.int32)
    return places, held[places] == sought


def _columns(connection: Connection, chosen: Select[tuple[int, ...]]) -> tuple[Numbers, ...]:
    """Columns of numbers, each as one text: many times quicker than row by row."""
    rows = chosen.subquery()
    texts = (func.aggregate_strings(cast(column, String), _COMMA) for column in rows.c)
    return tuple(np.fromstring(text or "", np.int32, sep=_COMMA) for text in connection.execute(select(*texts)).one())


_NONE = np.empty(0, np.int32)
