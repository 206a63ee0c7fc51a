"""Fills the fields of one happening from the words that belong to it: weapon, target, actor, places and time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model.actor import ActorType
from counterclaim.model.kind import Kind, TargetClass, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.read.actors import ActorFound, Naming, leading_actor, state_of, within
from counterclaim.read.analysis import Sentence, Word
from counterclaim.read.happening import Happening
from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.mentions import Mentions, words_within
from counterclaim.read.places import PlaceFound
from counterclaim.read.speakers import phrase_of
from counterclaim.read.targets import TargetFound
from counterclaim.read.times import TimeFound
from counterclaim.read.weapons import WeaponFound

_ORIGINS = frozenset({"from", "by", "via", "against", "with", "than"})
_DOERS = frozenset(
    [
        "strike",
        "airstrike",
        "attack",
        "bombardment",
        "shelling",
        "bombing",
        "barrage",
        "raid",
        "assault",
        "offensive",
        "incursion",
        "missile",
        "drone",
        "rocket",
        "shell",
        "bomb",
        "artillery",
        "fire",
        "firing",
        "gunfire",
        "warplane",
        "jet",
        "aircraft",
        "force",
        "troop",
        "troops",
        "army",
        "military",
        "invasion",
        "operation",
        "soldier",
        "salvo",
        "uav",
    ]
)
_ATTACKS = frozenset(
    [
        "strike",
        "airstrike",
        "attack",
        "bombardment",
        "shelling",
        "bombing",
        "barrage",
        "raid",
        "assault",
        "offensive",
        "incursion",
        "explosion",
        "blast",
        "missile",
        "drone",
        "rocket",
        "shell",
        "bomb",
        "fire",
        "fighting",
        "clash",
        "battle",
        "salvo",
    ]
)
_WITH_TARGET = frozenset(
    {Kind.STRIKE, Kind.DAMAGE, Kind.FIRE, Kind.CONTROL, Kind.KILLED, Kind.INJURED, Kind.EQUIPMENT_LOSS}
)
_OF_MUNITIONS = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION, Kind.DEBRIS})
_WITHOUT_WEAPON = frozenset({Kind.CONTROL, Kind.AID, Kind.EXCHANGE, Kind.DETENTION, Kind.DISPLACEMENT, Kind.CAPTURED})
_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE, Kind.OUTAGE, Kind.DEBRIS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The words of a sentence that a happening may draw on."""

    mentions: Mentions
    happening: Happening
    words: frozenset[int]

    def holds(self, start: int, end: int) -> bool:
        """Whether the words between two offsets are among them."""
        inside = words_within(self.mentions.sentence, start, end)
        return bool(inside) and any(index in self.words for index in inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """The words that name who did it, and its side."""

    start: int
    end: int
    entity: str | None
    side: str | None


def takes_weapon(kind: Kind) -> bool:
    """Whether a happening of this kind is done with a weapon."""
    return kind not in _WITHOUT_WEAPON


def takes_target(kind: Kind) -> bool:
    """Whether a happening of this kind is done to a target."""
    return kind in _WITH_TARGET


def weapon_in(region: Region) -> WeaponFound | None:
    """The weapon among the words, the one nearest to the telling word first; a list of unlike ones is mixed elsewhere."""
    found = [one for one in weapons_in(region) if one.use != "air_defence"]
    if region.happening.kind in _OF_MUNITIONS:
        return _nearest(region, found)
    patients = set(region.happening.roles.patients)
    active = [one for one in found if one.head is None or one.head not in patients or one.use == "strike_modifier"]
    if region.happening.kind in _EFFECTS:
        active = [one for one in active if one.weapon_class not in (WeaponClass.GROUND_VEHICLE,)]
    return _nearest(region, active)


def _nearest(region: Region, found: Sequence[WeaponFound]) -> WeaponFound | None:
    trigger = region.mentions.sentence.words[region.happening.trigger].start
    return min(found, key=lambda one: (abs(one.start - trigger), one.start), default=None)


def weapons_in(region: Region) -> tuple[WeaponFound, ...]:
    """All weapons among the words, in text order; a verb that implies one ("shelled") only where no noun names any."""
    found = tuple(one for one in region.mentions.weapons if region.holds(one.start, one.end))
    words = region.mentions.sentence.words
    named = tuple(one for one in found if one.head is None or words[one.head].upos != "VERB")
    return named or found


def target_in(region: Region) -> TargetFound | None:
    """What was hit: the target that the verb governs, or the one that the strike is on."""
    sentence = region.mentions.sentence
    patients = set(region.happening.roles.patients)
    found = [one for one in region.mentions.targets if region.holds(one.start, one.end)]
    found = [one for one in found if one.head is None or one.head not in region.happening.roles.agents]
    if region.happening.kind in (Kind.KILLED, Kind.INJURED):
        found = [
            one
            for one in found
            if one.head not in patients and _marked(sentence, one.head, ("on", "at", "against", "in"))
        ]
        found = [one for one in found if one.target_class not in (TargetClass.PERSON, TargetClass.MEDICAL)]
    direct = [one for one in found if one.head in patients]
    if region.happening.kind is Kind.CONTROL:
        return direct[0] if direct else None
    things = [one for one in found if one.target_class is not TargetClass.PERSON]
    return next(iter(direct or things), None)


def _marked(sentence: Sentence, head: int | None, prepositions: Iterable[str]) -> bool:
    if head is None:
        return False
    marks = {mark.lemma for mark in sentence.children_of(sentence.words[head], "case")}
    return bool(marks & set(prepositions))


def places_in(region: Region, places: Sequence[PlaceFound]) -> tuple[PlaceFound, ...]:
    """The places among the words where it happened: no names of bodies, no origins, no mere directions."""
    sentence = region.mentions.sentence
    doers = {
        index
        for agent in region.happening.roles.agents
        if sentence.words[agent].lemma not in _ATTACKS
        for index in naming_words(sentence, agent)
    }
    states = {one.start for one in region.mentions.actors if one.actor.side is not None}
    kept = []
    for place in places:
        inside = words_within(sentence, place.start, place.end)
        if not inside or not any(index in region.words for index in inside):
            continue
        if place.in_name or place.relative or (set(inside) & doers and place.start in states):
            continue
        if place.kind == "anaphor" and place.place is None:
            continue
        if place.kind == "facility" and (place.place is None or place.place.latitude is None):
            continue
        if place.kind == "demonym" or _origin(sentence, sentence.words[inside[-1]]) or _owner(sentence, place, inside):
            continue
        kept.append(place)
    return _narrowed(tuple(kept))


def _owner(sentence: Sentence, place: PlaceFound, inside: tuple[int, ...]) -> bool:
    """Whether a country's name only says whose something is ("US bases")."""
    word = sentence.words[inside[-1]]
    country = place.place is not None and place.place.precision is PlacePrecision.COUNTRY
    return country and word.relation in ("compound", "amod", "nmod:poss")


def _origin(sentence: Sentence, word: Word) -> bool:
    """Whether a place is where something came from, or the owner of something."""
    marks = {mark.lemma for mark in sentence.children_of(word, "case")}
    if marks & _ORIGINS:
        return True
    above = sentence.head_of(word)
    return (
        word.relation == "nmod:poss"
        and above is not None
        and above.upos in ("NOUN", "PROPN")
        and (above.lemma in _DOERS or above.entity.endswith("ORG"))
    )


def _narrowed(places: tuple[PlaceFound, ...]) -> tuple[PlaceFound, ...]:
    """Each place once; a facility and "the city" only where no place is named."""
    seen: set[str] = set()
    kept = []
    named = tuple(place for place in places if place.kind not in ("facility", "anaphor"))
    for place in named or places:
        if place.place is None:
            continue
        key = place.place.gazetteer or place.place.name
        if key not in seen:
            seen.add(key)
            kept.append(place)
    return tuple(kept)


def time_in(region: Region, times: Sequence[TimeFound]) -> TimeFound | None:
    """The time among the words, the nearest to the telling word."""
    trigger = region.mentions.sentence.words[region.happening.trigger].start
    found = [one for one in times if one.interval is not None and region.holds(one.start, one.end)]
    found = [one for one in found if not _of_another_deed(region, one) and not _of_a_record(region, one)]
    return min(found, key=lambda one: (abs(one.start - trigger), one.start), default=None)


_RECORD = re.compile(
    r"(?i)\b(?:largest|biggest|worst|heaviest|deadliest|first|most|greatest|fiercest|longest|only)\b[^,;]{0,60}\bsince\b[^,;]{0,12}$"
)


def _of_a_record(region: Region, time: TimeFound) -> bool:
    """Whether a "since" only measures a record: "one of the largest strikes since the war began"."""
    sentence = region.mentions.sentence
    return _RECORD.search(sentence.text[: max(0, time.start - sentence.start)]) is not None


def _of_another_deed(region: Region, time: TimeFound) -> bool:
    """Whether a time belongs to a deed that is only mentioned: "linked to last month's massacre"."""
    sentence = region.mentions.sentence
    inside = words_within(sentence, time.start, time.end)
    word = sentence.words[inside[-1]] if inside else None
    above = sentence.head_of(word) if word is not None else None
    if word is None or above is None or word.relation != "nmod:poss":
        return False
    return above.index not in (
        *region.happening.roles.patients,
        *region.happening.roles.agents,
        region.happening.trigger,
    ) and (above.lemma in _ATTACKS or above.lemma in ("massacre", "killing", "death", "war"))


def doer_in(region: Region) -> Doer | None:
    """Who did it: the agent, or the people whose strike, drones or troops these are."""
    sentence, happening = region.mentions.sentence, region.happening
    for agent in happening.roles.agents:
        words = naming_words(sentence, agent)
        start, end = sentence.words[words[0]].start, sentence.words[words[-1]].end
        actor = leading_actor(within(region.mentions.actors, start, end))
        if actor is not None and actor.side is not None:
            return Doer(start=start, end=end, entity=actor.id, side=actor.side)
    return None


def owner_in(region: Region) -> Doer | None:
    """Those whose strike, drones or troops these are: "a Russian missile strike"."""
    sentence, happening = region.mentions.sentence, region.happening
    if happening.kind in (Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.DISPLACEMENT, Kind.AID):
        return None
    patients = {index for head in happening.roles.patients for index in _own_phrase(sentence, head)}
    for found in region.mentions.actors:
        if region.holds(found.start, found.end) and _owns_attack(sentence, found, patients):
            return Doer(start=found.start, end=found.end, entity=found.actor.id, side=found.actor.side)
    return None


_GENERIC = frozenset(
    [
        "member",
        "group",
        "force",
        "unit",
        "fighter",
        "troop",
        "soldier",
        "army",
        "militia",
        "wing",
        "part",
        "faction",
        "government",
        "state",
        "regime",
        "people",
    ]
)


def naming_words(sentence: Sentence, agent: int) -> tuple[int, ...]:
    """The words of an agent that say who it is: up to its head, and what follows "of" where the head is no name."""
    words = phrase_of(sentence, sentence.words[agent])
    head = sentence.words[agent]
    if head.upos == "PROPN" or head.lemma in _GENERIC:
        return words
    return tuple(index for index in words if index <= agent) or (agent,)


def _own_phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    if sentence.words[head].lemma in _ATTACKS:
        return ()
    return phrase_of(sentence, sentence.words[head])


def _owns_attack(sentence: Sentence, found: ActorFound, patients: set[int]) -> bool:
    """Whether a name stands before an attack, a weapon or troops as theirs: "Russian drones", "Israel's strikes"."""
    if found.actor.side is None or (found.naming is Naming.SEAT):
        return False
    inside = words_within(sentence, found.start, found.end)
    if not inside or set(inside) & patients:
        return False
    word = sentence.words[inside[-1]]
    above = sentence.head_of(word)
    while above is not None and above.relation in ("compound", "amod") and above.lemma not in _DOERS:
        above = sentence.head_of(above)
    if above is None:
        return False
    if word.relation in ("amod", "compound", "nmod:poss", "nmod") and above.lemma in _DOERS:
        marks = {mark.lemma for mark in sentence.children_of(word, "case")}
        return word.relation != "nmod" or "by" in marks
    return word.relation in ("obl:agent",)


_GOVERNING = re.compile(
    r"(?i)\b(?:governor|mayor|head|chief|police|prosecutors?|administration|authorit(?:y|ies)|officials?|ministry|council|emergency|"
    r"department|government|army|military|command|forces)\b"
)


def not_of_state(name: str) -> bool:
    """Whether a name with a people or state in it is no body of that state: "a Syrian doctor", "the UK-based monitor"."""
    return (
        any(re.search(rf"(?i)\b{word}s?\b", name) for word in knowledge("actors")["private"]["nouns"])
        or "-based" in name
    )


def side_of_name(
    actors: Sequence[ActorFound], places: Sequence[PlaceFound], span: tuple[int, int], name: str
) -> tuple[str | None, str | None]:
    """The registry id and side of whoever a stretch of text names; a governor has the side of the governed place."""
    start, end = span
    actor = leading_actor(within(actors, start, end))
    if actor is not None and (actor.side is not None or actor.type is not ActorType.STATE):
        return (actor.id, None) if actor.type is ActorType.STATE and not_of_state(name) else (actor.id, actor.side)
    if not _GOVERNING.search(name):
        return None, None
    for place in places:
        if start <= place.start and place.end <= end and place.place is not None and place.place.country:
            state = state_of(place.place.country)
            if state is not None:
                return None, state.side
    return None, None
