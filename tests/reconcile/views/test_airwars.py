"""How harm to civilians is graded, and why."""

from __future__ import annotations

from datetime import date
from typing import Any


def graded(figures: Any, claims: Any) -> str:
    grading = figures(claims).airwars
    return f"{grading.grade}: {grading.because}" if grading else "none"


def test_one_witness_is_weak(toll: Any, figures: Any) -> None:
    assert graded(figures, [toll("c1", 1, 4, "Governor/west")]) == "weak: A single witness tells of it: Governor."


def test_two_witnesses_are_fair(toll: Any, figures: Any) -> None:
    claims = [toll("c1", 1, 4, "Governor/west"), toll("c2", 2, 7, "UN"), toll("c3", 2, 7)]
    assert graded(figures, claims) == "fair: 2 witnesses tell of it: Governor and the UN."


def test_a_denial_of_the_side_that_is_blamed_is_named_and_leaves_the_grade(toll: Any, claim: Any, figures: Any) -> None:
    denial = claim("c2", "strike", by="Ministry/east", did="east", stance="negated", at=("Lviv",), document="may-2")
    found = graded(figures, [toll("c1", 1, 4, "Governor/west", did="east"), denial])
    assert found == "weak: A single witness tells of it: Governor; denied by the Ministry."


def test_two_sides_blamed_are_contested(toll: Any, figures: Any) -> None:
    claims = [toll("c1", 1, 9, "Governor/west", did="east"), toll("c2", 1, 9, "Ministry/east", did="west")]
    found = graded(figures, claims)
    assert found == "contested: Claims compete over who did it: Governor names East and the Ministry names West."


def test_the_side_that_did_it_accepting_harm_to_civilians_confirms_it(toll: Any, claim: Any, figures: Any) -> None:
    civilians = {"low": 3, "unit": "civilian"}
    denial = claim("c0", "strike", by="Ministry/east", did="east", stance="negated", at=("Lviv",), document="may-1")
    admission = toll("c1", 4, civilians, "Ministry/east", did="east")
    found = graded(figures, [denial, toll("c2", 1, 4, "Governor/west", did="east"), admission])
    assert found == "confirmed: East, which did it, itself tells of 3 civilians killed in Lviv (the Ministry)."


def test_an_admission_outweighs_an_earlier_story_of_the_same_side(toll: Any, figures: Any) -> None:
    story = toll("c0", 2, 5, "Official/east", did="west")
    admission = toll("c1", 6, {"low": 9, "unit": "civilian"}, "Ministry/east", did="east")
    assert graded(figures, [toll("c2", 1, 6, "Governor/west", did="east"), story, admission]).startswith("confirmed")


def test_a_side_that_nobody_of_the_other_blames_confirms_nothing(toll: Any, figures: Any) -> None:
    told = toll("c1", 1, {"low": 1, "unit": "civilian"}, "Governor/west", did="west")
    assert graded(figures, [told, toll("c2", 1, 2, did="west")]).startswith("weak")


def test_one_witness_who_names_both_sides_contests_nothing(toll: Any, figures: Any) -> None:
    claims = [toll("c1", 1, 9, did="east"), toll("c2", 1, 2, kind="injured", did="west")]
    assert graded(figures, claims).startswith("weak")


def test_in_a_fight_on_the_ground_nothing_is_contested(toll: Any, claim: Any, figures: Any) -> None:
    fight = claim("c0", "assault", by="Ministry/east", did="east", at=("Lviv",), document="may-1")
    claims = [fight, toll("c1", 1, 9, "Governor/west", did="east"), toll("c2", 1, 2, "Ministry/east", did="west")]
    assert graded(figures, claims).startswith("fair")


def test_a_running_total_has_no_grade(toll: Any, claim: Any, figures: Any) -> None:
    total = toll("c1", 20, 900, "UN", on=None, during=(date(2031, 5, 1), date(2031, 5, 19)))
    assert graded(figures, [total]) == "none"


def test_a_side_that_boasts_of_people_killed_confirms_no_harm_to_civilians(toll: Any, figures: Any) -> None:
    assert graded(figures, [toll("c1", 1, 60, "Ministry/east", did="east")]).startswith("weak")


def test_harm_that_all_who_told_of_it_take_back_is_discounted(toll: Any, figures: Any) -> None:
    claims = [toll("c1", 1, 2, "Governor/west"), toll("c2", 2, 0, "Governor/west")]
    assert graded(figures, claims) == "discounted: Governor told of harm first, and later that there was none."


def test_soldiers_nobody_hurt_and_small_arms_have_no_grade(toll: Any, figures: Any) -> None:
    assert graded(figures, [toll("c1", 1, {"low": 3, "unit": "soldier"}, "UN")]) == "none"
    assert graded(figures, [toll("c1", 1, 3, "UN", to="military")]) == "none"
    assert graded(figures, [toll("c1", 1, 0, "Governor/west")]) == "none"
    assert graded(figures, [toll("c1", 1, 3, "UN", weapon="small_arms")]) == "none"
