"""UCDP's low, best and high of the dead.

After the "UCDP Georeferenced Event Dataset (GED) Codebook": `best` is the most likely estimate of an event's deaths,
`low` the lowest and `high` the highest reliable one. What is reliable its coders judge; here it is what can be told
from the claims: who counts whose dead, how many say the same, who is of no side, who spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterclaim.model.figure import Estimate
from counterclaim.model.quantity import Unit, number_text
from counterclaim.reconcile.view import View
from counterclaim.reconcile.views.ladders import Word, claims_in, standing
from counterclaim.reconcile.views.ranges import range_of
from counterclaim.reconcile.wording import as_sentence, joined

_CIVILIANS = frozenset({Unit.CIVILIAN, Unit.CHILD, Unit.JOURNALIST, Unit.MEDIC, Unit.RESCUER})


def ucdp_of(words: Sequence[Word], view: View) -> Estimate:
    """Low and best from witnesses who don't count what they did to the other side, high from all whose word stands."""
    still = standing(words)
    reliable = [word for word in still if not _own_deed(word)]
    named = [word for word in reliable if word.number is not None]
    agreeing = _best(named)
    best = agreeing[0].number if agreeing else None
    all_of_them = range_of(still)
    low = min((word.quantity.floor for word in named), default=0.0)
    return Estimate(
        low=low,
        best=best,
        high=max(all_of_them.high, low),
        column=_column(words[0]),
        because=as_sentence(_why(agreeing, named, [word for word in still if word not in reliable], view)),
        claims=claims_in((*agreeing, *still)),
    )


def _own_deed(word: Word) -> bool:
    """Whether a side counts the dead of an attack that is its own. That it killed civilians is no boast, though."""
    claim, side = word.claim, word.side
    if side is None or word.quantity.unit in _CIVILIANS:
        return False
    if claim.actor is not None and claim.actor.side is not None:
        return claim.actor.side == side
    return claim.target is not None and claim.target.side not in (None, side)


def _neutral(word: Word) -> bool:
    """Whether a claimant of no side says so; an outlet in its own voice has it from somebody who may have one."""
    return word.claim.claimant is not None and word.side is None


def _best(named: Sequence[Word]) -> list[Word]:
    """The words for the number that most witnesses give; then one of no side, the latest, the lowest."""
    numbers: dict[float, list[Word]] = {}
    for word in named:
        numbers.setdefault(word.number or 0.0, []).append(word)
    if not numbers:
        return []
    return max(numbers.values(), key=_weight)


def _weight(words: Sequence[Word]) -> tuple[int, bool, date, float]:
    neutral = any(_neutral(word) for word in words)
    latest = max(word.said_on or date.min for word in words)
    return len({word.witness for word in words}), neutral, latest, -(words[0].number or 0.0)


def _why(agreeing: Sequence[Word], named: Sequence[Word], doubtful: Sequence[Word], view: View) -> str:
    if not agreeing:
        who = joined(dict.fromkeys(view.speaker(word.claim) for word in doubtful))
        if doubtful and not named:
            return f"only {who} counts them, as the dead of an attack of its own: that is a high, and no best"
        return "nobody names more than an upper bound, so there is no best"
    names = joined(dict.fromkeys(view.claimant(word.claim) for word in agreeing))
    number = number_text(agreeing[0].number or 0.0)
    others = len(named) - len(agreeing)
    if len(agreeing) > 1:
        why = f"{len(agreeing)} witnesses give {number} ({names})"
    elif not others:
        why = f"{number} is the only count that stands ({names})"
    else:
        why = f"no two agree; {number} ({names}) is {_chosen(agreeing[0], named)}"
    if doubtful:
        whom = joined(dict.fromkeys(view.speaker(word.claim) for word in doubtful))
        whose = "their" if len(doubtful) > 1 else "its"
        why += f"; {whom}, counting the dead of {whose} own attack, only bears on the high"
    return why


def _chosen(word: Word, named: Sequence[Word]) -> str:
    """By what a word was chosen among words that all give another number."""
    if _neutral(word) and not all(map(_neutral, named)):
        return "the word of a claimant of no side"
    days = [other.said_on or date.min for other in named]
    return "the latest" if days.count(max(days)) == 1 else "the lowest of the latest"


def _column(word: Word) -> str:
    unit = word.quantity.unit
    if unit is Unit.SOLDIER:
        return "deaths_a or deaths_b"
    return "deaths_civilians" if unit in _CIVILIANS else "deaths_unknown"
