"""What the ledger says about claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is the matter."""

    AGREES = "agrees"
    DIFFERS = "differs"
    REVISED = "revised"
    ADDS_UP = "adds_up"
    REMAINDER = "remainder"
    EXCEEDS = "exceeds"
    ONE_SIDED = "one_sided"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"
    COPIED = "copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Disagreement or agreement as data: its claims, and one plain sentence with the numbers.

    `amount` is the number that the sentence turns on (the remainder, the difference), null where there is none; its
    unit is that of the claims' counts. `documents` is filled where it is about documents (copied).
    """

    id: str
    kind: FindingKind
    sentence: str
    claims: tuple[str, ...]
    incident: str | None = None
    documents: tuple[str, ...] = ()
    amount: float | None = None
