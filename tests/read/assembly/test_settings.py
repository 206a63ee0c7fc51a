"""When a sentence is set that tells no time itself. The report is of Wednesday, 14 May 2025."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

Read = Callable[[str], tuple[Claim, ...]]
ReadOne = Callable[[str, Kind], Claim]


def days(claim: Claim) -> tuple[date, date] | None:
    return (claim.time.interval.first_day, claim.time.interval.last_day) if claim.time else None


def test_the_day_of_the_lead_goes_on_over_the_paragraphs_after_it(read_one: ReadOne) -> None:
    text = (
        "Drones hit an oil depot in Kherson on Monday.\n\nThe fire was put out by noon, said the mayor.\n\n"
        "He thanked the firefighters.\n\nThe drones came from the east.\n\nFive civilians were injured by shrapnel."
    )
    assert days(read_one(text, Kind.INJURED)) == (date(2025, 5, 12), date(2025, 5, 12))


def test_a_time_stamp_gives_its_day_and_a_log_over_midnight_two(read: Read) -> None:
    text = (
        "22:40\nTwo drones were shot down over Kherson.\n\n23:55\nA missile hit a warehouse in Kherson.\n\n"
        "01:10\nThree people were injured in Kherson."
    )
    claims = {claim.kind: days(claim) for claim in read(text)}
    assert claims[Kind.INTERCEPTION] == (date(2025, 5, 13), date(2025, 5, 13))
    assert claims[Kind.INJURED] == (date(2025, 5, 14), date(2025, 5, 14))


def test_a_log_that_begins_with_the_newest_runs_backwards(read: Read) -> None:
    text = (
        "01:10\nThree people were injured in Kherson.\n\n23:55\nA missile hit a warehouse in Kherson.\n\n"
        "22:40\nTwo drones were shot down over Kherson."
    )
    claims = {claim.kind: days(claim) for claim in read(text)}
    assert claims[Kind.INJURED] == (date(2025, 5, 14), date(2025, 5, 14))
    assert claims[Kind.INTERCEPTION] == (date(2025, 5, 13), date(2025, 5, 13))


def test_a_heading_gives_the_period_of_all_that_stands_below(read: Read) -> None:
    text = (
        "Reporting period: 5 May to 11 May 2025\n\nShelling killed four civilians in Kherson.\n\n"
        "The worst attack was on 9 May, when 12 people were injured at a bus stop in Kherson.\n\n"
        "In all, 31 houses were damaged."
    )
    claims = {claim.kind: days(claim) for claim in read(text)}
    assert claims[Kind.KILLED] == claims[Kind.DAMAGE] == (date(2025, 5, 5), date(2025, 5, 11))
    assert claims[Kind.INJURED] == (date(2025, 5, 9), date(2025, 5, 9))


def test_a_dated_heading_within_a_paragraph_is_for_that_paragraph(read: Read) -> None:
    text = (
        "Market of Ber, 2 March. A bomb killed five traders.\n\n"
        "Market of Goundam, 9 March. A mortar shell injured seven."
    )
    claims = {claim.kind: days(claim) for claim in read(text)}
    assert claims[Kind.KILLED] == (date(2025, 3, 2), date(2025, 3, 2))
    assert claims[Kind.INJURED] == (date(2025, 3, 9), date(2025, 3, 9))


def test_a_long_stretch_told_in_the_opening_is_the_period_of_the_report(read_one: ReadOne) -> None:
    text = (
        "Missiles hit Kherson 40 times between 1 April and 30 April.\n\nThe mayor spoke.\n\nThree people were killed."
    )
    assert days(read_one(text, Kind.KILLED)) == (date(2025, 4, 1), date(2025, 4, 30))


@pytest.mark.parametrize(
    "later",
    [
        "Most of the region is controlled by the rebels.",
        "Since the invasion the rebels have taken nine villages.",
        "The rebels will take the city.",
        "The army said on Tuesday that the rebels had taken a village.",
    ],
)
def test_what_goes_on_or_lies_outside_the_passage_takes_nothing_from_it(read: Read, later: str) -> None:
    claims = [
        claim for claim in read(f"A missile hit a market in Kherson on Monday. {later}") if claim.kind is Kind.CONTROL
    ]
    assert claims, later
    assert date(2025, 5, 12) not in [days(claim)[0] for claim in claims if days(claim)]  # type: ignore[index]


def test_a_sentence_has_the_one_time_that_it_tells(read_one: ReadOne) -> None:
    text = "Four people were killed when a bridge in Kherson was hit by a missile before dawn on Tuesday, police said."
    assert days(read_one(text, Kind.KILLED)) == (date(2025, 5, 13), date(2025, 5, 13))


def test_a_year_that_is_compared_with_dates_nothing(read_one: ReadOne) -> None:
    claim = read_one("Shelling killed 90 civilians in Kherson, more than in 2023.", Kind.KILLED)
    assert claim.time is None


def test_hours_without_a_day_are_of_the_day_told_before(read_one: ReadOne) -> None:
    text = (
        "Drones attacked Kherson on Monday. At 10:30 a missile hit a warehouse, and three people were killed at 11:15."
    )
    assert days(read_one(text, Kind.KILLED)) == (date(2025, 5, 12), date(2025, 5, 12))


def test_the_following_day_is_the_one_after_the_day_told_before(read_one: ReadOne) -> None:
    text = "A drone crashed near Kherson on 5 May. The following day, artillery killed nine people on a ferry."
    assert days(read_one(text, Kind.KILLED)) == (date(2025, 5, 6), date(2025, 5, 6))


def test_what_is_long_past_sets_neither_the_report_nor_the_passages_after_it(read: Read) -> None:
    text = (
        "The port, which was occupied in 2014, was struck by a drone.\n\nThe governor spoke of fires.\n\n"
        "Two guards were injured by glass."
    )
    assert {days(claim) for claim in read(text) if claim.kind is Kind.INJURED} == {None}


def test_a_month_that_is_over_is_not_the_report_s_period(read_one: ReadOne) -> None:
    text = "Trains had been stopped in March.\n\nA strike on a school in Kherson killed two people."
    assert days(read_one(text, Kind.KILLED)) is None


def test_a_stretch_since_some_month_sets_nothing(read_one: ReadOne) -> None:
    text = "The blockade has lasted since February.\n\nTwo sailors were killed when a drone hit a ship off Odesa."
    assert days(read_one(text, Kind.KILLED)) is None


def test_saturday_s_strike_does_not_date_what_is_told_of_other_places(read: Read) -> None:
    text = (
        "Saturday's strike destroyed a five-storey building in Kherson. Nine people were injured. "
        "At least seven people were killed by shelling in Izium."
    )
    found = {claim.kind: days(claim) for claim in read(text)}
    assert found[Kind.INJURED] == (date(2025, 5, 10), date(2025, 5, 10))
    assert found[Kind.KILLED] is None


def test_yesterday_s_deal_dates_no_attack(read: Read) -> None:
    text = "The attack casts doubt on yesterday's deal. Two missiles hit a silo."
    assert {days(claim) for claim in read(text) if claim.kind is Kind.STRIKE} == {None}


def test_the_next_day_goes_on_from_the_last_day_told(read_one: ReadOne) -> None:
    text = "The deal was signed on 2 May in Istanbul. But the next day missiles struck the port of Odesa."
    assert days(read_one(text, Kind.STRIKE)) == (date(2025, 5, 3), date(2025, 5, 3))
