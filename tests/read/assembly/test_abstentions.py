"""What the reader leaves alone, and the reason that it gives."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model.document import Document
from counterclaim.read.assembly.abstentions import NO_DATE, NO_PLACE, NOTHING_COUNTED
from counterclaim.read.readers import reader_for


def left_alone(text: str, published_on: date | None = date(2025, 5, 14)) -> list[tuple[str, str]]:
    reader = reader_for("en")
    assert reader is not None
    reading = reader.read(Document.of(text, name="own", published_on=published_on, language="en"))
    return [(one.span.text, one.reason) for one in reading.abstentions]


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("The unit has 400 soldiers. A drone hit a depot in Odesa.", "400", NOTHING_COUNTED),
        ("A drone hit a depot in Qarvelonia.", "Qarvelonia", NO_PLACE),
    ],
)
def test_what_is_left_alone_has_its_reason(text: str, words: str, reason: str) -> None:
    assert (words, reason) in left_alone(text)


def test_a_weekday_without_a_day_of_publication_is_no_date() -> None:
    assert ("Monday", NO_DATE) in left_alone("A drone hit a depot in Odesa on Monday.", None)


def test_what_a_claim_holds_is_not_left_alone() -> None:
    assert left_alone("A strike on Monday killed three people in Odesa.") == []
