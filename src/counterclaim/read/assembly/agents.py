"""Finds who did what a draft tells: the agent, or those whose drones, strikes or troops these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim.model.actor import Agent
from counterclaim.model.kind import Kind
from counterclaim.read.assembly.regions import Region
from counterclaim.read.assembly.scenes import Scene, Voice
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.happenings.frames import noun_classes
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import words_within
from counterclaim.read.speech.actors import ActorFound, Naming, enemy_words, leading_actor, opponent_of, within
from counterclaim.read.speech.speakers import phrase_of

_OPPOSING = frozenset({Kind.INTERCEPTION})
"""What is done by those whom the doers of its kin attack."""

_words = partial(word_list, "kinds", "grouping")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doer:
    """The words that name who did it, and its side."""

    start: int
    end: int
    entity: str | None
    side: str | None


def agent_of(scene: Scene, regions: Sequence[Region], voice: Voice) -> Agent | None:
    """Who did it, told of the happening or of its kin; the claimant's own side where an interception names nobody."""
    happening = regions[0].happening
    for region in regions[:1] if happening.kind in _OPPOSING else regions:
        if region.happening.kind in _OPPOSING and region is not regions[0]:
            continue
        doer = _doer_in(region) or _pronoun(scene, region, scene.voice_at(region.happening.trigger))
        if doer is None and not (region is regions[0] and _unknown_agent(region)):
            doer = _owner_in(region)
        if doer is not None:
            return Agent(span=scene.document.span(doer.start, doer.end), entity=doer.entity, side=doer.side)
        if region is regions[0] and _unknown_agent(region):
            return _unsided(scene, region)
    if happening.kind in _OPPOSING and voice.claimant is not None and voice.claimant.side is not None:
        return Agent(span=None, side=voice.claimant.side)
    return None


def _unknown_agent(region: Region) -> bool:
    """Whether people of no known side did it: "gunmen", "militants"."""
    words = region.mentions.sentence.words
    return any(
        words[agent].upos == "NOUN"
        and noun_classes().get(words[agent].lemma, frozenset()) & {"people", "force"}
        and words[agent].lemma not in _words("bystanders")
        for agent in region.happening.roles.agents
    )


def _unsided(scene: Scene, region: Region) -> Agent:
    """The words for those who did it, where no side is told."""
    words = naming_words(region.mentions.sentence, region.happening.roles.agents[0])
    spoken = region.mentions.sentence.words
    return Agent(span=scene.document.span(spoken[words[0]].start, spoken[words[-1]].end))


def _pronoun(scene: Scene, region: Region, voice: Voice) -> _Doer | None:
    """ "It", "we", "its strikes": the claimant's own side; "they" in the claimant's own words: the other one."""
    if voice.claimant is None or voice.claimant.side is None:
        return None
    sentence = region.mentions.sentence
    for agent in region.happening.roles.agents:
        word = sentence.words[agent]
        own = sentence.children_of(word, "nmod:poss")
        said = [one for one in (word, *own) if one.text.lower() in ("it", "we", "its", "our", "they", "their")]
        if word.lemma in ("group", "movement") and sentence.children_of(word, "det"):
            said = [word]
        others = scene.quoted(agent) and any(one.text.lower() in ("they", "their") for one in (word, *own))
        if others or word.lemma.lower() in enemy_words():
            rival = opponent_of(voice.claimant.side, scene.sides)
            return _Doer(start=word.start, end=word.end, entity=None, side=rival) if rival is not None else None
        speaker = voice.attribution is not None and agent == voice.attribution.speaker_head
        if said or speaker:
            pick = said[0] if said else word
            return _Doer(start=pick.start, end=pick.end, entity=voice.claimant.entity, side=voice.claimant.side)
    return None


def _doer_in(region: Region) -> _Doer | None:
    """Who did it: the agent, where its words name a side."""
    sentence, happening = region.mentions.sentence, region.happening
    for agent in happening.roles.agents:
        words = naming_words(sentence, agent)
        start, end = sentence.words[words[0]].start, sentence.words[words[-1]].end
        actor = leading_actor(within(region.mentions.actors, start, end))
        if sentence.words[agent].upos == "NOUN" and "place" in noun_classes().get(sentence.words[agent].lemma, ()):
            continue
        if actor is not None and actor.side is not None:
            return _Doer(start=start, end=end, entity=actor.id, side=actor.side)
    return None


def _owner_in(region: Region) -> _Doer | None:
    """Those whose strike, drones or troops these are: "a Russian missile strike"."""
    sentence, happening = region.mentions.sentence, region.happening
    if happening.kind in (Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.DISPLACEMENT, Kind.AID):
        return None
    patients = {index for head in happening.roles.patients for index in _own_phrase(sentence, head)}
    for found in region.mentions.actors:
        if region.holds(found.start, found.end) and _owns_attack(sentence, found, patients):
            return _Doer(start=found.start, end=found.end, entity=found.actor.id, side=found.actor.side)
    return None


def naming_words(sentence: Sentence, agent: int) -> tuple[int, ...]:
    """The words of an agent that say who it is: up to its head, and what follows "of" where the head is no name."""
    words = phrase_of(sentence, sentence.words[agent])
    head = sentence.words[agent]
    if head.upos == "PROPN" or head.lemma in _words("generic"):
        return words
    return tuple(index for index in words if index <= agent) or (agent,)


def _own_phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    if sentence.words[head].lemma in _words("attacks"):
        return ()
    return phrase_of(sentence, sentence.words[head])


def _owns_attack(sentence: Sentence, found: ActorFound, patients: set[int]) -> bool:
    """Whether a name stands before an attack, a weapon or troops as theirs: "Russian drones", "Israel's strikes"."""
    if found.actor.side is None or found.naming is Naming.SEAT:
        return False
    inside = words_within(sentence, found.start, found.end)
    if not inside or set(inside) & patients:
        return False
    word = sentence.words[inside[-1]]
    above = sentence.head_of(word)
    while above is not None and above.relation in ("compound", "amod") and above.lemma not in _words("owned"):
        above = sentence.head_of(above)
    if above is None:
        return False
    if word.relation in ("amod", "compound", "nmod:poss", "nmod") and above.lemma in _words("owned"):
        marks = {mark.lemma for mark in sentence.children_of(word, "case")}
        return word.relation != "nmod" or "by" in marks
    return word.relation == "obl:agent"
