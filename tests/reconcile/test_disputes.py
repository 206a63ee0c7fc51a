"""Accounts that exclude each other, and what documents say of a claim's truth."""

from __future__ import annotations

from typing import Any


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


def test_one_side_alone_is_one_sided(claim: Any, number: Any, books: Any, sentences: Any) -> None:
    claims = [claim("a", "killed", number(4), by="the governor/ukraine", did="russia", at=("Sumy",))]
    assert sentences(books(claims), "one_sided") == [
        "Only Ukraine's side tells of 4 people killed in Sumy (the governor)."
    ]


def test_a_document_in_its_own_voice_makes_it_more_than_one_sided(
    claim: Any, number: Any, books: Any, findings: Any
) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", did="russia", at=("Sumy",)),
        claim("b", "strike", did="russia", at=("Sumy",)),
    ]
    assert not findings(books(claims), "one_sided")
