"""Statements: what somebody of standing is reported to say that tells no happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Lara Haddad said the border would stay open.",
        "Ukraine said that it would never recognise the vote.",
    ],
)
def test_what_an_office_or_a_side_says_is_a_statement(read: Read, text: str) -> None:
    assert [claim.kind for claim in read(text)] == [Kind.STATEMENT]


@pytest.mark.parametrize(
    "text",
    ["Maria Petrenko said the market would stay open.", "Residents said that they would never forget the day."],
)
def test_what_people_who_speak_for_themselves_say_is_none(read: Read, text: str) -> None:
    assert read(text) == ()
