"""A claim in the making: what was found, before it gets its key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model.actor import Agent, Channel, Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import claim_id
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.model.place import PlaceMention
from counterclaim.read.happenings.counting import TiedCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim without its key: `trigger` tells the happening, `whole` is the place of the draft that it is part of."""

    sentence: EvidenceSpan
    sentence_index: int
    paragraph: int
    kind: Kind
    trigger: EvidenceSpan
    stance: Stance = Stance.ASSERTED
    has_doer: bool = False
    """Whether the words name somebody or something that did it, of whatever side."""
    named_doer: bool = False
    """Whether somebody of no known side did it: a name, a pronoun, "the groups", "terrorist shelling"."""
    irregular: bool = False
    """Whether it befell those whom an army calls terrorists, militants or the enemy."""
    sufferer: str | None = None
    """The side of those whom it befell, where the words tell it: "Russian soldiers"."""
    verification: Verification | None = None
    claimant: Claimant | None = None
    said: TimeMention | None = None
    channel: Channel | None = None
    actor: Agent | None = None
    target: Target | None = None
    weapon: Weapon | None = None
    count: Count | None = None
    found: TiedCount | None = None
    places: tuple[PlaceMention, ...] = ()
    time: TimeMention | None = None
    whole: int | None = None
    verified_by: EvidenceSpan | None = None


def first_since(drafts: Sequence[Draft], sentence: int) -> int:
    """The number of the first draft from a sentence on; `drafts` are in text order."""
    return bisect_left(drafts, sentence, key=lambda one: one.sentence_index)


def beside(drafts: Sequence[Draft], number: int) -> range:
    """The numbers of the drafts of the same sentence as this one; `drafts` are in text order."""
    place = drafts[number].sentence_index
    first = bisect_left(drafts, place, hi=number, key=lambda one: one.sentence_index)
    return range(first, bisect_right(drafts, place, lo=number, key=lambda one: one.sentence_index))


def _evidence(document: Document, draft: Draft) -> tuple[EvidenceSpan, ...]:
    spans = {draft.trigger}
    for value in (draft.claimant, draft.channel, draft.target, draft.weapon, draft.count):
        if value is not None:
            spans.add(value.span)
    if draft.actor is not None and draft.actor.span is not None:
        spans.add(draft.actor.span)
    spans.update(place.span for place in draft.places)
    for time in (draft.said, draft.time):
        if time is not None and time.start is not None and time.end is not None:
            spans.add(document.span(time.start, time.end))
    if draft.verified_by is not None:
        spans.add(draft.verified_by)
    return tuple(sorted(spans))


def _key(document: Document, reader: str, draft: Draft) -> str:
    count = draft.count.span.start if draft.count else ""
    claimant = draft.claimant.name if draft.claimant else ""
    facts = (draft.kind, draft.stance, draft.trigger.start, draft.trigger.end, count, claimant)
    return claim_id(document.id, reader, *(str(fact) for fact in facts))


def claims_of(document: Document, reader: str, drafts: tuple[Draft, ...]) -> tuple[Claim, ...]:
    """The drafts as claims, each with its key and its evidence; a second draft with the same key is dropped."""
    keys = [_key(document, reader, draft) for draft in drafts]
    claims: dict[str, Claim] = {}
    for key, draft in zip(keys, drafts, strict=True):
        whole = keys[draft.whole] if draft.whole is not None else None
        if key in claims:
            continue
        claims[key] = Claim(
            id=key,
            document=document.id,
            document_name=document.name,
            sentence=draft.sentence,
            kind=draft.kind,
            stance=draft.stance,
            verification=draft.verification,
            claimant=draft.claimant,
            said=draft.said,
            channel=draft.channel,
            actor=draft.actor,
            target=draft.target,
            weapon=draft.weapon,
            count=draft.count,
            places=draft.places,
            time=draft.time,
            part_of=whole if whole != key else None,
            evidence=_evidence(document, draft),
            reader=reader,
        )
    return tuple(claims.values())
