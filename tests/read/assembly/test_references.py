"""What a claim takes over from an earlier one that its words refer back to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, WeaponClass

ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    "text",
    [
        "A Russian missile hit a market in Kherson on Monday. The attack killed three people.",
        "A Russian missile hit a market in Kherson on Monday. Three people were killed in the strike.",
        "A Russian missile hit a market in Kherson on Monday. The army said the strike killed three people.",
    ],
)
def test_the_attack_is_the_one_told_before(read_one: ReadOne, text: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.weapon is not None
    assert claim.actor is not None
    assert claim.time is not None
    assert (claim.weapon.weapon_class, claim.actor.side) == (WeaponClass.MISSILE, "russia")
    assert claim.time.interval.first_day == date(2025, 5, 12)


def test_a_time_taken_over_has_no_words_of_its_own(read_one: ReadOne) -> None:
    claim = read_one("A missile hit a market in Kherson on Monday. The attack killed three people.", Kind.KILLED)
    assert claim.time is not None
    assert (claim.time.text, claim.time.start, claim.time.end) == (None, None, None)


def test_also_goes_on_with_the_day_before(read_one: ReadOne) -> None:
    claim = read_one("A drone hit a bus in Nikopol on Monday. Six people were also injured.", Kind.INJURED)
    assert claim.time is not None
    assert claim.time.interval.first_day == date(2025, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a market in Kherson on Monday. Three people were killed in the attack in Homs.",
        "A missile hit a market in Kherson on Monday. Three people were killed in a strike on Homs.",
        "A missile hit a market in Kherson on Monday. Three people were killed in Homs.",
    ],
)
def test_an_attack_elsewhere_is_another(read_one: ReadOne, text: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.weapon is None
    assert claim.time is None


def test_a_time_of_its_own_stays(read_one: ReadOne) -> None:
    text = "A missile hit a market in Kherson on Monday. On Tuesday, three people were killed in an attack on the port."
    claim = read_one(text, Kind.KILLED)
    assert claim.time is not None
    assert claim.time.interval.first_day == date(2025, 5, 13)


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a market in Kherson on Monday. Three people were killed.",
        "A missile hit a market in Kherson on Monday. Three people were killed at the market.",
    ],
)
def test_an_effect_told_right_after_a_strike_is_of_its_day_and_weapon(read_one: ReadOne, text: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.time is not None
    assert claim.weapon is not None
    assert claim.time.interval.first_day == date(2025, 5, 12)
    assert claim.weapon.weapon_class is WeaponClass.MISSILE


@pytest.mark.parametrize(
    "later",
    [
        "Three people were killed there in previous attacks.",
        "Since the invasion, 300 people have been killed.",
        "Last year, 30 people were killed.",
    ],
)
def test_what_is_told_of_the_past_is_not_of_the_passage(read_one: ReadOne, later: str) -> None:
    claim = read_one(f"A missile hit a market in Kherson on Monday. {later}", Kind.KILLED)
    assert claim.weapon is None
    assert claim.time is None or claim.time.text is not None
