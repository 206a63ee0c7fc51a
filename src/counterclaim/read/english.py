"""The reader of English: from a document's text to its claims, step by step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.actor import ActorType, Claimant
from counterclaim.model.document import Document
from counterclaim.model.interval import TimeMention
from counterclaim.model.place import PlaceMention
from counterclaim.read.actors import ActorFound, Naming, find_actors, of_the_state, within
from counterclaim.read.analysis import Analyser, Sentence
from counterclaim.read.assembly import (
    Scene,
    Voice,
    carried_unit,
    drafts_of,
    only_words,
    peaceful,
    reported_statement,
    statements_of,
    those_among,
    time_is_said,
)
from counterclaim.read.attributions import Attribution, find_attributions
from counterclaim.read.channels import channel_of
from counterclaim.read.counting import listed_parts
from counterclaim.read.counts import find_counts
from counterclaim.read.drafts import Draft, claims_of
from counterclaim.read.fields import side_of_name
from counterclaim.read.floor import Floor, Speaker, quoted_ranges, speech_range
from counterclaim.read.mentions import Mentions, speaks_of_war, with_carried
from counterclaim.read.parts import tie_parts
from counterclaim.read.places import PlaceFound, find_places
from counterclaim.read.publication import day_of_report, published_in
from counterclaim.read.reader import Reading
from counterclaim.read.references import inherit_from_whole, referring_back
from counterclaim.read.targets import find_targets
from counterclaim.read.times import find_times
from counterclaim.read.verifications import mark_verifications
from counterclaim.read.weapons import find_weapons

VERSION = "0.1.0"
_CONTINUING = re.compile(
    r"(?i)(?:among (?:them|those|these|the)|(?:[\w-]+ )?of (?:them|those|these)\b|they include|these include|including\b|the (?:dead|victims) include)"
)
_GOVERNS = re.compile(r"(?i)\b(?:governor|mayor|head of|chief of|head|regional|prosecutors?|administration|local)\b")
_VOICELESS = Voice(claimant=None, attribution=None)


class EnglishReader:
    """Reads English reports. Makes no difference between documents read alone or beside others."""

    language = "en"

    def __init__(self, analyser: Analyser | None = None) -> None:
        if analyser is None:
            from counterclaim.read.onnx_analysis import english_analyser

            analyser = english_analyser()
        self._analyser = analyser
        self.name = f"english {VERSION} ({analyser.name})"

    def read(self, document: Document) -> Reading:
        """All claims of an English document, in text order."""
        document = dated(replace(document, language=document.language or "en"))
        page = _Page(document, self._analyser.analyse(document.text))
        drafts = page.drafts()
        drafts = inherit_from_whole(tie_parts(drafts, document.text))
        drafts = mark_verifications(document, page.sentences, drafts)
        return Reading(document=document, claims=claims_of(document, self.name, drafts))


class _Page:
    """One document on the desk: its sentences, what they mention, and who speaks them."""

    def __init__(self, document: Document, sentences: tuple[Sentence, ...]) -> None:
        self.document, self.sentences = document, sentences
        named = find_actors(document.text)
        self.actors = tuple(sorted((*named, *of_the_state(document.text, named)), key=lambda one: one.start))
        self.sides = frozenset(one.actor.side for one in self.actors if one.actor.side is not None)
        self.places = find_places(document.text, sentences)
        self.day = day_of_report(document.text, document.published_on)
        self.zone = self._zone()
        self.mentions = tuple(self._mentions(sentence) for sentence in sentences)
        self.warlike = tuple(speaks_of_war(mentions) for mentions in self.mentions)
        self.quotes = quoted_ranges(document.text)
        self.attributions = tuple(find_attributions(sentence) for sentence in sentences)
        self.voices = self._heard(Floor(document.text))

    def _heard(self, floor: Floor) -> tuple[dict[int, Voice], ...]:
        """The voice of each act of saying, sentence by sentence."""
        heard: list[dict[int, Voice]] = []
        for mentions, attributions in zip(self.mentions, self.attributions, strict=True):
            sentence = mentions.sentence
            heard.append(
                {
                    number: self._voice(mentions, attribution, floor.take(sentence, attribution))
                    for number, attribution in enumerate(attributions)
                }
            )
            if not attributions:
                floor.note(sentence)
        return tuple(heard)

    def _zone(self) -> str:
        """The zone of most of the places that the document names; its clocks are taken to be the report's."""
        zones = Counter(place.zone for place in self._all_places() if place.zone is not None)
        return min(zones.items(), key=lambda item: (-item[1], item[0]))[0] if zones else "UTC"

    def _places_beside_actors(self, sentence: Sentence) -> tuple[PlaceFound, ...]:
        """The places of a sentence without those that are part of a group's or body's name."""
        here = within(self.actors, sentence.start, sentence.end)
        names = [
            one
            for one in here
            if one.actor.type is not ActorType.STATE or (one.naming is Naming.SEAT and _palace(one, self.document))
        ]
        return tuple(
            place
            for place in self.places[sentence.index]
            if not any(name.start < place.end and place.start < name.end for name in names)
        )

    def _zone_of(self, sentence: Sentence) -> str:
        """The zone of the first place that a sentence names as a place; else the report's."""
        zones = (place.zone for place in self.places[sentence.index] if place.zone and not place.in_name)
        return next(zones, self.zone)

    def _mentions(self, sentence: Sentence) -> Mentions:
        return Mentions(
            sentence=sentence,
            counts=listed_parts(self.document.text, find_counts(sentence)),
            weapons=find_weapons(sentence),
            targets=find_targets(sentence),
            places=self._places_beside_actors(sentence),
            times=find_times(sentence, self.day, self._zone_of(sentence)),
            actors=within(self.actors, sentence.start, sentence.end),
        )

    def _voice(self, mentions: Mentions, attribution: Attribution, speaker: Speaker | None) -> Voice:
        said = next(
            (time for time in mentions.times if time.interval and time_is_said(mentions, attribution, time)), None
        )
        return Voice(
            claimant=self._claimant(speaker),
            attribution=attribution,
            channel=channel_of(self.document, mentions.sentence, attribution, mentions.actors),
            said=TimeMention(interval=said.interval, start=said.start, end=said.end, text=said.text)
            if said is not None and said.interval is not None
            else None,
            area=self._area(speaker),
        )

    def _area(self, speaker: Speaker | None) -> PlaceMention | None:
        """The place that a speaker governs, from the words here or from those that named the speaker before."""
        if speaker is None or not _GOVERNS.search(speaker.name):
            return None
        start = self.document.text.find(speaker.name)
        for place in self._all_places():
            if place.place is not None and start <= place.start and place.end <= start + len(speaker.name):
                if place.is_region or place.is_settlement:
                    return PlaceMention(span=place.span, place=place.place)
        return None

    def _claimant(self, speaker: Speaker | None) -> Claimant | None:
        if speaker is None:
            return None
        entity, side = self._side(speaker)
        return Claimant(
            span=self.document.span(speaker.start, speaker.end), name=speaker.name, entity=entity, side=side
        )

    def _side(self, speaker: Speaker) -> tuple[str | None, str | None]:
        """The registry id and side of a speaker, by the words here or by those of the full name elsewhere."""
        entity, side = side_of_name(self.actors, self._all_places(), (speaker.start, speaker.end), speaker.name)
        if side is None and entity is None:
            start = self.document.text.find(speaker.name)
            if start >= 0:
                entity, side = side_of_name(
                    self.actors, self._all_places(), (start, start + len(speaker.name)), speaker.name
                )
        return entity, side

    def _all_places(self) -> tuple[PlaceFound, ...]:
        return tuple(place for places in self.places for place in places)

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts of all sentences, in text order."""
        drafts: list[Draft] = []
        told: set[str] = set()
        before: tuple[Draft, ...] = ()
        for number, mentions in enumerate(self.mentions):
            if (number == 0 and self._is_title(mentions.sentence)) or mentions.sentence.text in told:
                continue
            told.add(mentions.sentence.text)
            mentions = with_carried(mentions, carried_unit(drafts, number))
            scene = Scene(
                document=self.document,
                mentions=mentions,
                attributions=self.attributions[number],
                voices=self.voices[number],
                floor=self._floor_voice(number, before),
                sides=self.sides,
            )
            here = only_words(referring_back(mentions, drafts_of(scene), drafts), self.quotes)
            here = here if self._at_war(number) else peaceful(here)
            if not here and before and _CONTINUING.match(mentions.sentence.text):
                here = those_among(scene, before)
            here = (*here, *statements_of(scene, self.quotes, here))
            here = (*here, *reported_statement(scene, here))
            drafts.extend(here)
            before = here or before
        return tuple(drafts)

    def _at_war(self, number: int) -> bool:
        """Whether this sentence or one beside it in the paragraph speaks of war."""
        return any(self.warlike[max(0, number - 2) : number + 3])

    def _is_title(self, sentence: Sentence) -> bool:
        """Whether a sentence is the headline once more, which the body tells in full."""
        return self.document.title is not None and sentence.text.strip() == self.document.title.strip()

    def _floor_voice(self, number: int, before: Sequence[Draft]) -> Voice:
        """Who speaks the words that no verb of saying in this sentence covers."""
        sentence = self.sentences[number]
        quote = speech_range(self.quotes, sentence)
        if quote is not None and not self.voices[number]:
            return self._quoted_voice(number, quote)
        if before and _CONTINUING.match(sentence.text) and sentence.index - before[-1].sentence_index <= 1:
            last = before[-1]
            return Voice(claimant=last.claimant, attribution=None, channel=last.channel, said=None)
        return _VOICELESS

    def _quoted_voice(self, number: int, quote: tuple[int, int]) -> Voice:
        """The speaker of a running quotation: named where it ends or goes on, or else just before it."""
        start, end = quote
        for other in range(number, min(number + 6, len(self.sentences))):
            if self.sentences[other].start > end + 2:
                break
            if self.voices[other] and (self.sentences[other].start < end or other == number):
                return self._unhooked(other)
        for other in range(number - 1, max(number - 6, -1), -1):
            if self.voices[other]:
                same = (
                    self.sentences[other].end > start
                    or self.sentences[number].paragraph - self.sentences[other].paragraph <= 1
                )
                return self._unhooked(other) if same else _VOICELESS
        return _VOICELESS

    def _unhooked(self, number: int) -> Voice:
        voices = [voice for voice in self.voices[number].values() if voice.claimant is not None]
        if not voices:
            return _VOICELESS
        return Voice(claimant=voices[-1].claimant, attribution=None, channel=voices[-1].channel, said=voices[-1].said)


def _palace(found: ActorFound, document: Document) -> bool:
    """Whether a seat of government is a house and no city: the Kremlin, the White House."""
    return document.text[found.start : found.end].removeprefix("the ") in (
        "Kremlin",
        "White House",
        "Pentagon",
        "Downing Street",
    )


def dated(document: Document) -> Document:
    """The document with the day of publication that its own text tells, where none was given."""
    if document.published_on is not None:
        return document
    found = published_in(document.text, document.title)
    return document if found is None else replace(document, published_on=found.day)
