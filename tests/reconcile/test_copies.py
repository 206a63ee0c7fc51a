"""Documents that repeat one text."""

from __future__ import annotations

from datetime import date
from typing import Any

from counterclaim.reconcile.copies import copied, copies_of, repeats, shingles, sources_of

TEXT = " ".join(f"word{at}" for at in range(80))


def test_case_and_punctuation_do_not_hide_a_copy(document: Any) -> None:
    papers = {"a": document("a", text=TEXT), "b": document("b", date(2031, 5, 2), text=TEXT.upper().replace(" ", ", "))}
    assert sources_of(copies_of(papers.values())) == {"b": "a"}


def test_the_earliest_text_is_the_source(document: Any) -> None:
    papers = {"a": document("a", date(2031, 5, 9), text=TEXT), "b": document("b", date(2031, 5, 2), text=TEXT)}
    assert sources_of(copies_of(papers.values())) == {"a": "b"}


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
    assert not sources_of(copies_of(papers.values()))


def test_a_chain_keeps_its_links(document: Any) -> None:
    words = TEXT.split()
    later, last = " ".join(["own1", "own2", *words[:70]]), " ".join(["own1", "own2", *words[:62], "own3"])
    texts = [("a", 1, TEXT), ("b", 2, later), ("c", 3, last)]
    papers = {name: document(name, date(2031, 5, day), text=text) for name, day, text in texts}
    copies = copies_of(papers.values())
    assert (copies["c"].source, copies["c"].repeated) == ("a", "b")
    (finding,) = copied(copies, papers, {})
    assert finding.documents == ("a", "b", "c")


def test_the_order_of_arrival_changes_no_chain(document: Any) -> None:
    papers = [document(name, date(2031, 5, at + 1), text=TEXT) for at, name in enumerate("abcde")]
    assert copies_of(papers) == copies_of(reversed(papers))
