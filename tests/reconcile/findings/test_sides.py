"""What only one side tells, and what nobody waits for the other's word on."""

from __future__ import annotations

from typing import Any


def test_losses_of_the_other_side_that_only_one_tells_are_one_sided(claim: Any, number: Any, checked: Any) -> None:
    claims = [claim("a", "killed", number(44, "soldier"), by="the General Staff/ukraine", did="ukraine", at=("Sumy",))]
    (found,) = checked(claims, kind="one_sided")
    assert found.sentence == "Only Ukraine's side tells of 44 soldiers killed in Sumy (the General Staff)."


def test_a_towns_own_dead_are_not(claim: Any, number: Any, checked: Any) -> None:
    claims = [claim("a", "killed", number(4), by="the governor/ukraine", did="russia", at=("Sumy",))]
    assert not checked(claims, kind="one_sided")


def test_its_own_dead_that_nobody_could_verify_are(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim(
            "a",
            "killed",
            number(4),
            by="the separatists/russia",
            did="ukraine",
            verification="unverified",
            at=("Sumy",),
        )
    ]
    assert len(checked(claims, kind="one_sided")) == 1


def test_prisoners_in_the_other_sides_hands_are(claim: Any, number: Any, checked: Any) -> None:
    claims = [claim("a", "detention", number(415), by="the governor/ukraine", did="russia")]
    assert len(checked(claims, kind="one_sided")) == 1


def test_ground_that_a_report_says_was_taken_too_is_not(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "control", by="the army/ukraine", did="ukraine", at=("Vyimka",)),
        claim("b", "control", did="ukraine", at=("Vyimka",), document="two"),
    ]
    assert not checked(claims, kind="one_sided")


def test_what_the_other_side_denies_is_disputed_instead(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "control", by="the army/ukraine", did="ukraine", at=("Vyimka",)),
        claim("b", "control", by="the army/russia", stance="negated", at=("Vyimka",), start=9),
    ]
    assert [finding.kind.value for finding in checked(claims)] == ["disputed"]
