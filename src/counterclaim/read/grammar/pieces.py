"""Turns the words of a sentence into the numbers that the English model reads: word pieces and word shapes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

CACHE_SIZE = 200_000
SHAPES = 8
LONGEST_WORD = 100


class PieceRow(NamedTuple):
    """One sentence as numbers: piece ids between a start and an end mark, a shape for each, each word's first piece."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]


def word_shape(word: str) -> int:
    """What the letters' case tells of a word, as a number below SHAPES; the encoder itself reads lower case alone."""
    if word.islower():
        return 0 if word.isascii() else 7
    if len(word) > 1 and word.isupper():
        return 2
    if word[:1].isupper():
        if len(word) == 1:
            return 4
        return 3 if any(letter.isupper() for letter in word[1:]) else 1
    if any(letter.isdigit() for letter in word):
        return 5
    if any(letter.isupper() for letter in word):
        return 3
    return 7 if any(letter.isalpha() for letter in word) else 6


class Pieces:
    """A word-piece vocabulary with a memory of the words seen; a word's pieces never depend on its neighbours."""

    def __init__(self, vocabulary: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], list[int]]] = {}
        self.first_mark, self.last_mark, self.unknown = (
            self._tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in ("[CLS]", "[SEP]", "[UNK]")
        )

    def of_word(self, word: str) -> tuple[list[int], list[int]]:
        """The word's piece ids and, as long, its shape repeated; never empty."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word[:LONGEST_WORD], add_special_tokens=False).ids or [self.unknown]
            known = (ids, [word_shape(word)] * len(ids))
            if len(self._known) >= CACHE_SIZE:
                self._known.clear()
            self._known[word] = known
        return known

    def of_sentence(self, words: list[str]) -> PieceRow:
        """The whole sentence between its two marks."""
        ids, shapes, firsts = [self.first_mark], [0], []
        for word in words:
            word_ids, word_shapes = self.of_word(word)
            firsts.append(len(ids))
            ids += word_ids
            shapes += word_shapes
        ids.append(self.last_mark)
        shapes.append(0)
        return PieceRow(ids, shapes, firsts)
