"""Tells once what two verbs of a sentence tell: "bombarded the town, hitting houses", "killing and wounding"."""

from __future__ import annotations

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.happenings.happening import Happening


def told_once(sentence: Sentence, counted: frozenset[int], found: list[Happening]) -> list[Happening]:
    """The happenings with those that two verbs tell told once: "forced to flee", "killing and wounding"."""
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
        if happening.kind is Kind.INJURED and any(_hurt_before(one, happening) for one in kept):
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
    """Without "fired by" where the rockets fired are what hit or was shot down: it only says whose they were."""
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


def _hurt_before(before: Happening, happening: Happening) -> bool:
    """Whether those who are taken to hospital are those just told to be hurt."""
    shared = set(before.roles.patients) & set(happening.roles.patients)
    return before.kind is Kind.INJURED and not happening.nominal and bool(shared)


def _continues(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb only goes on with the one that it hangs on."""
    return (
        verb.relation in ("xcomp", "advcl") and verb.xpos in ("VB", "VBG") and not sentence.children_of(verb, "nsubj")
    )
