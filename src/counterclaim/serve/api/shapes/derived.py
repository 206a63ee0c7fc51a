"""The shapes of what is derived from claims: incidents, their figures, findings, why a claim is where it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec

from counterclaim.model.figure import Grade
from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import TimePrecision
from counterclaim.model.judgement import Verdict
from counterclaim.model.kind import Kind
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Rate, Unit
from counterclaim.serve.api.shapes.claims import Address, Shape

Number = int | float
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Incident(Shape):
    """A happening that claims are about; `claims` are their ids."""

    id: str
    title: str
    kinds: list[Kind]
    place_name: str | None
    place_id: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    place_precision: PlacePrecision | None
    time_start: str | None
    time_end: str | None
    time_precision: TimePrecision | None
    part_of: str | None
    claims: list[str]


class Link(Shape):
    """Why a claim belongs to an incident; `tied_to` is the claim that it was compared with."""

    claim: str
    score: Share
    reasons: list[str]
    tied_to: str | None


class CountRange(Shape):
    """From the lowest number that still stands to the highest; either may be a bound itself."""

    low: Number
    high: Number
    or_fewer: bool
    or_more: bool
    claims: list[str]


class SideRange(CountRange):
    """The same over the witnesses of one side; null is no side."""

    side: str | None


class Bounds(Shape):
    """A count as it was put; a null bound is open."""

    low: Number | None
    high: Number | None
    approximate: bool


class Step(Shape):
    """What one witness said in one document."""

    said_on: date | None
    witness: str
    side: str | None
    count: Bounds
    document: str
    document_name: str
    copy_of: str | None
    superseded: bool
    claims: list[str]


class Fatalities(Shape):
    """ACLED's one number, the most conservative."""

    fatalities: Number
    because: str
    claims: list[str]


class Estimate(Shape):
    """UCDP's low, best and high, and the column that they are for."""

    low: Number
    best: Number | None
    high: Number
    column: str
    because: str
    claims: list[str]


class Measure(Shape):
    """All views of one thing that is counted."""

    measure: str
    counts: str
    kind: Kind
    unit: Unit
    per: Rate | None
    range: CountRange
    sides: list[SideRange]
    newest: list[Step]
    ladder: list[Step]
    acled: Fatalities | None
    ucdp: Estimate | None


class Grading(Shape):
    """Airwars' grade of how well harm to civilians is reported."""

    grade: Grade
    because: str
    claims: list[str]


class Figures(Shape):
    """What an incident's counts come to; derived when asked, never stored as truth."""

    incident: str
    title: str
    measures: list[Measure]
    airwars: Grading | None


class WholeIncident(Incident):
    """An incident with why each claim belongs to it, and what its counts come to."""

    links: list[Link]
    figures: list[Measure]
    airwars: Grading | None


class Incidents(Shape):
    """A page of incidents."""

    incidents: list[Incident]
    next: Address | None


class Finding(Shape):
    """Disagreement or agreement: one sentence, and the number that it turns on."""

    id: str
    kind: FindingKind
    sentence: str
    amount: Number | None
    incident: str | None
    claims: list[str]
    documents: list[str]


class Findings(Shape):
    """A page of findings."""

    findings: list[Finding]
    next: Address | None


class Judgement(Shape):
    """What a person decided about two claims, and what revoked it."""

    id: str
    verdict: Verdict
    claims: list[str]
    by: str
    because: str
    judged_at: datetime
    revoked_by: str | None
    revoked_because: str | None
    revoked_at: datetime | None


class Judgements(Shape):
    """A page of judgements."""

    judgements: list[Judgement]
    next: Address | None


class Comparison(Shape):
    """One proposition, the level that it has for two claims, and what that weighs."""

    proposition: str
    asks: str
    level: str
    weight: float


class Weighing(Shape):
    """All that was asked of a claim and the one that it was held against; weights are natural log-odds."""

    claim: str
    against: str
    within_one_document: bool
    prior: float
    comparisons: list[Comparison]
    log_odds: float
    probability: Share


class Explanation(Shape):
    """Why a claim is in an incident, or why it is not."""

    claim: str
    incident: str
    is_in_it: bool
    tied_to: str | None
    score: Share | None
    reasons: list[str]
    weighing: Weighing | None
    compared: bool
    mean_log_odds: float | None
    tellings: int
    judgements: list[Judgement]
    other_incidents: list[str]
    superseded_by: str | None
