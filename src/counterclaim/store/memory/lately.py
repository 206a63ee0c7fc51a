"""The newest part of a ledger in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.store.keys import claim_keys
from counterclaim.store.lately import ENOUGH, Arrivals, Days, MostTold
from counterclaim.store.memory.parts import Derivations
from counterclaim.store.memory.record import MemoryRecord
from counterclaim.store.query import Query
from counterclaim.store.schema.facet_tables import SPANS


class MemoryLately(MemoryRecord):
    """The newest part of a ledger; `Lately` says what each method does."""

    _incidents: Derivations[Incident]
    _findings: Derivations[Finding]

    def last_published(self, known_at: datetime | None = None) -> date | None:
        """The last day of publication; see `Lately.last_published`."""
        known = (kept for kept in self._order if known_at is None or kept.learned_at <= known_at)
        days = (kept.entry.document.published_on for kept in known)
        return max((day for day in days if day), default=None)

    def most_told(self, days: Days, limit: int) -> MostTold:
        """The incidents that rest on most claims of these days; see `Lately.most_told`."""
        meant = {claim.id for claim in self._meant(Query(known_at=days.known_at)) if _is_of(claim, days)}
        standing = tuple(self._incidents.standing(days.known_at))
        numbers = Counter({each.id: len(meant.intersection(each.claims)) for each in standing})
        told = sorted((each for each in standing if numbers[each.id]), key=lambda each: -numbers[each.id])
        return MostTold(
            number=len(told),
            incidents=tuple(told[:limit]),
            claims=tuple(numbers[each.id] for each in told[:limit]),
        )

    def claims_of_kinds(self, keys: Iterable[str], kinds: Collection[Kind]) -> Iterator[Claim]:
        """The claims of these ids and kinds; see `Lately.claims_of_kinds`."""
        return (claim for claim in self.claims_by_ids(keys) if claim.kind in kinds)

    def newest_findings(self, each: int, known_at: datetime | None = None) -> tuple[Finding, ...]:
        """The newest of each kind; see `Lately.newest_findings`."""
        return _some_of_each(self._newest_first(known_at), each)

    def findings_since(self, moment: datetime, limit: int) -> tuple[Finding, ...]:
        """Those that came after a moment; see `Lately.findings_since`."""
        return _some_of_each((each for each in self._newest_first() if self._changed_at(each) > moment), limit)

    def arrivals(self, after: datetime, limit: int) -> Arrivals:
        """What came after a moment; see `Lately.arrivals`."""
        newest = (entry for entry in self._latest(None) if self._is_listed(entry.document.id, Query()))
        came = {id(kept.entry) for kept in self._order if kept.learned_at > after}
        entries = [entry for entry in newest if id(entry) in came]
        return Arrivals(
            documents=min(len(entries), ENOUGH),
            claims=min(sum(len(entry.claims) for entry in entries), ENOUGH),
            newest=tuple(entry.document for entry in reversed(entries))[:limit],
        )

    def _newest_first(self, known_at: datetime | None = None) -> list[Finding]:
        number: Counter[str] = Counter()
        last: dict[str, tuple[int, Finding | None]] = {}
        for at, key in enumerate(self._findings.order):
            moment, thing = self._findings.states[key][number[key]]
            number[key] += 1
            if known_at is None or moment <= known_at:
                last[key] = (at, thing)
        return [thing for _, thing in sorted(last.values(), key=lambda pair: -pair[0]) if thing is not None]

    def _changed_at(self, finding: Finding) -> datetime:
        return self._findings.states[finding.id][-1][0]


def _is_of(claim: Claim, days: Days) -> bool:
    keys = claim_keys(claim)
    first, last = keys.first_day, keys.last_day
    if first is None or last is None or claim.kind not in days.kinds:
        return False
    return days.first <= first and last <= days.last and (last - first).days <= SPANS[0]


def _some_of_each(findings: Iterable[Finding], each: int) -> tuple[Finding, ...]:
    number: Counter[FindingKind] = Counter()
    found: list[Finding] = []
    for finding in findings:
        if number[finding.kind] < each:
            found.append(finding)
            number[finding.kind] += 1
    return tuple(found)
