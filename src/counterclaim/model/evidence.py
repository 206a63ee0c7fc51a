"""The exact words that a field rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class EvidenceSpan:
    """Words of a document: `document.text[start:end] == text`, in code points. Made by documents alone."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise ValueError(f"a span of {self.start}..{self.end} can't hold {len(self.text)} characters")

    def overlaps(self, other: EvidenceSpan) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: EvidenceSpan) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end
