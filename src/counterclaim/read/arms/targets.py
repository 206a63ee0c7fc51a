"""Finds what may have been hit, hurt or taken in one sentence: buildings, bases, towns, vehicles, people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.model.kind import TargetClass
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.atoms import Passage, passage_of
from counterclaim.read.grammar.lexicon import Lexicon, with_plurals
from counterclaim.read.knowledge_files import knowledge, word_list

NOUN_TAGS = frozenset({"NOUN", "PROPN", "X"})
MODIFIER_TAGS = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFound:
    """A target's words, `start` to `end` in the document, and its class; `head` is the index of its last word.

    `owner_start` to `owner_end` are the words that tell whose it is ("Russian positions", "its base"), null if none.
    """

    start: int
    end: int
    target_class: TargetClass
    head: int
    owner_start: int | None = None
    owner_end: int | None = None


@cache
def target_lexicon() -> Lexicon[TargetClass | None]:
    """The phrases of the lists, plurals too, and their classes; None for those that are no target: "death toll"."""
    lists = knowledge("targets")
    entries: list[tuple[str, TargetClass | None]] = [(phrase, None) for phrase in with_plurals(lists["not"]["words"])]
    for name, phrases in lists["classes"].items():
        entries += [(phrase, TargetClass(name)) for phrase in with_plurals(phrases)]
    return Lexicon(entries)


def find_targets(sentence: Sentence) -> tuple[TargetFound, ...]:
    """All possible targets of a sentence in text order; whether one was hit is for its verb to tell."""
    passage = passage_of(sentence)
    hits = target_lexicon().within(passage.atoms)
    nouns = (hit for hit in hits if passage.upos(hit.end - 1) in NOUN_TAGS and passage.xpos(hit.end - 1) != "JJ")
    return tuple(_target(passage, hit.first, hit.end, hit.entry) for hit in nouns if hit.entry is not None)


def _target(passage: Passage, first: int, end: int, target_class: TargetClass) -> TargetFound:
    owner = _owner(passage, first)
    return TargetFound(
        start=passage.atoms[first].start,
        end=passage.atoms[end - 1].end,
        target_class=target_class,
        head=passage.atoms[end - 1].word,
        owner_start=passage.atoms[owner[0]].start if owner else None,
        owner_end=passage.atoms[owner[1] - 1].end if owner else None,
    )


def _owner(passage: Passage, first: int) -> tuple[int, int] | None:
    """The words before a target that tell whose it is, as atoms: a people's adjective, a genitive or a pronoun."""
    back = first - 1
    while back >= 0 and first - back <= 3 and passage.upos(back) in MODIFIER_TAGS:
        if passage.capital(back) and passage.upos(back) in ("ADJ", "PROPN") and _is_owner(passage, back):
            return back, back + 1
        if passage.text(back) in word_list("targets", "owners", "definite"):
            return back, back + 1
        back -= 1
    if back >= 0 and passage.text(back) in word_list("targets", "owners", "pronouns"):
        return back, back + 1
    if back > 0 and passage.text(back) == "'s" and passage.capital(back - 1):
        return back - 1, back
    return None


def _is_owner(passage: Passage, index: int) -> bool:
    """Whether a name looks like a people or a group, by the analyser's word or by its form."""
    word = passage.sentence.words[passage.atoms[index].word]
    return word.entity.endswith(("NORP", "ORG")) or passage.upos(index) == "ADJ"
