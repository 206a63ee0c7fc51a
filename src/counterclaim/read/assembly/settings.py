"""Tells when each sentence of a document is set: by its time stamp, the heading above it, or a sentence before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from counterclaim.model.interval import TimeInterval, TimeMention
from counterclaim.model.kind import Kind, Stance
from counterclaim.read.assembly.drafts import Draft
from counterclaim.read.assembly.times import at_edge, describes, of_other_matter, only_measures, time_is_said
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.mentions import Mentions, words_within
from counterclaim.read.pages import Page
from counterclaim.read.times.datelines import Dateline, find_dateline
from counterclaim.read.times.times import TimeFound, TimeKind

_SENTENCES, _PARAGRAPHS = 8, 5
"""How far a narrative keeps its day."""
_BRIEF, _LONGEST = timedelta(days=3), timedelta(days=370)
_NEWS = timedelta(days=45)
"""How far back a report still tells of its own time; what is older is background."""
_RECENT = timedelta(days=14)
"""How long after its period a report on one appears."""
_OPENING = 3
"""The sentences that may tell the period of the whole report."""
_HEADING_WORDS = 14
_HALF_A_DAY = 720
_JUMP_MINUTES = 240
"""Two stamps that are further apart the wrong way stand on two days."""
_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES, Kind.DAMAGE, Kind.CAPTURED})
"""What is told in the present when it has happened: "nine are injured"."""
_PRESENT = frozenset({"VBZ", "VBP"})
_STAMP = re.compile(
    r"\W*+(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d)?\W*+(?:(?P<half>[ap])\.?m\b\.?)?\W*+"
    r"(?:local(?: time)?|[A-Z]{2,4})?\W*+",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BACKGROUND = re.compile(
    r"(?i)\bsince (?:the |last |early |late |then\b|\d|[a-z]+day\b|(?-i:[A-Z]))|\bprevious(?:ly)?\b|\bin the past\b|"
    r"\bearlier (?:this|in the) (?:week|month|year)|"
    r"\b(?:days?|hours?|weeks?|months?) (?:after|before|later|earlier)\b|"
    r"(?<!-)\b(?:ago|years?|months?|weeks?|historic\w*|war began|invasion|"
    r"repeatedly|regularly|often|always|daily(?! \w*(?:summary|report|update|bulletin|briefing))|every day|each day)\b"
)
"""Words of a sentence that leaves the passage's time for the past or for a sum."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The time that a sentence is set in, and the countries that it holds for; none: wherever."""

    interval: TimeInterval
    countries: frozenset[str] = frozenset()
    narrative: bool = False
    """Whether a sentence before told it, and no heading or stamp."""
    of_one: bool = False
    """Whether it only tells which happening is meant: "Saturday's strike"."""

    def holds(self, draft: Draft) -> bool:
        """Whether a draft may be of this time: one in another country, or of a saying with a day, is not sure to be."""
        if not self.narrative:
            return True
        if self.of_one and draft.places:
            return False
        theirs = {one.place.country for one in draft.places if one.place.country}
        return draft.said is None and (not theirs or not self.countries or bool(theirs & self.countries))


@dataclass(frozen=True, slots=True)
class _Told:
    """The time that a sentence told, and where it stands."""

    setting: Setting
    sentence: int
    paragraph: int
    background: bool = False
    """Whether it lies long before the report."""

    def reaches(self, sentence: int, paragraph: int, *, periodical: bool) -> bool:
        """Whether a sentence is still set there.

        A long stretch and the background are left with their paragraph, and so is the day of a case in a report on a
        longer period.
        """
        if periodical or self.background or _is_long(self.setting):
            return paragraph == self.paragraph
        return sentence - self.sentence <= _SENTENCES and paragraph - self.paragraph <= _PARAGRAPHS


def settings_of(page: Page) -> tuple[Setting | None, ...]:
    """For each sentence, the time that it is set in where its own words tell none; null where nothing tells."""
    stamps, dateline = _stamp_days(page), find_dateline(page.document.text, page.day)
    settings: list[Setting | None] = []
    whole: Setting | None = None
    inline: _Told | None = None
    told: _Told | None = None
    for number, mentions in enumerate(page.mentions):
        paragraph = mentions.sentence.paragraph
        here = stamps.get(number) or _of_heading(page, number, dateline)
        if here is not None and (number in stamps or _alone(page, number)):
            whole, inline, told = Setting(here), None, None
        elif here is not None:
            inline, told = _Told(Setting(here), number, paragraph), None
        if told is not None and not told.reaches(number, paragraph, periodical=whole is not None and _is_long(whole)):
            told = None
        settings.append(told.setting if told is not None else _in_paragraph(inline, paragraph) or whole)
        found = None if here is not None else _of_narrative(page, number, settings[-1])
        if found is not None and found.interval is not None:
            background = _is_background(page, found.interval)
            told = _Told(_narrated(mentions, found, found.interval), number, paragraph, background=background)
            if found.signal == "since" and _is_long(told.setting):
                told = None
                continue
            recent = page.day is None or found.interval.last_day >= page.day - _RECENT
            if whole is None and number < _OPENING and _is_long(told.setting) and recent and not told.setting.of_one:
                whole = Setting(told.setting.interval)
    return tuple(settings)


def _narrated(mentions: Mentions, time: TimeFound, interval: TimeInterval) -> Setting:
    countries = (found.place.country for found in mentions.places if found.place is not None)
    inside = words_within(mentions.sentence, time.start, time.end)
    return Setting(
        interval,
        frozenset(country for country in countries if country),
        narrative=True,
        of_one=any(mentions.sentence.words[index].relation == "nmod:poss" for index in inside),
    )


def _in_paragraph(inline: _Told | None, paragraph: int) -> Setting | None:
    return inline.setting if inline is not None and inline.paragraph == paragraph else None


def _is_background(page: Page, interval: TimeInterval) -> bool:
    return page.day is not None and interval.last_day < page.day - _NEWS


def _is_long(setting: Setting) -> bool:
    return setting.interval.end_at - setting.interval.start_at > _BRIEF


def stamped(page: Page, number: int, drafts: Sequence[Draft], setting: Setting | None) -> tuple[Draft, ...]:
    """The drafts of a sentence with the day of the stamp or heading above; it goes before what they refer back to."""
    if setting is None or setting.narrative or _is_long(setting):
        return tuple(drafts)
    return set_in(page, number, drafts, setting)


def set_in(page: Page, number: int, drafts: Sequence[Draft], setting: Setting | None) -> tuple[Draft, ...]:
    """The drafts of a sentence, those without a time with that of the passage."""
    mentions = page.mentions[number]
    if setting is None or _BACKGROUND.search(mentions.sentence.text) or _of_narrative(page, number) is not None:
        return tuple(drafts)
    return tuple(
        replace(draft, time=TimeMention(interval=setting.interval))
        if draft.time is None and setting.holds(draft) and _happened(mentions, draft)
        else draft
        for draft in drafts
    )


def _happened(mentions: Mentions, draft: Draft) -> bool:
    """Whether a draft tells what has happened, and not what goes on or will."""
    if draft.kind is Kind.STATEMENT or draft.stance is Stance.EXPECTED:
        return False
    if draft.kind in _EFFECTS:
        return True
    sentence = mentions.sentence
    verb = next((word for word in sentence.words if word.start == draft.trigger.start), None)
    if verb is None or verb.upos != "VERB":
        return True
    helpers = [word for word in sentence.children_of(verb, "aux", "aux:pass", "cop") if word.xpos in _PRESENT]
    return verb.xpos not in _PRESENT and not any(word.lemma == "be" or verb.xpos == "VBG" for word in helpers)


def _of_narrative(page: Page, number: int, setting: Setting | None = None) -> TimeFound | None:
    """When the happenings of a sentence happened; hours without a day tell nothing where a day is set already."""
    mentions = page.mentions[number]
    found = [
        time
        for time in mentions.times
        if time.interval is not None
        and time.kind in (TimeKind.MOMENT, TimeKind.SPAN)
        and not at_edge(time)
        and (time.day_told or setting is None)
        and not only_measures(mentions, time)
        and time.interval.end_at - time.interval.start_at <= _LONGEST
        and (page.day is None or time.interval.first_day <= page.day)
        and not (_is_background(page, time.interval) and describes(mentions, time))
        and not any(time_is_said(mentions, one, time) for one in page.attributions[number])
        and not of_other_matter(mentions, time)
    ]
    return found[0] if found else None


def _of_heading(page: Page, number: int, dateline: Dateline | None) -> TimeInterval | None:
    """The time of a heading: a few words without a verb at the head of a paragraph, no dateline."""
    mentions = page.mentions[number]
    sentence = mentions.sentence
    times = [one for one in mentions.times if one.interval is not None]
    if not times or not _opens(page, number) or len(sentence.words) > _HEADING_WORDS:
        return None
    if any(word.xpos in _FINITE for word in sentence.words) or _is_dateline(sentence, dateline):
        return None
    first, last = times[0].interval, times[-1].interval
    if first is None or last is None or first.start_at > last.start_at:
        return None
    return replace(first, end_at=last.end_at) if last.end_at > first.end_at else first


def _is_dateline(sentence: Sentence, dateline: Dateline | None) -> bool:
    """Whether a sentence only says where and when the report was filed."""
    return dateline is not None and dateline.start < sentence.end and sentence.start < dateline.end


def _opens(page: Page, number: int) -> bool:
    return number == 0 or page.mentions[number - 1].sentence.paragraph != page.mentions[number].sentence.paragraph


def _alone(page: Page, number: int) -> bool:
    """Whether a sentence is a paragraph of its own."""
    return number + 1 == len(page.mentions) or _opens(page, number + 1)


def _stamp_days(page: Page) -> dict[int, TimeInterval]:
    """The days of the time stamps that open paragraphs; those that run over midnight lie on two days and more.

    The last entry is of the day of the report; a log that begins with the newest entry runs backwards.
    """
    stamps = {number: minute for number in range(len(page.mentions)) if (minute := _stamp(page, number)) is not None}
    if len(stamps) < 2 or page.day is None:
        return {}
    minutes = list(stamps.values())
    steps = [later - earlier for earlier, later in pairwise(minutes)]
    backwards = sum((step > 0) - (step < 0) for step in steps if abs(step) <= _HALF_A_DAY) < 0
    days, day = [0], 0
    for step in steps:
        day += (-1 if step > _JUMP_MINUTES else 0) if backwards else (1 if step < -_JUMP_MINUTES else 0)
        days.append(day)
    latest = max(days)
    return {
        number: TimeInterval.of_days(day_of, day_of, zone=page.zone)
        for number, day_of in zip(stamps, (page.day + timedelta(days=one - latest) for one in days), strict=True)
    }


def _stamp(page: Page, number: int) -> int | None:
    """The minute of the day that a sentence tells which is nothing but a time stamp."""
    match = _STAMP.fullmatch(page.mentions[number].sentence.text)
    if match is None or not _opens(page, number) or int(match["hour"]) > 24 or int(match["minute"]) > 59:
        return None
    half = (match["half"] or "").lower()
    hour = int(match["hour"]) % 12 + (12 if half == "p" else 0) if half else int(match["hour"])
    return hour * 60 + int(match["minute"])
