"""Writes documents sentence by sentence and keeps what each means, so that claims can point into the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from evaluation.simulated_war.wording import Words
from evaluation.simulated_war.world import Speaker

from counterclaim.model.actor import Agent, Channel, Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import claim_id
from counterclaim.model.interval import TimeInterval, TimeMention
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlaceMention
from counterclaim.model.quantity import Quantity

READER = "simulated 1"
PARAGRAPH = "\n\n"
_GAP = re.compile(r"\{([a-z_0-9]+)\}")

Ref = tuple[int, int, int]
"""A stretch of a page: its sentence, start and end within it."""


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """A template as pairs of plain words and the gap that follows them; the last gap is empty."""
    parts = [*_GAP.split(template), ""]
    return tuple(zip(parts[::2], parts[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a claim and not to be seen from it: its happening, its sort, what its count measures.

    `known` is what was truly known of that measure then; `aggregate` marks a running total.
    """

    event: str
    token: str
    measure: str = ""
    known: int | None = None
    aggregate: bool = False


@dataclass(slots=True)
class Draft:
    """A claim being written: meanings and where their words stand."""

    kind: Kind
    truth: Truth
    sentence: int
    stance: Stance = Stance.ASSERTED
    verification: Verification | None = None
    speaker: tuple[Speaker, Ref] | None = None
    channel: tuple[str, Ref] | None = None
    doer: tuple[str, str | None, Ref | None] | None = None
    target: tuple[TargetClass, Ref] | None = None
    weapon: tuple[WeaponClass, str | None, Ref] | None = None
    count: tuple[Quantity, Ref] | None = None
    places: tuple[tuple[Place, Ref], ...] = ()
    time: tuple[TimeInterval, Ref | None] | None = None
    part_of: Draft | None = None
    key: str = ""


@dataclass(slots=True)
class Page:
    """A document being written. `gaps` is what stands before each sentence: a space, or the end of a paragraph."""

    sentences: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    def add(self, sentence: str, *, new: bool = False) -> None:
        """Adds plain words; `new` begins a paragraph with them."""
        self.gaps.append(PARAGRAPH if new and self.sentences else " " if self.sentences else "")
        self.sentences.append(sentence)

    def say(self, template: str, fills: Mapping[str, Words], *, new: bool = False) -> dict[str, Ref]:
        """Adds a sentence and tells where each gap's words stand; a count's noun is at "noun_" and the gap's name."""
        parts: list[str] = []
        at, number, refs = 0, len(self.sentences), dict[str, Ref]()
        for plain, gap in _pieces(template):
            parts.append(plain)
            at += len(plain)
            if not gap:
                continue
            words = fills[gap]
            at += len(words.lead)
            refs[gap] = (number, at, at + len(words.text))
            at += len(words.text) + len(words.gap)
            if words.noun:
                refs[f"noun_{gap}"] = (number, at, at + len(words.noun))
            at += len(words.noun) + len(words.tail)
            parts += (words.lead, words.text, words.gap, words.noun, words.tail)
        text = "".join(parts)
        self.add(text[0].upper() + text[1:], new=new)
        return refs

    def without_end(self, dropped: int, first: str) -> Page:
        """The same page as another outlet prints it: its first sentence changed, its last ones dropped."""
        kept = len(self.sentences) - dropped
        drafts: dict[int, Draft] = {}
        for draft in self.drafts:
            if draft.sentence < kept:
                part_of = drafts.get(id(draft.part_of)) if draft.part_of else None
                drafts[id(draft)] = replace(draft, part_of=part_of)
        return Page(sentences=[first, *self.sentences[1:kept]], gaps=self.gaps[:kept], drafts=list(drafts.values()))

    def document(self, *, name: str, title: str, publisher: str, day: int) -> Document:
        """The document as published."""
        return Document.of(
            "".join(part for pair in zip(self.gaps, self.sentences, strict=True) for part in pair),
            name=name,
            title=title,
            publisher=publisher,
            url=f"https://example.org/{name}",
            published_on=date.fromordinal(day),
            language="en",
        )

    def claims(self, document: Document) -> list[Claim]:
        """The claims of the page, as they stand in the document."""
        starts, at = [], 0
        for gap, sentence in zip(self.gaps, self.sentences, strict=True):
            starts.append(at + len(gap))
            at += len(gap) + len(sentence)
        text = _Text(starts, self.sentences)
        for number, draft in enumerate(self.drafts):
            draft.key = claim_id(document.id, READER, str(number))
        return [_claim(draft, document, _Fields(text, draft.sentence)) for draft in self.drafts]


class _Text:
    """The stretches of a document's text, by where they stand in its sentences; each is made once."""

    __slots__ = ("_sentences", "_spans", "_starts")

    def __init__(self, starts: Sequence[int], sentences: Sequence[str]) -> None:
        self._starts, self._sentences = starts, sentences
        self._spans: dict[Ref, EvidenceSpan] = {}

    def sentence(self, number: int) -> EvidenceSpan:
        """A whole sentence."""
        return self.span((number, 0, len(self._sentences[number])))

    def span(self, ref: Ref) -> EvidenceSpan:
        """The words of a reference."""
        found = self._spans.get(ref)
        if found is None:
            at = self._starts[ref[0]]
            text = self._sentences[ref[0]][ref[1] : ref[2]]
            found = self._spans[ref] = EvidenceSpan(start=at + ref[1], end=at + ref[2], text=text)
        return found


class _Fields:
    """The stretches of text that a claim's fields rest on, as they are asked for."""

    __slots__ = ("_text", "sentence", "used")

    def __init__(self, text: _Text, sentence: int) -> None:
        self._text = text
        self.sentence = text.sentence(sentence)
        self.used: list[EvidenceSpan] = [self.sentence]

    def of(self, ref: Ref) -> EvidenceSpan:
        """The words of a field, noted as evidence."""
        found = self._text.span(ref)
        if found not in self.used:
            self.used.append(found)
        return found


def _claim(draft: Draft, document: Document, fields: _Fields) -> Claim:
    doer, weapon = draft.doer, draft.weapon
    return Claim(
        id=draft.key,
        document=document.id,
        document_name=document.name,
        sentence=fields.sentence,
        kind=draft.kind,
        stance=draft.stance,
        verification=draft.verification,
        claimant=_claimant(draft, fields),
        channel=Channel(span=fields.of(draft.channel[1]), name=draft.channel[0]) if draft.channel else None,
        actor=Agent(span=fields.of(doer[2]) if doer[2] else None, entity=doer[1], side=doer[0]) if doer else None,
        target=Target(span=fields.of(draft.target[1]), target_class=draft.target[0]) if draft.target else None,
        weapon=Weapon(span=fields.of(weapon[2]), weapon_class=weapon[0], model=weapon[1]) if weapon else None,
        count=Count(span=fields.of(draft.count[1]), quantity=draft.count[0]) if draft.count else None,
        places=tuple(PlaceMention(span=fields.of(ref), place=place) for place, ref in draft.places),
        time=_time(draft, fields),
        part_of=draft.part_of.key if draft.part_of else None,
        evidence=tuple(fields.used),
        reader=READER,
    )


def _claimant(draft: Draft, fields: _Fields) -> Claimant | None:
    if draft.speaker is None:
        return None
    who, ref = draft.speaker
    return Claimant(span=fields.of(ref), name=who.name, entity=who.entity, side=who.side)


def _time(draft: Draft, fields: _Fields) -> TimeMention | None:
    if draft.time is None:
        return None
    interval, ref = draft.time
    if ref is None:
        return TimeMention(interval=interval)
    words = fields.of(ref)
    return TimeMention(interval=interval, start=words.start, end=words.end, text=words.text)
