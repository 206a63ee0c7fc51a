"""What ACLED's and UCDP's coders would make of the dead."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.model.figure import estimate_text

DOZENS = {"low": 24, "high": None, "approximate": True}
SEVERAL = {"low": 2, "high": None, "approximate": True}
HUNDREDS = {"low": 200, "high": None, "approximate": True}
UP_TO_310 = {"low": None, "high": 310}


@pytest.mark.parametrize(("count", "coded"), [(DOZENS, 12), (SEVERAL, 3), (HUNDREDS, 100), (UP_TO_310, 0), (7, 7)])
def test_acled_reads_vague_words_in_its_own_way(toll: Any, only: Any, count: Any, coded: float) -> None:
    assert only([toll("c1", 1, count, "Governor/west")]).acled.number == coded


def test_acled_takes_the_lowest_number_that_stands_and_says_whose_it_is(toll: Any, only: Any) -> None:
    claims = [toll("c0", 1, 1, "UN"), toll("c1", 2, 9, "Mayor/east"), toll("c2", 2, 2, "General Staff/west")]
    acled = only(claims).acled
    assert (acled.number, acled.claims) == (2, ("c2",))
    assert acled.because == "The lowest of 2 counts that stand: the General Staff; 1 earlier has been revised."


def test_an_upper_bound_is_no_lowest_number(toll: Any, only: Any) -> None:
    assert only([toll("c1", 1, UP_TO_310, "Ministry/east"), toll("c2", 1, 12, "Governor/west")]).acled.number == 12


def test_only_the_dead_of_one_event_are_coded(toll: Any, only: Any) -> None:
    injured = only([toll("c1", 1, 9, "Mayor/east", kind="injured")])
    assert injured.acled is None
    assert injured.ucdp is None


def test_ucdp_takes_for_best_what_most_witnesses_give(toll: Any, only: Any) -> None:
    claims = [toll("c1", 1, 8, "Governor/west"), toll("c2", 1, 8, "UN"), toll("c3", 1, 5, "Mayor/east")]
    ucdp = only(claims).ucdp
    assert estimate_text(ucdp) == "low 5, best 8, high 8"
    assert ucdp.because == "2 witnesses give 8 (Governor and the UN)."
    assert ucdp.column == "deaths_unknown"


def test_where_no_two_agree_best_is_the_word_of_a_witness_of_no_side(toll: Any, only: Any) -> None:
    claims = [toll("c1", 1, 9, "Governor/west"), toll("c2", 1, 7, "UN"), toll("c3", 2, 5, "Mayor/east")]
    ucdp = only(claims).ucdp
    assert estimate_text(ucdp) == "low 5, best 7, high 9"
    assert ucdp.because == "No two agree; 7 (the UN) is the word of a claimant of no side."


def test_a_side_that_counts_the_dead_of_its_own_attack_bears_on_the_high_alone(toll: Any, only: Any) -> None:
    boast = toll("c2", 1, 60, "Ministry/east", did="east")
    ucdp = only([toll("c1", 1, 4, "Governor/west", did="east"), boast]).ucdp
    assert estimate_text(ucdp) == "low 4, best 4, high 60"
    assert "Ministry, counting the dead of its own attack, only bears on the high" in ucdp.because
    alone = only([boast]).ucdp
    assert estimate_text(alone) == "low 0, best none, high 60"


def test_that_it_killed_civilians_is_no_boast(toll: Any, only: Any) -> None:
    ucdp = only([toll("c1", 1, {"low": 9, "unit": "civilian"}, "Ministry/east", did="east")]).ucdp
    assert estimate_text(ucdp) == "low 9, best 9, high 9"


def test_civilians_and_soldiers_have_their_columns(toll: Any, only: Any) -> None:
    assert only([toll("c1", 1, {"low": 3, "unit": "civilian"}, "UN")]).ucdp.column == "deaths_civilians"
    assert only([toll("c1", 1, {"low": 3, "unit": "soldier"}, "UN")]).ucdp.column == "deaths_a or deaths_b"
