"""What is derived from the counts of an incident when somebody asks, and never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Rate, Unit, number_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one witness said of one measure in one document: a step of a ladder.

    `witness` is who vouches, in words, and `voice` their number within the measure; `side` is theirs. `copy_of` is the
    document whose text this one repeats: a copy is shown, and counts for nothing. `superseded` where the toll has been
    raised since, by this witness or another.
    """

    said_on: date | None
    witness: str
    side: str | None
    document: str
    document_name: str
    claims: tuple[str, ...]
    quantity: Quantity
    copy_of: str | None = None
    superseded: bool = False
    voice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRange:
    """From the lowest number that still stands to the highest: one that was revised since is on the ladder alone.

    `or_more`: the highest stands as a lower bound ("at least 20"); `or_fewer`: the lowest as an upper one ("up to 20").
    """

    low: float
    high: float
    or_more: bool = False
    or_fewer: bool = False
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.low > self.high or not self.claims:
            raise ValueError(f"a range of counts from {self.low} to {self.high} over {len(self.claims)} claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRange:
    """The range over the witnesses of one side; null for those of no side."""

    side: str | None
    range: CountRange


@dataclass(frozen=True, slots=True, kw_only=True)
class MainFigure:
    """A measure of an incident at a glance: what is counted, and its range on each side's word."""

    words: str
    sides: tuple[SideRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fatalities:
    """What ACLED's coders would put down: one number, the most conservative; why, and the claims that it rests on."""

    number: float
    because: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """UCDP's low, best and high. `best` is null where nobody names more than an upper bound.

    `column` is the dataset's column for these dead: deaths_civilians, deaths of a side's soldiers, or deaths_unknown.
    """

    low: float
    best: float | None
    high: float
    column: str
    because: str
    claims: tuple[str, ...]


class Grade(StrEnum):
    """How well harm to civilians is reported, in Airwars' words."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """Airwars' grade of an incident, the sentence why, and the claims that it rests on."""

    grade: Grade
    because: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFigures:
    """All views of one measure of an incident: what is counted, how it rose and fell, and what each view makes of it.

    `newest` has each witness's latest step. `acled` and `ucdp` count the dead alone, and are null for all else.
    """

    measure: str
    words: str
    kind: Kind
    unit: Unit
    per: Rate | None
    ladder: tuple[Step, ...]
    range: CountRange
    sides: tuple[SideRange, ...]
    newest: tuple[Step, ...]
    acled: Fatalities | None = None
    ucdp: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFigures:
    """An incident's figures, measure by measure; `airwars` is null where no harm to civilians is told of."""

    incident: str
    title: str
    measures: tuple[MeasureFigures, ...]
    airwars: Grading | None = None


def range_text(counts: CountRange) -> str:
    """A range in words: "8", "4 to 8", "4 to 20 or more", "up to 310"."""
    if counts.low == counts.high:
        number = number_text(counts.low)
        if counts.or_fewer and not counts.or_more:
            return f"up to {number}"
        return f"{number} or more" if counts.or_more and not counts.or_fewer else number
    more = " or more" if counts.or_more else ""
    return f"{number_text(counts.low)}{' or fewer' if counts.or_fewer else ''} to {number_text(counts.high)}{more}"


def estimate_text(estimate: Estimate) -> str:
    """An estimate in words: "low 7, best 8, high 8"."""
    best = number_text(estimate.best) if estimate.best is not None else "none"
    return f"low {number_text(estimate.low)}, best {best}, high {number_text(estimate.high)}"
