"""An incident's derived figures as a page shows them, each with links to the claims that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from counterclaim.model.figure import IncidentFigures, MeasureFigures, Step, estimate_text, range_text
from counterclaim.model.quantity import number_text, quantity_text
from counterclaim.publish.addresses import Addresses
from counterclaim.publish.wording import day_text, side_text

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


def figures_view(figures: IncidentFigures, addresses: Addresses, refer: Refer) -> FiguresView | None:
    """Figures for a page; null where there are none."""
    if not figures.measures and figures.airwars is None:
        return None
    grading = figures.airwars
    return FiguresView(
        measures=tuple(_measure(measure, addresses, refer) for measure in figures.measures),
        grade=ReasonView(
            label="Airwars",
            verdict=grading.grade.value,
            because=grading.because,
            claims=_claims(grading.claims, refer),
        )
        if grading
        else None,
    )


def _measure(measure: MeasureFigures, addresses: Addresses, refer: Refer) -> MeasureView:
    sides = [each for each in measure.sides if len(measure.sides) > 1 or each.side]
    return MeasureView(
        title=measure.words,
        range=range_text(measure.range),
        sides=tuple(f"{side_text(each.side) if each.side else 'No side'} {range_text(each.range)}" for each in sides),
        reasons=_reasons(measure, refer),
        steps=tuple(_step(step, addresses, refer) for step in measure.ladder),
    )


def _reasons(measure: MeasureFigures, refer: Refer) -> tuple[ReasonView, ...]:
    found = []
    if acled := measure.acled:
        verdict = number_text(acled.number)
        found.append(
            ReasonView(label="ACLED", verdict=verdict, because=acled.because, claims=_claims(acled.claims, refer))
        )
    if ucdp := measure.ucdp:
        verdict = f"{estimate_text(ucdp)} ({ucdp.column})"
        found.append(
            ReasonView(label="UCDP", verdict=verdict, because=ucdp.because, claims=_claims(ucdp.claims, refer))
        )
    return tuple(found)


def _step(step: Step, addresses: Addresses, refer: Refer) -> StepView:
    return StepView(
        when=day_text(step.said_on) if step.said_on else "",
        count=quantity_text(step.quantity),
        who=step.witness,
        side=side_text(step.side) if step.side else "",
        document=(step.document_name, addresses.document(step.document)),
        claims=_claims(step.claims, refer),
        note="copied" if step.copy_of else "revised since" if step.superseded else "",
    )


def _claims(keys: Iterable[str], refer: Refer) -> tuple[Reference, ...]:
    return tuple(refer(key) for key in keys)
