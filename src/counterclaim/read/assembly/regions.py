"""Says which words of a sentence a happening may draw on: its own, then those of its kin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.domains import kin
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import Mentions, words_within

_words = partial(word_list, "kinds", "grouping")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The words of a sentence that a happening may draw on."""

    mentions: Mentions
    happening: Happening
    words: frozenset[int]

    def holds(self, start: int, end: int) -> bool:
        """Whether the words between two offsets are among them."""
        inside = words_within(self.mentions.sentence, start, end)
        return bool(inside) and any(index in self.words for index in inside)


def regions_of(
    mentions: Mentions, happenings: Sequence[Happening], owner: dict[int, int], number: int
) -> tuple[Region, ...]:
    """The words of a happening, then those of its kin, from which it takes what its own do not say."""
    words: dict[int, set[int]] = {}
    aside = _aside(mentions.sentence, {happening.trigger for happening in happenings})
    for index, holder in owner.items():
        if index not in aside:
            words.setdefault(holder, set()).add(index)
    own = words.get(number, set()) | _antecedent_words(mentions, happenings[number])
    own |= _role_words(mentions, happenings[number], owner) - aside
    own |= _cause_words(mentions, happenings[number], owner) - aside
    regions = [Region(mentions=mentions, happening=happenings[number], words=frozenset(own))]
    for other in kin(mentions.sentence, happenings, owner, number):
        regions.append(Region(mentions=mentions, happening=happenings[other], words=frozenset(words.get(other, set()))))
    return tuple(regions)


def _role_words(mentions: Mentions, happening: Happening, owner: dict[int, int]) -> set[int]:
    """The words around the agents and patients that no other happening has taken."""
    sentence = mentions.sentence
    found: set[int] = set()
    for index in (*happening.roles.agents, *happening.roles.patients):
        below = sentence.subtree_of(sentence.words[index])
        found.update(word.index for word in below if word.index not in owner and abs(word.index - index) <= 12)
    return found


def _cause_words(mentions: Mentions, happening: Happening, owner: dict[int, int]) -> set[int]:
    """The words for what caused a happening: "a drone attack resulted in dozens of buildings damaged"."""
    sentence = mentions.sentence
    above = sentence.head_of(sentence.words[happening.trigger])
    while above is not None and above.upos in ("NOUN", "PROPN", "NUM", "ADJ"):
        above = sentence.head_of(above)
    if above is None or above.lemma not in _words("causing") or above.index in owner:
        return set()
    subjects = sentence.children_of(above, "nsubj")
    return {word.index for one in subjects for word in sentence.subtree_of(one) if word.index not in owner}


def _aside(sentence: Sentence, triggers: set[int]) -> frozenset[int]:
    """The words of phrases that only set the scene: "after reports of blasts near the border"."""
    found: set[int] = set()
    for word in sentence.words:
        phrase = word.relation in ("obl", "nmod") and word.upos == "NOUN"
        neighbour = word.lemma in _words("neighbouring")
        if not (phrase or neighbour or word.relation == "acl:relcl"):
            continue
        below = {one.index for one in sentence.subtree_of(word)}
        if triggers & below:
            continue
        if phrase:
            marks = {mark.text.lower() for mark in sentence.children_of(word, "case")}
            if marks & {"after", "amid", "despite", "following", "before", "because"}:
                found.update(_up_to_comma(sentence, word))
            continue
        found |= below
        if neighbour:
            found.update(range(word.index, min(word.index + 2, len(sentence.words))))
    return frozenset(found)


def _up_to_comma(sentence: Sentence, head: Word) -> set[int]:
    """The words below a noun, no further than the next comma."""
    comma = next((word.index for word in sentence.words[head.index :] if word.text == ","), len(sentence.words))
    return {below.index for below in sentence.subtree_of(head) if below.index < comma}


def _antecedent_words(mentions: Mentions, happening: Happening) -> set[int]:
    """The noun that a relative clause hangs on, with its own words: "the strike on X, which killed 23"."""
    sentence = mentions.sentence
    trigger = sentence.words[happening.trigger]
    above = sentence.head_of(trigger)
    if above is None or not trigger.relation.startswith("acl"):
        return set()
    return {word.index for word in sentence.subtree_of(above)} - {word.index for word in sentence.subtree_of(trigger)}
