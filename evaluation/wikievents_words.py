"""A coded document beside the reader's analysis of it: which word of which tree each token is, and the head of a span.

Published scores take heads from spaCy's trees (Li, Ji and Han 2021), climbing from a span's first token as long as the
head lies within. Here the trees are the reader's own; the head of a name of several words is its last, as in spaCy's.
Five of six coded spans are one token, which is its own head in any tree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.wikievents_documents import CodedDocument, Span

from counterclaim.model.document import Document
from counterclaim.read.grammar.analysis import Analyser, Sentence, Word
from counterclaim.read.mentions import Mentions
from counterclaim.read.pages import Page, page_of

_NAME_PARTS = frozenset({"flat", "compound", "nummod", "goeswith", "fixed"})


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A coded document and what the reader sees in it. `words` tells of each token its sentence and its word there."""

    coded: CodedDocument
    page: Page
    words: tuple[tuple[int, int], ...]
    tokens_of: Mapping[tuple[int, int], tuple[int, ...]]
    """For each word that starts in a token or holds one, by its sentence and place, its tokens in order."""

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number."""
        return self.page.mentions[number].sentence

    def mentions_at(self, token: int) -> Mentions:
        """What the sentence of a token mentions."""
        return self.page.mentions[self.words[token][0]]

    def indices(self, span: Span) -> tuple[int, ...]:
        """The words that a span's tokens are, as indices into the sentence of its first token, in order."""
        number = self.words[span[0]][0]
        return tuple(dict.fromkeys(word for at, word in self.words[span[0] : span[1]] if at == number))

    def head(self, span: Span) -> int:
        """The token that heads a span."""
        number, index = self.words[span[0]]
        inside = frozenset(self.indices(span))
        words = self.sentence(number).words
        while words[index].head in inside:
            index = words[index].head
        names = [one.index for one in self.sentence(number).children_of(words[index], "flat") if one.index in inside]
        index = names[-1] if names else index
        return max(token for token in range(*span) if self.words[token] == (number, index))

    def span_of(self, number: int, index: int) -> Span | None:
        """The tokens of a word with the name that it is part of; null for a word without a token of its own."""
        sentence = self.sentence(number)
        named = _named(sentence, sentence.words[index])
        tokens = [token for word in named for token in self.tokens_of.get((number, word), ())]
        return (tokens[0], tokens[-1] + 1) if tokens else None


def _named(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """The words of a name of several: those beside its head that are part of it."""
    parts = {word.index}
    if word.upos == "PROPN":
        parts |= {one.index for one in sentence.children_of(word, *_NAME_PARTS) if one.upos in ("PROPN", "NUM")}
    first = last = word.index
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return tuple(range(first, last + 1))


def read_document(coded: CodedDocument, analyser: Analyser) -> ReadDocument:
    """The reader's analysis of a coded document and all that its finders find there."""
    sentences = analyser.analyse(coded.text)
    document = Document.of(coded.text, name=coded.name)
    words = _places(coded.tokens, sentences)
    tokens: dict[tuple[int, int], tuple[int, ...]] = {}
    for token, place in enumerate(words):
        tokens[place] = (*tokens.get(place, ()), token)
    return ReadDocument(coded, page_of(document, sentences), words, tokens)


def _places(tokens: Sequence[Span], sentences: Sequence[Sentence]) -> tuple[tuple[int, int], ...]:
    """For each token, the sentence and the word where it starts."""
    words = [(word.start, sentence.index, word.index) for sentence in sentences for word in sentence.words]
    starts = [start for start, _, _ in words]
    found = (words[max(0, bisect_right(starts, start) - 1)] for start, _ in tokens)
    return tuple((number, index) for _, number, index in found)
