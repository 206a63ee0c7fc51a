"""What words say of the happening that they tell of: the rare ones, the names, and whether they go on from before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*")
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|[Oo]utside|[Aa]round|[Tt]owards?|[Hh]it|[Ss]truck|[Tt]argeted|of) "
    r"(?:(?:the|and|of|nearby|neighbou?ring|southern|northern|eastern|western|central|rural|besieged|occupied|strategic|"
    r"towns?|cit(?:y|ies)|villages?|districts?|neighbou?rhoods?|suburbs?|areas?|regions?|provinces?|countryside|"
    r"outskirts) ){0,12}"
    r"([A-Z][\w'’-]{2,}(?: [A-Z][\w'’-]+)*)"
)
"""A name after a word of place, or after a word for a blow."""
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_STEM = 4
"""An ending is cut off where at least so many letters stay."""
_LEAST = 3
"""Shorter words say nothing."""
_OPENING = 6
"""A sentence takes up what was told before within so many words."""
RARE, COMMON = 2.0, 1.0
"""What a shared word weighs: one that few reports hold, and one that many do."""


@cache
def _list(table: str, key: str) -> frozenset[str]:
    text = resources.files("counterclaim.reconcile.linking").joinpath("words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[table][key])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in small letters without its ending: "Missiles" and "missile" are one, "shelled" and "shelling" too."""
    folded = word.casefold()
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _STEM:
            return folded[: -len(ending)].removesuffix("e")
    return folded.removesuffix("e") if len(folded) > _STEM else folded


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text))


def telling_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a sentence that say what it is about, and the rare names among them; as stems."""
    usual = _usual()
    words, names = set(), set()
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) < _LEAST:
            continue
        short = stem(word)
        if short in usual:
            continue
        words.add(short)
        if word[0].isupper() and match.start() > 0 and short not in _common() and not _opens(text, match.start()):
            names.add(short)
    return frozenset(words), frozenset(names)


def sites_in(text: str) -> frozenset[str]:
    """The sorts of site that a text names: a mall and a supermarket are one sort."""
    of = _site_of()
    return frozenset(of[word] for word in stems(text) if word in of)


def names_where(text: str) -> frozenset[str]:
    """The stems of the names that stand where places do, "in the village of N." or "near N.", known or not."""
    words = {word for match in _WHERE.finditer(text) for word in _WORD.findall(match.group(1))}
    return frozenset(stem(word) for word in words if len(word) >= _LEAST) - _usual()


def says_much(site: str) -> bool:
    """Whether a sort of site is hit seldom enough to tell one strike from another."""
    return site not in _list("sites", "usual")


def is_seat(name: str, before: str) -> bool:
    """Whether a name stands for the government that sits there: no word of place stands before it."""
    if name not in _list("seats", "names"):
        return False
    words = _WORD.findall(before)
    return not words or words[-1].casefold() not in _list("seats", "before")


def weight_of(words: Iterable[str]) -> float:
    """How much some words say: rare ones count twice."""
    common = _common()
    return sum(COMMON if word in common else RARE for word in words)


def refers_back(text: str) -> str:
    """How a sentence goes on from before: it "takes up" what was told ("The attack …"), "refers back", "turns away",
    or none.

    It turns away with "Meanwhile", "Elsewhere", "In another …".
    """
    words = [word.casefold() for word in _WORD.findall(text[:400])]
    opening = " ".join(words[:_OPENING])
    if not _list("turns", "words").isdisjoint(words[:2]) or any(each in opening for each in _list("turns", "phrases")):
        return "turns away"
    determiners, nouns, deeds = _list("back", "determiners"), _list("back", "nouns"), _list("back", "deeds")
    for at, word in enumerate(words):
        if word in determiners and any(later in nouns for later in words[at + 1 : at + 4]):
            strong = at < _OPENING and any(later in deeds for later in words[at + 1 : at + 4])
            return "takes up" if strong else "refers back"
    return "refers back" if words and words[0] in _list("back", "openers") else ""


def _opens(text: str, at: int) -> bool:
    """Whether a word stands at the head of a sentence or a quotation, where any word has a capital."""
    return text[:at].rstrip(" “\"'‘(—–-").endswith((".", "!", "?", ":", "…")) or not text[:at].strip(" “\"'‘(—–-")


@cache
def _usual() -> frozenset[str]:
    return _stemmed("usual") | _stemmed("names")


@cache
def _common() -> frozenset[str]:
    return _stemmed("common")


@cache
def _site_of() -> dict[str, str]:
    text = resources.files("counterclaim.reconcile.linking").joinpath("words.toml").read_text(encoding="utf-8")
    sites = tomllib.loads(text)["sites"]
    return {stem(word): site for site, words in sites.items() if site != "usual" for word in words}


def _stemmed(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _list("frequent", key)) | _list("frequent", key)
