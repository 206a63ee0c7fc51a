"""The reader's scores on coded documents, and the guard that holds them to their floors."""

from __future__ import annotations

import pytest
from evaluation.coded import GOLD, below, claims_of, floors_of, scores_of

FLOORS = {"claims_f1": {"floor": 0.6, "tolerance": 0.01}}


@pytest.mark.skipif(not GOLD.is_dir(), reason="no coded documents at ../shared/gold/dev")
def test_the_scores_on_coded_documents_keep_to_their_floors() -> None:
    assert below(scores_of(GOLD, claims_of(GOLD)), floors_of()) == []


def test_a_score_below_its_floor_is_told() -> None:
    assert below({"claims_f1": 0.58}, FLOORS) == ["claims_f1 is 0.580, its floor 0.600 (tolerance 0.010)"]


def test_a_score_within_its_tolerance_passes() -> None:
    assert below({"claims_f1": 0.591}, FLOORS) == []


def test_a_score_that_is_missing_counts_as_nothing() -> None:
    assert below({}, FLOORS) == ["claims_f1 is 0.000, its floor 0.600 (tolerance 0.010)"]


def test_everything_that_is_promised_has_a_floor() -> None:
    assert set(floors_of()) == {"claims_f1", "rows_f1", "grounded"}
    assert floors_of()["grounded"] == {"floor": 1.0, "tolerance": 0.0}
