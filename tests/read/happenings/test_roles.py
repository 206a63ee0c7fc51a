"""Who did what to whom, by a verb's tree."""

from __future__ import annotations

import pytest

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.happenings.frames import noun_classes
from counterclaim.read.happenings.roles import roles_of
from counterclaim.read.happenings.verbs import told_by_verb

Named = tuple[list[str], list[str]]


def agents_and_patients(text: str, verb: str) -> Named:
    sentence = english_analyser().analyse(text)[0]
    words = sentence.words
    roles = roles_of(sentence, next(word for word in words if word.text == verb))
    return [words[index].text for index in roles.agents], [words[index].text for index in roles.patients]


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Four villages had been shelled by the army.", "shelled", (["army"], ["villages"])),
        ("By then, four villages had been shelled by the army.", "shelled", (["army"], ["villages"])),
        ("By the end of 1972, 496 had been killed.", "killed", ([], ["496"])),
        ("Three towns were shelled by nightfall.", "shelled", ([], ["towns"])),
        ("At least 30 people had been injured by midday.", "injured", ([], ["people"])),
    ],
)
def test_a_moment_by_which_it_was_done_did_nothing(text: str, verb: str, found: Named) -> None:
    assert agents_and_patients(text, verb) == found


def test_whoever_tells_it_behind_a_comma_suffered_nothing() -> None:
    text = "Three other Russian military personnel were wounded, Russia's state-run Tass news agency reported."
    assert agents_and_patients(text, "wounded") == ([], ["personnel"])


@pytest.mark.parametrize(
    ("headline", "killed"),
    [
        ("Deputy police chief killed in Taliban roadside bombing", "chief"),
        ("Village elder killed in Idlib blast", "elder"),
        ("Airstrike killed overnight", None),
    ],
)
def test_the_subject_of_a_headline_s_bare_killed_was_killed(headline: str, killed: str | None) -> None:
    sentence = english_analyser().analyse(headline)[0]
    classes = {word.index: noun_classes().get(word.lemma.lower(), frozenset()) for word in sentence.words}
    verb = next(word for word in sentence.words if word.text == "killed")
    told = told_by_verb(sentence, verb, classes)
    assert told is not None
    assert told.kind is Kind.KILLED
    patients = [sentence.words[index].text for index in told.roles.patients]
    assert patients == ([killed] if killed else [])
