"""A ledger's connections to a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import NoSuchModuleError

from counterclaim.errors import LedgerError
from counterclaim.store.shapes import json_text, record_of

NAMES = ("postgresql", "postgres")
"""What an address may begin with; "postgresql+psycopg" says the same."""

_DRIVER = "postgresql+psycopg"
_NETWORK = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
"""So that a server that is gone without a word is noticed (seconds; the last milliseconds); an address may differ."""

MAKING = {"isolation_level": "READ COMMITTED"}
"""For laying out or migrating: whoever waited for another has to see what that one made."""

_SORTED_OTHERWISE = text(
    "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() "
    "AND data_type IN ('character varying', 'text') AND collation_name IS DISTINCT FROM 'C' "
    "ORDER BY table_name, ordinal_position"
)

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('counterclaim ' || current_schema()))")


def postgresql_engine(url: URL, patience_s: float) -> Engine:
    """Connections to this database that wait so long for another writer; a read sees one state. Raises LedgerError.

    A connection that broke while nobody used it is made anew.
    """
    named = url.set(drivername=_DRIVER)
    asked = named.update_query_dict({name: value for name, value in _NETWORK.items() if name not in named.query})
    try:
        engine = create_engine(
            asked,
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            json_serializer=json_text,
            json_deserializer=record_of,
        )
    except (ModuleNotFoundError, NoSuchModuleError):
        name = url.render_as_string(hide_password=True)
        raise LedgerError(f"{name}: PostgreSQL needs more; run `pip install 'counterclaim[postgresql]'`") from None

    def settle(connection: Any, _: object) -> None:
        connection.execute(f"SET lock_timeout = {max(1, round(patience_s * 1000))}")
        connection.commit()

    event.listen(engine, "connect", settle)
    return engine


def wait_for_other_writers(connection: Connection) -> None:
    """Hold the right to write until the transaction ends; readers go on. To be called first in it.

    A transaction sees what was committed before its first question: asked before this, it would miss the last writer's.
    """
    connection.exec_driver_sql("LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE")


def wait_for_other_makers(connection: Connection) -> None:
    """Hold the right to lay out or migrate the ledger of this schema until the transaction ends."""
    connection.execute(_ONE_AT_A_TIME)


def sort_by_code_point(connection: Connection, tables: Collection[str]) -> None:
    """Let the words in these tables be ordered as in every other store, whatever the database's own language."""
    words: dict[str, list[str]] = {}
    for table, name, sort in connection.execute(_SORTED_OTHERWISE).all():
        if table in tables:
            words.setdefault(table, []).append(f'ALTER COLUMN "{name}" TYPE {sort} COLLATE "C"')
    for table, changes in words.items():
        connection.exec_driver_sql(f"ALTER TABLE {table} {', '.join(changes)}")
