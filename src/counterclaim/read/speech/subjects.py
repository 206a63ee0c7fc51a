"""Finds in the tree who does the saying: the subject of a verb, its agent, whoever it quotes, and who is told."""

from __future__ import annotations

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.speech.said_words import marks_of
from counterclaim.read.speech.speakers import can_speak, phrase_of

_PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ"})

SUBJECTS = ("nsubj", "nsubj:outer")


def speaking_subject(sentence: Sentence, verb: Word) -> Word | None:
    """The subject of a verb of saying; after "with" the noun before it: "…, with the monitor saying …"."""
    if verb.xpos == "VBG" and "with" in marks_of(sentence, verb):
        return _neighbour(sentence, verb)
    return subject_of(sentence, verb) or _neighbour(sentence, verb)


def subject_of(sentence: Sentence, verb: Word) -> Word | None:
    """Who does what a verb tells: its subject, or that of the verb which it leans on."""
    seen = 0
    word = verb
    while seen < 4:
        subjects = [
            one for one in sentence.children_of(word, *SUBJECTS) if word.lemma != "tell" or one.index < word.index
        ]
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


def quoted_by_other(sentence: Sentence, verb: Word) -> Word | None:
    """The one who speaks in "the agency quoted sources as saying"."""
    above = sentence.head_of(verb)
    if above is None or above.lemma not in ("quote", "cite") or not marks_of(sentence, verb) & {"as"}:
        return None
    spoken = sentence.children_of(above, "nsubj:pass" if is_passive(sentence, above) else "obj")
    return spoken[0] if spoken else None


def cited(sentence: Sentence, verb: Word) -> Word | None:
    """The one who speaks in "the agency, citing officials, said"."""
    for subject in sentence.children_of(verb, "nsubj"):
        for quoting in sentence.children_of(subject, "acl"):
            if quoting.lemma in ("quote", "cite") and quoting.xpos == "VBG":
                return next((one for one in sentence.children_of(quoting, "obj") if can_speak(one)), None)
    for quoting in sentence.children_of(verb, "advcl"):
        if quoting.lemma in ("quote", "cite") and quoting.xpos == "VBG" and not sentence.children_of(quoting, "ccomp"):
            return next((one for one in sentence.children_of(quoting, "obj") if can_speak(one)), None)
    return None


def quoting(sentence: Sentence, verb: Word) -> tuple[int, ...]:
    """Who quotes in "the agency quoted sources as saying", "was quoted by the agency as saying"."""
    above = sentence.head_of(verb)
    if sentence.children_of(verb, "nsubj"):
        return phrase_of(sentence, sentence.children_of(verb, "nsubj")[0])
    head = (
        None
        if above is None
        else agent_of(sentence, above)
        if is_passive(sentence, above)
        else subject_of(sentence, above)
    )
    return phrase_of(sentence, head) if head is not None else ()


def _neighbour(sentence: Sentence, verb: Word) -> Word | None:
    """The noun phrase right before a verb of saying that the tree has tied elsewhere."""
    joined = verb.xpos == "VBG" and "with" in marks_of(sentence, verb)
    if (verb.xpos not in ("VBD", "VBZ", "VBP") and not joined) or verb.index == 0:
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


def is_passive(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.children_of(verb, "aux:pass", "nsubj:pass"))


def agent_of(sentence: Sentence, verb: Word) -> Word | None:
    for child in sentence.children_of(verb, "obl:agent", "obl"):
        if any(mark.lemma == "by" for mark in sentence.children_of(child, "case")):
            return child
    return None


def listener_of(sentence: Sentence, verb: Word) -> tuple[int, ...]:
    if verb.lemma not in ("tell", "inform"):
        return ()
    for child in sentence.children_of(verb, "obj", "iobj"):
        return phrase_of(sentence, child)
    return tuple(
        word.index for word in sentence.words[verb.index + 1 : verb.index + 5] if word.upos in ("PROPN", "NOUN", "DET")
    )
