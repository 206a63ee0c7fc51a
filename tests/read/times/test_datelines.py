"""Datelines, as agencies and papers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.times.datelines import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency", "filed_on"),
    [
        ("MOSCOW, September 12. /TASS/. Air defences were busy.", "MOSCOW", "TASS", date(2024, 9, 12)),
        ("(LONDON) -- Officials said so.", "LONDON", None, None),
        ("KYIV, Ukraine (AP) — Officials said so.", "KYIV", "AP", None),
        ("Beirut, 5 July (Reuters) - Rebels advanced.", "Beirut", "Reuters", date(2024, 7, 5)),
        ("GAZA CITY — The hospital was full.", "GAZA CITY", None, None),
        ("TEHRAN, Jun. 20, 2023 (MNA) – The ministry said so.", "TEHRAN", "MNA", date(2023, 6, 20)),
        ("A headline of the day\n\nNAIROBI, Kenya (AP) -- Bombs went off.", "NAIROBI", "AP", None),
    ],
)
def test_a_dateline_tells_place_agency_and_day(
    text: str, place: str, agency: str | None, filed_on: date | None
) -> None:
    found = find_dateline(text, date(2024, 9, 13) if filed_on != date(2024, 7, 5) else date(2024, 7, 6))
    assert found is not None
    assert (found.place, found.agency, found.filed_on) == (place, agency, filed_on)
    assert text[found.place_start : found.place_end] == place


def test_a_day_without_a_year_needs_the_day_of_publication() -> None:
    found = find_dateline("MOSCOW, September 12. /TASS/. Air defences were busy.")
    assert found is not None
    assert found.filed_on is None


def test_a_dateline_of_january_may_be_filed_in_december() -> None:
    found = find_dateline("MOSCOW, December 31. /TASS/. Quiet.", date(2025, 1, 1))
    assert found is not None
    assert found.filed_on == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING - The depot is on fire.",
        "Officials said on 5 July (Friday) that it was quiet.",
        "The town hall - a ruin - stood empty.",
        "MAY — the month of parades.",
        "",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert find_dateline(text) is None


@given(st.text(alphabet="ABCz ,.()/-—5 May2024\n", max_size=40))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = find_dateline(text, date(2024, 5, 5))
    assert found is None or text[found.place_start : found.place_end] == found.place
