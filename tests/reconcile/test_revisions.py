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
        "The governor revised the count of people killed in Sumy from 4 (1 May 2031) to 7 (2 May 2031)."
    )
    assert not findings(found, "differs")


def test_the_same_count_again_is_no_revision(claim: Any, number: Any, books: Any, document: Any, findings: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="one"),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="two"),
    ]
    assert not findings(books(claims, document("one", DAY), document("two", NEXT)), "revised")


def test_two_counts_of_one_day_have_no_order(claim: Any, number: Any, books: Any, document: Any, findings: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",), on=DAY, document="one"),
        claim("b", "killed", number(7), by="the governor/ukraine", at=("Sumy",), on=DAY, document="two"),
    ]
    assert not findings(books(claims, document("one", DAY), document("two", DAY)), "revised")
