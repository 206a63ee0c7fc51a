"""Puts one sentence's happenings, counts, places, times and speakers together into drafts of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.actor import Agent, Channel, Claimant
from counterclaim.model.claim import Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Kind, Stance, WeaponClass
from counterclaim.model.place import PlaceMention
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.read.actors import enemy_words, opponent_of
from counterclaim.read.analysis import Sentence, Word
from counterclaim.read.attributions import Attribution, innermost
from counterclaim.read.counting import TiedCount, tie_counts
from counterclaim.read.counts import OUTSIDE
from counterclaim.read.domains import kin, owners
from counterclaim.read.drafts import Draft
from counterclaim.read.fields import (
    Doer,
    Region,
    doer_in,
    naming_words,
    owner_in,
    places_in,
    takes_target,
    takes_weapon,
    target_in,
    time_in,
    weapon_in,
    weapons_in,
)
from counterclaim.read.frames import noun_classes
from counterclaim.read.happening import Happening
from counterclaim.read.happenings import find_happenings
from counterclaim.read.mentions import Mentions, words_within
from counterclaim.read.places import PlaceFound
from counterclaim.read.stances import stance_of, statement_stance
from counterclaim.read.times import TimeFound

_OPPOSING = frozenset({Kind.INTERCEPTION})
_LOCAL = frozenset(
    {
        Kind.STRIKE,
        Kind.KILLED,
        Kind.INJURED,
        Kind.DAMAGE,
        Kind.FIRE,
        Kind.CASUALTIES,
        Kind.INTERCEPTION,
        Kind.OUTAGE,
        Kind.DEBRIS,
    }
)
_ANYWHERE = frozenset(
    {Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES, Kind.DISPLACEMENT, Kind.FIRE, Kind.DAMAGE, Kind.OUTAGE}
)
_LYING = frozenset({"border", "neighbour", "neighbor", "adjoin", "overlook"})
_BY_WORD = frozenset({Kind.CONTROL, Kind.AID, Kind.ALERT})
"""What saying it can do: claim a town, pledge aid, declare an alert."""
_ON_THE_GROUND = frozenset({Kind.ASSAULT, Kind.REPULSE})
_NEEDS_COUNT = frozenset({Kind.MISSING, Kind.AID})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks some words of a sentence, through what and when; `claimant` null is the document's own voice."""

    claimant: Claimant | None
    attribution: Attribution | None
    channel: Channel | None = None
    said: TimeMention | None = None
    area: PlaceMention | None = None
    """The region or city that the claimant governs, where the name tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence with all that is known of it before its claims are drawn up."""

    document: Document
    mentions: Mentions
    attributions: tuple[Attribution, ...]
    voices: dict[int, Voice]
    """The voice of each attribution, by its place in `attributions`."""
    floor: Voice
    """Whoever speaks the words that no attribution of this sentence covers."""
    sides: frozenset[str] = frozenset()
    """The sides that the document names."""

    def voice_at(self, word: int) -> Voice:
        """Who speaks a word."""
        cue = next((one for one in self.attributions if one.cue == word), None)
        found = cue or innermost(self.attributions, word)
        if found is None:
            return self.floor
        voice = self.voices[self.attributions.index(found)]
        outer = [
            one for one in self.attributions if one is not found and word in one.content and found.cue in one.content
        ]
        names = [
            self.voices[self.attributions.index(one)].claimant
            for one in sorted(outer, key=lambda one: -len(one.content))
        ]
        via = tuple(
            name.name
            for name in names
            if name is not None and voice.claimant is not None and name.name != voice.claimant.name
        )
        return (
            replace(voice, claimant=replace(voice.claimant, via=via)) if via and voice.claimant is not None else voice
        )


def drafts_of(scene: Scene) -> tuple[Draft, ...]:
    """All drafts of one sentence, in text order."""
    mentions = scene.mentions
    happenings = _told(scene, find_happenings(mentions.sentence, mentions.classes(), mentions.counted()))
    owner = owners(mentions.sentence, happenings)
    counts = tie_counts(mentions, happenings)
    drafts: list[Draft] = []
    for number, happening in enumerate(happenings):
        regions = _regions(mentions, happenings, owner, number)
        mine = counts.get(number, [])
        if not mine and (
            (happening.nominal and happening.kind is not Kind.CASUALTIES) or happening.kind in _NEEDS_COUNT
        ):
            continue
        told = [_draft(scene, happening, regions, count) for count in mine] or [_draft(scene, happening, regions, None)]
        drafts.extend(draft for draft in told if not _mere_aim(mentions.sentence, draft, happening))
    return tuple(drafts)


def carried_unit(drafts: Sequence[Draft], sentence: int) -> Unit | None:
    """What the last count counted, if it stands no more than two sentences before."""
    counted = [draft for draft in drafts if draft.count is not None and sentence - draft.sentence_index <= 2]
    return counted[-1].count.quantity.unit if counted and counted[-1].count is not None else None


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


def _mere_aim(sentence: Sentence, draft: Draft, happening: Happening) -> bool:
    """Whether ground is only fought for: "tries to drive out the troops"."""
    above = sentence.head_of(sentence.words[happening.trigger])
    trying = above is not None and above.lemma in ("try", "attempt", "seek", "aim", "want")
    return draft.kind is Kind.CONTROL and draft.stance is Stance.EXPECTED and trying


def _told(scene: Scene, happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """The happenings that are told, leaving out those in the words that only name a speaker."""
    own = {index for attribution in scene.attributions for index in attribution.speaker}
    cues = {attribution.cue for attribution in scene.attributions}
    return tuple(
        happening
        for happening in happenings
        if happening.trigger not in own and (happening.trigger not in cues or happening.kind in _BY_WORD)
    )


def _regions(
    mentions: Mentions, happenings: Sequence[Happening], owner: dict[int, int], number: int
) -> tuple[Region, ...]:
    """The words of a happening, then those of its kin, from which it takes what its own do not say."""
    words: dict[int, set[int]] = {}
    aside = _aside(mentions.sentence, {happening.trigger for happening in happenings})
    for index, holder in owner.items():
        if index not in aside:
            words.setdefault(holder, set()).add(index)
    own = words.get(number, set()) | _antecedent_words(mentions, happenings[number])
    own |= _role_words(mentions, happenings[number], owner) - aside
    regions = [Region(mentions=mentions, happening=happenings[number], words=frozenset(own))]
    for other in kin(mentions.sentence, happenings, owner, number):
        regions.append(Region(mentions=mentions, happening=happenings[other], words=frozenset(words.get(other, set()))))
    return tuple(regions)


def _role_words(mentions: Mentions, happening: Happening, owner: dict[int, int]) -> set[int]:
    """The words around the agents and patients that no other happening has taken."""
    sentence = mentions.sentence
    found: set[int] = set()
    for index in (*happening.roles.agents, *happening.roles.patients):
        below = sentence.subtree_of(sentence.words[index])
        found.update(word.index for word in below if word.index not in owner and abs(word.index - index) <= 12)
    return found


def _aside(sentence: Sentence, triggers: set[int]) -> frozenset[int]:
    """The words of phrases that only set the scene: "after reports of blasts near the border"."""
    found: set[int] = set()
    for word in sentence.words:
        if triggers.intersection(below.index for below in sentence.subtree_of(word)):
            continue
        if word.relation in ("obl", "nmod") and word.upos == "NOUN":
            marks = {mark.text.lower() for mark in sentence.children_of(word, "case")}
            if marks & {"after", "amid", "despite", "following", "before", "because"}:
                found.update(_up_to_comma(sentence, word))
        elif word.relation == "acl:relcl" or word.lemma in _LYING:
            found.update(below.index for below in sentence.subtree_of(word))
            found.update(range(word.index, min(word.index + 2, len(sentence.words))) if word.lemma in _LYING else ())
    return frozenset(found)


def _up_to_comma(sentence: Sentence, head: Word) -> set[int]:
    """The words below a noun, no further than the next comma."""
    comma = next((word.index for word in sentence.words[head.index :] if word.text == ","), len(sentence.words))
    return {below.index for below in sentence.subtree_of(head) if below.index < comma}


def _antecedent_words(mentions: Mentions, happening: Happening) -> set[int]:
    """The noun that a relative clause hangs on, with its own words: "the strike on X, which killed 23"."""
    sentence = mentions.sentence
    trigger = sentence.words[happening.trigger]
    above = sentence.head_of(trigger)
    if above is None or not trigger.relation.startswith("acl"):
        return set()
    return {word.index for word in sentence.subtree_of(above)} - {word.index for word in sentence.subtree_of(trigger)}


def _draft(scene: Scene, happening: Happening, regions: Sequence[Region], count: TiedCount | None) -> Draft:
    document, sentence = scene.document, scene.mentions.sentence
    voice = scene.voice_at(happening.trigger)
    trigger = sentence.words[happening.trigger]
    zero = count is not None and count.found.high == 0
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
        actor=_actor(scene, alike, voice),
        target=_target(document, regions),
        weapon=_weapon(document, alike, count),
        count=_count(document, count),
        found=count,
        places=_places(scene, regions, count) or _governed(voice, kind),
        time=_time(scene, regions),
    )


def _count(document: Document, count: TiedCount | None) -> Count | None:
    if count is None:
        return None
    return Count(span=document.span(count.found.start, count.found.end), quantity=count.found.quantity(count.unit))


def _weapon(document: Document, regions: Sequence[Region], count: TiedCount | None) -> Weapon | None:
    lenders = regions if takes_weapon(regions[0].happening.kind) else ()
    for region in lenders[:1] if regions[0].happening.kind in _ON_THE_GROUND else lenders:
        found = weapon_in(region)
        if found is None:
            continue
        several = (
            {one.weapon_class for one in weapons_in(region)}
            if region.happening.kind is not Kind.INTERCEPTION
            else set()
        )
        wanted = found.weapon_class
        if count is not None and count.unit.value in {one.value for one in WeaponClass}:
            wanted = WeaponClass(count.unit.value)
            found = next((one for one in weapons_in(region) if one.weapon_class is wanted), found)
        elif len(several) > 1 and (count is None or count.unit in (Unit.MIXED, Unit.MUNITION) or count.unit in PEOPLE):
            wanted = WeaponClass.MIXED if _listed(region, several) else wanted
        return Weapon(span=document.span(found.start, found.end), weapon_class=wanted, model=found.model)
    return None


def _listed(region: Region, classes: set[WeaponClass]) -> bool:
    """Whether the weapons stand side by side ("drones, bombs and missiles") and none is the kind of another."""
    families = {"missile" if name.value.endswith("missile") else name.value for name in classes}
    found = weapons_in(region)
    return len(families) > 1 and found[-1].end - found[0].start < 60


def _target(document: Document, regions: Sequence[Region]) -> Target | None:
    for region in regions[:2] if takes_target(regions[0].happening.kind) else ():
        found = target_in(region)
        if found is not None:
            return Target(span=document.span(found.start, found.end), target_class=found.target_class)
    return None


def _actor(scene: Scene, regions: Sequence[Region], voice: Voice) -> Agent | None:
    happening = regions[0].happening
    for region in regions[:1] if happening.kind in _OPPOSING else regions:
        if region.happening.kind in _OPPOSING and region is not regions[0]:
            continue
        doer = doer_in(region) or _pronoun(scene, region, scene.voice_at(region.happening.trigger))
        if doer is None and not (region is regions[0] and _unknown_agent(region)):
            doer = owner_in(region)
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
        words[agent].upos == "NOUN" and noun_classes().get(words[agent].lemma, frozenset()) & {"people", "force"}
        for agent in region.happening.roles.agents
    )


def _unsided(scene: Scene, region: Region) -> Agent:
    """The words for those who did it, where no side is told."""
    words = naming_words(region.mentions.sentence, region.happening.roles.agents[0])
    spoken = region.mentions.sentence.words
    return Agent(span=scene.document.span(spoken[words[0]].start, spoken[words[-1]].end))


def _pronoun(scene: Scene, region: Region, voice: Voice) -> Doer | None:
    """ "It", "we", "its strikes": the claimant's own side."""
    if voice.claimant is None or voice.claimant.side is None:
        return None
    sentence = region.mentions.sentence
    for agent in region.happening.roles.agents:
        word = sentence.words[agent]
        own = sentence.children_of(word, "nmod:poss")
        said = [one for one in (word, *own) if one.text.lower() in ("it", "we", "its", "our", "they", "their")]
        if word.lemma in ("group", "movement") and sentence.children_of(word, "det"):
            said = [word]
        if word.lemma.lower() in enemy_words():
            rival = opponent_of(voice.claimant.side, scene.sides)
            return Doer(start=word.start, end=word.end, entity=None, side=rival) if rival is not None else None
        speaker = voice.attribution is not None and agent == voice.attribution.speaker_head
        if said or speaker:
            pick = said[0] if said else word
            return Doer(start=pick.start, end=pick.end, entity=voice.claimant.entity, side=voice.claimant.side)
    return None


def _places(scene: Scene, regions: Sequence[Region], count: TiedCount | None) -> tuple[PlaceMention, ...]:
    trigger = scene.mentions.sentence.words[regions[0].happening.trigger]
    for number, region in enumerate(regions[:1] if trigger.relation == "acl:relcl" else regions):
        found = tuple(place for place in places_in(region, scene.mentions.places) if not _is_counted(place, count))
        if number == 0 and count is not None and found:
            found = _nearest_place(scene, region, found, count)
        if found or (number == 0 and count is not None and places_in(region, scene.mentions.places)):
            return tuple(PlaceMention(span=place.span, place=place.place) for place in found if place.place is not None)
    return ()


def _governed(voice: Voice, kind: Kind) -> tuple[PlaceMention, ...]:
    """A governor or mayor who names no place speaks of the place that is governed."""
    if voice.area is None or kind not in _LOCAL:
        return ()
    return (voice.area,)


def _is_counted(place: PlaceFound, count: TiedCount | None) -> bool:
    """Whether the words of a place are those that are counted ("15 Russian regions")."""
    if count is None or count.found.noun_start is None or count.found.noun_end is None:
        return False
    return place.start < count.found.noun_end and count.found.noun_start < place.end


def _nearest_place(
    scene: Scene, region: Region, found: tuple[PlaceFound, ...], count: TiedCount
) -> tuple[PlaceFound, ...]:
    """Where several counts share a verb ("28 over X and 14 over Y"), each has the places up to the next count."""
    counts = [one for one in scene.mentions.counts if region.holds(one.start, one.end)]
    parts = [one for one in counts if one.part_of == count.index and one.start > count.found.start]
    found = tuple(place for place in found if not any(one.start < place.start < one.end + 40 for one in parts))
    if len(counts) < 2 or len(found) < 2:
        return found
    following = min((one.start for one in counts if one.start > count.found.start), default=None)
    between = tuple(
        place for place in found if place.start > count.found.start and (following is None or place.start < following)
    )
    return between or found


def _time(scene: Scene, regions: Sequence[Region]) -> TimeMention | None:
    happening_times = tuple(time for time in scene.mentions.times if not _of_saying(scene, time))
    for region in regions:
        found = time_in(region, happening_times)
        if found is not None:
            return _time_mention(found)
    loose = [time for time in happening_times if time.interval is not None and _loose(scene, time)]
    return _time_mention(loose[0]) if len(loose) == 1 else None


def _time_mention(found: TimeFound) -> TimeMention | None:
    if found.interval is None:
        return None
    return TimeMention(interval=found.interval, start=found.start, end=found.end, text=found.text)


def _loose(scene: Scene, time: TimeFound) -> bool:
    """Whether a time hangs on the verb of saying though it stands among the words that are said ("overnight")."""
    inside = words_within(scene.mentions.sentence, time.start, time.end)
    heads = {scene.mentions.sentence.words[index].head for index in inside}
    cues = {attribution.cue for attribution in scene.attributions}
    return bool(heads & cues) or -1 in heads


def _of_saying(scene: Scene, time: TimeFound) -> bool:
    """Whether a time dates the saying: it stands right beside the verb of saying or its channel."""
    return any(time_is_said(scene.mentions, attribution, time) for attribution in scene.attributions)


def time_is_said(mentions: Mentions, attribution: Attribution, time: TimeFound) -> bool:
    """Whether "Sunday" in "said Sunday that" belongs to the saying and not to what is said."""
    inside = words_within(mentions.sentence, time.start, time.end)
    if not inside or attribution.lemma == "according":
        return False
    first, last = inside[0], inside[-1]
    words = mentions.sentence.words
    step = first - 1
    while step >= 0 and (
        words[step].upos in ("ADP", "PUNCT", "ADV") and words[step].text.lower() not in ("overnight",)
    ):
        step -= 1
    if step == attribution.cue or (
        step in attribution.own and step > attribution.cue - 4 and words[step].upos != "VERB"
    ):
        return True
    if last + 1 == attribution.cue:
        return True
    fronted = (
        first <= 1
        and words[last + 1 : last + 2]
        and words[last + 1].text == ","
        and words[inside[-1]].head == attribution.cue
    )
    return bool(fronted) and attribution.speaker[:1] == (last + 2,)


def only_words(drafts: Sequence[Draft], quoted: Sequence[tuple[int, int]]) -> tuple[Draft, ...]:
    """The drafts without what a quotation merely foresees or holds possible, uncounted: those are statements."""
    return tuple(
        draft
        for draft in drafts
        if draft.stance not in (Stance.EXPECTED, Stance.POSSIBLE)
        or draft.count is not None
        or not any(start <= draft.trigger.start < end for start, end in quoted)
    )


def peaceful(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without deaths and losses that no war beside them accounts for."""
    return tuple(draft for draft in drafts if draft.kind not in _ANYWHERE or draft.weapon is not None)


def statements_of(scene: Scene, quoted: Sequence[tuple[int, int]], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One statement for a sentence that quotes a speaker directly and tells no happening."""
    sentence, document = scene.mentions.sentence, scene.document
    for start, end in quoted:
        if end <= sentence.start or start >= sentence.end:
            continue
        if any(start <= draft.trigger.start < end for draft in drafts):
            return
        inside = words_within(sentence, max(start, sentence.start), min(end, sentence.end))
        spoken = [index for index in inside if sentence.words[index].upos != "PUNCT"]
        if len(spoken) < 5:
            continue
        voice = scene.voice_at(spoken[len(spoken) // 2])
        verbs = [index for index in spoken if sentence.words[index].upos in ("VERB", "AUX")]
        if voice.claimant is None or not verbs or not _whole_sentence(scene):
            continue
        main = min(verbs, key=lambda index: (_depth(scene, index), index))
        word = sentence.words[main]
        yield Draft(
            sentence=document.span(sentence.start, sentence.end),
            sentence_index=sentence.index,
            paragraph=sentence.paragraph,
            kind=Kind.STATEMENT,
            trigger=document.span(word.start, word.end),
            stance=statement_stance(sentence, main),
            claimant=voice.claimant,
            said=voice.said,
            channel=voice.channel,
        )
        return


def reported_statement(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A statement for what somebody named is reported to say, where it tells no happening."""
    if drafts:
        return
    document, sentence = scene.document, scene.mentions.sentence
    for number, attribution in enumerate(scene.attributions):
        voice = scene.voices[number]
        verbs = [index for index in sorted(attribution.content) if sentence.words[index].upos in ("VERB", "AUX")]
        if voice.claimant is None or not verbs or attribution.lemma in ("report", "describe"):
            continue
        if not any(word[:1].isupper() for word in voice.claimant.name.split()[-2:]):
            continue
        main = min(verbs, key=lambda index: (_depth(scene, index), index))
        word = sentence.words[main]
        yield Draft(
            sentence=document.span(sentence.start, sentence.end),
            sentence_index=sentence.index,
            paragraph=sentence.paragraph,
            kind=Kind.STATEMENT,
            trigger=document.span(word.start, word.end),
            stance=statement_stance(sentence, main),
            claimant=voice.claimant,
            said=voice.said,
            channel=voice.channel,
        )
        return


def _whole_sentence(scene: Scene) -> bool:
    """Whether a sentence has a verb of its own and is no mere fragment."""
    root = scene.mentions.sentence.root
    return root.upos in ("VERB", "AUX") or bool(scene.mentions.sentence.children_of(root, "cop", "nsubj", "aux"))


def _depth(scene: Scene, index: int) -> int:
    return sum(1 for _ in scene.mentions.sentence.ancestors_of(scene.mentions.sentence.words[index]))
