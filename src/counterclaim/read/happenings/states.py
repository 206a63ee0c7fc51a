"""Finds what a state tells: "12 dead", "is missing", "without water", "in custody", "the lights are out"."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import Happening, suffered
from counterclaim.read.happenings.roles import counted_among, is_marked, spread
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds")


def told_by_state(sentence: Sentence, word: Word, classes: Classes, counted: frozenset[int]) -> Happening | None:
    """What a word tells as a predicate or beside a count; null where it stands for no state of the lists."""
    if _is_supply(word, classes) and is_marked(sentence, word, "without"):
        return _lacking(sentence, word)
    standing = _standing(sentence, word) or _cut_off(sentence, word, classes)
    if standing is not None:
        return standing
    kind = knowledge("kinds")["states"].get(word.text.lower())
    if kind is None or word.upos not in ("ADJ", "NOUN", "VERB") or sentence.children_of(word, "obj"):
        return None
    modified = sentence.head_of(word)
    if word.relation == "amod" and modified is not None:
        if modified.index in counted and not _indefinite(sentence, modified) and not _merely_named(sentence, word):
            return _told(kind, word, (*spread(sentence, modified), *counted_among(sentence, modified)))
        return None
    if word.index in counted:
        return _told(kind, word, (word.index, *counted_among(sentence, word)))
    subjects = sentence.children_of(word, "nsubj", "nsubj:pass")
    if subjects and (sentence.children_of(word, "cop") or word.relation in ("root", "conj", "parataxis")):
        return _told(kind, word, spread(sentence, subjects[0]))
    left = _those_left(sentence, word)
    return _told(kind, word, left) if left and word.relation in ("xcomp", "advcl", "obl") else None


def _told(kind: str, word: Word, those: tuple[int, ...]) -> Happening:
    return Happening(kind=Kind(kind), trigger=word.index, roles=suffered(those), nominal=True)


def _is_supply(word: Word, classes: Classes) -> bool:
    return "supply" in classes.get(word.index, ()) or word.lemma in _words("grouping", "supplies")


def _lacking(sentence: Sentence, supply: Word) -> Happening | None:
    """ "350,000 people were without water": an outage, told of those who lack it."""
    lacking = tuple(index for one in sentence.children_of(supply, "nsubj") for index in spread(sentence, one))
    above = sentence.head_of(supply)
    if not lacking and above is not None and above.upos in ("NOUN", "NUM") and supply.relation in ("nmod", "obl"):
        lacking = spread(sentence, above)
    lacking = lacking or _those_left(sentence, supply)
    return _told("outage", supply, lacking) if lacking else None


def _standing(sentence: Sentence, word: Word) -> Happening | None:
    """ "Five men are in custody", "two tanks were on fire", "the town is under siege": a noun after its preposition."""
    row: dict[str, str] | None = knowledge("kinds")["standing"].get(word.lemma.lower())
    if row is None or word.upos not in ("NOUN", "PROPN"):
        return None
    kind = next((kind for mark, kind in row.items() if is_marked(sentence, word, mark)), None)
    if kind is None:
        return None
    subjects = sentence.children_of(word, "nsubj", "nsubj:pass")
    verb = sentence.head_of(word)
    if not subjects and verb is not None and verb.lemma in ("remain", "stay", "come", "return"):
        subjects = sentence.children_of(verb, "nsubj")
    those = spread(sentence, subjects[0]) if subjects else _those_left(sentence, word)
    return _told(kind, word, those) if those else None


def _cut_off(sentence: Sentence, word: Word, classes: Classes) -> Happening | None:
    """ "Power is out", "the internet is down": a supply that is said to be off."""
    subjects = sentence.children_of(word, "nsubj")
    if word.text.lower() not in _words("grouping", "off") or not subjects or not sentence.children_of(word, "cop"):
        return None
    those = spread(sentence, subjects[0])
    fits = any(classes.get(index, frozenset()) & {"supply", "traffic"} for index in those)
    return _told("outage", word, those) if fits else None


def _those_left(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """Those whom a verb leaves in a state: "left 900 people without water", "was left in ruins"."""
    verb = sentence.head_of(word)
    if verb is None or verb.lemma not in _words("grouping", "leaving"):
        return ()
    patients = sentence.children_of(verb, "obj", "nsubj:pass", "nsubj")
    objects = [child for child in patients if child.relation != "nsubj"] or patients
    return spread(sentence, objects[0]) if objects else ()


def _merely_named(sentence: Sentence, state: Word) -> bool:
    """Whether a state only says of which people something else is told: "one displaced man was killed"."""
    noun = sentence.head_of(state)
    verb = sentence.head_of(noun) if noun is not None else None
    return state.text.lower() in ("displaced", "homeless") and verb is not None and verb.upos == "VERB"


def _indefinite(sentence: Sentence, noun: Word) -> bool:
    """Whether only "a" counts a noun: "a wounded veteran" reports no wounding."""
    return not sentence.children_of(noun, "nummod") and any(
        child.text.lower() in ("a", "an") for child in sentence.children_of(noun, "det")
    )
