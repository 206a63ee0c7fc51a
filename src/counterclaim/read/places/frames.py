"""What stands around a place name: region words, facilities, directions, and whether it is part of someone's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.places.gazetteer import Feature
from counterclaim.read.places.spans import Candidate
from counterclaim.read.places.words import POSSESSIVES, place_words


class PlaceKind(StrEnum):
    """How a text speaks of a place."""

    NAME = "name"
    DEMONYM = "demonym"
    AREA = "area"
    ANAPHOR = "anaphor"
    FACILITY = "facility"


class Wanted(StrEnum):
    """What the words around a name say that it is."""

    REGION = "region"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A candidate in its surroundings; `first` and `last` (exclusive) are the words that the mention covers."""

    candidate: Candidate
    first: int
    last: int
    kind: PlaceKind
    wanted: Wanted | None = None
    in_name: bool = False
    relative: bool = False

    @property
    def sentence(self) -> Sentence:
        """The sentence that it stands in."""
        return self.candidate.sentence

    @property
    def start(self) -> int:
        """Offset into the document's text."""
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        """Offset into the document's text, exclusive."""
        return self.sentence.words[self.last - 1].end

    @property
    def text(self) -> str:
        """The mention's words as the document has them."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def frame_of(candidate: Candidate) -> Frame:
    """The candidate with all that its surroundings tell."""
    kind = PlaceKind.DEMONYM if candidate.is_demonym else PlaceKind.NAME
    frame = Frame(candidate=candidate, first=candidate.first, last=candidate.last, kind=kind)
    for step in DEMONYM_STEPS if candidate.is_demonym else NAME_STEPS:
        frame = step(frame)
    return frame


def _word(frame: Frame, index: int) -> str:
    words = frame.sentence.words
    return words[index].text.lower() if 0 <= index < len(words) else ""


def _ground(frame: Frame) -> Frame:
    """Ukrainian territory, the Russian border, Ukrainian border regions, the Ukrainian capital."""
    lists, at = place_words(), frame.last
    if lists.has("directions", _word(frame, at)) or _word(frame, at) in {"border", "coastal", "frontline"}:
        at += lists.has("grounds", _word(frame, at + 1))
    word = _word(frame, at)
    if word in {"border", "frontier"} and lists.has("grounds", _word(frame, at + 1)):
        at, word = at + 1, _word(frame, at + 1)
    if not lists.has("grounds", word) or (_word(frame, at + 1) == "of" and frame.sentence.words[at + 2 :]):
        return frame
    if at + 1 < len(frame.sentence.words) and frame.sentence.words[at + 1].upos == "PROPN":
        return frame
    wanted = Wanted.CAPITAL if lists.has("capital_words", word) else None
    return replace(frame, last=at + 1, kind=PlaceKind.AREA, wanted=wanted)


def _people(frame: Frame) -> Frame:
    """Ukrainian forces, the Kyiv mayor, the Kherson Regional Military Administration, Russia's defence ministry."""
    if frame.kind is PlaceKind.AREA:
        return frame
    words, lists, at = frame.sentence.words, place_words(), frame.last
    owns = _word(frame, at) in POSSESSIVES
    at += owns
    if at < len(words) and words[at].text[0] in "-–" and words[at].start == words[at - 1].end and not owns:
        backed = at + 1 < len(words) and not words[at + 1].text[0].isupper()
        return replace(frame, in_name=True) if backed else frame
    while (
        at < len(words)
        and at - frame.last < 3
        and (
            words[at].upos == "ADJ" or _word(frame, at) in {"regional", "city", "district", "state", "interim", "then"}
        )
    ):
        at += 1
    follows = at < len(words) and (
        words[at].entity == "I-ORG"
        or (words[at].entity == "B-ORG" and at == frame.last)
        or lists.has("actor_words", words[at].text)
    )
    owned = owns and at < len(words) and words[at].entity == "B-ORG"
    heads = _word(frame, _before(frame) - 1) == "of" and lists.has("actor_words", _word(frame, _before(frame) - 2))
    inside = words[frame.first].entity == "I-ORG" or _stands_for_body(frame)
    return replace(frame, in_name=True) if follows or owned or heads or inside else frame


def _stands_for_body(frame: Frame) -> bool:
    """Whether a building stands for those in it: the Kremlin said."""
    words = frame.sentence.words[frame.first : frame.last]
    point = all(entry.feature is Feature.POINT for entry in frame.candidate.entries)
    return point and bool(frame.candidate.entries) and all(word.entity[2:] == "ORG" for word in words)


def _before(frame: Frame) -> int:
    """The index of the mention's first word, or of the article before it."""
    return frame.first - (_word(frame, frame.first - 1) in {"the", "a", "an"})


def _region(frame: Frame) -> Frame:
    """Kursk region, Donetsk Oblast, the Kharkiv and Sumy regions, the province of Idlib."""
    lists, after = place_words(), _word(frame, frame.last)
    own = {word for word in frame.candidate.text.lower().split() if lists.has("region_words", word)}
    if own:
        return replace(frame, wanted=Wanted.REGION)
    entries = frame.candidate.entries
    if lists.has("region_words", after) and not _country_alone(frame) and not _before_name(frame, frame.last + 1):
        last = frame.last + 1
        known = not entries or any(entry.feature is not Feature.AREA for entry in entries)
        return replace(frame, last=last, wanted=Wanted.REGION if known else None)
    if after in {"regional", "oblast's", "provincial"}:
        return replace(frame, wanted=Wanted.REGION)
    if lists.has("district_words", after):
        return replace(frame, last=frame.last + 1, wanted=Wanted.DISTRICT)
    if lists.has("region_plurals", _series_head(frame)):
        return replace(frame, wanted=Wanted.REGION)
    named = _named_as(frame)
    if lists.has("region_words", named) or lists.has("region_plurals", named):
        return replace(frame, wanted=Wanted.REGION)
    return frame


def _country_alone(frame: Frame) -> bool:
    entries = frame.candidate.entries
    return bool(entries) and entries[0].feature is Feature.COUNTRY


def _has_town(frame: Frame) -> bool:
    entries = frame.candidate.entries
    return not entries or any(entry.is_settlement or entry.feature is Feature.REGION for entry in entries)


def _before_name(frame: Frame, index: int) -> bool:
    """Whether a capitalised region word is the start of another name: the US State Department."""
    words = frame.sentence.words
    return words[index - 1].text[0].isupper() and index < len(words) and words[index].upos == "PROPN"


def _series_head(frame: Frame) -> str:
    """The noun that a series of names leads up to: "regions" for Kharkiv in "the Kharkiv, Sumy and Odesa regions"."""
    words, at, joined = frame.sentence.words, frame.last, False
    while at < len(words) and (words[at].text in {",", "and", "or", "&"} or words[at].text[0].isupper()):
        joined = joined or words[at].text in {"and", "or", "&"}
        at += 1
    return _word(frame, at) if joined or at == frame.last else ""


def _named_as(frame: Frame) -> str:
    """The common noun that names stand after: "city" for Kharkiv in "the city of Kharkiv", also through a series."""
    words, at = frame.sentence.words, _before(frame) - 1
    while at > 0 and (words[at].text in {",", "and", "or"} or words[at].upos == "PROPN"):
        if words[at].upos != "PROPN" and not (words[at - 1].upos == "PROPN" or words[at - 1].text == ","):
            break
        at -= 1
    if _word(frame, at) in {"of", "in", ":"} and at > 0:
        named = _word(frame, at - 1) if _word(frame, at) == "of" else ""
        return "" if named in {"capital", "capitals", "port", "hub"} else named
    return _word(frame, at) if at == frame.first - 1 else ""


def _settlement(frame: Frame) -> Frame:
    """Aleppo city, the city of Kharkiv, the towns of Izium and Balakliia, the village Lyptsi."""
    lists, after = place_words(), _word(frame, frame.last)
    if frame.wanted is not None:
        return frame
    if (
        after == "city"
        and _has_town(frame)
        and _word(frame, frame.last + 1) not in {"of", "council", "hall", "centre", "center"}
    ):
        return replace(frame, last=frame.last + 1, wanted=Wanted.SETTLEMENT)
    named = _named_as(frame)
    if lists.has("settlement_words", named) or lists.has("settlement_plurals", named):
        return replace(frame, wanted=Wanted.SETTLEMENT)
    return frame


def _facility(frame: Frame) -> Frame:
    """Zaporizhzhia nuclear power plant, Hostomel airport, Al-Shifa hospital."""
    lists, at, words = place_words(), frame.last, frame.sentence.words
    if any(entry.feature in {Feature.COUNTRY, Feature.AREA, Feature.POINT} for entry in frame.candidate.entries):
        return frame
    while at < len(words) and at - frame.last < 3 and lists.has("facility_fillers", words[at].text):
        at += 1
    last = at + 1
    if at >= len(words) or not lists.has("facilities", words[at].text) or frame.wanted is Wanted.REGION:
        return frame
    if at == frame.candidate.last - 1 or any(letter.isdigit() for letter in frame.candidate.text):
        return frame
    return replace(frame, last=last, kind=PlaceKind.FACILITY)


def _part(frame: Frame) -> Frame:
    """Eastern Ukraine, northern Gaza, the south of Lebanon, the outskirts of Kyiv; and five miles north of Goma."""
    lists, before = place_words(), _before(frame) - 1
    if frame.kind is not PlaceKind.NAME:
        return frame
    near, wide = _word(frame, frame.first - 1), frame.wanted is not Wanted.REGION
    if lists.has("directions", near) and wide and frame.first - 1 >= 0:
        return replace(frame, first=_hyphened(frame, frame.first - 1), kind=PlaceKind.AREA)
    if _word(frame, before) == "outside":
        return replace(frame, relative=True)
    if _word(frame, before) in {"of", "from"}:
        bearing, measured = _word(frame, before - 1), _word(frame, before - 2)
        if lists.has("bearings", bearing) and measured not in {"the", "in", "far"}:
            return replace(frame, relative=True)
        if lists.has("distances", bearing):
            return replace(frame, relative=True)
        if lists.has("parts_of", bearing) and _word(frame, before) == "of":
            return replace(frame, first=before - 1, kind=PlaceKind.AREA)
    return frame


def _hyphened(frame: Frame, at: int) -> int:
    """The first word of a direction that the analysis split at its hyphen: north - eastern."""
    if _word(frame, at - 1) == "-" and place_words().has("directions", _word(frame, at - 2)):
        return at - 2
    return at


def _measured(frame: Frame) -> Frame:
    """five miles from the Kenyan border."""
    before = _before(frame) - 1
    far = _word(frame, before) in {"from", "of"} and place_words().has("distances", _word(frame, before - 1))
    return replace(frame, relative=True) if far else frame


DEMONYM_STEPS = (_ground, _measured, _people)
NAME_STEPS = (_region, _settlement, _facility, _part, _people)
