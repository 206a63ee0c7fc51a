"""Values in a reader's words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from counterclaim.model.claim import Count
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.model.quantity import Quantity, Rate, Unit
from counterclaim.publish.visible import visible
from counterclaim.publish.wording import (
    COUNTED_WORDS,
    FINDING_WORDS,
    KIND_WORDS,
    STANCE_WORDS,
    VERIFICATION_WORDS,
    count_text,
    side_text,
    time_text,
)


def _count(words: str, low: float | None, high: float | None, unit: Unit, *, about: bool = False) -> Count:
    quantity = Quantity(low=low, high=high, unit=unit, approximate=about)
    return Count(span=EvidenceSpan(start=0, end=len(words), text=words), quantity=quantity)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (_count("at least 158", 158, None, Unit.UAV), "at least 158 drones"),
        (_count("dozens", 24, None, Unit.PERSON, about=True), "24 or more people"),
        (_count("none", 0, 0, Unit.PERSON), "no people"),
        (_count("a child", 1, 1, Unit.CHILD), "1 child"),
        (_count("up to 1,200", None, 1200, Unit.SOLDIER), "up to 1,200 soldiers"),
        (_count("$50 million", 5e7, 5e7, Unit.MONEY), "$50 million"),
    ],
)
def test_a_count_is_shown_with_its_bounds_and_unit(count: Count, shown: str) -> None:
    assert count_text(count) == shown


def test_a_rate_says_for_how_long() -> None:
    quantity = Quantity(low=50, high=50, approximate=True, unit=Unit.ATTACK, per=Rate.DAY)
    assert (
        count_text(Count(span=EvidenceSpan(start=0, end=2, text="50"), quantity=quantity)) == "about 50 attacks a day"
    )


def test_a_time_is_shown_no_finer_than_its_words() -> None:
    august = TimeInterval.of_days(date(2024, 8, 1), date(2024, 8, 31), TimePrecision.MONTH)
    two_days = TimeInterval.of_days(date(2024, 8, 31), date(2024, 9, 1), TimePrecision.SPAN)
    night = TimeInterval.of_moments(
        datetime(2024, 11, 24, 16, tzinfo=UTC),
        datetime(2024, 11, 25, 6, tzinfo=UTC),
        TimePrecision.PART_OF_DAY,
        "Europe/Kyiv",
    )
    assert time_text(august) == "August 2024"
    assert time_text(two_days) == "31 August to 1 September 2024"
    assert time_text(night) == "24 November 2024, 18:00 to 25 November, 08:00 (Kyiv time)"


@pytest.mark.parametrize(("side", "shown"), [("russia", "Russia"), ("rsf", "RSF"), ("free_army", "Free Army")])
def test_a_side_is_a_heading(side: str, shown: str) -> None:
    assert side_text(side) == shown


def test_every_value_of_the_contract_has_words() -> None:
    assert set(KIND_WORDS) == set(Kind)
    assert set(COUNTED_WORDS) <= set(Kind)
    assert set(STANCE_WORDS) == set(Stance)
    assert set(VERIFICATION_WORDS) == set(Verification)
    assert set(FINDING_WORDS) == set(FindingKind)


def test_what_turns_the_reading_order_is_shown_as_its_code_point() -> None:
    assert visible("drones \u202edenwod\x00") == "drones ⟨U+202E⟩denwod⟨U+0000⟩"
    assert visible("lone \ud800, line\r\nline") == "lone ⟨U+D800⟩, line\nline"
    assert visible("joined \u200dand marked \u200f") == "joined \u200dand marked \u200f"
