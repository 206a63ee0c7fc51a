"""Who speaks and who acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.evidence import EvidenceSpan


class ActorType(StrEnum):
    """What sort of body an actor is."""

    STATE = "state"
    ALLIANCE = "alliance"
    FORCE = "force"
    MINISTRY = "ministry"
    AGENCY = "agency"
    REGIONAL = "regional"
    LOCAL = "local"
    ARMED_GROUP = "armed_group"
    PERSON = "person"
    OUTLET = "outlet"
    MONITOR = "monitor"
    HUMANITARIAN = "humanitarian"
    INTERNATIONAL = "international"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the actor registry. `side` is a state or group in lower case ("russia", "rsf"); null for neither."""

    id: str
    name: str
    type: ActorType
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """On whose word. `name` is the fullest name that the document gives; `via` the outer speakers, outermost first."""

    span: EvidenceSpan
    name: str
    entity: str | None = None
    side: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who did it. Without a span it is implied: only the sides tell it."""

    span: EvidenceSpan | None
    entity: str | None = None
    side: str | None = None

    @property
    def implied(self) -> bool:
        """Whether no words name it."""
        return self.span is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Through what it was said."""

    span: EvidenceSpan
    name: str
