"""Lays one document on the desk: its sentences, and all that the finders find in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.actor import ActorType
from counterclaim.model.document import Document
from counterclaim.model.interval import TimePrecision
from counterclaim.read.arms.targets import find_targets
from counterclaim.read.arms.weapons import WeaponFound, find_weapons
from counterclaim.read.counts.counts import CountFound, find_counts, find_leant_counts
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.happenings.counting import listed_parts
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import Mentions, speaks_of_war
from counterclaim.read.places.places import PlaceFound, find_places
from counterclaim.read.speech.actors import ActorFound, Naming, find_actors, within
from counterclaim.read.speech.attributions import Attribution, find_attributions
from counterclaim.read.speech.forces import forces_of_state
from counterclaim.read.speech.quotations import quoted_ranges
from counterclaim.read.speech.turns import Turn, find_turns
from counterclaim.read.times.pieces import TimeKind
from counterclaim.read.times.publication import day_of_report
from counterclaim.read.times.times import TimeFound, find_times

_WITHIN_DAY = frozenset({TimePrecision.DAY, TimePrecision.PART_OF_DAY, TimePrecision.HOUR, TimePrecision.MINUTE})
_MOSTLY = 0.5
"""Share of the sentences that speak of war in a report that is about one."""
_HARDLY = 0.2
"""Share below which a report only touches on a war."""
_LONGER = 5
"""Sentences from which that share says something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document on the desk: its sentences, what they mention, and who is said to say what in them."""

    document: Document
    day: date | None
    """The day that the report speaks from."""
    zone: str
    """The zone of its clocks, an IANA name."""
    actors: tuple[ActorFound, ...]
    places: tuple[PlaceFound, ...]
    mentions: tuple[Mentions, ...]
    """What each sentence mentions."""
    attributions: tuple[tuple[Attribution, ...], ...]
    """The acts of saying of each sentence."""
    quotes: tuple[tuple[int, int], ...]
    """The stretches of the text within quotation marks."""
    turns: tuple[Turn, ...]
    """The stretches that one speaker has by the layout alone."""
    warlike: tuple[bool, ...]
    """Of each sentence, whether it speaks of war."""
    sides: frozenset[str]
    """The sides that the document names."""
    of_war: int
    """How many sentences speak of war."""

    def at_war(self, number: int) -> bool:
        """Whether a sentence or one of the two on either side of it speaks of war, or most of the report does."""
        mostly = self.of_war >= _MOSTLY * len(self.warlike)
        return mostly or any(self.warlike[max(0, number - 2) : number + 3])

    @property
    def hardly_of_war(self) -> bool:
        """Whether next to none of a longer report's sentences speaks of war."""
        return len(self.warlike) >= _LONGER and self.of_war < _HARDLY * len(self.warlike)

    def is_title(self, number: int) -> bool:
        """Whether a sentence is the headline once more, which the body tells in full."""
        title, text = self.document.title, self.mentions[number].sentence.text
        return number == 0 and title is not None and text.strip() == title.strip()


def page_of(document: Document, sentences: Sequence[Sentence]) -> Page:
    """A document and its sentences with what each of them mentions."""
    text = document.text
    named = find_actors(text)
    places = find_places(text, sentences)
    everywhere = tuple(place for here in places for place in here)
    countries = [one.place.country for one in everywhere if one.place is not None and one.place.country is not None]
    actors = tuple(sorted((*named, *forces_of_state(text, named, countries)), key=lambda one: one.start))
    report = _Report(
        document=document, actors=actors, day=day_of_report(text, document.published_on), zone=_zone(everywhere)
    )
    mentions = _read_on(report, sentences, places)
    warlike = tuple(speaks_of_war(one) for one in mentions)
    attributions = tuple(find_attributions(sentence) for sentence in sentences)
    return Page(
        document=document,
        day=report.day,
        zone=report.zone,
        actors=actors,
        places=everywhere,
        mentions=mentions,
        attributions=attributions,
        quotes=quoted_ranges(text),
        turns=find_turns(text, sentences, tuple(bool(found) for found in attributions)),
        warlike=warlike,
        sides=frozenset(one.actor.side for one in actors if one.actor.side is not None),
        of_war=sum(warlike),
    )


def _read_on(
    report: _Report, sentences: Sequence[Sentence], places: Sequence[Sequence[PlaceFound]]
) -> tuple[Mentions, ...]:
    """What each sentence mentions, its times in the light of the last day told before."""
    mentions: list[Mentions] = []
    anchor: date | None = None
    for sentence, here in zip(sentences, places, strict=True):
        mentions.append(_mentions(report, sentence, here, anchor))
        anchor = _last_day(mentions[-1].times) or anchor
    return tuple(mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What the finders need to know of the whole document."""

    document: Document
    actors: tuple[ActorFound, ...]
    day: date | None
    zone: str


def _zone(places: Sequence[PlaceFound]) -> str:
    """The zone of most of the places that the document names; its clocks are taken to be the report's."""
    zones = Counter(place.zone for place in places if place.zone is not None)
    return min(zones.items(), key=lambda item: (-item[1], item[0]))[0] if zones else "UTC"


def _last_day(times: Sequence[TimeFound]) -> date | None:
    """The last day that some times tell, which "the following day" in the sentence after goes on from."""
    found = [
        time.interval.first_day
        for time in times
        if time.interval and time.day_told and time.kind is TimeKind.MOMENT and time.precision in _WITHIN_DAY
    ]
    return found[-1] if found else None


def _mentions(report: _Report, sentence: Sentence, places: Sequence[PlaceFound], anchor: date | None) -> Mentions:
    """All that one sentence mentions; its clocks are those of the first place that it names as a place."""
    zones = (place.zone for place in places if place.zone and not place.in_name)
    actors = within(report.actors, sentence.start, sentence.end)
    weapons = find_weapons(sentence)
    return Mentions(
        sentence=sentence,
        counts=listed_parts(report.document.text, _counts(sentence)),
        weapons=weapons,
        targets=find_targets(sentence),
        places=_places_beside(actors, weapons, places, report.document),
        times=find_times(sentence, report.day, next(zones, report.zone), anchor),
        actors=actors,
    )


def _counts(sentence: Sentence) -> tuple[CountFound, ...]:
    """The counts of a sentence, and after them (links go by place) those that only the model takes for counts."""
    return (*find_counts(sentence), *find_leant_counts(sentence))


def _places_beside(
    actors: Sequence[ActorFound], weapons: Sequence[WeaponFound], places: Sequence[PlaceFound], document: Document
) -> tuple[PlaceFound, ...]:
    """The places of a sentence without those that are part of a group's, body's or weapon's name ("Iskander-M")."""
    names = [
        one
        for one in actors
        if one.actor.type is not ActorType.STATE or (one.naming is Naming.SEAT and _palace(one, document))
    ]
    taken = [(name.start, name.end) for name in names] + [(weapon.start, weapon.end) for weapon in weapons]
    return tuple(place for place in places if not any(start < place.end and place.start < end for start, end in taken))


def _palace(found: ActorFound, document: Document) -> bool:
    """Whether a seat of government is a house and no city: the Kremlin, the White House."""
    name = document.text[found.start : found.end].removeprefix("the ")
    return name in word_list("actors", "palaces", "names")
