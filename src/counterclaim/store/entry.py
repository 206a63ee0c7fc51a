"""What goes into the ledger, and what it tells of its own past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document as one reader read it. `reader` is null where its language has no reader: it is kept unread."""

    document: Document
    claims: tuple[Claim, ...] = ()
    reader: str | None = None

    def __post_init__(self) -> None:
        if len({claim.id for claim in self.claims}) < len(self.claims):
            raise ValueError(f"{self.document.name}: two claims of one id")
        text = self.document.text
        for claim in self.claims:
            if claim.document != self.document.id or claim.reader != self.reader:
                raise ValueError(f"{claim.id}: not a claim that {self.reader} read in {self.document.id}")
            for span in (claim.sentence, *claim.evidence):
                if text[span.start : span.end] != span.text:
                    raise ValueError(f"{claim.id}: the text has other words at {span.start}..{span.end}")


class Change(StrEnum):
    """What happened to the ledger's knowledge of a thing."""

    LEARNED = "learned"
    READ = "read"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """When the ledger learned of a thing, read it (`note`: by which reader), or changed or withdrew what it derived."""

    at: datetime
    change: Change
    note: str = ""
