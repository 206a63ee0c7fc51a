"""A count over time: `revised`. A ladder, each step with its day, its claimant and its document.

A toll that rises is one ladder whoever tells it, so long as they are not of opposed sides: claimants and outlets pass
on what has become known. What does not grow of itself (munitions downed) is a revision only in one claimant's mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.quantity import quantity_text
from counterclaim.reconcile.findings.figures import scopes_of
from counterclaim.reconcile.findings.relations import RelationKind, grows, higher, relation_of
from counterclaim.reconcile.findings.scopes import Scope
from counterclaim.reconcile.findings.witnesses import Figure, by_witness, figures_of, one_voice, one_witness
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import day_words, measure_words, where_words


@dataclass(slots=True)
class Step:
    """One rung of a ladder: the figures that give one count, the first of them as it became known."""

    figures: list[Figure]

    @property
    def first(self) -> Figure:
        """The figure that gave it first."""
        return self.figures[0]


def revisions(incident: Incident, view: View) -> Iterator[Finding]:
    """`revised`: from what to what, by the day on which it was said or else published."""
    for scopes in scopes_of(incident, view):
        if len(scopes) < 2:
            continue
        for figures in _tellers(scopes, view):
            steps = _ladder(figures, view)
            if len(steps) > 1:
                yield _revised(steps, view)


def _tellers(scopes: Sequence[Scope], view: View) -> list[list[Figure]]:
    """The figures that can be steps of one ladder, in the order in which they were said."""
    witnesses = by_witness(scopes, view)
    if not grows(scopes[0]):
        groups = [group for group in witnesses if group[0].claim.claimant is not None]
        return [_in_order(figures_of(group, view)) for group in groups]
    sides: dict[str | None, list[Figure]] = {}
    for group in witnesses:
        sides.setdefault(group[0].claim.side, []).extend(figures_of(group, view))
    if len(sides.keys() - {None}) == 1:
        return [_in_order([figure for figures in sides.values() for figure in figures])]
    return [_in_order(figures) for figures in sides.values()]


def _in_order(figures: Sequence[Figure]) -> list[Figure]:
    """By day; of one day the lower first, as a toll only rises; undated ones tell no order."""
    dated = [figure for figure in figures if figure.said_on is not None]
    return sorted(dated, key=lambda figure: (str(figure.said_on), figure.number, figure.vague))


def _ladder(figures: Sequence[Figure], view: View) -> list[Step]:
    steps: list[Step] = []
    for figure in figures:
        last = steps[-1].first if steps else None
        if last is None or _steps_on(last, figure, view):
            steps.append(Step(figures=[figure]))
        elif figure.number == last.number and figure.quantity.could_equal(last.quantity):
            steps[-1].figures.append(figure)
    return steps


def _steps_on(last: Figure, figure: Figure, view: View) -> bool:
    """Whether a figure is a new step: higher than the last one, or another number from the same mouth."""
    if last.vague:
        return False
    relation = relation_of(last, figure)
    if relation.kind is RelationKind.UPDATE:
        return True
    same = one_witness(last.first, figure.first, view) or one_voice(last.first, figure.first)
    if not same or relation.kind in (RelationKind.OTHER_SCOPE, RelationKind.SAME, RelationKind.ROUNDING):
        return False
    if figure.said_on == last.said_on:
        return False
    return relation.kind is RelationKind.CONTRADICTION or (higher(last, figure) and not figure.vague)


def _revised(steps: Sequence[Step], view: View) -> Finding:
    claim = max((each for step in steps for figure in step.figures for each in figure.claims), key=_fullness)
    tellers = by_witness([step.first.scope for step in steps], view)
    rungs = [f"{quantity_text(step.first.quantity)} ({_source(step.first, len(tellers) > 1, view)})" for step in steps]
    path = f"from {rungs[0]} to {', then to '.join(rungs[1:])}"
    if len(tellers) == 1:
        who = max((view.speaker(step.first.first) for step in steps), key=lambda name: (len(name), name))
        words = f"{who} revised the count of {measure_words(claim)}{where_words(claim)} {path}"
    else:
        words = f"The count of {measure_words(claim)}{where_words(claim)} went {path}: an update, no contradiction"
    claims = tuple(each for step in steps for figure in step.figures for each in figure.claims)
    return view.finding(FindingKind.REVISED, words, claims, steps[-1].first.number - steps[0].first.number)


def _fullness(claim: Claim) -> int:
    return len(claim.places)


def _source(figure: Figure, several: bool, view: View) -> str:
    """The day of a figure, and by whom it was told where several tell."""
    day = day_words(figure.said_on) if figure.said_on else "no day told"
    document = view.documents.get(figure.first.document)
    outlet = document.publisher if document and document.publisher else figure.first.document_name
    if figure.first.claimant is None:
        return f"{day}, {outlet}"
    return f"{day}, {view.claimant(figure.first)}, in {outlet}" if several else f"{day}, in {outlet}"
