"""Turns: the layout alone says who speaks, under a label, a heading or a signature."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim

Read = Callable[[str], tuple[Claim, ...]]


def names_of(claims: tuple[Claim, ...]) -> list[str | None]:
    return [claim.claimant.name if claim.claimant else None for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Harlow, governor of the Orlet region:\n\nDrones hit a depot overnight. Two people were killed.",
        "Drones hit a depot overnight. We have two people killed.\n\n— Ann Harlow, governor of the Orlet region",
    ],
)
def test_a_heading_or_a_signature_tells_whose_post_it_is(read: Read, text: str) -> None:
    assert set(names_of(read(text))) == {"Ann Harlow, governor of the Orlet region"}


def test_a_report_that_is_nobodys_post_keeps_its_own_voice(read: Read) -> None:
    text = "Drones hit a depot overnight. Two people were killed.\n\n— Ann Harlow, governor of the Orlet region"
    assert set(names_of(read(text))) == {None}


def test_a_statement_stands_under_the_one_who_issued_it(read: Read) -> None:
    text = (
        "General Omar Haddad, spokesman for the armed forces, issued the following statement:\n\n"
        "Our missile force struck an airbase on Monday. Three soldiers were killed."
    )
    assert set(names_of(read(text))) == {"General Omar Haddad, spokesman for the armed forces"}


def test_answers_are_the_interviewees_and_questions_tell_nothing(read: Read) -> None:
    text = (
        "Major Ann Harlow commands a battalion near the river.\n\n"
        "Q: Two soldiers were killed on Monday?\nA: On Tuesday five soldiers were killed.\n\n"
        "Q: And the bridge?\nA: Drones destroyed the bridge."
    )
    assert names_of(read(text)) == ["Ann Harlow", "Ann Harlow"]


def test_a_label_in_capitals_holds_until_the_next(read: Read) -> None:
    text = (
        "MS. HARLOW: A shell hit the school.\n\nThree people were killed.\n\n"
        "MR. STONE: Two people were injured.\n\nMS. HARLOW: Thank you."
    )
    assert names_of(read(text)) == ["MS. HARLOW", "MS. HARLOW", "MR. STONE"]


@pytest.mark.parametrize("text", ["Breaking: a shell killed three people.", "UPDATE: Drones hit a depot overnight."])
def test_a_lone_word_before_a_colon_is_no_speaker(read: Read, text: str) -> None:
    assert set(names_of(read(text))) == {None}
