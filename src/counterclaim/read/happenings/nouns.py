"""Finds what nouns tell without a verb of their own: "370 deaths", "22 assaults", "fighting was ongoing"."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes
from counterclaim.read.happenings.happening import NO_ROLES, Happening, suffered
from counterclaim.read.happenings.roles import spread
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds")

_OF_PEOPLE = ("death", "injury", "casualty", "arrest", "abduction")


def told_by_noun(sentence: Sentence, word: Word, classes: Classes, counted: frozenset[int]) -> Happening | None:
    """A noun that is itself the happening: counted ("370 deaths", "22 assaults"), or said to be going on."""
    names = classes.get(word.index, frozenset())
    if word.upos not in ("NOUN", "PROPN", "VERB") or word.relation == "compound" or "munition" in names:
        return None
    those = [index for child in sentence.children_of(word, "nmod") for index in spread(sentence, child)]
    for name in knowledge("kinds")["alone"]:
        if name not in names:
            continue
        kind = Kind(knowledge("kinds")["alone"][name])
        if word.index in counted:
            return Happening(kind=kind, trigger=word.index, roles=suffered((word.index,)), nominal=True)
        if name in _OF_PEOPLE and counted.intersection(those):
            return Happening(kind=kind, trigger=word.index, roles=suffered(tuple(those)), nominal=True)
        if name in ("strike", "assault") and _going_on(sentence, word):
            return Happening(kind=kind, trigger=word.index, roles=NO_ROLES)
    return None


def _going_on(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is the subject of "is ongoing", "was part of", "is constant", or of "there was"."""
    above = sentence.head_of(word)
    if above is None or not word.relation.startswith(("nsubj", "csubj")):
        return False
    if above.lemma == "be" and sentence.children_of(above, "expl"):
        return True
    if not sentence.children_of(above, "cop"):
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
            (name for name in alone if name in classes.get(index, ())),
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
