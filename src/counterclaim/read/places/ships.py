"""Tells the names of ships from those of the towns that they are called after: the cruiser Moskva, the Moskva."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.read.places.frames import Frame, PlaceKind
from counterclaim.read.places.gazetteer import Feature
from counterclaim.read.places.names import folded
from counterclaim.read.places.words import place_words, word_at, word_before

_NO_NOUNS = frozenset({"AUX", "VERB", "PUNCT", "ADP", "SCONJ"})
_CLASS = 3
"""Words after a name within which it may be called one of a class: "the Belmar Alligator-class landing ship"."""


def ships_among(frames: Iterable[Frame]) -> frozenset[str]:
    """The names, folded, that a document shows to be ships: called so, or a town's with "the" before it alone."""
    return frozenset(folded(frame.candidate.text) for frame in frames if _is_ship(frame))


def _is_ship(frame: Frame) -> bool:
    entries = frame.candidate.entries
    if frame.kind is not PlaceKind.NAME or frame.wanted is not None or not entries:
        return False
    if any(entry.feature in (Feature.COUNTRY, Feature.AREA, Feature.POINT) for entry in entries):
        return False
    return _called_a_ship(frame) or _has_article_alone(frame)


def _called_a_ship(frame: Frame) -> bool:
    """The Moskva cruiser, the frigate Admiral Essen, the Belmar Alligator-class landing ship."""
    sentence, lists = frame.sentence, place_words()
    before, after = word_before(sentence, frame.first), word_at(sentence, frame.last)
    if any(word is not None and lists.has("ships", word.text) for word in (before, after)):
        return True
    beyond = [word.text.lower() for word in sentence.words[frame.last : frame.last + _CLASS]]
    return beyond[1:] == ["-", "class"]


def _has_article_alone(frame: Frame) -> bool:
    """ "The Moskva sank": no town has "the" before it unless it describes the noun after it ("the Sumy front")."""
    article, head = word_before(frame.sentence, frame.first), frame.sentence.words[frame.last - 1]
    if article is None or article.text.lower() != "the" or frame.last - frame.first > 1 or head.upos != "PROPN":
        return False
    after = word_at(frame.sentence, frame.last)
    ends = after is None or after.upos in _NO_NOUNS
    return ends and head.relation in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent")
