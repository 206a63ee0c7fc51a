"""Labels: sources set beside what they say without a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Health ministry: six people killed in strike on market", "Health ministry"),
        ("Drone strike kills six people at market: monitor", "monitor"),
        ("Drone strike kills six people at market — MoD", "MoD"),
    ],
)
def test_a_source_may_stand_before_or_after_what_it_says(read_one: ReadOne, text: str, name: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.claimant is not None
    assert claim.claimant.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv: six people were killed in a drone strike.",
        "UPDATE: six people were killed in a drone strike.",
        "The toll so far: six people were killed in a drone strike.",
    ],
)
def test_a_place_or_a_list_is_no_source(read_one: ReadOne, text: str) -> None:
    assert read_one(text, Kind.KILLED).claimant is None
