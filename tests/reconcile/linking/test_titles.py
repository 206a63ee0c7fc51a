"""What incidents are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.reconcile.linking.titles import title_of
from counterclaim.reconcile.moments import Moment, told_moment

TODAY = Moment(day=date(2031, 5, 1))


def titled(*claims: Claim, moment: Moment = TODAY) -> str:
    return title_of(claims, claims[0], moment, None)


def at(claim: Claim, *places: Place) -> Claim:
    words = EvidenceSpan(start=0, end=1, text="x")
    return replace(claim, places=tuple(PlaceMention(span=words, place=place) for place in places))


def area(name: str) -> Place:
    return Place(name=name, precision=PlacePrecision.AREA)


def town(name: str) -> Place:
    return Place(name=name, country="UA", precision=PlacePrecision.SETTLEMENT)


def test_a_town_goes_before_the_river_beside_it(claim: Any) -> None:
    told = at(claim("a", "strike"), area("Wide River"), town("Sumy"))
    assert titled(told) == "Strike on Sumy, 1 May 2031"


def test_where_the_first_names_but_an_area_the_town_that_most_tell_of_stands_in(claim: Any) -> None:
    claims = [at(claim("a", "strike"), area("Wide River")), *(at(claim(key, "killed"), town("Sumy")) for key in "bc")]
    assert titled(*claims) == "Strike on Sumy, 1 May 2031"


def test_an_area_alone_has_its_article(claim: Any) -> None:
    assert titled(at(claim("a", "equipment_loss"), area("Black Sea"))) == "Equipment lost in the Black Sea, 1 May 2031"


def test_one_place_more_is_named_and_not_counted(claim: Any) -> None:
    four = at(claim("a", "strike"), *(town(name) for name in ("Lviv", "Odesa", "Rivne", "Sumy")))
    five = at(claim("a", "strike"), *(town(name) for name in ("Lviv", "Odesa", "Poltava", "Rivne", "Sumy")))
    assert titled(four) == "Strike on Lviv, Odesa, Rivne and Sumy, 1 May 2031"
    assert titled(five).endswith("and 2 more places, 1 May 2031")


def test_without_a_place_a_title_tells_what_was_hit_how_many_or_whose_deed(claim: Any) -> None:
    assert titled(claim("a", "strike", to="energy")) == "Strike on “a depot”, 1 May 2031"
    killed = Quantity(low=3, high=None, unit=Unit.PERSON)
    assert titled(claim("a", "killed", killed)) == "At least 3 people killed, 1 May 2031"
    assert titled(claim("a", "control", did="east")) == "Control of ground by East, 1 May 2031"
    assert titled(claim("a", "killed", did="east")) == "Deaths, 1 May 2031"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 2, 1), date(2031, 2, 28), "February 2031"),
        (date(2031, 6, 13), date(2031, 6, 19), "13 to 19 June 2031"),
        (date(2031, 2, 24), date(2031, 6, 21), "24 February to 21 June 2031"),
        (date(2030, 12, 1), date(2031, 2, 28), "1 December 2030 to 28 February 2031"),
    ],
)
def test_a_stretch_of_days_is_told_in_few_words(claim: Any, first: date, last: date, words: str) -> None:
    stretch = claim("a", "strike", at=("Sumy",), on=first).time.interval.of_days(first, last)
    assert titled(claim("a", "strike", at=("Sumy",)), moment=told_moment(stretch)) == f"Strike on Sumy, {words}"
