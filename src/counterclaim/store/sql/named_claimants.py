"""The phrases under which a ledger in a database knows a claimant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from counterclaim.store.claimants import key_of_phrase, phrase_part
from counterclaim.store.schema.facet_tables import phrases
from counterclaim.store.sql.trigrams import trigrams_in

Condition = ColumnElement[bool]
NUMBERS_AT_ONCE = 500
"""Named in a statement one by one."""
_SORT = "claimant"


@dataclass(frozen=True, slots=True)
class NamedClaimant:
    """The phrases that name one claimant, and the side that tells it apart, where only that does."""

    connection: Connection
    phrases: tuple[int, ...]
    tells_side: bool
    side: int | None

    def meets(self, facets: Any) -> Condition:
        """Whether a row of these facets is of a claim of theirs."""
        named: Condition = facets.claimant.in_(listed(self.connection, self.phrases))
        return and_(named, facets.side.is_not_distinct_from(self.side)) if self.tells_side else named

    def differs(self, facets: Any) -> Condition:
        """Whether it is of a claim of another's."""
        other: Condition = facets.claimant.not_in(listed(self.connection, self.phrases))
        return or_(other, facets.side.is_distinct_from(self.side)) if self.tells_side else other


def named_claimant(connection: Connection, key: str) -> NamedClaimant:
    """The phrases of one claimant: those that hold its name are looked through."""
    part, (_, at, side) = phrase_part(key), key.rpartition("@") if "@" in key else (key, "", "")
    held = [phrases.c.sort == _SORT, phrases.c.words.contains(part, autoescape=True)]
    candidates = trigrams_in(connection, "phrase_trigrams", (part,))
    if candidates is not None:
        held.append(phrases.c.seq.in_(candidates))
    rows = connection.execute(select(phrases.c.seq, phrases.c.words).where(*held).order_by(phrases.c.seq))
    meant = tuple(row.seq for row in rows if key_of_phrase(row.words, side) == key)
    of_side = select(phrases.c.seq).where(phrases.c.sort == "side", phrases.c.words == side)
    number = connection.scalar(of_side) if side else None
    if side and number is None:
        return NamedClaimant(connection, (), False, None)
    return NamedClaimant(connection, meant, bool(at), number)


def listed(connection: Connection, numbers: Sequence[int]) -> Any:
    """Numbers to be one of; where they are many, as one parameter."""
    if len(numbers) <= NUMBERS_AT_ONCE or connection.dialect.name != "sqlite":
        return numbers
    told = func.json_each(json.dumps(numbers)).table_valued("value")
    return select(told.c.value)
