"""A ledger kept in a database: SQLite in a file, or another that SQLAlchemy speaks to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.columns.tabling import SqlTallies
from counterclaim.store.entry import Change, Changes, Entry, Event, Reconciled, Scopes
from counterclaim.store.id_words import AFTER_DIGITS, beginnings
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.schema.tables import (
    claims,
    derivations,
    documents,
    judgements,
    readings,
    standing,
    supersessions,
)
from counterclaim.store.shapes import valued, valued_text
from counterclaim.store.spelling import folded
from counterclaim.store.sql.claimants import SqlClaimants
from counterclaim.store.sql.following import SqlFollowing
from counterclaim.store.sql.holdings import SqlHoldings
from counterclaim.store.sql.index import SqlIndex
from counterclaim.store.sql.indexing import drop_tellings, index_tellings, noted_reconciled, rescope_tellings
from counterclaim.store.sql.judged import SqlJudgements, judgement_history
from counterclaim.store.sql.keeping import keep_many
from counterclaim.store.sql.lately import SqlLately
from counterclaim.store.sql.map import SqlIncidentMap
from counterclaim.store.sql.newest import SqlNewest
from counterclaim.store.sql.planning import Plan, few_of_kind, planned
from counterclaim.store.sql.rows import (
    UNREAD,
    body_text,
    document_of,
    is_known,
    newest_version,
    not_before_last,
    older_versions,
)
from counterclaim.store.sql.selections import (
    Sort,
    derived_from,
    documents_read,
    newest_rows,
    rows_after,
    select_claim_numbers,
    select_claims,
    select_claims_of,
    select_derived,
    select_documents,
    select_documents_of,
    select_standing,
)
from counterclaim.store.sql.sessions import ROWS_AT_ONCE
from counterclaim.store.sql.standing import replace_everything, replace_scopes
from counterclaim.store.sql.stretches import stretches
from counterclaim.store.sql.tokens import SqlTokens


class SqlLedger(
    SqlClaimants,
    SqlFollowing,
    SqlHoldings,
    SqlIncidentMap,
    SqlIndex,
    SqlJudgements,
    SqlLately,
    SqlNewest,
    SqlTallies,
    SqlTokens,
):
    """A ledger in a database; many may read while one writes. `Ledger` says what each method does."""

    def add(self, entry: Entry, learned_at: datetime) -> bool:
        """Keep one document; see `Ledger.add`."""
        return self.add_many((entry,), learned_at)[0]

    def add_many(self, entries: Iterable[Entry], learned_at: datetime) -> tuple[bool, ...]:
        """Keep many in one transaction; see `Ledger.add_many`."""
        with self._writing() as connection:
            return keep_many(connection, entries, not_before_last(connection, learned_at))

    def put_derived(self, incidents: Iterable[Incident], findings: Iterable[Finding], learned_at: datetime) -> int:
        """Make these the ones that stand; see `Ledger.put_derived`."""
        with self._writing() as connection:
            return replace_everything(connection, incidents, findings, not_before_last(connection, learned_at))

    def put_scopes(self, scopes: Scopes, learned_at: datetime) -> int:
        """Make these the ones that stand in their scopes; see `Ledger.put_scopes`."""
        with self._writing() as connection:
            return replace_scopes(connection, scopes, not_before_last(connection, learned_at))

    def put_changes(self, changes: Changes, done: Reconciled, since: Reconciled, learned_at: datetime) -> bool:
        """Write what a run of reconciling came to; see `Ledger.put_changes`."""
        with self._writing() as connection:
            if not noted_reconciled(connection, done, since):
                return False
            drop_tellings(connection, changes.dropped)
            replace_scopes(connection, changes.scopes, not_before_last(connection, learned_at))
            rescope_tellings(connection, changes.rescoped)
            index_tellings(connection, changes.indexed)
            return True

    def knows(self, document: str, reader: str | None) -> bool:
        """Whether this reading is kept; see `Ledger.knows`."""
        with self._reading() as connection:
            return is_known(connection, document, reader)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents as last read; see `Ledger.documents`."""
        return map(document_of, self._planned(select_documents, query, fields_only=True))

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims of the latest readings; see `Ledger.claims`."""
        if not query.is_as_learned:
            return self.sorted_claims(query)
        return (valued_text(row.body, Claim) for row in self._planned(select_claims, query))

    def incidents(self, query: Query = EVERYTHING) -> Iterator[Incident]:
        """Incidents that stand; see `Ledger.incidents`."""
        found = (valued_text(row.body, Incident) for row in self._derived(Sort.INCIDENT, query))
        return self._as_said_by(found, query.said_by) if query.said_by else found

    def findings(self, query: Query = EVERYTHING) -> Iterator[Finding]:
        """Findings that stand; see `Ledger.findings`."""
        return (valued_text(row.body, Finding) for row in self._derived(Sort.FINDING, query))

    def claim_numbers(self, query: Query = EVERYTHING) -> dict[str, int]:
        """How many claims of each document; see `Ledger.claim_numbers`."""
        return {row.document: row.number for row in self._planned(select_claim_numbers, query)}

    def document(self, key: str, reader: str | None = None) -> Document | None:
        """The document of this id; see `Ledger.document`."""
        found = documents_read().where(documents.c.id == key)
        if reader is not None:
            found = found.where(readings.c.reader == reader)
        return next(map(document_of, self._rows(found.order_by(readings.c.seq.desc()).limit(1))), None)

    def claim(self, key: str) -> Claim | None:
        """The claim of this id; see `Ledger.claim`."""
        return next(self._values(select(claims.c.body).where(claims.c.id == key), Claim), None)

    def claims_by_ids(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these ids; see `Ledger.claims_by_ids`."""
        for some in stretches(keys):
            rows = self._rows(select(claims.c.id, body_text(claims)).where(claims.c.id.in_(some)))
            found = {row.id: row.body for row in rows}
            yield from (valued_text(found[key], Claim) for key in some if key in found)

    def claims_of_documents(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these documents; see `Ledger.claims_of_documents`."""
        for some in stretches(keys):
            yield from self._values(select_claims_of(some), Claim)

    def documents_by_ids(self, keys: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids; see `Ledger.documents_by_ids`."""
        for some in stretches(keys):
            found = {row.id: row for row in self._rows(select_documents_of(some))}
            yield from (document_of(found[key]) for key in some if key in found)

    def incident(self, key: str, known_at: datetime | None = None) -> Incident | None:
        """The incident of this id; see `Ledger.incident`."""
        return next(self._values(select_standing(Sort.INCIDENT, key, known_at), Incident), None)

    def finding(self, key: str, known_at: datetime | None = None) -> Finding | None:
        """The finding of this id; see `Ledger.finding`."""
        return next(self._values(select_standing(Sort.FINDING, key, known_at), Finding), None)

    def incidents_of(self, claim: str, known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that hold this claim; see `Ledger.incidents_of`."""
        return tuple(valued(body, Incident) for body in self._bodies_of(Sort.INCIDENT, claim, known_at))

    def findings_of(self, claim: str, known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The findings that rest on this claim; see `Ledger.findings_of`."""
        return tuple(valued(body, Finding) for body in self._bodies_of(Sort.FINDING, claim, known_at))

    def findings_after(self, row: int | None) -> tuple[int, tuple[Finding, ...]]:
        """What was found since; see `Ledger.findings_after`."""
        with self._reading() as connection:
            last: int = connection.scalar(select(func.max(derivations.c.seq))) or 0
            rows = [] if row is None else connection.execute(rows_after(Sort.FINDING, row)).all()
            newest = {one for one, _ in _newest(connection, Sort.FINDING, [each.id for each in rows])}
        return last, tuple(valued(each.body, Finding) for each in rows if each.seq in newest)

    def versions(self, key: str) -> tuple[Document, ...]:
        """All versions of a document; see `Ledger.versions`."""
        with self._reading() as connection:
            newest = newest_version(connection, key)
            older = older_versions(connection, (newest,)).get(newest, ())
        return tuple(self.documents_by_ids((*older, newest)))

    def older_versions(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The older versions of these; see `Ledger.older_versions`."""
        with self._reading() as connection:
            return older_versions(connection, keys)

    def superseded_by(self, key: str) -> str | None:
        """The version that took its place; see `Ledger.superseded_by`."""
        with self._reading() as connection:
            return connection.scalar(select(supersessions.c.by).where(supersessions.c.document == key))

    def find(self, words: str) -> tuple[str, ...]:
        """Ids that the words may mean; see `Ledger.find`."""
        with self._reading() as connection:
            named = select(readings.c.document).where(readings.c.name == folded(words))
            exact = set(connection.scalars(named)) if folded(words) else set()
            columns = (documents.c.id, claims.c.id, standing.c.id, judgements.c.id)
            for column in columns:
                exact |= set(connection.scalars(select(column).where(column == words)))
            if exact:
                return tuple(sorted(exact))
            found: set[str] = set()
            for column in columns:
                starts = [and_(column >= start, column < start + AFTER_DIGITS) for start in beginnings(words)]
                found |= set(connection.scalars(select(column).where(or_(*starts)))) if starts else set()
            return tuple(sorted(found))

    def history(self, key: str) -> tuple[Event, ...]:
        """What the ledger learned of this id, and when; see `Ledger.history`."""
        with self._reading() as connection:
            return (
                _document_history(connection, key)
                or _claim_history(connection, key)
                or _derived_history(connection, key)
                or judgement_history(connection, key)
            )

    def _planned(
        self, chosen: Callable[[Query, Plan], Select[Any]], query: Query, *, fields_only: bool = False
    ) -> Iterator[Any]:
        """The rows of a query by the plan that this ledger has for it, of one committed state."""
        with self._reading() as connection:
            plan = planned(connection, query, fields_only=fields_only, few=self.few)
            yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen(query, plan))

    def _derived(self, sort: Sort, query: Query) -> Iterator[Any]:
        with self._reading() as connection:
            plan, of_kind = planned(connection, query, few=self.few), few_of_kind(connection, query, self.few)
            chosen = select_derived(sort, query, plan, of_kind)
            yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen)

    def _bodies_of(self, sort: Sort, claim: str, known_at: datetime | None) -> list[Any]:
        """The bodies of what stands, or stood, and holds a claim."""
        with self._reading() as connection:
            rows = {row.seq: row for row in connection.execute(derived_from(sort, claim))}
            newest = _newest(connection, sort, [row.id for row in rows.values()], known_at)
        return [rows[one].body for one, _ in sorted(newest, key=lambda pair: pair[1]) if one in rows]


def _newest(
    connection: Connection, sort: Sort, keys: Iterable[str], known_at: datetime | None = None
) -> list[tuple[int, int]]:
    """The numbers of the newest row and of the first one of each of these."""
    rows = (row for some in stretches(keys) for row in connection.execute(newest_rows(sort, some, known_at)))
    return [(row.newest, row.first) for row in rows]


def _document_history(connection: Connection, key: str) -> tuple[Event, ...]:
    chosen = select(readings.c.learned_at, readings.c.reader).where(readings.c.document == key)
    rows = connection.execute(chosen.order_by(readings.c.seq)).all()
    events = [Event(at=rows[0].learned_at, change=Change.LEARNED)] if rows else []
    read = [Event(at=row.learned_at, change=Change.READ, note=row.reader) for row in rows if row.reader != UNREAD]
    return tuple(events + read + _superseded(connection, key))


def _claim_history(connection: Connection, key: str) -> tuple[Event, ...]:
    chosen = select(claims.c.learned_at, claims.c.document, readings.c.reader)
    joined = chosen.join(readings, readings.c.seq == claims.c.reading)
    row = connection.execute(joined.where(claims.c.id == key)).first()
    if row is None:
        return ()
    learned = Event(at=row.learned_at, change=Change.LEARNED, note=row.reader)
    later = [event for event in _superseded(connection, row.document) if event.at >= row.learned_at]
    return (learned, *later)


def _superseded(connection: Connection, document: str) -> list[Event]:
    chosen = select(supersessions.c.learned_at, supersessions.c.by).where(supersessions.c.document == document)
    return [Event(at=row.learned_at, change=Change.SUPERSEDED, note=row.by) for row in connection.execute(chosen)]


def _derived_history(connection: Connection, key: str) -> tuple[Event, ...]:
    chosen = select(derivations.c.learned_at, derivations.c.withdrawn).where(
        derivations.c.sort.in_([sort.value for sort in Sort]), derivations.c.id == key
    )
    events: list[Event] = []
    for row in connection.execute(chosen.order_by(derivations.c.seq)):
        change = Change.WITHDRAWN if row.withdrawn else Change.CHANGED if events else Change.LEARNED
        events.append(Event(at=row.learned_at, change=change))
    return tuple(events)
