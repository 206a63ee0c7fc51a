"""Counts of two witnesses: the same, different, or not to be compared."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = date(2031, 5, 1)
MAYOR, GOVERNOR = "the mayor/ukraine", "the governor/ukraine"


def test_two_claimants_with_one_count_agree(claim: Any, number: Any, books: Any, sentences: Any) -> None:
    claims = [
        claim("a", "injured", number(5), by=MAYOR, at=("Odesa",), on=DAY),
        claim("b", "injured", number(5), by=GOVERNOR, at=("Odesa",), on=DAY, start=9),
    ]
    assert sentences(books(claims), "agrees") == [
        "The mayor and the governor give the same count of people injured in Odesa: 5."
    ]


def test_counts_whose_ranges_do_not_meet_differ(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "injured", number(5), by=MAYOR, at=("Odesa",), on=DAY),
        claim("b", "injured", number(8, high=None), by=GOVERNOR, at=("Odesa",), on=DAY, start=9),
    ]
    (found,) = findings(books(claims), "differs")
    assert found.amount == 3
    assert found.sentence == (
        "Counts of people injured in Odesa differ by at least 3: the mayor says 5, the governor says at least 8; "
        "both count one thing at one time."
    )


def test_bounds_that_meet_do_not_differ(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "injured", number(5, high=None), by=MAYOR, at=("Odesa",), on=DAY),
        claim("b", "injured", number(8), by=GOVERNOR, at=("Odesa",), on=DAY),
    ]
    assert not findings(books(claims), "differs")


def test_an_estimate_is_stretched_by_a_tenth(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "injured", number(145), by=MAYOR, at=("Odesa",), on=DAY),
        claim("b", "injured", number(150, approximate=True), by=GOVERNOR, at=("Odesa",), on=DAY),
    ]
    assert not findings(books(claims), "differs")


def test_another_day_another_count(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "injured", number(44), by=MAYOR, at=("Kharkiv",), on=DAY),
        claim("b", "injured", number(23), by=GOVERNOR, at=("Kharkiv",), on=date(2031, 7, 1)),
    ]
    found = books(claims)
    assert not findings(found, "differs")
    assert len(found.incidents) == 2


def test_a_document_does_not_agree_with_its_own_source(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "injured", number(5), at=("Odesa",), on=DAY),
        claim("b", "injured", number(5), by=GOVERNOR, at=("Odesa",), on=DAY),
    ]
    assert not findings(books(claims), "agrees")


def test_a_state_is_no_second_witness_to_its_ministry(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "interception", number(64, "uav"), by="Russia/russia", did="russia", on=DAY),
        claim("b", "interception", number(64, "uav"), by="the Defence Ministry/russia", did="russia", on=DAY),
    ]
    assert not findings(books(claims), "agrees")


def test_a_witness_with_two_counts_in_one_text_is_not_compared(
    claim: Any, number: Any, books: Any, findings: Any
) -> None:
    claims = [
        claim("a", "injured", number(5), by=MAYOR, at=("Odesa",), on=DAY),
        claim("b", "injured", number(2), by=MAYOR, at=("Odesa",), on=DAY),
        claim("c", "injured", number(8), by=GOVERNOR, at=("Odesa",), on=DAY),
    ]
    assert not findings(books(claims), "differs")


def test_nobody_hurt_differs_from_somebody_hurt(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "casualties", number(0), by=MAYOR, at=("Odesa",), on=DAY),
        claim("b", "injured", number(2), by="the Defence Ministry/russia", at=("Odesa",), on=DAY),
    ]
    assert len(findings(books(claims), "differs")) == 1


def test_copied_texts_count_once(claim: Any, number: Any, books: Any, document: Any, findings: Any) -> None:
    text = " ".join(f"word{at}" for at in range(60))
    papers = [document("one", text=text), document("two", text=text + " and more")]
    claims = [
        claim("a", "injured", number(5), at=("Odesa",), on=DAY, document="one"),
        claim("b", "injured", number(5), at=("Odesa",), on=DAY, document="two"),
    ]
    found = books(claims, *papers)
    assert not findings(found, "agrees")
    assert findings(found, "copied")[0].documents == ("one", "two")


def test_a_later_and_higher_toll_is_an_update(
    claim: Any, number: Any, books: Any, document: Any, findings: Any
) -> None:
    claims = [
        claim("a", "killed", number(4), by=MAYOR, at=("Odesa",), on=DAY, document="one"),
        claim("b", "killed", number(7), by=GOVERNOR, at=("Odesa",), on=DAY, document="two"),
    ]
    papers = document("one", DAY), document("two", date(2031, 5, 2))
    assert not findings(books(claims, *papers), "differs")


def test_opposing_sides_differ_on_any_day(claim: Any, number: Any, books: Any, document: Any, findings: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by=MAYOR, at=("Odesa",), on=DAY, document="one"),
        claim("b", "killed", number(7), by="the Defence Ministry/russia", at=("Odesa",), on=DAY, document="two"),
    ]
    papers = document("one", DAY), document("two", date(2031, 5, 2))
    assert len(findings(books(claims, *papers), "differs")) == 1


def test_two_outlets_in_their_own_voices_agree(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "injured", number(5), at=("Odesa",), on=DAY, document="one"),
        claim("b", "injured", number(5), at=("Odesa",), on=DAY, document="two"),
    ]
    (found,) = checked(claims)
    assert found.sentence == (
        "Paper one in its own voice and Paper two in its own voice give the same count of people injured in Odesa: 5."
    )


def test_up_to_a_hundred_and_forty_four_can_both_hold(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(44), by=MAYOR, at=("Odesa",), document="one"),
        claim("b", "killed", number(None, high=100), by=GOVERNOR, at=("Odesa",), document="two"),
    ]
    assert not checked(claims)


def test_tolls_that_are_worlds_apart_are_not_set_against_each_other(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(6), by=MAYOR, at=("Odesa",), document="one"),
        claim("b", "killed", number(89), by=GOVERNOR, at=("Odesa",), document="two"),
    ]
    assert not checked(claims)
