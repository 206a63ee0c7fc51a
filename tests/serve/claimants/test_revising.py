"""Which way a claimant's own figures went, whatever order a finding names them in."""

from __future__ import annotations

import pytest

from counterclaim.model.claim import Claim, Count
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.serve.claimants.revising import Revisions, revisions

WORDS = EvidenceSpan(start=0, end=4, text="many")


def killed(key: str, number: float | None) -> Claim:
    """A claim of so many killed."""
    quantity = None if number is None else Quantity(low=number, high=number, unit=Unit.PERSON)
    count = Count(span=WORDS, quantity=quantity) if quantity else None
    return Claim(
        id=key, document="d", document_name="d", sentence=WORDS, kind=Kind.KILLED, count=count, evidence=(WORDS,)
    )


def told(numbers: list[float | None], amount: float | None, own: set[int] | None = None) -> Revisions:
    """What one finding over claims of these numbers tells; all of them the claimant's own unless said otherwise."""
    claims = {f"c{at}": killed(f"c{at}", number) for at, number in enumerate(numbers)}
    finding = Finding(id="fnd_1", kind=FindingKind.REVISED, sentence="Revised.", claims=tuple(claims), amount=amount)
    return revisions(
        [finding], {key: each for at, (key, each) in enumerate(claims.items()) if own is None or at in own}
    )


@pytest.mark.parametrize(
    ("numbers", "amount", "first", "last", "rose", "fell"),
    [
        ([4, 7, 8], 4, 4, 8, 2, 0),
        ([4, 4, 7, 7], 3, 4, 7, 1, 0),
        ([9, 7], -2, 9, 7, 0, 1),
        ([8, 4, 7], 4, 4, 8, 2, 0),
        ([15, 12], 3, 12, 15, 1, 0),
        ([4, 9, 6], 2, 4, 6, 1, 1),
    ],
)
def test_steps_are_told_oldest_first(
    numbers: list[float | None], amount: float, first: float, last: float, rose: int, fell: int
) -> None:
    (found,) = told(numbers, amount).found
    ends = [claim.count.quantity.low for claim in (found.first, found.last) if claim.count]
    assert (ends, found.rose, found.fell, found.difference) == ([first, last], rose, fell, amount)


def test_what_others_gave_anew_is_no_revision_of_its_own() -> None:
    sums = told([4, 7, 8], 4, own={0})
    assert (sums.found, sums.accounts) == ((), 1)
    (found,) = told([4, 7, 8], 4, own={0, 2}).found
    assert found.difference == 4


def test_a_denial_taken_back_changes_no_figure() -> None:
    assert told([None, None], None).accounts == 1


def test_sums_tell_how_many_rose_and_by_how_much() -> None:
    rise, fall = told([4, 8], 4), told([10, 9], -1)
    assert (rise.up, rise.down, rise.typical_rise, rise.typical_fall) == (1, 0, 1.0, None)
    assert (fall.up, fall.down, fall.typical_fall) == (0, 1, -0.1)
    level = told([4, 6, 4], 0)
    assert (level.up, level.down, level.level) == (0, 0, 1)
    nothing = told([0, 5], 5)
    assert nothing.found[0].share is None
    assert nothing.typical_rise is None
