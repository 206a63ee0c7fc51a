"""Counts and sorts the claims of a ledger in a database, by columns in memory that grow with the record."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from counterclaim.model.claim import Claim
from counterclaim.store.keys import text_terms
from counterclaim.store.query import EVERYTHING, Facet, Order, Query, paged
from counterclaim.store.schema.tables import claims, readings, supersessions
from counterclaim.store.shapes import valued
from counterclaim.store.spelling import folded
from counterclaim.store.sql.indexing import last_rows
from counterclaim.store.sql.planning import FEW
from counterclaim.store.sql.sessions import SqlSessions
from counterclaim.store.tallies import FacetTally, Tallies

if TYPE_CHECKING:
    from counterclaim.store.columns.choices import Choices
    from counterclaim.store.columns.claims import Columns
    from counterclaim.store.columns.orders import Orders

HELD = 16
"""The masks of so many queries are held: a page asks for its claims and for their counts."""
CLAIMS_AT_ONCE = 200
_ASIDE: dict[str, Any] = {
    "order": Order.LEARNED,
    "descending": False,
    "after": None,
    "before": None,
    "limit": None,
    "offset": 0,
    "finding_kinds": (),
}
"""What does not change which claims meet a query."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of one state of the record, the orders worked out for it, and the masks of the last queries."""

    state: tuple[int, ...]
    columns: Columns
    orders: Orders
    choices: OrderedDict[Query, Choices]


class SqlTallies(SqlSessions):
    """Facets and orders; `TallyBook` says what each method does."""

    few = FEW
    """Words that so many sentences may hold are not followed into each of them to count."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._held: Table | None = None
        self._growing = Lock()

    def tally(self, query: Query = EVERYTHING, most: int = 10) -> Tallies:
        """Counts by every facet; see `TallyBook.tally`."""
        from counterclaim.store.columns.counting import tallied

        with self._reading() as connection:
            columns, choices, _ = self._table(connection, query)
        return tallied(columns, choices, query, most)

    def facet_values(self, facet: Facet, query: Query = EVERYTHING, words: str = "", most: int = 100) -> FacetTally:
        """The values of one facet; see `TallyBook.facet_values`."""
        from counterclaim.store.columns.counting import facet_tallied

        with self._reading() as connection:
            columns, choices, _ = self._table(connection, query)
        return facet_tallied(columns, choices, facet, query, most, words)

    def sorted_claims(self, query: Query) -> Iterator[Claim]:
        """The claims that a query asks for, in its order and from its cursor on."""
        with self._reading() as connection:
            _, choices, orders = self._table(connection, query)
            edge = query.after or query.before
            number = connection.scalar(select(claims.c.seq).where(claims.c.id == edge)) if edge else None
        if edge and number is None:
            return iter(())
        walked = (int(at) for some in orders.walk(choices.met(), query, number) for at in some)
        found = self._saying(self._in_turn(walked, query), query, is_exact=choices.is_exact)
        if query.before:
            return reversed(list(islice(found, query.limit)))
        return paged(found, query)

    def _table(self, connection: Connection, query: Query) -> tuple[Columns, Choices, Orders]:
        """The columns as they are now, with a query's masks and the orders that were worked out."""
        from counterclaim.store.columns.choices import choices_of
        from counterclaim.store.columns.claims import EMPTY, grown
        from counterclaim.store.columns.orders import Orders

        state = last_rows(connection, (readings, supersessions))
        with self._growing:
            if self._held is None or self._held.state < state:
                columns = grown(self._held.columns if self._held else EMPTY, connection)
                self._held = Table(state, columns, Orders(columns), OrderedDict())
            held = self._held
        asked = replace(query, **_ASIDE)
        with self._growing:
            known = held.choices.get(asked)
        if known is None:
            known = choices_of(connection, held.columns, asked, self.few)
            with self._growing:
                held.choices[asked] = known
                while len(held.choices) > HELD:
                    held.choices.popitem(last=False)
        return held.columns, known, held.orders

    def _in_turn(self, numbers: Iterator[int], query: Query) -> Iterator[Claim]:
        """The claims of these rows, in this order."""
        size = CLAIMS_AT_ONCE if query.limit is None else min(max(query.limit + query.offset, 1), CLAIMS_AT_ONCE)
        while some := list(islice(numbers, size)):
            with self._reading() as connection:
                rows = connection.execute(select(claims.c.seq, claims.c.body).where(claims.c.seq.in_(some)))
                bodies = {row.seq: row.body for row in rows}
            yield from (valued(bodies[number], Claim) for number in some)

    @staticmethod
    def _saying(found: Iterator[Claim], query: Query, *, is_exact: bool) -> Iterator[Claim]:
        """Those that hold the words that are sought, where that is not known of all of them."""
        if is_exact:
            return found
        terms = text_terms(query.text or "")
        return (claim for claim in found if all(term in folded(claim.sentence.text) for term in terms))
