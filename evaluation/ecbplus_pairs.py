"""What two mentions of events have in common, as numbers: wording, who and what, times and names, states, documents.

`PROPOSITIONS` is the list. A proposition looks at two mentions and gives a number, mostly 0 to 1; which of them speak
for one event, and how much, is learned (`training/ecbplus.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import numpy as np
from evaluation.ecbplus_mentions import Lemmas, ReadMention
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
PairList = NDArray[np.int64]
"""Of shape (pairs, 2): the places of two mentions, the earlier first."""

_REPORTING = frozenset({"say", "tell", "announce", "report", "add", "claim", "state", "confirm"})
_REPORTS = frozenset({"statement", "announcement", "accord"})


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a lemma tells: the logarithm of how few of the collection's documents have the word."""

    documents: int
    documents_with: Mapping[str, int]

    def of(self, lemma: str) -> float:
        """At least about a half, more for rarer words."""
        return log(self.documents / (1 + self.documents_with.get(lemma, 0))) + 0.5

    def likeness(self, one: Lemmas, other: Lemmas) -> float:
        """The cosine of two sets of lemmas, each weighed by its rarity; nought where one is empty."""
        shared = one & other
        if not shared:
            return 0.0
        return _square(self, shared) / sqrt(_square(self, one) * _square(self, other))


def _square(rarity: Rarity, lemmas: Lemmas) -> float:
    return sum(rarity.of(lemma) ** 2 for lemma in sorted(lemmas))


def rarity_of(documents: Collection[Collection[str]]) -> Rarity:
    """From the words of each document, in lower case."""
    return Rarity(len(documents), Counter(word for words in documents for word in set(words)))


Proposition = Callable[[ReadMention, ReadMention, Rarity], float]


@lru_cache(maxsize=100_000)
def _letters(lemma: str) -> frozenset[str]:
    framed = f"^{lemma}$"
    return frozenset(framed[start : start + 3] for start in range(len(framed) - 2))


def same_lemma(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Their heads have one lemma."""
    return float(one.lemma == other.lemma)


def letters_alike(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """How many runs of three letters their lemmas share (Dice): "die" and "died", "quake" and "earthquake"."""
    first, second = _letters(one.lemma), _letters(other.lemma)
    return 2 * len(first & second) / max(1, len(first) + len(second))


def begin_alike(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """How many of six letters they share from the start."""
    shared = 0
    for first, second in zip(one.lemma[:6], other.lemma[:6], strict=False):
        if first != second:
            break
        shared += 1
    return shared / 6


def words_shared(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """The share of their own words that are the same."""
    return len(one.lemmas & other.lemmas) / len(one.lemmas | other.lemmas)


def word_shared(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """They have a word of their own in common."""
    return float(bool(one.lemmas & other.lemmas))


def rare_lemma(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
    """How rare the lemma is that they share."""
    return rarity.of(one.lemma) / 6 if one.lemma == other.lemma else 0.0


def reporting(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """One of them is saying something."""
    return float(bool({one.lemma, other.lemma} & (_REPORTING | _REPORTS)))


def same_part_of_speech(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Both verbs, both nouns."""
    return float(one.upos == other.upos)


def both_verbs(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Both are verbs."""
    return float(one.upos == other.upos == "VERB")


def both_nouns(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Both are nouns."""
    return float(one.upos == other.upos == "NOUN")


def same_relation(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """They stand in the same relation to the rest of their sentences."""
    return float(one.relation == other.relation)


def same_document(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """In one document."""
    return float(one.document == other.document)


def same_sentence(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """In one sentence."""
    return float(one.document == other.document and one.sentence == other.sentence)


def sentences_between(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """How far apart in one document, up to ten sentences."""
    return min(abs(one.sentence - other.sentence), 10) / 10 if one.document == other.document else 0.0


def one_in_headline(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """One of them, not the other, stands in a headline."""
    return float(one.headline != other.headline)


def both_in_headlines(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Both stand in headlines."""
    return float(one.headline and other.headline)


def sentences_alike(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
    """Their sentences have words in common."""
    return rarity.likeness(one.around, other.around)


def neighbours_alike(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
    """The nouns, names and numbers beside them are the same."""
    return rarity.likeness(one.near, other.near)


def _slot_alike(slot: str) -> Proposition:
    def alike(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
        return rarity.likeness(one.slots[slot], other.slots[slot])

    alike.__name__, alike.__doc__ = f"{slot}_alike", f"The same words fill the slot {slot}."
    return alike


def _slot_differs(slot: str) -> Proposition:
    def differs(one: ReadMention, other: ReadMention, _: Rarity) -> float:
        return _apart(one.slots[slot], other.slots[slot])

    differs.__name__, differs.__doc__ = f"{slot}_differs", f"Other words fill the slot {slot}."
    return differs


def _apart(one: Lemmas, other: Lemmas) -> float:
    """Both are told, and nothing is the same."""
    return float(bool(one) and bool(other) and not one & other)


def arguments_alike(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
    """Who, whom and where, taken together, are the same."""
    return rarity.likeness(frozenset().union(*one.slots.values()), frozenset().union(*other.slots.values()))


def same_word_above(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """They hang on the same word."""
    return float(bool(one.above & other.above))


def numbers_alike(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
    """The same numbers stand in their sentences."""
    return rarity.likeness(one.numbers, other.numbers)


def numbers_differ(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Other numbers stand in their sentences."""
    return _apart(one.numbers, other.numbers)


def names_alike(one: ReadMention, other: ReadMention, rarity: Rarity) -> float:
    """The same names stand in their sentences."""
    return rarity.likeness(one.names, other.names)


def names_differ(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Other names stand in their sentences."""
    return _apart(one.names, other.names)


def dates_alike(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """A month, day or year is the same."""
    return float(bool(one.dates & other.dates))


def dates_differ(one: ReadMention, other: ReadMention, _: Rarity) -> float:
    """Dates are told and all differ."""
    return _apart(one.dates, other.dates)


WORDING: tuple[Proposition, ...] = (
    same_lemma,
    letters_alike,
    begin_alike,
    words_shared,
    word_shared,
    rare_lemma,
    reporting,
    same_part_of_speech,
    both_verbs,
    both_nouns,
)
PLACE: tuple[Proposition, ...] = (
    same_relation,
    same_document,
    same_sentence,
    sentences_between,
    one_in_headline,
    both_in_headlines,
)
ARGUMENTS: tuple[Proposition, ...] = (
    sentences_alike,
    neighbours_alike,
    *map(_slot_alike, ("who", "whom", "where")),
    *map(_slot_differs, ("who", "whom", "where")),
    arguments_alike,
    same_word_above,
    numbers_alike,
    numbers_differ,
    names_alike,
    names_differ,
    dates_alike,
    dates_differ,
)
PROPOSITIONS = (*WORDING, *PLACE, *ARGUMENTS)


def compared(mentions: Sequence[ReadMention], pairs: PairList, rarity: Rarity) -> Numbers:
    """What each pair has in common, of shape (pairs, propositions)."""
    rows = (
        [proposition(mentions[one], mentions[other], rarity) for proposition in PROPOSITIONS] for one, other in pairs
    )
    return np.array(list(rows), np.float32).reshape(len(pairs), len(PROPOSITIONS))


def states_alike(mentions: Sequence[ReadMention], pairs: PairList) -> Numbers:
    """The cosines of their vectors, of shape (pairs, vectors), once the mean of all mentions is taken away."""
    vectors = np.stack([one.vectors for one in mentions])
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9
    parts = np.array_split(pairs, max(1, len(pairs) // 20_000))
    found = [np.einsum("pvw,pvw->pv", vectors[part[:, 0]], vectors[part[:, 1]]) for part in parts]
    return np.concatenate(found).astype(np.float32)
