"""What a language's grammar tells of one sentence: its words, and how they hang together.

The labels are Universal Dependencies' own (UPOS, UD relations) and Penn tags in `xpos`; an analyser that
emits anything else must convert or refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from counterclaim.model.kind import Kind

ROOT = -1
"""The head of a sentence's main word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a sentence, with offsets into the document's text (code points, end exclusive)."""

    index: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    entity: str
    """BIO label: "O", or "B-"/"I-" and PERSON, ORG, LOC, NORP, DATE or WEAPON."""


class Leanings(Protocol):
    """What a model takes a sentence to tell: a second opinion beside the rules, as probabilities from 0 to 1."""

    def of_number(self, word: int, noun: int) -> dict[Kind, float]:
        """For each kind, how likely a number is to count it; `word` ends the number, `noun` is what it counts."""

    def told(self) -> dict[Kind, tuple[float, int]]:
        """For each kind, how likely the sentence is to tell it, and the index of the word that speaks most for it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tree. `words[i].head` is an index into `words`, or ROOT; one word is the root."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]
    """For each word, the indices of the words that depend on it, in text order."""
    leanings: Leanings | None = field(default=None, compare=False, repr=False)
    """The model's second opinion on kinds; None where the analyser has none."""

    @property
    def root(self) -> Word:
        """The sentence's main word."""
        return next(word for word in self.words if word.head == ROOT)

    def head_of(self, word: Word) -> Word | None:
        """The word that this one depends on, or None for the root."""
        return None if word.head == ROOT else self.words[word.head]

    def children_of(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """The words that depend on this one, in text order; of these relations alone if any are named."""
        below = (self.words[index] for index in self.children[word.index])
        return tuple(child for child in below if not relations or child.relation in relations)

    def ancestors_of(self, word: Word) -> Iterator[Word]:
        """The words above this one, nearest first."""
        while word.head != ROOT:
            word = self.words[word.head]
            yield word

    def subtree_of(self, word: Word) -> tuple[Word, ...]:
        """This word and all below it, in text order."""
        found, pending = [word.index], [word.index]
        while pending:
            below = self.children[pending.pop()]
            found.extend(below)
            pending.extend(below)
        return tuple(self.words[index] for index in sorted(found))


class Analyser(Protocol):
    """Turns a text into sentences; the same sentence always gives the same tree, whatever stands beside it."""

    @property
    def name(self) -> str:
        """The analyser and its version, for a claim's `reader` field."""

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """All sentences of a text, in order. Paragraph breaks are sentence breaks."""
