"""The day of publication, where the text itself tells it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.times.publication import day_of_report, published_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A headline\nNovember 25, 2024\nThe first sentence.", date(2024, 11, 25)),
        ("A headline\nPublished 12:30 GMT, 4 May 2023\nThe first sentence.", date(2023, 5, 4)),
        ("Date: 2024-05-03\n\nThe first sentence.", date(2024, 5, 3)),
        ("The first sentence.\nThe last one.\nLast updated: 5 May 2024 10:20", date(2024, 5, 5)),
        ("By A. Writer | Nov 25, 2024, 10:31 AM\nThe first sentence.", date(2024, 11, 25)),
        ("Saturday 24 August 2013 The minister spoke.", date(2013, 8, 24)),
        ("Last updated at Mar 022031 The shelling went on.", date(2031, 3, 2)),
        ("From 3 June 2031 09.15 Rescuers went on searching.", date(2031, 6, 3)),
        ("TEHRAN, Jun. 20, 2023 (MNA) – The ministry said so.", date(2023, 6, 20)),
    ],
)
def test_a_heading_a_label_or_a_dateline_tells_the_day(text: str, day: date) -> None:
    found = published_in(text)
    assert found is not None
    assert found.day == day
    assert text[found.start : found.end] == found.text


def test_a_title_may_end_in_the_day() -> None:
    found = published_in("The first sentence.", "Assessment of the campaign, February 21, 2026")
    assert found is not None
    assert (found.day, found.start) == (date(2026, 2, 21), None)


@pytest.mark.parametrize(
    "text",
    [
        "The war began on February 24, 2022, when the border was crossed.",
        "October 7, 2023 was a Saturday.",
        "On 5 May 2024 the town was hit.",
        "From 3 June 2031 Russian forces held the town.",
        "He read a report. Published on 4 May 2023, the report said little.",
        "In 2014\nMarch 2014",
        "31.02.2024\nThe first sentence.",
        "",
    ],
)
def test_a_date_in_running_prose_is_not_taken_for_it(text: str) -> None:
    assert published_in(text) is None


def test_the_day_in_the_text_outranks_the_day_of_publication() -> None:
    assert day_of_report("From 3 June 2031 09.15 Rescuers went on.", date(2031, 6, 4)) == date(2031, 6, 3)
    assert day_of_report("KYIV, Feb 5 (Reuters) - Talks ended.", date(2026, 2, 6)) == date(2026, 2, 5)
    assert day_of_report("Talks ended.", date(2026, 2, 6)) == date(2026, 2, 6)
    assert day_of_report("Talks ended.", None) is None


@given(st.text(alphabet="Date: May 2024-15\n|,.A(", max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = published_in(text, text)
    assert found is None or found.start is None or text[found.start : found.end] == found.text
