"""Who did what to whom around a word that tells an event, where the reader finds no happening there, and who is meant.

The reader reads claims and lets be what tells none; a benchmark that gives the word asks on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import Roles, suffered
from counterclaim.read.happenings.roles import is_marked, roles_of, spread
from counterclaim.read.happenings.states import told_by_state
from counterclaim.read.happenings.verbs import told_by_verb
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import Mentions

_DOING = frozenset({"carry", "launch", "stage", "conduct", "commit", "perpetrate", "mount", "plan", "plot", "organize"})
"""Verbs whose subject does what their object names: "carried out the attack"."""
_HITTING = frozenset({"target", "hit", "strike", "destroy", "damage", "kill"})
"""Verbs whose object is hit by the attack that is their subject: "the blast hit a bakery"."""
_SUFFERING = ("on", "against", "of", "at")
"""Prepositions between an attack and what it is on."""


def roles_around(mentions: Mentions, classes: Classes, index: int) -> Roles:
    """The agents and patients of a verb, a noun or a state."""
    sentence = mentions.sentence
    word = sentence.words[index]
    told = told_by_verb(sentence, word, classes) or told_by_state(sentence, word, classes, mentions.counted())
    if told is not None and told.trigger == index:
        return told.roles
    if word.upos == "VERB" and word.relation != "amod":
        return roles_of(sentence, word)
    above = sentence.head_of(word)
    if word.relation == "amod" and above is not None and word.upos != "NOUN":
        return suffered((above.index,))
    if word.upos in ("ADJ", "ADV") and above is not None and above.upos == "VERB":
        return roles_of(sentence, above)
    return _roles_of_noun(sentence, word)


def _roles_of_noun(sentence: Sentence, noun: Word) -> Roles:
    """The roles in "an attack by X on Y", "the group's killing of Y", and those of the verb that the noun completes."""
    agents = [child.index for child in sentence.children_of(noun, "nmod:poss", "compound") if _acts(child)]
    patients: list[int] = []
    for child in sentence.children_of(noun, "nmod", "obl"):
        if is_marked(sentence, child, "by"):
            agents += spread(sentence, child)
        elif any(is_marked(sentence, child, mark) for mark in _SUFFERING):
            patients += spread(sentence, child)
    above = sentence.head_of(noun)
    if above is not None and above.lemma in _HITTING and noun.relation == "nsubj":
        patients += _all(sentence, sentence.children_of(above, "obj"))
    if above is not None and above.lemma in word_list("kinds", "grouping", "receiving") and noun.relation == "obj":
        patients += _all(sentence, sentence.children_of(above, "nsubj"))
    if above is not None and above.lemma in _DOING and noun.relation == "obj":
        agents += _all(sentence, sentence.children_of(above, "nsubj"))
    if above is not None and above.lemma in _DOING and noun.relation == "nsubj:pass":
        doers = sentence.children_of(above, "obl:agent", "obl")
        agents += _all(sentence, [one for one in doers if is_marked(sentence, one, "by")])
    return Roles(agents=tuple(agents), patients=tuple(patients), passive=False)


def _acts(word: Word) -> bool:
    """Whether a name before an attack is whose attack it is: "the group's bombing"."""
    return word.entity.endswith(("ORG", "PERSON")) and word.upos == "PROPN"


def _all(sentence: Sentence, words: Sequence[Word]) -> list[int]:
    return [index for word in words for index in spread(sentence, word)]


def meant(sentence: Sentence, those: Sequence[int]) -> tuple[int, ...]:
    """Of the words of a role those that are meant: no measure ("dozens" of people), no second name, no "himself"."""
    words = [sentence.words[index] for index in those]
    return tuple(
        word.index
        for word in words
        if not word.text.lower().endswith(("self", "selves"))
        and not _renames(sentence, word, those)
        and not any(child.index in those and is_marked(sentence, child, "of") for child in sentence.children_of(word))
    )


def _renames(sentence: Sentence, word: Word, those: Sequence[int]) -> bool:
    """Whether a word only names once more, or is joined to what does: "three people, a nurse and a boy"."""
    while word.relation == "conj" and word.head in those:
        word = sentence.words[word.head]
    return word.relation == "appos" and word.head in those


def opponents(sentence: Sentence, trigger: int) -> Iterator[int]:
    """The other side in "killed in a shootout with police"."""
    for fight in sentence.children_of(sentence.words[trigger], "obl"):
        if is_marked(sentence, fight, "in") or is_marked(sentence, fight, "during"):
            yield from (one.index for one in sentence.children_of(fight, "nmod") if is_marked(sentence, one, "with"))
