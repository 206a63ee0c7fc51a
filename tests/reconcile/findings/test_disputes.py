"""Accounts that exclude each other, and what documents say of a claim's truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from counterclaim.model.evidence import EvidenceSpan


def test_debris_against_a_hit_is_disputed(claim: Any, books: Any, sentences: Any) -> None:
    words = "falling drone debris sparked a fire"
    claims = [
        claim("a", "fire", by="the governor/russia", at=("Kaluga Oblast",), words=words),
        claim("b", "damage", by="the General Staff/ukraine", did="ukraine", to="oil", at=("Kaluga",), start=50),
    ]
    found = books(claims)
    assert sentences(found, "disputed") == [
        "The governor tells of a fire in Kaluga Oblast, the General Staff tells of damage to “a depot” in Kaluga: "
        "debris of what was shot down, or a strike that hit."
    ]
    assert len(found.incidents) == 1


def test_a_fire_without_debris_is_not_disputed(claim: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "fire", by="the governor/russia", at=("Kaluga Oblast",), words="a strike set the depot on fire"),
        claim("b", "damage", by="the General Staff/ukraine", did="ukraine", to="oil", at=("Kaluga",)),
    ]
    assert not findings(books(claims), "disputed")


def test_debris_in_another_region_is_another_matter(claim: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "fire", by="the governor/russia", at=("Kursk Oblast",), words="debris sparked a fire"),
        claim("b", "damage", by="the General Staff/ukraine", did="ukraine", to="oil", at=("Kaluga",)),
    ]
    assert not findings(books(claims), "disputed")


def test_yes_against_no_is_disputed(claim: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "control", by="the Defence Ministry/russia", did="russia", at=("Vyimka",)),
        claim("b", "control", by="the General Staff/ukraine", did="russia", at=("Vyimka",), stance="negated"),
    ]
    assert len(findings(books(claims), "disputed")) == 1


def test_two_holders_of_one_town_are_disputed(claim: Any, books: Any, findings: Any) -> None:
    claims = [
        claim("a", "control", by="the Defence Ministry/russia", did="russia", at=("Vyimka",)),
        claim("b", "repulse", by="the General Staff/ukraine", did="ukraine", at=("Vyimka",)),
    ]
    found = books(claims)
    assert len(found.incidents) == 1
    assert len(findings(found, "disputed")) == 1


def test_a_denial_is_a_dispute(claim: Any, books: Any, sentences: Any) -> None:
    claims = [claim("a", "control", by="Russia/russia", at=("Vyimka",), verification="denied")]
    assert sentences(books(claims), "disputed") == ["Another party denies control of Vyimka, the word of Russia."]


def test_what_could_not_be_verified_is_said(claim: Any, books: Any, sentences: Any) -> None:
    claims = [claim("a", "control", by="Russia/russia", at=("Vyimka",), verification="unverified")]
    assert sentences(books(claims), "unverified") == [
        "Control of Vyimka (the word of Russia) could not be verified, says Paper report."
    ]


def test_what_was_verified_is_said(claim: Any, books: Any, sentences: Any) -> None:
    claims = [claim("a", "fire", at=("Ryazan",), verification="confirmed")]
    assert sentences(books(claims), "confirmed") == ["A fire in Ryazan was verified, says Paper report."]


def test_a_denied_strike_that_a_report_puts_down_to_its_denier_is_disputed(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "strike", did="russia", at=("Sumy",)),
        claim("b", "strike", by="the Defence Ministry/russia", stance="negated", at=("Sumy",), document="two"),
    ]
    (found,) = checked(claims, kind="disputed")
    assert found.sentence == (
        "Paper report in its own voice tells of a strike on Sumy, the Defence Ministry denies a strike on Sumy: "
        "one says that it happened, the other that it did not."
    )


def test_one_dispute_names_all_who_say_yes_and_no(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "control", by="the army/russia", at=("Vyimka",)),
        claim("b", "control", by="a militia/russia", at=("Vyimka",), start=9),
        claim("c", "control", by="the mayor/ukraine", at=("Vyimka",), stance="negated", start=20),
    ]
    (found,) = checked(claims, kind="disputed")
    assert found.claims == ("a", "b", "c")


def test_each_blames_the_other(claim: Any, checked: Any) -> None:
    def by_words(made: Any) -> Any:
        return replace(made, actor=replace(made.actor, span=EvidenceSpan(start=0, end=1, text="x")))

    claims = [
        by_words(claim("a", "strike", by="the governor/ukraine", did="russia", at=("Sumy",))),
        by_words(claim("b", "killed", by="the Defence Ministry/russia", did="ukraine", at=("Sumy",), start=9)),
    ]
    (found,) = checked(claims, kind="disputed")
    assert "different hands did it" in found.sentence


def test_who_held_a_town_before_it_fell_does_not_dispute_its_fall(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "control", by="the army/ukraine", did="ukraine", at=("Vyimka",), on=date(2031, 5, 1)),
        claim("b", "control", by="the army/russia", did="russia", at=("Vyimka",), on=date(2031, 5, 4), start=9),
    ]
    assert not checked(claims, kind="disputed")


def test_attacks_counted_by_the_day_do_not_dispute_the_one_that_took_the_town(
    claim: Any, number: Any, checked: Any
) -> None:
    claims = [
        claim("a", "control", by="the army/russia", did="russia", at=("Vyimka",)),
        claim("b", "repulse", number(3, "attack"), by="the staff/ukraine", did="ukraine", at=("Vyimka",), start=9),
    ]
    assert not checked(claims, kind="disputed")


def test_no_deaths_is_no_denial_of_a_strike(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(0), by="the army/russia", stance="negated", at=("Sumy",)),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), start=9),
    ]
    assert not checked(claims, kind="disputed")
