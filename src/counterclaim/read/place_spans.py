"""Finds the stretches of a sentence that may name a place, by the gazetteer and the entity tags."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from counterclaim.read.analysis import Sentence, Word
from counterclaim.read.gazetteer import Entry, Feature, Gazetteer, Naming
from counterclaim.read.knowledge_files import knowledge

LONGEST = 7
LARGE = 50_000
"""The population from which a name stands for its place even where the entity tags do not see one."""
STRONG = frozenset({Feature.COUNTRY, Feature.REGION, Feature.AREA, Feature.POINT, Feature.CAPITAL, Feature.SEAT})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


class Trust(Enum):
    """Whether the tags and the words before bear a place out."""

    FULL = "full"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of `knowledge/places.toml`, as sets of words in small letters."""

    lists: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a word, in any case, is on the list of this name."""
        return word.lower() in self.lists[name]


@cache
def place_words() -> PlaceWords:
    """The word lists, loaded once."""
    tables: dict[str, Any] = knowledge("places")
    lists = {name: frozenset(map(str.lower, words)) for name, words in tables.items() if isinstance(words, list)}
    return PlaceWords(lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may name a place. `first` and `last` are word indices, `last` exclusive; `entries` what they may mean.

    `tagged`: the entity tags call it a place. `doubted`: they call it something else, or nothing, and no word before it
    says where; it is a place only if the document bears that out.
    """

    sentence: Sentence
    first: int
    last: int
    entries: tuple[Entry, ...]
    tagged: bool
    doubted: bool = False

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
        return _surface(self.sentence, self.first, self.last)

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
    if word.text[0].isupper():
        return word.upos not in {"PRON", "DET", "AUX", "ADP"} or word.entity[2:] == "LOC"
    if word.upos == "PROPN" and len(word.text) > 3 and word.entity[:1] == "B":
        return True
    return word.text[:3].lower() in {"al-", "el-", "as-", "ar-", "ad-", "az-", "an-", "at-"} and len(word.text) > 4


def _candidate_at(sentence: Sentence, first: int, gazetteer: Gazetteer) -> Candidate | None:
    words = sentence.words
    for last in range(_reach(sentence, first), first, -1):
        if not _may_end(words[last - 1]):
            continue
        entries = gazetteer.named(_surface(sentence, first, last))
        trust = _trust(sentence, first, last, entries) if entries else None
        if trust is not None:
            tagged = any(word.entity[2:] == "LOC" for word in words[first:last])
            return Candidate(
                sentence=sentence,
                first=first,
                last=last,
                entries=entries,
                tagged=tagged,
                doubted=trust is Trust.DOUBTED,
            )
    return _tagged_alone(sentence, first, gazetteer)


def _reach(sentence: Sentence, first: int) -> int:
    """Where the longest name from here could end: capitals, and the small words that stand within and behind names."""
    words, lists = sentence.words, place_words()
    last = first + 1
    while last < len(words) and last - first < LONGEST:
        word, before = words[last], words[last - 1]
        gap = word.start - before.end
        within = word.text in "-–" or lists.has("joints", word.text) or lists.has("tails", word.text)
        if gap > 1 or not (word.text[0].isupper() or within):
            break
        last += 1
    return last


def _may_end(word: Word) -> bool:
    return word.text[0].isupper() or word.upos == "PROPN" or place_words().has("tails", word.text)


def _surface(sentence: Sentence, first: int, last: int) -> str:
    words = sentence.words
    return sentence.text[words[first].start - sentence.start : words[last - 1].end - sentence.start]


def _trust(sentence: Sentence, first: int, last: int, entries: tuple[Entry, ...]) -> Trust | None:
    """How far the tags and the words before allow a place; None where the words are rather something else."""
    words = sentence.words[first:last]
    kinds = {word.entity[2:] for word in words}
    if all(entry.naming is Naming.DEMONYM for entry in entries):
        return Trust.FULL
    known = any(_well_known(entry) for entry in entries)
    if not known and _within_name(sentence, first, last):
        return None
    if last - first == 1 and place_words().has("directions", words[0].text):
        return None
    if "LOC" in kinds:
        return Trust.FULL
    if "DATE" in kinds or (last - first == 1 and words[0].upos not in {"PROPN", "ADJ", "NOUN", "X"}):
        return None
    where = _says_where(sentence, first) or _in_series(sentence, first)
    if "WEAPON" in kinds:
        return Trust.DOUBTED if where and known else None
    if "PERSON" in kinds and not _alone(sentence, first, last):
        return None
    if where and (known or kinds != {""}):
        return Trust.FULL
    if not known or place_words().has("doubtful", words[0].text):
        return Trust.DOUBTED if where else None
    return (
        Trust.FULL if any(entry.feature in (Feature.COUNTRY, Feature.CAPITAL) for entry in entries) else Trust.DOUBTED
    )


def _well_known(entry: Entry) -> bool:
    if entry.naming is Naming.ALTERNATE:
        return entry.population >= LARGE and entry.feature in STRONG
    return entry.population >= LARGE or (entry.feature in STRONG and entry.feature is not Feature.SEAT)


def _within_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether another proper name stands hard by, so that these words are a part of it: Superior in Bantam Superior Court."""
    words, lists = sentence.words, place_words()
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if before is not None and first > 1 and before.upos == "PROPN" and before.text[0].isupper():
        said = any(lists.has(name, before.text) for name in ("settlement_words", "region_words", "directions"))
        if not said and before.entity[2:] != "DATE":
            return True
    if after is None or after.upos != "PROPN" or not after.text[0].isupper() or after.entity[2:] == "DATE":
        return False
    names = ("actor_words", "facilities", "facility_fillers", "region_words", "district_words", "settlement_words")
    return not any(lists.has(name, after.text) for name in names)


def _alone(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a stretch tagged as a person's name is a whole name, with no further name beside it."""
    words = sentence.words
    opens = words[first].entity[:1] == "B" and (last == len(words) or words[last].entity[:1] != "I")
    beside = first > 1 and words[first - 1].upos == "PROPN"
    return opens and not beside


def _in_series(sentence: Sentence, first: int) -> bool:
    """Whether the words stand in a list after a place, or after "the towns of"."""
    words, lists = sentence.words, place_words()
    if first < 2:
        return False
    before, earlier = words[first - 1].text.lower(), words[first - 2]
    if before in {",", "and", "or"}:
        return earlier.entity[2:] == "LOC" or (earlier.text == "," and words[first - 3].entity[2:] == "LOC")
    return before == "of" and (
        lists.has("settlement_words", earlier.text) or lists.has("settlement_plurals", earlier.text)
    )


def _says_where(sentence: Sentence, first: int) -> bool:
    words = sentence.words
    at = first - 1
    while at >= 0 and (words[at].upos in {"DET", "ADJ"} or place_words().has("directions", words[at].text)):
        at -= 1
    return at >= 0 and place_words().has("where", words[at].text)


def _tagged_alone(sentence: Sentence, first: int, gazetteer: Gazetteer) -> Candidate | None:
    """A stretch that the tags call a place though the gazetteer has no such name; another spelling may be known."""
    words = sentence.words
    if words[first].entity[2:] != "LOC":
        return None
    last = first + 1
    while last < len(words) and words[last].entity == "I-LOC":
        last += 1
    while last > first + 1 and not _may_end(words[last - 1]):
        last -= 1
    if last == first + 1 and (_within_name(sentence, first, last) or place_words().has("directions", words[first].text)):
        return None
    entries = gazetteer.spelt_like(_surface(sentence, first, last))
    return Candidate(sentence=sentence, first=first, last=last, entries=entries, tagged=True)
