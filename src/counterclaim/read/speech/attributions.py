"""Finds who says what within one sentence: the speaker, the words that are said, and through what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.speech.said_words import charge_or_clause, has_clause, is_cue, marks_of, own_words, words_around
from counterclaim.read.speech.speakers import (
    Named,
    can_speak,
    closing_speaker,
    following_speaker,
    inserted_speaker,
    phrase_of,
)

_cue_words = partial(word_list, "cues", "speech")
_PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ"})

_SUBJECTS = ("nsubj", "nsubj:outer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying. Numbers are word indices of the sentence; `speaker` is null where no one is named.

    `content` holds the words that are said, `own` those that speak of the saying itself (speaker, cue, channel, date).
    """

    cue: int
    lemma: str
    speaker: tuple[int, ...]
    speaker_head: int | None
    content: frozenset[int]
    own: frozenset[int]
    listener: tuple[int, ...] = ()


def find_attributions(sentence: Sentence) -> tuple[Attribution, ...]:
    """All acts of saying in a sentence, in text order."""
    return _parted(sentence, tuple(_attributions(sentence)))


def _attributions(sentence: Sentence) -> Iterator[Attribution]:
    last: Attribution | None = None
    for word in sentence.words:
        found = None
        if word.text.lower() == "according":
            found = _from_according(sentence, word)
        elif is_cue(word):
            found = _from_verb(sentence, word) or _going_on(sentence, word, last)
        if found is not None:
            last = found
            yield found


def _from_verb(sentence: Sentence, verb: Word) -> Attribution | None:
    if _no_saying(sentence, verb):
        return None
    passive = _passive(sentence, verb)
    beside = _beside(sentence, verb) if not passive else None
    quoted = _quoted_by_other(sentence, verb)
    head = quoted or (_agent(sentence, verb) if passive else _subject(sentence, verb) or _neighbour(sentence, verb))
    speaker = phrase_of(sentence, head) if head is not None else ()
    if beside is not None:
        head, speaker = sentence.words[beside.head], beside.words
    content = charge_or_clause(sentence, verb) - frozenset(speaker)
    own = own_words(sentence, verb, speaker, content)
    if beside is not None:
        own = {verb.index, *speaker}
        content = frozenset(range(len(sentence.words) if beside.inserted else min(own))) - own
        own |= set(range(max(own) + 1, len(sentence.words))) if beside.closing else set()
    if not content and not passive and verb.head >= -1:
        content = words_around(sentence, verb, own)
    listener = _listener(sentence, verb)
    if not content or (head is None and not passive) or (head is not None and not can_speak(head)):
        return None
    if verb.lemma in _cue_words("clause_only") and not has_clause(sentence, content):
        return None
    return Attribution(
        cue=verb.index,
        lemma=verb.lemma,
        speaker=speaker,
        speaker_head=head.index if head is not None else None,
        content=content - own,
        own=frozenset(own),
        listener=listener,
    )


def _no_saying(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of saying only describes ("that Moscow claims"), supposes ("if Poland confirms") or is a noun."""
    if verb.relation in ("obl", "nmod", "amod", "compound") or marks_of(sentence, verb) & {"if", "whether", "unless"}:
        return True
    if verb.relation != "acl:relcl":
        return False
    return any(
        child.xpos in ("WDT", "WP", "IN") or child.text.lower() == "that" for child in sentence.children_of(verb, "obj")
    )


def _subject(sentence: Sentence, verb: Word) -> Word | None:
    """Who does what a verb tells: its subject, or that of the verb which it leans on."""
    seen = 0
    word = verb
    while seen < 4:
        subjects = sentence.children_of(word, *_SUBJECTS)
        if subjects:
            return _antecedent(sentence, word, min(subjects, key=lambda one: abs(one.index - word.index)))
        if sentence.children_of(word, "nsubj:pass") and word is not verb:
            return sentence.children_of(word, "nsubj:pass")[0]
        above = sentence.head_of(word)
        if above is None or word.relation not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            if above is not None and word.relation.startswith("acl") and above.upos in ("NOUN", "PROPN"):
                return above
            return None
        if word.relation in ("ccomp", "parataxis") and word is verb:
            return None
        word, seen = above, seen + 1
    return None


def _antecedent(sentence: Sentence, verb: Word, subject: Word) -> Word:
    """The noun that a relative "who" or "which" stands for."""
    above = sentence.head_of(verb)
    if subject.xpos in ("WP", "WDT") and verb.relation == "acl:relcl" and above is not None:
        return above
    return subject


def _quoted_by_other(sentence: Sentence, verb: Word) -> Word | None:
    """The one who speaks in "the agency quoted sources as saying"."""
    above = sentence.head_of(verb)
    if above is None or above.lemma not in ("quote", "cite") or not marks_of(sentence, verb) & {"as"}:
        return None
    spoken = sentence.children_of(above, "nsubj:pass" if _passive(sentence, above) else "obj")
    return spoken[0] if spoken else None


def _neighbour(sentence: Sentence, verb: Word) -> Word | None:
    """The noun phrase right before a verb of saying that the tree has tied elsewhere."""
    if verb.xpos not in ("VBD", "VBZ", "VBP") or verb.index == 0:
        return None
    first = verb.index
    while first > 0 and sentence.words[first - 1].upos in _PHRASE:
        first -= 1
    phrase = range(first, verb.index)
    tops = [index for index in phrase if sentence.words[index].head not in phrase]
    nouns = [
        index for index in tops if sentence.words[index].upos in ("PROPN", "NOUN") and can_speak(sentence.words[index])
    ]
    return sentence.words[nouns[0]] if nouns else None


def _passive(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.children_of(verb, "aux:pass", "nsubj:pass"))


def _agent(sentence: Sentence, verb: Word) -> Word | None:
    for child in sentence.children_of(verb, "obl:agent", "obl"):
        if any(mark.lemma == "by" for mark in sentence.children_of(child, "case")):
            return child
    return None


def _beside(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker of a saying that stands after what is said: "…, the ministry said", "…, said the ministry"."""
    if verb.lemma not in _cue_words("beside") or verb.xpos not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    return closing_speaker(sentence, verb) or inserted_speaker(sentence, verb) or following_speaker(sentence, verb)


def _listener(sentence: Sentence, verb: Word) -> tuple[int, ...]:
    if verb.lemma not in ("tell", "inform"):
        return ()
    for child in sentence.children_of(verb, "obj", "iobj"):
        return phrase_of(sentence, child)
    return tuple(
        word.index for word in sentence.words[verb.index + 1 : verb.index + 5] if word.upos in ("PROPN", "NOUN", "DET")
    )


def _from_according(sentence: Sentence, word: Word) -> Attribution | None:
    """ "According to the ministry", wherever it stands."""
    head = sentence.head_of(word)
    if word.relation != "case" or head is None or head.upos not in ("NOUN", "PROPN", "PRON", "ADJ"):
        below = sentence.children_of(word, "obl", "nmod", "obj")
        head = below[0] if below else None
    if head is None or not can_speak(head):
        return None
    speaker = tuple(index for index in phrase_of(sentence, head) if index > word.index + 1)
    if not speaker:
        return None
    own = frozenset({word.index, word.index + 1, *speaker})
    content = frozenset(other.index for other in sentence.words) - own
    return Attribution(
        cue=word.index, lemma="according", speaker=speaker, speaker_head=head.index, content=content, own=own
    )


def _going_on(sentence: Sentence, verb: Word, last: Attribution | None) -> Attribution | None:
    """ "… said X, adding that …": the words to the sentence's end, by the same speaker."""
    if last is None or verb.xpos != "VBG" or verb.lemma not in _cue_words("beside") or verb.index <= last.cue:
        return None
    content = frozenset(range(verb.index + 1, len(sentence.words)))
    if not has_clause(sentence, content):
        return None
    own = frozenset({verb.index})
    return replace(last, cue=verb.index, lemma=verb.lemma, content=content, own=own, listener=())


def _parted(sentence: Sentence, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The acts of saying with "X said …, and Y said …" told apart: what is joined to the first is no part of it."""
    parted = []
    for one in found:
        others: set[int] = set()
        for other in found:
            cue = sentence.words[other.cue]
            joined = other is not one and other.cue in one.content and cue.relation in ("conj", "parataxis")
            if joined and other.speaker and other.speaker[0] > one.cue:
                others.update(word.index for word in sentence.subtree_of(cue))
        parted.append(replace(one, content=one.content - others) if others else one)
    return tuple(parted)


def innermost(attributions: tuple[Attribution, ...], index: int) -> Attribution | None:
    """The act of saying whose content holds a word most narrowly."""
    holding = [one for one in attributions if index in one.content]
    return min(holding, key=lambda one: (one.lemma == "according", len(one.content), one.cue), default=None)
