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

_UNDERGONE = frozenset(
    {Kind.DISPLACEMENT, Kind.EXCHANGE, Kind.DAMAGE, Kind.EQUIPMENT_LOSS, Kind.OUTAGE, Kind.FIRE, Kind.INJURED}
)
"""What the subject of a verb without an object suffers: "the bridge collapsed", "300 families left"."""

_DISPLACED = frozenset({"people", "crowd", "families", "uprooted", "civil"})

_HARMING = frozenset(
    {"munition", "weaponry", "aircraft", "vehicle", "ship", "force", "strike", "assault", "fire", "debris"}
)
"""Classes of what kills and is not killed."""


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
    if _merely_able(sentence, verb):
        return None
    roles = roles_of(sentence, verb)
    if _figurative(sentence, verb, roles):
        return None
    if _headlined(sentence, verb, roles, classes):
        roles = Roles(agents=(), patients=roles.agents, passive=True)
    if verb.lemma in _words("grouping", "dying") and roles.agents and not roles.passive:
        roles = Roles(agents=(), patients=roles.agents, passive=True)
    if verb.lemma in _words("grouping", "receiving") and roles.agents and not roles.passive:
        roles = Roles(agents=(), patients=(*roles.patients, *roles.agents), passive=True)
    for frame in rows:
        if fits(frame, sentence, verb, roles, classes):
            roles = _suffering(frame.kind, verb, roles, classes)
            if frame.kind is Kind.DISPLACEMENT and _one_alone(sentence, verb, roles):
                return None
            kind = _kind(frame.kind, verb, sentence, (roles, classes))
            return Happening(kind=kind, trigger=verb.index, roles=roles, lacking=frame.lacking)
    return None


def _suffering(kind: Kind, verb: Word, roles: Roles, classes: Classes) -> Roles:
    """The roles with those as patients who suffer what is told: "a guard lost his life", "300 families left"."""
    own = any(classes.get(index, frozenset()) & {"limb", "injury", "death", "life"} for index in roles.patients)
    armed = any("weaponry" in classes.get(index, ()) for index in roles.patients)
    bearing = (
        (kind is Kind.CAPTURED and armed and verb.lemma in ("lay", "put"))
        or (kind is Kind.INJURED and own)
        or (kind is Kind.KILLED and own and verb.lemma in ("lose", "attain"))
    )
    fallen = kind is Kind.KILLED and verb.lemma in ("fall", "pass") and not roles.patients
    gone = kind is Kind.DISPLACEMENT and not any(
        classes.get(index, frozenset()) & _DISPLACED for index in roles.patients
    )
    if (
        roles.agents
        and not roles.passive
        and (bearing or gone or fallen or (kind in _UNDERGONE and not roles.patients))
    ):
        return Roles(agents=(), patients=(*roles.agents, *(() if gone else roles.patients)), passive=True)
    if kind is Kind.KILLED and verb.lemma in _words("grouping", "finding"):
        return Roles(agents=(), patients=roles.patients, passive=True)
    return roles


def _merely_able(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells what somebody is ready or allowed to do, and not what is done."""
    above = sentence.head_of(verb)
    if above is None or verb.relation not in ("xcomp", "ccomp", "advcl"):
        return False
    enabled = above.lemma in _words("grouping", "enabling") and verb.lemma not in _words("grouping", "moving")
    return above.lemma in _words("grouping", "willing") or (enabled and verb.xpos == "VB")


def _one_alone(sentence: Sentence, verb: Word, roles: Roles) -> bool:
    """Whether a clause only says of one person that he got away: "a teacher who fled to the capital told us"."""
    alone = all(sentence.words[index].xpos in ("NN", "NNP") for index in roles.patients)
    return verb.relation == "acl:relcl" and bool(roles.patients) and alone


def _headlined(sentence: Sentence, verb: Word, roles: Roles, classes: Classes) -> bool:
    """Whether a verb that needs an object stands without one, as in headlines: "two depots destroyed"."""
    if verb.lemma not in _words("grouping", "needing_object") or verb.xpos not in ("VBD", "VBN", "JJ"):
        return False
    if not roles.agents or roles.patients or sentence.children_of(verb, "ccomp", "xcomp"):
        return False
    if verb.lemma in ("kill", "injure", "wound"):
        return all(_may_suffer(sentence.words[index], classes) for index in roles.agents)
    return not any(classes.get(index, frozenset()) & {"force", "named", "strike"} for index in roles.agents)


def _may_suffer(word: Word, classes: Classes) -> bool:
    """Whether the subject of a bare "killed" was killed: a headline's "police chief killed", but not "blast killed"."""
    names = classes.get(word.index, frozenset())
    return "people" in names or (word.upos == "NOUN" and not names & _HARMING)


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
        if above.lemma == "use" and above.xpos != "VB":
            # "They are using rockets to attack the plant": they attack it.
            return False
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
    """A "strike" by men on the ground with nothing that flies is an assault; whom the police take away is arrested."""
    roles, classes = scene
    if kind is Kind.CAPTURED and _lawful(sentence, roles):
        return Kind.DETENTION
    if kind is not Kind.STRIKE or verb.lemma in _words("grouping", "from_afar"):
        return kind
    doers = {sentence.words[index].lemma.lower().removesuffix("s") for index in roles.agents}
    flying = any("munition" in names for names in classes.values())
    if doers & _words("grouping", "ground") and not flying:
        return Kind.ASSAULT
    return kind


def _lawful(sentence: Sentence, roles: Roles) -> bool:
    return any(sentence.words[index].lemma.lower() in _words("grouping", "lawful") for index in roles.agents)


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
