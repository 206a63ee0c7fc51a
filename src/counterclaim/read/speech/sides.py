"""Says for whom a speaker stands: the registry entry and the side that a name tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.model.actor import ActorType
from counterclaim.read.knowledge_files import knowledge, word_pattern
from counterclaim.read.offsets import lying_within
from counterclaim.read.places.places import PlaceFound
from counterclaim.read.speech.actors import ActorFound, leading_actor, state_of, within


def side_of_name(
    actors: Sequence[ActorFound], places: Sequence[PlaceFound], span: tuple[int, int], name: str
) -> tuple[str | None, str | None]:
    """The registry id and side of whoever a stretch of text names; a governor has the side of the governed place."""
    start, end = span
    actor = leading_actor(within(actors, start, end))
    if actor is not None and (actor.side is not None or actor.type is not ActorType.STATE):
        return (actor.id, None) if actor.type is ActorType.STATE and _not_of_state(name) else (actor.id, actor.side)
    if not word_pattern("cues", "speakers", "official").search(name):
        return None, None
    for place in lying_within(places, start, end):
        if place.place is not None and place.place.country:
            state = state_of(place.place.country)
            if state is not None:
                return None, state.side
    return None, None


def _not_of_state(name: str) -> bool:
    """Whether a name with a people or state in it is no body of it: "a Syrian doctor", "the UK-based monitor"."""
    return (
        any(re.search(rf"(?i)\b{word}s?\b", name) for word in knowledge("actors")["private"]["nouns"])
        or "-based" in name
    )
