"""A ledger kept in a database: SQLite in a file, or another that SQLAlchemy speaks to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, or_, select

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.entry import Change, Entry, Event
from counterclaim.store.id_words import beginnings
from counterclaim.store.opening import PATIENCE_S, WRITING, open_engine, told, wait_for_other_writers
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.rows import UNREAD, document_of, is_known, keep, not_before_last, replace_derived
from counterclaim.store.selections import (
    Sort,
    derived_from,
    documents_read,
    select_claim_numbers,
    select_claims,
    select_derived,
    select_documents,
    standing,
)
from counterclaim.store.shapes import valued
from counterclaim.store.spelling import folded
from counterclaim.store.tables import claims, derivations, documents, readings

Value = TypeVar("Value", Claim, Incident, Finding)

ROWS_AT_ONCE = 500


class SqlLedger:
    """A ledger in a database; many may read while one writes. `Ledger` says what each method does."""

    def __init__(self, where: str | Path, *, create: bool = True, patience_s: float = PATIENCE_S) -> None:
        """Open the ledger in that file (or at that database URL), and make or migrate it if `create` says so.

        `patience_s` is how long to wait for another writer. Raises LedgerError.
        """
        self._engine: Engine
        self._engine, self.name = open_engine(where, create=create, patience_s=patience_s)

    def add(self, entry: Entry, learned_at: datetime) -> bool:
        """Keep one document; see `Ledger.add`."""
        return self.add_many((entry,), learned_at)[0]

    def add_many(self, entries: Iterable[Entry], learned_at: datetime) -> tuple[bool, ...]:
        """Keep many in one transaction; see `Ledger.add_many`."""
        with self._writing() as connection:
            moment = not_before_last(connection, learned_at)
            return tuple([keep(connection, entry, moment) for entry in entries])

    def put_derived(self, incidents: Iterable[Incident], findings: Iterable[Finding], learned_at: datetime) -> int:
        """Make these the ones that stand; see `Ledger.put_derived`."""
        with self._writing() as connection:
            return replace_derived(connection, incidents, findings, not_before_last(connection, learned_at))

    def knows(self, document: str, reader: str | None) -> bool:
        """Whether this reading is kept; see `Ledger.knows`."""
        with self._reading() as connection:
            return is_known(connection, document, reader)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents as last read; see `Ledger.documents`."""
        return map(document_of, self._rows(select_documents(query)))

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims of the latest readings; see `Ledger.claims`."""
        return self._values(select_claims(query), Claim)

    def incidents(self, query: Query = EVERYTHING) -> Iterator[Incident]:
        """Incidents that stand; see `Ledger.incidents`."""
        return self._values(select_derived(Sort.INCIDENT, query), Incident)

    def findings(self, query: Query = EVERYTHING) -> Iterator[Finding]:
        """Findings that stand; see `Ledger.findings`."""
        return self._values(select_derived(Sort.FINDING, query), Finding)

    def claim_numbers(self, query: Query = EVERYTHING) -> dict[str, int]:
        """How many claims of each document; see `Ledger.claim_numbers`."""
        return {row.document: row.number for row in self._rows(select_claim_numbers(query))}

    def document(self, key: str, reader: str | None = None) -> Document | None:
        """The document of this id; see `Ledger.document`."""
        found = documents_read().where(documents.c.id == key)
        if reader is not None:
            found = found.where(readings.c.reader == reader)
        return next(map(document_of, self._rows(found.order_by(readings.c.seq.desc()).limit(1))), None)

    def claim(self, key: str) -> Claim | None:
        """The claim of this id; see `Ledger.claim`."""
        return next(self._values(select(claims.c.body).where(claims.c.id == key), Claim), None)

    def incident(self, key: str) -> Incident | None:
        """The incident of this id; see `Ledger.incident`."""
        found = select(derivations.c.body).where(standing(Sort.INCIDENT), derivations.c.id == key)
        return next(self._values(found, Incident), None)

    def finding(self, key: str) -> Finding | None:
        """The finding of this id; see `Ledger.finding`."""
        found = select(derivations.c.body).where(standing(Sort.FINDING), derivations.c.id == key)
        return next(self._values(found, Finding), None)

    def incidents_of(self, claim: str) -> tuple[Incident, ...]:
        """The incidents that hold this claim; see `Ledger.incidents_of`."""
        return tuple(self._values(derived_from(Sort.INCIDENT, claim), Incident))

    def findings_of(self, claim: str) -> tuple[Finding, ...]:
        """The findings that rest on this claim; see `Ledger.findings_of`."""
        return tuple(self._values(derived_from(Sort.FINDING, claim), Finding))

    def find(self, words: str) -> tuple[str, ...]:
        """Ids that the words may mean; see `Ledger.find`."""
        with self._reading() as connection:
            named = select(readings.c.document).where(readings.c.name == folded(words))
            exact = set(connection.scalars(named)) if folded(words) else set()
            columns = (documents.c.id, claims.c.id, derivations.c.id)
            for column in columns:
                exact |= set(connection.scalars(select(column).where(column == words)))
            if exact:
                return tuple(sorted(exact))
            found: set[str] = set()
            for column in columns:
                starts = [column.startswith(beginning, autoescape=True) for beginning in beginnings(words)]
                found |= set(connection.scalars(select(column).where(or_(*starts)))) if starts else set()
            return tuple(sorted(found))

    def history(self, key: str) -> tuple[Event, ...]:
        """What the ledger learned of this id, and when; see `Ledger.history`."""
        with self._reading() as connection:
            return (
                _document_history(connection, key)
                or _claim_history(connection, key)
                or _derived_history(connection, key)
            )

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.name), self._engine.execution_options(**WRITING).begin() as connection:
            wait_for_other_writers(connection)
            yield connection

    def _rows(self, chosen: Select[Any]) -> Iterator[Any]:
        with self._reading() as connection:
            yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen)

    def _values(self, chosen: Select[Any], kind: type[Value]) -> Iterator[Value]:
        return (valued(row.body, kind) for row in self._rows(chosen))


def _document_history(connection: Connection, key: str) -> tuple[Event, ...]:
    chosen = select(readings.c.learned_at, readings.c.reader).where(readings.c.document == key)
    rows = connection.execute(chosen.order_by(readings.c.seq)).all()
    events = [Event(at=rows[0].learned_at, change=Change.LEARNED)] if rows else []
    read = [Event(at=row.learned_at, change=Change.READ, note=row.reader) for row in rows if row.reader != UNREAD]
    return tuple(events + read)


def _claim_history(connection: Connection, key: str) -> tuple[Event, ...]:
    chosen = select(claims.c.learned_at, readings.c.reader).join(readings, readings.c.seq == claims.c.reading)
    rows = connection.execute(chosen.where(claims.c.id == key))
    return tuple(Event(at=row.learned_at, change=Change.LEARNED, note=row.reader) for row in rows)


def _derived_history(connection: Connection, key: str) -> tuple[Event, ...]:
    chosen = select(derivations.c.learned_at, derivations.c.withdrawn).where(derivations.c.id == key)
    events: list[Event] = []
    for row in connection.execute(chosen.order_by(derivations.c.seq)):
        change = Change.WITHDRAWN if row.withdrawn else Change.CHANGED if events else Change.LEARNED
        events.append(Event(at=row.learned_at, change=change))
    return tuple(events)
