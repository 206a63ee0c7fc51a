"""What nouns, states, labels and lines without a verb tell, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim

Read = Callable[[str], tuple[Claim, ...]]
Row = tuple[str, float | None, str | None]

WAR = " The shelling of the city goes on."


def told(claims: tuple[Claim, ...], sentence: str) -> list[Row]:
    """Kind, lower bound and unit of each claim of the text's first sentence."""
    return [
        (
            claim.kind.value,
            claim.count.quantity.low if claim.count else None,
            claim.count.quantity.unit.value if claim.count else None,
        )
        for claim in claims
        if claim.sentence.text == sentence
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Explosions in Kramatorsk!", [("strike", None, None)]),
        ("Sirens in Haifa and Acre.", [("alert", None, None)]),
        ("Deaths: 43 civilians.", [("killed", 43, "civilian")]),
        ("Kherson: 2 killed, 5 injured.", [("killed", 2, "person"), ("injured", 5, "person")]),
        ("The army announced the arrest of five men.", [("detention", 5, "man")]),
        ("The strike led to the displacement of 4,000 people.", [("displacement", 4000, "person")]),
        ("Two engineers are in custody.", [("detention", 2, "person")]),
        ("Eleven residents are in hospital.", [("injured", 11, "person")]),
        ("The town has been under siege for a month.", [("control", None, None)]),
        ("Power is out in the western districts.", [("outage", None, None)]),
        ("Half of the city has no electricity.", [("outage", None, None)]),
        ("Some 30,000 consumers were cut off.", [("outage", 30000, "person")]),
        ("Fifty-seven flights were diverted.", [("outage", 57, "other")]),
    ],
)
def test_a_happening_needs_no_verb_of_its_own(read: Read, text: str, rows: list[Row]) -> None:
    assert told(read(text + WAR), text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Among the dead are 64 children and 22 women.", [("killed", 64, "child"), ("killed", 22, "woman")]),
        ("The wounded included two nurses.", [("injured", 2, "medic")]),
        ("The number of injured stands at six.", [("injured", 6, "person")]),
        ("The death toll is 16.", [("killed", 16, "person")]),
        ("Seven people were hurt, including a 15-year-old girl.", [("injured", 7, "person"), ("injured", 1, "child")]),
        ("Four of the six guards were killed.", [("killed", 4, "person")]),
        ("Air defence shot down 46 of 61 drones.", [("interception", 46, "uav"), ("launch", 61, "uav")]),
        ("Three vigilantes and a gravedigger died.", [("killed", 3, "person"), ("killed", 1, "person")]),
    ],
)
def test_those_of_a_number_are_counted_for_what_befell_them(read: Read, text: str, rows: list[Row]) -> None:
    assert told(read(text + WAR), text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A sapper lost a leg.", [("injured", 1, "soldier")]),
        ("A gardener lost his life.", [("killed", 1, "person")]),
        ("Some 300 families had left the village.", [("displacement", 300, "other")]),
        ("Two brick houses collapsed.", [("damage", 2, "house")]),
        ("Gunmen took away eight passengers.", [("captured", 8, "person")]),
        ("Police took away eight passengers.", [("detention", 8, "person")]),
        ("The army freed 61 men.", [("exchange", 61, "man")]),
        ("Russian forces gained 41 square kilometres.", [("control", 41, "square_km")]),
        ("Six counter-attacks were beaten off.", [("repulse", 6, "attack")]),
        ("The defenders stopped 44 assaults.", [("repulse", 44, "attack")]),
        ("The militia neutralised two tanks.", [("equipment_loss", 2, "tank")]),
        ("A drone came down in a field.", [("flight_loss", 1, "uav")]),
        ("Norway pledged 3 billion kroner.", [("aid", 3e9, "money")]),
        ("Canada committed 250 million euros ($271 million) in aid.", [("aid", 250e6, "money")]),
    ],
)
def test_who_suffers_a_happening_is_who_is_counted(read: Read, text: str, rows: list[Row]) -> None:
    assert told(read(text + WAR), text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Have the rebels left the town?",
        "The law requires operators to cut the internet.",
        "The prisoners are being treated well.",
        "Four goats were killed.",
        "Snow brought down 300 tents.",
        "The district falls within a safe zone.",
    ],
)
def test_what_is_asked_allowed_or_no_deed_of_war_is_not_counted(read: Read, text: str) -> None:
    assert [row for row in told(read(text + WAR), text) if row[0] != "statement" and row[1] is not None] == []


def test_a_report_that_hardly_speaks_of_war_tells_no_outage(read: Read) -> None:
    quiet = "The museum opens at nine. Tickets are sold at the door. " * 3
    assert read(quiet + "Flights were cancelled because of fog. Police arrested two men.") == ()
