"""Why a claim is in an incident, or why it is not: what was compared, and what each comparison weighs."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from counterclaim.model.claim import Claim
from counterclaim.model.incident import Incident, Link
from counterclaim.model.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One proposition: its name, what it asks, the level that it has for two claims, and what that weighs."""

    proposition: str
    asks: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """All that was asked of a claim and the one that it was held against; `within` one document, or across two.

    `prior` is the log-odds before anything is compared, to which the weights are added; all are natural logarithms.
    """

    claim: str
    against: str
    within: bool
    prior: float
    weighed: tuple[Weighed, ...]

    @property
    def log_odds(self) -> float:
        """What all of it comes to; above zero speaks for one happening."""
        return self.prior + sum(each.weight for each in self.weighed)

    @property
    def probability(self) -> float:
        """The same as a probability, 0 to 1."""
        return 1 / (1 + exp(-self.log_odds)) if self.log_odds > -700 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A claim and an incident, and all that speaks for and against the one being in the other.

    `link` is null where it is not in it. `weighing` is what it was held against: the claim that it is tied to, or else
    the nearest of the incident's; null for the claim that the incident is founded on, and for one that is linked to
    nothing. `mean` is the mean log-odds against all `number` other tellings of the incident. `looked_up`
    is false where the two were never compared, for want of anything that both tell. `judgements` bear on it, `others`
    are the incidents that the claim is in instead, `superseded_by` is the newer version of its document.
    """

    claim: Claim
    incident: Incident
    link: Link | None
    weighing: Weighing | None
    mean: float | None
    number: int
    looked_up: bool
    judgements: tuple[Judgement, ...]
    others: tuple[Incident, ...]
    superseded_by: str | None
