"""ACLED's most conservative number of the dead.

After the "Armed Conflict Location & Event Data Project (ACLED) Codebook", reported fatalities, and ACLED's questions
and answers on them: where reports differ or are vague, the most conservative estimate; corrected upwards or downwards
as better information comes; 12 for "dozens", 100 for "hundreds"; 3 (or 10) for an unknown number of dead ("several").
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.figure import Fatalities
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import PEOPLE, Quantity, number_text, quantity_text
from counterclaim.reconcile.view import View
from counterclaim.reconcile.views.ladders import Word, claims_in, standing
from counterclaim.reconcile.views.measures import Measure, is_total, quantity_of
from counterclaim.reconcile.wording import as_sentence, joined

_VAGUE = {
    2.0: 3.0,
    24.0: 12.0,
    40.0: 20.0,
    200.0: 100.0,
    2_000.0: 1_000.0,
    20_000.0: 10_000.0,
    200_000.0: 100_000.0,
    2_000_000.0: 1_000_000.0,
}
"""What ACLED puts down for words that our contract reads as "so many or more": several, dozens, scores, hundreds."""


def counts_dead(measure: Measure, view: View) -> bool:
    """Whether a measure counts the dead of one event: people killed, no rate, and no total of a longer stretch."""
    quantity = quantity_of(measure.claims[0])
    dead = measure.kind is Kind.KILLED and quantity.unit in PEOPLE and quantity.per is None
    return dead and not all(is_total(claim, view) for claim in measure.claims)


def acled_of(words: Sequence[Word], view: View) -> Fatalities:
    """The lowest number that still stands; an upper bound says nothing unless nobody says more, and then it is 0."""
    still = standing(words)
    numbered = [word for word in still if word.number is not None]
    if not numbered:
        why = f"Nobody names more than an upper bound ({_said(still[0], view)}): no death is told for certain"
        return Fatalities(number=0, because=as_sentence(why), claims=claims_in(still))
    number = min(_coded(word.quantity) for word in numbered)
    lowest = [word for word in numbered if _coded(word.quantity) == number]
    names = joined(dict.fromkeys(view.speaker(word.claim) for word in lowest))
    why = f"The lowest of {len(numbered)} counts that stand" if len(numbered) > 1 else "The only count that stands"
    vague = lowest[0].quantity if _is_vague(lowest[0].quantity) else None
    how = f", said as “{_phrase(lowest[0])}”" if vague else ""
    left = len([word for word in words if word.superseded and word.copy_of is None])
    raised = f"; {number_text(left)} earlier {'has' if left == 1 else 'have'} been revised" if left else ""
    return Fatalities(number=number, because=as_sentence(f"{why}: {names}{how}{raised}"), claims=claims_in(lowest))


def _coded(quantity: Quantity) -> float:
    return _VAGUE[quantity.floor] if _is_vague(quantity) else quantity.floor


def _is_vague(quantity: Quantity) -> bool:
    return quantity.approximate and quantity.high is None and quantity.floor in _VAGUE


def _phrase(word: Word) -> str:
    return word.claim.count.span.text if word.claim.count else ""


def _said(word: Word, view: View) -> str:
    return f"{view.claimant(word.claim)}: {quantity_text(word.quantity)}"
