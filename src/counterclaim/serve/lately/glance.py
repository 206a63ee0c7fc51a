"""All that the first page says of the ledger, worked out once for each of its states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from counterclaim.model.account import Account
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.model.toll import Toll
from counterclaim.serve.lately.casualties import Casualties, casualties_of, tolls
from counterclaim.serve.lately.nights import KINDS, Nights, accounts, nights_of
from counterclaim.serve.lately.period import Period
from counterclaim.serve.lately.settling import Settled, is_of
from counterclaim.store.lately import Arrivals, Days
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

LISTED = 12
SOME_INCIDENTS = 5
SINCE = 6
"""So many new documents, and findings of each kind, are named."""
_FIRST = (
    *(FindingKind.DIFFERS, FindingKind.EXCEEDS, FindingKind.DISPUTED, FindingKind.REMAINDER, FindingKind.REVISED),
    *(FindingKind.CONFIRMED, FindingKind.ADDS_UP, FindingKind.AGREES, FindingKind.ONE_SIDED),
    *(FindingKind.UNVERIFIED, FindingKind.COPIED),
)
"""Contradictions before agreement, and both before what is told of one text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The last days: nights, casualties, the newest finding of each kind, the incidents that are told of most.

    `number` is how many incidents there are, `sides` who tells of those named, null for those of no side.
    """

    nights: Nights
    casualties: Casualties
    findings: tuple[Finding, ...]
    incidents: tuple[Incident, ...]
    number: int
    sides: Mapping[str, frozenset[str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What came after a reader's last visit; revised figures stand apart from other findings."""

    arrivals: Arrivals
    revised: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def more(self) -> bool:
        """Whether there may be more findings of some kind than those here."""
        return max(Counter(each.kind for each in (*self.revised, *self.findings)).values(), default=0) >= SINCE

    @property
    def nothing(self) -> bool:
        """Whether nothing came at all."""
        return not (self.arrivals.documents or self.revised or self.findings)


def newest_day(ledger: Ledger, known_at: datetime | None) -> date | None:
    """The last day that the ledger has: of publication, else of an incident; null where it has none."""
    published = ledger.last_published(known_at)
    if published is not None:
        return published
    newest = next(iter(ledger.incidents_in_order(Query(known_at=known_at, limit=1))), None)
    return newest.time.last_day if newest and newest.time else None


def is_enough(ledger: Ledger, period: Period, known_at: datetime | None) -> bool:
    """Whether a period has a night, or some incidents, so that a look at it is worth while."""

    def number(kinds: frozenset[Kind]) -> int:
        return ledger.most_told(Days(first=period.first, last=period.last, kinds=kinds, known_at=known_at), 1).number

    return number(KINDS) > 0 or number(frozenset(Kind)) >= SOME_INCIDENTS


@dataclass(frozen=True, slots=True)
class Derived:
    """What was derived from incidents for the first page, and is held for its next state."""

    accounts: Settled[tuple[Account, ...]] = field(default_factory=accounts)
    tolls: Settled[tuple[Toll, ...]] = field(default_factory=tolls)


def glance_at(ledger: Ledger, period: Period, known_at: datetime | None, derived: Derived) -> Glance:
    """The last days as the ledger stands, or stood."""
    days = Days(first=period.first, last=period.last, kinds=frozenset(Kind), known_at=known_at)
    told = ledger.most_told(days, 2 * LISTED)
    named = tuple(each for each in told.incidents if is_of(each, period))[:LISTED]
    return Glance(
        nights=nights_of(ledger, period, known_at, derived.accounts),
        casualties=casualties_of(ledger, period, known_at, derived.tolls),
        findings=tuple(sorted(ledger.newest_findings(1, known_at), key=lambda each: _FIRST.index(each.kind))),
        incidents=named,
        number=told.number,
        sides=_sides(ledger, named),
    )


def _sides(ledger: Ledger, incidents: Sequence[Incident]) -> dict[str, frozenset[str | None]]:
    wanted = dict.fromkeys(key for incident in incidents for key in incident.claims)
    sides = {claim.id: claim.side for claim in ledger.claims_by_ids(wanted)}
    return {each.id: frozenset(sides[key] for key in each.claims if key in sides) for each in incidents}


def since(ledger: Ledger, visit: datetime) -> Since:
    """What came after a visit."""
    found = ledger.findings_since(visit, SINCE)
    return Since(
        arrivals=ledger.arrivals(visit, SINCE),
        revised=_of(found, revised=True),
        findings=_of(found, revised=False),
    )


def _of(findings: Sequence[Finding], *, revised: bool) -> tuple[Finding, ...]:
    chosen = [each for each in findings if (each.kind is FindingKind.REVISED) is revised]
    return tuple(sorted(chosen, key=lambda each: _FIRST.index(each.kind)))


BEGINNING = datetime.min.replace(tzinfo=UTC)


def holdings(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    """How many of each thing there are, by the name of their page; documents and claims up to ENOUGH."""
    came, (incidents, findings) = ledger.arrivals(BEGINNING, 0), ledger.numbers_standing()
    return (
        ("documents", came.documents),
        ("claims", came.claims),
        ("incidents", incidents),
        ("findings", findings),
    )
