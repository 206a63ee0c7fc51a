"""Which tables make a ledger, and which of them are carried from one to another."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from counterclaim.store.copies.plain_rows import PlainTable, plain_table
from counterclaim.store.schema.facet_tables import FACETS
from counterclaim.store.schema.migrations import LAID_OUT
from counterclaim.store.schema.tables import metadata, schema_version
from counterclaim.store.schema.token_tables import TOKENS


def carried_tables() -> Iterator[Table]:
    """All tables but that of the version, those that `fill_facets` makes anew, and who may write, which is nobody's
    business elsewhere; each after those it refers to.
    """
    for table in metadata.sorted_tables:
        if table in LAID_OUT and table not in (*FACETS, *TOKENS) and table is not schema_version:
            yield table


def plain_tables() -> tuple[PlainTable, ...]:
    """The same, as plain rows."""
    return tuple(map(plain_table, carried_tables()))
