"""A claim's sentence where it stands: the paragraph around it, the claim's words marked."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.publish.highlights import Edge, Token, marked_text, strongest_roles
from counterclaim.serve.texts.portions import Portion

MOST_AROUND = 700
"""So many characters are shown on either side of a sentence, where its paragraph is that long."""
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A stretch of a text, marked; whether there is more before and after it; claims' words that lie outside of it."""

    shown: Portion
    tokens: tuple[Token, ...]
    more_before: bool
    more_after: bool
    outside: tuple[Edge, ...]


def context(document: Document, claim: Claim) -> Context:
    """The paragraph of a claim's sentence. Words of the claim that stand elsewhere in the text are listed apart."""
    start, end = _paragraph(document.text, (claim.sentence.start, claim.sentence.end))
    roles = strongest_roles((claim,), len(document.text))
    return Context(
        shown=Portion(number=1, parts=1, start=start, end=end),
        tokens=marked_text(document.text, roles, 1, {}, (start, end)),
        more_before=start > 0,
        more_after=end < len(document.text.rstrip()),
        outside=tuple(sorted(edge for edge in roles if edge[1] <= start or edge[0] >= end)),
    )


def _paragraph(text: str, sentence: Edge) -> Edge:
    """From the paragraph's first word to its last, or so much of it as is shown."""
    earliest, latest = max(0, sentence[0] - MOST_AROUND), min(len(text), sentence[1] + MOST_AROUND)
    opening = text.rfind(_PARAGRAPH, earliest, sentence[0])
    closing = text.find(_PARAGRAPH, sentence[1], latest)
    start = opening + len(_PARAGRAPH) if opening >= 0 else _word_start(text, earliest, sentence[0])
    return start, closing if closing >= 0 else _word_end(text, latest, sentence[1])


def _word_start(text: str, at: int, before: int) -> int:
    space = text.find(" ", at, before) if at else -1
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int, after: int) -> int:
    space = text.rfind(" ", after, at) if at < len(text) else -1
    return space if space >= 0 else at
