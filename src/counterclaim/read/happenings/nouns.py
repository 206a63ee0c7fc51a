"""Finds what nouns and states tell without a verb of their own: "370 deaths", "12 dead", "is missing"."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import NO_ROLES, Happening, suffered
from counterclaim.read.happenings.roles import counted_among, is_marked, spread
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds")


def told_by_state(sentence: Sentence, word: Word, counted: frozenset[int]) -> Happening | None:
    """ "12 dead", "23 wounded", "is missing", "without water"."""
    if word.lemma in _words("grouping", "supplies") and is_marked(sentence, word, "without"):
        return _lacking(sentence, word)
    kind = knowledge("kinds")["states"].get(word.text.lower())
    if kind is None or word.upos not in ("ADJ", "NOUN", "VERB"):
        return None
    modified = sentence.head_of(word)
    if word.relation == "amod" and modified is not None:
        if modified.index in counted and not _indefinite(sentence, modified):
            those = (*spread(sentence, modified), *counted_among(sentence, modified))
            return Happening(kind=Kind(kind), trigger=word.index, roles=suffered(those), nominal=True)
        return None
    if word.index in counted:
        those = (word.index, *counted_among(sentence, word))
        return Happening(kind=Kind(kind), trigger=word.index, roles=suffered(those), nominal=True)
    subjects = sentence.children_of(word, "nsubj", "nsubj:pass")
    if subjects and (sentence.children_of(word, "cop") or word.relation in ("root", "conj", "parataxis")):
        return Happening(
            kind=Kind(kind), trigger=word.index, roles=suffered(spread(sentence, subjects[0])), nominal=True
        )
    if (
        word.relation in ("xcomp", "advcl", "obl")
        and modified is not None
        and modified.lemma in _words("grouping", "leaving")
    ):
        patients = sentence.children_of(modified, "obj", "nsubj:pass", "nsubj")
        if patients:
            return Happening(
                kind=Kind(kind), trigger=word.index, roles=suffered(spread(sentence, patients[0])), nominal=True
            )
    return None


def _lacking(sentence: Sentence, supply: Word) -> Happening | None:
    """ "350,000 people were without water": an outage, told of those who lack it."""
    lacking = tuple(index for one in sentence.children_of(supply, "nsubj") for index in spread(sentence, one))
    return Happening(kind=Kind.OUTAGE, trigger=supply.index, roles=suffered(lacking)) if lacking else None


def _indefinite(sentence: Sentence, noun: Word) -> bool:
    """Whether only "a" counts a noun: "a wounded veteran" reports no wounding."""
    return not sentence.children_of(noun, "nummod") and any(
        child.text.lower() in ("a", "an") for child in sentence.children_of(noun, "det")
    )


def told_by_noun(sentence: Sentence, word: Word, classes: Classes, counted: frozenset[int]) -> Happening | None:
    """A noun that is itself the happening: counted ("370 deaths", "22 assaults"), or said to be going on."""
    names = classes.get(word.index, frozenset())
    if word.upos not in ("NOUN", "PROPN", "VERB") or word.relation == "compound" or "munition" in names:
        return None
    those = [index for child in sentence.children_of(word, "nmod") for index in spread(sentence, child)]
    for name in ("death", "injury", "casualty", "assault", "strike"):
        if name not in names:
            continue
        kind = Kind(knowledge("kinds")["alone"][name])
        if word.index in counted:
            return Happening(kind=kind, trigger=word.index, roles=suffered((word.index,)), nominal=True)
        if name in ("death", "injury", "casualty") and counted.intersection(those):
            return Happening(kind=kind, trigger=word.index, roles=suffered(tuple(those)), nominal=True)
        if name in ("strike", "assault") and _going_on(sentence, word):
            return Happening(kind=kind, trigger=word.index, roles=NO_ROLES)
    return None


def _going_on(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is the subject of "is ongoing", "was part of", "is constant"."""
    above = sentence.head_of(word)
    if above is None or not word.relation.startswith(("nsubj", "csubj")) or not sentence.children_of(above, "cop"):
        return False
    return above.lemma in _words("ongoing", "predicates")


def nouns_behind(sentence: Sentence, happening: Happening, classes: Classes) -> tuple[Happening, ...]:
    """ "Officials reported 370 deaths and 80 injuries": the nouns tell it, the verb only that it was said."""
    verb = sentence.words[happening.trigger]
    if happening.nominal or verb.lemma not in _words("grouping", "telling"):
        return (happening,)
    alone = knowledge("kinds")["alone"]
    told: list[Happening] = []
    for index in happening.roles.patients:
        name = next(
            (name for name in ("death", "injury", "casualty", "strike", "assault") if name in classes.get(index, ())),
            None,
        )
        if name is not None:
            told.append(Happening(kind=Kind(alone[name]), trigger=index, roles=suffered((index,)), nominal=True))
    if told:
        return tuple(told)
    nouns = [index for index in happening.roles.patients if classes.get(index)]
    if not nouns:
        return (happening,)
    return (Happening(kind=happening.kind, trigger=nouns[0], roles=suffered(happening.roles.patients), nominal=True),)
