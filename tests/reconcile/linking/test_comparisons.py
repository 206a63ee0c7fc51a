"""The propositions: what they say of two tellings, and that they say the same the other way round."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.kind import Kind, TargetClass, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.reconcile.linking.comparisons import (
    PROPOSITIONS,
    compared,
    compatible_kind,
    counts_measure_the_same,
    same_actor,
    same_place,
    same_scope,
)
from counterclaim.reconcile.linking.particulars import Figure, Particulars, together
from counterclaim.reconcile.linking.spots import Spot
from counterclaim.reconcile.linking.times import times_overlap
from counterclaim.reconcile.linking.weights import weights_for

DAY = date(2031, 5, 1).toordinal()
TOWN = Spot("1", "Ferry", PlacePrecision.SETTLEMENT, "UA", "UA|sumy", 51.0, 34.0)
NEAR = Spot("2", "Upper Ferry", PlacePrecision.SETTLEMENT, "UA", "UA|sumy", 51.1, 34.0)
FAR = Spot("3", "Harbour", PlacePrecision.SETTLEMENT, "UA", "UA|odesa", 46.5, 30.7)
REGION = Spot("4", "Sumy Oblast", PlacePrecision.ADMIN1, "UA", "UA|sumy")
PLANT = Spot("5", "the plant", PlacePrecision.POINT, "UA", "UA|sumy", 51.02, 34.0)
SPOTS = (TOWN, NEAR, FAR, REGION, PLANT)


def told(*kinds: Kind, **fields: Any) -> Particulars:
    """Particulars of a strike, or of other kinds."""
    return Particulars(kinds=kinds or (Kind.STRIKE,), **fields)


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ((TOWN,), "the same"),
        ((TOWN, FAR), "one of several"),
        ((NEAR,), "neighbouring"),
        ((FAR,), "different"),
        ((REGION,), "in the region"),
        ((PLANT,), "a site in it"),
        ((), "not told"),
    ],
)
def test_a_town_is_compared_with_other_places(other: tuple[Spot, ...], level: str) -> None:
    assert same_place(told(spots=(TOWN,)), told(spots=other)) == level


def test_strikes_of_two_days_in_words_are_told_apart() -> None:
    one, other = told(days=(DAY, DAY), dated=True), told(days=(DAY + 1, DAY + 1), dated=True)
    assert times_overlap(one, other) == "blows, a day apart"
    assert weights_for("across").of("times_overlap", "blows, a day apart") < -4


def test_the_dead_of_the_next_day_are_an_aftermath() -> None:
    one, other = told(days=(DAY, DAY), dated=True), told(Kind.KILLED, days=(DAY + 1, DAY + 1), dated=True)
    assert times_overlap(one, other) == "aftermath"


def test_a_struggle_lasts() -> None:
    one, other = told(Kind.CONTROL, days=(DAY, DAY)), told(Kind.ASSAULT, days=(DAY + 5, DAY + 5))
    assert times_overlap(one, other) == "struggle, days apart"


def test_counts_of_one_measure_are_compared() -> None:
    one, other = (told(figures=(Figure("killed person", low, low),)) for low in (15, 24))
    assert counts_measure_the_same(one, other) == "different"
    assert counts_measure_the_same(one, one) == "the same large"


def test_what_one_side_did_is_not_done_to_it() -> None:
    assert same_actor(told(sides=("russia",)), told(struck=("russia",))) == "different, one kind of blow"


def test_scopes_are_told_apart() -> None:
    assert same_scope(told(scope=1), told()) == "a toll and one happening"
    assert same_scope(told(scope=2), told(scope=2)) == "running totals"


def test_words_may_be_about_anything() -> None:
    assert compatible_kind(told(Kind.STATEMENT), told(Kind.AID)) == "words about it"


def test_a_telling_is_set_where_most_of_its_claims_are() -> None:
    claims = [told(spots=(TOWN,)), told(spots=(TOWN,)), told(spots=(TOWN,)), told(spots=(FAR,))]
    assert together(claims).spots == (TOWN,)


PARTICULARS = st.builds(
    Particulars,
    kinds=st.lists(st.sampled_from(Kind), min_size=1, max_size=2, unique=True).map(tuple),
    spots=st.lists(st.sampled_from(SPOTS), max_size=2, unique=True).map(tuple),
    days=st.none() | st.integers(DAY, DAY + 40).map(lambda day: (day, day + day % 3)),
    published=st.none() | st.integers(DAY, DAY + 60),
    weapons=st.lists(st.sampled_from(WeaponClass), max_size=1).map(tuple),
    targets=st.lists(st.sampled_from(TargetClass), max_size=1).map(tuple),
    things=st.lists(st.sampled_from(("port", "home")), max_size=2, unique=True).map(tuple),
    sides=st.lists(st.sampled_from(("russia", "ukraine")), max_size=1).map(tuple),
    struck=st.lists(st.sampled_from(("russia", "ukraine")), max_size=1).map(tuple),
    figures=st.lists(st.builds(Figure, st.just("killed person"), st.integers(0, 20), st.none()), max_size=1).map(tuple),
    words=st.lists(st.sampled_from(("silo", "ferry", "harbour")), max_size=3, unique=True).map(tuple),
    names=st.lists(st.sampled_from(("ferry", "moravia")), max_size=2, unique=True).map(tuple),
    called=st.lists(st.sampled_from(("ferry", "harbour")), max_size=1).map(tuple),
    scope=st.integers(0, 2),
    dated=st.booleans(),
    opening=st.booleans(),
)


@given(PARTICULARS, PARTICULARS)
def test_comparing_is_symmetric(one: Particulars, other: Particulars) -> None:
    assert compared(one, other) == compared(other, one)


@given(PARTICULARS, PARTICULARS)
def test_every_level_has_a_weight(one: Particulars, other: Particulars) -> None:
    levels = weights_for("across").levels
    for proposition, level in zip(PROPOSITIONS, compared(one, other), strict=True):
        assert level in levels[proposition.__name__]
