"""Finds the words that name a speaker: a noun phrase in the tree, or one beside a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list

_CUT = frozenset({"acl:relcl", "parataxis", "advcl", "punct", "dep", "discourse", "list"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ", "SYM", "X"})
_CLOSERS = frozenset({",", "”", '"', "’’", "''", "–", "—", "”,", "»"})
_LONGEST = 24
"""Words that the name of a speaker may have with all titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A speaker beside a verb of saying: word indices, and whether the saying closes the sentence."""

    words: tuple[int, ...]
    head: int
    closing: bool
    inserted: bool = False


@cache
def _speaker_nouns() -> frozenset[str]:
    return word_list("cues", "speakers", "nouns") | word_list("cues", "speakers", "documents")


def can_speak(word: Word) -> bool:
    """Whether a noun names somebody, or some paper, that says things."""
    if word.upos == "PROPN" or word.entity[2:] in ("PERSON", "ORG"):
        return True
    if word.upos in ("PRON", "NUM"):
        return word.text.lower() in word_list("cues", "speakers", "pronouns")
    forms = {word.lemma, word.text.lower(), word.text.lower().removesuffix("s")}
    return not forms.isdisjoint(_speaker_nouns())


def phrase_of(sentence: Sentence, head: Word) -> tuple[int, ...]:
    """The words of a noun phrase around its head, without the clauses that hang on it: an unbroken run."""
    kept = {head.index}
    pending = [head]
    while pending:
        word = pending.pop()
        for child in sentence.children_of(word):
            if (
                child.relation in _CUT
                or child.relation.startswith("acl")
                or (word is head and child.relation == "case")
            ):
                continue
            if child.entity.endswith("DATE") and child.relation in ("nmod", "obl", "nmod:unmarked", "obl:unmarked"):
                continue
            if child.relation in ("cc", "conj") and child.index - word.index > 8:
                continue
            kept.add(child.index)
            pending.append(child)
    kept |= _apart(sentence, head, kept)
    first = last = head.index
    while first - 1 in kept or (first - 2 in kept and sentence.words[first - 1].upos == "PUNCT"):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and sentence.words[last + 1].upos == "PUNCT"):
        last += 1
    return tuple(range(first, last + 1))


def _apart(sentence: Sentence, head: Word, kept: set[int]) -> set[int]:
    """The rest of a title and name that the tree has torn apart ("President" and "Volodymyr Zelenskyy")."""
    torn: set[int] = set()
    for step, edge in ((1, max(kept)), (-1, min(kept))):
        index = edge + step
        while 0 <= index < len(sentence.words) and sentence.words[index].upos == "PROPN":
            if sentence.words[index].relation not in ("nsubj", "flat", "compound", "appos", "nmod", "nmod:unmarked"):
                break
            if head.upos != "PROPN" and not (step == 1 and head.text[0].isupper()):
                break
            torn.update(word.index for word in sentence.subtree_of(sentence.words[index]) if word.relation != "punct")
            index += step
    return {index for index in torn if abs(index - head.index) <= 6}


def closing_speaker(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker in "…, the governor, Vitali Kim, said on Monday": the phrases between commas before the verb."""
    if not _closes(sentence, verb):
        return None
    chunks: list[tuple[int, int]] = []
    end = verb.index
    while end > 0:
        if sentence.words[end - 1].text in _CLOSERS:
            end -= 1
            continue
        start = end
        while start > 0 and sentence.words[start - 1].text not in _CLOSERS:
            start -= 1
        if not _names_somebody(sentence, start, end) or verb.index - start > _LONGEST:
            break
        chunks.append((start, end))
        if sentence.words[start - 1].text != ",":
            break
        end = start
    if not chunks or chunks[-1][0] < 3 or sentence.words[chunks[-1][0] - 1].text not in _CLOSERS:
        return _bare_speaker(sentence, verb)
    words = tuple(range(chunks[-1][0], chunks[0][1]))
    return Named(words=words, head=_head(sentence, words), closing=True)


def described_speaker(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker in "The doctor, Ann Smith, said …" or "the spokesman, who goes by Rook, told …"."""
    words = sentence.words
    if verb.index < 3 or words[verb.index - 1].text != "," or verb.xpos not in ("VBD", "VBZ", "VBP"):
        return None
    comma = next((index for index in range(verb.index - 2, 0, -1) if words[index].text == ","), None)
    if comma is None or verb.index - comma > _LONGEST:
        return None
    start = comma
    while start > 0 and _nominal(words[start - 1]):
        start -= 1
    while start < comma and words[start].upos in ("ADP", "CCONJ", "PUNCT"):
        start += 1
    opened = start == 0 or words[start - 1].text in (",", ";", ":", "and", "but", "“", '"', "—", "–", "that")
    if not opened or not _names_somebody(sentence, start, comma):
        return None
    head = _head(sentence, tuple(range(start, comma)))
    named = _names_somebody(sentence, comma + 1, verb.index - 1)
    return Named(words=tuple(range(start, verb.index - 1 if named else comma)), head=head, closing=False)


def _bare_speaker(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker in "… killed three civilians the observatory said.", where the comma is lost."""
    start = verb.index
    while start > 0 and verb.index - start < 6 and sentence.words[start - 1].upos in ("PROPN", "NOUN", "ADJ"):
        start -= 1
    if start > 0 and sentence.words[start - 1].upos == "DET":
        start -= 1
    if start == verb.index or not any(word.upos in ("VERB", "AUX") for word in sentence.words[:start]):
        return None
    if sentence.words[start - 1].upos in ("ADP", "SCONJ", "CCONJ", "PRON") or not _names_somebody(
        sentence, start, verb.index
    ):
        return None
    words = tuple(range(start, verb.index))
    return Named(words=words, head=_head(sentence, words), closing=True)


def _closes(sentence: Sentence, verb: Word) -> bool:
    """Whether nothing but where and when it was said follows a verb of saying."""
    after = sentence.words[verb.index + 1 :]
    return all(word.upos not in ("VERB", "AUX", "SCONJ") for word in after) and len(after) <= 14


def _names_somebody(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.words[start:end]
    if not words or any(not _nominal(word) for word in words) or words[0].upos == "ADP":
        return False
    return can_speak(sentence.words[_head(sentence, tuple(range(start, end)))])


def _nominal(word: Word) -> bool:
    return (
        word.upos in _NOMINAL
        or word.upos == "PRON"
        or (word.upos == "VERB" and word.relation in ("amod", "compound"))
        or (word.upos == "PUNCT" and word.text == "-")
    )


def inserted_speaker(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker in "A warehouse was hit, he said, while …": a phrase with its verb between two commas."""
    after = next((word.index for word in sentence.words[verb.index + 1 : verb.index + 5] if word.text == ","), None)
    if after is None or verb.index < 3:
        return None
    if any(word.upos not in ("PROPN", "NOUN", "ADP", "ADJ", "DET") for word in sentence.words[verb.index + 1 : after]):
        return None
    start = verb.index
    while start > 0 and sentence.words[start - 1].text not in _CLOSERS:
        start -= 1
    if start < 3 or sentence.words[start - 1].text not in _CLOSERS or not _names_somebody(sentence, start, verb.index):
        return None
    words = tuple(range(start, verb.index))
    return Named(words=words, head=_head(sentence, words), closing=False, inserted=True)


def following_speaker(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker in "…, said the head of the agency": the phrase after the verb."""
    if verb.index < 3 or sentence.words[verb.index - 1].text not in _CLOSERS or verb.xpos not in ("VBD", "VBZ", "VBN"):
        return None
    if verb.lemma in ("tell", "inform") or any(
        child.index < verb.index for child in sentence.children_of(verb, "nsubj")
    ):
        return None
    end = verb.index + 1
    while end < len(sentence.words) and end - verb.index <= _LONGEST:
        word = sentence.words[end]
        title = (
            word.text == ","
            and end + 1 < len(sentence.words)
            and sentence.words[end + 1].upos in ("DET", "PROPN", "NOUN", "ADJ")
        )
        later_pronoun = word.upos == "PRON" and end > verb.index + 1
        if (not _nominal(word) or later_pronoun) and not title:
            break
        end += 1
    while end > verb.index + 1 and sentence.words[end - 1].upos in ("PUNCT", "ADP", "CCONJ"):
        end -= 1
    words = tuple(range(verb.index + 1, end))
    if not words or sentence.words[words[0]].upos not in ("DET", "PROPN", "NOUN", "ADJ", "PRON"):
        return None
    head = _head(sentence, words)
    if _subject_of_another(sentence, sentence.words[head], verb) or not can_speak(sentence.words[head]):
        return None
    return Named(words=words, head=head, closing=False)


def _subject_of_another(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a noun is the subject of another verb than that of saying, one that has no other subject."""
    above = sentence.head_of(noun)
    if not noun.relation.startswith("nsubj") or above is None or above.index == verb.index:
        return False
    return not any(child.index < verb.index for child in sentence.children_of(above, "nsubj", "nsubj:pass"))


def _head(sentence: Sentence, words: tuple[int, ...]) -> int:
    """The word that names somebody: the first noun of the first phrase that is not a mere modifier."""
    inside = set(words)
    tops = [index for index in words if sentence.words[index].head not in inside]
    nouns = [index for index in tops if sentence.words[index].upos in ("PROPN", "NOUN", "PRON", "NUM")]
    speaking = [index for index in nouns if can_speak(sentence.words[index])]
    return (speaking or nouns or tops or [words[0]])[0]
