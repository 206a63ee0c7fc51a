"""Errors on coded documents, grouped by their cause."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from evaluation.errors import Case, Found, cases_of, report

TEXT = "Three guards died. Two tanks burned."


def scores(pairs: list[tuple[int, int]]) -> Any:
    """A scorer that pairs claims as told, finds counts equal by their bounds, and no field wrong."""

    def count_of(claim: dict[str, Any]) -> tuple[float | None, float | None] | None:
        count = claim.get("count")
        return (count["low"], count["high"]) if count else None

    return SimpleNamespace(
        match=lambda gold, got: pairs,
        count_of=count_of,
        same_count=lambda one, other: count_of(one) == count_of(other),
        fields_right=lambda gold, got, parents: {"claimant": gold.get("claimant") == got.get("claimant")},
    )


def coded(kind: str, low: int | None = None, **more: Any) -> dict[str, Any]:
    count = {"low": low, "high": low, "unit": "person"} if low is not None else None
    return {"kind": kind, "count": count, "sentence": "Three guards died.", "span": (0, 18), "claimant": None, **more}


def read(kind: str, low: int | None = None) -> dict[str, Any]:
    sentence = {"text": "Three guards died.", "start": 0, "end": 18}
    return {**coded(kind, low), "sentence": sentence, "stance": "asserted", "id": "c"}


def groups(
    gold: list[dict[str, Any]], got: list[dict[str, Any]], found: Found, pairs: list[tuple[int, int]] | None = None
) -> list[str]:
    record = {"id": "one", "text": TEXT, "claims": gold}
    return [case.group for case in cases_of(scores(pairs or []), record, got, [found])]


def found(kinds: str = "", *counts: float) -> Found:
    return Found(0, 18, frozenset(kinds.split()), frozenset((count, count) for count in counts))


def test_a_claim_without_a_predicate_is_told_from_one_whose_predicate_was_found() -> None:
    assert groups([coded("killed", 3)], [], found("", 3)) == ["missed: no predicate of that kind nor of any other"]
    assert groups([coded("killed", 3)], [], found("fire", 3)) == ["missed: no predicate of that kind"]
    assert groups([coded("killed", 3)], [], found("killed", 3)) == [
        "missed: predicate of that kind found, but no claim made of it"
    ]


def test_a_count_that_was_not_found_is_told() -> None:
    assert groups([coded("killed", 3)], [], found("killed")) == ["missed: the count was not found"]


def test_a_wrong_count_is_both_missed_and_invented() -> None:
    assert groups([coded("killed", 3)], [read("killed", 2)], found("killed", 2, 3)) == [
        "missed: read with another count",
        "invented: wrong count",
    ]


def test_a_count_tied_to_another_kind_is_both_missed_and_invented() -> None:
    assert groups([coded("killed", 3)], [read("injured", 3)], found("injured", 3)) == [
        "missed: the count is tied to another kind; no predicate of that kind",
        "invented: wrong kind, right count",
    ]


def test_a_matched_claim_is_only_told_for_its_wrong_fields() -> None:
    pair = [(0, 0)]
    assert groups([coded("killed", 3)], [read("killed", 3)], found("killed", 3), pair) == []
    assert groups([coded("killed", 3, claimant="the army")], [read("killed", 3)], found(), pair) == ["field: claimant"]


def test_optional_claims_are_never_missed() -> None:
    assert groups([coded("killed", 3, optional=True)], [], found()) == []


def test_the_largest_group_comes_first_with_as_many_examples_as_asked_for() -> None:
    cases = [Case("small", "fire", "a"), Case("large", "killed", "b"), Case("large", "killed", "c")]
    assert list(report(cases, 1)) == ["    2 large   (killed 2)", "        b", "    1 small   (fire 1)", "        a"]
    assert list(report(cases, 1, "large")) == ["    2 large   (killed 2)", "        b", "        c"]
