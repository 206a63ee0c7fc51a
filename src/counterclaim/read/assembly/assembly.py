"""Puts one sentence's happenings, counts, places, times and speakers together into drafts of claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.model.claim import Count
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.read.assembly.agents import agent_of
from counterclaim.read.assembly.drafts import Draft
from counterclaim.read.assembly.parties import befalls_irregulars, names_doer, sufferer_of
from counterclaim.read.assembly.places import places_of
from counterclaim.read.assembly.regions import Region, regions_of
from counterclaim.read.assembly.scenes import Scene
from counterclaim.read.assembly.targets import target_of
from counterclaim.read.assembly.times import time_of
from counterclaim.read.assembly.weapons import weapon_of
from counterclaim.read.counts.counts import OUTSIDE, CountFound
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.happenings.backgrounds import told_in_passing
from counterclaim.read.happenings.classes import classes_of
from counterclaim.read.happenings.counting import TiedCount, kinds_counting, tie_counts
from counterclaim.read.happenings.domains import owners
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.happenings.happenings import find_happenings
from counterclaim.read.happenings.leanings import Untied, may_count, with_leanings
from counterclaim.read.happenings.stances import stance_of
from counterclaim.read.mentions import Mentions
from counterclaim.read.speech.said_words import is_reckoning

_ANYWHERE = frozenset({Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.FIRE})
"""What happens in peace as well: told with no war beside it, it is no claim about a war."""
_BY_OTHERS = _ANYWHERE | {Kind.OUTAGE, Kind.DETENTION, Kind.DISPLACEMENT, Kind.DAMAGE, Kind.AID}
"""What also happens by storms, crimes and strikes of workers: no claim in a report that hardly speaks of war."""
_BY_WORD = frozenset({Kind.CONTROL, Kind.AID, Kind.ALERT})
"""What saying it can do: claim a town, pledge aid, declare an alert."""
_TOLD_BY_STATE = frozenset({Kind.CASUALTIES, Kind.OUTAGE, Kind.CONTROL, Kind.FIRE, Kind.DAMAGE, Kind.STRIKE})
"""What a noun or a state tells without a number: "the town is under siege"."""
_RECKONED = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.MISSING, Kind.DETENTION})
_NEEDS_COUNT = frozenset({Kind.MISSING, Kind.AID})


def drafts_of(scene: Scene) -> tuple[Draft, ...]:
    """All drafts of one sentence, in text order."""
    mentions = scene.mentions
    ruled = _told(scene, find_happenings(mentions.sentence, classes_of(mentions), mentions.counted()))
    silent = {index for one in scene.attributions for index in (one.cue, *one.speaker)}
    tied = tie_counts(mentions, ruled)
    happenings = with_leanings(mentions.sentence, ruled, _untied(mentions, tied), silent)
    happenings = (*happenings, *told_in_passing(mentions, happenings))
    owner = owners(mentions.sentence, happenings)
    counts = tied if happenings == ruled else tie_counts(mentions, happenings)
    drafts: list[Draft] = []
    for number, happening in enumerate(happenings):
        regions = regions_of(mentions, happenings, owner, number)
        mine = [count for count in counts.get(number, []) if _holds(scene, happening, count)]
        if not mine and _nothing_without_count(mentions.sentence, happening):
            continue
        told = [_draft(scene, happening, regions, count) for count in mine] or [_draft(scene, happening, regions, None)]
        drafts.extend(draft for draft in told if not _mere_aim(mentions.sentence, draft, happening))
    return tuple(drafts)


def _untied(mentions: Mentions, tied: Mapping[int, Sequence[TiedCount]]) -> tuple[Untied, ...]:
    """The numbers that no happening holds, with what their units let them count."""
    held = {count.index for counts in tied.values() for count in counts}
    left = (index for index in range(len(mentions.counts)) if index not in held)
    units = ((index, mentions.unit_at(index)) for index in left)
    return tuple(
        Untied(*_anchor(mentions.counts[index]), kinds_counting(unit, patient=True))
        for index, unit in units
        if unit is not None
    )


def _anchor(count: CountFound) -> tuple[int, int]:
    """The last word of a number, and the word that its count hangs on: the noun counted, or itself."""
    return count.word, count.head if count.head is not None else count.word


def _holds(scene: Scene, happening: Happening, count: TiedCount) -> bool:
    """Whether a tied count stands: the model leaves it open, one voice says it all, and it counts no speakers."""
    speaking = {index for attribution in scene.attributions for index in attribution.speaker}
    likely = may_count(scene.mentions.sentence, happening.kind, *_anchor(count.found))
    return likely and count.found.word not in speaking and _one_voice(scene, happening, count)


def _one_voice(scene: Scene, happening: Happening, count: TiedCount) -> bool:
    """Whether nobody else says the number: "the army says it killed 44, the rebels say that they lost 19"."""
    word = scene.mentions.counts[count.index].word
    teller, counter = scene.voice_at(happening.trigger).claimant, scene.voice_at(word).claimant
    return counter is None or teller is None or counter.name == teller.name


def _nothing_without_count(sentence: Sentence, happening: Happening) -> bool:
    """Whether a happening is told by its number alone: "nine deaths", "put the toll at nine"."""
    if happening.nominal:
        return happening.kind not in _TOLD_BY_STATE
    reckoning = happening.kind in _RECKONED and is_reckoning(sentence.words[happening.trigger].lemma)
    return happening.kind in _NEEDS_COUNT or reckoning


def carried_unit(drafts: Sequence[Draft], sentence: int) -> Unit | None:
    """What the last count counted, if it stands no more than two sentences before."""
    for draft in reversed(drafts):
        if sentence - draft.sentence_index > 2:
            return None
        if draft.count is not None:
            return draft.count.quantity.unit
    return None


def those_among(scene: Scene, before: Sequence[Draft]) -> tuple[Draft, ...]:
    """ "Among them are two children": a part of the last count of people, told without a verb of its own."""
    whole = next(
        (draft for draft in reversed(before) if draft.count is not None and draft.count.quantity.unit in PEOPLE), None
    )
    sentence, document = scene.mentions.sentence, scene.document
    if whole is None or sentence.index - whole.sentence_index > 2:
        return ()
    return tuple(
        replace(
            whole,
            sentence=document.span(sentence.start, sentence.end),
            sentence_index=sentence.index,
            paragraph=sentence.paragraph,
            trigger=document.span(count.start, count.end),
            count=Count(span=document.span(count.start, count.end), quantity=count.quantity(count.unit)),
            found=TiedCount(index=index, found=replace(count, part_of=OUTSIDE), unit=count.unit),
            whole=None,
        )
        for index, count in enumerate(scene.mentions.counts)
        if count.unit in PEOPLE and count.unit is not None and count.low != 0
    )


def peaceful(drafts: Sequence[Draft], *, hardly_of_war: bool = False) -> tuple[Draft, ...]:
    """The drafts without deaths and losses that no war beside them accounts for; fewer in a report of other things."""
    doubted = _BY_OTHERS if hardly_of_war else _ANYWHERE
    return tuple(draft for draft in drafts if draft.kind not in doubted or draft.weapon is not None)


def _mere_aim(sentence: Sentence, draft: Draft, happening: Happening) -> bool:
    """Whether ground is only fought for: "tries to drive out the troops"."""
    above = sentence.head_of(sentence.words[happening.trigger])
    trying = above is not None and above.lemma in ("try", "attempt", "seek", "aim", "want")
    return draft.kind is Kind.CONTROL and draft.stance is Stance.EXPECTED and trying


def _told(scene: Scene, happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """The happenings that are told, leaving out those in the words that only name a speaker."""
    own = {index for attribution in scene.attributions for index in attribution.speaker}
    cues = {attribution.cue for attribution in scene.attributions if not is_reckoning(attribution.lemma)}
    return tuple(
        happening
        for happening in happenings
        if happening.trigger not in own and (happening.trigger not in cues or happening.kind in _BY_WORD)
    )


def _draft(scene: Scene, happening: Happening, regions: Sequence[Region], count: TiedCount | None) -> Draft:
    document, sentence = scene.document, scene.mentions.sentence
    voice = scene.voice_at(happening.trigger)
    trigger = sentence.words[happening.trigger]
    zero = happening.lacking or (count is not None and count.found.high == 0)
    kind = happening.kind
    alike = [region for region in regions if scene.voice_at(region.happening.trigger).claimant == voice.claimant]
    return Draft(
        sentence=document.span(sentence.start, sentence.end),
        sentence_index=sentence.index,
        paragraph=sentence.paragraph,
        kind=kind,
        trigger=document.span(trigger.start, trigger.end),
        stance=stance_of(
            sentence, happening.trigger, voice.attribution, zero=zero, attempted=kind in (Kind.STRIKE, Kind.ASSAULT)
        ),
        claimant=voice.claimant,
        said=voice.said,
        channel=voice.channel,
        has_doer=bool(happening.roles.agents),
        named_doer=any(names_doer(region) for region in alike[:2]),
        irregular=befalls_irregulars(regions[0]),
        sufferer=sufferer_of(regions[0]),
        actor=agent_of(scene, alike, voice),
        target=target_of(document, regions, count),
        weapon=weapon_of(document, alike, count),
        count=_count(document, count),
        found=count,
        places=places_of(scene, regions, count),
        time=time_of(scene, regions),
    )


def _count(document: Document, count: TiedCount | None) -> Count | None:
    if count is None:
        return None
    return Count(span=document.span(count.found.start, count.found.end), quantity=count.found.quantity(count.unit))
