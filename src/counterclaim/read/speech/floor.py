"""Keeps track of who has the floor in a document: whom "he", "the ministry" or a running quotation stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.model.actor import ActorType
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.knowledge_files import knowledge, word_pattern
from counterclaim.read.speech.actors import find_actors
from counterclaim.read.speech.attributions import Attribution
from counterclaim.read.speech.speakers import phrase_of

_PEOPLE_PRONOUNS = frozenset({"he", "she"})
_BODY_PRONOUNS = frozenset({"it", "they"})
_REACH_PRONOUN = 8
"""Sentences back that a pronoun may reach for a speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks: where the words stand that name them here, and the fullest name that the document gives."""

    start: int
    end: int
    name: str
    head: str
    person: bool
    sentence: int


@cache
def _anaphor_words() -> dict[str, tuple[str, ...]]:
    """For a common noun that stands for a speaker, the nouns that the full name may have in its place."""
    table = {}
    for lemmas in knowledge("cues")["anaphors"].values():
        for lemma in lemmas:
            table[lemma] = tuple(lemmas)
    return table


class Floor:
    """The speakers of one document so far. One is made for each document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._speakers: list[Speaker] = []
        self._noted: list[Speaker] = []

    def take(self, sentence: Sentence, attribution: Attribution) -> Speaker | None:
        """The speaker of an act of saying, who has the floor from here on; null where nobody is named."""
        if attribution.speaker_head is None:
            return None
        words = [sentence.words[index] for index in attribution.speaker if index < len(sentence.words)]
        head = sentence.words[attribution.speaker_head]
        start, end = words[0].start, words[-1].end
        if words[0].upos == "DET" and len(words) > 1 and words[0].text.lower() == "the" and words[1].text[:1].isupper():
            start = words[1].start
        written = self._text[start:end]
        person = any(word.entity.endswith("PERSON") for word in words)
        name, person = self._full_name(
            sentence, written, head.text.lower() if head.upos == "PRON" else head.lemma, person
        )
        if name is None:
            return None
        speaker = Speaker(
            start=start, end=end, name=name, head=head.lemma.lower(), person=person, sentence=sentence.index
        )
        self._speakers.append(speaker)
        return speaker

    def note(self, sentence: Sentence) -> None:
        """Remember a person who is the subject of a sentence: the next "he" may say something."""
        for word in sentence.words:
            if word.relation != "nsubj" or word.entity != "B-PERSON" or word.head < 0:
                continue
            if sentence.words[word.head].relation != "root":
                continue
            words = [sentence.words[index] for index in phrase_of(sentence, word)]
            start, end = words[0].start, words[-1].end
            name = self._fuller(self._text[start:end]) or self._text[start:end]
            self._noted.append(
                Speaker(start=start, end=end, name=name, head=word.lemma.lower(), person=True, sentence=sentence.index)
            )

    def _full_name(self, sentence: Sentence, written: str, head: str, person: bool) -> tuple[str | None, bool]:
        """The fullest name for a mention, and whether it names a person."""
        if head in _PEOPLE_PRONOUNS:
            known = self._latest(sentence, person=True) or self._latest(sentence, person=None)
            return (known.name if known else None), True
        if head in _BODY_PRONOUNS:
            known = self._latest(sentence, person=False)
            return (known.name if known else None), False
        if head in ("who", "we", "i"):
            known = self._latest(sentence, person=None)
            return (known.name if known else None), person
        lowered = written.lower()
        if lowered.startswith(("the ", "this ", "that ")) and not re.search(r"[A-Z]", written[4:]):
            known = self._named_like(head)
            return (known.name, known.person) if known else (written, person)
        if not person and written[:1].isupper() and len(written.split()) <= 2:
            fuller = self._fuller(written)
            return fuller or written, person
        if person:
            return self._fuller(written) or written, True
        return written, person or bool(
            word_pattern("cues", "speakers", "titles").search(written) and re.search(r"[a-z] [A-Z]\w+ [A-Z]", written)
        )

    def _latest(self, sentence: Sentence, *, person: bool | None) -> Speaker | None:
        known = self._speakers
        noted = self._noted[-1] if person and self._noted else None
        newer = noted is not None and (not known or noted.sentence > known[-1].sentence)
        if noted is not None and newer and sentence.index - noted.sentence <= 2:
            return noted
        for speaker in reversed(known):
            if sentence.index - speaker.sentence > _REACH_PRONOUN:
                return None
            if person is None or speaker.person == person:
                if person is False and not re.search(r"[A-Z]", speaker.name) and speaker.head not in _anaphor_words():
                    continue
                return speaker
        return None

    def _named_like(self, head: str) -> Speaker | None:
        """The last speaker whose name has this common noun, or one that stands for the same."""
        nouns = _anaphor_words().get(head, (head,))
        for speaker in reversed(self._speakers):
            words = set(re.findall(r"[\w.]+", speaker.name.lower()))
            if words & set(nouns) and "and" not in words:
                return speaker
        return None

    def _fuller(self, written: str) -> str | None:
        """The longest earlier name that holds this one ("Kamyshin" → "Oleksander Kamyshin, the head of …")."""
        wanted = set(re.findall(r"\w+", written.lower()))
        if any(
            one.actor.type is ActorType.STATE and one.end - one.start == len(written) for one in find_actors(written)
        ):
            return None
        best: str | None = None
        for speaker in self._speakers:
            words = set(re.findall(r"\w+", speaker.name.lower()))
            joined = " and " in speaker.name or "both" in words
            edge = written in speaker.name or speaker.person
            if wanted < words and edge and not joined and (best is None or len(speaker.name) > len(best)):
                best = speaker.name
        return best
