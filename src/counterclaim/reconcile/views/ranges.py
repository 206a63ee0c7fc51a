"""From the lowest to the highest: over all, and side by side."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.figure import CountRange, SideRange
from counterclaim.model.quantity import Quantity
from counterclaim.reconcile.views.ladders import Word, claims_in


def range_of(words: Sequence[Word]) -> CountRange:
    """From the lowest number that these words name to the highest, and the claims that name those two."""
    low = min(_least(word.quantity) for word in words)
    high = max(_most(word.quantity) for word in words)
    lowest = [word for word in words if _least(word.quantity) == low]
    highest = [word for word in words if _most(word.quantity) == high]
    return CountRange(
        low=low,
        high=high,
        or_more=all(word.quantity.high is None for word in highest),
        or_fewer=all(word.quantity.low is None for word in lowest),
        claims=claims_in([*lowest, *highest]),
    )


def by_side(words: Sequence[Word]) -> tuple[SideRange, ...]:
    """The range of each side, sides by name, those of no side last."""
    sides: dict[str | None, list[Word]] = {}
    for word in words:
        sides.setdefault(word.side, []).append(word)
    order = sorted(sides, key=lambda side: (side is None, side or ""))
    return tuple(SideRange(side=side, range=range_of(sides[side])) for side in order)


def _least(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else quantity.ceiling


def _most(quantity: Quantity) -> float:
    return quantity.high if quantity.high is not None else quantity.floor
