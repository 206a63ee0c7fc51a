"""Parts that no word of the reading ties to their whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from counterclaim.model.evidence import EvidenceSpan


def counted_at(made: Any, text: str, words: str) -> Any:
    """A claim whose count stands where these words do, in a sentence that is all of the text."""
    at = text.index(words)
    span = EvidenceSpan(start=at, end=at + len(words), text=words)
    sentence = EvidenceSpan(start=0, end=len(text), text=text)
    return replace(made, sentence=sentence, count=replace(made.count, span=span))


def test_some_counted_out_of_all_leave_a_remainder(claim: Any, number: Any, document: Any, checked: Any) -> None:
    text = "At least 18 of the 64 residents came out."
    claims = [
        counted_at(claim("w", "casualties", number(64)), text, "64"),
        counted_at(claim("p", "casualties", number(18, high=None)), text, "At least 18"),
    ]
    (found,) = checked(claims, document("report", text=text), kind="remainder")
    assert found.amount == 46
    assert found.sentence.endswith("by these numbers 46 are not accounted for.")


def test_those_who_still_are_leave_those_who_are_not(claim: Any, number: Any, document: Any, checked: Any) -> None:
    text = "They took 40 men from the village and 17 are still held."
    claims = [
        counted_at(claim("w", "detention", number(40), by="the mayor/ukraine"), text, "40"),
        counted_at(claim("p", "detention", number(17), by="the mayor/ukraine"), text, "17"),
    ]
    (found,) = checked(claims, document("report", text=text), kind="remainder")
    assert found.amount == 23


def test_two_counts_of_one_sentence_alone_are_no_part_and_whole(
    claim: Any, number: Any, document: Any, checked: Any
) -> None:
    text = "They took 40 men from the village and 17 from the farm."
    claims = [
        counted_at(claim("w", "detention", number(40), by="the mayor/ukraine"), text, "40"),
        counted_at(claim("p", "detention", number(17), by="the mayor/ukraine"), text, "17"),
    ]
    assert not checked(claims, document("report", text=text), kind="remainder")


def test_a_list_that_makes_the_whole_adds_up(claim: Any, number: Any, checked: Any) -> None:
    by = "the governor/ukraine"
    claims = [
        claim("w", "killed", number(3), by=by, at=("Sumy",)),
        claim("a", "killed", number(1, "soldier"), by=by, at=("Sumy",), start=9),
        claim("b", "killed", number(2, "rescuer"), by=by, at=("Sumy",), start=9),
    ]
    (found,) = checked(claims, kind="adds_up")
    assert found.claims == ("w", "a", "b")


def test_hits_on_two_things_in_one_sentence_leave_a_remainder(claim: Any, number: Any, checked: Any) -> None:
    def on(made: Any, at: int) -> Any:
        return replace(made, target=replace(made.target, span=EvidenceSpan(start=at, end=at + 4, text="mill")))

    fields = {"by": "the governor/ukraine", "at": ("Sumy",), "to": "industrial", "part_of": "w", "start": 9}
    claims = [
        claim("w", "strike", number(10, "missile", high=None), by="the governor/ukraine", at=("Sumy",)),
        on(claim("a", "strike", number(4, "missile"), **fields), 12),
        on(claim("b", "strike", number(5, "missile"), **fields), 30),
    ]
    (found,) = checked(claims, kind="remainder")
    assert found.amount == 1


def test_what_became_of_a_launch_may_stand_in_another_report(claim: Any, number: Any, checked: Any) -> None:
    by = "the air force/ukraine"
    claims = [
        claim("w", "launch", number(90, "uav"), by=by, did="russia", document="evening"),
        claim("a", "interception", number(76, "uav"), by=by, did="ukraine", document="morning"),
        claim("b", "flight_loss", number(14, "uav"), by=by, document="morning", start=9),
    ]
    (found,) = checked(claims, kind="adds_up")
    assert found.claims == ("w", "a", "b")


def test_a_reports_total_and_its_places_add_up_whoever_tells_them(claim: Any, number: Any, checked: Any) -> None:
    claims = [
        claim("w", "killed", number(49, high=None)),
        claim("a", "killed", number(40), by="the governor/ukraine", at=("Sumy",), start=9),
        claim("b", "killed", number(9), by="the mayor/ukraine", at=("Odesa",), start=20),
    ]
    (found,) = checked(claims, kind="adds_up")
    assert found.claims == ("w", "a", "b")


def test_what_was_added_between_two_totals_adds_up(claim: Any, number: Any, document: Any, checked: Any) -> None:
    days = {name: document(name, date(2031, 5, at)) for at, name in enumerate(("one", "two", "three"), 1)}
    claims = [
        claim("a", "captured", number(12), at=("Sumy",), document="one"),
        claim("b", "captured", number(4), words="four more were taken", at=("Sumy",), document="two"),
        claim("c", "captured", number(16), at=("Sumy",), document="three"),
    ]
    (found,) = checked(claims, *days.values(), kind="adds_up")
    assert found.sentence == (
        "12 people captured (Paper one in its own voice) and 4 more (Paper two in its own voice) "
        "add up to the later 16 (Paper three in its own voice)."
    )
