"""Finds which counts are included in which: "46 of the drones", "including five children", "among them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Quantity, Unit
from counterclaim.read.assembly.breakdowns import (
    among_them,
    first_telling,
    first_tellings,
    listed_on,
    named_total,
    set_out,
    shared_out,
)
from counterclaim.read.assembly.drafts import Draft, beside
from counterclaim.read.assembly.wider_places import of_the_wider_place
from counterclaim.read.counts.counts import OUTSIDE

_OUTCOMES = frozenset({Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION})
_HITS = frozenset({Unit.ATTACK, Unit.PLACE, Unit.BUILDING, Unit.SETTLEMENT})
"""What attacks are counted by: themselves, or what they hit."""
_OF_ONE_SORT = frozenset({Unit.CHILD, Unit.WOMAN, Unit.MAN, Unit.MEDIC, Unit.JOURNALIST, Unit.RESCUER})
_ONE_OF_THEM = re.compile(r"\s+of (?:the|those|these)\b")
_OF_ITS_OWN = re.compile(r"\s+(?:was|were|had|has|[a-z]+ed|hit|fell|struck|died)\b")
_MOST_STEPS = 200
"""The most wholes of wholes that are followed."""
_REACH = 6
"""Sentences back in which the whole of a part is looked for."""
_INCLUDED = re.compile(
    r"(?i)\b(including|among (?:them|those|whom)|of (?:them|those|whom|which|these)|includes?|included)"
    r"\W*(?:\w+\W+){0,3}$"
)


def tie_parts(drafts: Sequence[Draft], text: str) -> tuple[Draft, ...]:
    """The drafts with `whole` set where the words say that one count is included in another."""
    tied = list(drafts)
    first = first_tellings(drafts)
    for number, draft in enumerate(tied):
        if draft.count is None or draft.found is None:
            continue
        whole = _whole(tied, number, text)
        if whole is not None:
            whole = first_telling(tied, whole, text, first)
        if whole is not None and whole != number and not _circular(tied, number, whole):
            tied[number] = replace(draft, whole=whole)
    return tuple(tied)


def _circular(drafts: Sequence[Draft], number: int, whole: int) -> bool:
    at: int | None = whole
    for _ in range(_MOST_STEPS):
        if at is None:
            return False
        if at == number:
            return True
        at = drafts[at].whole
    return True


def _whole(drafts: Sequence[Draft], number: int, text: str) -> int | None:
    draft = drafts[number]
    if draft.found is None:
        return None
    found = draft.found.found
    if found.part_of is not None and found.part_of != OUTSIDE:
        return _same_sentence(drafts, number, found.part_of)
    set_apart = named_total(drafts, number, text, _could_hold)
    if set_apart is None:
        set_apart = set_out(drafts, number, text, _could_hold)
    if set_apart is not None:
        return set_apart
    listed = listed_on(drafts, number, text)
    if listed is not None:
        return listed
    if among_them(draft, text):
        return _earlier(drafts, number)
    if _ONE_OF_THEM.match(text[found.end : found.end + 12]) or _alone(draft, text):
        return _earlier(drafts, number)
    if found.part_of == OUTSIDE or _INCLUDED.search(text[max(0, found.start - 40) : found.start]):
        return _earlier(drafts, number)
    if draft.kind in _OUTCOMES:
        launch = _launched(drafts, number)
        if launch is not None:
            return launch
    sibling = (
        _sibling(drafts, number)
        if (found.addition and not _beside_others(drafts, number)) or found.elliptical
        else None
    )
    if sibling is None:
        sibling = shared_out(drafts, number, _could_hold)
    return sibling if sibling is not None else of_the_wider_place(drafts, number, text, _could_hold)


def _alone(draft: Draft, text: str) -> bool:
    """Whether a bare number opens its sentence as a pronoun: "One was hurt at dawn"."""
    if draft.found is None or draft.found.found.head is not None:
        return False
    start, end = draft.found.found.start, draft.found.found.end
    opens = start == draft.sentence.start or text[max(0, start - 2) : start] in ("; ", "– ", "— ")
    return opens and _OF_ITS_OWN.match(text, end, end + 40) is not None


def _same_sentence(drafts: Sequence[Draft], number: int, count_index: int) -> int | None:
    for other in beside(drafts, number):
        found = drafts[other].found
        if found is not None and found.index == count_index and other != number:
            return other
    return _earlier(drafts, number)


def _could_hold(whole: Draft, part: Draft) -> bool:
    """Whether the one count can include the other: a kind that fits, units of one family, and at least as many."""
    if whole.count is None or part.count is None or whole.stance != part.stance:
        return False
    same = whole.count.quantity.low == part.count.quantity.low and not whole.count.quantity.approximate
    if same and whole.count.quantity.unit is part.count.quantity.unit:
        return False
    if (
        whole.count.quantity.unit in _OF_ONE_SORT
        and part.count.quantity.unit in (Unit.PERSON, Unit.CIVILIAN)
        and _noun(part)
    ):
        return False
    kinds = whole.kind is part.kind or (whole.kind is Kind.LAUNCH and part.kind in _OUTCOMES)
    kinds = kinds or (whole.kind is Kind.CASUALTIES and part.kind in (Kind.KILLED, Kind.INJURED))
    return (
        kinds
        and (
            _one_family(whole.count.quantity.unit, part.count.quantity.unit)
            or (part.kind is Kind.STRIKE and {whole.count.quantity.unit, part.count.quantity.unit} <= _HITS)
        )
        and _at_least(whole.count.quantity, part.count.quantity)
    )


def _noun(draft: Draft) -> bool:
    """Whether a count has a noun of its own, and does not count what was counted before."""
    return draft.found is not None and not draft.found.found.elliptical


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


def _beside_others(drafts: Sequence[Draft], number: int) -> bool:
    """Whether "others" only sets people apart from those of another kind: "killing one and hurting four others"."""
    part = drafts[number]
    before = (drafts[other] for other in beside(drafts, number) if other < number)
    return any(one.kind is not part.kind and one.count is not None for one in before)


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
