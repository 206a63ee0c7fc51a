"""What an address asks of the table of claims: a query, its order and page, and how the table is to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import QueryParams

from counterclaim.errors import SettingsError
from counterclaim.serve.filters import asked
from counterclaim.store.query import Order, Query

COLUMNS = (
    *("what", "happened", "place", "count", "weapon", "target", "claimant"),
    *("words", "said", "stance", "verification", "outlet", "document"),
)
"""All columns, in their order; the first one leads to the claim and is always there."""
USUAL = frozenset({"what", "happened", "place", "count", "claimant", "words", "outlet"})
SIZES = (25, 50, 100, 200)
USUAL_SIZE = 50
COMPACT = "compact"
NEWEST = "-learned"
SORTED = {
    "happened": Order.HAPPENED,
    "said": Order.SAID,
    "count": Order.COUNT,
    "claimant": Order.CLAIMANT,
    "place": Order.PLACE,
}
"""The columns that the table can be sorted by. Without any, what the ledger learned of last comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAsked:
    """The query of one page of the table, with one claim more than it holds; `filters` is it without order and page."""

    query: Query
    filters: Query
    sort: str
    columns: tuple[str, ...]
    size: int
    is_compact: bool

    @property
    def sorted_column(self) -> str:
        """The column that it is sorted by; "learned" where by none."""
        return self.sort.removeprefix("-")


def table_asked(given: QueryParams) -> TableAsked:
    """What the parameters ask for. Raises SettingsError where one can't be used."""
    filters = replace(asked(given).query, limit=None, offset=0)
    sort, size = given.get("sort", "").strip() or NEWEST, _size(given)
    order = {"learned": Order.LEARNED, **SORTED}.get(sort.removeprefix("-"))
    if order is None:
        raise SettingsError(f"sort {sort!r}: not one of learned, {', '.join(SORTED)}, with or without - before it")
    after, before = (given.get(name, "").strip() or None for name in ("after", "before"))
    query = replace(filters, order=order, descending=sort.startswith("-"), limit=size + 1, after=after, before=before)
    return TableAsked(
        query=query,
        filters=filters,
        sort=sort,
        columns=_columns(given),
        size=size,
        is_compact=given.get("density", "") == COMPACT,
    )


def in_files(given: QueryParams) -> Query:
    """The query for a file of all that a table shows, in its order."""
    return replace(table_asked(given).query, limit=None, after=None, before=None)


def _columns(given: QueryParams) -> tuple[str, ...]:
    named = {name for value in given.getlist("column") for name in value.split(",") if name}
    if unknown := named.difference(COLUMNS):
        raise SettingsError(f"column {sorted(unknown)[0]!r}: not one of {', '.join(COLUMNS)}")
    return tuple(name for name in COLUMNS if name in (named or USUAL) or name == COLUMNS[0])


def _size(given: Mapping[str, str]) -> int:
    words = given.get("size", "").strip()
    if words and words not in map(str, SIZES):
        raise SettingsError(f"size {words!r}: not one of {', '.join(map(str, SIZES))}")
    return int(words or USUAL_SIZE)
