"""A count that was edited where it stands: an older version of the same document gave another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.quantity import quantity_text
from counterclaim.reconcile.claimants import same_claimant
from counterclaim.reconcile.linking.comparisons import measure_key
from counterclaim.reconcile.places import places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import day_words, measure_words, where_words

_ALIKE = 0.5
"""The share of the shorter sentence's words that the other has too."""
_WORD = re.compile(r"[^\W\d_]+")


def edits(incident: Incident, view: View) -> Iterator[Finding]:
    """`revised`: from what to what, within one document, whose publisher has edited it since."""
    for claim in view.claims_of(incident):
        versions = view.earlier.get(claim.document, ())
        if claim.count is None or not versions:
            continue
        steps = [step for version in versions if (step := _same_statement(claim, version)) is not None]
        told = _changes([*steps, claim])
        if len(told) > 1:
            yield _edited(told, view)


def _same_statement(claim: Claim, version: Iterable[Claim]) -> Claim | None:
    """What a claim was in an older version: a count of the same, by the same claimant, in much the same words."""
    alike = [(_likeness(claim, other), other) for other in version if _same_subject(claim, other)]
    likeness, best = max(alike, key=lambda pair: (pair[0], -pair[1].sentence.start, pair[1].id), default=(0.0, None))
    return best if likeness >= _ALIKE else None


def _same_subject(claim: Claim, other: Claim) -> bool:
    if not measure_key(claim) or measure_key(claim) != measure_key(other) or places_key(claim) != places_key(other):
        return False
    if claim.claimant is None or other.claimant is None:
        return claim.claimant is other.claimant
    return same_claimant(claim.claimant, other.claimant)


def _likeness(claim: Claim, other: Claim) -> float:
    one, two = (set(_WORD.findall(each.sentence.text.casefold())) for each in (claim, other))
    return len(one & two) / max(1, min(len(one), len(two)))


def _changes(steps: Sequence[Claim]) -> list[Claim]:
    """The claims whose counts differ from the one before."""
    found: list[Claim] = []
    for step in steps:
        last = found[-1].count if found else None
        if step.count and (last is None or last.quantity != step.count.quantity):
            found.append(step)
    return found


def _edited(steps: Sequence[Claim], view: View) -> Finding:
    claim = steps[-1]
    rungs = [quantity_text(step.count.quantity) for step in steps if step.count]
    document = view.documents.get(claim.document)
    day = f" of {day_words(document.published_on)}" if document and document.published_on else ""
    where = f"in a text{day} that was edited"
    words = (
        f"{view.speaker(claim)} revised the count of {measure_words(claim)}{where_words(claim)} "
        f"from {' to '.join(rungs)}, {where}"
    )
    return view.finding(FindingKind.REVISED, words, (claim, *steps[:-1]), _number(claim) - _number(steps[0]))


def _number(claim: Claim) -> float:
    quantity = claim.count.quantity if claim.count else None
    bounds = (quantity.low, quantity.high) if quantity else ()
    return next((bound for bound in bounds if bound is not None), 0.0)
