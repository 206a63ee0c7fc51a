"""When it happened: the time of the words that tell it, or of the deed that they hang on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    "text",
    [
        "A bomber rammed a motorcycle into a checkpoint in Quetta on Sunday, killing nine people.",
        "Commandos boarded a ship off Eyl on Sunday, killing nine pirates.",
    ],
)
def test_what_follows_from_a_deed_is_of_its_day(read_one: ReadOne, text: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.time is not None
    assert claim.time.text == "Sunday"
    assert claim.time.interval.first_day == date(2025, 5, 11)


def test_the_day_of_saying_is_not_that_of_the_deed(read_one: ReadOne) -> None:
    assert read_one("The army said on Sunday that a mine had killed nine people.", Kind.KILLED).time is None


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_strike(read_one: ReadOne) -> None:
    text = "The death toll of a weekend rocket strike on a hostel in Kherson rose to 12 on Tuesday."
    claim = read_one(text, Kind.KILLED)
    assert claim.time is not None
    assert (claim.time.text, claim.time.interval.first_day) == ("a weekend", date(2025, 5, 10))


def test_what_describes_a_place_is_not_of_the_sentence_s_day(read_one: ReadOne) -> None:
    text = "The ministry on Saturday urged people in Kupiansk, a town seized by Russian forces, to leave by road."
    assert read_one(text, Kind.CONTROL).time is None


def test_the_day_before_the_noun_after_said_is_the_noun_s(read_one: ReadOne) -> None:
    claim = read_one("The mayor said Sunday's shelling of Kherson had been the heaviest yet.", Kind.STRIKE)
    told = claim.time.interval.first_day if claim.time else None
    assert told in (None, date(2025, 5, 11))
    assert claim.said is None
