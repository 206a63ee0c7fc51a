"""What filters offer: the contract's closed lists in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Verification
from counterclaim.serve.here import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the filters' lists offer: pairs of a value and its words."""

    kinds: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    verifications: tuple[tuple[str, str], ...]


def choices(here: Here) -> Choices:
    """All of the closed lists."""
    say = here.wording
    return Choices(
        kinds=tuple((kind.value, say.kind(kind)) for kind in Kind),
        findings=tuple((kind.value, say.finding(kind)) for kind in FindingKind),
        verifications=tuple((each.value, say.verification(each)) for each in Verification),
    )
