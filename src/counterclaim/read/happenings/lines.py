"""Finds what lines without a verb tell: "Explosions in the port!", "Wounded: 12 civilians"."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import NO_ROLES, Happening, suffered
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds", "grouping")

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({";", "|", "."})
_HEADING = 5
"""Words from the start of a sentence within which a label ends."""


def told_by_line(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Happening | None:
    """What a sentence tells by its label, or as a headline without a verb; null where a verb tells."""
    return _labelled(sentence, counted) or _exclaimed(sentence, classes)


def _labelled(sentence: Sentence, counted: frozenset[int]) -> Happening | None:
    """ "Wounded: 12, of them 3 children": the label tells what happened to those that are counted after it."""
    labels: dict[str, str] = knowledge("kinds")["labels"]
    for word in sentence.words[:_HEADING]:
        after = sentence.words[word.index + 1].text if word.index + 1 < len(sentence.words) else ""
        kind = labels.get(word.text.lower())
        if after != ":" or kind is None:
            continue
        those = []
        for other in sentence.words[word.index + 2 :]:
            if other.text in _BREAKS or other.xpos in _FINITE:
                break
            if other.index in counted:
                those.append(other.index)
        if those:
            return Happening(kind=Kind(kind), trigger=word.index, roles=suffered(tuple(those)), nominal=True)
    return None


def _exclaimed(sentence: Sentence, classes: Classes) -> Happening | None:
    """ "Explosions in the port!": a noun that heads a sentence without a verb."""
    root = _head(sentence)
    if root is None or root.upos not in ("NOUN", "PROPN") or any(word.xpos in _FINITE for word in sentence.words):
        return None
    if any(child.text.lower() in ("the", "this", "that", "no") for child in sentence.children_of(root, "det")):
        return None
    placed = sentence.children_of(root, "nmod", "obl", "nmod:unmarked") or root.relation == "parataxis"
    for name in ("strike", "assault", "alert", "outage"):
        if name in classes.get(root.index, ()) and placed:
            return Happening(kind=Kind(name), trigger=root.index, roles=NO_ROLES)
    return None


def _head(sentence: Sentence) -> Word | None:
    """The noun that heads a headline, after a place and a colon or a clock time before it."""
    root = sentence.root
    beside = [child for child in sentence.children_of(root, "parataxis") if child.upos == "NOUN"]
    return beside[0] if root.upos in ("PROPN", "NUM") and beside else root
