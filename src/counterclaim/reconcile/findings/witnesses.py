"""Who vouches for a count: a claimant, or the outlet in its own voice; and whose word counts as a second one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.quantity import Quantity
from counterclaim.reconcile.claimants import called_alike, independent, named_in, same_claimant, speaks_for_state
from counterclaim.reconcile.findings.scopes import Scope
from counterclaim.reconcile.view import View

_LONGEST = 120
"""Of so many claims at most a ladder or a comparison is made: the first and the last of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count that a witness gives in one document, on one day, and the claims that give it."""

    scope: Scope
    claims: tuple[Claim, ...]
    quantity: Quantity
    said_on: date | None

    @property
    def first(self) -> Claim:
        """The claim that gave it first."""
        return self.claims[0]

    @property
    def number(self) -> float:
        """The number in its words, whatever its bounds: 89 for "at least 89" and for "some 89"."""
        low, high = self.quantity.low, self.quantity.high
        return low if low is not None else high if high is not None else 0.0

    @property
    def vague(self) -> bool:
        """Whether it names no number at all ("dozens")."""
        return self.quantity.approximate and self.quantity.high is None


def by_witness(scopes: Iterable[Scope], view: View) -> list[list[Scope]]:
    """Counts by who vouches for them: the claimant, or the outlet that a document's own voice goes back to."""
    found: list[list[Scope]] = []
    for scope in scopes:
        known = next((group for group in found if one_witness(group[0].claim, scope.claim, view)), None)
        if known is None:
            found.append([scope])
        else:
            known.append(scope)
    return found


def one_witness(one: Claim, other: Claim, view: View) -> bool:
    """Whether one and the same vouches for two claims. A body that publishes speaks in its own voice."""
    if one.claimant is not None and other.claimant is not None:
        return same_claimant(one.claimant, other.claimant)
    if one.claimant is None and other.claimant is None:
        return view.outlet(one) == view.outlet(other)
    own, named = (one, other) if one.claimant is None else (other, one)
    return named.claimant is not None and called_alike(named.claimant, view.outlet(own))


def two_witnesses(one: Claim, other: Claim, view: View) -> bool:
    """Whether two claims are two witnesses'; two outlets in their own voices are.

    In one document, its own voice only sums up those that it names.
    """
    if one.claimant is not None and other.claimant is not None:
        return independent(one.claimant, other.claimant)
    if view.source(one) == view.source(other):
        return False
    if one.claimant is None and other.claimant is None:
        return view.outlet(one) != view.outlet(other)
    own, named = (one, other) if one.claimant is None else (other, one)
    return not one_witness(own, named, view) and not names(own, named)


def names(own: Claim, named: Claim) -> bool:
    """Whether a sentence of the document's own names the other witness: it has the count from there."""
    return named.claimant is not None and named_in(named.claimant, own.sentence.text)


def one_voice(one: Claim, other: Claim) -> bool:
    """Whether two claimants are one body: the same, or a state and one of its officials."""
    if one.claimant is None or other.claimant is None:
        return False
    if same_claimant(one.claimant, other.claimant):
        return True
    stately = speaks_for_state(one.claimant) or speaks_for_state(other.claimant)
    return stately and one.side is not None and one.side == other.side


def figures_of(scopes: Sequence[Scope], view: View) -> list[Figure]:
    """The figures of one witness, in order.

    Several counts of one document count several things, and give none; unless somebody coded them as one measure.
    """
    documents: dict[tuple[str, date | None], list[Scope]] = {}
    for scope in bounded(scopes):
        documents.setdefault((scope.claim.document, view.said_on(scope.claim)), []).append(scope)
    return [figure for (_, day), said in documents.items() for figure in _figures(said, day)]


def _figures(said: Sequence[Scope], day: date | None) -> list[Figure]:
    quantity = single_count([scope.claim for scope in said])
    if quantity is not None:
        return [_figure(said, quantity, day)]
    if said[0].told is None:
        return []
    by_number: dict[Quantity, list[Scope]] = {}
    for scope in said:
        if scope.claim.count is not None:
            by_number.setdefault(scope.claim.count.quantity, []).append(scope)
    return [_figure(same, quantity, day) for quantity, same in by_number.items()]


def _figure(said: Sequence[Scope], quantity: Quantity, day: date | None) -> Figure:
    return Figure(scope=said[0], claims=tuple(scope.claim for scope in said), quantity=quantity, said_on=day)


def single_count(claims: Sequence[Claim]) -> Quantity | None:
    """The one count that claims give; null for several."""
    counts = {_bounds(claim.count.quantity): claim.count.quantity for claim in claims if claim.count}
    if len(counts) == 2:
        # "At least 45", and "45" further down, are one count told twice: the firmer words stand for both.
        loose, firm = sorted(counts.values(), key=lambda quantity: (quantity.exact is not None, quantity.low or 0))
        if firm.exact is not None and firm.exact in (loose.low, loose.high):
            return firm
    return next(iter(counts.values())) if len(counts) == 1 else None


def _bounds(quantity: Quantity) -> tuple[float | None, float | None, bool]:
    return quantity.low, quantity.high, quantity.approximate


def bounded(told: Sequence[Scope]) -> Sequence[Scope]:
    """All of them, or the first and the last where a story is told by hundreds."""
    return told if len(told) <= _LONGEST else (*told[: _LONGEST // 2], *told[-_LONGEST // 2 :])


def bounded_claims(claims: Sequence[Claim], most: int = _LONGEST) -> Sequence[Claim]:
    """All of them, or the first and the last where a story is told by hundreds."""
    return claims if len(claims) <= most else (*claims[: most // 2], *claims[-(most // 2) :])
