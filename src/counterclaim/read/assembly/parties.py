"""Says who stands where in a happening: whom it befell, whether anybody did it, and what names count as doers."""

from __future__ import annotations

import re
from functools import partial

from counterclaim.read.assembly.regions import Region
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import words_within
from counterclaim.read.speech.actors import ActorFound, leading_actor, within
from counterclaim.read.speech.speakers import phrase_of

_words = partial(word_list, "kinds", "grouping")

_LENT = re.compile(
    r"-(?:backed|made|built|supplied|trained|held|controlled|administered|occupied|aligned|allied|funded|brokered|bound|"
    r"speaking|linked|designed|sponsored|donated|provided|mediated|born|based|friendly|supported|equipped)\b"
)


def set_apart(region: Region, other: Region) -> bool:
    """Whether the words put one happening before or after another: "in reply to a raid that …", "a day after …"."""
    sentence = region.mentions.sentence
    word, goal = sentence.words[region.happening.trigger], other.happening.trigger
    while word.index != goal:
        marks = {mark.lemma.lower() for mark in sentence.children_of(word, "mark", "case")}
        if marks & {"after", "before", "since", "following"} and word.relation in ("advcl", "obl", "nmod", "acl"):
            return True
        above = sentence.head_of(word)
        if above is None:
            return False
        if "for" in marks and above.lemma in ("retaliation", "revenge", "response", "retaliate", "reply"):
            return True
        word = above
    return False


def names_doer(region: Region) -> bool:
    """Whether the words tell that somebody did it, of whatever side: an agent that is no weapon, "rebel shelling"."""
    mentions, sentence = region.mentions, region.mentions.sentence
    spans = [
        *((one.start, one.end) for one in mentions.places),
        *((one.start, one.end) for one in mentions.weapons),
        *((one.start, one.end) for one in mentions.targets),
    ]
    things = {index for start, end in spans for index in words_within(sentence, start, end)}
    for agent in region.happening.roles.agents:
        word = sentence.words[agent]
        if word.upos == "PROPN" and agent not in things:
            return True
        if word.lemma.lower() in _words("groups") or word.text.lower() in ("he", "she", "they", "we", "i", "who"):
            return True
    return any(
        sentence.words[index].lemma.lower() in _words("groups") and _before_attack(sentence, sentence.words[index])
        for index in region.words
    )


def _before_attack(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands before an attack or a weapon as its owner: "terrorist shells"."""
    above = sentence.head_of(word)
    return word.relation in ("amod", "compound", "nmod:poss") and above is not None and above.lemma in _words("owned")


def befalls_irregulars(region: Region) -> bool:
    """Whether it befell people whom their enemies call militants, terrorists or the enemy."""
    words = region.mentions.sentence.words
    return any(words[index].lemma.lower() in _words("irregulars") for index in region.happening.roles.patients)


def sufferer_of(region: Region) -> str | None:
    """The side of those whom it befell, by the name before or in the words for them: "two Russian soldiers"."""
    sentence, happening = region.mentions.sentence, region.happening
    sides: set[str] = set()
    bearing = sentence.words[happening.trigger].lemma in _words("bearing")
    for head in (*happening.roles.patients, *(happening.roles.agents if bearing else ())):
        words = naming_words(sentence, head)
        start, end = sentence.words[words[0]].start, sentence.words[words[-1]].end
        actor = leading_actor(within(region.mentions.actors, start, end))
        if actor is not None and actor.side is not None:
            sides.add(actor.side)
    return sides.pop() if len(sides) == 1 else None


def acting(region: Region) -> tuple[ActorFound, ...]:
    """The names of a sentence but those that only qualify another: "US-backed rebels", "Indian-administered"."""
    sentence = region.mentions.sentence
    return tuple(one for one in region.mentions.actors if not _LENT.match(sentence.text, one.end - sentence.start))


def naming_words(sentence: Sentence, agent: int) -> tuple[int, ...]:
    """The words of an agent that say who it is: up to its head, and what follows "of" where the head is no name."""
    words = phrase_of(sentence, sentence.words[agent])
    head = sentence.words[agent]
    if head.upos == "PROPN" or head.lemma in _words("generic"):
        return words
    return tuple(index for index in words if index <= agent) or (agent,)
