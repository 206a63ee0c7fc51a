"""What came to a ledger lately, and what was told of most in some days: for whoever looks rather than queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Some days, both inclusive, and which kinds of happening; `known_at` (aware) as in `Query`, null for now.

    A claim belongs to them where all of its own days do, and these are no more than three: a night has two.
    """

    first: date
    last: date
    kinds: frozenset[Kind]
    known_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.first > self.last or not self.kinds:
            raise ValueError(f"no claim is of {len(self.kinds)} kinds from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MostTold:
    """How many incidents rest on claims of some days, and those that rest on most of them, the most told of first.

    `claims` has for each of these on how many claims of the days it rests.
    """

    number: int
    incidents: tuple[Incident, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What came after a moment: how many documents and claims, and the newest of the documents, last first.

    Counting stops at `ENOUGH`: so many or more.
    """

    documents: int
    claims: int
    newest: tuple[Document, ...]


ENOUGH = 10_001


class Lately(Protocol):
    """Looks at the newest part of a ledger. Reads one committed state each."""

    def last_published(self, known_at: datetime | None = None) -> date | None:
        """The last day on which a document was published, of those known at a moment; null where none tells it."""

    def most_told(self, days: Days, limit: int) -> MostTold:
        """The incidents that rest on claims of these days: how many, and the first `limit` of them.

        Those with most such claims come first, of equals the one that the ledger learned of first.
        """

    def claims_of_kinds(self, keys: Iterable[str], kinds: Collection[Kind]) -> Iterator[Claim]:
        """Those of the claims of these ids that are of these kinds, in the order of the ids."""

    def newest_findings(self, each: int, known_at: datetime | None = None) -> tuple[Finding, ...]:
        """Of each kind of finding the `each` that came or changed last and stand, or stood; the newest first."""

    def findings_since(self, moment: datetime, limit: int) -> tuple[Finding, ...]:
        """Findings that stand and came or changed after a moment (aware), the newest first; `limit` of each kind."""

    def arrivals(self, after: datetime, limit: int) -> Arrivals:
        """What came after a moment (aware), with `limit` of the documents; older versions and readings count not."""
