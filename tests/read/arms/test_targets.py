"""Targets: what may have been hit, and whose it is."""

from __future__ import annotations

import pytest

from counterclaim.read.arms.targets import TargetFound, find_targets
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.knowledge_files import knowledge


def read(text: str) -> tuple[TargetFound, ...]:
    """The targets of a text of one sentence."""
    (sentence,) = english_analyser().analyse(text)
    return find_targets(sentence)


@pytest.mark.parametrize(
    ("text", "words", "target_class"),
    [
        ("Debris hit an oil refinery.", "oil refinery", "oil"),
        ("Drones hit two substations.", "substations", "energy"),
        ("The strike hit a military base.", "military base", "military"),
        ("Missiles hit the airfield.", "airfield", "airfield"),
        ("A shell hit the maternity hospital.", "maternity hospital", "medical"),
        ("Rockets hit a kindergarten.", "kindergarten", "education"),
        ("A drone hit an apartment building.", "apartment building", "residential"),
        ("A missile hit a shopping mall.", "shopping mall", "commercial"),
        ("Missiles hit the port.", "port", "port"),
        ("A bridge was destroyed.", "bridge", "transport"),
        ("The mosque was damaged.", "mosque", "cultural"),
        ("A manufacturing facility caught fire.", "manufacturing facility", "industrial"),
        ("A grain silo was hit.", "grain silo", "agricultural"),
        ("The town hall was hit.", "town hall", "government"),
        ("The convoy was attacked.", "convoy", "vehicle"),
        ("They sank a frigate.", "frigate", "ship"),
        ("The strike hit civilians.", "civilians", "person"),
        ("They shelled the village.", "village", "settlement"),
    ],
)
def test_a_target_has_its_class(text: str, words: str, target_class: str) -> None:
    assert (words, target_class) in [
        (text[target.start : target.end], target.target_class.value) for target in read(text)
    ]


@pytest.mark.parametrize("text", ["The death toll rose.", "He lives in the West Bank.", "The White House spoke."])
def test_what_only_sounds_like_a_target_is_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Missiles hit Ukrainian positions.", "Ukrainian"),
        ("Missiles hit its headquarters.", "its"),
        ("Missiles hit Karsk's refinery.", "Karsk"),
        ("Missiles hit enemy positions.", "enemy"),
        ("Missiles hit a refinery.", None),
    ],
)
def test_a_target_tells_whose_it_is(text: str, owner: str | None) -> None:
    (target,) = read(text)
    words = None if target.owner_start is None else text[target.owner_start : target.owner_end]
    assert words == owner


def test_no_target_word_is_in_the_lists_twice_and_also_none() -> None:
    lists = knowledge("targets")
    listed = {phrase for phrases in lists["classes"].values() for phrase in phrases}
    assert not listed & set(lists["not"]["words"])
