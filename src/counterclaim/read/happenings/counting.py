"""Ties each count of a sentence to the happening that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Unit
from counterclaim.read.counts.counts import CountFound
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.happenings.domains import tree_distance
from counterclaim.read.happenings.happening import Happening
from counterclaim.read.knowledge_files import knowledge, word_list
from counterclaim.read.mentions import Mentions

_FAR = 7
"""Steps in the tree beyond which a count is left alone rather than tied."""


_OF_PEOPLE = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.CAPTURED, Kind.DETENTION, Kind.MISSING})


@cache
def kinds_counting(unit: Unit, patient: bool = False) -> frozenset[Kind]:
    """The kinds of happening that such a count can count; more of them where it stands for the verb's patient."""
    table = knowledge("kinds")["counts_of_patients" if patient else "counts"]
    names: list[str] = list(table.get(unit.value, ()))
    if unit in PEOPLE:
        names += table.get("people", ())
    if unit in MUNITIONS:
        names += table.get("munitions", ())
    return frozenset(Kind(name) for name in names) | (kinds_counting(unit) if patient else frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedCount:
    """A count with its place among the sentence's counts, and the unit that it has or inherits."""

    index: int
    found: CountFound
    unit: Unit


def listed_parts(text: str, counts: Sequence[CountFound]) -> tuple[CountFound, ...]:
    """The counts with "40 drones: 20 over Kursk, 12 over Bryansk" told as parts of the forty."""
    listed: list[CountFound] = []
    whole: int | None = None
    for index, count in enumerate(counts):
        if index and ":" in text[counts[index - 1].end : count.start] and count.elliptical:
            whole = index - 1
        total = counts[whole] if whole is not None else None
        if total is None or not count.elliptical or count.part_of is not None:
            listed.append(count)
        else:
            listed.append(replace(count, part_of=whole))
    return tuple(listed)


def tie_counts(mentions: Mentions, happenings: Sequence[Happening]) -> dict[int, list[TiedCount]]:
    """For each happening (by its place), the counts that count it, in text order."""
    tied: dict[int, list[TiedCount]] = {}
    holder: dict[int, int] = {}
    for index, count in enumerate(mentions.counts):
        anchor = _anchor(mentions, count)
        unit = _unit(mentions, happenings, index, anchor)
        leant = next((place for place, one in enumerate(happenings) if count.word in one.leant), None)
        if leant is not None and unit is not None:
            tied.setdefault(leant, []).append(TiedCount(index=index, found=count, unit=unit))
            holder[index] = leant
            continue
        number = next((at for at, one in enumerate(happenings) if one.trigger == count.word and one.nominal), None)
        if number is None:
            number = _of_which(mentions.sentence, happenings, count, unit)
        if number is None:
            number = _best(mentions.sentence, happenings, unit, anchor, count.head is None)
        if number is None and count.elliptical and count.inherits is not None:
            number = holder.get(count.inherits)
        if number is not None and _of_a_whole(mentions, happenings[number], index):
            continue
        if number is None or unit is None or _converted(mentions, index):
            continue
        included = count.part_of is not None and holder.get(count.part_of) == number and unit in PEOPLE
        if count.indefinite and not included and not _worth_one(happenings[number], anchor):
            continue
        tied.setdefault(number, []).append(TiedCount(index=index, found=count, unit=unit))
        holder[index] = number
    return {number: _telling(_without_wholes(counts)) for number, counts in tied.items()}


def _converted(mentions: Mentions, index: int) -> bool:
    """Whether a sum of money only says the one before it in another currency: "250 billion euros ($271 billion)"."""
    if index == 0 or mentions.unit_at(index) is not Unit.MONEY or mentions.unit_at(index - 1) is not Unit.MONEY:
        return False
    end = mentions.counts[index - 1].noun_end or mentions.counts[index - 1].end
    start = mentions.sentence.start
    return "(" in mentions.sentence.text[end - start : mentions.counts[index].start - start]


def _without_wholes(counts: list[TiedCount]) -> list[TiedCount]:
    """The counts without the six of "four of the six guards were killed"."""
    wholes = {
        part.found.part_of
        for part in counts
        for whole in counts
        if part.found.part_of == whole.index and 0 < whole.found.start - part.found.end <= len(" out of the ")
    }
    return [count for count in counts if count.index not in wholes]


def _unit(mentions: Mentions, happenings: Sequence[Happening], index: int, anchor: int) -> Unit | None:
    """The unit of a count; who is killed, hurt or held is a person, whatever the noun."""
    unit = mentions.unit_at(index)
    if mentions.sentence.words[anchor].lemma.lower() in word_list("kinds", "nouns", "animal"):
        return None
    if unit is Unit.OTHER and any(one.kind in _OF_PEOPLE and anchor in one.roles.patients for one in happenings):
        return Unit.PERSON
    return unit


def _telling(counts: list[TiedCount]) -> list[TiedCount]:
    """The counts of one happening without a mere "several" of places beside a true count of something else."""
    precise = [count for count in counts if not (count.found.approximate and count.found.low == 2)]
    return [
        count
        for count in counts
        if count in precise or not precise or count.unit is precise[0].unit or count.unit in PEOPLE
    ]


def _of_a_whole(mentions: Mentions, happening: Happening, index: int) -> bool:
    """ "One of two drones": where a participle speaks of the two, the one is no count of its own."""
    count = mentions.counts[index]
    if count.part_of is None or count.part_of < 0 or mentions.unit_at(index) not in MUNITIONS:
        return False
    whole = mentions.counts[count.part_of]
    beside = 0 < whole.start - count.end <= 6
    return beside and mentions.sentence.words[happening.trigger].relation.startswith("acl")


def _of_which(sentence: Sentence, happenings: Sequence[Happening], count: CountFound, unit: Unit | None) -> int | None:
    """The verb that follows "71 of which were …", or "… and 71 were lost" after such a count."""
    if unit is None or not (count.head is None or count.part_of is not None):
        return None
    after = [word.text.lower() for word in sentence.words[count.word + 1 : count.word + 4]]
    beside = next(
        (n for n, one in enumerate(happenings) if one.trigger == count.word + 1 and one.kind in kinds_counting(unit)),
        None,
    )
    if beside is not None:
        return beside
    relative = after[:1] == ["of"] and after[1:2] and after[1] in ("which", "whom", "them", "these", "those")
    if not relative and after[:1] not in (["were"], ["was"], ["have"], ["had"], ["are"], ["did"], ["others"]):
        return None
    following = [
        (happening.trigger, number)
        for number, happening in enumerate(happenings)
        if happening.trigger > count.word and happening.kind in kinds_counting(unit)
    ]
    nearest = min(following, default=None)
    if nearest is None or nearest[0] - count.word > 8:
        return None
    told = any(word.xpos in ("VBN", "VBD") and word.upos == "VERB" for word in sentence.words[count.word : nearest[0]])
    return None if told and count.part_of is None else nearest[1]


def _anchor(mentions: Mentions, count: CountFound) -> int:
    """The word that stands for a count in the tree: the noun, or the number where the noun is its whole's."""
    whole = mentions.counts[count.part_of] if count.part_of is not None and count.part_of >= 0 else None
    beside = whole is not None and whole.head == count.head
    if count.head is None or (beside and mentions.sentence.words[count.word].relation != "nummod"):
        return count.word
    return count.head


def _worth_one(happening: Happening, anchor: int | None) -> bool:
    """ "A" counts people, and weapons that something was done with or to; nothing else."""
    if anchor in happening.roles.patients:
        return True
    return anchor in happening.roles.agents and happening.kind in (
        Kind.STRIKE,
        Kind.AIRSPACE_VIOLATION,
        Kind.FLIGHT_LOSS,
    )


def _best(
    sentence: Sentence, happenings: Sequence[Happening], unit: Unit | None, anchor: int | None, elliptical: bool
) -> int | None:
    if anchor is None or _of_another_verb(sentence, happenings, anchor):
        return None
    ranked: list[tuple[float, int, int]] = []
    for number, happening in enumerate(happenings):
        if happening.uncounted:
            continue
        if unit is not None and happening.kind not in kinds_counting(unit, anchor in happening.roles.patients):
            continue
        distance: float = tree_distance(sentence, anchor, happening.trigger)
        if happening.trigger == anchor + 1 and not elliptical and sentence.words[happening.trigger].xpos == "VBN":
            distance = -0.5
        elif elliptical and 0 < anchor - happening.trigger <= 5:
            distance = 0.3
        elif anchor in happening.roles.patients:
            distance = 0.0
        elif anchor in happening.roles.agents:
            distance = 0.5 if unit in MUNITIONS or unit is Unit.ATTACK else 6.0
        elif _below(sentence, anchor, happening.roles.patients):
            distance = 1.0
        elif happening.nominal and not _below(sentence, anchor, (happening.trigger,)):
            distance += 3
        if distance <= _FAR:
            ranked.append((distance, abs(anchor - happening.trigger), number))
    return min(ranked)[2] if ranked else None


def _of_another_verb(sentence: Sentence, happenings: Sequence[Happening], anchor: int) -> bool:
    """Whether what is counted belongs to a verb that tells no happening: "where 8,000 people remain"."""
    word = sentence.words[anchor]
    above = sentence.head_of(word)
    if above is None or above.upos != "VERB" or word.relation not in ("nsubj", "nsubj:pass", "obj"):
        return False
    if above.lemma in word_list("kinds", "grouping", "light") or any(one.trigger == above.index for one in happenings):
        return False
    triggers = {one.trigger for one in happenings}
    ties = ("xcomp", "ccomp") if word.relation == "obj" else ("xcomp", "conj", "ccomp")
    completing = any(child.index in triggers for child in sentence.children_of(above, *ties))
    return not completing and not any(anchor in (*one.roles.patients, *one.roles.agents) for one in happenings)


def _below(sentence: Sentence, anchor: int, heads: tuple[int, ...]) -> bool:
    return any(above.index in heads for above in sentence.ancestors_of(sentence.words[anchor]))
