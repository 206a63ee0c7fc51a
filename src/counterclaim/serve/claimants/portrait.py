"""All that is told of one claimant, worked out once for each state of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counterclaim.model.claim import Claim
from counterclaim.model.finding import FindingKind
from counterclaim.serve.claimants.revising import Revisions, revisions
from counterclaim.serve.claimants.weighing import Weights, weights
from counterclaim.store.claimants import MOST_WEIGHED, MOST_WEIGHED_THEN, ClaimantTally, Weighed
from counterclaim.store.ledger import Ledger

LATEST = 100
"""Of so many of its last claims it is told through what and in whose reports they came."""
MOST_NAMES = 12
MOST_REVISIONS = 50
"""So many revisions are told of one by one, those of its last claims first."""
MOST_WAYS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a claimant is called in reports, and in how many claims."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A claimant: its names, its claims by kind and month, what was found on them, how they reached us.

    On so many of its last claims as `looked_at` says findings were looked for; `channels`, `speakers` (who passed its
    words on) and `outlets` are those of `latest_claims` claims, most used first. Where not all claims were looked at,
    nothing is told of revisions that others made (`accounts`): an own step may be among the claims before.
    """

    key: str
    names: tuple[Name, ...]
    side: str | None
    tally: ClaimantTally
    weights: Weights
    looked_at: int
    revisions: Revisions
    revisions_left_out: int
    latest: tuple[Claim, ...]
    latest_claims: int
    channels: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]

    @property
    def is_whole(self) -> bool:
        """Whether findings were looked for on all of its claims."""
        return self.looked_at >= self.weights.claims

    @property
    def name(self) -> str:
        """The name that is used most."""
        return self.names[0].name


def portrait(ledger: Ledger, tallies: tuple[ClaimantTally, ...], known_at: datetime | None) -> Portrait:
    """The claimant that has these names, most used first, as known at a moment."""
    key = tallies[0].key
    most = MOST_WEIGHED_THEN if known_at else MOST_WEIGHED
    weighed = ledger.claimant_findings(key, known_at, most)
    latest = ledger.claimant_claims(key, known_at, LATEST)
    made = weights(ledger.claimant_days(key, known_at), weighed)
    revised = [each for each in weighed if each.kind is FindingKind.REVISED]
    told, left_out = _revisions(ledger, revised, known_at)
    publishers = ledger.publishers(claim.document for claim in latest)
    return Portrait(
        key=key,
        names=_names(ledger, tallies),
        side=tallies[0].side,
        tally=tallies[0],
        weights=made,
        looked_at=min(made.claims, most),
        revisions=told if made.claims <= most else replace(told, accounts=0),
        revisions_left_out=left_out,
        latest=latest[:MOST_NAMES],
        latest_claims=len(latest),
        channels=_most(claim.channel.name for claim in latest if claim.channel),
        speakers=_most(name for claim in latest if claim.claimant for name in claim.claimant.via),
        outlets=_most(publisher for claim in latest if (publisher := publishers.get(claim.document))),
    )


def _names(ledger: Ledger, tallies: tuple[ClaimantTally, ...]) -> tuple[Name, ...]:
    claims = ledger.numbered(each.number for each in tallies[:MOST_NAMES])
    told = ((claims[each.number].claimant, each.claims) for each in tallies if each.number in claims)
    return tuple(Name(name=claimant.name, claims=number) for claimant, number in told if claimant)


def _revisions(ledger: Ledger, revised: Sequence[Weighed], known_at: datetime | None) -> tuple[Revisions, int]:
    """Those that the last claims are part of, each with the claimant's own steps, and how many there are besides."""
    last = dict.fromkeys(each.finding for each in sorted(revised, key=lambda each: -each.claim))
    keys = list(last)[:MOST_REVISIONS]
    shown = frozenset(keys)
    own = ledger.numbered(dict.fromkeys(each.claim for each in revised if each.finding in shown))
    findings = tuple(ledger.findings_by_ids(keys, known_at))
    return revisions(findings, {claim.id: claim for claim in own.values()}), len(last) - len(keys)


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(counted[:MOST_WAYS])
