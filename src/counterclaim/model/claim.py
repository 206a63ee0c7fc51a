"""One thing that a document says happened, on the word of one claimant."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.actor import Agent, Channel, Claimant
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlaceMention
from counterclaim.model.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """With what: its words, class, and model where named."""

    span: EvidenceSpan
    weapon_class: WeaponClass
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What was hit, hurt or taken; `side` whose it is, where told."""

    span: EvidenceSpan
    target_class: TargetClass
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: the words, and the quantity that they mean."""

    span: EvidenceSpan
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing said to have happened, with at most one count, on one claimant's word. Never edited, never merged."""

    id: str
    document: str
    document_name: str
    sentence: EvidenceSpan
    kind: Kind
    stance: Stance = Stance.ASSERTED
    verification: Verification | None = None
    claimant: Claimant | None = None
    said: TimeMention | None = None
    channel: Channel | None = None
    actor: Agent | None = None
    target: Target | None = None
    weapon: Weapon | None = None
    count: Count | None = None
    places: tuple[PlaceMention, ...] = ()
    time: TimeMention | None = None
    part_of: str | None = None
    evidence: tuple[EvidenceSpan, ...] = ()
    reader: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.id}: a claim without evidence")
        if self.part_of == self.id:
            raise ValueError(f"{self.id}: a claim can't be part of itself")

    @property
    def side(self) -> str | None:
        """The side on whose word it stands; null for the document's own voice and for those of no side."""
        return self.claimant.side if self.claimant else None
