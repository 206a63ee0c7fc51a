"""Days and moments as pages write them."""

from __future__ import annotations

import pytest

from counterclaim.ingest.web.moments import month_number, told_in

WRITTEN = {
    "2024-09-16T21:33+0100": "2024-09-16T21:33:00+01:00",
    "2024-09-16 21:33:05 +01:00": "2024-09-16T21:33:05+01:00",
    "2024-09-16 21:33:05Z": "2024-09-16T21:33:05+00:00",
    "2024-09-16 21:33:05": "2024-09-16",
    "20240916213305": "2024-09-16",
    "1726518780": "2024-09-16T20:33:00+00:00",
    "1726518780000": "2024-09-16T20:33:00+00:00",
    "16 Sep 2024 08:02 GMT": "2024-09-16T08:02:00+00:00",
    "Mon Sep 16 2024 08:00:58 GMT+0300": "2024-09-16T08:00:58+03:00",
    "Sept. 16, 2024, 9:04 p.m. EDT": "2024-09-16T21:04:00-04:00",
    "9:04 PM ET, September 16, 2024": "2024-09-16T21:04:00-04:00",
    "16.09.2024, 12:32 Uhr": "2024-09-16",
    "16.09.2024 | 12:32 MESZ": "2024-09-16T12:32:00+02:00",
    "Publié le 16 septembre 2024 à 10h22": "2024-09-16",
    "16 de septiembre de 2024": "2024-09-16",
    "16 września 2024": "2024-09-16",
    "16 сентября 2024, 20:14": "2024-09-16",
    "20:14, 16 вересня 2024": "2024-09-16",
    "16 Eylül 2024": "2024-09-16",
    "١٦ أيلول ٢٠٢٤": "2024-09-16",
    "16 בספטמבר 2024": "2024-09-16",
    "2024年9月16日": "2024-09-16",
    "2024. szeptember 16.": "2024-09-16",
    "16 Σεπτεμβρίου 2024": "2024-09-16",
}


@pytest.mark.parametrize("words", WRITTEN)
def test_days_and_moments_are_read(words: str) -> None:
    told = told_in(words)
    assert told is not None
    assert told.words() == WRITTEN[words]


@pytest.mark.parametrize(
    "words", ["", "soon", "0001-01-01 00:00:00Z", "2024-13-45", "03/04/2024", "16 September", "20:14", "x" * 200]
)
def test_what_names_no_day_or_two_is_none(words: str) -> None:
    assert told_in(words) is None


def test_the_language_tells_which_number_is_the_day() -> None:
    told = told_in("03/04/2024", "fr")
    assert told is not None
    assert told.words() == "2024-04-03"


def test_months_are_known_by_their_beginning_and_the_longest_fits_best() -> None:
    assert [month_number(name) for name in ("červen", "července", "лютого", "März", "brumaire")] == [6, 7, 2, 3, None]
