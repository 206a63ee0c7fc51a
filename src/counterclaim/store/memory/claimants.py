"""Who claims, in memory; `ClaimantBook` says what each method does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding
from counterclaim.store.claimants import (
    BY_OTHERS,
    MOST_WEIGHED,
    ClaimantTally,
    DayTally,
    Weighed,
    claimant_key,
    most_used_first,
)
from counterclaim.store.keys import claim_keys
from counterclaim.store.memory.parts import Derivations
from counterclaim.store.memory.record import MemoryRecord
from counterclaim.store.query import Query
from counterclaim.store.spelling import words


class MemoryClaimants(MemoryRecord):
    """The claimants of a ledger in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: Derivations[Finding] = Derivations()

    def claimant_names(self, known_at: datetime | None = None, key: str | None = None) -> tuple[ClaimantTally, ...]:
        """What they are called; see `ClaimantBook.claimant_names`."""
        return most_used_first(each for each in self._tallies(known_at) if key is None or (key and each.key == key))

    def claimant_days(self, key: str, known_at: datetime | None = None) -> tuple[DayTally, ...]:
        """How many of which kind and day; see `ClaimantBook.claimant_days`."""
        found = Counter((claim.kind, claim_keys(claim).first_day) for claim in self._claims_of(key, known_at))
        told = (DayTally(kind=kind, first_day=day, claims=number) for (kind, day), number in found.items())
        return tuple(sorted(told, key=lambda each: (each.kind, each.first_day or date.min)))

    def claimant_claims(self, key: str, known_at: datetime | None = None, most: int = 50) -> tuple[Claim, ...]:
        """Its last claims; see `ClaimantBook.claimant_claims`."""
        return tuple(self._last_claims(key, known_at, most))

    def claimant_findings(
        self, key: str, known_at: datetime | None = None, most: int = MOST_WEIGHED
    ) -> tuple[Weighed, ...]:
        """What was found on its last claims; see `ClaimantBook.claimant_findings`."""
        numbers = self._numbers()
        last = {claim.id: claim for claim in self._last_claims(key, known_at, most)}
        found: list[Weighed] = []
        for finding in self._findings.standing(known_at):
            named = self.claims_by_ids(finding.claims if finding.kind in BY_OTHERS else ())
            theirs = [claim for claim in named if claimant_key(claim.claimant) != key]
            found += [
                Weighed(
                    finding=finding.id,
                    kind=finding.kind,
                    claim=numbers[claim.id],
                    claim_kind=claim.kind,
                    first_day=claim_keys(claim).first_day,
                    by_others=bool(theirs),
                )
                for claim in (last[one] for one in dict.fromkeys(finding.claims) if one in last)
            ]
        return tuple(sorted(found, key=lambda each: (each.finding, each.claim)))

    def findings_by_ids(self, keys: Iterable[str], known_at: datetime | None = None) -> Iterator[Finding]:
        """Those of them that stand; see `ClaimantBook.findings_by_ids`."""
        found = (self._findings.state(key, known_at) for key in dict.fromkeys(keys))
        return (finding for finding in found if finding)

    def numbered(self, numbers: Iterable[int]) -> dict[int, Claim]:
        """The claims of these numbers; see `ClaimantBook.numbered`."""
        known = list(self._claims.values())
        return {number: known[number - 1][0] for number in numbers if 0 < number <= len(known)}

    def publishers(self, documents: Iterable[str]) -> dict[str, str | None]:
        """Who published each; see `ClaimantBook.publishers`."""
        return {document.id: document.publisher for document in self.documents_by_ids(documents)}

    def _numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self._claims, 1)}

    def _claims_of(self, key: str, known_at: datetime | None) -> Iterator[Claim]:
        meant = self._meant(Query(known_at=known_at))
        return (claim for claim in meant if key and claimant_key(claim.claimant) == key)

    def _last_claims(self, key: str, known_at: datetime | None, most: int) -> Sequence[Claim]:
        numbers = self._numbers()
        return sorted(self._claims_of(key, known_at), key=lambda claim: -numbers[claim.id])[:most]

    def _tallies(self, known_at: datetime | None) -> Iterator[ClaimantTally]:
        """One for each claim."""
        numbers = self._numbers()
        for claim in self._meant(Query(known_at=known_at)):
            keys = claim_keys(claim)
            yield ClaimantTally(
                key=claimant_key(claim.claimant),
                folded=words(claim.claimant.name) if claim.claimant else "",
                side=keys.side,
                claims=1,
                first_day=keys.first_day,
                last_day=keys.last_day,
                number=numbers[claim.id],
            )
