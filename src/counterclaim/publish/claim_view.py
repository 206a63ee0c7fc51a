"""A claim as a page shows it: a heading in words, and each field with the words that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Verification
from counterclaim.publish.addresses import Addresses
from counterclaim.publish.highlights import other_evidence
from counterclaim.publish.wording import ENGLISH, Wording, capital


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field: its label, its value, the document's own words where they differ, and where they are read."""

    label: str
    value: str
    role: str = ""
    href: str = ""
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim as its card shows it.

    `standing` says how the claimant puts it and what the document says of its truth; `depth` is 1 where the card
    follows the whole that it is part of; `anchor` is empty on a second showing of the same claim.
    """

    id: str
    number: int
    anchor: str
    href: str
    side: str | None
    heading: FieldView
    kind: FieldView
    standing: tuple[FieldView, ...]
    fields: tuple[FieldView, ...]
    sentence: FieldView
    source: FieldView
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a card is made with: the numbers of the page's claims, all claims by id, the addresses, the language."""

    numbers: Mapping[str, int]
    claims: Mapping[str, Claim]
    addresses: Addresses
    wording: Wording = ENGLISH

    def link(self, claim: Claim, span: EvidenceSpan | None) -> str:
        """The address of a claim's words; empty where no words carry it."""
        return self.addresses.span(claim.document, span.start, span.end) if span else ""


def _said_otherwise(words: str, value: str) -> str:
    """The document's words, where the value doesn't already hold them (an article apart)."""
    return "" if words.casefold().removeprefix("the ") in value.casefold() else words


def what_words(claim: Claim) -> EvidenceSpan:
    """The words that tell what happened: the first evidence inside the sentence that is no field's, or all of it."""
    inside = (span for span in other_evidence(claim) if claim.sentence.holds(span))
    return next(inside, claim.sentence)


def verification_words(claim: Claim) -> EvidenceSpan:
    """The words that tell of its truth: the first evidence outside its sentence, or else what tells the happening."""
    outside = (span for span in other_evidence(claim) if not claim.sentence.holds(span))
    return next(outside, claim.sentence)


def _standing(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    notes = []
    if stance := shelf.wording.stance(claim.stance):
        notes.append(
            FieldView(label=claim.stance.value, value=stance, role="what", href=shelf.link(claim, what_words(claim)))
        )
    if claim.verification:
        label = "caution" if claim.verification is not Verification.CONFIRMED else "confirmed"
        value = shelf.wording.verification(claim.verification)
        href = shelf.link(claim, verification_words(claim))
        notes.append(FieldView(label=label, value=value, role="verification", href=href))
    return tuple(notes)


def _claimant(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    claimant = claim.claimant
    if not claimant:
        return (FieldView(label=shelf.wording("card-says"), value=shelf.wording("card-document-itself")),)
    via = _via(claimant.via, shelf.wording)
    return (
        FieldView(
            label=shelf.wording("card-says"),
            value=claimant.name,
            role="who",
            href=shelf.link(claim, claimant.span),
            words=_said_otherwise(claimant.span.text, claimant.name),
            note=via,
        ),
    )


def _channel(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    channel = claim.channel
    if not channel:
        return ()
    words = _said_otherwise(channel.span.text, channel.name)
    href = shelf.link(claim, channel.span)
    return (FieldView(label=shelf.wording("card-through"), value=channel.name, role="who", href=href, words=words),)


def _moment(label: str, claim: Claim, mention: TimeMention | None, shelf: Shelf) -> tuple[FieldView, ...]:
    if not mention:
        return ()
    value = shelf.wording.time(mention.interval)
    if mention.start is None or mention.end is None:
        return (FieldView(label=label, value=value, role="when", note=shelf.wording("card-from-context")),)
    href = shelf.addresses.span(claim.document, mention.start, mention.end)
    return (
        FieldView(label=label, value=value, role="when", href=href, words=_said_otherwise(mention.text or "", value)),
    )


def _said(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    return _moment(shelf.wording("card-said-on"), claim, claim.said, shelf)


def _happened(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    return _moment(shelf.wording("card-when"), claim, claim.time, shelf)


def _actor(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    actor = claim.actor
    if not actor:
        return ()
    side = shelf.wording.side(actor.side) if actor.side else ""
    if not actor.span:
        return (
            FieldView(
                label=shelf.wording("card-by"),
                value=side or shelf.wording("card-not-named"),
                role="who",
                note=shelf.wording("card-by-sides-alone"),
            ),
        )
    words = _said_otherwise(actor.span.text, side) if side else ""
    href = shelf.link(claim, actor.span)
    return (
        FieldView(label=shelf.wording("card-by"), value=side or actor.span.text, role="who", href=href, words=words),
    )


def _target(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    target = claim.target
    if not target:
        return ()
    side = shelf.wording("card-side", side=shelf.wording.side(target.side)) if target.side else ""
    note = "; ".join(part for part in (shelf.wording.target(target.target_class), side) if part)
    href = shelf.link(claim, target.span)
    return (
        FieldView(label=shelf.wording("card-against"), value=target.span.text, role="target", href=href, note=note),
    )


def _weapon(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    weapon = claim.weapon
    if not weapon:
        return ()
    words = weapon.span.text
    known = (shelf.wording.weapon(weapon.weapon_class), weapon.model or "")
    note = "; ".join(part for part in known if part and part.casefold() not in words.casefold())
    return (
        FieldView(
            label=shelf.wording("card-with"), value=words, role="weapon", href=shelf.link(claim, weapon.span), note=note
        ),
    )


def _places(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(
            label=shelf.wording("card-where") if position == 0 else "",
            value=shelf.wording.place(mention.place),
            role="where",
            href=shelf.link(claim, mention.span),
            words=_said_otherwise(mention.span.text, shelf.wording.place(mention.place)),
        )
        for position, mention in enumerate(claim.places)
    )


def _whole(claim: Claim, shelf: Shelf) -> tuple[FieldView, ...]:
    whole = shelf.claims.get(claim.part_of) if claim.part_of else None
    if not claim.part_of:
        return ()
    value = shelf.wording.heading(whole) if whole else shelf.wording("card-not-shown")
    number = shelf.numbers.get(claim.part_of)
    href = shelf.addresses.claim(claim.part_of) if whole else ""
    return (
        FieldView(
            label=shelf.wording("card-part-of"),
            value=value,
            href=href,
            note=shelf.wording("card-number", number=str(number)) if number else "",
        ),
    )


def _via(names: Sequence[str], wording: Wording) -> str:
    if not names:
        return ""
    said = names[0]
    for name in names[1:]:
        said = wording("card-then", names=said, name=name)
    return wording("card-reported-by", names=said)


def _heading(claim: Claim, shelf: Shelf) -> FieldView:
    if not claim.count:
        words = what_words(claim)
        return FieldView(
            label=shelf.wording("card-claim"),
            value=capital(shelf.wording.kind(claim.kind)),
            role="what",
            href=shelf.link(claim, words),
        )
    value = shelf.wording.count(claim.count)
    span = claim.count.span
    words_said = _said_otherwise(span.text, value)
    return FieldView(
        label=shelf.wording("card-how-many"),
        value=capital(value),
        role="count",
        href=shelf.link(claim, span),
        words=words_said,
    )


FIELDS: tuple[Callable[[Claim, Shelf], tuple[FieldView, ...]], ...] = (
    _claimant,
    _channel,
    _said,
    _actor,
    _target,
    _weapon,
    _places,
    _happened,
    _whole,
)


def claim_view(claim: Claim, shelf: Shelf, *, first: bool = True, depth: int = 0) -> ClaimView:
    """A claim as a card; `first` is false where the page has shown it before."""
    number = shelf.numbers.get(claim.id, 0)
    return ClaimView(
        id=claim.id,
        number=number,
        anchor=f"c{number}" if first and number else "",
        href=shelf.addresses.claim(claim.id),
        side=claim.side,
        heading=_heading(claim, shelf),
        kind=FieldView(
            label=shelf.wording("card-what"),
            value=shelf.wording.kind(claim.kind, counted=True),
            role="what",
            href=shelf.link(claim, what_words(claim)),
        ),
        standing=_standing(claim, shelf),
        fields=tuple(field for step in FIELDS for field in step(claim, shelf)),
        sentence=FieldView(
            label=shelf.wording("card-sentence"), value=claim.sentence.text, href=shelf.link(claim, claim.sentence)
        ),
        source=FieldView(
            label=shelf.wording("card-in"), value=claim.document_name, href=shelf.addresses.document(claim.document)
        ),
        depth=depth,
    )


heading_text = ENGLISH.heading
