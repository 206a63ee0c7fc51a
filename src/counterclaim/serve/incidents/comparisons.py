"""What each side says of each measure, side by side, and the steps by which it came to that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model.figure import CountRange, MeasureFigures, Step
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.quantity import Quantity
from counterclaim.publish.incident_view import TONES
from counterclaim.serve.incidents.accounts import Account
from counterclaim.serve.incidents.showing import Reference, Showing, SideName

DRAWN = 16
"""So many of the newest steps are drawn; the table beside has all of them."""
TABLED = 40
"""So many of the newest steps are in the table before all are asked for."""
TELLING = (FindingKind.DIFFERS, FindingKind.DISPUTED, FindingKind.EXCEEDS, FindingKind.AGREES, FindingKind.CONFIRMED)
"""The findings whose labels stand beside a measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A finding's name, its tone and its address."""

    words: str
    tone: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one claimant said of a measure in one document; `note` says where it is a copy or has been revised since."""

    when: str
    figure: str
    who: str
    side: SideName
    document: str
    document_href: str
    claims: tuple[Reference, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one side says of a measure: its range in words, and the address of the claim that it rests on first."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A step as a chart draws it: its bounds (null where they are open), and what stands beside it."""

    who: str
    when: str
    figure: str
    low: float | None
    high: float | None
    about: bool
    shape: str
    copied: bool
    revised: bool
    voice: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One measure: its range, what each side says of it, its steps in order, and the labels of findings on it.

    `number` is how many steps there are, of which `steps` has the newest.
    `cells` are in the order of the sides; null where a side says nothing. `drawn` is empty where all steps give one
    figure.
    """

    anchor: str
    title: str
    range: str
    number: int
    cells: tuple[Cell | None, ...]
    steps: tuple[Word, ...]
    drawn: tuple[Drawn, ...]
    labels: tuple[Label, ...]
    reasons: tuple[tuple[str, str, str], ...]


def rungs_of(account: Account, sides: Sequence[str | None], showing: Showing, *, everything: bool) -> tuple[Rung, ...]:
    """All measures of an incident, tolls before all else; `everything` puts all of their steps into the tables."""
    most = None if everything else TABLED
    measures = enumerate(account.figures.measures, 1)
    return tuple(_rung((f"m{number}", measure), account, sides, showing, most) for number, measure in measures)


def _rung(
    named: tuple[str, MeasureFigures],
    account: Account,
    sides: Sequence[str | None],
    showing: Showing,
    most: int | None,
) -> Rung:
    anchor, measure = named
    cells = {each.side: _cell(each.range, account, showing) for each in measure.sides}
    steps = measure.ladder
    claims = {claim for step in steps for claim in step.claims}
    return Rung(
        anchor=anchor,
        title=measure.words,
        range=showing.wording.range(measure.range),
        cells=tuple(cells.get(side) for side in sides),
        number=len(steps),
        steps=tuple(_word(step, account, showing) for step in steps[-most if most else 0 :]),
        drawn=tuple(_drawn(step, showing) for step in steps[-DRAWN:]) if _differ(steps) else (),
        labels=tuple(labels_of(account.findings, claims, showing)),
        reasons=tuple(_reasons(measure, showing)),
    )


def _cell(told: CountRange, account: Account, showing: Showing) -> Cell:
    """A range; where the page has the card of its claim, that is where it leads."""
    first = told.claims[0]
    claim = account.claims.get(first)
    href = showing.refer(claim).href if claim else showing.addresses.claim(first)
    return Cell(words=showing.wording.range(told), href=href)


def _differ(steps: Sequence[Step]) -> bool:
    """Whether steps give more than one figure: where all say the same, there is nothing to draw."""
    return len({(step.quantity.low, step.quantity.high) for step in steps}) > 1


def labels_of(findings: Iterable[Finding], claims: set[str], showing: Showing) -> Iterable[Label]:
    """The labels of the telling findings that rest on two of these claims or more, each kind once."""
    seen: Mapping[FindingKind, Finding] = {
        finding.kind: finding for finding in findings if len(claims.intersection(finding.claims)) > 1
    }
    for kind in TELLING:
        if kind in seen:
            href = showing.addresses.finding(seen[kind].id)
            yield Label(words=showing.wording.finding(kind), tone=TONES.get(kind, "notice"), href=href)


def _word(step: Step, account: Account, showing: Showing) -> Word:
    note = "copied" if step.copy_of else "revised" if step.superseded else ""
    return Word(
        when=showing.wording.day(step.said_on) if step.said_on else "",
        figure=showing.wording.quantity(step.quantity),
        who=step.witness,
        side=showing.side(step.side),
        document=step.document_name,
        document_href=showing.addresses.document(step.document),
        claims=showing.refer_all(step.claims, account.claims),
        note=note,
    )


def _drawn(step: Step, showing: Showing) -> Drawn:
    quantity: Quantity = step.quantity
    return Drawn(
        who=step.witness,
        when=showing.wording.day(step.said_on) if step.said_on else "",
        figure=showing.wording.quantity(quantity),
        low=quantity.low,
        high=quantity.high,
        about=quantity.approximate,
        shape=showing.side(step.side).shape,
        copied=step.copy_of is not None,
        revised=step.superseded,
        voice=step.voice,
        href=showing.addresses.claim(step.claims[0]),
    )


def _reasons(measure: MeasureFigures, showing: Showing) -> Iterable[tuple[str, str, str]]:
    """What coders of ACLED and UCDP would put down, and why."""
    if measure.acled:
        yield "ACLED", showing.wording.number(measure.acled.number), measure.acled.because
    if measure.ucdp:
        yield "UCDP", showing.wording.estimate(measure.ucdp), measure.ucdp.because
