"""Finds which counts are included in which: "46 of the drones", "including five children", "among them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Quantity, Unit
from counterclaim.read.assembly.drafts import Draft
from counterclaim.read.counts.counts import OUTSIDE

_OUTCOMES = frozenset({Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION})
_TOTALLED = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.MISSING})
_ONE_OF_THEM = re.compile(r"\s+of (?:the|those|these)\b")
_REACH_OF_TOTAL = 14
"""Sentences back in which the total of a list of places is looked for."""
_REACH = 6
"""Sentences back in which the whole of a part is looked for."""
_INCLUDED = re.compile(
    r"(?i)\b(including|among (?:them|those|whom)|of (?:them|those|whom|which|these)|includes?|included)"
    r"\W*(?:\w+\W+){0,3}$"
)


def tie_parts(drafts: Sequence[Draft], text: str) -> tuple[Draft, ...]:
    """The drafts with `whole` set where the words say that one count is included in another."""
    tied = list(drafts)
    for number, draft in enumerate(tied):
        if draft.count is None or draft.found is None:
            continue
        whole = _whole(tied, number, text)
        if whole is not None and whole != number and not _circular(tied, number, whole):
            tied[number] = replace(draft, whole=whole)
    return tuple(tied)


def _circular(drafts: Sequence[Draft], number: int, whole: int) -> bool:
    at: int | None = whole
    while at is not None:
        if at == number:
            return True
        at = drafts[at].whole
    return False


def _whole(drafts: Sequence[Draft], number: int, text: str) -> int | None:
    draft = drafts[number]
    if draft.found is None:
        return None
    found = draft.found.found
    if found.part_of is not None and found.part_of != OUTSIDE:
        return _same_sentence(drafts, number, found.part_of)
    if _ONE_OF_THEM.match(text[found.end : found.end + 12]) or _alone(draft, text):
        return _earlier(drafts, number)
    if found.part_of == OUTSIDE or _INCLUDED.search(text[max(0, found.start - 40) : found.start]):
        return _earlier(drafts, number)
    if draft.kind in _OUTCOMES:
        launch = _launched(drafts, number)
        if launch is not None:
            return launch
    sibling = _sibling(drafts, number) if found.addition or found.elliptical else None
    return sibling if sibling is not None else _of_the_wider_place(drafts, number)


def _alone(draft: Draft, text: str) -> bool:
    """Whether a bare number opens its sentence as a pronoun: "One was hurt at dawn"."""
    if draft.found is None or draft.found.found.head is not None:
        return False
    return (
        draft.found.found.start == draft.sentence.start
        and re.match(r"\s+(?:was|were|had|has)\b", text[draft.found.found.end :]) is not None
    )


def _same_sentence(drafts: Sequence[Draft], number: int, count_index: int) -> int | None:
    for other, draft in enumerate(drafts):
        same = draft.sentence_index == drafts[number].sentence_index
        if same and draft.found is not None and draft.found.index == count_index and other != number:
            return other
    return _earlier(drafts, number)


def _could_hold(whole: Draft, part: Draft) -> bool:
    """Whether the one count can include the other: a kind that fits, units of one family, and at least as many."""
    if whole.count is None or part.count is None or whole.stance != part.stance:
        return False
    if whole.count.quantity.low == part.count.quantity.low and whole.count.quantity.unit is part.count.quantity.unit:
        return False
    kinds = whole.kind is part.kind or (whole.kind is Kind.LAUNCH and part.kind in _OUTCOMES)
    kinds = kinds or (whole.kind is Kind.CASUALTIES and part.kind in (Kind.KILLED, Kind.INJURED))
    return (
        kinds
        and _one_family(whole.count.quantity.unit, part.count.quantity.unit)
        and _at_least(whole.count.quantity, part.count.quantity)
    )


def _one_family(whole: Unit, part: Unit) -> bool:
    if whole in PEOPLE and part in PEOPLE:
        return True
    if whole in MUNITIONS and part in MUNITIONS:
        missiles = whole is Unit.MISSILE and part.value.endswith("missile")
        return whole is part or missiles or whole in (Unit.MIXED, Unit.MUNITION) or part is Unit.MUNITION
    return whole is part


def _at_least(whole: Quantity, part: Quantity) -> bool:
    return whole.ceiling >= part.floor


def _earlier(drafts: Sequence[Draft], number: int) -> int | None:
    """The nearest count before this one that can include it; one that is itself a part of a list gives its whole."""
    part = drafts[number]
    for other in range(number - 1, -1, -1):
        whole = drafts[other]
        if part.sentence_index - whole.sentence_index > _REACH:
            return None
        if not _could_hold(whole, part):
            continue
        if (
            whole.whole is not None
            and whole.sentence_index != part.sentence_index
            and _could_hold(drafts[whole.whole], part)
            and _listed(whole)
        ):
            return whole.whole
        return other
    return None


def _listed(draft: Draft) -> bool:
    """Whether a part is one of a list that goes on, so that what follows is its sibling and not its part."""
    if draft.found is None:
        return False
    found = draft.found.found
    return found.part_of == OUTSIDE or found.elliptical or found.addition


def _launched(drafts: Sequence[Draft], number: int) -> int | None:
    """The launch whose munitions came to this end, by the same claimant."""
    part = drafts[number]
    for other in range(number - 1, -1, -1):
        whole = drafts[other]
        if part.sentence_index - whole.sentence_index > 3:
            return None
        if whole.kind is Kind.LAUNCH and _could_hold(whole, part) and _one_voice(whole, part):
            return other
    return None


def _one_voice(one: Draft, other: Draft) -> bool:
    if one.claimant is None and other.claimant is None:
        sides = {draft.actor.side for draft in (one, other) if draft.actor is not None}
        return len(sides) == 2 or one.actor is None or other.actor is None
    if one.claimant is None or other.claimant is None:
        return True
    first, second = (set(re.findall(r"\w+", claimant.name.lower())) for claimant in (one.claimant, other.claimant))
    return bool(first & second - {"the", "of", "s"})


def _of_the_wider_place(drafts: Sequence[Draft], number: int) -> int | None:
    """A total for a country, a region or a list of cities before, that takes in this count for one place of it."""
    part = drafts[number]
    if part.count is None or not part.places or part.kind not in _TOTALLED:
        return None
    for other in range(number - 1, -1, -1):
        whole = drafts[other]
        if part.sentence_index - whole.sentence_index > _REACH_OF_TOTAL:
            return None
        if whole.whole is None and _could_hold(whole, part) and _wider(whole, part) and _room(drafts, other, part):
            return other
    return None


def _wider(whole: Draft, part: Draft) -> bool:
    """Whether the places of one take in the places of the other, and nothing told of their times speaks against it."""
    if whole.time is not None and part.time is not None and not whole.time.interval.overlaps(part.time.interval):
        return False
    if whole.time is not None and whole.time.interval.end_at - whole.time.interval.start_at > timedelta(days=3):
        return False
    inner = part.places[0].place
    if len(whole.places) > 1:
        return (
            any(place.place.gazetteer == inner.gazetteer is not None for place in whole.places)
            and len(part.places) == 1
        )
    return any(_contains(place.place, inner) for place in whole.places)


def _contains(outer: Place, inner: Place) -> bool:
    if outer.country is None or outer.country != inner.country or outer.precision is inner.precision:
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return inner.precision is not PlacePrecision.AREA
    return outer.precision is PlacePrecision.ADMIN1 and outer.admin1 is not None and outer.admin1 == inner.admin1


def _room(drafts: Sequence[Draft], whole: int, part: Draft) -> bool:
    """Whether a total still has room for one more part, with those that it has."""
    count = drafts[whole].count
    if count is None or part.count is None or count.quantity == part.count.quantity:
        return False
    taken = sum(one.count.quantity.floor for one in drafts if one.whole == whole and one.count is not None)
    return taken + part.count.quantity.floor <= count.quantity.ceiling


def _sibling(drafts: Sequence[Draft], number: int) -> int | None:
    """The whole of the list that this count goes on with: "another 34", "nine over the port"."""
    part = drafts[number]
    for other in range(number - 1, -1, -1):
        before = drafts[other]
        if part.sentence_index - before.sentence_index > 1:
            return None
        if (
            before.kind is part.kind
            and before.count is not None
            and before.whole is not None
            and _one_voice(before, part)
        ):
            whole = drafts[before.whole]
            return before.whole if _could_hold(whole, part) else None
    return None
