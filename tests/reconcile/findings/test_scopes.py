"""What a count measures, and how two scopes differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.reconcile.findings.scopes import difference, may_be_one, scope_of
from counterclaim.reconcile.view import view_of

DAY = date(2031, 5, 1)


@pytest.fixture
def scopes(document: Any) -> Any:
    def of(*claims: Any, measures: Any = None) -> list[Any]:
        documents = {claim.document: document(claim.document, DAY) for claim in claims}
        view = view_of(claims, documents, {}).with_measures(measures or {})
        return [scope_of(claim, view) for claim in claims]

    return of


def since(claim: Any, first: date, last: date) -> Any:
    from dataclasses import replace

    return replace(claim, time=TimeMention(interval=TimeInterval.of_days(first, last, TimePrecision.SPAN)))


def test_killed_is_not_killed_or_injured(claim: Any, number: Any, scopes: Any) -> None:
    one, other = scopes(claim("a", "killed", number(3)), claim("b", "casualties", number(20)))
    assert difference(one, other) == "people killed against people killed or injured"


def test_civilians_are_not_all_people_but_may_be_all_there_were(claim: Any, number: Any, scopes: Any) -> None:
    one, other = scopes(
        claim("a", "killed", number(3, "civilian"), at=("Sumy",)), claim("b", "killed", number(3), at=("Sumy",))
    )
    assert difference(one, other) == "civilians against people"
    assert may_be_one(one, other)


def test_a_total_since_a_day_is_not_one_days_count(claim: Any, number: Any, scopes: Any) -> None:
    total = since(claim("a", "killed", number(900)), date(2031, 2, 24), DAY)
    one, other = scopes(total, claim("b", "killed", number(3), on=DAY))
    assert difference(one, other) == "a total since 24 February 2031 against one day's count"


def test_a_long_stretch_that_is_over_is_a_rough_date(claim: Any, number: Any, scopes: Any) -> None:
    rough = since(claim("a", "killed", number(3), at=("Sumy",)), date(2031, 4, 1), date(2031, 4, 20))
    one, other = scopes(rough, claim("b", "killed", number(3), at=("Sumy",), on=date(2031, 4, 9)))
    assert difference(one, other) == ""


def test_another_day_is_another_scope(claim: Any, number: Any, scopes: Any) -> None:
    one, other = scopes(
        claim("a", "killed", number(3), at=("Sumy",), on=date(2031, 4, 9)),
        claim("b", "killed", number(5), at=("Sumy",), on=date(2031, 4, 12), start=9),
    )
    assert difference(one, other) == "another day: 9 April 2031 and 12 April 2031"


def test_the_day_on_which_a_toll_rose_is_not_the_day_of_the_strike(claim: Any, number: Any, scopes: Any) -> None:
    one, other = scopes(
        claim("a", "killed", number(3), at=("Sumy",), on=date(2031, 4, 27), document="one"),
        claim("b", "killed", number(5), at=("Sumy",), on=DAY, document="two"),
    )
    assert difference(one, other) == ""


def test_a_city_is_not_its_region(claim: Any, number: Any, scopes: Any) -> None:
    city, region = scopes(
        claim("a", "interception", number(9, "uav"), at=("Kaluga",)),
        claim("b", "interception", number(46, "uav"), at=("Kaluga Oblast",)),
    )
    assert difference(city, region) == "Kaluga against Kaluga Oblast, of which one lies in the other"


def test_damage_is_told_apart_by_sort(claim: Any, number: Any, scopes: Any) -> None:
    one, other = scopes(
        claim("a", "damage", number(22, "building"), to="residential"),
        claim("b", "damage", number(7, "building"), to="education"),
    )
    assert difference(one, other)


def test_who_codes_a_measure_settles_it(claim: Any, number: Any, scopes: Any) -> None:
    claims = [claim("a", "damage", number(22, "building"), on=DAY), claim("b", "strike", number(22, "place"))]
    one, other = scopes(*claims, measures={"a": "homes", "b": "homes"})
    assert difference(one, other) == ""


def test_a_part_of_which_nothing_tells_what_it_counts_has_no_scope(claim: Any, number: Any, scopes: Any) -> None:
    whole = claim("a", "injured", number(23), at=("Sumy",))
    assert scopes(whole, claim("b", "injured", number(7), at=("Sumy",), part_of="a"))[1] is None
    assert scopes(whole, claim("b", "injured", number(7, "child"), at=("Sumy",), part_of="a"))[1] is not None
