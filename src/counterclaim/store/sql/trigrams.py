"""Looks for what is part of a text by the runs of three letters in it, where the database is SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, literal_column, select, table

TRIGRAM = 3


def trigrams_in(connection: Connection, name: str, parts: Sequence[str]) -> Select[Any] | None:
    """Rows of a table of trigrams that hold all those of one of these parts; null where that can't be asked."""
    if connection.dialect.name != "sqlite" or not parts or any(len(part) < TRIGRAM for part in parts):
        return None
    return _matching(name, " OR ".join(map(_all_trigrams, parts)))


def trigrams_of_all(connection: Connection, name: str, parts: Sequence[str]) -> Select[Any] | None:
    """Rows of a table of trigrams that hold those of all of these parts, but for parts that are too short to have any.

    Null where that can't be asked.
    """
    long = [part for part in parts if len(part) >= TRIGRAM]
    if connection.dialect.name != "sqlite" or not long:
        return None
    return _matching(name, " AND ".join(map(_all_trigrams, long)))


def _matching(name: str, asked: str) -> Select[Any]:
    held = table(name, column("rowid"))
    return select(held.c.rowid.label("claim")).where(literal_column(name).op("MATCH")(asked))


def _all_trigrams(part: str) -> str:
    runs = dict.fromkeys(part[at : at + TRIGRAM] for at in range(len(part) - TRIGRAM + 1))
    quoted = (run.replace('"', '""') for run in runs)
    return "(" + " AND ".join(f'"{run}"' for run in quoted) + ")"
