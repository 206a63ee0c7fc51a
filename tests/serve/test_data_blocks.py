"""What documents say can't end a data block, nor turn what a chart writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from counterclaim.serve.data_blocks import json_block
from counterclaim.serve.side_marks import NO_SIDE, side_mark


@dataclass(frozen=True, slots=True)
class _Night:
    day: date
    counts: tuple[float, ...]


def test_nothing_in_a_block_ends_it_or_begins_markup() -> None:
    words = "</script><script>alert(1)</script><!-- & 'quoted'"
    block = json_block({words: words})
    assert not set("<>&'") & set(block)
    assert json.loads(block) == {words: words}


def test_characters_that_turn_the_reading_order_are_shown_as_what_they_are() -> None:
    assert json.loads(json_block(["a\u202eb", "c\u2028d"])) == ["a⟨U+202E⟩b", "c⟨U+2028⟩d"]


def test_days_moments_and_values_are_written_plainly() -> None:
    night = _Night(date(2031, 5, 4), (1, 2.5))
    assert json.loads(json_block([night, datetime(2031, 5, 4, 21, tzinfo=UTC), None, True])) == [
        {"day": "2031-05-04", "counts": [1, 2.5]},
        "2031-05-04T21:00:00+00:00",
        None,
        True,
    ]


def test_what_json_has_no_words_for_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        json_block(float("nan"))
    with pytest.raises(TypeError, match="object: no JSON"):
        json_block(object())


def test_sides_have_the_same_shape_on_every_page_and_no_side_has_its_own() -> None:
    assert side_mark(None) == NO_SIDE
    assert side_mark("varrenia") == side_mark("varrenia")
    assert len({side_mark(side).shape for side in ("ukraine", "russia", "varrenia", None)}) == 4
    for war in (("israel", "hamas", "hezbollah", "iran", "us"), ("syria", "syrian opposition", "islamic state", "us")):
        assert len({side_mark(side).shape for side in war}) == len(war)
