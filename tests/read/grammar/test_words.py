"""Where words begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.grammar.words import split_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't", "do n't"),
        ("can’t cannot won't", "ca n’t can not wo n't"),
        ("Ukraine's soldiers'", "Ukraine 's soldiers '"),
        ("they're it’s I'd", "they 're it ’s I 'd"),
        ("$10bn, 5.5km", "$ 10 bn , 5.5 km"),
        ("1,200 drones", "1,200 drones"),
        ("at 07:30 a.m. on 12/09", "at 07:30 a.m. on 12/09"),
        ("20% of 1980s", "20 % of 1980s"),
        ("10-year-old US-led", "10 - year - old US - led"),
        ("10–15", "10 – 15"),
        ("mid-September al-Shifa non-military", "mid-September al-Shifa non-military"),
        ("S-400, Kh-101s and T-72B3", "S-400 , Kh-101s and T-72B3"),
        ("Lt. Gen. O'Brien of the U.S. said", "Lt. Gen. O'Brien of the U.S. said"),
        ("No. 5 said no.", "No. 5 said no ."),
        ("“We won,” (he) said...", "“ We won , ” ( he ) said ..."),
        ("see https://a.example/b?c=1, now", "see https://a.example/b?c=1 , now"),
        ("J. Smith met plan B.", "J. Smith met plan B ."),
    ],
)
def test_words_are_split_as_the_treebank_splits_them(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


@given(st.text(max_size=120))
def test_words_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    position = 0
    for start, end in split_words(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()
