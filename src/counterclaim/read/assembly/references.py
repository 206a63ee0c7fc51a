"""Lets a claim take over what an earlier one tells, where its words refer back to it: "in the attack", "also"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from counterclaim.model.actor import Agent
from counterclaim.model.claim import Weapon
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Kind, Stance, WeaponClass
from counterclaim.read.arms.weapons import GENERAL
from counterclaim.read.assembly.drafts import Draft, first_since
from counterclaim.read.mentions import Mentions

_REACH = 4
"""Sentences back that a reference may go."""
_THE_ATTACK = re.compile(
    r"(?i)\b(?:the|that|this|these|those|(?:\w+day|today|tonight|weekend|night)['’]s) (?:\w+[ -]){0,2}?"
    r"(?:attacks?|strikes?|air ?strikes?|shelling|bombardment|bombings?|barrage|raids?|blasts?|explosions?|"
    r"assault|impact)\b(?! (?:on|in|at|against|over|across|near|of)\b)"
)
_ALSO = re.compile(r"(?i)\balso\b")
_OF_A_STRIKE = frozenset(
    {
        Kind.STRIKE,
        Kind.KILLED,
        Kind.INJURED,
        Kind.DAMAGE,
        Kind.CASUALTIES,
        Kind.FIRE,
        Kind.LAUNCH,
        Kind.OUTAGE,
        Kind.MISSING,
        Kind.EQUIPMENT_LOSS,
    }
)


_FROM_THE_AIR = re.compile(r"(?i)\b(?:air ?strikes?|air raids?|bombing|warplanes?)\b")
_FIGHTING = re.compile(r"(?i)\b(?:clashes|conflict|fighting)\b")
"""Words of a sentence whose dead fell in more than a strike."""
_ON_THE_GROUND = frozenset(
    {
        WeaponClass.ARTILLERY,
        WeaponClass.MORTAR,
        WeaponClass.SMALL_ARMS,
        WeaponClass.MINE,
        WeaponClass.IED,
        WeaponClass.ROCKET,
    }
)
_PEOPLE = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES})
_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.DAMAGE, Kind.FIRE, Kind.CASUALTIES, Kind.OUTAGE})
_BACKGROUND = re.compile(
    r"(?i)\b(?:since|previous(?:ly)?|earlier|in the past|ago|(?<!academic )years?|months?|weeks?|so far|historic\w*|"
    r"war began|invasion)\b"
)
"""Words of a sentence that leaves the passage's time for the past or for a sum."""


def referring_back(mentions: Mentions, drafts: Sequence[Draft], before: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of one sentence with what their words refer back to."""
    known = list(before[first_since(before, mentions.sentence.index - _REACH) :])
    completed: list[Draft] = []
    for draft in drafts:
        if draft.kind in _OF_A_STRIKE and draft.stance is Stance.ASSERTED:
            draft = _completed(mentions, draft, known)
        if not _BACKGROUND.search(mentions.sentence.text):
            draft = _after_a_strike(draft, known)
        completed.append(draft)
    return tuple(_as_beside(draft, completed) for draft in completed)


def _as_beside(draft: Draft, beside: Sequence[Draft]) -> Draft:
    """An effect with the weapon and actor of another of its sentence: "13 were killed and 30 wounded when …"."""
    if draft.kind not in _PEOPLE or draft.weapon is not None or draft.actor is not None:
        return draft
    for other in beside:
        told = other.weapon is not None or other.actor is not None
        if (
            other.kind in _PEOPLE | {Kind.STRIKE}
            and told
            and other.claimant == draft.claimant
            and _one_place(draft, other)
        ):
            return replace(draft, weapon=other.weapon, actor=_passed_on(other.actor))
    return draft


def _one_place(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of no two places."""
    first, second = ({mention.place.name for mention in draft.places} for draft in (one, other))
    return not first or not second or bool(first & second)


def _after_a_strike(draft: Draft, before: Sequence[Draft]) -> Draft:
    """A draft; an effect with the weapon and the actor of the strike told right before it."""
    if _is_effect(draft) and draft.weapon is None and draft.actor is None:
        strike = _strike_before(draft, before)
        if strike is not None:
            draft = replace(draft, weapon=strike.weapon, actor=_passed_on(strike.actor))
    return draft


def _is_effect(draft: Draft) -> bool:
    """Whether a draft tells what some strike did, without saying which or whose."""
    return draft.kind in _EFFECTS and draft.stance is Stance.ASSERTED and not draft.has_doer


def _strike_before(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The strike told in one of the two sentences before an effect, where nothing sets the two apart."""
    last = next((one for one in reversed(before) if one.kind is not Kind.STATEMENT and _tells_of_strike(one)), None)
    if last is None or last.kind not in _OF_A_STRIKE or last.stance is not Stance.ASSERTED:
        return None
    near = draft.sentence_index - last.sentence_index <= 2 and draft.paragraph - last.paragraph <= 1
    if draft.places and not last.places:
        return None
    return last if near and _no_conflict(draft, last) else None


def _tells_of_strike(one: Draft) -> bool:
    """Whether a draft tells by what or whom, or ends the search because it is of something else."""
    return one.kind not in _OF_A_STRIKE or one.weapon is not None or one.actor is not None


def _completed(mentions: Mentions, draft: Draft, before: Sequence[Draft]) -> Draft:
    near = [
        one
        for one in reversed(before)
        if draft.sentence_index - one.sentence_index <= _REACH
        and one.kind in _OF_A_STRIKE
        and one.stance is Stance.ASSERTED
    ]
    if _THE_ATTACK.search(mentions.sentence.text):
        strike = next(iter(near), None)
        if strike is not None and _no_conflict(draft, strike):
            places = strike.places if draft.kind is not Kind.EQUIPMENT_LOSS else ()
            draft = replace(draft, places=draft.places or places, time=draft.time or _inherited(strike.time))
        strike = next((one for one in near if one.actor is not None or one.weapon is not None), None)
        agreed = len({one.actor.side for one in near if one.actor is not None}) <= 1
        if strike is not None and (
            _no_conflict(draft, strike) or (agreed and _no_conflict(replace(draft, claimant=None), strike))
        ):
            draft = replace(draft, actor=draft.actor or _passed_on(strike.actor), weapon=draft.weapon or strike.weapon)
    if draft.time is None:
        same = next((one for one in near if _brief(one.time) and _same_place(draft, one)), None)
        if (
            same is None
            and near
            and _ALSO.search(mentions.sentence.text)
            and near[0].sentence_index == draft.sentence_index - 1
        ):
            same = near[0]
        if same is not None:
            draft = replace(draft, time=_inherited(same.time))
    return draft


def _passed_on(actor: Agent | None) -> Agent | None:
    """An actor as another claim may take it over: one of no entry in the registry is told where it stands alone."""
    return None if actor is not None and actor.span is not None and actor.entity is None else actor


def _no_conflict(draft: Draft, strike: Draft) -> bool:
    """Whether nothing told of the one speaks against its being the other: other places or other times."""
    if draft.claimant is not None and strike.claimant is not None and draft.claimant.side != strike.claimant.side:
        return False
    if draft.weapon is not None and strike.weapon is not None and not _one_family(draft.weapon, strike.weapon):
        return False
    if (
        strike.weapon is not None
        and strike.weapon.weapon_class in _ON_THE_GROUND
        and _FROM_THE_AIR.search(draft.sentence.text)
    ):
        return False
    if _FIGHTING.search(draft.sentence.text):
        return False
    ours, theirs = _place_ids(draft), _place_ids(strike)
    return not (ours and theirs and not ours & theirs)


def _one_family(one: Weapon, other: Weapon) -> bool:
    """Whether two weapons may be the same: one class, a kind of the other's, or one of a mixture."""
    classes = (one.weapon_class, other.weapon_class)
    if WeaponClass.MIXED in classes or one.weapon_class is other.weapon_class:
        return True
    return any(this in GENERAL.get(that, ()) for this, that in (classes, classes[::-1]))


def _brief(time: TimeMention | None) -> bool:
    """Whether a time is that of one happening and not of a long stretch."""
    return time is not None and time.interval.end_at - time.interval.start_at <= timedelta(days=3)


def _same_place(one: Draft, other: Draft) -> bool:
    return bool(_place_ids(one) & _place_ids(other))


def _place_ids(draft: Draft) -> set[str]:
    return {
        mention.place.gazetteer
        for mention in draft.places
        if mention.place.gazetteer is not None and mention.place.precision.value in ("settlement", "point", "district")
    }


def _inherited(time: TimeMention | None) -> TimeMention | None:
    """The same time without words of its own here."""
    return None if time is None else TimeMention(interval=time.interval)


def inherit_from_whole(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Parts with the time, weapon and actor of the count that they are part of, where their own words tell none."""
    done = list(drafts)
    for number, draft in enumerate(done):
        if draft.whole is None:
            continue
        whole = done[draft.whole]
        done[number] = replace(
            draft,
            time=draft.time or _inherited(whole.time),
            weapon=draft.weapon or whole.weapon,
            actor=draft.actor or (whole.actor if draft.kind is whole.kind else None),
        )
    return tuple(done)
