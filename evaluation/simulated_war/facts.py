"""What is true of each claim of a simulated war: its happening, whose word it is, and what it says without errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from evaluation.simulated_war.pages import Draft

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, Stance, Verification

_ABOUT = 0.1
"""How far an estimate may be off, as a share of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The truth of one claim. `teller` is whose word it is: a speaker's key, or the outlet in whose voice it stands.

    `measure` is what its count counts, empty where it has none; `known` what was truly known of that by then.
    `source` is the document that the words go back to; `whole` the claim that the count is a part of.
    """

    claim: str
    document: str
    source: str
    day: int
    event: str
    token: str
    kind: Kind
    stance: Stance
    verification: Verification | None
    teller: str
    side: str | None
    voice: bool
    measure: str = ""
    known: int | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    whole: str | None = None
    aggregate: bool = False

    @property
    def scored(self) -> bool:
        """Whether linking is scored on it. A running total is of no happening; a town's share of its region's toll is
        told of the region's day and of the strike on the town at once.
        """
        return not self.aggregate and not self.token.startswith("toll_part")

    @property
    def number(self) -> float | None:
        """The number that the words name."""
        return self.low if self.low is not None else self.high

    @property
    def exact(self) -> bool:
        """Whether the words name a number and no bound."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most that the words allow; an estimate may be off by a tenth."""
        slack = _ABOUT if self.approximate else 0.0
        low = (self.low or 0.0) * (1 - slack)
        return low, inf if self.high is None else self.high * (1 + slack)

    def meets(self, other: Fact) -> bool:
        """Whether one number could satisfy both."""
        (low, high), (least, most) = self.range, other.range
        return low <= most and least <= high


def facts_of(drafts: Sequence[Draft], claims: Sequence[Claim], document: Document, source: str) -> tuple[Fact, ...]:
    """The facts of a document's claims, from what was meant when they were written."""
    outlet = f"outlet {document.publisher}"
    day = document.published_on.toordinal() if document.published_on else 0
    return tuple(
        Fact(
            claim=claim.id,
            document=document.id,
            source=source,
            day=day,
            event=draft.truth.event,
            token=draft.truth.token,
            kind=draft.kind,
            stance=draft.stance,
            verification=draft.verification,
            teller=draft.speaker[0].key if draft.speaker else outlet,
            side=draft.speaker[0].side if draft.speaker else None,
            voice=draft.speaker is None,
            measure=draft.truth.measure,
            known=draft.truth.known,
            low=draft.count[0].low if draft.count else None,
            high=draft.count[0].high if draft.count else None,
            approximate=bool(draft.count and draft.count[0].approximate),
            whole=draft.part_of.key if draft.part_of else None,
            aggregate=draft.truth.aggregate,
        )
        for draft, claim in zip(drafts, claims, strict=True)
    )
