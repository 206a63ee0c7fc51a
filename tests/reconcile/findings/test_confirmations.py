"""One party's word borne out by another, and what documents say of a claim's truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

DAY, NEXT = date(2031, 5, 1), date(2031, 5, 2)


def test_those_who_suffered_a_blow_acknowledge_it(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "strike", by="the General Staff/ukraine", did="ukraine", to="transport"),
        claim("b", "damage", by="officials/russia", to="transport", start=9),
    ]
    (found,) = checked(claims, kind="confirmed")
    assert (
        found.sentence
        == "The word of the General Staff on a strike on “a depot” is acknowledged by officials, who suffered it."
    )


def test_a_third_party_bears_a_side_out(claim: Any, checked: Any) -> None:
    third = claim("b", "outage", by="the Monitor", stance="possible", document="two")
    assert third.claimant is not None
    third = replace(third, claimant=replace(third.claimant, entity="monitor"))
    claims = [claim("a", "outage", by="the General Staff/ukraine", did="ukraine"), third]
    assert len(checked(claims, kind="confirmed")) == 1


def test_an_official_whom_nobody_knows_is_no_third_party(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "outage", by="the General Staff/ukraine", did="ukraine"),
        claim("b", "outage", by="the governor", document="two"),
    ]
    assert not checked(claims, kind="confirmed")


def test_a_report_that_was_uncertain_and_then_is_not_was_confirmed(
    claim: Any, number: Any, document: Any, checked: Any
) -> None:
    claims = [
        claim(
            "a", "killed", number(1, "man"), at=("Sumy",), stance="possible", verification="unverified", document="one"
        ),
        claim("b", "killed", number(1, "man"), by="the governor/ukraine", at=("Sumy",), document="two"),
    ]
    found = checked(claims, document("one", DAY), document("two", NEXT))
    assert [finding.kind.value for finding in found] == ["confirmed"]


def test_blame_is_no_confirmation(claim: Any, checked: Any) -> None:
    blaming = claim("b", "strike", by="the army/russia", did="ukraine", at=("Sumy",), start=9)
    assert blaming.actor is not None
    blaming = replace(blaming, actor=replace(blaming.actor, span=blaming.sentence))
    claims = [
        claim("a", "strike", by="the governor/ukraine", did="russia", at=("Sumy",)),
        blaming,
        claim("c", "strike", by="the army/russia", did="russia", to="military", at=("Sumy",), start=20),
    ]
    assert [finding.kind.value for finding in checked(claims)] == ["disputed"]


def test_one_verdict_stands_for_all_that_it_is_about(claim: Any, number: Any, checked: Any) -> None:
    by = "the separatists/russia"
    claims = [
        claim("a", "killed", number(1), by=by, at=("Sumy",)),
        claim("b", "injured", number(3), by=by, at=("Sumy",), start=9),
        claim("c", "statement", verification="unverified", start=20),
    ]
    (found,) = checked(claims, kind="unverified")
    assert found.claims == ("a", "b", "c")


def test_ground_that_its_loser_says_was_lost_is_confirmed(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "control", by="the army/russia", did="russia", at=("Vyimka",)),
        claim("b", "control", by="the General Staff/ukraine", did="russia", at=("Vyimka",), start=9),
    ]
    (found,) = checked(claims, kind="confirmed")
    assert found.sentence.startswith("The word of the army on control of Vyimka is acknowledged by the General Staff")
