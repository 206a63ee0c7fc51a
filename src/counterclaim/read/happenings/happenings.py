"""Finds what happened: the verbs, nouns and participles of one sentence that tell a happening of a known kind."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.happenings.nouns import nouns_behind, told_by_noun, told_by_state
from counterclaim.read.happenings.repetitions import told_once
from counterclaim.read.happenings.verbs import told_by_verb


def find_happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> tuple[Happening, ...]:
    """All happenings of a sentence in text order. `counted` holds the words that a count counts."""
    return tuple(_happenings(sentence, classes, counted))


def _happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    verbal = list(_verbal(sentence, classes, counted))
    found = told_once(
        sentence, counted, [one for happening in verbal for one in nouns_behind(sentence, happening, classes)]
    )
    spoken_for = {index for happening in found for index in (*happening.roles.patients, *happening.roles.agents)}
    triggers = {happening.trigger for happening in found}
    for word in sentence.words:
        if word.index in spoken_for or word.index in triggers:
            continue
        nominal = told_by_noun(sentence, word, classes, counted)
        if nominal is not None and not _governed(sentence, word, spoken_for):
            found.append(nominal)
    yield from sorted(found, key=lambda happening: happening.trigger)


def _verbal(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    for word in sentence.words:
        found = told_by_verb(sentence, word, classes) or told_by_state(sentence, word, counted)
        if found is not None:
            yield found


def _governed(sentence: Sentence, word: Word, spoken_for: set[int]) -> bool:
    """Whether a noun hangs on one that a verb has already told of."""
    return any(above.index in spoken_for for above in sentence.ancestors_of(word) if above.upos in ("NOUN", "PROPN"))
