"""One verb, one claim: which count counts which happening, and what the happenings of a sentence share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, WeaponClass
from counterclaim.model.quantity import Quantity, Unit

Read = Callable[[str], tuple[Claim, ...]]


def counts_of(claims: tuple[Claim, ...]) -> list[tuple[str, float | None, float | None, str]]:
    """Kind, bounds and unit of each counted claim."""
    return [
        (claim.kind.value, claim.count.quantity.low, claim.count.quantity.high, claim.count.quantity.unit.value)
        for claim in claims
        if claim.count is not None
    ]


def test_a_strike_is_no_claim_beside_what_it_did(read: Read) -> None:
    claims = read("A Russian drone strike killed three people and damaged 41 buildings in Sumy on Monday.")
    assert len(claims) == 2
    assert counts_of(claims) == [("killed", 3, 3, "person"), ("damage", 41, 41, "building")]


def test_each_effect_has_the_strikes_weapon_actor_place_and_time(read: Read) -> None:
    claims = read("A Russian drone strike killed three people and damaged 41 buildings in Sumy on Monday.")
    for claim in claims:
        assert claim.weapon is not None
        assert claim.actor is not None
        assert claim.time is not None
        assert (claim.weapon.weapon_class, claim.actor.side) == (WeaponClass.UAV, "russia")
        assert [mention.place.name for mention in claim.places] == ["Sumy"]
        assert claim.time.interval.first_day == date(2025, 5, 12)


def test_a_strike_with_its_own_verb_and_count_is_a_claim(read: Read) -> None:
    claims = read("At least 10 Russian missiles hit the city of Sumy on Monday, injuring 44 people.")
    assert counts_of(claims) == [("strike", 10, None, "missile"), ("injured", 44, 44, "person")]
    assert {claim.weapon.weapon_class for claim in claims if claim.weapon} == {WeaponClass.MISSILE}
    assert [claim.actor.side for claim in claims if claim.actor] == ["russia", "russia"]
    assert [[mention.place.name for mention in claim.places] for claim in claims] == [["Sumy"], ["Sumy"]]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Shelling killed two and wounded nine in Nikopol.", [("killed", 2, 2, "person"), ("injured", 9, 9, "person")]),
        (
            "At least 3 people were killed and 23 wounded in Sumy.",
            [("killed", 3, None, "person"), ("injured", 23, 23, "person")],
        ),
        (
            "Shelling killed a man and a woman and injured four children.",
            [("killed", 1, 1, "man"), ("killed", 1, 1, "woman"), ("injured", 4, 4, "child")],
        ),
        (
            "Russia launched 90 drones and 12 missiles at Ukraine.",
            [("launch", 90, 90, "uav"), ("launch", 12, 12, "missile")],
        ),
        ("No one was killed in the attack in Odesa.", [("killed", 0, 0, "person")]),
        ("The blast damaged dozens of houses in Sumy.", [("damage", 24, None, "house")]),
        ("Up to 20 fighters were killed near Goma.", [("killed", None, 20, "soldier")]),
        ("Between 10 and 15 people were injured in the attack in Homs.", [("injured", 10, 15, "person")]),
    ],
)
def test_every_count_is_a_claim_of_what_it_counts(
    read: Read, text: str, counts: list[tuple[str, float | None, float | None, str]]
) -> None:
    assert counts_of(read(text)) == counts


def test_a_single_weapon_that_struck_is_counted(read: Read) -> None:
    (claim,) = read("A missile struck a power plant in Dnipro.")
    assert claim.count is not None
    assert claim.count.quantity == Quantity(low=1, high=1, unit=Unit.MISSILE)


def test_a_single_strike_counts_nothing(read: Read) -> None:
    claims = read("A missile strike was carried out on the port of Odesa.")
    assert [claim.kind for claim in claims] == [Kind.STRIKE]
    assert claims[0].count is None


def test_a_year_or_a_distance_counts_nothing(read: Read) -> None:
    claims = read("A drone hit a depot 40 kilometres from Tuapse, where 2014 is not forgotten.")
    assert all(claim.count is None or claim.count.quantity.exact == 1 for claim in claims)


def test_own_losses_are_not_counted_as_the_enemys(read: Read) -> None:
    claims = read("Islamabad said it lost 19 soldiers and killed 150 fighters.")
    assert counts_of(claims) == [("killed", 19, 19, "soldier"), ("killed", 150, 150, "soldier")]
