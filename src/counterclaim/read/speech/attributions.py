"""Finds who says what within one sentence: the speaker, the words that are said, and through what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.speech.labels import labelled
from counterclaim.read.speech.said_words import (
    charge_or_clause,
    has_clause,
    is_cue,
    is_reckoning,
    marks_of,
    own_words,
    said_of,
    words_around,
)
from counterclaim.read.speech.speakers import (
    Named,
    can_speak,
    closing_speaker,
    described_speaker,
    following_speaker,
    inserted_speaker,
    phrase_of,
)
from counterclaim.read.speech.subjects import (
    SUBJECTS,
    agent_of,
    cited,
    is_passive,
    listener_of,
    quoted_by_other,
    quoting,
    speaking_subject,
    subject_of,
)

_cue_words = partial(word_list, "cues", "speech")

_NOT_YET = frozenset({"have", "need", "want", "refuse", "decline", "try", "ought", "wish"})
"""Verbs after which nothing is said: "declined to confirm", "has to count the cost"."""


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
    found = tuple(_attributions(sentence))
    return _parted(sentence, (*_from_label(sentence, found), *found))


def _from_label(sentence: Sentence, found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """A source set beside what it says, where no verb of saying in the sentence has a speaker outside of it."""
    beside = labelled(sentence)
    if beside is None:
        return
    speaker, content = beside
    if any(one.cue not in content for one in found):
        return
    cue = speaker[-1] + 1 if max(content) > speaker[0] else speaker[0] - 1
    inside = set(speaker)
    head = next(index for index in speaker if sentence.words[index].head not in inside)
    own = frozenset(range(len(sentence.words))) - content
    yield Attribution(cue=cue, lemma=":", speaker=speaker, speaker_head=head, content=content - own, own=own)


def _attributions(sentence: Sentence) -> Iterator[Attribution]:
    last: Attribution | None = None
    for word in sentence.words:
        found = None
        if word.text.lower() == "according":
            found = _from_according(sentence, word)
        elif word.lemma in _cue_words("accounts") and word.upos == "NOUN":
            found = _from_account(sentence, word)
        elif is_cue(word):
            found = _same_speaker(sentence, word, last, _from_verb(sentence, word)) or _going_on(sentence, word, last)
        if found is not None:
            last = found
            yield found


def _same_speaker(
    sentence: Sentence, verb: Word, last: Attribution | None, found: Attribution | None
) -> Attribution | None:
    """ "… he said, putting the dead at nine": what leans on a saying is said by the same speaker."""
    if found is None or last is None or verb.xpos != "VBG" or sentence.children_of(verb, *SUBJECTS):
        return found
    within = found.speaker_head in last.content and verb.lemma in _cue_words("beside")
    if verb.index < last.cue or not (is_reckoning(verb.lemma) or within):
        return found
    return replace(found, speaker=last.speaker, speaker_head=last.speaker_head)


def _from_verb(sentence: Sentence, verb: Word) -> Attribution | None:
    if _no_saying(sentence, verb):
        return None
    passive = is_passive(sentence, verb)
    beside = _beside(sentence, verb) if not passive else None
    quoted = quoted_by_other(sentence, verb) or cited(sentence, verb)
    head, speaker = _speaker_of(sentence, verb, quoted, beside)
    content = charge_or_clause(sentence, verb) - frozenset(speaker)
    own = own_words(sentence, verb, speaker, content)
    if beside is not None:
        own = {verb.index, *speaker}
        content = frozenset(range(len(sentence.words) if beside.inserted else min(own))) - own
        own |= set(range(max(own) + 1, len(sentence.words))) if beside.closing else set()
    if not content and not passive and verb.head >= -1:
        content = words_around(sentence, verb, own)
    listener = listener_of(sentence, verb) if quoted is None else quoting(sentence, verb)
    if (
        (not content and not _opens(sentence, verb))
        or (head is None and not passive)
        or (head is not None and not _speaks(sentence, verb, head))
    ):
        return None
    if (
        content
        and beside is None
        and verb.lemma in _cue_words("clause_only")
        and not _clause_or_of(sentence, verb, content)
    ):
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


def _speaker_of(
    sentence: Sentence, verb: Word, quoted: Word | None, beside: Named | None
) -> tuple[Word | None, tuple[int, ...]]:
    """The one who speaks, by the head of the name and all its words."""
    if beside is not None:
        return sentence.words[beside.head], beside.words
    head = quoted or (agent_of(sentence, verb) if is_passive(sentence, verb) else speaking_subject(sentence, verb))
    described = described_speaker(sentence, verb) if quoted is None else None
    if described is not None and (head is None or head.index in described.words or head.index > verb.index):
        whole = phrase_of(sentence, head) if head is not None and head.index < verb.index else ()
        return sentence.words[described.head], max(described.words, whole, key=len)
    return head, phrase_of(sentence, head) if head is not None else ()


def _speaks(sentence: Sentence, verb: Word, head: Word) -> bool:
    """Whether a noun names one who can say things, or must, as the subject of a verb that has a clause to say."""
    if can_speak(head):
        return True
    told = bool(sentence.children_of(verb, "ccomp")) and verb.lemma in _cue_words("surely")
    return told and head.upos == "NOUN" and head.head == verb.index


def _clause_or_of(sentence: Sentence, verb: Word, content: frozenset[int]) -> bool:
    """Whether what is said is a clause, or stands after "of": "spoke of forty dead"."""
    return has_clause(sentence, content) or bool(said_of(sentence, verb))


def _opens(sentence: Sentence, verb: Word) -> bool:
    """Whether a sentence is a verb of saying with its speaker and a colon: what is said stands below."""
    return (
        sentence.text.endswith(":") and verb.lemma in _cue_words("opening") and subject_of(sentence, verb) is not None
    )


def _no_saying(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of saying only describes ("that Moscow claims"), supposes ("if Poland confirms") or is a noun."""
    if verb.relation in ("obl", "nmod", "amod", "compound") or marks_of(sentence, verb) & {"if", "whether", "unless"}:
        return True
    above = sentence.head_of(verb)
    if verb.xpos == "VB" and verb.relation == "xcomp" and above is not None and above.lemma in _NOT_YET:
        return True
    if verb.relation != "acl:relcl":
        return False
    return any(
        child.xpos in ("WDT", "WP", "IN") or child.text.lower() == "that" for child in sentence.children_of(verb, "obj")
    )


def _beside(sentence: Sentence, verb: Word) -> Named | None:
    """The speaker of a saying that stands after what is said: "…, the ministry said", "…, said the ministry"."""
    if verb.lemma not in _cue_words("beside") or verb.xpos not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    return closing_speaker(sentence, verb) or inserted_speaker(sentence, verb) or following_speaker(sentence, verb)


def _from_according(sentence: Sentence, word: Word) -> Attribution | None:
    """ "According to the ministry", wherever it stands."""
    head = sentence.head_of(word)
    if word.relation != "case" or head is None or head.upos not in ("NOUN", "PROPN", "PRON", "ADJ"):
        below = sentence.children_of(word, "obl", "nmod", "obj")
        head = below[0] if below else None
    head = _owner(sentence, head) or head if head is not None else None
    if head is None or head.lemma in _cue_words("no_sources") or not (can_speak(head) or head.upos in ("NOUN", "NUM")):
        return None
    speaker = tuple(index for index in phrase_of(sentence, head) if index > word.index + 1)
    if not speaker or (head.lemma in _cue_words("unowned") and not _owned(sentence, speaker)):
        return None
    own = frozenset({word.index, word.index + 1, *speaker})
    content = frozenset(other.index for other in sentence.words) - own
    return Attribution(
        cue=word.index, lemma="according", speaker=speaker, speaker_head=head.index, content=content, own=own
    )


def _owner(sentence: Sentence, account: Word) -> Word | None:
    """Whose account it is: "the ministry's count", "a tally kept by a monitor"; null where it is nobody's."""
    if account.lemma not in _cue_words("accounts"):
        return None
    below = [*sentence.children_of(account, "nmod:poss")]
    for child in sentence.children_of(account, "nmod", "acl"):
        if child.relation == "acl":
            below += [agent for agent in [agent_of(sentence, child)] if agent is not None and child.xpos == "VBN"]
        elif marks_of(sentence, child) & {"of", "from", "by"}:
            below.append(child)
    return next((one for one in below if can_speak(one) or one.xpos == "PRP$"), None)


def _from_account(sentence: Sentence, account: Word) -> Attribution | None:
    """ "By her account", "by the army's count", "in the words of the mayor": a noun that stands for a saying."""
    mark = next(iter(sentence.children_of(account, "case")), None)
    if mark is None or mark.text.lower() not in ("by", "in") or account.lemma not in _cue_words("reckoned_by"):
        return None
    owner = _owner(sentence, account)
    if owner is None:
        return None
    own = frozenset(word.index for word in sentence.subtree_of(account))
    content = frozenset(other.index for other in sentence.words) - own
    return Attribution(
        cue=account.index,
        lemma="according",
        speaker=(owner.index,) if owner.xpos == "PRP$" else phrase_of(sentence, owner),
        speaker_head=owner.index,
        content=content,
        own=own,
    )


def _owned(sentence: Sentence, phrase: tuple[int, ...]) -> bool:
    """Whether a phrase tells whose it is: "the ministry's data", "its own figures"; "preliminary data" does not."""
    words = (sentence.words[index] for index in phrase)
    return any(word.upos == "PROPN" or word.xpos in ("PRP$", "POS") for word in words)


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
