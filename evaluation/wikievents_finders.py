"""Fills the roles of coded events by the reader's own finders, given the words that tell each event.

Agents and patients come from the reader's happenings and, where it sees none, from the tree; weapons and places from
their finders, within the words that the reader gives to the happening. What each is to the benchmark, its class tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.wikievents_documents import CodedArgument, CodedEvent
from evaluation.wikievents_roles import meant, opponents, roles_around
from evaluation.wikievents_words import ReadDocument

from counterclaim.model.kind import Kind, WeaponClass
from counterclaim.read.assembly.regions import Region, regions_of
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.classes import classes_of
from counterclaim.read.happenings.domains import owners
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.happenings.happenings import find_happenings
from counterclaim.read.mentions import Mentions, words_within

_KINDS = {"attack": Kind.STRIKE, "injury": Kind.INJURED, "death": Kind.KILLED}
_DOERS = {"injury": "Injurer", "death": "Killer"}
_EXPLOSIVE = frozenset({WeaponClass.BOMB, WeaponClass.GUIDED_BOMB, WeaponClass.IED, WeaponClass.MINE})
_DEVICES = frozenset({"device", "explosive", "explosives", "charge"})
"""Nouns that name a bomb only where something explodes."""
_HITTABLE = frozenset({"building", "vehicle", "ship", "aircraft", "people", "named", "force"})
_WHERE = frozenset({"place", "area", "building"})
_LIFELESS = frozenset({"strike", "assault", "death", "munition"})
"""Classes of what kills and is nobody."""
_IN = frozenset({"in", "near", "outside", "inside", "on", "around"})


def filled(read: ReadDocument, event: CodedEvent) -> tuple[CodedArgument, ...]:
    """The arguments of an event of the three families, each word once; nothing for other events."""
    family = event.family
    if family is None:
        return ()
    number, index = read.words[read.head(event.trigger)]
    mentions = read.mentions_at(event.trigger[0])
    classes = classes_of(mentions)
    region = _region(mentions, classes, index, _KINDS[family])
    telling = read.indices(event.trigger)
    found: dict[int, str] = {}
    for word, role in _attack(region, classes) if family == "attack" else _harm(region, classes, _DOERS[family]):
        if word not in telling:
            found.setdefault(word, role)
    spans = ((read.span_of(number, word), role) for word, role in sorted(found.items()))
    return tuple(CodedArgument(role, span) for span, role in spans if span is not None)


def _region(mentions: Mentions, classes: Classes, index: int, kind: Kind) -> Region:
    """The happening that a word tells, with the words that it may draw on; one of our own where none is found."""
    happenings = find_happenings(mentions.sentence, classes, mentions.counted())
    number = next((place for place, one in enumerate(happenings) if one.trigger == index), None)
    if number is None:
        own = Happening(kind=kind, trigger=index, roles=roles_around(mentions, classes, index))
        happenings = tuple(sorted((*happenings, own), key=lambda one: one.trigger))
        number = happenings.index(own)
    return regions_of(mentions, happenings, owners(mentions.sentence, happenings), number)[0]


def _attack(region: Region, classes: Classes) -> Iterator[tuple[int, str]]:
    """Attackers and targets are the agents and patients that are neither weapons nor attacks themselves."""
    sentence, happening = region.mentions.sentence, region.happening
    weapons = {one.head: one.weapon_class for one in region.mentions.weapons}
    for role, those in (("Attacker", happening.roles.agents), ("Target", happening.roles.patients)):
        for index in meant(sentence, those):
            word = sentence.words[index]
            if role == "Attacker" and _carries_bomb(word):
                yield index, role
            elif index in weapons or word.lemma.lower() in _DEVICES:
                yield index, _instrument(weapons.get(index, WeaponClass.IED))
            elif not classes.get(index, frozenset()) & {"strike", "assault"}:
                yield index, role
    for word in sentence.children_of(sentence.words[happening.trigger], "obl"):
        if _marks(sentence, word) & {"at", "into"} and classes.get(word.index, frozenset()) & _HITTABLE:
            yield word.index, "Target"
    for one in region.mentions.weapons:
        if region.holds(one.start, one.end) and sentence.words[one.head].upos != "VERB":
            yield one.head, _instrument(one.weapon_class)
    yield from ((index, "Place") for index in _places(region, classes))


def _instrument(weapon: WeaponClass) -> str:
    return "ExplosiveDevice" if weapon in _EXPLOSIVE else "Instrument"


def _carries_bomb(word: Word) -> bool:
    """Whether a word that the weapon finder takes for a bomb is a person: "a suicide bomber"."""
    return word.lemma.lower().endswith("bomber")


def _places(region: Region, classes: Classes) -> Iterator[int]:
    """Where it was: places named within the happening's words, and the nouns of place that hang on its own word."""
    sentence = region.mentions.sentence
    trigger = sentence.words[region.happening.trigger]
    for place in region.mentions.places:
        inside = words_within(sentence, place.start, place.end)
        if not inside or place.kind == "demonym" or place.in_name or not region.holds(place.start, place.end):
            continue
        word = _top(sentence, inside)
        named_after = word.relation == "compound" and word.head == trigger.index
        if named_after or _marks(sentence, word) & (_IN | {"at"}):
            yield word.index
    for word in sentence.children_of(trigger, "obl", "nmod"):
        if _marks(sentence, word) & _IN and classes.get(word.index, frozenset()) & _WHERE:
            yield word.index


def _top(sentence: Sentence, inside: tuple[int, ...]) -> Word:
    """The highest of some neighbouring words."""
    word = sentence.words[inside[-1]]
    while word.head in inside:
        word = sentence.words[word.head]
    return word


def _marks(sentence: Sentence, word: Word) -> frozenset[str]:
    return frozenset(mark.lemma.lower() for mark in sentence.children_of(word, "case"))


def _harm(region: Region, classes: Classes, doer: str) -> Iterator[tuple[int, str]]:
    """Victims are the patients; those who did it the agents that are neither weapons nor attacks themselves."""
    sentence, happening = region.mentions.sentence, region.happening
    weapons = {one.head for one in region.mentions.weapons}
    numbers = tuple(one.index for one in sentence.children_of(sentence.words[happening.trigger], "nummod"))
    for index in numbers or meant(sentence, happening.roles.patients):
        yield index, "Victim"
    for index in (*meant(sentence, happening.roles.agents), *opponents(sentence, happening.trigger)):
        nobody = index in weapons or bool(classes.get(index, frozenset()) & _LIFELESS)
        if _carries_bomb(sentence.words[index]) or not nobody:
            yield index, doer
