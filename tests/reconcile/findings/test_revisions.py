"""A toll that rises from day to day."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY, NEXT = date(2031, 5, 1), date(2031, 5, 2)


def test_a_new_count_from_one_claimant_is_a_revision(
    claim: Any, number: Any, books: Any, document: Any, findings: Any
) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="one"),
        claim("b", "killed", number(7), by="the governor/ukraine", at=("Sumy",), on=DAY, document="two"),
    ]
    found = books(claims, document("one", DAY), document("two", NEXT))
    (revised,) = findings(found, "revised")
    assert revised.amount == 3
    assert revised.sentence == (
        "The governor revised the count of people killed in Sumy "
        "from 4 (1 May 2031, in Paper one) to 7 (2 May 2031, in Paper two)."
    )
    assert not findings(found, "differs")


def test_the_same_count_again_is_no_revision(claim: Any, number: Any, books: Any, document: Any, findings: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="one"),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="two"),
    ]
    assert not findings(books(claims, document("one", DAY), document("two", NEXT)), "revised")


def test_a_toll_that_one_claimant_gives_twice_on_a_day_rose(
    claim: Any, number: Any, document: Any, checked: Any
) -> None:
    claims = [
        claim("a", "killed", number(7), by="the governor/ukraine", at=("Sumy",), on=DAY, document="one"),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="two"),
    ]
    (found,) = checked(claims, document("one", DAY), document("two", DAY), kind="revised")
    assert "from 4 (1 May 2031, in Paper two) to 7 (1 May 2031, in Paper one)" in found.sentence


def test_other_counts_of_one_day_have_no_order(claim: Any, number: Any, document: Any, checked: Any) -> None:
    claims = [
        claim("a", "launch", number(70, "uav"), by="the air force/ukraine", on=DAY, document="one"),
        claim("b", "launch", number(40, "uav"), by="the air force/ukraine", on=DAY, document="two"),
    ]
    assert not checked(claims, document("one", DAY), document("two", DAY), kind="revised")


def test_a_toll_told_by_many_is_one_ladder(claim: Any, number: Any, document: Any, checked: Any) -> None:
    days = [date(2031, 5, day) for day in (1, 2, 3, 4)]
    tellers = [{}, {"by": "the governor/ukraine"}, {}, {"by": "the rescue service/ukraine"}]
    claims = [
        claim(f"c{at}", "killed", number(toll), at=("Sumy",), on=DAY, document=f"d{at}", **tellers[at])
        for at, toll in enumerate((15, 24, 33, 48))
    ]
    papers = [document(f"d{at}", day) for at, day in enumerate(days)]
    found = checked(claims, *papers)
    assert [finding.kind.value for finding in found] == ["revised"]
    assert found[0].amount == 33
    assert found[0].claims == ("c0", "c1", "c2", "c3")
    assert found[0].sentence.startswith("The count of people killed in Sumy went from 15 (1 May 2031, Paper d0) to 24 ")
    assert found[0].sentence.endswith(": an update, no contradiction.")


def test_opposed_sides_have_two_tolls(claim: Any, number: Any, document: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the army/russia", at=("Sumy",), on=DAY, document="one"),
        claim("b", "killed", number(7), by="the governor/ukraine", at=("Sumy",), on=DAY, document="two"),
    ]
    found = checked(claims, document("one", DAY), document("two", NEXT))
    assert [finding.kind.value for finding in found] == ["differs"]


def test_dozens_and_then_a_number_is_no_revision(claim: Any, number: Any, document: Any, checked: Any) -> None:
    claims = [
        claim("a", "injured", number(24, high=None, approximate=True), at=("Sumy",), document="one"),
        claim("b", "injured", number(59), at=("Sumy",), document="two"),
    ]
    assert not checked(claims, document("one", DAY), document("two", NEXT))


def test_a_denial_that_becomes_an_admission_is_a_revision(claim: Any, document: Any, checked: Any) -> None:
    claims = [
        claim("a", "strike", by="the governor/ukraine", did="russia", to="port", at=("Odesa",), document="one"),
        claim("b", "strike", by="Russia/russia", stance="negated", at=("Odesa",), document="one", start=9),
        claim("c", "strike", by="Russia/russia", did="russia", to="ship", at=("Odesa",), document="two"),
    ]
    found = checked(claims, document("one", DAY), document("two", NEXT))
    (revised,) = [finding for finding in found if finding.kind.value == "revised"]
    assert revised.sentence == (
        "Russia's side first denied a strike on Odesa (1 May 2031) and then told of a strike on Odesa as its own "
        "(2 May 2031)."
    )
    (confirmed,) = [finding for finding in found if finding.kind.value == "confirmed"]
    assert confirmed.sentence == "The word of the governor on a strike on Odesa is borne out by Russia, who did it."
