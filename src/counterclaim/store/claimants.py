"""Who claims: claimants as a ledger tells them apart, and what it can tell of each without a look at every claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind
from counterclaim.store.spelling import folded, words

_STATE = 2
"""How long the registry id of a state is. Whoever speaks for one is told apart by name: a mayor is not his country."""
_AT = "@"
BY_OTHERS = frozenset({FindingKind.AGREES, FindingKind.DIFFERS})
"""Findings that two documents with one claimant's word come to as well."""

MOST_WEIGHED = 2_000
"""On so many claims of one claimant what was found now is looked for at once, in a tenth of a second."""
MOST_WEIGHED_THEN = 500
"""The same of an older moment, of which nothing is kept ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantTally:
    """How much one claimant claims. `key` names it in addresses, `number` a claim that has its name (`numbered`).

    `folded` is its name as searches know it; `first_day` and `last_day` are days of what it tells of, null where no
    claim of it tells one. The key is empty for claims on a document's own word.
    """

    key: str
    folded: str
    side: str | None
    claims: int
    first_day: date | None
    last_day: date | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTally:
    """How many claims of one kind a claimant makes about one first day (null: no day is told)."""

    kind: Kind
    first_day: date | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """That a finding rests on a claim, with the claim's number (`numbered`), kind and first day.

    `by_others`: of a finding of BY_OTHERS, whether another claimant's claim (or a document's own) is among its claims.
    """

    finding: str
    kind: FindingKind
    claim: int
    claim_kind: Kind
    first_day: date | None
    by_others: bool


class ClaimantBook(Protocol):
    """Tells of claimants, by the claims of latest readings of newest versions, as they are or were at that moment."""

    def claimant_names(self, known_at: datetime | None = None, key: str | None = None) -> tuple[ClaimantTally, ...]:
        """The names under which claimants are told of, all of them or those of this key, most used first.

        One of all claimants costs a look at every claim's facets, and is worth remembering; `merged` makes one tally
        for each claimant of it. Empty where a key is unknown.
        """

    def claimant_days(self, key: str, known_at: datetime | None = None) -> tuple[DayTally, ...]:
        """How many claims it makes, by kind and first day, in that order; those without a day first."""

    def claimant_claims(self, key: str, known_at: datetime | None = None, most: int = 50) -> tuple[Claim, ...]:
        """So many of its claims that the ledger learned of last, the last one first."""

    def claimant_findings(
        self, key: str, known_at: datetime | None = None, most: int = MOST_WEIGHED
    ) -> tuple[Weighed, ...]:
        """What was found on so many of its claims that the ledger learned of last, by finding and claim."""

    def findings_by_ids(self, keys: Iterable[str], known_at: datetime | None = None) -> Iterator[Finding]:
        """Those of these findings that stand, or stood then, in the order of the ids."""

    def numbered(self, numbers: Iterable[int]) -> dict[int, Claim]:
        """The claims of these numbers of tallies."""

    def publishers(self, documents: Iterable[str]) -> dict[str, str | None]:
        """Who published each of these documents, as last read; unknown ids are left out."""


def claimant_key(claimant: Claimant | None) -> str:
    """What names a claimant in an address: its registry entry, else its folded name, "@" and its side.

    "ua-air-force"; "denis-larin@russia"; empty for a document's own word.
    """
    if claimant is None:
        return ""
    phrase = words(claimant.entity or "")
    return key_of(words(claimant.name), phrase or None, folded(claimant.side) if claimant.side else None)


def key_of(name: str, entity: str | None, side: str | None) -> str:
    """The key of a claimant whose folded name, entity and side are known."""
    if entity and len(entity) > _STATE:
        return _joined(entity)
    return f"{_joined(name)}{_AT}{side or ''}"


def key_of_phrase(phrase: str, side: str | None) -> str:
    """The key of the claimant that a phrase of sort "claimant" names; empty where it names none."""
    if not phrase.strip():
        return ""
    name, *others = phrase.strip(" ").split(" ; ")
    return key_of(name, others[0] if len(others) > 1 else None, side)


def merged(tallies: Iterable[ClaimantTally]) -> tuple[ClaimantTally, ...]:
    """One tally for each claimant, most claims first; its name is the one that is used most."""
    by_key: dict[str, list[ClaimantTally]] = {}
    for each in tallies:
        by_key.setdefault(each.key, []).append(each)
    found = (_one_of(same) for same in by_key.values())
    return tuple(sorted(found, key=lambda each: (-each.claims, each.key)))


def most_used_first(tallies: Iterable[ClaimantTally]) -> tuple[ClaimantTally, ...]:
    """One tally for each claimant's name (as searches know it) and side, most claims first."""
    by_name: dict[tuple[str, str, str | None], list[ClaimantTally]] = {}
    for each in tallies:
        by_name.setdefault((each.key, each.folded, each.side), []).append(each)
    found = (_one_of(same) for same in by_name.values())
    return tuple(sorted(found, key=lambda each: (-each.claims, each.number)))


def _one_of(tallies: Sequence[ClaimantTally]) -> ClaimantTally:
    """What several come to; the first of those with most claims gives its name and number."""
    most = min(tallies, key=lambda each: (-each.claims, each.number))
    return replace(
        most,
        claims=sum(each.claims for each in tallies),
        first_day=min((each.first_day for each in tallies if each.first_day), default=None),
        last_day=max((each.last_day for each in tallies if each.last_day), default=None),
    )


def phrase_name(phrase: str) -> str:
    """The folded name in a phrase of sort "claimant"."""
    return phrase.strip().partition(" ; ")[0]


def phrase_part(key: str) -> str:
    """What every phrase of the claimant of this key holds."""
    named, at, _ = key.rpartition(_AT)
    return f"{words(named)} ;" if at else f"; {words(key)} ;"


def _joined(folded_words: str) -> str:
    return folded_words.replace(" ", "-")
