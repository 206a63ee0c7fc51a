"""Finds the stretches of a sentence that may name a place, by the gazetteer and the entity tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.places.gazetteer import Entry, Feature, Gazetteer, Naming
from counterclaim.read.places.trust import Trust, may_end, names_no_place, trust_of, unlisted_end
from counterclaim.read.places.words import place_words, surface

LONGEST = 7
"""The most words that a place name has."""
SHORTEST = 6
"""The most letters and points of a region's short form: W. Va."""
LETTERS = re.compile(r"(?:[A-Z]\.){3,}")
"""Letters that stand for words: an S.U.V., but also the U.A.E."""
ARTICLE = re.compile(r"(?:[ae][lsrdznt]|ash|esh|e|i)-\w{2}", re.IGNORECASE)
"""How a word begins that carries an article, or the joint of Persian names, before it: al-Ain in Ras al-Ain."""
SECOND_LEVELS = {"county": "County", "counties": "County", "parish": "Parish", "parishes": "Parish"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may name a place. `first` and `last` are word indices, `last` exclusive; `entries` what they may mean.

    `tagged`: the entity tags call it a place. `trust`: how far the words alone bear a place out.
    """

    sentence: Sentence
    first: int
    last: int
    entries: tuple[Entry, ...]
    tagged: bool
    trust: Trust = Trust.FULL

    @property
    def start(self) -> int:
        """Offset into the document's text."""
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        """Offset into the document's text, exclusive."""
        return self.sentence.words[self.last - 1].end

    @property
    def text(self) -> str:
        """The words as the document has them."""
        return surface(self.sentence, self.first, self.last)

    @property
    def doubted(self) -> bool:
        """Whether it is a place only if the document bears that out."""
        return self.trust is not Trust.FULL

    @property
    def is_demonym(self) -> bool:
        """Whether the words name a people, not a place."""
        return bool(self.entries) and all(entry.naming is Naming.DEMONYM for entry in self.entries)


def candidates_of(sentence: Sentence, gazetteer: Gazetteer) -> list[Candidate]:
    """The longest stretches from left to right, none overlapping."""
    found: list[Candidate] = []
    index = 0
    while index < len(sentence.words):
        candidate = _candidate_at(sentence, index, gazetteer) if _may_begin(sentence, index) else None
        if candidate is None:
            index += 1
        else:
            found.append(candidate)
            index = candidate.last
    return found


def _may_begin(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if LETTERS.fullmatch(word.text) and word.entity[2:] != "LOC":
        return False
    if word.text[0].isupper():
        return word.upos not in {"PRON", "DET", "AUX", "ADP"} or word.entity[2:] == "LOC"
    if place_words().has("directions", word.text):
        return False
    if word.upos == "PROPN" and len(word.text) > 3 and word.entity[:1] == "B":
        return True
    return ARTICLE.match(word.text) is not None


def _candidate_at(sentence: Sentence, first: int, gazetteer: Gazetteer) -> Candidate | None:
    words = sentence.words
    for last in range(_reach(sentence, first), first, -1):
        if not may_end(words[last - 1]):
            continue
        name = surface(sentence, first, last)
        cut = names_no_place(name) or _goes_on(sentence, last)
        entries = () if cut else meanings_of(sentence, first, last, gazetteer)
        trust = trust_of(sentence, first, last, entries) if entries else None
        if trust is not None:
            entries = _of_one_kind(entries)
            tagged = any(word.entity[2:] == "LOC" for word in words[first:last])
            return Candidate(sentence=sentence, first=first, last=last, entries=entries, tagged=tagged, trust=trust)
    return _unlisted(sentence, first, gazetteer)


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Whether the tagged name goes on with a word that has its article before it: Ras is no place in Ras al-Ain."""
    after = sentence.words[last] if last < len(sentence.words) else None
    return after is not None and after.entity == "I-LOC" and ARTICLE.match(after.text) is not None


def meanings_of(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What words may mean where they stand: Ky. is Kentucky, Knox in "Laurel and Knox counties" a county."""
    name = surface(sentence, first, last)
    if _may_be_short(sentence, first, name):
        regions = gazetteer.abbreviated(name)
        if regions:
            return regions
    kind = _second_level(sentence, last)
    found = (gazetteer.named(f"{name} {kind}") if kind else ()) or gazetteer.named(name)
    if not found and last - first > 1 and place_words().has("name_heads", sentence.words[first].text):
        return gazetteer.sounding(name)
    return found


def _may_be_short(sentence: Sentence, first: int, name: str) -> bool:
    """Whether words may be a short form: points and a tag say so, or for two capitals a comma before them."""
    if len(name) > SHORTEST or not name[0].isupper() or sentence.words[first].entity[2:] != "LOC":
        return False
    return name.endswith(".") or (len(name) < 4 and first > 0 and sentence.words[first - 1].text == ",")


def _second_level(sentence: Sentence, last: int) -> str:
    """The kind of second-level region that a name, or the series which it opens, is called: County, Parish."""
    words, at = sentence.words, last
    while at < len(words) and at - last < 2 * LONGEST:
        kind = SECOND_LEVELS.get(words[at].text.lower())
        if kind is not None:
            return kind if at == last or words[at].text.lower() not in {"county", "parish"} else ""
        if words[at].text not in {",", "and", "or"} and not words[at].text[0].isupper():
            return ""
        at += 1
    return ""


def _reach(sentence: Sentence, first: int) -> int:
    """Where the longest name from here could end: capitals, and the small words that stand within and behind names."""
    words, lists = sentence.words, place_words()
    last = first + 1
    while last < len(words) and last - first < LONGEST:
        word, before = words[last], words[last - 1]
        gap = word.start - before.end
        within = word.text in "-–" or lists.has("joints", word.text) or lists.has("tails", word.text)
        within = within or ARTICLE.match(word.text) is not None
        if gap > 1 or not (word.text[0].isupper() or within):
            break
        last += 1
    return last


def _lost_possessive(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The well-known places of a possessive whose apostrophe was lost: Syrias army."""
    shorter = gazetteer.named(name[:-1]) if name.endswith("s") and len(name) > 5 else ()
    return tuple(entry for entry in shorter if entry.population > 1_000_000)


def _of_one_kind(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A people's name that is also a village's means the people."""
    peoples = tuple(entry for entry in entries if entry.naming is Naming.DEMONYM)
    countries = any(entry.feature is Feature.COUNTRY and entry.naming is Naming.NAME for entry in entries)
    return peoples if peoples and not countries else entries


def _unlisted(sentence: Sentence, first: int, gazetteer: Gazetteer) -> Candidate | None:
    """A stretch that is called a place though the gazetteer has no such name; another spelling may be known."""
    last = unlisted_end(sentence, first)
    if last is None or names_no_place(surface(sentence, first, last)):
        return None
    if place_words().has("directions", sentence.words[first].text):
        return None
    if _lost_possessive(surface(sentence, first, first + 1), gazetteer):
        last = first + 1
    name = surface(sentence, first, last)
    # a possessive whose apostrophe was lost: "Syrias army"
    bare = last - first == 1 and place_words().has("name_heads", name)
    entries = _lost_possessive(name, gazetteer) or (() if bare else gazetteer.spelt_like(name))
    tagged = sentence.words[first].entity[2:] == "LOC"
    return Candidate(sentence=sentence, first=first, last=last, entries=entries, tagged=tagged)
