"""Hears who speaks in a document: the voice of each act of saying, and of the words that none covers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.model.actor import Actor, ActorType, Claimant
from counterclaim.model.place import PlaceMention
from counterclaim.read.assembly.drafts import Draft
from counterclaim.read.assembly.scenes import VOICELESS, Voice
from counterclaim.read.assembly.times import time_is_said, time_mention
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.knowledge_files import word_pattern
from counterclaim.read.mentions import Mentions
from counterclaim.read.offsets import lying_within
from counterclaim.read.pages import Page
from counterclaim.read.speech.actors import find_actors
from counterclaim.read.speech.attributions import Attribution
from counterclaim.read.speech.channels import channel_of
from counterclaim.read.speech.floor import Floor
from counterclaim.read.speech.names import Speaker
from counterclaim.read.speech.quotations import speech_range
from counterclaim.read.speech.sides import side_of_name
from counterclaim.read.speech.turns import Turn, turn_at

Voices = Mapping[int, Voice]
"""The voices of one sentence, by the place of their act of saying among its attributions."""

_BODIES = frozenset({ActorType.FORCE, ActorType.MINISTRY, ActorType.AGENCY, ActorType.ARMED_GROUP})
_FIRST_PERSON = frozenset({"we", "i"})
_LEANING = re.compile(
    r"(?i)(?:a|an|one|two|three|another|some|about|around)? ?(?:further|other|more|additional) (?!than)[\w,]+\b|"
    r"another \w+\b|the (?:latter|remaining|rest|others?|other \w+)\b|as a result,?|of (?:these|those|them|this)\b|"
    r"(?:most|some|all|none|both|several|half|one|two|three) of (?:them|these|those|the)\b"
)
_CONTINUING = re.compile(
    r"(?i)(?:among (?:them|those|these|the)|(?:[\w-]+ )?of (?:them|those|these)\b|they include|these include|"
    r"including\b|the (?:dead|victims) include)"
)


def voices_of(page: Page) -> tuple[Voices, ...]:
    """The voice of each act of saying, sentence by sentence."""
    floor = Floor(page.document.text)
    heard: list[dict[int, Voice]] = []
    for mentions, attributions in zip(page.mentions, page.attributions, strict=True):
        sentence = mentions.sentence
        heard.append(
            {
                number: _voice(page, mentions, attribution, floor.take(sentence, attribution))
                for number, attribution in enumerate(attributions)
                if not _of_ourselves(page, sentence, attribution)
            }
        )
        floor.note(sentence)
    first_person = [
        (number, place)
        for number, (mentions, attributions) in enumerate(zip(page.mentions, page.attributions, strict=True))
        for place, attribution in enumerate(attributions)
        if _of_ourselves(page, mentions.sentence, attribution)
    ]
    for number, place in first_person:
        heard[number][place] = _own_voice(page, heard, number, page.attributions[number][place])
    return tuple(heard)


def _of_ourselves(page: Page, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a saying is one of "we" or "I", which only the words around it tell whose it is."""
    return attribution.speaker_head is not None and (
        sentence.words[attribution.speaker_head].text.lower() in _FIRST_PERSON
    )


def _own_voice(page: Page, voices: Sequence[Voices], number: int, attribution: Attribution) -> Voice:
    """Who says "we" or "I": the speaker of the quotation or the turn around it, or else the document itself."""
    sentence = page.mentions[number].sentence
    cue = sentence.words[attribution.cue].start
    quote = next(((start, end) for start, end in page.quotes if start <= cue < end), None)
    if quote is not None:
        around = [
            voices[number].get(place)
            for place, one in enumerate(page.attributions[number])
            if attribution.cue in one.content
        ]
        beside = [voice for voice in around if voice is not None and voice.claimant is not None]
        found = beside[-1] if beside else _quoted_voice(page, voices, number, quote)
        for earlier in reversed(voices[max(0, number - 4) : number]):
            found = found if found.claimant is not None else _unhooked(earlier)
    else:
        turn = turn_at(page.turns, cue)
        ours = Voice(claimant=publisher_of(page), attribution=None)
        found = _turn_voice(page, voices, turn) if turn is not None else ours
    return replace(found, attribution=attribution)


def _voice(page: Page, mentions: Mentions, attribution: Attribution, speaker: Speaker | None) -> Voice:
    times = (time for time in mentions.times if time.interval and time_is_said(mentions, attribution, time))
    said = next(times, None)
    return Voice(
        claimant=_claimant(page, speaker) if speaker is not None else None,
        attribution=attribution,
        channel=channel_of(page.document, mentions.sentence, attribution, mentions.actors),
        said=time_mention(said) if said is not None else None,
        area=_area(page, speaker) if speaker is not None else None,
    )


def _area(page: Page, speaker: Speaker) -> PlaceMention | None:
    """The place that a speaker governs, from the words that name the speaker first."""
    if not word_pattern("cues", "speakers", "local").search(speaker.name):
        return None
    start = page.document.text.find(speaker.name)
    for place in lying_within(page.places, start, start + len(speaker.name)):
        if place.place is not None and (place.is_region or place.is_settlement):
            return PlaceMention(span=place.span, place=place.place)
    return None


def _claimant(page: Page, speaker: Speaker) -> Claimant:
    """The speaker, with the registry id and side told by the words here or by those of the full name elsewhere."""
    entity, side = side_of_name(page.actors, page.places, (speaker.start, speaker.end), speaker.name)
    start = page.document.text.find(speaker.name)
    if side is None and entity is None and start >= 0:
        entity, side = side_of_name(page.actors, page.places, (start, start + len(speaker.name)), speaker.name)
    return Claimant(span=page.document.span(speaker.start, speaker.end), name=speaker.name, entity=entity, side=side)


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence only goes on with what was told before it: "Among them …", "Including …"."""
    return _CONTINUING.match(sentence.text) is not None


def _leans_back(sentence: Sentence, last: Sentence) -> bool:
    """Whether a sentence goes on counting what the one before it told: "A further nine …", "Nineteen were wounded"."""
    if sentence.paragraph != last.paragraph:
        return False
    if _LEANING.match(sentence.text) is not None:
        return True
    subject = next((word for word in sentence.words[:4] if word.relation.startswith("nsubj")), None)
    return subject is not None and subject.xpos == "CD" and subject.index <= 1


def _lately(before: Sequence[Draft], number: int) -> Claimant | None:
    """The claimant of the drafts of the sentence just before, if it has any."""
    return before[-1].claimant if number - before[-1].sentence_index <= 1 else None


def floor_voice(
    page: Page, voices: Sequence[Voices], number: int, before: Sequence[Draft], publisher: Claimant | None
) -> Voice:
    """Who speaks the words of a sentence that no verb of saying in it covers; in the end, the document's own voice."""
    sentence = page.mentions[number].sentence
    quote = speech_range(page.quotes, sentence)
    turn = turn_at(page.turns, sentence.end - 1)
    if quote is not None and not voices[number]:
        return _quoted_voice(page, voices, number, quote)
    if before and goes_on(sentence) and sentence.index - before[-1].sentence_index <= 1:
        return Voice(claimant=before[-1].claimant, attribution=None, channel=before[-1].channel)
    if turn is not None:
        return _turn_voice(page, voices, turn)
    if number > 0 and _leans_back(sentence, page.mentions[number - 1].sentence):
        last = _unhooked(voices[number - 1])
        return last if last.claimant is not None or not before else replace(last, claimant=_lately(before, number))
    return Voice(claimant=publisher, attribution=None)


def _turn_voice(page: Page, voices: Sequence[Voices], turn: Turn) -> Voice:
    """Who speaks in a turn: whoever its label, heading or signature names, or the verb of saying above it."""
    if turn.sentence is not None:
        return _unhooked(voices[turn.sentence])
    if turn.name is None:
        return VOICELESS
    span = page.document.span(*turn.name)
    entity, side = side_of_name(page.actors, page.places, turn.name, span.text)
    return Voice(claimant=Claimant(span=span, name=span.text, entity=entity, side=side), attribution=None)


def publisher_of(page: Page) -> Claimant | None:
    """In a body's own bulletin or post the document's voice is that body, where the text names it; else null.

    A post of one body that another forwards is in the voice of the first, its author.
    """
    document = page.document
    name = document.author if _bodies(document.author) else document.publisher
    if not name:
        return None
    bodies = _bodies(name)
    named = next((one for one in page.actors if bodies and one.actor == bodies[0]), None)
    if named is not None:
        span = document.span(named.start, named.end)
        return Claimant(span=span, name=span.text, entity=named.actor.id, side=named.actor.side)
    start = document.text.find(name)
    if start < 0 or not word_pattern("cues", "speakers", "local").search(name):
        return None
    span = document.span(start, start + len(name))
    entity, side = side_of_name(page.actors, page.places, (span.start, span.end), name)
    return Claimant(span=span, name=name, entity=entity, side=side)


def _bodies(name: str | None) -> list[Actor]:
    """The bodies that a name means: forces, ministries, agencies, armed groups."""
    return [one.actor for one in find_actors(name or "") if one.actor.type in _BODIES]


def _quoted_voice(page: Page, voices: Sequence[Voices], number: int, quote: tuple[int, int]) -> Voice:
    """The speaker of a running quotation: named where it ends or goes on, or else just before it."""
    start, end = quote
    for other in range(number, min(number + 6, len(page.mentions))):
        begins = page.mentions[other].sentence.start
        if begins > end + 2:
            break
        if voices[other] and (begins < end or other == number):
            return _unhooked(voices[other])
    turn = turn_at(page.turns, start)
    for other in range(number - 1, max(number - 6, -1), -1):
        earlier = page.mentions[other].sentence
        if turn is not None and earlier.start < turn.start:
            break
        if voices[other]:
            near = page.mentions[number].sentence.paragraph - earlier.paragraph <= 1
            return _unhooked(voices[other]) if near or earlier.end > start else VOICELESS
    return _turn_voice(page, voices, turn) if turn is not None else VOICELESS


def _unhooked(voices: Voices) -> Voice:
    """The last of the voices that somebody has, free of its act of saying."""
    named = [voice for voice in voices.values() if voice.claimant is not None]
    if not named:
        return VOICELESS
    return Voice(claimant=named[-1].claimant, attribution=None, channel=named[-1].channel, said=named[-1].said)
