"""Finds the time of a draft among the words of its happening, and tells it from the time of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from counterclaim.model.interval import TimeMention
from counterclaim.read.assembly.regions import Region
from counterclaim.read.assembly.scenes import Scene
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.mentions import Mentions, words_within
from counterclaim.read.speech.attributions import Attribution
from counterclaim.read.times.times import TimeFound

_words = partial(word_list, "kinds", "grouping")

_RECORD = re.compile(
    r"(?i)\b(?:largest|biggest|worst|heaviest|deadliest|first|most|greatest|fiercest|longest|only)\b"
    r"[^,;]{0,60}\bsince\b[^,;]{0,12}$"
    r"|\b(?:than|as (?:many|much) as|(?:up|down) from|compared (?:with|to)|against)(?: \d[\d,.]*)? ?"
    r"(?:in |on |during |for |over |at )?(?:the )?(?:whole |same )?(?:of )?(?:the )?$"
    r"|\b(?:sanctions?|embargo|blockade|rate|level|tolls?)\b[^,;]{0,12}\bsince\b[^,;]{0,12}$"
)
"""What comes before a time that only measures: a record's, or the one that is compared with."""


def time_of(scene: Scene, regions: Sequence[Region]) -> TimeMention | None:
    """When it happened: the time of the happening or of its kin, or one that hangs on no happening at all."""
    happening_times = tuple(
        time for time in scene.mentions.times if not _of_saying(scene, time) and not of_reckoning(scene.mentions, time)
    )
    for region in regions:
        found = _time_in(region, happening_times)
        if found is not None:
            return time_mention(found)
    datable = [time for time in happening_times if time.interval is not None]
    loose = [time for time in datable if _loose(scene, time)] or [
        time for time in datable if _of_deed_above(scene, regions[0].happening, time)
    ]
    if len(loose) == 1:
        return time_mention(loose[0])
    only = _only_time(scene, regions[0].happening, datable)
    return time_mention(only) if only is not None else None


def at_edge(time: TimeFound) -> bool:
    """Whether a happening lies before or after the time; "before dawn on Monday" is still Monday."""
    return time.signal in ("until", "till", "by", "before", "after") and "T" not in (time.value or "")


def _only_time(scene: Scene, happening: Happening, times: Sequence[TimeFound]) -> TimeFound | None:
    """The one time that a sentence tells, unless a clause that only describes something holds it apart."""
    times = [time for time in times if not only_measures(scene.mentions, time)]
    if len({time.interval for time in times}) != 1 or at_edge(times[0]):
        return None
    sentence = scene.mentions.sentence
    trigger = sentence.words[happening.trigger]
    described = sentence.head_of(trigger) if trigger.relation == "acl" and trigger.xpos == "VBN" else None
    if described is not None and described.upos in ("NOUN", "PROPN") and not _below(sentence, described, times[0]):
        # "Urged on Saturday those in the town, seized by the army, to …": the town was not seized on Saturday.
        return None
    around = {trigger.index, *(word.index for word in sentence.ancestors_of(trigger))}
    for index in words_within(sentence, times[0].start, times[0].end)[-1:]:
        for word in (sentence.words[index], *sentence.ancestors_of(sentence.words[index])):
            if word.relation.startswith("acl") and word.index not in around:
                return None
    return times[0]


def _below(sentence: Sentence, word: Word, time: TimeFound) -> bool:
    """Whether a time stands among the words that hang on another."""
    return any(time.start <= below.start < time.end for below in sentence.subtree_of(word))


def time_mention(found: TimeFound) -> TimeMention | None:
    """A time as a claim has it; null where its words give no interval."""
    if found.interval is None:
        return None
    return TimeMention(interval=found.interval, start=found.start, end=found.end, text=found.text)


def _loose(scene: Scene, time: TimeFound) -> bool:
    """Whether a time hangs on the verb of saying though it stands among the words that are said ("overnight")."""
    inside = words_within(scene.mentions.sentence, time.start, time.end)
    heads = {scene.mentions.sentence.words[index].head for index in inside}
    cues = {attribution.cue for attribution in scene.attributions}
    return bool(heads & cues) or -1 in heads


def _of_deed_above(scene: Scene, happening: Happening, time: TimeFound) -> bool:
    """Whether a time dates the deed that a happening hangs on: "rammed a checkpoint on Sunday, killing nine"."""
    sentence = scene.mentions.sentence
    trigger = sentence.words[happening.trigger]
    chain = takewhile(lambda word: word.relation != "acl", (trigger, *sentence.ancestors_of(trigger)))
    above = {word.index for one in chain if (word := sentence.head_of(one)) is not None and word.upos == "VERB"}
    inside = words_within(sentence, time.start, time.end)
    heads = {sentence.words[index].head for index in inside} - set(inside)
    return bool(heads) and heads <= above


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
    if words[last].relation == "nmod:poss":
        # "Said Sunday's shelling was the heaviest": the shelling was on Sunday.
        return False
    step = first - 1
    while step >= 0 and (words[step].upos in ("ADP", "PUNCT", "ADV") and words[step].text.lower() != "overnight"):
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


def _time_in(region: Region, times: Sequence[TimeFound]) -> TimeFound | None:
    """The time among the words, the nearest to the telling word."""
    trigger = region.mentions.sentence.words[region.happening.trigger].start
    found = [one for one in times if one.interval is not None and region.holds(one.start, one.end)]
    found = [one for one in found if not _of_another_deed(region, one) and not only_measures(region.mentions, one)]
    return min(found, key=lambda one: (abs(one.start - trigger), one.start), default=None)


def only_measures(mentions: Mentions, time: TimeFound) -> bool:
    """Whether a time only measures: "one of the largest strikes since the war began", "more than in 2025"."""
    sentence = mentions.sentence
    return _RECORD.search(sentence.text[: max(0, time.start - sentence.start)]) is not None


def of_reckoning(mentions: Mentions, time: TimeFound) -> bool:
    """Whether a time only dates a number: "the toll from the strike rose to 24 on Tuesday"."""
    sentence = mentions.sentence
    for index in words_within(sentence, time.start, time.end)[-1:]:
        chain = (sentence.words[index], *sentence.ancestors_of(sentence.words[index]))
        below = next((word for word in chain if (above := sentence.head_of(word)) and above.upos == "VERB"), None)
        verb = sentence.head_of(below) if below is not None else None
        if below is None or verb is None or below.relation.startswith("nsubj") or verb.lemma not in _words("tallying"):
            continue
        return any(one.lemma in _words("tallies") for one in sentence.children_of(verb, "nsubj", "nsubj:pass"))
    return False


def describes(mentions: Mentions, time: TimeFound) -> bool:
    """Whether a time stands in a clause that only describes something: "the region, which fell in March"."""
    inside = words_within(mentions.sentence, time.start, time.end)[-1:]
    words = mentions.sentence.words
    return any(
        word.relation.startswith("acl")
        for index in inside
        for word in (words[index], *mentions.sentence.ancestors_of(words[index]))
    )


def of_other_matter(mentions: Mentions, time: TimeFound) -> bool:
    """Whether a time dates what is no attack and no deed: "yesterday's deal"."""
    for index in words_within(mentions.sentence, time.start, time.end)[-1:]:
        word = mentions.sentence.words[index]
        above = mentions.sentence.head_of(word)
        if word.relation == "nmod:poss" and above is not None:
            return above.lemma not in _words("attacks") and above.lemma not in _words("deeds")
    return False


def _of_another_deed(region: Region, time: TimeFound) -> bool:
    """Whether a time belongs to a deed that is only mentioned: "linked to last month's massacre"."""
    sentence = region.mentions.sentence
    inside = words_within(sentence, time.start, time.end)
    word = sentence.words[inside[-1]] if inside else None
    above = sentence.head_of(word) if word is not None else None
    if word is None or above is None or word.relation != "nmod:poss":
        return False
    return above.index not in (
        *region.happening.roles.patients,
        *region.happening.roles.agents,
        region.happening.trigger,
    ) and (above.lemma in _words("attacks") or above.lemma in _words("deeds"))
