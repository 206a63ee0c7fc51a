"""The day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.ingest.publication_dates import moment_of, publication_date
from counterclaim.ingest.stated import language_code


@pytest.mark.parametrize(
    "words",
    [
        "2024-09-01",
        "2024-09-01T23:30:00-08:00",
        "2024-09-01 10:00",
        "2024/09/01",
        "20240901",
        "1 September 2024",
        "Sept. 1, 2024",
        "September 1st, 2024",
        "Sun, 01 Sep 2024 10:00:00 GMT",
        "Sunday, 1 September 2024",
        "01.09.2024",
        " 1-Sep-2024 ",
    ],
)
def test_a_day_is_read_as_it_is_written(words: str) -> None:
    assert publication_date(words) == date(2024, 9, 1)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2024-13-01", "2024-02-30", "09/01/2024", "1 Ju 2024", "2024", "0001-01-01", "12:00", "1 m 2024"],
)
def test_what_names_no_one_day_is_no_date(words: str) -> None:
    assert publication_date(words) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("uk_UA", "uk"),
        ("eng", "en"),
        ("und", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_tag_is_cut_to_its_code(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


def test_a_moment_with_numbers_beyond_all_clocks_is_none() -> None:
    assert moment_of("Wed, 99999999999999999999 May 2024 10:00:00 +0300") is None
    assert moment_of("Wed, 01 May 2024 10:00:00 +99999999999999") is None
