"""What a coded report teaches: the kinds of its sentences and of its numbers."""

from __future__ import annotations

from typing import Any

from training.claims import CodedSentence, of_report

from counterclaim.read.grammar.onnx_analysis import english_analyser

TEXT = "Rockets killed three men and wounded 14 in Taiz. The mayor spoke for two hours."


def report(*claims: dict[str, Any]) -> list[CodedSentence]:
    record = {"id": "own", "published": "2024-05-01", "text": TEXT, "claims": list(claims)}
    return list(of_report(record, english_analyser()))


def claim(kind: str, low: int | None = None, **more: Any) -> dict[str, Any]:
    count = {"count": {"low": low, "high": low, "unit": "person"}} if low is not None else {}
    return {"sentence": TEXT.split(". ")[0] + ".", "kind": kind, **count, **more}


def kinds_of(coded: CodedSentence) -> dict[str, set[str]]:
    words = coded.sentence.words
    return {words[number.word].text: set(number.kinds) for number in coded.labels.numbers}


def test_each_number_gets_the_kind_of_the_claim_that_it_counts() -> None:
    first, second = report(claim("killed", 3), claim("injured", 14))
    assert kinds_of(first) == {"three": {"killed"}, "14": {"injured"}}
    assert kinds_of(second) == {"two": set()}


def test_a_sentence_tells_the_kinds_of_its_claims_and_no_others() -> None:
    first, second = report(claim("killed", 3), claim("strike"))
    assert (set(first.labels.told), set(first.labels.open)) == ({"killed", "strike"}, set())
    assert not second.labels.told | second.labels.open


def test_optional_claims_and_other_kinds_that_would_do_are_left_open() -> None:
    first, _ = report(claim("killed", 3, kinds_ok=["casualties"]), claim("fire", optional=True))
    assert (set(first.labels.told), set(first.labels.open)) == ({"killed"}, {"casualties", "fire"})


def test_statements_are_not_learned() -> None:
    first, _ = report(claim("statement"))
    assert not first.labels.told | first.labels.open
