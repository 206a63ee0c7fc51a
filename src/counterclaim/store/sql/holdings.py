"""How much a ledger in SQL holds. The record only grows, so that a full stretch of it is counted once and for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection, exists, func, literal, select

from counterclaim.store.holdings import Holdings
from counterclaim.store.schema.tables import derivations, readings, standing, supersessions
from counterclaim.store.sql.lately import last_row
from counterclaim.store.sql.selections import Sort
from counterclaim.store.sql.sessions import SqlSessions

STRETCH = 20_000
"""So many readings in a row are counted at once, and not again once later ones have come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted of a stretch: texts by language, by month, readings by reader."""

    languages: Counter[str]
    months: Counter[date | None]
    readers: Counter[str]


class SqlHoldings(SqlSessions):
    """Counts; `HoldingsBook` says what each method does."""

    stretch = STRETCH

    def holdings(self, known_at: datetime | None = None) -> Holdings:
        """How much it holds; see `HoldingsBook.holdings`."""
        with self._reading() as connection:
            last = _last_reading(connection, known_at)
            languages: Counter[str] = Counter()
            months: Counter[date | None] = Counter()
            readers: Counter[str] = Counter()
            for counted in self._stretches(connection, last):
                languages += counted.languages
                months += counted.months
                readers += counted.readers
            return Holdings(
                texts=languages.total(),
                older_versions=_superseded(connection, known_at),
                languages=languages,
                months=months,
                readers=readers,
                incidents=_incidents(connection, known_at),
                first_learned=_learned(connection, 0) if last else None,
                last_learned=_learned(connection, last) if last else None,
            )

    @cached_property
    def _full(self) -> dict[int, Counted]:
        """What was counted of stretches that are full, by the first row of each."""
        return {}

    def _stretches(self, connection: Connection, last: int) -> Iterator[Counted]:
        for first in range(1, last + 1, self.stretch):
            if first + self.stretch > last + 1:
                yield _counted(connection, first, last)
                return
            if first not in self._full:
                self._full[first] = _counted(connection, first, first + self.stretch - 1)
            yield self._full[first]


def _last_reading(connection: Connection, known_at: datetime | None) -> int:
    if known_at is not None:
        return last_row(connection, readings, known_at)
    return connection.scalar(select(func.max(readings.c.seq))) or 0


def _counted(connection: Connection, first: int, last: int) -> Counted:
    """The documents that were first read in a stretch of readings, which what comes later can't change."""
    earlier = readings.alias("earlier")
    again = select(literal(1)).where(earlier.c.document == readings.c.document, earlier.c.seq < readings.c.seq)
    language = func.coalesce(readings.c.body["language"].as_string(), "").label("language")
    inside = readings.c.seq.between(first, last)
    chosen = select(language, readings.c.published_on, func.count().label("number"))
    chosen = chosen.where(inside, ~exists(again.correlate(readings)))
    languages: Counter[str] = Counter()
    months: Counter[date | None] = Counter()
    for row in connection.execute(chosen.group_by("language", readings.c.published_on)):
        languages[row.language] += row.number
        months[row.published_on.replace(day=1) if row.published_on else None] += row.number
    by_reader = select(readings.c.reader, func.count().label("number")).where(inside).group_by(readings.c.reader)
    readers = Counter({row.reader: row.number for row in connection.execute(by_reader)})
    return Counted(languages=languages, months=months, readers=readers)


def _superseded(connection: Connection, known_at: datetime | None) -> int:
    chosen = select(func.count()).select_from(supersessions)
    if known_at is not None:
        chosen = chosen.where(supersessions.c.learned_at <= known_at)
    return connection.scalar(chosen) or 0


def _incidents(connection: Connection, known_at: datetime | None) -> int:
    if known_at is None:
        stand = (standing.c.sort == Sort.INCIDENT, standing.c.digest.is_not(None))
        return connection.scalar(select(func.count()).select_from(standing).where(*stand)) or 0
    known = (derivations.c.sort == Sort.INCIDENT, derivations.c.seq <= last_row(connection, derivations, known_at))
    newest = select(func.max(derivations.c.seq)).where(*known).group_by(derivations.c.id)
    stood = (derivations.c.seq.in_(newest), derivations.c.withdrawn.is_(False))
    return connection.scalar(select(func.count()).select_from(derivations).where(*stood)) or 0


def _learned(connection: Connection, row: int) -> datetime | None:
    """When the first reading from this row on was kept."""
    chosen = select(readings.c.learned_at).where(readings.c.seq >= row).order_by(readings.c.seq).limit(1)
    return connection.scalar(chosen)
