"""Marked text: every span an anchor, whatever the spans do to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.publish.highlights import Edge, Token, marked_text, split_anchors

LONGEST = 30


def _words(tokens: tuple[Token, ...]) -> str:
    return "".join(token.words for token in tokens if token.step == "words")


def _covered(tokens: tuple[Token, ...]) -> dict[str, list[str]]:
    """The words under each anchor, gathered from all its pieces."""
    open_marks: list[str] = []
    found: dict[str, list[str]] = {}
    for token in tokens:
        if token.step == "open":
            open_marks.append(token.anchor or token.piece or "")
            found.setdefault(open_marks[-1], [])
        elif token.step == "close":
            open_marks.pop()
        elif token.step == "words":
            for mark in open_marks:
                found[mark].append(token.words)
    assert not open_marks
    return found


def test_nested_spans_keep_an_anchor_each() -> None:
    tokens = marked_text("at least 158 drones", {(0, 19): "sentence", (0, 12): "count", (9, 12): "what"}, 1, {})
    assert [token.anchor for token in tokens if token.step == "open"] == ["s1-0-19", "s1-0-12", "s1-9-12"]
    assert split_anchors(tokens) == ()


def test_a_crossing_span_is_closed_and_opened_again() -> None:
    tokens = marked_text("abcdef", {(0, 4): "who", (2, 6): "what"}, 3, {})
    assert split_anchors(tokens) == ("s3-2-6",)
    assert {name: "".join(words) for name, words in _covered(tokens).items()} == {"s3-0-4": "abcd", "s3-2-6": "cdef"}


def test_references_stand_where_a_sentence_ends() -> None:
    tokens = marked_text("One. Two.", {(0, 4): "sentence"}, 1, {4: ((1, "#c1"),), 9: ((2, "#c2"),)})
    assert [token.step for token in tokens] == ["open", "words", "close", "references", "words", "references"]


edges = st.tuples(st.integers(0, LONGEST), st.integers(0, LONGEST)).filter(lambda edge: edge[0] < edge[1])


@given(st.sets(edges, max_size=12))
def test_any_spans_give_back_the_text_and_their_own_words(spans: set[Edge]) -> None:
    text = "".join(chr(ord("a") + position % 26) for position in range(LONGEST))
    tokens = marked_text(text, dict.fromkeys(spans, "what"), 1, {})
    assert _words(tokens) == text
    anchors = [token.anchor for token in tokens if token.anchor]
    assert len(anchors) == len(set(anchors)) == len(spans)
    covered = _covered(tokens)
    for start, end in spans:
        assert "".join(covered[f"s1-{start}-{end}"]) == text[start:end]
