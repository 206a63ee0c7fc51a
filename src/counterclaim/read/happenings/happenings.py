"""Finds what happened: the verbs, nouns and participles of one sentence that tell a happening of a known kind."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.deeds import told_by_deed
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.happenings.lines import told_by_line
from counterclaim.read.happenings.nouns import nouns_behind, told_by_noun
from counterclaim.read.happenings.repetitions import told_once
from counterclaim.read.happenings.rolls import told_by_roll, told_by_tally, with_launched
from counterclaim.read.happenings.states import told_by_state
from counterclaim.read.happenings.verbs import told_by_verb


def asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question."""
    return sentence.text.rstrip(' \n"”’)').endswith("?")


def find_happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> tuple[Happening, ...]:
    """All happenings of a sentence in text order; a question tells none. `counted` holds the words that are counted."""
    if asks(sentence):
        return ()
    return tuple(_happenings(sentence, classes, counted))


def _happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    verbal = list(_verbal(sentence, classes, counted))
    found = told_once(
        sentence, counted, [one for happening in verbal for one in nouns_behind(sentence, happening, classes)]
    )
    found = with_launched(sentence, found, classes, counted)
    spoken_for = {index for happening in found for index in (*happening.roles.patients, *happening.roles.agents)}
    line = None if found else told_by_line(sentence, classes, counted)
    if line is not None:
        found.append(line)
        spoken_for.update((*line.roles.patients, line.trigger))
    triggers = {happening.trigger for happening in found}
    for word in sentence.words:
        if word.index in spoken_for or word.index in triggers:
            continue
        nominal = (
            told_by_tally(sentence, word, classes)
            or told_by_deed(sentence, word, classes, counted)
            or told_by_noun(sentence, word, classes, counted)
        )
        if nominal is not None and not _governed(sentence, word, spoken_for):
            found.append(nominal)
    yield from sorted(found, key=lambda happening: happening.trigger)


def _verbal(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    told: list[Happening] = []
    for word in sentence.words:
        found = (
            told_by_verb(sentence, word, classes)
            or told_by_roll(sentence, word, counted)
            or told_by_state(sentence, word, classes, counted)
        )
        if found is not None and not any(_same(one, found) for one in told):
            told.append(found)
            yield found


def _same(one: Happening, other: Happening) -> bool:
    """Whether a verb and a state tell one thing of one party: "left 900 people without water"."""
    shared = set(one.roles.patients) & set(other.roles.patients)
    return one.kind is other.kind and other.nominal and not one.nominal and bool(shared)


def _governed(sentence: Sentence, word: Word, spoken_for: set[int]) -> bool:
    """Whether a noun hangs on one that a verb has already told of."""
    return any(above.index in spoken_for for above in sentence.ancestors_of(word) if above.upos in ("NOUN", "PROPN"))
