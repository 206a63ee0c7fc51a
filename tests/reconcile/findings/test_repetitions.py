"""One source's words told again."""

from __future__ import annotations

from typing import Any

from counterclaim.model.finding import Finding

SENTENCE = (
    "Rescuers worked through the night under the ruins of the bakery, where at least four people are thought to have "
    "died when a rocket came down on the roof"
)


def test_one_sentence_in_two_papers_is_one_voice(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(4), words=SENTENCE, at=("Sumy",), document="one"),
        claim("b", "killed", number(4), words=f"{SENTENCE}, officials said", at=("Sumy",), document="two"),
    ]
    found: list[Finding] = checked(claims, kind="copied")
    assert found[0].documents == ("one", "two")
    assert "carry one sentence" in found[0].sentence


def test_a_formula_of_reporters_is_no_copy(claim: Any, checked: Any) -> None:
    words = "Air raid sirens were heard across the city all night"
    claims = [
        claim("a", "strike", words=words, at=("Sumy",), document="one"),
        claim("b", "strike", words=words, at=("Sumy",), document="two"),
    ]
    assert not checked(claims, kind="copied")


def test_one_claimants_count_in_several_papers_counts_once(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",), document="one"),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), document="two"),
    ]
    (found,) = checked(claims)
    assert found.sentence == (
        "Paper one's “one” and Paper two's “two” pass on one count of the governor, 4 people: it counts once."
    )


def test_one_denial_in_several_papers_counts_once(claim: Any, checked: Any) -> None:
    claims = [
        claim("a", "strike", by="Russia/russia", stance="negated", document="one"),
        claim("b", "strike", by="Russia/russia", stance="negated", document="two"),
    ]
    assert [finding.kind.value for finding in checked(claims)] == ["copied"]


def test_a_claimant_who_says_it_twice_in_one_paper_is_not_copied(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",)),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), start=9),
    ]
    assert not checked(claims)


def test_one_outlets_retelling_of_a_count_is_no_copy(claim: Any, number: Any, document: Any, checked: Any) -> None:
    claims = [
        claim("a", "killed", number(4), by="the governor/ukraine", at=("Sumy",), document="one"),
        claim("b", "killed", number(4), by="the governor/ukraine", at=("Sumy",), document="two"),
    ]
    assert not checked(claims, document("one", publisher="The Post"), document("two", publisher="The Post"))
