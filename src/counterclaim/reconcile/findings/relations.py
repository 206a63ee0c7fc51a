"""How two counts stand to each other: contradiction, update, rounding, bounds that meet, or another scope.

Every finding on counts rests on `relation_of`, and says in its sentence which it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, number_text
from counterclaim.reconcile.claimants import same_claimant
from counterclaim.reconcile.findings.scopes import Scope, difference
from counterclaim.reconcile.findings.witnesses import Figure
from counterclaim.reconcile.wording import day_words

_SLACK = 0.1
"""How far an estimate may be off, as a share of it."""
_LEAP = 12
"""So many times more than another said before is another toll: nobody would call it an update."""
RISING = frozenset(
    {Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES, Kind.DAMAGE, Kind.DISPLACEMENT, Kind.CAPTURED}
    | {Kind.DETENTION, Kind.EQUIPMENT_LOSS}
)
"""Happenings whose count becomes known bit by bit: a later and higher count is news, no contradiction."""
_GATHERED = RISING | {Kind.AID, Kind.CONTROL, Kind.EXCHANGE}
"""Happenings that are added up over a long stretch."""


class RelationKind(StrEnum):
    """What two counts are to each other."""

    SAME = "the same number"
    BOUNDS = "compatible bounds"
    ROUNDING = "rounding"
    UPDATE = "an update"
    CONTRADICTION = "a contradiction"
    OTHER_SCOPE = "another scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two counts are to each other, and why, in words."""

    kind: RelationKind
    words: str


def relation_of(one: Figure, other: Figure) -> Relation:
    """How two counts stand to each other; the order in which they are given means nothing."""
    if scopes := difference(one.scope, other.scope):
        return Relation(kind=RelationKind.OTHER_SCOPE, words=f"they don't count the same: {scopes}")
    if one.number == other.number and one.quantity.could_equal(other.quantity):
        exact = one.quantity.exact is not None and other.quantity.exact is not None
        return Relation(kind=RelationKind.SAME, words="" if exact else "their bounds allow one number")
    if rises(one, other) or rises(other, one):
        return Relation(kind=RelationKind.UPDATE, words="the later count is the higher one, as a toll becomes known")
    if one.quantity.could_equal(other.quantity):
        return Relation(kind=RelationKind.BOUNDS, words="one number can satisfy both")
    if not gap_between(one.quantity, other.quantity):
        return Relation(kind=RelationKind.ROUNDING, words="no further apart than a tenth, and one is an estimate")
    if _leaps(one, other):
        return Relation(kind=RelationKind.OTHER_SCOPE, words="they are too far apart to count one thing")
    return Relation(kind=RelationKind.CONTRADICTION, words=_why(one, other))


def rises(earlier: Figure, later: Figure) -> bool:
    """Whether the second count is the later one of a toll that became known further. Opposed sides have two tolls."""
    if not grows(earlier.scope) or opposed(earlier, later) or not higher(earlier, later):
        return False
    if _leaps(earlier, later):
        return False
    if earlier.said_on is None or later.said_on is None:
        return earlier.first.document != later.first.document
    return earlier.said_on < later.said_on or (earlier.said_on == later.said_on and _same_day(earlier, later))


def grows(scope: Scope) -> bool:
    """Whether what is counted becomes more as it becomes known, or as time goes on."""
    return scope.kind in RISING or (scope.kind in _GATHERED and (scope.running or scope.told is not None))


def _leaps(one: Figure, other: Figure) -> bool:
    """Whether two mouths that are not opposed are so far apart that they hardly count one thing."""
    low, high = sorted((one.number, other.number))
    far = one.scope.kind in RISING and low > 0 and high > _LEAP * low
    return far and not opposed(one, other) and not _one_mouth(one, other)


def _same_day(one: Figure, other: Figure) -> bool:
    """Whether two texts of one day are one teller's: a toll only rises, so the lower count came first."""
    if one.first.document == other.first.document and one.scope.told is None:
        return False
    return _one_mouth(one, other)


def _one_mouth(one: Figure, other: Figure) -> bool:
    first, second = one.first.claimant, other.first.claimant
    return first is not None and second is not None and same_claimant(first, second)


def opposed(one: Figure, other: Figure) -> bool:
    """Whether the two are told by two sides."""
    sides = {one.first.side, other.first.side}
    return len(sides) == 2 and None not in sides


def higher(low: Figure, high: Figure) -> bool:
    """Whether the second names a higher number than the first, beyond rounding.

    Words without a number name none, and "up to 100" is no more than 44.
    """
    if low.vague or high.vague or low.quantity.low is None or high.quantity.low is None:
        return high.quantity.floor > low.quantity.ceiling and gap_between(low.quantity, high.quantity) > 0
    return high.number - low.number > _slack(low.quantity, high.quantity)


def gap_between(low: Quantity, high: Quantity) -> float:
    """How far two counts are apart; 0 where their ranges meet, an estimate stretched by a tenth either way."""
    gap = max(high.floor - low.ceiling, low.floor - high.ceiling)
    return gap if gap > _slack(low, high) else 0.0


def _slack(low: Quantity, high: Quantity) -> float:
    return sum(_SLACK * (quantity.low or 0) for quantity in (low, high) if quantity.approximate)


def _why(one: Figure, other: Figure) -> str:
    if opposed(one, other):
        return "the sides contradict each other"
    dates = [figure for figure in (one, other) if figure.said_on is not None]
    if len(dates) == 2 and one.said_on != other.said_on and grows(one.scope):
        early, late = sorted(dates, key=lambda figure: str(figure.said_on))
        if late.number < early.number:
            day = day_words(late.said_on) if late.said_on else ""
            return f"the later count ({number_text(late.number)}, {day}) is the lower one, and a toll does not fall"
    return "both count one thing at one time"
