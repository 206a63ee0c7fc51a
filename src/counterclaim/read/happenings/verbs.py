"""Finds what verbs tell: the first frame that fits, unless the verb stands for something else or for a mere purpose."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import Classes, fits, frames
from counterclaim.read.happenings.happening import Happening, Roles
from counterclaim.read.happenings.roles import is_bounded, is_marked, roles_of, spread
from counterclaim.read.knowledge_files import knowledge, word_list

_words = partial(word_list, "kinds")


def told_by_verb(sentence: Sentence, word: Word, classes: Classes) -> Happening | None:
    """What a verb tells, by its frames or as a charge; null for any other word."""
    if word.upos != "VERB" and not word.xpos.startswith("VB"):
        return None
    return _of_verb(sentence, word, classes) or _accused(sentence, word, classes)


def _of_verb(sentence: Sentence, verb: Word, classes: Classes) -> Happening | None:
    rows = frames().get(verb.lemma)
    if not rows or verb.relation in ("amod", "compound", "nmod") or _mere_purpose(sentence, verb):
        return None
    if verb.relation == "acl" and verb.lemma in _words("grouping", "describing"):
        return None
    above = sentence.head_of(verb)
    if (
        verb.relation in ("xcomp", "ccomp", "advcl")
        and above is not None
        and above.lemma in _words("grouping", "willing")
    ):
        return None
    roles = roles_of(sentence, verb)
    if _figurative(sentence, verb, roles):
        return None
    headline = verb.lemma in ("kill", "injure", "wound") and verb.xpos in ("VBD", "VBN", "JJ") and not roles.patients
    if headline and roles.agents and all("people" in classes.get(index, ()) for index in roles.agents):
        roles = Roles(agents=(), patients=roles.agents, passive=True)
    if verb.lemma in _words("grouping", "dying") and roles.agents and not roles.passive:
        roles = Roles(agents=(), patients=roles.agents, passive=True)
    if verb.lemma in _words("grouping", "receiving") and roles.agents and not roles.passive:
        roles = Roles(agents=(), patients=(*roles.patients, *roles.agents), passive=True)
    for frame in rows:
        if fits(frame, sentence, verb, roles, classes):
            if frame.kind is Kind.KILLED and verb.lemma in _words("grouping", "finding"):
                roles = Roles(agents=(), patients=roles.patients, passive=True)
            return Happening(kind=_kind(frame.kind, verb, sentence, (roles, classes)), trigger=verb.index, roles=roles)
    return None


def _figurative(sentence: Sentence, verb: Word, roles: Roles) -> bool:
    """Whether a verb of war stands for something else: "strike a deal", "hit by sanctions", "died aged 81"."""
    hurt = {sentence.words[index].lemma.lower() for index in roles.patients} & _words("figurative", "hurt")
    doers = {sentence.words[index].lemma.lower() for index in roles.agents} & _words("figurative", "doers")
    particles = {child.text.lower() for child in sentence.children_of(verb, "compound:prt")}
    if hurt or doers or (verb.lemma == "strike" and "up" in particles):
        return True
    beside = {word.text.lower() for word in sentence.words}
    return verb.lemma == "die" and bool(beside & _words("figurative", "natural"))


def _mere_purpose(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only tells what something is for or able to do: "weapons to inflict damage"."""
    marks = {mark.text.lower() for mark in sentence.children_of(verb, "mark")}
    if marks & {"from", "against", "for"} and verb.xpos == "VBG":
        return True
    named = {mark.text.lower() for mark in sentence.children_of(verb, "case")} | marks
    if named & {"in", "by", "during", "amid", "after"} and verb.xpos == "VBG" and not _has_object(sentence, verb):
        return True
    above = sentence.head_of(verb)
    while verb.relation == "conj" and above is not None:
        verb, above = above, sentence.head_of(above)
        marks |= {mark.text.lower() for mark in sentence.children_of(verb, "mark")}
    if "to" not in marks or above is None:
        return False
    if verb.relation == "advcl":
        return above.lemma not in ("plan", "vow", "threaten", "prepare", "pledge")
    return (
        verb.relation == "acl"
        and above.upos in ("NOUN", "PROPN")
        and above.lemma not in ("plan", "attempt", "order", "threat")
    )


def _has_object(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.children_of(verb, "obj")) or any(
        is_bounded(sentence, child) for child in sentence.children_of(verb, "obl")
    )


def _kind(kind: Kind, verb: Word, sentence: Sentence, scene: tuple[Roles, Classes]) -> Kind:
    """A "strike" by men on the ground with nothing that flies is an assault."""
    roles, classes = scene
    if kind is not Kind.STRIKE or verb.lemma in _words("grouping", "from_afar"):
        return kind
    doers = {sentence.words[index].lemma.lower().removesuffix("s") for index in roles.agents}
    flying = any("munition" in names for names in classes.values())
    if doers & _words("grouping", "ground") and not flying:
        return Kind.ASSAULT
    return kind


def _accused(sentence: Sentence, verb: Word, classes: Classes) -> Happening | None:
    """ "Accused Ukraine of a strike on civilians": the noun tells it, and the accused did it."""
    if verb.lemma not in ("accuse", "blame"):
        return None
    doers = tuple(index for child in sentence.children_of(verb, "obj") for index in spread(sentence, child))
    for child in sentence.children_of(verb, "obl"):
        names = classes.get(child.index, frozenset()) & {"strike", "assault"}
        if names and child.upos == "NOUN" and is_marked(sentence, child, "of" if verb.lemma == "accuse" else "for"):
            kind = Kind(knowledge("kinds")["alone"][min(names)])
            return Happening(kind=kind, trigger=child.index, roles=Roles(agents=doers, patients=(), passive=False))
    return None
