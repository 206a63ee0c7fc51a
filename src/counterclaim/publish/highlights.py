"""A document's text cut at every span's edge, so that each span has an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import EvidenceSpan

ROLES = ("count", "where", "when", "who", "weapon", "target", "verification", "what", "sentence")
"""What marked words tell. Of the roles of one stretch of words the first counts."""
Edge = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A step of marked text: words, a mark that opens or closes, or the numbers of the claims that a sentence makes.

    `step` is "words", "open", "close" or "references". A mark that crosses another is closed and opened again: its
    first piece carries `anchor`, the others `piece` (the same anchor), so that all of it can be lit.
    """

    step: str
    words: str = ""
    role: str = ""
    anchor: str | None = None
    piece: str | None = None
    references: tuple[tuple[int, str], ...] = ()


def field_edges(claim: Claim) -> tuple[tuple[str, Edge], ...]:
    """The edges of a claim's fields, each with what it tells: one of ROLES."""
    spans = (
        ("who", claim.claimant.span if claim.claimant else None),
        ("who", claim.channel.span if claim.channel else None),
        ("who", claim.actor.span if claim.actor else None),
        ("target", claim.target.span if claim.target else None),
        ("weapon", claim.weapon.span if claim.weapon else None),
        ("count", claim.count.span if claim.count else None),
        *(("where", mention.span) for mention in claim.places),
    )
    times = (claim.time, claim.said)
    return (
        *((role, (span.start, span.end)) for role, span in spans if span),
        *(("when", (time.start, time.end)) for time in times if time and time.start is not None and time.end),
    )


def other_evidence(claim: Claim) -> tuple[EvidenceSpan, ...]:
    """The evidence that is no field's: the words that tell what happened, or what the document says of its truth."""
    taken = {edge for _, edge in field_edges(claim)} | {(claim.sentence.start, claim.sentence.end)}
    return tuple(span for span in claim.evidence if (span.start, span.end) not in taken)


def claim_edges(claim: Claim) -> tuple[tuple[str, Edge], ...]:
    """The edges of all that a claim rests on: its fields, its other evidence, its sentence."""
    return (
        *field_edges(claim),
        *((_other_role(claim, span), (span.start, span.end)) for span in other_evidence(claim)),
        ("sentence", (claim.sentence.start, claim.sentence.end)),
    )


def _other_role(claim: Claim, span: EvidenceSpan) -> str:
    """Evidence beside the sentence of a claim tells of its truth, where the document says anything of that."""
    return "verification" if claim.verification and not claim.sentence.holds(span) else "what"


def strongest_roles(claims: Iterable[Claim], length: int) -> dict[Edge, str]:
    """Each distinct span of the claims, inside a text of that length, with the role that comes first in ROLES."""
    found: dict[Edge, str] = {}
    for claim in claims:
        for role, edge in claim_edges(claim):
            if not edge[0] < edge[1] <= length:
                continue
            held = found.get(edge)
            if held is None or ROLES.index(role) < ROLES.index(held):
                found[edge] = role
    return found


def anchor_of(number: int, start: int, end: int) -> str:
    """The anchor of a span in the page's document of that number."""
    return f"s{number}-{start}-{end}"


def marked_text(
    text: str,
    roles: Mapping[Edge, str],
    number: int,
    references: Mapping[int, tuple[tuple[int, str], ...]],
    window: Edge | None = None,
) -> tuple[Token, ...]:
    """A text, or the stretch of it in `window`, as tokens whose marks nest properly, however the spans overlap.

    `references` gives, by the offset where a sentence ends, the numbers and addresses of its claims. A mark that
    reaches out of the window is cut there; its anchor is that of the whole.
    """
    first, last = window or (0, len(text))
    starts: dict[int, list[Edge]] = {}
    met = [edge for edge in roles if edge[0] < last and edge[1] > first]
    for edge in sorted(met, key=lambda edge: (max(edge[0], first), -edge[1])):
        starts.setdefault(max(edge[0], first), []).append(edge)
    ends = (offset for offset in references if first < offset <= last)
    cuts = sorted({first, last, *ends, *(min(max(offset, first), last) for edge in met for offset in edge)})
    tokens: list[Token] = []
    stack: list[Edge] = []
    for here, following in zip(cuts, [*cuts[1:], last], strict=True):
        tokens += _closed(stack, here, last, roles, number)
        if here in references and first < here:
            tokens.append(Token(step="references", references=references[here]))
        for edge in starts.get(here, ()):
            stack.append(edge)
            tokens.append(Token(step="open", role=roles[edge], anchor=anchor_of(number, *edge)))
        if text[here:following]:
            tokens.append(Token(step="words", words=text[here:following]))
    return tuple(tokens)


def _closed(stack: list[Edge], here: int, last: int, roles: Mapping[Edge, str], number: int) -> list[Token]:
    """The tokens that close what ends here; a mark inside one that ends is opened again."""
    ending = [depth for depth, edge in enumerate(stack) if min(edge[1], last) == here]
    if not ending:
        return []
    above = stack[ending[0] :]
    going_on = [edge for edge in above if min(edge[1], last) != here]
    stack[ending[0] :] = going_on
    closes = [Token(step="close")] * len(above)
    return closes + [Token(step="open", role=roles[edge], piece=anchor_of(number, *edge)) for edge in going_on]


def split_anchors(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The anchors of marks in more than one piece, which a style rule of their own lights as one."""
    return tuple(dict.fromkeys(token.piece for token in tokens if token.piece))
