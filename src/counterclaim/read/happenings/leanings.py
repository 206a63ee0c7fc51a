"""The model's second opinion: happenings and counted kinds that no rule found, and those that it holds for unlikely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.domains import tree_distance
from counterclaim.read.happenings.happening import NO_ROLES, Happening, Roles
from counterclaim.read.happenings.happenings import asks
from counterclaim.read.happenings.roles import roles_of
from counterclaim.read.knowledge_files import knowledge

_DONE = frozenset({Kind.AID, Kind.LAUNCH, Kind.CONTROL, Kind.ASSAULT, Kind.DETENTION, Kind.CAPTURED})
"""Kinds of which the subject of the verb is the doer, whatever the verb: "signed off on $270m in aid"."""


@dataclass(frozen=True, slots=True)
class Untied:
    """A number that no rule ties to a happening: its last word, the word that its count hangs on, what it may count."""

    word: int
    anchor: int
    kinds: frozenset[Kind]


@cache
def threshold(name: str) -> float:
    """How likely something must be, 0 to 1, to be read (or left out) on the model's word alone."""
    return float(knowledge("kinds")["leanings"][name])


def with_leanings(
    sentence: Sentence, happenings: Sequence[Happening], untied: Iterable[Untied], silent: Iterable[int]
) -> tuple[Happening, ...]:
    """The happenings of the rules and the model together, in text order.

    `silent` holds the words of saying, which tell nothing.
    """
    if sentence.leanings is None or asks(sentence):
        return tuple(happenings)
    found = [one for one in happenings if not _unlikely(sentence, one)]
    for number in untied:
        found = _counting(sentence, found, number)
    kinds = {one.kind for one in found}
    spoken_for = {index for one in found for index in (one.trigger, *one.roles.agents, *one.roles.patients)}
    quiet = spoken_for.union(silent)
    for kind, (likely, index) in sentence.leanings.told().items():
        if kind not in kinds and likely >= threshold("told") and index not in quiet:
            found.append(_telling(sentence, kind, index))
    return tuple(sorted(found, key=lambda one: one.trigger))


def may_count(sentence: Sentence, kind: Kind, word: int, anchor: int) -> bool:
    """Whether the model leaves it open that a number (its last word, what it counts) counts this kind."""
    if sentence.leanings is None:
        return True
    return sentence.leanings.of_number(word, anchor).get(kind, 1.0) >= threshold("uncounted")


def _unlikely(sentence: Sentence, happening: Happening) -> bool:
    """Whether the model is all but sure that the sentence tells nothing of this kind."""
    assert sentence.leanings is not None
    told = sentence.leanings.told().get(happening.kind)
    return told is not None and told[0] < threshold("unlikely")


def _counting(sentence: Sentence, found: list[Happening], number: Untied) -> list[Happening]:
    """The happenings with the one that a number counts, if the model is sure enough of its kind."""
    assert sentence.leanings is not None
    word, anchor = number.word, number.anchor
    each = sentence.leanings.of_number(word, anchor)
    kind = max((kind for kind in each if kind in number.kinds), key=lambda kind: each[kind], default=None)
    if kind is None or each[kind] < threshold("counted") or sentence.leanings.told()[kind][0] < threshold("borne_out"):
        return found
    same = [place for place, one in enumerate(found) if one.kind is kind]
    if same:
        nearest = min(same, key=lambda place: tree_distance(sentence, anchor, found[place].trigger))
        tied = replace(found[nearest], leant=found[nearest].leant | {word})
        return [*found[:nearest], tied, *found[nearest + 1 :]]
    trigger = _telling_word(sentence, kind, sentence.words[anchor])
    roles = Roles(agents=_doers(sentence, kind, trigger, anchor), patients=(anchor,), passive=True)
    return [*found, Happening(kind=kind, trigger=trigger, roles=roles, leant=frozenset({word}))]


def _doers(sentence: Sentence, kind: Kind, trigger: int, anchor: int) -> tuple[int, ...]:
    """Who did what a verb tells, for kinds that somebody does: its subject, unless that is what is counted."""
    verb = sentence.words[trigger]
    agents = roles_of(sentence, verb).agents if verb.upos == "VERB" and kind in _DONE else ()
    return () if anchor in agents else agents


def _telling_word(sentence: Sentence, kind: Kind, anchor: Word) -> int:
    """The word that tells what is counted: the model's own if the count hangs on it, else the verb above the count."""
    assert sentence.leanings is not None
    above = (anchor, *sentence.ancestors_of(anchor))
    likely, index = sentence.leanings.told()[kind]
    if likely >= threshold("word") and any(one.index == index for one in above):
        return index
    return next((one.index for one in above if one.upos == "VERB"), anchor.index)


def _telling(sentence: Sentence, kind: Kind, index: int) -> Happening:
    word = sentence.words[index]
    roles = roles_of(sentence, word) if word.upos == "VERB" else NO_ROLES
    return Happening(kind=kind, trigger=index, roles=roles, uncounted=True)
