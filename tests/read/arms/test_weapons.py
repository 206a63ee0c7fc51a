"""Weapons: classes, models, and how they stand in the sentence."""

from __future__ import annotations

import pytest

from counterclaim.model.kind import WeaponClass
from counterclaim.read.arms.weapons import Use, WeaponFound, find_weapons
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.knowledge_files import knowledge


def read(text: str) -> tuple[WeaponFound, ...]:
    """The weapons of a text of one sentence."""
    (sentence,) = english_analyser().analyse(text)
    found = find_weapons(sentence)
    assert all(sentence.start <= weapon.start < weapon.end <= sentence.end for weapon in found)
    return found


@pytest.mark.parametrize(
    ("text", "words", "weapon_class", "model"),
    [
        ("Karsk launched Shahed-136 drones.", "Shahed-136 drones", "uav", "Shahed-136"),
        ("A Bayraktar TB2 was shot down.", "Bayraktar TB2", "uav", "Bayraktar TB2"),
        ("FPV drones hit a van.", "FPV drones", "uav", None),
        ("Naval drones hit a frigate.", "Naval drones", "naval_drone", None),
        (
            "Three Iskander-M ballistic missiles hit the town.",
            "Iskander-M ballistic missiles",
            "ballistic_missile",
            "Iskander-M",
        ),
        ("An S-400 missile hit the town.", "S-400 missile", "air_defence_missile", "S-400"),
        ("Kh-101 cruise missiles hit the town.", "Kh-101 cruise missiles", "cruise_missile", "Kh-101"),
        ("X-22 missiles hit the town.", "X-22 missiles", "cruise_missile", "Kh-22"),
        ("Storm Shadow missiles hit the depot.", "Storm Shadow missiles", "cruise_missile", "Storm Shadow"),
        ("HIMARS rockets hit the bridge.", "HIMARS rockets", "rocket", "HIMARS"),
        ("Militants fired Qassam rockets.", "Qassam rockets", "rocket", "Qassam"),
        ("A guided aerial bomb hit the school.", "guided aerial bomb", "guided_bomb", None),
        ("Helicopters dropped barrel bombs.", "barrel bombs", "bomb", None),
        ("The army used cluster munitions.", "cluster munitions", "bomb", None),
        ("Howitzers fired on the town.", "Howitzers", "artillery", None),
        ("Mortar shells fell on the market.", "Mortar shells", "mortar", None),
        ("A sniper killed him.", "sniper", "small_arms", None),
        ("A car bomb went off.", "car bomb", "ied", None),
        ("He stepped on a landmine.", "landmine", "mine", None),
        ("Chlorine gas was used.", "Chlorine gas", "other", None),
    ],
)
def test_a_weapon_has_its_class_and_model(text: str, words: str, weapon_class: str, model: str | None) -> None:
    found = [(text[weapon.start : weapon.end], weapon.weapon_class.value, weapon.model) for weapon in read(text)]
    assert (words, weapon_class, model) in found


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit the town.",
        "The coal mine was closed.",
        "He led a think tank.",
        "The oil tank burned.",
        "They walked a 10 km path.",
        "Ukraine's 300 soldiers left.",
    ],
)
def test_what_only_sounds_like_a_weapon_is_none(text: str) -> None:
    assert read(text) == ()


def test_a_weapon_before_a_strike_is_its_manner() -> None:
    drone, missile = read("A drone and missile attack shook the city.")
    assert (drone.use, missile.use) == (Use.STRIKE_MODIFIER, Use.STRIKE_MODIFIER)


def test_a_weapon_that_hits_is_a_munition() -> None:
    assert [weapon.use for weapon in read("Four missiles hit the port.")] == [Use.MUNITION]


def test_jets_carry() -> None:
    assert [weapon.use for weapon in read("F-16 jets took off.")] == [Use.PLATFORM]


def test_a_battery_defends_and_its_missile_strikes() -> None:
    assert [weapon.air_defence for weapon in read("A Patriot battery was moved.")] == [True]
    assert [weapon.air_defence for weapon in read("S-300 missiles hit the school.")] == [False]


def test_a_verb_can_tell_the_weapon() -> None:
    assert [weapon.weapon_class for weapon in read("They shelled the village.")] == [WeaponClass.ARTILLERY]


def test_no_weapon_word_is_in_two_classes() -> None:
    seen: dict[str, str] = {}
    for name, lists in knowledge("weapons")["classes"].items():
        for phrase in [*lists["words"], *(each for model in lists.get("models", {}).values() for each in model)]:
            assert seen.setdefault(phrase, name) == name, phrase
