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
        frame = Frame(
            Kind(row["kind"]), sets["patient"], sets["agent"], sets["words"], sets["particle"], "military" in row
        )
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
            child.index
            for child in sentence.children_of(word, "nmod", "obl", "nmod:of")
            if _marked(sentence, child, "of")
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
        if child.relation in ("nsubj:pass", "obj", "iobj"):
            patients.extend(spread(sentence, _real(sentence, verb, child)))
        elif child.relation in ("nsubj", "nsubj:outer"):
            agents.extend(spread(sentence, _real(sentence, verb, child)))
        elif child.relation == "obl" and not passive and (_bounded(sentence, child) or _bare_object(sentence, child)):
            patients.extend(spread(sentence, child))
        elif child.relation == "obl:agent" or (child.relation == "obl" and passive and _marked(sentence, child, "by")):
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
            patients = patients or [*spread(sentence, above), *_counted_among(sentence, above)]
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


def _counted_before(sentence: Sentence, verb: Word) -> list[int]:
    """The counted noun right before a bare participle: "… and 41 buildings damaged"."""
    before = sentence.words[verb.index - 1] if verb.index else None
    if before is None or before.upos != "NOUN" or not sentence.children_of(before, "nummod"):
        return []
    return [before.index]


def _counted_among(sentence: Sentence, word: Word) -> list[int]:
    """Those in "two girls were among seven injured": the subject of a noun marked with "among"."""
    if not _marked(sentence, word, "among"):
        return []
    return [index for child in sentence.children_of(word, "nsubj", "nsubj:pass") for index in spread(sentence, child)]


def _object_of_joined(sentence: Sentence, verb: Word) -> list[int]:
    """The object that a verb shares with the one joined to it: "destroyed and jammed 549 drones"."""
    for child in sentence.children_of(verb, "conj"):
        if child.upos == "VERB" and child.xpos == verb.xpos and child.index - verb.index <= 3:
            return [index for thing in sentence.children_of(child, "obj") for index in spread(sentence, thing)]
    return []


def _bounded(sentence: Sentence, word: Word) -> bool:
    """Whether an "at" before a noun belongs to its count ("shot down at least 158 drones")."""
    if not sentence.children_of(word, "nummod"):
        return False
    first = sentence.children_of(word, "case")
    if not first:
        return True
    after = sentence.words[min(first[0].index + 1, len(sentence.words) - 1)]
    if first[0].lemma in ("over", "around", "about"):
        return after.upos == "NUM"
    return first[0].lemma in ("at", "up", "as") and after.text.lower() in ("least", "most", "to", "many", "few")


def _bare_object(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase without a preposition is an object that the tree calls something else."""
    return word.relation == "obl" and word.upos == "NOUN" and not sentence.children_of(word, "case")


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
    unseen = roles.passive and not roles.patients and "any" in frame.patient
    if not unseen and not _holds(frame.patient, roles.patients, classes):
        return False
    doers = roles.agents or (roles.patients if frame.agent and not frame.patient else ())
    if frame.agent and (not doers or not _holds(frame.agent, doers, classes)):
        return False
    return not frame.military or any("equipment" in classes.get(index, frozenset()) for index in roles.patients)


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
    if _figurative(sentence, verb, roles_of(sentence, verb)):
        return None
    roles = roles_of(sentence, verb)
    headline = verb.lemma in ("kill", "injure", "wound") and verb.xpos in ("VBD", "VBN") and not roles.patients
    if headline and roles.agents and all("people" in classes.get(index, ()) for index in roles.agents):
        roles = Roles(agents=(), patients=roles.agents, passive=True)
    if verb.lemma in _words("grouping", "dying") and roles.agents and not roles.passive:
        roles = Roles(agents=(), patients=roles.agents, passive=True)
    if verb.lemma in _words("grouping", "receiving") and roles.agents and not roles.passive:
        roles = Roles(agents=(), patients=(*roles.patients, *roles.agents), passive=True)
    for frame in rows:
        if _fits(frame, sentence, verb, roles, classes):
            return Happening(kind=_kind(frame.kind, verb, sentence, (roles, classes)), trigger=verb.index, roles=roles)
    return None


def _figurative(sentence: Sentence, verb: Word, roles: Roles) -> bool:
    """Whether a verb of war stands for something else: "strike a deal", "hit by sanctions", "died aged 81"."""
    hurt = {sentence.words[index].lemma.lower() for index in roles.patients} & _words("figurative", "hurt")
    doers = {sentence.words[index].lemma.lower() for index in roles.agents} & _words("figurative", "doers")
    if (
        hurt
        or doers
        or any(
            child.text.lower() == "up" and verb.lemma == "strike"
            for child in sentence.children_of(verb, "compound:prt")
        )
    ):
        return True
    beside = {word.text.lower() for word in sentence.words}
    return verb.lemma == "die" and bool(beside & _words("figurative", "natural"))


def _mere_purpose(sentence: Sentence, verb: Word) -> bool:
    """Whether an infinitive only tells what something is for or able to do: "weapons to inflict damage", "from attacking"."""
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
        _bounded(sentence, child) for child in sentence.children_of(verb, "obl")
    )


def _kind(kind: Kind, verb: Word, sentence: Sentence, scene: tuple[Roles, Classes]) -> Kind:
    """A "strike" by men on the ground with nothing that flies is an assault; "killing and wounding" are casualties."""
    roles, classes = scene
    if kind is not Kind.STRIKE or verb.lemma in ("shell", "bomb", "bombard", "pound", "strafe"):
        return kind
    doers = {sentence.words[index].lemma.lower().removesuffix("s") for index in roles.agents}
    flying = any("munition" in names or "air" in names for names in classes.values())
    if doers & _words("grouping", "ground") and not flying:
        return Kind.ASSAULT
    return kind


def _of_state(sentence: Sentence, word: Word, counted: frozenset[int]) -> Happening | None:
    """ "12 dead", "23 wounded", "is missing"."""
    kind = knowledge("kinds")["states"].get(word.text.lower())
    if kind is None or word.upos not in ("ADJ", "NOUN", "VERB"):
        return None
    modified = sentence.head_of(word)
    if word.relation == "amod" and modified is not None:
        if modified.index in counted and not _indefinite(sentence, modified):
            those = (*spread(sentence, modified), *_counted_among(sentence, modified))
            return Happening(kind=Kind(kind), trigger=word.index, roles=_patients(those), nominal=True)
        return None
    if word.index in counted:
        those = (word.index, *_counted_among(sentence, word))
        return Happening(kind=Kind(kind), trigger=word.index, roles=_patients(those), nominal=True)
    subjects = sentence.children_of(word, "nsubj", "nsubj:pass")
    if subjects and (sentence.children_of(word, "cop") or word.relation in ("root", "conj", "parataxis")):
        return Happening(
            kind=Kind(kind), trigger=word.index, roles=_patients(spread(sentence, subjects[0])), nominal=True
        )
    if (
        word.relation in ("xcomp", "advcl", "obl")
        and modified is not None
        and modified.lemma in _words("grouping", "leaving")
    ):
        patients = sentence.children_of(modified, "obj", "nsubj:pass", "nsubj")
        if patients:
            return Happening(
                kind=Kind(kind), trigger=word.index, roles=_patients(spread(sentence, patients[0])), nominal=True
            )
    return None


def _indefinite(sentence: Sentence, noun: Word) -> bool:
    """Whether only "a" counts a noun: "a wounded veteran" reports no wounding."""
    return not sentence.children_of(noun, "nummod") and any(
        child.text.lower() in ("a", "an") for child in sentence.children_of(noun, "det")
    )


def _patients(words: tuple[int, ...]) -> Roles:
    return Roles(agents=(), patients=words, passive=True)


def _of_noun(sentence: Sentence, word: Word, classes: Classes, counted: frozenset[int]) -> Happening | None:
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
            return Happening(kind=kind, trigger=word.index, roles=_patients((word.index,)), nominal=True)
        if name in ("death", "injury", "casualty") and counted.intersection(those):
            return Happening(kind=kind, trigger=word.index, roles=_patients(tuple(those)), nominal=True)
        if name in ("strike", "assault") and _going_on(sentence, word):
            return Happening(kind=kind, trigger=word.index, roles=NO_ROLES)
    return None


def _going_on(sentence: Sentence, word: Word) -> bool:
    """Whether a noun is the subject of "is ongoing", "was part of", "is daily and intense"."""
    above = sentence.head_of(word)
    if above is None or not word.relation.startswith(("nsubj", "csubj")) or not sentence.children_of(above, "cop"):
        return False
    return above.lemma in _words("ongoing", "predicates")


def find_happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> tuple[Happening, ...]:
    """All happenings of a sentence in text order. `counted` holds the words that a count counts."""
    return tuple(_happenings(sentence, classes, counted))


def _happenings(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    verbal = list(_verbal(sentence, classes, counted))
    found = _merged(
        sentence, counted, [one for happening in verbal for one in _nouns_of_cue(sentence, happening, classes)]
    )
    spoken_for = {index for happening in found for index in (*happening.roles.patients, *happening.roles.agents)}
    triggers = {happening.trigger for happening in found}
    for word in sentence.words:
        if word.index in spoken_for or word.index in triggers:
            continue
        nominal = _of_noun(sentence, word, classes, counted)
        if nominal is not None and not _governed(sentence, word, spoken_for):
            found.append(nominal)
    yield from sorted(found, key=lambda happening: happening.trigger)


def _accused(sentence: Sentence, verb: Word, classes: Classes) -> Happening | None:
    """ "Accused Ukraine of a strike on civilians": the noun tells it, and the accused did it."""
    if verb.lemma not in ("accuse", "blame"):
        return None
    doers = tuple(index for child in sentence.children_of(verb, "obj") for index in spread(sentence, child))
    for child in sentence.children_of(verb, "obl"):
        names = classes.get(child.index, frozenset()) & {"strike", "assault"}
        if names and child.upos == "NOUN" and _marked(sentence, child, "of" if verb.lemma == "accuse" else "for"):
            kind = Kind(knowledge("kinds")["alone"][min(names)])
            return Happening(kind=kind, trigger=child.index, roles=Roles(agents=doers, patients=(), passive=False))
    return None


def _verbal(sentence: Sentence, classes: Classes, counted: frozenset[int]) -> Iterator[Happening]:
    for word in sentence.words:
        found = None
        if word.upos == "VERB" or word.xpos.startswith("VB"):
            found = _of_verb(sentence, word, classes) or _accused(sentence, word, classes)
        if found is None:
            found = _of_state(sentence, word, counted)
        if found is not None:
            yield found


def _nouns_of_cue(sentence: Sentence, happening: Happening, classes: Classes) -> tuple[Happening, ...]:
    """ "Officials reported 370 deaths and 80 injuries": the nouns tell the happenings, the verb only that it was said."""
    verb = sentence.words[happening.trigger]
    if happening.nominal or verb.lemma not in (
        "report",
        "confirm",
        "announce",
        "record",
        "claim",
        "document",
        "register",
    ):
        return (happening,)
    alone = knowledge("kinds")["alone"]
    told: list[Happening] = []
    for index in happening.roles.patients:
        name = next(
            (name for name in ("death", "injury", "casualty", "strike", "assault") if name in classes.get(index, ())),
            None,
        )
        if name is not None:
            told.append(Happening(kind=Kind(alone[name]), trigger=index, roles=_patients((index,)), nominal=True))
    if told:
        return tuple(told)
    nouns = [index for index in happening.roles.patients if classes.get(index)]
    if not nouns:
        return (happening,)
    return (Happening(kind=happening.kind, trigger=nouns[0], roles=_patients(happening.roles.patients), nominal=True),)


def _merged(sentence: Sentence, counted: frozenset[int], found: list[Happening]) -> list[Happening]:
    """One happening told by two verbs is told once: "forced to flee", "bombarded …, hitting", "killing and wounding"."""
    kept: list[Happening] = []
    for happening in _without_carriers(sentence, found):
        word = sentence.words[happening.trigger]
        before = next((one for one in kept if one.trigger == word.head), None)
        if before is not None and not happening.nominal and not before.nominal:
            both = {before.kind, happening.kind}
            shared = bool(before.roles.patients) and set(before.roles.patients) == set(happening.roles.patients)
            shared = (shared or not happening.roles.patients) and word.index - before.trigger <= 2
            if word.relation == "conj" and shared and both == {Kind.INTERCEPTION, Kind.FLIGHT_LOSS}:
                continue
            if word.relation == "conj" and shared and both == {Kind.KILLED, Kind.INJURED}:
                kept[kept.index(before)] = Happening(kind=Kind.CASUALTIES, trigger=before.trigger, roles=before.roles)
                continue
            if before.kind is happening.kind and ((word.relation == "conj" and shared) or _continues(sentence, word)):
                continue
        if any(one.kind is happening.kind and _told_of(sentence, one, word) for one in kept):
            continue
        if (
            _trailing(sentence, word)
            and not counted.intersection(happening.roles.patients)
            and any(one.kind is happening.kind and not one.nominal for one in kept)
        ):
            continue
        kept.append(happening)
    return kept


def _without_carriers(sentence: Sentence, found: list[Happening]) -> list[Happening]:
    """Without "fired by" where the rockets fired are what hit or was shot down: the launch only says whose they were."""
    spoken = [
        (one.trigger, index)
        for one in found
        if one.kind is not Kind.LAUNCH
        for index in (*one.roles.patients, *one.roles.agents)
    ]
    return [
        one
        for one in found
        if not (
            one.kind is Kind.LAUNCH
            and sentence.words[one.trigger].relation == "acl"
            and any(trigger != one.trigger and index in one.roles.patients for trigger, index in spoken)
        )
    ]


def _trailing(sentence: Sentence, verb: Word) -> bool:
    """Whether a participle after a comma goes on with what was told: "bombarded the city, hitting …"."""
    return verb.xpos == "VBG" and verb.index > 0 and sentence.words[verb.index - 1].text == ","


def _told_of(sentence: Sentence, before: Happening, verb: Word) -> bool:
    """Whether a relative clause tells more of the same: "suffered massive shelling that hit houses"."""
    return verb.relation == "acl:relcl" and verb.head in before.roles.patients and before.kind is Kind.STRIKE


def _continues(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only goes on with the one that it hangs on."""
    return (
        verb.relation in ("xcomp", "advcl") and verb.xpos in ("VB", "VBG") and not sentence.children_of(verb, "nsubj")
    )


def _governed(sentence: Sentence, word: Word, spoken_for: set[int]) -> bool:
    """Whether a noun hangs on one that a verb has already told of."""
    return any(above.index in spoken_for for above in sentence.ancestors_of(word) if above.upos in ("NOUN", "PROPN"))
