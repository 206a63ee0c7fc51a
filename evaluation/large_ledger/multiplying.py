"""Makes a large ledger of a small one: its rows again and again, with other ids, days and places.

The small one is a simulated war that our own code kept and reconciled. The copies are written by the database itself,
so that ten million claims take minutes. They are for measuring queries alone: bodies keep the days of the first, and
what linking keeps at hand (tellings) is not copied.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import StaticPool, create_engine, text

from counterclaim.store.sql.facets import fill_facets

DAYS_APART = 30
"""Each copy's days lie so many after those of the one before."""
LETTERS = "ghijklmnopqrstuvwxyz"
"""No digits of an id: so no copy has the id of another."""

_NUMBERED = {
    "documents": ("id", "learned_at", "text"),
    "readings": ("document", "reader", "learned_at", "name", "published_on", "search", "text", "body"),
    "claims": (
        *("id", "reading", "document", "learned_at", "kind", "stance", "verification", "claimant", "side", "weapon"),
        *("place", "sentence", "first_day", "last_day", "part_of", "body", "said_by"),
    ),
    "derivations": ("sort", "id", "learned_at", "withdrawn", "kind", "digest", "body"),
    "supersessions": ("document", '"by"', "learned_at"),
}
_UNNUMBERED = {
    "sources": ("document", "source"),
    "grounds": ("derivation", "claim"),
    "standing": ("sort", "id", "first", "newest", "scope", "digest"),
}
_IDS = ("id", "document", "part_of", '"by"', "claim")
_DAYS = ("published_on", "first_day", "last_day")
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
"""Those that can be made anew at the end, which is several times quicker than keeping them row by row."""
_ROWS = {"reading": "readings", "derivation": "derivations", "first": "derivations", "newest": "derivations"}


def multiplied(path: Path, claims: int) -> int:
    """Write copies until there are so many claims; how many there are."""
    engine = create_engine("sqlite://", creator=lambda: _connected(path), poolclass=StaticPool)
    with engine.connect() as connection:
        sizes = {name: connection.scalar(text(f"SELECT max(seq) FROM {name}")) or 0 for name in _NUMBERED}
        indexes = connection.execute(text(_INDEXES)).all()
        for name, _ in indexes:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        for table in ("tellings", "telling_blocks"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        copies = -(-claims // sizes["claims"])
        for copy in range(1, copies):
            for table, columns in (*_NUMBERED.items(), *_UNNUMBERED.items()):
                connection.exec_driver_sql(_copied(table, columns, copy, sizes))
        fill_facets(connection)
        for _, made in indexes:
            connection.exec_driver_sql(made)
        connection.commit()
    engine.dispose()
    return copies * sizes["claims"]


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to a file that is of no use if this does not come to its end."""
    raw = sqlite3.connect(path)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -3000000", "foreign_keys = OFF"):
        raw.execute(f"PRAGMA {setting}")
    raw.execute("PRAGMA threads = 3")
    return raw


def _copied(table: str, columns: tuple[str, ...], copy: int, sizes: dict[str, int]) -> str:
    values = [_value(table, column, copy, sizes) for column in columns]
    limit = ""
    if "seq" not in columns and table in _NUMBERED:
        columns, values = ("seq", *columns), [f"seq + {copy * sizes[table]}", *values]
        limit = f" WHERE seq <= {sizes[table]}"
    elif table == "standing":
        limit = f" WHERE first <= {sizes['derivations']}"
    elif table == "grounds":
        limit = f" WHERE derivation <= {sizes['derivations']}"
    elif table == "sources":
        limit = " WHERE substr(document, 5, 1) < 'g'"
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table}{limit}"


def _value(table: str, column: str, copy: int, sizes: dict[str, int]) -> str:
    mark = LETTERS[copy // len(LETTERS) % len(LETTERS)] + LETTERS[copy % len(LETTERS)]
    if column in _IDS:
        return f"substr({column}, 1, 4) || '{mark}' || substr({column}, 5)"
    if column in _ROWS:
        return f"{column} + {copy * sizes[_ROWS[column]]}"
    if column in _DAYS:
        return f"date({column}, '+{copy * DAYS_APART} day')"
    if column == "body":
        prefixes = ("doc_", "clm_", "inc_", "fnd_")
        value = column
        for prefix in prefixes:
            value = f"replace({value}, '\"{prefix}', '\"{prefix}{mark}')"
        return value
    if column == "place" and copy % 2:
        return f"replace(place, ' ; ', ' {mark} ; ')"
    if column == "source":
        return f"source || ' {copy}'"
    return column
