"""The words that English news texts set around place names, and how a sentence is asked about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import knowledge

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


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


def surface(sentence: Sentence, first: int, last: int) -> str:
    """The text from one word to another (exclusive), as the document has it."""
    words = sentence.words
    return sentence.text[words[first].start - sentence.start : words[last - 1].end - sentence.start]


def word_before(sentence: Sentence, index: int) -> Word | None:
    """The word before this index, if there is one."""
    return sentence.words[index - 1] if index > 0 else None


def word_at(sentence: Sentence, index: int) -> Word | None:
    """The word at this index, if there is one."""
    return sentence.words[index] if 0 <= index < len(sentence.words) else None
