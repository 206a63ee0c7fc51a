"""The contract of a ledger: what every store does, and what each method does to the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol, Self

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.claimants import ClaimantBook
from counterclaim.store.entry import Changes, Entry, Event, Reconciled, Scopes
from counterclaim.store.followed import FollowBook
from counterclaim.store.holdings import HoldingsBook
from counterclaim.store.incident_book import IncidentBook
from counterclaim.store.incident_map import IncidentMap
from counterclaim.store.lately import Lately
from counterclaim.store.newest import Newest
from counterclaim.store.query import EVERYTHING, Query
from counterclaim.store.tallies import TallyBook
from counterclaim.store.token_book import TokenBook
from counterclaim.store.working import JudgementBook, Workbench


class Ledger(
    ClaimantBook,
    FollowBook,
    HoldingsBook,
    IncidentBook,
    IncidentMap,
    JudgementBook,
    Lately,
    Newest,
    TallyBook,
    TokenBook,
    Workbench,
    Protocol,
):
    """Keeps documents, claims, people's judgements and what was derived from them; it only grows.

    Every moment comes in as an argument (aware). A moment before the last one that the ledger knows counts as that
    last one, so that "as known at" never gains a past. Reads see one committed state each and leave no transaction
    open once their iterator ends or is closed. All methods raise LedgerError where the store fails.
    """

    def add(self, entry: Entry, learned_at: datetime) -> bool:
        """Keep one document and its claims. Commits one transaction, or none: False if `knows` already held."""

    def add_many(self, entries: Iterable[Entry], learned_at: datetime) -> tuple[bool, ...]:
        """Keep many, in order, in one transaction: all are committed or, on any error, none. One answer for each."""

    def put_derived(self, incidents: Iterable[Incident], findings: Iterable[Finding], learned_at: datetime) -> int:
        """Make these the incidents and findings that stand; commits one transaction.

        What is new or has changed is written anew, what is missing is withdrawn, the rest stays. Returns how many
        were written or withdrawn.
        """

    def put_scopes(self, scopes: Scopes, learned_at: datetime) -> int:
        """Make these the incidents and findings that stand in these scopes, and touch no other; one transaction.

        A scope is a name for what is reconciled together; a finding stands in the scope of its incident. What stood in
        a scope and is missing from all that are given is withdrawn; what stood in another scope moves. Raises
        ValueError where one thing is in two scopes. Returns how many were written or withdrawn.
        """

    def put_changes(self, changes: Changes, done: Reconciled, since: Reconciled, learned_at: datetime) -> bool:
        """Write what a run of reconciling came to, and note up to where it covers the record; one transaction.

        `since` is what `reconciled_through` told at the start of the run. False, and nothing is written, where another
        run has noted something in between.
        """

    def knows(self, document: str, reader: str | None) -> bool:
        """Whether this document has been kept as this reader reads it, or kept at all where the reader is null."""

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents as last read, the newest version of each, in the order of their first coming."""

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims of each document's latest reading, in the order of reading and of the text unless another is asked
        for; those of older versions of documents only where the query asks for `all_versions`, or for that very
        document by its id.
        """

    def incidents(self, query: Query = EVERYTHING) -> Iterator[Incident]:
        """Incidents that stand, in the order in which the ledger first learned of them."""

    def findings(self, query: Query = EVERYTHING) -> Iterator[Finding]:
        """Findings that stand, in the order in which the ledger first learned of them."""

    def claim_numbers(self, query: Query = EVERYTHING) -> dict[str, int]:
        """How many claims `claims` would give of each document, by its id; limit and offset count for nothing."""

    def document(self, key: str, reader: str | None = None) -> Document | None:
        """The document of this id as last read, or as that reader read it; offsets of a reading fit its own text."""

    def claim(self, key: str) -> Claim | None:
        """The claim of this id, of whichever reading."""

    def claims_by_ids(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these ids, of whichever readings, in the order of the ids; unknown ones are left out."""

    def claims_of_documents(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these documents' latest readings, whether newer versions supersede them or not."""

    def documents_by_ids(self, keys: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids as last read, in the order of the ids; unknown ids are left out."""

    def versions(self, key: str) -> tuple[Document, ...]:
        """All versions of a document, itself among them, older before newer; empty where the id is unknown."""

    def older_versions(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For those of these documents that have older versions, the ids of all these, older before newer."""

    def superseded_by(self, key: str) -> str | None:
        """The id of the version that took this document's place; null where it is the newest."""

    def incident(self, key: str, known_at: datetime | None = None) -> Incident | None:
        """The incident of this id, if it stands, or as it stood at that moment."""

    def finding(self, key: str, known_at: datetime | None = None) -> Finding | None:
        """The finding of this id, if it stands, or as it stood at that moment."""

    def incidents_of(self, claim: str, known_at: datetime | None = None) -> tuple[Incident, ...]:
        """The incidents that stand, or stood at that moment, and hold this claim."""

    def findings_of(self, claim: str, known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The findings that stand, or stood at that moment, and rest on this claim."""

    def findings_after(self, row: int | None) -> tuple[int, tuple[Finding, ...]]:
        """The findings that stand and came or changed after this row of what was derived (0 for all), in that order.

        With them comes the last row that there is now, to go on from; where `row` is null, that alone.
        """

    def find(self, words: str) -> tuple[str, ...]:
        """Ids of all that the words may mean, in order: an id, its beginning (with or without "clm_"), or a name.

        An exact id or a document's exact name hides longer ids that begin with it.
        """

    def history(self, key: str) -> tuple[Event, ...]:
        """When the ledger learned of the thing of this id, and what became of it; oldest first, empty if unknown."""

    def close(self) -> None:
        """Let go of the store; nothing is written."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
