"""Finds who did what a draft tells: the agent, or those whose drones, strikes or troops these are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim.model.actor import Agent
from counterclaim.model.kind import Kind
from counterclaim.read.assembly.parties import acting, naming_words, set_apart, sufferer_of
from counterclaim.read.assembly.regions import Region
from counterclaim.read.assembly.scenes import Scene, Voice
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.frames import noun_classes
from counterclaim.read.knowledge_files import knowledge, word_list
from counterclaim.read.mentions import words_within
from counterclaim.read.speech.actors import ActorFound, Naming, enemy_words, leading_actor, opponent_of, within
from counterclaim.read.speech.speakers import phrase_of

_OPPOSING = frozenset({Kind.INTERCEPTION})
"""What is done by those whom the doers of its kin attack."""

_RESPONSIBLE = re.compile(r"(?i)\b(?:claim\w*|took|takes|assum\w+) (?:\w+ )?responsibility\b")
_DEEDS = frozenset({Kind.STRIKE, Kind.DAMAGE, Kind.CONTROL, Kind.ASSAULT, Kind.LAUNCH})
"""What nouns tell of whoever possesses them; deaths and losses are told of those who suffer them."""
_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.MISSING, Kind.EQUIPMENT_LOSS})

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
        if region is not regions[0] and (region.happening.kind in _OPPOSING or set_apart(regions[0], region)):
            continue
        told = scene.voice_at(region.happening.trigger)
        doer = _doer_in(region) or _possessor(region) or _pronoun(scene, region, told)
        doer = doer or _speaker_in(region, told) or (_antecedent(region) if told.claimant is None else None)
        if doer is None and not (region is regions[0] and _unknown_agent(region)):
            doer = _owner_in(region, regions)
        if doer is not None:
            return Agent(span=scene.document.span(doer.start, doer.end), entity=doer.entity, side=doer.side)
        if region is regions[0] and _unknown_agent(region):
            return _unsided(scene, region)
    own_loss = voice.claimant is not None and sufferer_of(regions[0]) == voice.claimant.side
    if happening.kind in _OPPOSING and voice.claimant is not None and voice.claimant.side is not None and not own_loss:
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
    head = spoken[region.happening.roles.agents[0]]
    first = spoken[words[0]].lemma.lower() if words[0] != head.index else ""
    unnamed = knowledge("actors")["unnamed"]
    side = unnamed.get(head.lemma.lower()) or unnamed.get(first)
    return Agent(span=scene.document.span(spoken[words[0]].start, spoken[words[-1]].end), side=side)


def _pronoun(scene: Scene, region: Region, voice: Voice) -> _Doer | None:
    """ "It", "we", "its strikes": the claimant's own side; "they" in the claimant's own words: the other one."""
    if voice.claimant is None or voice.claimant.side is None or _only_tells(region):
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


def _speaker_in(region: Region, voice: Voice) -> _Doer | None:
    """The speaker, where the words leave out who did it: "claimed to have downed", "denies having fired"."""
    sentence, happening = region.mentions.sentence, region.happening
    if voice.claimant is None or voice.attribution is None:
        return None
    span = voice.claimant.span
    speaker = _Doer(start=span.start, end=span.end, entity=voice.claimant.entity, side=voice.claimant.side)
    if voice.claimant.side is not None and _RESPONSIBLE.search(sentence.text) and happening.kind in _DEEDS:
        return speaker
    if happening.roles.agents or happening.roles.passive:
        return None
    word = sentence.words[happening.trigger]
    above = sentence.head_of(word)
    while word.relation == "conj" and above is not None:
        word, above = above, sentence.head_of(above)
    bare = word.relation == "xcomp" or any(mark.lemma == "to" for mark in sentence.children_of(word, "mark"))
    return speaker if bare and above is not None and above.index == voice.attribution.cue else None


def _possessor(region: Region) -> _Doer | None:
    """Whose deed a noun tells: "the rebels' capture of the town"."""
    sentence, happening = region.mentions.sentence, region.happening
    if not happening.nominal and sentence.words[happening.trigger].upos != "NOUN":
        return None
    for owner in (
        sentence.children_of(sentence.words[happening.trigger], "nmod:poss") if happening.kind in _DEEDS else ()
    ):
        words = naming_words(sentence, owner.index)
        start, end = sentence.words[words[0]].start, sentence.words[words[-1]].end
        actor = leading_actor(within(acting(region), start, end))
        if actor is not None and actor.side is not None:
            return _Doer(start=start, end=end, entity=actor.id, side=actor.side)
    return None


def _antecedent(region: Region) -> _Doer | None:
    """Whom "they" stands for: the one side that a subject before it in the sentence names."""
    sentence = region.mentions.sentence
    pronouns = [i for i in region.happening.roles.agents if sentence.words[i].text.lower() in ("they", "who")]
    if not pronouns:
        return None
    found: dict[str, _Doer] = {}
    for word in sentence.words[: pronouns[0]]:
        if word.relation not in ("nsubj", "nsubj:pass") or word.upos not in ("NOUN", "PROPN"):
            continue
        words = naming_words(sentence, word.index)
        start, end = sentence.words[words[0]].start, sentence.words[words[-1]].end
        actor = leading_actor(within(acting(region), start, end))
        if actor is None or actor.side is None:
            return None
        found[actor.side] = _Doer(start=start, end=end, entity=actor.id, side=actor.side)
    return next(iter(found.values())) if len(found) == 1 else None


def _only_tells(region: Region) -> bool:
    """Whether the subject of a verb only tells of what it names, or suffers it: "put the toll at nine", "lost"."""
    verb = region.mentions.sentence.words[region.happening.trigger]
    if region.happening.kind in _EFFECTS and verb.lemma in _words("recounting"):
        return True
    return verb.lemma in _words("bearing")


def _doer_in(region: Region) -> _Doer | None:
    """Who did it: the agent, where its words name a side."""
    sentence, happening = region.mentions.sentence, region.happening
    if _only_tells(region):
        return None
    for agent in happening.roles.agents:
        words = naming_words(sentence, agent)
        start, end = sentence.words[words[0]].start, sentence.words[words[-1]].end
        actor = leading_actor(within(acting(region), start, end))
        if sentence.words[agent].upos == "NOUN" and "place" in noun_classes().get(sentence.words[agent].lemma, ()):
            continue
        if actor is not None and actor.side is not None:
            return _Doer(start=start, end=end, entity=actor.id, side=actor.side)
    return None


def _owner_in(region: Region, regions: Sequence[Region]) -> _Doer | None:
    """Those whose strike, drones or troops these are: "a Russian missile strike"."""
    sentence, happening = region.mentions.sentence, region.happening
    if happening.kind in (Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.DISPLACEMENT, Kind.AID, Kind.ALERT):
        return None
    suffering = {head for one in (region, *regions) for head in one.happening.roles.patients}
    patients = {index for head in suffering for index in _own_phrase(sentence, head)}
    for found in acting(region):
        if region.holds(found.start, found.end) and _owns_attack(sentence, found, patients):
            return _Doer(start=found.start, end=found.end, entity=found.actor.id, side=found.actor.side)
    return None


def _own_phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    if sentence.words[head].lemma in _words("attacks"):
        return ()
    return phrase_of(sentence, sentence.words[head])


def _runs_into_attack(sentence: Sentence, word: Word) -> bool:
    """Whether only modifiers stand between a name and the noun of an attack: "US and Israeli air strikes"."""
    for after in sentence.words[word.index + 1 : word.index + 5]:
        if after.lemma in _words("owned"):
            return after.upos in ("NOUN", "PROPN") and after.lemma not in (
                "force",
                "troop",
                "troops",
                "soldier",
                "military",
                "army",
            )
        if after.upos not in ("ADJ", "PROPN", "CCONJ", "PART") or after.relation in ("case", "nsubj", "obj"):
            return False
    return False


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
    if _runs_into_attack(sentence, word):
        return True
    if word.relation in ("amod", "compound", "nmod:poss", "nmod") and above.lemma in _words("owned"):
        marks = {mark.lemma for mark in sentence.children_of(word, "case")}
        return word.relation != "nmod" or "by" in marks
    return word.relation == "obl:agent"
