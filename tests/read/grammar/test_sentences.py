"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.grammar.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in split_sentences(text)]


def test_a_headline_without_a_full_stop_is_a_sentence() -> None:
    assert sentences("Drones hit depot\n\nTwo people died.") == ["Drones hit depot", "Two people died."]


def test_a_single_line_break_ends_a_paragraph() -> None:
    found = split_sentences("First line\nSecond line. Third.")
    assert [stretch.paragraph for stretch in found] == [0, 1, 1]


def test_lines_wrapped_by_hand_are_read_as_one_paragraph() -> None:
    text = (
        "The column of vehicles moved to the eastern bank of the river\n"
        "and was halted there by fire from the other side for most of\n"
        "the day, the brigade said. It later withdrew."
    )
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Ivan Petrenko spoke to Lt. Gen. Omar Haddad.",
        "The U.S. Army said so on Aug. 6 at 5 p.m. Moscow time.",
        "Mr. Kovalenko met J. K. Levy vs. the No. 5 team of St. Petersburg.",
        "Prices rose 3.5 percent to $4.2 million... and fell.",
        "It was reported by Lenta.Ru on Sunday.",
        "[George H. W.] Bush did not reply.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


def test_an_abbreviation_ends_a_sentence_where_a_usual_first_word_follows() -> None:
    assert sentences("They left the U.S. The talks failed. It began at 5 a.m. He slept.") == [
        "They left the U.S.",
        "The talks failed.",
        "It began at 5 a.m.",
        "He slept.",
    ]


def test_the_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert sentences("“We hit it. We won.” Nobody else spoke.") == ["“We hit it.", "We won.”", "Nobody else spoke."]
    assert sentences('"We won." He left.') == ['"We won."', "He left."]


def test_a_question_in_quotation_marks_goes_on_to_its_speaker() -> None:
    assert sentences("“Why now?” Mayor Olena Melnyk asked. “Three died!” he said.") == [
        "“Why now?” Mayor Olena Melnyk asked.",
        "“Three died!” he said.",
    ]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("(LONDON) -- Two people died.", "(LONDON) --"),
        ("MOSCOW, September 12. /TASS/. Two people died.", "MOSCOW, September 12. /TASS/."),
        ("KYIV, Ukraine (AP) — Two people died.", "KYIV, Ukraine (AP) —"),
        ("00:54 Two people died.", "00:54"),
        ("1 May 2022 00.36 Two people died.", "1 May 2022 00.36"),
    ],
)
def test_a_dateline_or_a_time_stamp_stands_alone(text: str, opening: str) -> None:
    assert sentences(text) == [opening, "Two people died."]


def test_bullets_in_one_line_are_sentences() -> None:
    assert sentences("• One drone • Two missiles") == ["• One drone", "• Two missiles"]


def test_a_missing_space_after_a_full_stop_still_ends_the_sentence() -> None:
    assert sentences("Twelve people died.The fire went on.") == ["Twelve people died.", "The fire went on."]


def test_a_footnote_stays_with_the_sentence_that_it_rests_on() -> None:
    assert sentences("It fell.[12] It rose.[](https://a.example/#_edn1) It fell again. [3]") == [
        "It fell.[12]",
        "It rose.[](https://a.example/#_edn1)",
        "It fell again. [3]",
    ]


def test_a_list_number_stays_with_its_sentence() -> None:
    assert sentences("1. The first item. 2. The second.") == ["1. The first item.", "2. The second."]


def test_a_line_without_end_is_cut() -> None:
    assert all(len(sentence) <= LONGEST for sentence in sentences("x" * 5000 + " word" * 5000))


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\"“”'()[]\n\t–-,;:/•üж€"), max_size=200))
def test_sentences_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    position = 0
    for stretch in split_sentences(text):
        assert position <= stretch.start < stretch.end <= len(text)
        assert not text[position : stretch.start].strip()
        assert text[stretch.start : stretch.end] == text[stretch.start : stretch.end].strip()
        position = stretch.end
    assert not text[position:].strip()


def test_a_bracket_after_an_abbreviation_begins_no_sentence() -> None:
    text = "It was hit at 10:35 a.m. (0735 GMT) on Friday."
    assert [text[one.start : one.end] for one in split_sentences(text)] == [text]
