"""What the reader's analysis tells of a word beside the word that tells an event: the road between them in the tree,
its tag and name, and what the finders take it for. Features are plain strings, so that a model can be asked for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.classes import classes_of
from counterclaim.read.happenings.roles import roles_of
from counterclaim.read.mentions import Mentions, words_within

_LONGEST_ROAD = 4
"""Steps up or down the tree that are told; what is further is told as far."""
_MOST_TOLD = 3
_BUCKETS = (1, 2, 3, 5, 8, 13, 21)
_WITHIN = frozenset({"flat", "compound", "conj", "amod", "nummod", "det"})


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of an event besides its sentence: all triggers are given.

    `filled` has the roles that the reader's own finders give to words, `others` the types of the other events that
    words of the sentence tell; `earlier` counts the document's events of the same type before this one.
    """

    filled: Mapping[int, str] = field(default_factory=dict)
    others: Mapping[int, str] = field(default_factory=dict)
    earlier: int = 0


def features_of(mentions: Mentions, trigger: int, around: Around) -> list[tuple[str, ...]]:
    """For each word of a sentence, what stands out beside the trigger, in a fixed order."""
    sentence = mentions.sentence
    verb = sentence.words[trigger]
    roles = roles_of(sentence, verb) if verb.upos == "VERB" else None
    taken = list(_taken_for(mentions))
    same = _of_event(sentence, verb, around)
    found = []
    for word in sentence.words:
        names = [f"upos={word.upos}", f"xpos={word.xpos}", f"name={word.entity}"]
        names.append(f"far={_bucket(word.index - trigger)}")
        road, mark = _road(sentence, word, verb), _mark(sentence, word)
        names += [f"road={road}", f"mark={mark}", f"road={road} mark={mark}", f"verb={verb.upos} road={road}"]
        names += [f"verb={verb.lemma.lower()}", f"verb={verb.xpos}", f"word={word.lemma.lower()}"]
        names += [f"role={name}" for name in ("agents", "patients") if roles and word.index in getattr(roles, name)]
        names += [name for index, name in taken if index == word.index]
        names.append(f"filled={around.filled.get(word.index, 'none')}")
        owner = _owner(sentence, word, trigger, around)
        names += [*same, f"owner={owner}", f"owner={owner} road={road}"]
        found.append(tuple(names))
    return found


def _of_event(sentence: Sentence, verb: Word, around: Around) -> tuple[str, ...]:
    """What is the same for all words: whether the event is told again, and as known ("the attack") or new."""
    article = " ".join(child.text.lower() for child in sentence.children_of(verb, "det")) or "none"
    again = min(around.earlier, _MOST_TOLD)
    return f"again={again}", f"article={article} verb={verb.upos}", f"again={again} verb={verb.upos}"


def _owner(sentence: Sentence, word: Word, trigger: int, around: Around) -> str:
    """Of which event a word hangs in the tree: this one, another of some type, or none."""
    for above in (word, *sentence.ancestors_of(word)):
        if above.index == trigger:
            return "this" if above is not word else "itself"
        if above.index in around.others:
            return around.others[above.index] + (" itself" if above is word else "")
    return "none"


def _taken_for(mentions: Mentions) -> Iterator[tuple[int, str]]:
    """What the finders take words for, as pairs of a word and a name."""
    for index, names in sorted(classes_of(mentions).items()):
        yield from ((index, f"class={name}") for name in sorted(names))
    for weapon in mentions.weapons:
        yield weapon.head, f"weapon={weapon.weapon_class.value}"
        yield weapon.head, f"use={weapon.use}"
    for target in mentions.targets:
        yield target.head, f"target={target.target_class.value}"
    for kind, found in (("place", mentions.places), ("time", mentions.times), ("actor", mentions.actors)):
        for one in found:
            yield from ((index, f"finder={kind}") for index in words_within(mentions.sentence, one.start, one.end))
    for count in mentions.counts:
        if count.head is not None:
            yield count.head, "counted"


def _road(sentence: Sentence, word: Word, trigger: Word) -> str:
    """The relations up from a word to the nearest head that it shares with the trigger, and down to the trigger."""
    above = {trigger.index: 0}
    chain = [trigger]
    for step, one in enumerate(sentence.ancestors_of(trigger), start=1):
        above[one.index] = step
        chain.append(one)
    up: list[str] = []
    here: Word | None = word
    while here is not None and here.index not in above:
        up.append(here.relation)
        here = sentence.head_of(here)
    down = [one.relation for one in chain[: above[here.index]]] if here is not None else []
    return f"{_cut(up)}>{_cut(down[::-1])}"


def _cut(relations: list[str]) -> str:
    kept = relations[:_LONGEST_ROAD]
    return " ".join(kept) + (" far" if len(relations) > len(kept) else "")


def _mark(sentence: Sentence, word: Word) -> str:
    """The preposition before a word, or before what it hangs on within its phrase."""
    while word.relation in _WITHIN and not sentence.children_of(word, "case"):
        head = sentence.head_of(word)
        if head is None:
            break
        word = head
    return " ".join(mark.lemma.lower() for mark in sentence.children_of(word, "case"))


def _bucket(distance: int) -> str:
    size = sum(abs(distance) >= bound for bound in _BUCKETS)
    return f"{'-' if distance < 0 else '+'}{size}"
