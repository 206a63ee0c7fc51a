"""Keeps track of who has the floor in a document: whom "he", "the ministry" or a running quotation stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from counterclaim.model.actor import ActorType
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import knowledge, word_list, word_pattern
from counterclaim.read.speech.actors import find_actors
from counterclaim.read.speech.attributions import Attribution
from counterclaim.read.speech.names import Names, Speaker
from counterclaim.read.speech.speakers import can_speak, phrase_of

_PEOPLE_PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
_BODY_PRONOUNS = frozenset({"it", "they", "them", "its", "their"})
_REACH_PRONOUN = 8
"""Sentences back that a pronoun may reach for a speaker."""


@cache
def _anaphor_words() -> dict[str, tuple[str, ...]]:
    """For a common noun that stands for a speaker, the nouns that the full name may have in its place."""
    table = {}
    for lemmas in knowledge("cues")["anaphors"].values():
        for lemma in lemmas:
            table[lemma] = tuple(lemmas)
    return table


@cache
def _offices() -> frozenset[str]:
    return word_list("cues", "speakers", "titles") | word_list("cues", "speakers", "offices")


def _one_of_people(head: Word) -> bool:
    """Whether a common noun names one person by office or trade: "the governor", "a nurse"."""
    nouns = word_list("cues", "speakers", "nouns") - word_list("cues", "speakers", "bodies")
    return head.xpos == "NN" and head.lemma in nouns


def _person_beside(sentence: Sentence, head: Word) -> list[Word] | None:
    """The person whom a common noun is told to be: "his colleague, Ann Smith"; null if none is named."""
    if head.upos != "NOUN":
        return None
    for child in sentence.children_of(head, "appos"):
        words = [sentence.words[index] for index in phrase_of(sentence, child)]
        if child.entity.endswith("PERSON") or any(word.entity == "B-PERSON" for word in words[-3:]):
            return words
    return None


def _is_body(head: Word) -> bool:
    """Whether a word names a body: "the ministry", "Amaq"."""
    return head.entity.endswith("ORG") or head.lemma.lower() in word_list("cues", "speakers", "bodies")


def _joined(sentence: Sentence, head: Word) -> bool:
    return any(child.relation == "conj" for child in sentence.children_of(head))


def _comes_first(noted: Speaker, speaker: Speaker) -> bool:
    """Whether the subject of a sentence, rather than who spoke last, is meant by a pronoun after both."""
    if noted.sentence != speaker.sentence:
        return noted.sentence > speaker.sentence
    unnamed = not re.search(r"[A-Z]", speaker.name)
    return unnamed and noted.person and re.search(r"[A-Z]", noted.name) is not None


class Floor:
    """The speakers of one document so far. One is made for each document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._speakers: list[Speaker] = []
        self._noted: list[Speaker] = []
        self._named = Names()

    def take(self, sentence: Sentence, attribution: Attribution) -> Speaker | None:
        """The speaker of an act of saying, who has the floor from here on; null where nobody is named."""
        if attribution.speaker_head is None:
            return None
        words = [sentence.words[index] for index in attribution.speaker if index < len(sentence.words)]
        head = sentence.words[attribution.speaker_head]
        speaker = self._speaker(sentence, words, head)
        if speaker is not None:
            self._speakers.append(speaker)
            self._named.hear(speaker)
        return speaker

    def _speaker(self, sentence: Sentence, words: Sequence[Word], head: Word) -> Speaker | None:
        """Somebody named by these words, under the fullest name that the document has given so far."""
        start, end = words[0].start, words[-1].end
        if words[0].upos == "DET" and len(words) > 1 and words[0].text.lower() == "the" and words[1].text[:1].isupper():
            start = words[1].start
        dateline = re.match(r".*\s(?:--++|[—–-])\s++(?=\S)", self._text[start:end])
        start += dateline.end() if dateline else 0
        glued = re.match(r"[A-Z][\w’' ]*\s(?=The [A-Z])", self._text[start:end])
        start += glued.end() if glued else 0
        written = self._text[start:end]
        person = any(word.entity.endswith("PERSON") for word in words)
        name: str | None
        beside = None if person else _person_beside(sentence, head)
        if beside is not None:
            joined = start < beside[0].start <= end + 2 and not written.lower().startswith(
                ("his ", "her ", "their ", "its ")
            )
            name, person = self._text[start if joined else beside[0].start : beside[-1].end], True
        else:
            word = head.text.lower() if head.upos == "PRON" else head.lemma
            name, person = self._full_name(sentence, written, word, person)
        if name is None:
            return None
        return Speaker(
            start=start,
            end=end,
            name=name,
            head=head.lemma.lower(),
            person=person or _one_of_people(head),
            plural=head.xpos in ("NNS", "NNPS") or head.text.lower() in ("they", "we") or _joined(sentence, head),
            sentence=sentence.index,
        )

    def note(self, sentence: Sentence) -> None:
        """Remember who is the subject of a sentence: the next "he" or "it" may say something."""
        for word in sentence.words:
            if not word.relation.startswith("nsubj") or word.head < 0 or word.upos == "PRON":
                continue
            above = sentence.words[word.head]
            if above.relation not in ("root", "conj", "ccomp", "parataxis"):
                continue
            named = _person_beside(sentence, word) is not None
            person = word.entity == "B-PERSON" or named or (_one_of_people(word) and word.lemma in _offices())
            if not person and not (_is_body(word) and can_speak(word) and above.relation in ("root", "conj")):
                continue
            words = [sentence.words[index] for index in phrase_of(sentence, word)]
            speaker = self._speaker(sentence, words, word)
            if speaker is not None:
                self._noted.append(speaker)

    def _full_name(self, sentence: Sentence, written: str, head: str, person: bool) -> tuple[str | None, bool]:
        """The fullest name for a mention, and whether it names a person."""
        if head in _PEOPLE_PRONOUNS:
            known = self._latest(sentence, person=True) or self._latest(sentence, person=None)
            return (known.name if known else None), True
        if head in _BODY_PRONOUNS:
            known = self._latest(sentence, person=False, plural=head not in ("it", "its"))
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

    def _latest(self, sentence: Sentence, *, person: bool | None, plural: bool = True) -> Speaker | None:
        """The last who spoke, or the subject of a sentence just before who did something else since."""
        noted = self._just_noted(sentence, person)
        for speaker in reversed(self._speakers):
            if noted is not None and _comes_first(noted, speaker):
                return noted
            if sentence.index - speaker.sentence > _REACH_PRONOUN:
                return None
            of_two = person is False and plural and re.search(r"[A-Z]", speaker.name) is None
            if person is None or speaker.person == person or of_two:
                unnamed = person is False and not re.search(r"[A-Z]", speaker.name)
                if unnamed and speaker.head not in _anaphor_words():
                    continue
                if not plural and speaker.plural:
                    continue
                return speaker
        return noted

    def _just_noted(self, sentence: Sentence, person: bool | None) -> Speaker | None:
        """The last person who was a subject in the two sentences before, or the last body in the one before."""
        if person is None:
            return None
        reach = 2 if person else 1
        near = takewhile(lambda one: sentence.index - one.sentence <= reach, reversed(self._noted))
        return next((one for one in near if one.person == person and one.sentence < sentence.index), None)

    def _named_like(self, head: str) -> Speaker | None:
        """The last speaker whose name has this common noun, or one that stands for the same."""
        nouns = _anaphor_words().get(head, (head,))
        for speaker, words in self._named.latest_first():
            if not words.isdisjoint(nouns) and "and" not in words:
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
        for speaker, words in self._named.first_first():
            joined = " and " in speaker.name or "both" in words
            edge = (written in speaker.name or speaker.person) and not (speaker.person and written.isupper())
            if wanted < words and edge and not joined and (best is None or len(speaker.name) > len(best)):
                best = speaker.name
        return best
