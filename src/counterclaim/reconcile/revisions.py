"""One claimant's count for one incident over time: `revised`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.quantity import Quantity, quantity_text
from counterclaim.reconcile.figures import by_witness, figures_by_measure, single_count
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import day_words, measure_words, where_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a claimant said on one day."""

    said_on: date
    quantity: Quantity
    claims: tuple[Claim, ...]


def revisions(view: View) -> Iterator[Finding]:
    """`revised`: from what to what, by the day on which it was said or else published."""
    for claims in figures_by_measure(view).values():
        for said in by_witness([claim for claim in claims if claim.claimant is not None], view):
            statements = _changes(_statements(said, view))
            if len(statements) > 1:
                yield _revised(statements, view)


def _statements(claims: Sequence[Claim], view: View) -> list[Statement]:
    """One statement a day, in order; none for a day on which several counts were given: their order can't be told."""
    by_day: dict[date, list[Claim]] = {}
    for claim in claims:
        if (day := view.said_on(claim)) is not None:
            by_day.setdefault(day, []).append(claim)
    return [
        Statement(said_on=day, quantity=quantity, claims=tuple(by_day[day]))
        for day in sorted(by_day)
        if (quantity := single_count(by_day[day])) is not None
    ]


def _changes(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that give another number than the one before."""
    changed: list[Statement] = []
    for statement in statements:
        if not changed or _numbers(changed[-1].quantity) != _numbers(statement.quantity):
            changed.append(statement)
    return changed


def _numbers(quantity: Quantity) -> tuple[float | None, float | None]:
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    return low, high


def _fullness(claim: Claim, view: View) -> tuple[int, str]:
    name = view.claimant(claim)
    return len(name), name


def _revised(statements: Sequence[Statement], view: View) -> Finding:
    claim = max((each for statement in statements for each in statement.claims), key=lambda each: _fullness(each, view))
    steps = ", then to ".join(
        f"{quantity_text(statement.quantity)} ({day_words(statement.said_on)})" for statement in statements[1:]
    )
    first = statements[0]
    words = (
        f"{view.speaker(claim)} revised the count of {measure_words(claim)}{where_words(claim)} "
        f"from {quantity_text(first.quantity)} ({day_words(first.said_on)}) to {steps}"
    )
    amount = _numbers(statements[-1].quantity)[0], _numbers(first.quantity)[0]
    claims = tuple(claim for statement in statements for claim in statement.claims)
    return view.finding(FindingKind.REVISED, words, claims, (amount[0] or 0) - (amount[1] or 0))
