"""Tells what a number without a noun counts: "killing 21", "the death toll rose to 23", "28 over the region"."""

from __future__ import annotations

from functools import partial

from counterclaim.model.quantity import Unit
from counterclaim.read.counts.bounds import Bounded
from counterclaim.read.counts.counted import noun_words, participles
from counterclaim.read.grammar.atoms import Passage
from counterclaim.read.knowledge_files import word_list

AUXILIARIES = frozenset(
    {
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "has",
        "been",
        "being",
        "be",
        "remain",
        "remained",
        "also",
        "then",
        "later",
        "still",
        "reportedly",
        "died",
        "would",
        "of",
        "them",
        "whom",
        "to",
        "feared",
        "believed",
        "thought",
        "reported",
        "confirmed",
        "said",
        "known",
        "presumed",
        "shot",
        "found",
        "left",
        "taken",
        "estimated",
    }
)
PREPOSITIONS = frozenset(
    {"over", "in", "at", "near", "on", "from", "around", "above", "across", "outside", "inside", "by", "among"}
)
TALLIES = frozenset({"total", "tally", "figure"})
CLOSERS = frozenset({",", ".", ";", ")", ":", "and", "or", "", "”", '"', "while", "but", "–", "—"})
TOLL_TIES = frozenset(
    {
        "has",
        "have",
        "had",
        "to",
        "at",
        "of",
        "is",
        "was",
        "stands",
        "reached",
        "hit",
        "exceeds",
        "exceeded",
        "passed",
        "surpassed",
        "by",
        "as",
        "now",
        "stood",
        "tops",
        "topped",
        "crossed",
        "passes",
        ":",
        "were",
    }
)
TOLL_REACH = 36
HEADING_MARKS = frozenset({":", "–", "—"})
HEADING_BREAKS = frozenset({";", ".", "•", "-", "–", "—", "*", "\n", "|"})
HEADING_REACH = 7


_casualty = partial(word_list, "units", "casualty")


def told_unit(passage: Passage, bounds: Bounded) -> Unit | None:
    """The unit that the words around tell: people after "killing" and before "were wounded", or a toll's own noun."""
    before = passage.text(bounds.first - 1)
    if before in _casualty("verbs"):
        return Unit.PERSON
    if before == "number" and passage.text(bounds.first - 2) in participles():
        return Unit.PERSON
    toll = _toll(passage, bounds.first) if before in TOLL_TIES else None
    return toll or _predicate(passage, bounds.end) or _headed(passage, bounds)


def _headed(passage: Passage, bounds: Bounded) -> Unit | None:
    """What a bulletin's line counts before a colon: "Prisoners: 114", "Houses burned: 77", "Drones launched - 60"."""
    if passage.text(bounds.first - 1) not in HEADING_MARKS or passage.text(bounds.end) not in CLOSERS:
        return None
    start = bounds.first - 1
    while start > 0 and bounds.first - start <= HEADING_REACH and passage.text(start - 1) not in HEADING_BREAKS:
        start -= 1
    hits = noun_words().within(passage.atoms[start : bounds.first - 1])
    units = [hit.entry for hit in hits if isinstance(hit.entry, Unit)]
    finite = any(passage.xpos(at) in ("VBP", "VBZ", "MD", "CD") for at in range(start, bounds.first - 1))
    return units[0] if units and not finite and bounds.first - start <= HEADING_REACH else None


def _toll(passage: Passage, first: int) -> Unit | None:
    """ "the death toll rose to 21", "the number of wounded reached 40"."""
    for back in range(first - 1, max(-1, first - 1 - TOLL_REACH), -1):
        text = passage.text(back)
        if text in (".", ";"):
            return None
        if text in _casualty("tolls") and back >= first - 10:
            return Unit.PERSON
        if text in participles() and passage.text(back - 1) == "the" and back == first - 2:
            return Unit.PERSON
        if text in TALLIES and _told_of_casualties(passage, first):
            return Unit.PERSON
        if text == "number" and passage.text(back + 1) in participles():
            return Unit.PERSON
        if passage.texts(back, back + 2) in (("number", "of"), ("how", "many")):
            hits = (noun_words().longest(passage.atoms, at) for at in range(back + 2, first))
            return next((hit.entry for hit in hits if hit is not None and isinstance(hit.entry, Unit)), None)
    return None


def _told_of_casualties(passage: Passage, first: int) -> bool:
    """Whether people killed or hurt were told of before: "killed 18, taking the total to 170"."""
    words = {*passage.texts(0, first)}
    return bool(words & (participles() | _casualty("verbs") | _casualty("tolls")))


def _resumes(passage: Passage, index: int) -> bool:
    """Whether a verb goes on after "in Gaza": "more than 2,700 in Gaza have died"."""
    return passage.upos(index) == "AUX" or passage.text(index) in _casualty("predicates")


def _predicate(passage: Passage, end: int) -> Unit | None:
    """ "three were killed", "two of whom died", "five wounded"."""
    if passage.text(end) in ("in", "from", "across"):
        end = next((at for at in range(end, end + 7) if _resumes(passage, at)), end)
    for at in range(end, min(end + 7, len(passage.atoms))):
        text = passage.text(at)
        if text in _casualty("predicates"):
            return Unit.PERSON
        if text not in AUXILIARIES and passage.upos(at) not in ("ADV", "AUX"):
            return None
    return None


def stands_alone(passage: Passage, bounds: Bounded, follows: bool) -> bool:
    """Whether a number without a noun counts what an earlier one counted (`follows`), or is itself a subject."""
    end = bounds.end + (passage.upos(bounds.end) == "ADV")
    after, before = passage.text(end), passage.text(bounds.first - 1)
    of_them = after == "of" and passage.text(bounds.end + 1) in ("which", "whom", "them", "these", "those")
    of_whom = before in ("which", "whom", "them") and passage.text(bounds.first - 2) == "of"
    total = "total" in passage.texts(bounds.first, bounds.end)
    if of_them or of_whom or total or before in ("including", "all"):
        return True
    led = before != "with" and passage.upos(bounds.first - 1) in ("NOUN", "PROPN", "ADP", "DET", "PRON")
    verb = passage.upos(end) in ("AUX", "VERB") and not led
    if not follows:
        many = bounds.approximate and bounds.high is None
        verbal = passage.upos(end) == "AUX" or passage.xpos(end) == "VBD"
        return verbal and (bounds.first == 0 or (many and not led))
    return verb or after in PREPOSITIONS or (after in CLOSERS and before not in PREPOSITIONS)
