"""Finds who did what to whom: the agents and patients of a verb."""

from __future__ import annotations

from functools import partial

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.happening import Roles
from counterclaim.read.knowledge_files import word_list

_words = partial(word_list, "kinds")


def spread(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """A word and those coordinated with it, and the nouns that a count stands for ("14 of the assaults")."""
    found = [word.index]
    if word.upos in ("NUM", "PRON", "DET", "ADJ") or word.lemma in _words("grouping", "measures"):
        found.extend(
            child.index
            for child in sentence.children_of(word, "nmod", "obl", "nmod:of")
            if is_marked(sentence, child, "of")
        )
    for child in sentence.children_of(word, "conj", "appos"):
        if child.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"):
            found.extend(spread(sentence, child))
    return tuple(found)


def roles_of(sentence: Sentence, verb: Word) -> Roles:
    """Who and what a verb is about, through passives, participles, coordination and relative clauses."""
    agents: list[int] = []
    patients: list[int] = []
    passive = bool(sentence.children_of(verb, "aux:pass", "nsubj:pass", "obl:agent"))
    for child in sentence.children_of(verb):
        if _tells(sentence, verb, child):
            continue
        if child.relation in ("nsubj:pass", "obj", "iobj"):
            patients.extend(spread(sentence, _real(sentence, verb, child)))
        elif child.relation in ("nsubj", "nsubj:outer"):
            agents.extend(spread(sentence, _real(sentence, verb, child)))
        elif not passive and _is_object(sentence, child):
            patients.extend(spread(sentence, child))
        elif _does(sentence, child, passive):
            agents.extend(spread(sentence, child))
    if verb.xpos == "VBN" and verb.relation != "acl" and not patients and not sentence.children_of(verb, "aux"):
        patients = _counted_before(sentence, verb)
        passive = passive or bool(patients)
    if agents and not patients and sentence.children_of(verb, "expl"):
        agents, patients = [], agents
    above = sentence.head_of(verb)
    if above is not None and verb.relation == "acl" and above.upos in ("NOUN", "PROPN", "PRON", "NUM"):
        if verb.xpos == "VBG":
            agents = agents or [above.index]
        else:
            passive = True
            patients = patients or [*spread(sentence, above), *counted_among(sentence, above)]
            beside = sentence.words[verb.index - 1]
            if beside.upos == "NOUN" and beside.index not in (*patients, *agents):
                patients.append(beside.index)
    if verb.xpos == "VBN" and verb.relation in ("advcl", "conj", "root", "parataxis") and not passive:
        passive = _participle(sentence, verb)
        if passive and agents and not patients:
            agents, patients = [], agents
    if not patients and not passive:
        patients = _object_of_joined(sentence, verb)
    if above is not None and verb.relation in ("conj", "xcomp", "advcl", "ccomp") and (not agents or not patients):
        agents, patients = _inherited(sentence, verb, (agents, patients, passive))
    return Roles(agents=tuple(agents), patients=tuple(patients), passive=passive)


def _does(sentence: Sentence, child: Word, passive: bool) -> bool:
    """Whether a phrase names who did it: "by militants", but not "by Tuesday", "by the end of May"."""
    if child.relation != "obl:agent" and not (child.relation == "obl" and passive and is_marked(sentence, child, "by")):
        return False
    return not child.entity.endswith("DATE") and child.lemma.lower() not in _words("grouping", "moments")


def _tells(sentence: Sentence, verb: Word, child: Word) -> bool:
    """Whether a second subject, behind the verb, is whoever tells it: "five were hurt, the agency reported"."""
    if not child.relation.startswith("nsubj") or child.index < verb.index:
        return False
    before = [one for one in sentence.children_of(verb, "nsubj", "nsubj:pass") if one.index < verb.index]
    after = next((one for one in sentence.words[child.index + 1 :] if one.upos in ("VERB", "AUX")), None)
    return bool(before) and after is not None and after.relation == "parataxis"


def _counted_before(sentence: Sentence, verb: Word) -> list[int]:
    """The counted noun right before a bare participle: "… and 41 buildings damaged"."""
    before = sentence.words[verb.index - 1] if verb.index else None
    if before is None or before.upos != "NOUN" or not sentence.children_of(before, "nummod"):
        return []
    return [before.index]


def counted_among(sentence: Sentence, word: Word) -> list[int]:
    """Those in "two girls were among seven injured": the subject of a noun marked with "among"."""
    if not is_marked(sentence, word, "among"):
        return []
    return [index for child in sentence.children_of(word, "nsubj", "nsubj:pass") for index in spread(sentence, child)]


def _object_of_joined(sentence: Sentence, verb: Word) -> list[int]:
    """The object that a verb shares with the one joined to it: "downed and jammed 70 drones"."""
    for child in sentence.children_of(verb, "conj"):
        if child.upos == "VERB" and child.xpos == verb.xpos and child.index - verb.index <= 3:
            return [index for thing in sentence.children_of(child, "obj") for index in spread(sentence, thing)]
    return []


def is_bounded(sentence: Sentence, word: Word) -> bool:
    """Whether an "at" before a noun belongs to its count ("shot down at least 70 drones")."""
    if not sentence.children_of(word, "nummod"):
        return False
    first = sentence.children_of(word, "case")
    if not first:
        return True
    after = sentence.words[min(first[0].index + 1, len(sentence.words) - 1)]
    if first[0].lemma in ("over", "around", "about"):
        return after.upos == "NUM"
    return first[0].lemma in ("at", "up", "as") and after.text.lower() in ("least", "most", "to", "many", "few")


def _is_object(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase that the tree takes for an adjunct is an object: one with a bounded count, or without a mark."""
    adjunct = word.relation in ("obl", "obl:unmarked")
    return adjunct and (is_bounded(sentence, word) or _bare_object(sentence, word))


def _bare_object(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase without a preposition is an object that the tree calls something else; "two days" is none."""
    if word.upos != "NOUN" or sentence.children_of(word, "case"):
        return False
    spoken = word.relation == "obl:unmarked" and bool(sentence.children_of(word, "nummod"))
    return word.relation == "obl" or (spoken and word.lemma.lower() not in word_list("units", "measures", "duration"))


def _participle(sentence: Sentence, verb: Word) -> bool:
    """Whether a past participle stands without "have": "three killed"."""
    return not any(aux.lemma == "have" for aux in sentence.children_of(verb, "aux"))


def is_marked(sentence: Sentence, word: Word, preposition: str) -> bool:
    """Whether this preposition stands before a noun."""
    return any(mark.lemma == preposition for mark in sentence.children_of(word, "case"))


def _real(sentence: Sentence, verb: Word, child: Word) -> Word:
    """The noun behind a relative pronoun."""
    above = sentence.head_of(verb)
    if child.xpos in ("WP", "WDT") or (child.text.lower() == "that" and verb.relation == "acl:relcl"):
        if above is not None and verb.relation == "acl:relcl":
            return above
        return child
    return child


def _inherited(sentence: Sentence, verb: Word, own: tuple[list[int], list[int], bool]) -> tuple[list[int], list[int]]:
    """The subject that a verb shares with the verb that it leans on."""
    agents, patients, passive = own
    above = sentence.head_of(verb)
    if above is None or above.upos not in ("VERB", "AUX", "ADJ"):
        return agents, patients
    if not agents and above.lemma in _words("grouping", "commanding") and verb.relation in ("xcomp", "advcl"):
        charged = sentence.children_of(above, "obj", "nsubj:pass", "iobj")
        return [index for one in charged for index in spread(sentence, one)], patients
    upper = roles_of(sentence, above)
    if verb.relation == "conj":
        if not agents and not patients and passive == upper.passive:
            shared = upper.patients if verb.xpos == "VBN" and upper.passive else ()
            return list(upper.agents), list(shared)
        if not agents and not passive and not upper.passive:
            return list(upper.agents), patients
        if verb.xpos == "VBN" and not passive and upper.passive and not patients:
            return agents, list(upper.patients)
    if verb.relation in ("xcomp", "advcl") and not agents and not passive and verb.xpos != "VBN":
        return list(upper.agents or (upper.patients if upper.passive else ())), patients
    return agents, patients
