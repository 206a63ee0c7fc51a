"""One figure over time, from one mouth: the steps of an incident's ladder on which a claim stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.figure import IncidentFigures, MeasureFigures, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step, and whether the claim in hand is on it."""

    step: Step
    is_this: bool


def rungs(claim: Claim, figures: Iterable[IncidentFigures]) -> tuple[Rung, ...]:
    """What the claim's witness said of its measure, in order; empty where it said one thing only."""
    for each in figures:
        for measure in each.measures:
            found = _of_witness(claim, measure)
            if len(found) > 1:
                return found
    return ()


def _of_witness(claim: Claim, measure: MeasureFigures) -> tuple[Rung, ...]:
    own = next((step for step in measure.ladder if claim.id in step.claims), None)
    if own is None:
        return ()
    steps = (step for step in measure.ladder if (step.witness, step.side) == (own.witness, own.side))
    return tuple(Rung(step=step, is_this=claim.id in step.claims) for step in steps)
