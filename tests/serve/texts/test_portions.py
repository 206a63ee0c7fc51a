"""A long text comes in parts that join to the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SettingsError
from counterclaim.publish.addresses import SHORTEST_PART, SiteAddresses
from counterclaim.serve.texts.portions import LONGEST, Portion, PortionAddresses, cuts, portion, whole_number


def test_a_short_text_has_one_part() -> None:
    assert portion("Short.") == Portion(number=1, parts=1, start=0, end=6)
    assert portion("") == Portion(number=1, parts=1, start=0, end=0)
    assert portion("Short.", part=2) is None


def test_a_long_text_is_cut_where_a_paragraph_ends() -> None:
    text = "\n\n".join(["word " * 500] * 40)
    starts = cuts(text)
    assert len(starts) > 4
    assert all(text[at - 2 : at] == "\n\n" for at in starts[1:])


@given(st.text("ab .\n", max_size=60), st.integers(1, 2_500))
def test_parts_follow_each_other_and_are_neither_long_nor_short(piece: str, times: int) -> None:
    text = piece * times
    found = [portion(text, part=number) for number in range(1, len(cuts(text)) + 1)]
    assert all(each is not None for each in found)
    edges = [(each.start, each.end) for each in found if each]
    assert "".join(text[start:end] for start, end in edges) == text
    assert all(end - start <= LONGEST for start, end in edges)
    assert all(end - start >= SHORTEST_PART for start, end in edges[:-1])


def test_an_offset_is_found_in_its_part() -> None:
    text = "x" * 100_000
    assert portion(text, at=0) == portion(text, part=1)
    assert portion(text, at=LONGEST) == portion(text, part=2)
    assert portion(text, at=100_000) == portion(text, part=5)
    assert portion(text, at=100_001) is None


def test_words_of_another_part_are_on_another_page() -> None:
    shown = Portion(number=2, parts=3, start=LONGEST, end=2 * LONGEST)
    here = PortionAddresses(site=SiteAddresses(documents={}, as_of="2031-05-05"), document_id="doc_1", shown=shown)
    assert here.span("doc_1", LONGEST + 5, LONGEST + 9) == "#s1-20005-20009"
    assert here.span("doc_1", 5, 9) == "/documents/doc_1?as_of=2031-05-05#s1-5-9"
    assert here.span("doc_1", 45_000, 45_004) == "/documents/doc_1?at=45000&as_of=2031-05-05#s1-45000-45004"


@pytest.mark.parametrize("value", ["0", "x", "-1", "1.5", "9999999999", "²"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="part"):
        whole_number("part", value, 1)
