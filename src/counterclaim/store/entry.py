"""What goes into the ledger, and what it tells of its own past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident


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
    SUPERSEDED = "superseded"
    JUDGED = "judged"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """When the ledger learned of a thing, read it (`note`: by which reader), or changed or withdrew what it derived.

    A document is superseded by a newer version (`note`: its id); a judgement is made and revoked (`note`: by whom).
    """

    at: datetime
    change: Change
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far the record had grown: the numbers of its last reading, supersession, judgement and revocation."""

    reading: int = 0
    supersession: int = 0
    judgement: int = 0
    revocation: int = 0


NOTHING = Mark()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Up to where incidents and findings cover the record, and by which rules (empty where nothing was derived)."""

    through: Mark = NOTHING
    rules: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedTelling:
    """What one document tells of one happening, as linking keeps it at hand.

    `blocks` are the keys under which it is found; `scope` is what is reconciled together with it; `body` is not
    looked into here.
    """

    key: str
    document: str
    blocks: tuple[str, ...]
    body: str
    scope: str = ""


Scopes = Mapping[str, tuple[Sequence[Incident], Sequence[Finding]]]
"""For each scope all incidents and findings that stand in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one run of reconciling came to, to be written all at once.

    Documents whose tellings are to be forgotten, tellings to be kept at hand instead, those (by their keys) that have
    another scope now, and all that stands in the scopes concerned.
    """

    dropped: Sequence[str]
    indexed: Sequence[IndexedTelling]
    rescoped: Mapping[str, str]
    scopes: Scopes
