"""The measure of claimants: apart for those whom the claim's own sentence names, for the others and for none."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation.claimants import place_of, scores
from evaluation.coded import SCORER

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="no scorer at ../shared/gold/score.py")


@pytest.mark.parametrize(
    ("claimant", "place"),
    [
        ("Governor Ann Harlow", "inside"),
        (["the state", "Harlow"], "inside"),
        ("the observatory", "outside"),
        ([None, "the observatory"], "outside"),
        (None, "unnamed"),
        ("any", None),
    ],
)
def test_a_claimant_is_inside_where_the_sentence_names_it(claimant: Any, place: str | None) -> None:
    assert place_of({"claimant": claimant, "sentence": "Harlow said that six died."}) == place


def test_a_named_claimant_where_the_document_speaks_itself_is_wrong() -> None:
    text = "Six died. It said that two were hurt."
    coded = [
        {"sentence": "Six died.", "span": (0, 9), "kind": "killed", "claimant": None},
        {"sentence": "It said that two were hurt.", "span": (10, 37), "kind": "injured", "claimant": "the observatory"},
    ]
    read = [
        {"document_name": "one", "sentence": {"start": 0, "end": 9}, "kind": "killed", "claimant": {"name": "army"}},
        {
            "document_name": "one",
            "sentence": {"start": 10, "end": 37},
            "kind": "injured",
            "claimant": {"name": "observatory"},
        },
    ]
    found = scores({"one": {"id": "one", "text": text, "claims": coded}}, read)
    assert (found["unnamed"], found["outside"], found["claimant"]) == (0.0, 1.0, 0.5)
