"""What a person decided about two claims: that they are about one happening, or about two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counterclaim.model.identity import judgement_id


class Verdict(StrEnum):
    """Whether two claims are about one happening."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on two claims, which every linking obeys until it is revoked. `judged_at` is aware."""

    id: str
    verdict: Verdict
    claims: tuple[str, str]
    by: str
    because: str
    judged_at: datetime

    def __post_init__(self) -> None:
        if self.claims[0] >= self.claims[1]:
            raise ValueError(
                f"{self.id}: a judgement on {self.claims}, which are not two claims in the order of their ids"
            )
        if not self.by.strip() or not self.because.strip():
            raise ValueError(f"{self.id}: a judgement without a name or a reason")

    @classmethod
    def of(cls, verdict: Verdict, claims: tuple[str, str], *, by: str, because: str, judged_at: datetime) -> Judgement:
        """A judgement with its key made from all that it says; the order of the claims means nothing."""
        one, other = sorted(claims)
        key = judgement_id(verdict.value, one, other, by, because, judged_at.isoformat())
        return cls(id=key, verdict=verdict, claims=(one, other), by=by, because=because, judged_at=judged_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """A person's word that a judgement no longer holds. `revoked_at` is aware."""

    judgement: str
    by: str
    because: str
    revoked_at: datetime
