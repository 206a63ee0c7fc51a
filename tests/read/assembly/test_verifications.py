"""What a document says of a claim's truth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Verification

Read = Callable[[str], tuple[Claim, ...]]
ReadOne = Callable[[str, Kind], Claim]

TOLD = "The RSF said its fighters took control of the town of Bara. "


@pytest.mark.parametrize(
    "text",
    [
        "The claim could not be independently verified.",
        "The claims could not immediately be verified.",
        "Reuters could not independently verify the report.",
        "AFP was unable to verify the claim.",
        "There was no independent confirmation.",
        "The battlefield report has not been independently verified.",
        "It was not possible to verify the claim.",
    ],
)
def test_a_claim_that_nobody_could_check_is_unverified(read_one: ReadOne, text: str) -> None:
    assert read_one(TOLD + text, Kind.CONTROL).verification is Verification.UNVERIFIED


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army denied the claim.",
        "The army rejected the report.",
    ],
)
def test_a_claim_that_another_rejects_is_denied(read_one: ReadOne, text: str) -> None:
    assert read_one(TOLD + text, Kind.CONTROL).verification is Verification.DENIED


def test_geolocated_footage_confirms(read_one: ReadOne) -> None:
    claim = read_one("Footage geolocated by Reuters showed that a drone hit a refinery in Samara.", Kind.STRIKE)
    assert claim.verification is Verification.CONFIRMED


def test_the_words_of_the_check_are_evidence(read_one: ReadOne) -> None:
    claim = read_one(TOLD + "The claim could not be independently verified.", Kind.CONTROL)
    assert "could not be independently verified" in [span.text for span in claim.evidence]


def test_a_check_speaks_of_the_claim_before_it_alone(read: Read) -> None:
    claims = read(
        "Shelling killed nine people in Goma on Monday, residents said. "
        "In Sudan, the RSF said its fighters took control of the town of Bara. "
        "The claim could not be independently verified. "
        "A drone struck a bus in Nikopol on Tuesday."
    )
    assert [(claim.kind.value, claim.verification) for claim in claims] == [
        ("killed", None),
        ("control", Verification.UNVERIFIED),
        ("strike", None),
    ]


def test_what_nobody_questions_has_no_verdict(read_one: ReadOne) -> None:
    assert read_one(TOLD, Kind.CONTROL).verification is None


def test_a_denial_by_the_side_that_is_charged(read: Read) -> None:
    claims = read("Officials in Sumy said Russian forces struck a clinic on Monday. Russia denied involvement.")
    strikes = [claim for claim in claims if claim.kind is Kind.STRIKE]
    assert strikes[0].verification is Verification.DENIED


def test_a_denial_of_a_habit_denies_no_one_attack(read: Read) -> None:
    claims = read(
        "Officials in Sumy said Russian forces struck a clinic. Russia has repeatedly denied hitting clinics."
    )
    strikes = [claim for claim in claims if claim.kind is Kind.STRIKE]
    assert strikes[0].verification is None


def test_neither_account_reaches_back_to_both(read: Read) -> None:
    claims = read(
        "The RSF said its fighters took control of Bara. The army said it killed nine fighters there. "
        "Neither account could be independently verified."
    )
    told = {claim.kind: claim.verification for claim in claims}
    assert told[Kind.CONTROL] is told[Kind.KILLED] is Verification.UNVERIFIED
