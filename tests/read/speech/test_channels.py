"""Channels: through what something was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The mayor said on Telegram that six people were killed.", "Telegram"),
        ("The mayor told a briefing that six people were killed.", "briefing"),
        ("In his nightly address the president said six people were killed.", "nightly address"),
        ("The mayor told Nord TV that six people were killed.", "Nord TV"),
        ("Reuters quoted the mayor as saying that six people were killed.", "Reuters"),
        ("Reuters, citing the mayor, said six people were killed.", "Reuters"),
    ],
)
def test_a_means_an_occasion_or_an_outlet_is_the_channel(read_one: ReadOne, text: str, channel: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.channel is not None
    assert claim.channel.name == channel


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told reporters that six people were killed.",
        "State television said six people were killed.",
    ],
)
def test_reporters_and_a_speaking_outlet_are_none(read_one: ReadOne, text: str) -> None:
    assert read_one(text, Kind.KILLED).channel is None
