"""Documents that repeat one text."""

from __future__ import annotations

from datetime import date
from typing import Any

from counterclaim.reconcile.copies import copied_from, repeats, shingles

TEXT = " ".join(f"word{at}" for at in range(80))


def test_case_and_punctuation_do_not_hide_a_copy(document: Any) -> None:
    papers = {"a": document("a", text=TEXT), "b": document("b", date(2031, 5, 2), text=TEXT.upper().replace(" ", ", "))}
    assert copied_from(papers) == {"b": "a"}


def test_the_earliest_text_is_the_source(document: Any) -> None:
    papers = {"a": document("a", date(2031, 5, 9), text=TEXT), "b": document("b", date(2031, 5, 2), text=TEXT)}
    assert copied_from(papers) == {"a": "b"}


def test_a_shortened_copy_is_a_copy() -> None:
    assert repeats(shingles(TEXT), shingles(" ".join(TEXT.split()[:40]))) == 1.0


def test_a_shared_paragraph_makes_no_copy() -> None:
    other = " ".join(f"other{at}" for at in range(80))
    assert not repeats(shingles(TEXT), shingles(other + " " + TEXT[:200]))


def test_short_texts_are_not_compared(document: Any) -> None:
    papers = {
        "a": document("a", text="No casualties were reported."),
        "b": document("b", text="No casualties were reported."),
    }
    assert not copied_from(papers)
