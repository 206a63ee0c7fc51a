"""Where it happened, among the places that a sentence names. The report is of Wednesday, 14 May 2025."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("A day after Ankara brokered the truce, missiles hit the docks of Odesa.", Kind.STRIKE, ["Odesa"]),
        ("Missiles hit the docks of Odesa – the busiest there are – on Monday.", Kind.STRIKE, ["Odesa"]),
        (
            "Blasts shook Kharkiv, where a clinic was hit, killing three people, and shook Mykolaiv.",
            Kind.KILLED,
            ["Kharkiv"],
        ),
        (
            "Russian forces shelled Bakhmut at dawn to answer the Nova Kakhovka strike.",
            Kind.STRIKE,
            ["Bakhmut"],
        ),
        ("The navy lost the cruiser Moskva. Ten sailors were killed on the Moskva.", Kind.KILLED, []),
    ],
)
def test_a_happening_is_set_where_it_was(read_one: ReadOne, text: str, kind: Kind, places: list[str]) -> None:
    assert [mention.place.name for mention in read_one(text, kind).places] == places


def test_the_capital_is_the_one_that_was_named(read: Callable[[str], tuple[Claim, ...]]) -> None:
    text = "The mood in Kyiv is one of defiance of Russia.\n\nTwo people were killed when missiles hit the capital."
    (claim,) = [claim for claim in read(text) if claim.kind is Kind.KILLED]
    assert [mention.place.name for mention in claim.places] == ["Kyiv"]
