"""Quantities of every sort: what is one, what it comes to, and how it is bounded or changes."""

from __future__ import annotations

import pytest

from counterclaim.read.counts.quantities import find_quantities
from counterclaim.read.counts.quantity_units import unit_name
from counterclaim.read.grammar.onnx_analysis import english_analyser


def read(text: str) -> list[str]:
    """The quantities of a text: change, value or ends."""
    found = [one for sentence in english_analyser().analyse(text) for one in find_quantities(sentence)]
    return [f"{one.change.value} {one.low:g}" + (f"-{one.high:g}" if one.high != one.low else "") for one in found]


def units(text: str) -> list[str]:
    return [
        unit_name(sentence, one) for sentence in english_analyser().analyse(text) for one in find_quantities(sentence)
    ]


VALUES = [
    ("The firm owes $3.2bn.", ["= 3.2e+09"]),
    ("It paid 1.5m euros for 20 m of pipe.", ["= 1.5e+06", "= 20"]),
    ("The state gave 300 crore rupees.", ["= 3e+09"]),
    ("Some 1,25,000 families were moved.", ["~ 125000"]),
    ("It froze at -12 degrees.", ["= -12"]),
    ("The talks lasted two and a half hours.", ["= 2.5"]),
    ("The cup holds 3 1/2 ounces.", ["= 3.5"]),
    ("Two-thirds of the crop is lost.", ["= 0.666667"]),
    ("The rate went up by a quarter of a percentage point.", ["up 0.25"]),
    ("The offer is worth half a million pounds.", ["= 500000"]),
    ("Output may reach 1.5 to 2.5 million tonnes.", ["= 1.5e+06-2.5e+06"]),
    ("Fees of between 3% and 3.5% are common.", ["= 3-3.5"]),
    ("It reaches 100 km/h from 0 to 60 in 3.9 seconds.", ["= 100", "= 0-60", "= 3.9"]),
    ("A four- to five-inch blade was found.", ["= 4-5"]),
    ("One of the largest mills closed.", ["= 1"]),
    ("Thousands of commuters were stranded.", ["= 1000"]),
]


@pytest.mark.parametrize(("text", "found"), VALUES)
def test_a_quantity_has_its_value(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Orbita 12 goes on sale on 23 September 2024.",
        "Call 0800 555 0199 now.",
        "The visitors won 3-1.",
        "World War II ended in 1945.",
        "He was the 47th to sign Resolution 1701.",
        "It began at 5:40 a.m. and no one was hurt.",
        "It was quiet on May 20 and 21, as it had been on 3 and 4 May.",
        "He was born in nineteen ninety-one.",
        "He was found in the 2400 block of South 13th Street.",
        "Version 14.5 is due in spring.",
    ],
)
def test_names_dates_and_scores_are_no_quantities(text: str) -> None:
    assert read(text) == []


CHANGES = [
    ("Shares fell 3.4 points to 120.5.", ["down 3.4", "= 120.5"]),
    ("Profit rose by 14 per cent.", ["up 14"]),
    ("Sales rose nearly 3 percent.", ["~ 3"]),
    ("A 5 percent increase is planned.", ["= 5"]),
    ("Futures were down 48 cents, or 0.6%, at $78.99.", ["down 48", "down 0.6", "= 78.99"]),
    ("Zinc fell 0.9%, lead 1.2% and tin 0.8%.", ["down 0.9", "down 1.2", "down 0.8"]),
    ("Crews shot down 31 drones.", ["= 31"]),
    ("The bomber dropped 16 bombs.", ["= 16"]),
    ("The rate was lowered 50 basis points.", ["down 50"]),
    ("It raised 50 million dollars.", ["= 5e+07"]),
    ("The plane crashed six minutes after take-off.", ["= 6"]),
    ("Drivers must be 21 or older.", ["> 21"]),
    ("It will cost $5bn over five years.", ["= 5e+09", "= 5"]),
    ("Its value passed the $1 trillion mark.", ["> 1e+12"]),
    ("Barely 30 people came.", ["~ 30"]),
]


@pytest.mark.parametrize(("text", "found"), CHANGES)
def test_a_quantity_has_its_bound_or_its_trend(text: str, found: list[str]) -> None:
    assert read(text) == found


def test_the_unit_is_named() -> None:
    assert units("Oil fell 2% to $82 a barrel on 31 March.") == ["percentage", "dollar per barrel"]
    assert units("She is 34 years old and has three board seats.") == ["year of age", "board seat"]
