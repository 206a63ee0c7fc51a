"""Digests of whole ledgers: of what the record says, and of every column of every table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from counterclaim.store.copies.plain_rows import PlainRow, PlainTable
from counterclaim.store.sealing import CONTENT, ContentDigest, packed


class Digests:
    """What tables came to, as their rows went through."""

    def __init__(self) -> None:
        self._content = ContentDigest()
        self._tables: dict[str, str] = {}
        self.rows: dict[str, int] = {}

    def through(self, table: PlainTable, rows: Iterator[PlainRow]) -> Iterator[PlainRow]:
        """The same rows; once the last has gone through, the table is taken in."""
        hashed, number = hashlib.sha256(), 0
        names = list(table.columns)
        said = [names.index(name) for name in CONTENT.get(table.name, ())]
        for row in rows:
            hashed.update(packed(row))
            if said:
                self._content.add(table.name, [row[at] for at in said])
            number += 1
            yield row
        self._tables[table.name] = hashed.hexdigest()
        self.rows[table.name] = number

    @property
    def content(self) -> str:
        """The digest of all that the record says."""
        return self._content.hexdigest()

    @property
    def tables(self) -> dict[str, str]:
        """The digest of each table with all its columns."""
        return dict(self._tables)

    def differing(self, other: Digests) -> list[str]:
        """The tables that are not the same in both."""
        names = {*self._tables, *other.tables}
        return sorted(name for name in names if self._tables.get(name) != other.tables.get(name))
