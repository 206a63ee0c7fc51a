"""The claims of a text as they stand beside it: in the order of the text, each knowing the words that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.kind import Kind
from counterclaim.publish.addresses import SiteAddresses, numbered
from counterclaim.publish.claim_view import ClaimView, Shelf, claim_view
from counterclaim.publish.highlights import Token, anchor_of, field_edges, marked_text, other_evidence, strongest_roles
from counterclaim.publish.wording import ENGLISH, Wording
from counterclaim.serve.saying import PageWording
from counterclaim.serve.texts.portions import Portion, PortionAddresses


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginClaim:
    """A claim beside its text: its card, the anchors of the words that it rests on, that of its sentence.

    `quote` begins its sentence where no field tells what it says.
    """

    card: ClaimView
    quote: str
    spans: tuple[str, ...]
    sentence: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """One part of a text, marked, and the claims whose sentences begin in it; `kinds` has those of the whole text."""

    shown: Portion
    tokens: tuple[Token, ...]
    claims: tuple[MarginClaim, ...]
    kinds: tuple[tuple[Kind, int], ...]
    all_claims: int


MOST_QUOTED = 110
"""So many characters of a sentence stand on a card."""
LEFT_ALONE = "left-alone"
"""The role of marked words that no claim took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of a text is asked for: the part, the kind of claims (null for all), words left alone; moment, language."""

    shown: Portion
    kind: Kind | None = None
    left_alone: tuple[EvidenceSpan, ...] = ()
    as_of: str = ""
    wording: Wording = ENGLISH


def margin(document: Document, claims: Sequence[Claim], asked: Asked) -> Margin:
    """A part of a document with its claims, or with those of one kind."""
    shown, kind = asked.shown, asked.kind
    ordered = sorted(claims, key=lambda claim: (claim.sentence.start, claim.sentence.end))
    numbers = numbered(claim.id for claim in ordered)
    addresses = PortionAddresses(
        site=SiteAddresses(documents={}, as_of=asked.as_of), document_id=document.id, shown=shown
    )
    by_id = {claim.id: claim for claim in ordered}
    shelf = Shelf(numbers=numbers, claims=by_id, addresses=addresses, wording=PageWording(asked.wording.words))
    meant = [claim for claim in ordered if kind in (None, claim.kind) and claim.sentence.end <= len(document.text)]
    beside = [claim for claim in meant if shown.holds(claim.sentence.start)]
    roles = {(span.start, span.end): LEFT_ALONE for span in asked.left_alone if span.start < span.end}
    roles |= strongest_roles((claim for claim in meant if _reaches(claim, shown)), len(document.text))
    references: dict[int, list[tuple[int, str]]] = {}
    for claim in beside:
        references.setdefault(min(claim.sentence.end, shown.end), []).append(
            (numbers[claim.id], f"#c{numbers[claim.id]}")
        )
    ends = {offset: tuple(each) for offset, each in references.items()}
    return Margin(
        shown=shown,
        tokens=marked_text(document.text, roles, 1, ends, (shown.start, shown.end)),
        claims=tuple(_beside(claim, shelf) for claim in beside),
        kinds=tuple(sorted(Counter(claim.kind for claim in ordered).items(), key=lambda pair: (-pair[1], pair[0]))),
        all_claims=len(ordered),
    )


def _beside(claim: Claim, shelf: Shelf) -> MarginClaim:
    edges = [edge for _, edge in field_edges(claim)]
    edges += [(span.start, span.end) for span in other_evidence(claim)]
    return MarginClaim(
        card=claim_view(claim, shelf),
        quote="" if claim.count or claim.target else shorten(claim.sentence.text, MOST_QUOTED, placeholder=" …"),
        spans=tuple(dict.fromkeys(anchor_of(1, *edge) for edge in edges)),
        sentence=anchor_of(1, claim.sentence.start, claim.sentence.end),
        kind=claim.kind,
    )


def _reaches(claim: Claim, shown: Portion) -> bool:
    """Whether any of the words that a claim rests on are in this part."""
    spans = (claim.sentence, *claim.evidence)
    return any(span.start < shown.end and span.end > shown.start for span in spans)
