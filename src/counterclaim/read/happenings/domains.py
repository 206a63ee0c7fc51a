"""Says which words of a sentence speak of which happening: each word of the nearest happening above it in the tree."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.happenings.happening import Happening

_EFFECTS = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE, Kind.OUTAGE, Kind.MISSING})
_CAUSES = frozenset({Kind.STRIKE, Kind.LAUNCH, Kind.ASSAULT, Kind.INTERCEPTION, Kind.DEBRIS})
_LEANING = ("advcl", "conj", "xcomp", "acl", "acl:relcl", "parataxis", "ccomp", "advcl:relcl", "dep")


def owners(sentence: Sentence, happenings: Sequence[Happening]) -> dict[int, int]:
    """For each word, the place in `happenings` of the one that it belongs to; words above all of them have none."""
    by_trigger = {happening.trigger: number for number, happening in enumerate(happenings)}
    claimed = {
        patient: number
        for number, happening in enumerate(happenings)
        if happening.nominal or sentence.words[happening.trigger].relation.startswith("acl")
        for patient in happening.roles.patients
    }
    for number, happening in enumerate(happenings):
        trigger = sentence.words[happening.trigger]
        above = sentence.head_of(trigger)
        if trigger.relation == "xcomp" and above is not None and above.index not in by_trigger and above.upos == "VERB":
            claimed.setdefault(above.index, number)
    table: dict[int, int] = {}
    for word in sentence.words:
        for above in (word, *sentence.ancestors_of(word)):
            owner = by_trigger.get(above.index, claimed.get(above.index))
            if owner is not None:
                table[word.index] = owner
                break
    return table


def leans_on(sentence: Sentence, happenings: Sequence[Happening], owner: dict[int, int], number: int) -> int | None:
    """The happening in whose words this one hangs, and whose place, time, weapon and actor it shares."""
    trigger = sentence.words[happenings[number].trigger]
    word = trigger
    for above in sentence.ancestors_of(trigger):
        if word is trigger and word.relation not in _LEANING and not happenings[number].nominal:
            break
        upper = owner.get(above.index)
        if upper is not None and upper != number:
            return upper
        word = above
    if trigger.xpos == "VBG" and not sentence.children_of(trigger, "nsubj", "nsubj:pass", "aux"):
        before = [
            other
            for other in range(number)
            if happenings[other].trigger < trigger.index and not happenings[other].nominal
        ]
        return max(before, key=lambda other: happenings[other].trigger, default=None)
    return None


def kin(sentence: Sentence, happenings: Sequence[Happening], owner: dict[int, int], number: int) -> tuple[int, ...]:
    """The happenings that this one may borrow from, nearest first: what it leans on, and those joined to it."""
    leaning = [leans_on(sentence, happenings, owner, other) for other in range(len(happenings))]
    found: list[int] = []
    upper = leaning[number]
    while upper is not None and upper not in found and upper != number:
        found.append(upper)
        upper = leaning[upper]
    family = (number, *found)
    for other, above in enumerate(leaning):
        if other in family or above not in family or above is None:
            continue
        causing = happenings[above].kind in _EFFECTS and happenings[other].kind in _CAUSES
        if _joined(sentence, happenings[other], happenings[above]) or (above == number and causing):
            found.append(other)
    return tuple(found)


def _joined(sentence: Sentence, happening: Happening, upper: Happening) -> bool:
    """Whether one happening goes on from another by "and", or by a participle: "…, killing three"."""
    word = sentence.words[happening.trigger]
    while word.index != upper.trigger:
        if word.relation in ("conj", "parataxis") or (word.relation == "advcl" and word.xpos == "VBG"):
            return True
        above = sentence.head_of(word)
        if above is None:
            return False
        word = above
    return False


def tree_distance(sentence: Sentence, one: int, other: int) -> int:
    """Steps between two words over their nearest common head."""
    path = {one: 0}
    for steps, above in enumerate(sentence.ancestors_of(sentence.words[one]), start=1):
        path[above.index] = steps
    if other in path:
        return path[other]
    for steps, above in enumerate(sentence.ancestors_of(sentence.words[other]), start=1):
        if above.index in path:
            return path[above.index] + steps
    return len(sentence.words)
