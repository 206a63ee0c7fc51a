"""Ties the counts of one sentence: which is part of which, and which takes its unit from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.read.counts.bounds import SPACES
from counterclaim.read.counts.numbers import OF_THEM, NumberFound
from counterclaim.read.grammar.atoms import Passage
from counterclaim.read.grammar.lexicon import Lexicon
from counterclaim.read.knowledge_files import knowledge

OUTSIDE = -1
"""The index of a whole that the sentence does not count: "46 of the drones"."""
LIST_MARKS = frozenset({",", "and", "as", "well", "or", "also"})


@dataclass(frozen=True, slots=True)
class Link:
    """For one count: the index of its whole (or OUTSIDE), and of the count whose unit it takes."""

    part_of: int | None = None
    inherits: int | None = None


@cache
def _including() -> Lexicon[str]:
    return Lexicon((phrase, phrase) for phrase in knowledge("numbers")["part"]["including"])


def linked(passage: Passage, counts: Sequence[NumberFound]) -> tuple[Link, ...]:
    """A link for each count of the sentence, in their order."""
    links: list[Link] = []
    for place in range(len(counts)):
        part_of = _topmost(counts, place, _whole_of(passage, counts, place, links), links)
        inherits = _lender_of(counts, place, part_of) if counts[place].unit is None else None
        links.append(Link(part_of, inherits))
    return tuple(links)


def _topmost(counts: Sequence[NumberFound], place: int, part_of: int | None, links: Sequence[Link]) -> int | None:
    """The whole of the whole, where the two parts are no kind of each other: children and women are both of people."""
    if part_of is None or not 0 <= part_of < place or counts[place].unit is None:
        return part_of
    above, unit = links[part_of].part_of, counts[part_of].unit
    apart = unit in PEOPLE and unit not in (Unit.PERSON, Unit.CIVILIAN, counts[place].unit)
    return above if above is not None and above >= 0 and apart else part_of


def _whole_of(passage: Passage, counts: Sequence[NumberFound], place: int, links: Sequence[Link]) -> int | None:
    count = counts[place]
    if count.whole is not None:
        return _at_atom(counts, count.whole, place)
    if _is_of_them(passage, count):
        named = [other for other in range(place) if counts[other].noun is not None]
        return named[-1] if named and _could_hold(counts[named[-1]], count) else _before(counts, place)
    if count.partitive:
        return _same_before(counts, place)
    if _including().longest_before(passage.atoms, count.bounds.first) is not None:
        return _before(counts, place)
    among = _among(passage, counts, place)
    if among is not None:
        return among
    if place and _leads(passage, counts[0]) and counts[place].unit in (None, counts[0].unit):
        return 0 if _could_hold(counts[0], count) else None
    return _shared(passage, counts, place, links)


def _is_of_them(passage: Passage, count: NumberFound) -> bool:
    """ "71 of which", "of whom 47"."""
    after = passage.texts(count.bounds.end, count.bounds.end + 2)
    return after[:1] == ("of",) and after[-1] in OF_THEM


def _leads(passage: Passage, count: NumberFound) -> bool:
    """ "Of the 31 missiles, 28 were shot down": the first count is the whole of those that follow."""
    return passage.text(0) == "of" and count.bounds.first <= 2


def _at_atom(counts: Sequence[NumberFound], atom: int, place: int) -> int:
    """The count that holds this atom; OUTSIDE where it was no count."""
    at = (
        other
        for other in range(len(counts))
        if other != place and counts[other].bounds.first <= atom < counts[other].bounds.end
    )
    return next(at, OUTSIDE)


def _before(counts: Sequence[NumberFound], place: int) -> int:
    """The nearest count before that a part could be of: larger or open, and of people for people."""
    count = counts[place]
    fits = [
        other
        for other in range(place - 1, -1, -1)
        if (count.unit is None or (counts[other].unit in PEOPLE) == (count.unit in PEOPLE))
        and _could_hold(counts[other], count)
    ]
    if count.unit is None:
        fits = [other for other in fits if counts[other].unit not in SPACES] or fits
    return fits[0] if fits else OUTSIDE


def _could_hold(whole: NumberFound, part: NumberFound) -> bool:
    return whole.bounds.high is None or whole.bounds.high >= (part.bounds.low or 0)


def _same_before(counts: Sequence[NumberFound], place: int) -> int:
    """For "46 of the drones": a count of drones before it in the sentence, or else a whole outside."""
    fits = (
        other
        for other in range(place - 1, -1, -1)
        if counts[other].unit == counts[place].unit is not None and _could_hold(counts[other], counts[place])
    )
    return next(fits, OUTSIDE)


def _among(passage: Passage, counts: Sequence[NumberFound], place: int) -> int | None:
    """ "two children were among seven injured": the count after "among"."""
    for other in range(place + 1, min(place + 4, len(counts))):
        start = counts[other].bounds.first
        ahead = passage.texts(start - 3, start)
        between = passage.texts(counts[place].bounds.end, start)
        if "among" in ahead and {"was", "were", "are", "is"} & set(between) and len(between) <= 16:
            fits = _could_hold(counts[other], counts[place]) and counts[other].unit in PEOPLE
            return other if fits and counts[place].unit in PEOPLE else None
    return None


def _shared(passage: Passage, counts: Sequence[NumberFound], place: int, links: Sequence[Link]) -> int | None:
    """The whole of the count just before, where this one goes on its list: "including a woman and two children"."""
    if place == 0 or links[place - 1].part_of is None:
        return None
    count, before = counts[place], counts[place - 1]
    end = before.noun.end if before.noun is not None else before.bounds.end
    between = passage.texts(end, count.bounds.first)
    if count.unit is None:
        return links[place - 1].part_of if len(between) <= 12 and before.unit is None and before.whole is None else None
    listed = set(between) <= LIST_MARKS and bool(between) and count.unit in PEOPLE and before.unit in PEOPLE
    ends = count.noun.end if count.noun is not None else count.bounds.end
    starts_clause = passage.upos(ends) in ("AUX", "VERB") or (count.noun is not None and count.noun.participle)
    return links[place - 1].part_of if listed and not starts_clause else None


def _lender_of(counts: Sequence[NumberFound], place: int, part_of: int | None) -> int | None:
    """The count whose unit a count without a noun takes: its whole, or the nearest before with a noun."""
    if part_of is not None and part_of != OUTSIDE:
        return part_of
    before = [other for other in range(place - 1, -1, -1) if counts[other].unit not in (None, Unit.MONEY)]
    things = [other for other in before if counts[other].unit not in SPACES]
    return next(iter(things or before), None)
