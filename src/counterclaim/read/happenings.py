"""Finds what happened: the verbs, nouns and participles of one sentence that tell a happening of a known kind.

A verb is read through the frames of knowledge/kinds.toml: what was done to a thing of which class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.model.kind import Kind
from counterclaim.read.analysis import Sentence, Word
from counterclaim.read.knowledge_files import knowledge

Classes = Mapping[int, frozenset[str]]
"""For a word of the sentence, the classes of thing that it may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who did it and to what, as word indices."""

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    passive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing told to have happened. `trigger` is the index of the word that tells it."""

    kind: Kind
    trigger: int
    roles: Roles
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the knowledge: with these around it, a verb tells this kind. Empty sets ask for nothing."""

    kind: Kind
    patient: frozenset[str]
    agent: frozenset[str]
    words: frozenset[str]
    particle: frozenset[str]
    military: bool


NO_ROLES = Roles(agents=(), patients=(), passive=False)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb, in the order in which they are tried."""
    table: dict[str, list[Frame]] = {}
    for row in knowledge("kinds")["frame"]:
        sets = {key: frozenset(row.get(key, ())) for key in ("patient", "agent", "words", "particle")}
        frame = Frame(Kind(row["kind"]), sets["patient"], sets["agent"], sets["words"], sets["particle"], "military" in row)
        for verb in row["verbs"]:
            table.setdefault(verb, []).append(frame)
    return {verb: tuple(rows) for verb, rows in table.items()}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes of each common noun by its lemma."""
    table: dict[str, set[str]] = {}
    for name, lemmas in knowledge("kinds")["nouns"].items():
        for lemma in lemmas:
            table.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in table.items()}


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(knowledge("kinds")[table][key])


def spread(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """A word and those coordinated with it, and the nouns that a count stands for ("14 of the assaults")."""
    found = [word.index]
    if word.upos in ("NUM", "PRON", "DET", "ADJ") or word.lemma in _words("grouping", "measures"):
        found.extend(
            child.index for child in sentence.children_of(word, "nmod", "obl", "nmod:of") if _marked(sentence, child, "of")
        )
    for child in sentence.children_of(word, "conj", "appos"):
        if child.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"):
            found.extend(spread(sentence, child))
    return tuple(found)


def roles_of(sentence: Sentence, verb: Word) -> Roles:
    """Who and what a verb is about, through passives, participles, coordination and relative clauses."""
    agents: list[int] = []
    patients: list[int] = []
    passive = bool(sentence.children_of(verb, "aux:pass", "nsubj:pass"))
    for child in sentence.children_of(verb):
        if child.relation in ("nsubj:pass", "obj", "iobj"):
            patients.extend(spread(sentence, _real(sentence, verb, child)))
        elif child.relation in ("nsubj", "nsubj:outer"):
            agents.extend(spread(sentence, _real(sentence, verb, child)))
        elif child.relation == "obl" and _bounded(sentence, child) and not passive:
            patients.extend(spread(sentence, child))
        elif child.relation == "obl:agent" or (child.relation == "obl" and passive and _marked(sentence, child, "by")):
            agents.extend(spread(sentence, child))
    above = sentence.head_of(verb)
    if above is not None and verb.relation == "acl" and above.upos in ("NOUN", "PROPN", "PRON", "NUM"):
        if verb.xpos == "VBG":
            agents = agents or [above.index]
        else:
            passive = True
            patients = patients or list(spread(sentence, above))
    if verb.xpos == "VBN" and verb.relation in ("advcl", "conj", "root", "parataxis") and not passive:
        passive = _participle(sentence, verb)
        if passive and agents and not patients:
            agents, patients = [], agents
    if above is not None and verb.relation in ("conj", "xcomp", "advcl", "ccomp") and (not agents or not patients):
        agents, patients = _inherited(sentence, verb, (agents, patients, passive))
    return Roles(agents=tuple(agents), patients=tuple(patients), passive=passive)


def _bounded(sentence: Sentence, word: Word) -> bool:
    """Whether an "at" before a noun belongs to its count ("shot down at least 158 drones")."""
    first = sentence.children_of(word, "case")
    if not first:
        return False
    after = first[0].index + 1
    return first[0].lemma in ("at", "up", "as", "over", "around", "about") and (
        sentence.words[after].lemma in ("least", "little") or sentence.words[after].text.lower() in ("least", "most", "to", "many")
    ) or first[0].lemma in ("over", "around", "about") and sentence.words[after].upos == "NUM"


def _participle(sentence: Sentence, verb: Word) -> bool:
    """Whether a past participle stands without "have": "three killed"."""
    return not any(aux.lemma == "have" for aux in sentence.children_of(verb, "aux"))


def _marked(sentence: Sentence, word: Word, preposition: str) -> bool:
    return any(mark.lemma == preposition for mark in sentence.children_of(word, "case"))


def _real(sentence: Sentence, verb: Word, child: Word) -> Word:
    """The noun behind a relative pronoun."""
    above = sentence.head_of(verb)
    if child.xpos in ("WP", "WDT") or (child.text.lower() == "that" and verb.relation == "acl:relcl"):
        if above is not None and verb.relation == "acl:relcl":
            return above
        return child
    return child


def _inherited(
    sentence: Sentence, verb: Word, own: tuple[list[int], list[int], bool]
) -> tuple[list[int], list[int]]:
    """The subject that a verb shares with the verb that it leans on."""
    agents, patients, passive = own
    above = sentence.head_of(verb)
    if above is None or above.upos not in ("VERB", "AUX", "ADJ"):
        return agents, patients
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


def _beside(sentence: Sentence, verb: Word) -> frozenset[str]:
    """The lower-cased words near a verb that belong to it."""
    below = set()
    for child in sentence.children_of(verb):
        if abs(child.index - verb.index) <= 9:
            below.add(child.text.lower())
            below.update(grandchild.text.lower() for grandchild in sentence.children_of(child))
    nearby = sentence.words[verb.index + 1 : verb.index + 3]
    return frozenset(below) | {word.text.lower() for word in nearby}


def _holds(asked: frozenset[str], words: tuple[int, ...], classes: Classes) -> bool:
    if not asked:
        return True
    if not words:
        return "none" in asked
    return "any" in asked or any(classes.get(index, frozenset()) & asked for index in words)


def _fits(frame: Frame, sentence: Sentence, verb: Word, roles: Roles, classes: Classes) -> bool:
    if frame.words or frame.particle:
        beside = _beside(sentence, verb)
        if frame.words and not frame.words & beside:
            return False
        if frame.particle and not frame.particle & beside:
            return False
    if not _holds(frame.patient, roles.patients, classes):
        return False
    doers = roles.agents or (roles.patients if frame.agent and not frame.patient else ())
    if frame.agent and (not doers or not _holds(frame.agent, doers, classes)):
        return False
    return not frame.military or any("equipment" in classes.get(index, frozenset()) for index in roles.patients)


def _of_verb(sentence: Sentence, verb: Word, classes: Classes) -> Happening | None:
    rows = frames().get(verb.lemma)
    if not rows:
        return None
    roles = roles_of(sentence, verb)
    for frame in rows:
        if _fits(frame, sentence, verb, roles, classes):
            return Happening(kind=_kind(frame.kind, sentence, roles, classes), trigger=verb.index, roles=roles)
    return None


def _kind(kind: Kind, sentence: Sentence, roles: Roles, classes: Classes) -> Kind:
    """A "strike" by men on the ground with nothing that flies is an assault; "killing and wounding" are casualties."""
    if kind is not Kind.STRIKE:
        return kind
    doers = {sentence.words[index].lemma for index in roles.agents}
    flying = any("munition" in names or "air" in names for names in classes.values())
    if doers & _words("grouping", "ground") and not flying:
        return Kind.ASSAULT
    return kind


def _of_state(sentence: Sentence, word: Word, counted: frozenset[int]) -> Happening | None:
    """"12 dead", "23 wounded", "is missing"."""
    kind = knowledge("kinds")["states"].get(word.text.lower())
    if kind is None or word.upos not in ("ADJ", "NOUN", "VERB"):
        return None
    modified = sentence.head_of(word)
    if word.relation == "amod" and modified is not None:
        if modified.index in counted:
            return Happening(kind=Kind(kind), trigger=word.index, roles=_patients(spread(sentence, modified)), nominal=True)
        return None
    if word.index in counted:
        return Happening(kind=Kind(kind), trigger=word.index, roles=_patients((word.index,)), nominal=True)
    subjects = sentence.children_of(word, "nsubj", "nsubj:pass")
    if subjects and (sentence.children_of(word, "cop") or word.relation in ("root", "conj", "parataxis")):
        return Happening(kind=Kind(kind), trigger=word.index, roles=_patients(spread(sentence, subjects[0])), nominal=True)
    if word.relation == "xcomp" and modified is not None and modified.lemma in ("leave", "report", "go", "remain"):
        patients = sentence.children_of(modified, "obj", "nsubj:pass", "nsubj")
        if patients:
            return Happening(kind=Kind(kind), trigger=word.index, roles=_patients(spread(sentence, patients[0])), nominal=True)
    return None


def _patients(words: tuple[int, ...]) -> Roles:
    return Roles(agents=(), patients=words, passive=True)


def _of_noun(sentence: Sentence, word: Word, classes: Classes, counted: frozenset[int]) -> Happening | None:
    """A counted noun that is itself the happening: "370 deaths", "22 assaults"."""
    if word.upos not in ("NOUN", "PROPN") or word.index not in counted or word.relation == "compound":
        return None
    for name in ("death", "injury", "casualty", "assault", "strike"):
        if name in classes.get(word.index, frozenset()) and "munition" not in classes.get(word.index, frozenset()):
            kind = Kind(knowledge("kinds")["alone"][name])
            return Happening(kind=kind, trigger=word.index, roles=_patients((word.index,)), nominal=True)
    return None


def find_happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> tuple[Happening, ...]:
    """All happenings of a sentence in text order. `counted` holds the words that a count counts."""
    return tuple(_happenings(sentence, classes, counted))


def _happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    spoken_for: set[int] = set()
    for word in sentence.words:
        found = None
        if word.upos == "VERB" or word.xpos.startswith("VB"):
            found = _of_verb(sentence, word, classes)
        if found is None:
            found = _of_state(sentence, word, counted)
        if found is not None:
            spoken_for.update(found.roles.patients if not found.nominal else ())
            yield found
    for word in sentence.words:
        if word.index in spoken_for:
            continue
        nominal = _of_noun(sentence, word, classes, counted)
        if nominal is not None and not _governed(sentence, word, spoken_for):
            yield nominal


def _governed(sentence: Sentence, word: Word, spoken_for: set[int]) -> bool:
    """Whether a noun hangs on one that a verb has already told of."""
    return any(above.index in spoken_for for above in sentence.ancestors_of(word) if above.upos in ("NOUN", "PROPN"))
