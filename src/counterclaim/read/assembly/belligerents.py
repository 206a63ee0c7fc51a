"""Says who did what nobody is named for: the one side that the report tells to attack those who suffered it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.actor import ActorType, Agent
from counterclaim.model.kind import Kind, Stance, WeaponClass
from counterclaim.model.quantity import Unit
from counterclaim.read.assembly.drafts import Draft
from counterclaim.read.knowledge_files import knowledge, word_pattern
from counterclaim.read.speech.actors import (
    ActorFound,
    Naming,
    are_opponents,
    has_opponents,
    is_state,
    opponent_of,
    state_of,
    type_of,
)

_ATTACKS = frozenset(
    {
        Kind.STRIKE,
        Kind.LAUNCH,
        Kind.DAMAGE,
        Kind.KILLED,
        Kind.INJURED,
        Kind.CASUALTIES,
        Kind.FIRE,
        Kind.OUTAGE,
    }
)
_DOUBTED = re.compile(
    r"(?i)\b(?:self-(?:styled|proclaimed)|so-called|de facto|\w+-installed|\w+-appointed|occupation)\b"
)
"""Words in a name whose bearer stands for another side than the land's."""
_SUMMED = re.compile(
    r"(?i)\b(?:since|in all|so far|years|(?:this|last|the) year|invasion|war began|"
    r"total of|world war|conflict|clashes|historians?|century)\b"
)
"""Words of a sentence that sums up more than one attack."""
_TOLD = _ATTACKS | {Kind.ASSAULT}
_LOSSES = frozenset({Kind.CASUALTIES, Kind.EQUIPMENT_LOSS})
"""What a side at war loses to those who fight it."""
_HIDDEN = frozenset({WeaponClass.IED, WeaponClass.MINE, WeaponClass.SMALL_ARMS})
"""What is laid, carried or fired by hand, by whoever is on the spot."""
_NEARBY = 3
"""Paragraphs over which an attack on a side's own land is taken to go on."""


_ATTACKED_BY_GROUPS = frozenset({"israel", "saudi arabia"})
"""States that groups attack from abroad."""
_ATTACK_NOUN = re.compile(
    r"(?i)(?:['’]s?)?,? (?:[\w-]+,? ){0,3}?"
    r"(?:attacks?|strikes?|air ?strikes?|shelling|bombardments?|bombing|barrages?|raids?|missiles?|drones?|rockets?|"
    r"shells?|bombs?|"
    r"aggression|invasion|assaults?|offensive|warplanes?|fire)\b"
)
"""What may follow a side's name where it is told, in passing, that it attacks: "Israel's nightly air raids"."""


@dataclass(frozen=True, slots=True)
class _Attack:
    """That one side attacked on the land or the people of another, and in which paragraph."""

    attacker: str
    victim: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """Who is told to attack whom in a document, and which sides it names."""

    attacks: Mapping[str, Mapping[str, Sequence[int]]]
    """For each victim its attackers, and in which paragraphs, in order."""
    attackers: frozenset[str]
    """Those whose attacks are spoken of without a word on whom they befell."""
    sides: frozenset[str]

    def told(self, victim: str, paragraph: int) -> set[str]:
        """Who is told to attack this side; attacks within one country count only nearby, and only as claims."""
        by_claims = {
            attacker
            for attacker, paragraphs in self.attacks.get(victim, {}).items()
            if _across_borders(attacker, victim) or _near(paragraphs, paragraph)
        }
        spoken = {side for side in self.attackers if are_opponents(side, victim) and _across_borders(side, victim)}
        return by_claims | spoken


def _near(paragraphs: Sequence[int], paragraph: int) -> bool:
    """Whether one of the paragraphs, in order, is near to this one."""
    at = bisect_left(paragraphs, paragraph - _NEARBY)
    return at < len(paragraphs) and paragraphs[at] <= paragraph + _NEARBY


def _across_borders(attacker: str, victim: str) -> bool:
    """Whether one side's attacks on another come from abroad, so that the land attacked tells who attacks."""
    return attacker != victim and is_state(victim) and (is_state(attacker) or victim in _ATTACKED_BY_GROUPS)


def war_of(drafts: Sequence[Draft], text: str, actors: Sequence[ActorFound]) -> War:
    """What the drafts and the names in a text tell of who attacks whom."""
    spoken = {
        one.actor.side
        for one in actors
        if one.actor.side is not None and one.naming is not Naming.SEAT and _ATTACK_NOUN.match(text, one.end)
    }
    return War(
        attacks=_by_victim(attack for draft in drafts for attack in _attacks_of(draft)),
        attackers=frozenset(spoken),
        sides=frozenset(one.actor.side for one in actors if one.actor.side is not None),
    )


def _by_victim(attacks: Iterable[_Attack]) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for one in attacks:
        found.setdefault(one.victim, {}).setdefault(one.attacker, []).append(one.paragraph)
    return {victim: {side: sorted(told) for side, told in sides.items()} for victim, sides in found.items()}


def told_by_sides(drafts: Sequence[Draft], text: str, actors: Sequence[ActorFound]) -> tuple[Draft, ...]:
    """The drafts with an implied actor where only the sides of the war tell who did it."""
    war = war_of(drafts, text, actors)
    known: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        known.append(_of_the_passage(_with_attacker(draft, war), last))
        last = known[-1] if known[-1].kind is not Kind.STATEMENT else last
    return tuple(known)


def _of_the_passage(draft: Draft, last: Draft | None) -> Draft:
    """A draft that tells no land and no side of its own, with the actor of the attack that its teller just told of."""
    if draft.actor is not None or draft.named_doer or draft.stance is not Stance.ASSERTED or draft.kind not in _ATTACKS:
        return draft
    soldiers = draft.count is not None and draft.count.quantity.unit is Unit.SOLDIER
    if draft.sufferer is not None or draft.irregular or soldiers or _SUMMED.search(draft.sentence.text):
        return draft
    if last is None or last.kind not in _ATTACKS or last.actor is None or last.stance is not Stance.ASSERTED:
        return draft
    near = draft.sentence_index - last.sentence_index <= 2 and draft.paragraph - last.paragraph <= 1
    apart = draft.places and not {one.place.name for one in draft.places} & {one.place.name for one in last.places}
    if not near or apart or not _one_teller(draft, last):
        return draft
    return replace(draft, actor=Agent(span=None, side=last.actor.side))


def _one_teller(one: Draft, other: Draft) -> bool:
    """Whether two drafts are on the same word, or one of them on the document's own."""
    if one.claimant is None or other.claimant is None:
        return True
    return one.claimant.name == other.claimant.name


def _attacks_of(draft: Draft) -> tuple[_Attack, ...]:
    """Who is told by name to have attacked whom."""
    if draft.actor is None or draft.actor.side is None or draft.kind not in _TOLD:
        return ()
    if draft.stance not in (Stance.ASSERTED, Stance.POSSIBLE):
        return ()
    land = _land_of(draft)
    victims = {side for side in (draft.sufferer, land) if side is not None}
    return tuple(_Attack(draft.actor.side, victim, draft.paragraph) for victim in sorted(victims))


def _land_of(draft: Draft) -> str | None:
    """The state in which all places of a draft lie; a border is in none."""
    countries = {mention.place.country for mention in draft.places if mention.place.country is not None}
    if len(countries) != 1 or any("border" in mention.span.text.lower() for mention in draft.places):
        return None
    state = state_of(countries.pop())
    return state.side if state is not None else None


def _with_attacker(draft: Draft, war: War) -> Draft:
    if draft.actor is not None or draft.named_doer or draft.stance is Stance.EXPECTED:
        return draft
    side = None
    if draft.kind in _ATTACKS or (draft.kind is Kind.EQUIPMENT_LOSS and draft.sufferer is not None):
        side = _attacker(draft, war)
    elif draft.kind is Kind.INTERCEPTION:
        side = _defender(draft, war)
    return draft if side is None else replace(draft, actor=Agent(span=None, side=side))


def _attacker(draft: Draft, war: War) -> str | None:
    """The side that attacked those who suffered what a draft tells."""
    teller = draft.claimant.side if draft.claimant is not None else None
    if draft.claimant is not None and _DOUBTED.search(draft.claimant.name):
        return None
    if draft.sufferer is not None:
        if teller is not None and are_opponents(teller, draft.sufferer):
            return teller
        if _SUMMED.search(draft.sentence.text) and draft.kind in _LOSSES and teller is None:
            return None
        told = _sole_attacker(draft, draft.sufferer, war)
        return told or (opponent_of(draft.sufferer, war.sides) if draft.kind in _LOSSES else None)
    if draft.irregular:
        return teller if teller is not None and _may_boast(draft) else None
    if teller is None and draft.count is not None and draft.count.quantity.unit is Unit.SOLDIER:
        return None
    if draft.weapon is not None and draft.weapon.weapon_class in _HIDDEN:
        return None
    land = _land_of(draft)
    if land is None:
        return _sole_attacker(draft, teller, war) if teller is not None else None
    if teller is not None and teller != land and are_opponents(teller, land):
        return _sole_attacker(draft, teller, war) if _speaks_for_place(draft) else None
    if teller != land and (_contested(draft) or _SUMMED.search(draft.sentence.text)):
        return None
    return _sole_attacker(draft, land, war)


def _sole_attacker(draft: Draft, victim: str, war: War) -> str | None:
    """The one side told to attack these, or their one opponent in a report where they are the ones to tell."""
    told = war.told(victim, draft.paragraph)
    known = {side for side in told if are_opponents(side, victim)}
    teller = draft.claimant.side if draft.claimant is not None else None
    if has_opponents(victim):
        told = known if teller == victim else {side for side in told if side == victim or side in known}
    if draft.count is not None and draft.count.quantity.unit is Unit.SOLDIER:
        told -= {victim}
    boasting = teller == victim and _may_boast(draft) and not _speaks_for_place(draft)
    if boasting and (any(teller in sides for sides in war.attacks.values()) or draft.kind is Kind.CASUALTIES):
        return None
    if len(told) == 1:
        return told.pop()
    return opponent_of(victim, war.sides) if not told and teller == victim and not boasting else None


def _defender(draft: Draft, war: War) -> str | None:
    """The side over whose land an attack was brought down, if it is told to be attacked."""
    land = _land_of(draft)
    if land is None or _contested(draft) or (draft.sufferer is not None and not are_opponents(draft.sufferer, land)):
        return None
    return land if war.told(land, draft.paragraph) - {land} else None


def _speaks_for_place(draft: Draft) -> bool:
    """Whether the claimant is an official of the place, so that what befell it befell his own."""
    return draft.claimant is not None and bool(word_pattern("cues", "speakers", "local").search(draft.claimant.name))


def _may_boast(draft: Draft) -> bool:
    """Whether the claimant has weapons of its own, and may speak of its own attacks: a force, a state, a group."""
    if draft.claimant is None:
        return False
    kind = type_of(draft.claimant.entity) if draft.claimant.entity is not None else None
    armed = word_pattern("cues", "speakers", "military").search(draft.claimant.name) is not None
    itself = kind is ActorType.STATE and not word_pattern("cues", "speakers", "official").search(draft.claimant.name)
    return armed or itself or kind in (ActorType.FORCE, ActorType.ARMED_GROUP)


def _contested(draft: Draft) -> bool:
    """Whether a place lies where the other side holds ground, so that either may strike there."""
    held = knowledge("actors")["opponents"]["contested"]
    return any(mention.place.admin1 in held or mention.place.name in held for mention in draft.places)
