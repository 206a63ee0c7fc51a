"""How a ledger of an older version becomes one of this version, a numbered step at a time."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select

from counterclaim.errors import LedgerError
from counterclaim.store.schema.facet_tables import FACETS
from counterclaim.store.schema.following_tables import FOLLOWING_RECORD, FOLLOWING_STATE
from counterclaim.store.schema.tables import APPEND_ONLY, WORKING, metadata, schema_version
from counterclaim.store.schema.token_tables import TOKENS
from counterclaim.store.schema.version_2 import to_version_2
from counterclaim.store.schema.version_3 import to_version_3
from counterclaim.store.schema.version_4 import to_version_4
from counterclaim.store.sql.postgresql import sort_by_code_point

Step = Callable[[Connection], None]

MIGRATIONS: tuple[Step, ...] = (to_version_2, to_version_3, to_version_4)
"""The first makes version 2 out of version 1. Steps speak SQL of their own: tables.py knows only the newest version."""

VERSION = 1 + len(MIGRATIONS)

LAID_OUT = (schema_version, *APPEND_ONLY, *WORKING, *FACETS, *FOLLOWING_STATE, *FOLLOWING_RECORD, *TOKENS)
"""All tables of the newest version."""


def prepare(connection: Connection, where: str, steps: tuple[Step, ...] = MIGRATIONS) -> None:
    """Lay out an empty ledger, or bring an older one up to date, within the caller's transaction."""
    newest = 1 + len(steps)
    found = found_version(connection, where)
    if found is None:
        metadata.create_all(connection, LAID_OUT, checkfirst=False)
        connection.execute(insert(schema_version).values(version=newest))
    else:
        refuse_newer(found, newest, where)
        for number, step in enumerate(steps[found - 1 :], start=found + 1):
            step(connection)
            connection.execute(insert(schema_version).values(version=number))
    if connection.dialect.name == "postgresql":
        sort_by_code_point(connection, metadata.tables)


def found_version(connection: Connection, where: str) -> int | None:
    """The version of the ledger, null if the database is empty. Raises LedgerError if it holds something else."""
    names = inspect(connection).get_table_names()
    if not names:
        return None
    if schema_version.name not in names or "derivations" not in names:
        raise LedgerError(f"{where}: a database, but not a ledger of counterclaim; name another file with --ledger")
    version: int | None = connection.execute(
        select(schema_version.c.version).order_by(schema_version.c.version.desc())
    ).scalar()
    if version is None:
        raise LedgerError(f"{where}: the ledger does not tell its version; it was damaged or made by something else")
    return version


def refuse_newer(found: int, newest: int, where: str) -> None:
    """Raise LedgerError if the ledger was made by a later counterclaim than this one."""
    if found > newest:
        raise LedgerError(
            f"{where}: a ledger of version {found}, this counterclaim knows versions up to {newest}; "
            "upgrade with `pip install --upgrade counterclaim`"
        )
