"""What changed between two texts: both can be put together again from the pieces, in bounded time."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.serve.texts.wordwise import CONTEXT, GONE, NEW, SAME, Piece, compared, shortened

MEGABYTE = 1_000_000
LONG_S = 20.0
"""Many times what it takes, for a busy machine; without a bound it would be hours."""


def _without(pieces: tuple[Piece, ...], step: str) -> list[str]:
    return "".join(each.words for each in pieces if each.step != step).split()


def test_a_number_that_was_edited_is_what_changed() -> None:
    pieces = compared("At least 12 people were killed.", "At least 15 people were killed.")
    assert [(each.step, each.words.strip()) for each in pieces] == [
        (SAME, "At least"),
        (GONE, "12"),
        (NEW, "15"),
        (SAME, "people were killed."),
    ]


def test_one_word_that_stayed_does_not_tear_a_change_apart() -> None:
    pieces = compared("alpha beta gamma delta", "one beta two delta")
    assert [(each.step, each.words.strip()) for each in pieces] == [
        (GONE, "alpha beta gamma"),
        (NEW, "one beta two"),
        (SAME, "delta"),
    ]


def test_white_space_alone_is_no_change() -> None:
    assert [each.step for each in compared("one two\nthree", "one  two three ")] in ([SAME], [SAME, NEW])
    assert compared("", "") == ()


texts = st.text("ab \n", max_size=80)


@given(texts, texts)
def test_both_texts_can_be_put_together_again(older: str, newer: str) -> None:
    pieces = compared(older, newer)
    assert _without(pieces, NEW) == older.split()
    assert _without(pieces, GONE) == newer.split()


def test_a_long_text_with_few_changes_is_compared_word_by_word() -> None:
    chance = random.Random(7)
    lines = [" ".join(str(chance.randrange(500)) for _ in range(10)) for _ in range(20_000)]
    edited = [f"{line} indeed" if at % 200 == 100 else line for at, line in enumerate(lines)]
    started = time.monotonic()
    pieces = compared("\n".join(lines), "\n".join(edited))
    assert time.monotonic() - started < LONG_S
    assert [each.words.strip() for each in pieces if each.step == NEW] == ["indeed"] * 100


def test_two_texts_of_a_megabyte_that_have_nothing_in_common_take_no_longer() -> None:
    chance = random.Random(7)
    one, other = (" ".join(str(chance.randrange(9)) for _ in range(MEGABYTE // 2)) for _ in range(2))
    started = time.monotonic()
    pieces = compared(one, other)
    assert time.monotonic() - started < LONG_S
    assert _without(pieces, NEW) == one.split()


def test_long_unchanged_stretches_are_shortened() -> None:
    words = "same " * 400
    pieces = shortened(compared(f"{words}12 {words}", f"{words}15 {words}"))
    assert [each.step for each in pieces] == [SAME, GONE, NEW, SAME]
    first, last = pieces[0], pieces[-1]
    assert first.words == ""
    assert len(first.after) == len(last.words) == CONTEXT
    assert first.left_out + len(first.after) + last.left_out + len(last.words) + len(" 12") >= 2 * len(words)
