"""The contract of a ledger: what every store does, and what each method does to the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol, Self

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.store.entry import Entry, Event
from counterclaim.store.query import EVERYTHING, Query


class Ledger(Protocol):
    """Keeps documents, claims and what was derived from them; it only grows.

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

    def knows(self, document: str, reader: str | None) -> bool:
        """Whether this document has been kept as this reader reads it, or kept at all where the reader is null."""

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents as last read, in the order of their first coming."""

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims of each document's latest reading, in the order of reading and of the text."""

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

    def incident(self, key: str) -> Incident | None:
        """The incident of this id, if it stands."""

    def finding(self, key: str) -> Finding | None:
        """The finding of this id, if it stands."""

    def incidents_of(self, claim: str) -> tuple[Incident, ...]:
        """The incidents that stand and hold this claim."""

    def findings_of(self, claim: str) -> tuple[Finding, ...]:
        """The findings that stand and rest on this claim."""

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
