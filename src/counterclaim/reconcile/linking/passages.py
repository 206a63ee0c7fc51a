"""Where in its document a claim stands: what it goes on from, and which place was named last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from operator import itemgetter

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind
from counterclaim.reconcile.linking.comparisons import same_place
from counterclaim.reconcile.linking.particulars import Particulars, called, particulars_of
from counterclaim.reconcile.linking.spots import Spot
from counterclaim.reconcile.linking.times import NOT_TOLD
from counterclaim.reconcile.linking.words import is_seat, names_where, refers_back

_PARAGRAPH = re.compile(r"\n\s*")
_DAY = timedelta(days=1)
_NEXT = 3
"""A sentence begins so many characters after the one before it."""
_PARAGRAPH_LENGTH = 700
"""Characters; where a text has no paragraphs, or long ones, these stand for them."""
_NEAR = 4
"""Paragraphs over which a story is still the same one."""
_BEFORE_NAME = 40
"""Characters before a name that tell how it is meant."""
_BEFORE = 2
"""A place that was named is spoken of in its paragraph and in the next."""
_MAIN, _SEVERAL = 0.5, 3
"""The share of the claims so far that the main story of a text has, and the least number of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A claim in its document: `focus` are the keys of the places that the text before it, or it, named last.

    `refers_back` tells how its words go on from what was told before; empty where they don't, or name a place. `named`
    are the stems of the names that stand where places do in its sentence.
    """

    claim: Claim
    told: Particulars
    paragraph: int
    refers_back: str
    focus: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


def passages_of(claims: Sequence[Claim], document: Document | None) -> tuple[Passage, ...]:
    """The claims of one document in the order of its text."""
    by_id = {claim.id: claim for claim in claims}
    ordered = sorted(by_id.values(), key=_in_text)
    published = document.published_on.toordinal() if document and document.published_on else None
    text = document.text if document else ""
    starts = [0, *(match.end() for match in _PARAGRAPH.finditer(text))]
    told = {claim.id: particulars_of(claim, days_of(claim, by_id), published) for claim in ordered}
    known = _known(told.values())
    named = _places_named(text, known)
    title = frozenset(spot.key for spot in _named_in(document.title or "", known)) if document else frozenset()
    told = {claim.id: _with_named(claim, told[claim.id], known) for claim in ordered}
    cues: dict[str, tuple[str, frozenset[str]]] = {}
    passages = []
    for claim in ordered:
        words = claim.sentence.text
        if words not in cues:
            cues[words] = refers_back(words), names_where(words)
        back, where = cues[words]
        paragraph = bisect_right(starts, claim.sentence.start)
        passages.append(
            Passage(
                claim=claim,
                told=told[claim.id],
                paragraph=paragraph,
                refers_back=_going_on(back, told[claim.id]),
                focus=_focus(named, starts[max(paragraph - _BEFORE, 0)], claim) or title,
                named=where,
            )
        )
    return tuple(passages)


def _going_on(back: str, told: Particulars) -> str:
    """How a claim goes on from before: one with a town of its own refers to nothing before."""
    return "" if told.local and back != "turns away" else back


def days_of(claim: Claim, by_id: Mapping[str, Claim]) -> tuple[int, int] | None:
    """The first and the last day, as ordinals, that a claim's words tell, or those of the count that it is part of.

    A night belongs to its morning, and the past 24 hours to the day on which they end.
    """
    seen: set[str] = set()
    here: Claim | None = claim
    while here is not None and here.id not in seen:
        if here.time is not None:
            interval = here.time.interval
            last = interval.last_day.toordinal()
            return (last if interval.end_at - interval.start_at <= _DAY else interval.first_day.toordinal()), last
        seen.add(here.id)
        here = by_id.get(here.part_of) if here.part_of else None
    return None


def told_together(later: Passage, members: Sequence[Passage]) -> str:
    """How near in the text the nearest of some claims stands before a later one, and how that goes on from it."""
    if any(later.claim.part_of == one.claim.id or one.claim.part_of == later.claim.id for one in members):
        return "part of it"
    level = min((_NEARNESS.index(_nearness(one, later)) for one in members), default=len(_NEARNESS) - 1)
    return _NEARNESS[level] + (f", {later.refers_back}" if later.refers_back and level else "")


def place_in_focus(later: Passage, places: frozenset[str]) -> str:
    """Whether the places of some claims (their keys) are those that the text named last before a later one."""
    if later.told.local or not places or not later.focus:
        return NOT_TOLD
    return "theirs" if places & later.focus else "another"


def named_again(later: Passage, named: frozenset[str], beside: bool) -> str:
    """Whether the names that stand where places do in its sentence were told before of some claims (their stems).

    They say so of places that no list of places holds. Claims of one sentence share its names.
    """
    if beside or not later.named:
        return NOT_TOLD
    if later.named & named:
        return "theirs, and a place" if later.told.local else "theirs"
    return "others, and a place" if later.told.local else "others"


def last_place(later: Passage, members: Sequence[Passage], known: str | None = None) -> str:
    """How its place compares with that of the last of some claims before it: a story moves on from where it was.

    `known` is the level that is known already, where the last claim is the only one.
    """
    level = known or same_place(later.told, members[-1].told)
    return level if level in _LAST_PLACES else "otherwise"


_LAST_PLACES = frozenset({NOT_TOLD, "the same", "neighbouring", "near", "different", "in the region"})


def main_story(members: Sequence[Passage], before: int) -> str:
    """Whether some claims are most of those that a text has told so far."""
    return "yes" if len(members) >= _SEVERAL and len(members) >= _MAIN * before else "no"


_NEARNESS = ("same sentence", "next sentence", "same paragraph", "next paragraph", "near", "far")


def _nearness(one: Passage, later: Passage) -> str:
    if one.claim.sentence.start == later.claim.sentence.start:
        return "same sentence"
    characters = later.claim.sentence.start - one.claim.sentence.end
    apart = max(later.paragraph - one.paragraph, characters // _PARAGRAPH_LENGTH)
    if apart == 0:
        return "next sentence" if later.claim.sentence.start - one.claim.sentence.end <= _NEXT else "same paragraph"
    return "next paragraph" if apart == 1 else "near" if apart <= _NEAR else "far"


def _in_text(claim: Claim) -> tuple[int, int, str]:
    words = claim.count.span.start if claim.count else claim.sentence.start
    return (claim.sentence.start, words, claim.id)


_Known = Mapping[str, tuple[Spot, ...]]
"""The places that the claims of a document are set in, no larger than a district, by their names."""
_Named = Sequence[tuple[int, frozenset[str]]]


def _known(told: Iterable[Particulars]) -> _Known:
    known: dict[str, tuple[Spot, ...]] = {}
    for spot in dict.fromkeys(spot for one in told if Kind.STATEMENT not in one.kinds for spot in one.local):
        known[spot.name] = (*known.get(spot.name, ()), spot)
    return known


def _pattern(known: _Known) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True)) + r")\b")


def _mentions(text: str, known: _Known) -> Iterator[tuple[int, str]]:
    """Where a text names a place that is meant as one, and its name: "Moscow said" is a government."""
    for match in _pattern(known).finditer(text):
        if not is_seat(match.group(), text[max(0, match.start() - _BEFORE_NAME) : match.start()]):
            yield match.start(), match.group()


def _places_named(text: str, known: _Known) -> _Named:
    """Every mention in the text of a place that some claim is set in: where it begins, and the keys it stands for."""
    if not known or not text:
        return ()
    return [(start, frozenset(spot.key for spot in known[name])) for start, name in _mentions(text, known)]


def _named_in(text: str, known: _Known) -> tuple[Spot, ...]:
    names = dict.fromkeys(name for _, name in _mentions(text, known)) if known and text else {}
    return tuple(spot for name in names for spot in known[name])


def _with_named(claim: Claim, told: Particulars, known: _Known) -> Particulars:
    """A claim without a town of its own is set in those of its sentence in which other claims are set."""
    if told.local and claim.kind is not Kind.STATEMENT:
        return told
    named = _named_in(claim.sentence.text, known)
    return replace(told, spots=named, called=called(named)) if named else told


def _focus(named: _Named, paragraph_start: int, claim: Claim) -> frozenset[str]:
    """The places of its own sentence, or else the last one before it in its paragraph."""
    own: set[str] = set()
    last: frozenset[str] = frozenset()
    at = bisect_right(named, claim.sentence.end, key=itemgetter(0))
    for start, keys in reversed(named[:at]):
        if start < paragraph_start:
            break
        if start >= claim.sentence.start:
            own |= keys
        else:
            last = keys
            break
    return frozenset(own) or last
