"""Whole and parts: what adds up, what is left, what is too much, and what is no breakdown at all."""

from __future__ import annotations

from typing import Any

MINISTRY = "the Defence Ministry/russia"


def ministry_list(claim: Any, number: Any, counts: dict[str, float], whole: Any) -> list[Any]:
    total = claim("w", "interception", whole, by="Russia/russia", did="russia")
    parts = [
        claim(
            f"p{at}",
            "interception",
            number(count, "uav"),
            by=MINISTRY,
            did="russia",
            at=(where,),
            part_of="w",
            start=at,
        )
        for at, (where, count) in enumerate(counts.items(), 1)
    ]
    return [total, *parts]


def test_parts_over_regions_leave_a_remainder_over_the_other_regions(
    claim: Any, number: Any, books: Any, findings: Any
) -> None:
    claims = ministry_list(claim, number, {"Kursk Oblast": 46, "Bryansk Oblast": 34}, number(158, "uav", high=None))
    claims.append(claim("r", "strike", number(15, "region"), by=MINISTRY, start=9))
    claims.append(claim("m", "interception", number(2, "uav"), by="Russia/russia", at=("Lviv",), part_of="w", start=9))
    (found,) = findings(books(claims), "remainder")
    assert found.amount == 78
    assert found.sentence == (
        "Of at least 158 drones downed (Russia) 80 are accounted for: 46 over Kursk Oblast and 34 over Bryansk Oblast; "
        "at least 78 are not, over the other 13 of 15 regions."
    )


def test_parts_that_make_the_whole_add_up(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = ministry_list(claim, number, {"Kursk Oblast": 46, "Bryansk Oblast": 34}, number(80, "uav"))
    found = books(claims)
    assert [each.kind.value for each in found.findings if each.amount is not None] == ["adds_up"]


def test_parts_of_more_than_the_whole_exceed_it(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = ministry_list(claim, number, {"Kursk Oblast": 46, "Bryansk Oblast": 44}, number(80, "uav"))
    (found,) = findings(books(claims), "exceeds")
    assert found.amount == 10
    assert "10 more than the 80 drones downed" in found.sentence


def test_parts_with_an_open_bound_that_may_be_the_whole_give_nothing(
    claim: Any, number: Any, books: Any, findings: Any
) -> None:
    claims = ministry_list(claim, number, {"Kursk Oblast": 46}, number(80, "uav"))
    claims.append(
        claim("o", "interception", number(20, "uav", high=None), by=MINISTRY, at=("Bryansk Oblast",), part_of="w")
    )
    assert not findings(books(claims), "remainder")


def test_an_example_is_no_breakdown(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("w", "injured", number(44, high=None), by="officials/ukraine", at=("Kharkiv",)),
        claim("p", "injured", number(5, "child"), by="officials/ukraine", at=("Kharkiv",), part_of="w"),
    ]
    found = books(claims)
    assert not [each for each in found.findings if each.kind.value in ("remainder", "adds_up", "exceeds")]


def test_launched_is_downed_lost_astray_and_unaccounted_for(claim: Any, number: Any, books: Any, findings: Any) -> None:
    by = "the air force/ukraine"
    claims = [
        claim("w", "launch", number(145, "uav"), by=by, did="russia"),
        claim("a", "interception", number(71, "uav"), by=by, did="ukraine", part_of="w", start=1),
        claim("b", "flight_loss", number(71, "uav"), by=by, part_of="w", start=2),
        claim("c", "airspace_violation", number(1, "uav"), by=by, at=("Minsk",), part_of="w", start=3),
    ]
    (found,) = findings(books(claims), "remainder")
    assert found.amount == 2
    assert found.sentence == (
        "Of 145 drones launched (the air force) 143 are accounted for: "
        "71 downed, 71 lost in flight and 1 astray over Minsk; 2 are not."
    )


def test_what_was_downed_over_one_town_says_nothing_of_the_rest(
    claim: Any, number: Any, books: Any, findings: Any
) -> None:
    claims = [
        claim("w", "launch", number(145, "uav"), by="the air force/ukraine", did="russia"),
        claim("a", "interception", number(10, "uav"), by="the mayor/ukraine", at=("Kyiv",), part_of="w"),
    ]
    assert not findings(books(claims), "remainder")


def test_one_part_larger_than_its_whole_is_wrong(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("w", "injured", number(4), at=("Kharkiv",)),
        claim("p", "injured", number(5, "child"), at=("Kharkiv",), part_of="w"),
    ]
    (found,) = findings(books(claims), "exceeds")
    assert found.amount == 1


def test_killed_and_injured_make_the_casualties(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("w", "casualties", number(20), at=("Kharkiv",)),
        claim("k", "killed", number(3), at=("Kharkiv",), part_of="w"),
        claim("i", "injured", number(17), at=("Kharkiv",), part_of="w"),
    ]
    assert len(findings(books(claims), "adds_up")) == 1


def test_fates_told_further_on_count_though_no_word_ties_them(
    claim: Any, number: Any, books: Any, findings: Any
) -> None:
    by = "the air force/ukraine"
    claims = [
        claim("w", "launch", number(90, "uav"), by=by, did="russia"),
        claim("a", "interception", number(76, "uav"), by=by, did="ukraine", part_of="w", start=1),
        claim("b", "strike", number(14, "uav"), by=by, did="russia", start=2),
    ]
    found = books(claims)
    assert len(findings(found, "adds_up")) == 1
    assert not findings(found, "remainder")


def test_untied_fates_that_are_too_many_are_left_out(claim: Any, number: Any, books: Any, findings: Any) -> None:
    by = "the air force/ukraine"
    claims = [
        claim("w", "launch", number(90, "uav"), by=by, did="russia"),
        claim("a", "interception", number(76, "uav"), by=by, did="ukraine", part_of="w", start=1),
        claim("b", "flight_loss", number(400, "uav"), by=by, start=2),
    ]
    found = books(claims)
    assert findings(found, "remainder")[0].amount == 14
    assert not findings(found, "exceeds")


def test_a_part_of_two_places_makes_a_hole_in_the_list(claim: Any, number: Any, books: Any, findings: Any) -> None:
    claims = ministry_list(claim, number, {"Kursk Oblast": 46, "Bryansk Oblast": 34}, number(158, "uav", high=None))
    claims.append(
        claim("o", "interception", number(9, "uav"), by=MINISTRY, at=("Belgorod Oblast", "Kyiv"), part_of="w")
    )
    assert not findings(books(claims), "remainder")
