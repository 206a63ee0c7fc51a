"""What must not be made one incident, and what must: background mentions, totals, neighbours, chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.reconcile.books import reconcile

DAY, NEXT, LATER = date(2031, 5, 1), date(2031, 5, 2), date(2031, 5, 20)
MALL = "Missiles hit a crowded shopping mall in Odesa, killing 18 people."
MALL_LATER = "On 1 May missiles hit a shopping mall in Odesa, killing 18 people."
SCHOOL = "Missiles hit an empty school in Odesa on Tuesday."


def village(name: str, north: float) -> Place:
    """A village on the same meridian; a tenth of a degree is 11 km."""
    return Place(
        name=name,
        gazetteer=f"geonames:{name}",
        country="UA",
        admin1="Sumy Oblast",
        latitude=north,
        longitude=34.0,
        precision=PlacePrecision.SETTLEMENT,
    )


def at(claim: Claim, place: Place) -> Claim:
    """The same claim, set in a place."""
    return replace(claim, places=(replace(claim.places[0], place=place),))


def together(claims: list[Claim], *documents: Document) -> list[set[str]]:
    """The claims of each incident."""
    found = reconcile(claims, {each.id: each for each in documents})
    return [set(incident.claims) for incident in found.incidents]


def test_the_same_city_on_another_day_is_another_strike(claim: Any, document: Any) -> None:
    shelled = "Shells fell on the market of Odesa on {}, officials said."
    claims = [
        claim("a", "strike", at=("Odesa",), on=DAY, weapon="artillery", document="one", words=shelled.format("Monday")),
        claim(
            "b", "strike", at=("Odesa",), on=NEXT, weapon="artillery", document="two", words=shelled.format("Tuesday")
        ),
    ]
    assert len(together(claims, document("one", DAY), document("two", NEXT))) == 2


def test_neighbouring_villages_are_two_places(claim: Any, document: Any) -> None:
    claims = [
        at(claim("a", "strike", at=("Kharkiv",), on=DAY, document="one"), village("Lower Ferry", 51.0)),
        at(claim("b", "strike", at=("Kharkiv",), on=DAY, document="two"), village("Upper Ferry", 51.08)),
    ]
    assert len(together(claims, document("one"), document("two"))) == 2


def test_two_reports_of_one_strike_are_one(claim: Any, document: Any) -> None:
    claims = [
        at(claim("a", "strike", at=("Kharkiv",), on=DAY, document="one"), village("Lower Ferry", 51.0)),
        at(claim("b", "strike", at=("Kharkiv",), on=DAY, document="two"), village("Lower Ferry", 51.0)),
    ]
    assert len(together(claims, document("one"), document("two"))) == 1


def test_a_night_s_total_is_not_one_strike_in_it(claim: Any, number: Any, document: Any) -> None:
    claims = [
        claim(
            "a", "launch", number(120, "uav"), did="russia", on=DAY, document="one", words="120 drones were launched"
        ),
        claim("b", "strike", at=("Odesa",), did="russia", on=DAY, document="two", words="a drone hit a silo in Odesa"),
    ]
    assert len(together(claims, document("one"), document("two"))) == 2


def test_a_running_total_is_not_a_day_s_figure(claim: Any, number: Any, document: Any) -> None:
    total = "At least 5,000 people have been killed in Odesa since the war began."
    claims = [
        claim("a", "killed", number(5000), at=("Odesa",), document="one", words=total),
        claim("b", "killed", number(3), at=("Odesa",), on=DAY, document="two", words="Three people died in Odesa."),
    ]
    assert len(together(claims, document("one"), document("two"))) == 2


def test_equal_counts_in_two_cities_are_chance(claim: Any, number: Any, document: Any) -> None:
    claims = [
        claim("a", "killed", number(23), at=("Odesa",), on=DAY, document="one", words="23 people died in Odesa"),
        claim("b", "killed", number(23), at=("Lviv",), on=DAY, document="two", words="23 people died in Lviv"),
    ]
    assert len(together(claims, document("one"), document("two"))) == 2


def test_a_background_mention_joins_the_old_incident_and_not_today_s(claim: Any, number: Any, document: Any) -> None:
    killed = number(18)
    claims = [
        claim("old", "strike", at=("Odesa",), on=DAY, weapon="missile", document="one", words=MALL),
        claim("dead", "killed", killed, at=("Odesa",), on=DAY, weapon="missile", document="one", words=MALL),
        claim("today", "strike", at=("Odesa",), on=LATER, weapon="missile", document="two", words=SCHOOL),
        claim(
            "back",
            "killed",
            killed,
            at=("Odesa",),
            on=DAY,
            weapon="missile",
            document="two",
            words=MALL_LATER,
            start=99,
        ),
    ]
    found = together(claims, document("one", DAY), document("two", LATER))
    assert {"old", "dead", "back"} in found
    assert {"today"} in found


def test_a_toll_that_rises_for_days_is_one_incident(claim: Any, number: Any, document: Any) -> None:
    rescue = "The death toll of the strike on a hostel in Odesa rose."
    claims = [
        claim("a", "killed", number(15), at=("Odesa",), on=DAY, weapon="missile", document="one", words=rescue),
        claim("b", "killed", number(24), at=("Odesa",), weapon="missile", document="two", words=rescue),
    ]
    assert len(together(claims, document("one", DAY), document("two", NEXT))) == 1
