"""An incident's derived figures as a page shows them, each with links to the claims that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from counterclaim.model.figure import IncidentFigures, MeasureFigures, SideRange, Step
from counterclaim.publish.claim_view import Shelf
from counterclaim.publish.wording import Wording

Reference = tuple[str, str]
"""A claim's number or the beginning of its id, and its address."""
Refer = Callable[[str], Reference]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """What a view makes of it: its label, its verdict, why, and the claims."""

    label: str
    verdict: str
    because: str
    claims: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step of a ladder; `note` says where it is a copy or has been revised since."""

    when: str
    count: str
    who: str
    side: str
    document: Reference
    claims: tuple[Reference, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """One measure: what is counted, from what to what, side by side, what others make of it, and its ladder."""

    title: str
    range: str
    sides: tuple[str, ...]
    reasons: tuple[ReasonView, ...]
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """All measures of an incident, and its grade, where it has one."""

    measures: tuple[MeasureView, ...]
    grade: ReasonView | None


def figures_view(figures: IncidentFigures, shelf: Shelf, refer: Refer) -> FiguresView | None:
    """Figures for a page; null where there are none."""
    if not figures.measures and figures.airwars is None:
        return None
    grading = figures.airwars
    return FiguresView(
        measures=tuple(_measure(measure, shelf, refer) for measure in figures.measures),
        grade=ReasonView(
            label="Airwars",
            verdict=shelf.wording.grade(grading.grade),
            because=grading.because,
            claims=_claims(grading.claims, refer),
        )
        if grading
        else None,
    )


def _measure(measure: MeasureFigures, shelf: Shelf, refer: Refer) -> MeasureView:
    sides = [each for each in measure.sides if len(measure.sides) > 1 or each.side]
    return MeasureView(
        title=measure.words,
        range=shelf.wording.range(measure.range),
        sides=tuple(_side(each, shelf.wording) for each in sides),
        reasons=_reasons(measure, shelf.wording, refer),
        steps=tuple(_step(step, shelf, refer) for step in measure.ladder),
    )


def _reasons(measure: MeasureFigures, wording: Wording, refer: Refer) -> tuple[ReasonView, ...]:
    found = []
    if acled := measure.acled:
        verdict = wording.number(acled.number)
        found.append(
            ReasonView(label="ACLED", verdict=verdict, because=acled.because, claims=_claims(acled.claims, refer))
        )
    if ucdp := measure.ucdp:
        verdict = f"{wording.estimate(ucdp)} ({ucdp.column})"
        found.append(
            ReasonView(label="UCDP", verdict=verdict, because=ucdp.because, claims=_claims(ucdp.claims, refer))
        )
    return tuple(found)


def _side(each: SideRange, wording: Wording) -> str:
    return f"{wording.side(each.side) if each.side else wording('card-no-side')} {wording.range(each.range)}"


def _note(step: Step, wording: Wording) -> str:
    if step.copy_of:
        return wording("card-copied")
    return wording("card-revised") if step.superseded else ""


def _step(step: Step, shelf: Shelf, refer: Refer) -> StepView:
    return StepView(
        when=shelf.wording.day(step.said_on) if step.said_on else "",
        count=shelf.wording.quantity(step.quantity),
        who=step.witness,
        side=shelf.wording.side(step.side) if step.side else "",
        document=(step.document_name, shelf.addresses.document(step.document)),
        claims=_claims(step.claims, refer),
        note=_note(step, shelf.wording),
    )


def _claims(keys: Iterable[str], refer: Refer) -> tuple[Reference, ...]:
    return tuple(refer(key) for key in keys)
