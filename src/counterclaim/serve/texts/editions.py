"""What became of a document's claims between two of its versions: which came, which went, which were put otherwise."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.store.claimants import claimant_key

_ALIKE = 0.5
"""The share of the shorter sentence's words that the other must have for the two to be one sentence put otherwise."""
_MOST_LIKENED = 250_000
"""So many pairs of sentences are compared; texts with more claims that differ are told as claims gone and come."""
_WORD = re.compile(r"[^\W\d_]+")

FIELDS = ("count", "kind", "claimant", "place", "time", "stance", "verification", "weapon", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A claim that both versions make, put otherwise in `fields` (of FIELDS)."""

    older: Claim
    newer: Claim
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChanges:
    """The claims of two versions set against each other; `same` is how many are in both."""

    same: int
    changed: tuple[Changed, ...]
    gone: tuple[Claim, ...]
    new: tuple[Claim, ...]


def claim_changes(older: Sequence[Claim], newer: Sequence[Claim]) -> ClaimChanges:
    """What became of the claims of the older version, in the order of the texts."""
    gone, new = _unmatched(older, newer), _unmatched(newer, older)
    pairs = _alike(gone, new)
    taken = {each.id for pair in pairs for each in pair}
    return ClaimChanges(
        same=len(newer) - len(new),
        changed=tuple(Changed(older=one, newer=other, fields=_differing(one, other)) for one, other in pairs),
        gone=tuple(claim for claim in gone if claim.id not in taken),
        new=tuple(claim for claim in new if claim.id not in taken),
    )


def _unmatched(claims: Iterable[Claim], others: Iterable[Claim]) -> list[Claim]:
    """The claims of which the others have none that says the same, each of theirs matched once."""
    left = Counter(map(_said, others))
    found: list[Claim] = []
    for claim in sorted(claims, key=lambda each: (each.sentence.start, each.id)):
        if left[_said(claim)] > 0:
            left[_said(claim)] -= 1
        else:
            found.append(claim)
    return found


def _alike(gone: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of one claim in two wordings: most alike first, each claim once; in the order of the newer text."""
    by_subject: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in gone:
        by_subject[_subject(claim)].append(claim)
    if sum(len(by_subject[_subject(claim)]) for claim in new) > _MOST_LIKENED:
        return []
    found = [
        (likeness, older, claim)
        for claim in new
        for older in by_subject[_subject(claim)]
        if (likeness := _likeness(older, claim)) >= _ALIKE
    ]
    pairs: list[tuple[Claim, Claim]] = []
    taken: set[str] = set()
    for _, older, claim in sorted(found, key=lambda each: (-each[0], each[2].sentence.start, each[1].sentence.start)):
        if not {older.id, claim.id} & taken:
            taken |= {older.id, claim.id}
            pairs.append((older, claim))
    return sorted(pairs, key=lambda pair: pair[1].sentence.start)


def _subject(claim: Claim) -> Hashable:
    """What two wordings of one claim have in common: the happening, what is counted, on whose word."""
    return claim.kind, claim.count.quantity.unit if claim.count else None, claimant_key(claim.claimant)


def _likeness(one: Claim, other: Claim) -> float:
    first, second = (set(_WORD.findall(each.sentence.text.casefold())) for each in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _values(claim: Claim) -> dict[str, Hashable]:
    """What a claim says, field by field, whatever its words."""
    return {
        "kind": claim.kind,
        "count": claim.count.quantity if claim.count else None,
        "claimant": claimant_key(claim.claimant),
        "place": frozenset(mention.place for mention in claim.places),
        "time": claim.time.interval if claim.time else None,
        "stance": claim.stance,
        "verification": claim.verification,
        "weapon": (claim.weapon.weapon_class, claim.weapon.model) if claim.weapon else None,
        "target": claim.target.target_class if claim.target else None,
    }


def _said(claim: Claim) -> Hashable:
    return tuple(_values(claim).items())


def _differing(one: Claim, other: Claim) -> tuple[str, ...]:
    first, second = _values(one), _values(other)
    return tuple(name for name in FIELDS if first[name] != second[name])
