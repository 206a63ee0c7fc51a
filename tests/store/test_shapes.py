"""Values to JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.actor import Agent, Channel
from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.model.quantity import Quantity, Rate, Unit
from counterclaim.store.shapes import Encoded, json_text, shaped, valued

Bounds = tuple[float | None, float | None]


def _in_order(bounds: Bounds) -> bool:
    low, high = bounds
    return (low is not None or high is not None) and (low is None or high is None or low <= high)


BOUNDS = st.tuples(st.none() | st.floats(0, 1e14), st.none() | st.floats(0, 1e14)).filter(_in_order)


def there_and_back(value: Any, kind: type[Any]) -> Any:
    return valued(json.loads(json_text(shaped(value)).encode("utf-8")), kind)


def test_a_claim_with_every_field_comes_back_the_same(drone_report: Any) -> None:
    part = drone_report.claims[1]
    evening = TimeInterval.of_moments(
        datetime(2024, 9, 1, 17, 30, tzinfo=UTC), datetime(2024, 9, 1, 18, tzinfo=UTC), TimePrecision.HOUR, "Asia/Gaza"
    )
    claim = replace(
        part,
        said=TimeMention(interval=evening, start=0, end=3, text="now"),
        channel=Channel(span=part.sentence, name="Telegram"),
        actor=Agent(span=None, side="russia"),
        target=drone_report.claims[3].target,
        count=replace(
            part.count, quantity=Quantity(low=0.5, high=1.5, approximate=True, unit=Unit.MONEY, per=Rate.DAY)
        ),
    )
    back = there_and_back(claim, Claim)
    assert back == claim
    assert back.said.interval.zone == "Asia/Gaza"
    assert back.said.interval.start_text() == evening.start_text()


def test_a_document_and_a_finding_come_back_the_same(drone_report: Any) -> None:
    finding = Finding(id="fnd_1", kind=FindingKind.DIFFERS, sentence="“a” ≠ b", claims=("clm_1",), amount=7.0)
    assert there_and_back(finding, Finding) == finding
    assert there_and_back(drone_report.document, Document) == drone_report.document


@settings(deadline=None, max_examples=60)
@given(text=st.text(st.characters(), max_size=60), bounds=BOUNDS)
def test_any_text_and_any_bounds_come_back_the_same(text: str, bounds: Bounds) -> None:
    document = Document.of(text, name=text, title=text)
    assert there_and_back(document, Document) == document
    count = Count(span=document.span(0, len(text)), quantity=Quantity(low=bounds[0], high=bounds[1]))
    assert there_and_back(count, Count) == count


def test_a_value_that_can_not_be_is_not_made_from_json(drone_report: Any) -> None:
    record = shaped(drone_report.claims[0])
    record["count"]["quantity"]["high"] = 3
    with pytest.raises(ValueError, match="down to"):
        valued(record, Claim)


def test_what_is_json_already_is_stored_as_it_is(drone_report: Any) -> None:
    text = json_text(shaped(drone_report.claims[0]))
    assert json_text(Encoded(text)) == text
