"""The contract between a language and the rest: a reader is one language's way from text to claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """Words that could have been a claim or a field of one, and the named reason why they were left alone."""

    span: EvidenceSpan
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader made of one document. `document` carries what reading found out (its date, its language)."""

    document: Document
    claims: tuple[Claim, ...]
    abstentions: tuple[Abstention, ...] = ()


class Reader(Protocol):
    """Reads documents in one language. Pure: the same document always gives the same reading."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the language that it reads."""

    @property
    def name(self) -> str:
        """The reader and its models with their versions, as a claim's `reader` names it."""

    def read(self, document: Document) -> Reading:
        """All claims of a document, in text order."""
