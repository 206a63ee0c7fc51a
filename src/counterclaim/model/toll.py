"""How many are claimed to have been killed or injured: of one incident, and of several together."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.figure import CountRange
from counterclaim.model.kind import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many were killed (or injured) in one incident on the word of one side; null for those of no side.

    `soldiers` tells a count of soldiers from one of civilians, or of people of whom no more is said.
    """

    kind: Kind
    side: str | None
    soldiers: bool
    range: CountRange


@dataclass(frozen=True, slots=True, kw_only=True)
class TollTogether:
    """What one side claims for several incidents in one country, from the least to the most that it can come to.

    `low` counts of incidents that may overlap the largest alone, and of "up to 290" none; `high` counts all of them.
    `or_more` where one of the highest is a lower bound. `of` has each incident's id and own range.
    """

    country: str | None
    side: str | None
    soldiers: bool
    kind: Kind
    low: float
    high: float
    or_more: bool
    of: tuple[tuple[str, CountRange], ...]

    @property
    def range(self) -> CountRange:
        """From the least to the most, over all claims that it rests on; from none to some is "up to" so many."""
        claims = tuple(claim for _, counts in self.of for claim in counts.claims)
        if self.low == 0 and self.high > 0 and not self.or_more:
            return CountRange(low=self.high, high=self.high, or_fewer=True, claims=claims)
        return CountRange(low=self.low, high=self.high, or_more=self.or_more, claims=claims)
