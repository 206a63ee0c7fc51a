"""Says whose "the army" and "the regime" are: those of the state whose forces a report names, or is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from counterclaim.model.actor import Actor, ActorType
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.offsets import last_before
from counterclaim.read.speech.actors import ActorFound, Naming, are_opponents, state_of

_MOSTLY = 0.6
"""Share of a report's places, or of its names of states, that makes one state the one that it is about."""
_ARMY = r"(?:army|military|armed forces|air force|navy|troops|soldiers|warplanes|jets|air defen[cs]e forces)"
_UNNAMED = re.compile(
    rf"\b(?P<army>[Tt]he {_ARMY}(?! (?:wing|arm|of|base|council|junta)\b))|"
    r"(?:\b(?:that|said|when|as|where|after|and|while|by) )(?P<bare>troops|soldiers)\b(?! (?:of|from)\b)|"
    r"\b(?P<rule>[Rr]egime(?! change)|(?:[Gg]overnment|[Aa]rmy|[Mm]ilitary|state) "
    r"(?=(?:forces?|troops?|soldiers?|aircraft|warplanes?|helicopters?|jets?|fire|shelling|bombardment|artillery|"
    r"air ?strikes?)\b)|(?:[Gg]overnment|[Rr]egime) forces)"
)
_OWN_ARMY = re.compile(rf"(?:['’]s?)?\s++(?:\w+ )?{_ARMY}\b")
_FORCES = frozenset({ActorType.STATE, ActorType.FORCE})


def forces_of_state(text: str, found: Sequence[ActorFound], countries: Iterable[str]) -> tuple[ActorFound, ...]:
    """The unnamed forces of a text with the state whose they are; `countries` are those of its places, ISO codes."""
    armies = tuple(_named_armies(text, found))
    sole = armies[0][1] if len({actor.side for _, actor in armies}) == 1 else None
    home = _home(found, countries)
    disputed = home is not None and any(
        one.actor.type is ActorType.STATE and one.actor.side and are_opponents(one.actor.side, home.side or "")
        for one in found
    )
    owned: list[ActorFound] = []
    for match in _UNNAMED.finditer(text):
        owner = _beside(text, found, match.start())
        if match.group("bare"):
            owner = sole
        elif owner is None and match.group("army"):
            owner = sole or _army_meant(armies, match.start())
        if owner is None and not match.group("bare"):
            owner = None if match.group("army") and disputed else home
        if owner is not None:
            start = match.start("bare") if match.group("bare") else match.start()
            end = match.start() + len(match.group().rstrip())
            owned.append(ActorFound(start=start, end=end, actor=owner, naming=Naming.NAME))
    return tuple(owned)


def _named_armies(text: str, found: Sequence[ActorFound]) -> Iterator[tuple[int, Actor]]:
    """Where the forces of a state are named: "the Sudanese army", a force of the registry."""
    for one in found:
        if one.actor.side is None or one.actor.type not in _FORCES or one.naming is Naming.SEAT:
            continue
        if one.actor.type is ActorType.FORCE or _OWN_ARMY.match(text, one.end):
            yield one.start, one.actor


def _army_meant(armies: Sequence[tuple[int, Actor]], start: int) -> Actor | None:
    """The army that a text means by "the army": the last that it names before."""
    number = bisect_left(armies, start, key=itemgetter(0))
    return armies[number - 1][1] if number else None


def _beside(text: str, found: Sequence[ActorFound], start: int) -> Actor | None:
    """The state whose name stands right before: "the Syrian regime"."""
    last = last_before(found, start)
    if last is None or not last.actor.side or last.end >= start:
        return None
    return last.actor if text[last.end : start].isspace() else None


def _home(found: Sequence[ActorFound], countries: Iterable[str]) -> Actor | None:
    """The state that a report is about: the one of most of its places, or the one that it names most."""
    armed = [country for country in countries if country.lower() not in word_list("actors", "opponents", "armyless")]
    if armed:
        country, times = Counter(sorted(armed)).most_common(1)[0]
        state = state_of(country) if times >= _MOSTLY * len(armed) else None
        if state is not None and any(one.actor == state for one in found):
            return state
    states = [one.actor for one in found if one.actor.type is ActorType.STATE]
    counted = sorted((-times, actor.id) for actor, times in Counter(states).items())
    if not counted or (len(counted) > 1 and -counted[0][0] < 2 * -counted[1][0]):
        return None
    return next(actor for actor in states if actor.id == counted[0][1])
