"""A mention of an event as our own parser sees it: its head, what hangs on it, what stands around it, its states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from evaluation.ecbplus_corpus import CodedDocument, CodedMention
from evaluation.ecbplus_states import States, state_reader
from numpy.typing import NDArray

from counterclaim.read.grammar.analysis import ROOT
from counterclaim.read.grammar.lemmas import lemma_of
from counterclaim.read.grammar.onnx_analysis import OnnxAnalyser, Reading, english_analyser

LONGEST = 150
"""Words that are read at once; the rest of a longer sentence, usually a list, is read for itself."""
NEAR = 6
WINDOW = 4
LONGEST_CLAUSE = 14

_SLOTS = {
    **dict.fromkeys(("nsubj", "nmod:poss", "csubj"), "who"),
    **dict.fromkeys(("nsubj:pass", "obj", "iobj", "compound"), "whom"),
    **dict.fromkeys(("obl", "nmod"), "where"),
}
"""Which slot a word fills by its relation to the mention; `where` is all that a preposition ties."""
_NAMED = frozenset({"flat", "compound", "nummod", "amod"})
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_OUTSIDE_CLAUSE = frozenset({"conj", "parataxis", "advcl", "cc", "mark", "punct", "acl"})

Lemmas = frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """The words of a sentence (or a stretch of a long one) with their tokens' numbers, tree, lemmas and states."""

    numbers: tuple[str, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    reading: Reading
    states: States

    def relation(self, index: int) -> str:
        """The relation of a word to the one above it, without its subtype."""
        return self.reading.relations[index].partition(":")[0]

    def below(self, above: Iterable[int]) -> list[int]:
        """The words that hang on any of these and aren't among them."""
        inside = set(above)
        return [index for index, head in enumerate(self.reading.heads) if head in inside and index not in inside]


@dataclass(frozen=True, slots=True)
class ReadMention:
    """All that comparing two mentions looks at. `vectors` are 10 × 384: five stretches of words, each in two layers."""

    document: str
    sentence: int
    headline: bool
    lemma: str
    upos: str
    relation: str
    lemmas: Lemmas
    slots: Mapping[str, Lemmas]
    above: Lemmas
    around: Lemmas
    near: Lemmas
    numbers: Lemmas
    names: Lemmas
    dates: Lemmas
    vectors: NDArray[np.float32]


class MentionReader:
    """Coded mentions → read mentions; each sentence is analysed once, in order."""

    def __init__(self, documents: Mapping[str, CodedDocument]) -> None:
        self._documents = documents
        self._analyser: OnnxAnalyser = english_analyser()
        self._states = state_reader()
        self._known: dict[tuple[str, str], ReadSentence] = {}
        self._alone: dict[tuple[str, ...], States] = {}

    def read(self, mention: CodedMention) -> ReadMention:
        """The mention with what the tree of its sentence tells of it."""
        sentence = self._sentence(mention)
        inside = [index for index, number in enumerate(sentence.numbers) if number in mention.tokens]
        head = head_of(inside, sentence.reading.heads)
        slots, above = _slots(sentence, inside, head)
        rest = [index for index in range(len(sentence.words)) if index not in inside]
        near = [index for index in rest if inside[0] - NEAR <= index <= inside[-1] + NEAR]
        upos, entities = sentence.reading.upos, sentence.reading.entities
        return ReadMention(
            document=mention.document,
            sentence=mention.sentence,
            headline=mention.sentence <= self._documents[mention.document].headline,
            lemma=sentence.lemmas[head],
            upos=upos[head],
            relation=sentence.relation(head),
            lemmas=_lemmas(sentence, inside),
            slots=slots,
            above=above,
            around=_lemmas(sentence, (index for index in rest if upos[index] in _CONTENT)),
            near=_lemmas(sentence, (index for index in near if upos[index] in _NAMING)),
            numbers=_lemmas(sentence, (index for index in rest if upos[index] == "NUM")),
            names=_lemmas(sentence, (index for index in rest if upos[index] == "PROPN")),
            dates=_lemmas(sentence, (i for i in rest if entities[i][2:] == "DATE" and upos[i] in ("PROPN", "NUM"))),
            vectors=self._vectors(sentence, inside, head),
        )

    def _sentence(self, mention: CodedMention) -> ReadSentence:
        """The sentence, or the stretch of it, in which the mention's first token stands."""
        key = (mention.document, mention.tokens[0])
        if key not in self._known:
            tokens = self._documents[mention.document].sentence_with(mention.tokens[0])
            for start in range(0, len(tokens), LONGEST):
                stretch = tokens[start : start + LONGEST]
                read = self._analysed([one.text for one in stretch], tuple(one.number for one in stretch))
                self._known |= {(mention.document, one.number): read for one in stretch}
        return self._known[key]

    def _analysed(self, words: list[str], numbers: tuple[str, ...]) -> ReadSentence:
        reading = self._analyser.read(words)
        tagged = zip(words, reading.upos, reading.xpos, strict=True)
        lemmas = tuple(lemma_of(word, upos, xpos).lower() for word, upos, xpos in tagged)
        return ReadSentence(numbers, tuple(words), lemmas, reading, self._states.states(words))

    def _vectors(self, sentence: ReadSentence, inside: list[int], head: int) -> NDArray[np.float32]:
        """The mean states of the mention, of it alone, of its clause, of the words beside it and of the sentence."""
        words = tuple(sentence.words[index] for index in inside)
        if words not in self._alone:
            self._alone[words] = self._states.states(words)
        window = slice(max(0, inside[0] - WINDOW), inside[-1] + WINDOW + 1)
        states = sentence.states
        parts = (
            states[:, inside],
            self._alone[words],
            states[:, _clause(sentence, inside, head)],
            states[:, window],
            states,
        )
        return np.concatenate([part.mean(axis=1) for part in parts]).astype(np.float32)


def head_of(inside: Sequence[int], heads: Sequence[int]) -> int:
    """The word of a span that the others hang on, climbing from its first word."""
    index = inside[0]
    while heads[index] in inside:
        index = heads[index]
    return index


def _lemmas(sentence: ReadSentence, indices: Iterable[int]) -> Lemmas:
    return frozenset(sentence.lemmas[index] for index in indices)


def _slots(sentence: ReadSentence, inside: list[int], head: int) -> tuple[dict[str, Lemmas], Lemmas]:
    """What fills each slot of a mention, and the lemma of the word that it hangs on, if any."""
    reading = sentence.reading
    slots: dict[str, Lemmas] = {"who": frozenset(), "whom": frozenset(), "where": frozenset()}
    for index in sentence.below(inside):
        full = reading.relations[index]
        slot = _SLOTS.get(full, _SLOTS.get(sentence.relation(index)))
        if slot:
            named = [index, *(one for one in sentence.below([index]) if sentence.relation(one) in _NAMED)]
            slots[slot] |= _lemmas(sentence, (one for one in named if reading.upos[one] in _CONTENT))
    above = reading.heads[head]
    if above == ROOT:
        return slots, frozenset()
    if not slots["who"] and sentence.relation(head) in ("conj", "xcomp", "advcl"):
        shared = (one for one in sentence.below([above]) if sentence.relation(one) == "nsubj")
        slots["who"] = _lemmas(sentence, shared)
    if sentence.relation(head) == "acl":
        slots["whom"] |= _lemmas(sentence, [above])
    return slots, _lemmas(sentence, [above])


def _clause(sentence: ReadSentence, inside: list[int], head: int) -> list[int]:
    """The words of a mention and all that hangs on it, other clauses apart; of many, those near its head."""
    clause, pending = set(inside), list(inside)
    while pending:
        pending = [one for one in sentence.below(pending) if sentence.relation(one) not in _OUTSIDE_CLAUSE]
        pending = [one for one in pending if one not in clause]
        clause.update(pending)
    ordered = sorted(clause)
    if len(ordered) > LONGEST_CLAUSE:
        return [index for index in ordered if abs(index - head) <= LONGEST_CLAUSE // 2 + 1]
    return ordered
