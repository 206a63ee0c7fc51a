"""PolNeAR: how its files are read, how labels come out of scores, and what counts as right."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from evaluation.polnear import compare
from evaluation.polnear_model import best_labels, passes, possible, quotation_states
from evaluation.polnear_reader import plain_text, reader_labels
from evaluation.polnear_rows import LABELS, TaggedRow, TaggedSpan, labels_of, read_rows, spans_of, write_rows

from counterclaim.read.grammar.onnx_analysis import english_analyser

SAID = TaggedRow(
    ("The", "mayor", "said", "two", "bridges", "fell", "."),
    ("B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "O"),
)


def test_a_file_of_tokens_gives_its_rows_and_takes_them_back(tmp_path: Path) -> None:
    write_rows([SAID], tmp_path / "rows.jsonl")
    assert read_rows(tmp_path / "rows.jsonl") == [SAID]


def test_rows_without_labels_are_read_as_unlabelled(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"tokens": ["Rain", "."]}) + "\n", encoding="utf-8")
    assert read_rows(tmp_path / "rows.jsonl") == [TaggedRow(("Rain", "."), ("O", "O"))]


def test_labels_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"tokens": ["Rain", "."], "labels": ["O"]}), encoding="utf-8")
    with pytest.raises(ValueError, match="Rain"):
        read_rows(tmp_path / "rows.jsonl")


def test_a_folder_gives_a_row_for_each_paragraph_with_its_broken_spans(tmp_path: Path) -> None:
    text = "Storm\n\nThe bridge, the mayor said, fell.\n"
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/one.txt").write_text(text, encoding="utf-8")
    marked = "T1\tSource 19 28\tthe mayor\nT2\tCue 29 33\tsaid\nT3\tContent 7 17;35 39\tThe bridge fell\n"
    marked += "T4\tAttribution 29 33\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    (tmp_path / "attributions/one_ab12.ann").write_text(marked, encoding="utf-8")
    heading, row = read_rows(tmp_path)
    assert set(heading.labels) == {"O"}
    assert row.document == "one_ab12"
    spans = [(span.kind, row.tokens[span.start : span.end]) for span in spans_of(row.labels)]
    assert spans == [
        ("content", ("The", "bridge")),
        ("source", ("the", "mayor")),
        ("cue", ("said",)),
        ("content", ("fell",)),
    ]


def test_touching_spans_of_one_kind_stay_two() -> None:
    spans = [TaggedSpan(0, 2, "content"), TaggedSpan(2, 3, "content")]
    assert spans_of(labels_of(4, spans)) == spans


def test_where_spans_overlap_the_first_named_keeps_its_tokens() -> None:
    labels = labels_of(4, [TaggedSpan(1, 2, "cue"), TaggedSpan(0, 4, "content")])
    assert labels == ("B-content", "B-cue", "B-content", "I-content")


def test_a_span_too_short_is_met_but_not_exact() -> None:
    found = TaggedRow(SAID.tokens, ("O", "B-source", "B-cue", "B-content", "I-content", "I-content", "O"))
    scores = compare([SAID], [found])
    assert (scores["source F1"], scores["source overlap F1"], scores["content F1"]) == (0.0, 100.0, 100.0)


def test_what_is_invented_costs_precision_alone() -> None:
    found = TaggedRow(SAID.tokens, (*SAID.labels[:-1], "B-cue"))
    scores = compare([SAID], [found])
    assert (scores["cue precision"], scores["cue recall"]) == (50.0, 100.0)


def test_an_inside_label_never_follows_another_kind() -> None:
    scores = np.zeros((2, len(LABELS)), np.float32)
    scores[0, LABELS.index("B-cue")] = 3.0
    scores[1, LABELS.index("I-content")] = 2.0
    scores[1, LABELS.index("I-cue")] = 1.0
    assert best_labels(scores, possible()) == ("B-cue", "I-cue")


def test_a_row_never_begins_inside_a_span() -> None:
    scores = np.zeros((1, len(LABELS)), np.float32)
    scores[0, LABELS.index("I-content")] = 2.0
    scores[0, LABELS.index("B-cue")] = 1.0
    assert best_labels(scores, possible()) == ("B-cue",)


def test_learned_scores_of_the_chain_count() -> None:
    scores = np.zeros((2, len(LABELS)), np.float32)
    follows = possible()
    follows[LABELS.index("B-source"), LABELS.index("B-cue")] = 1.0
    assert best_labels(scores, follows) == ("B-source", "B-cue")


def test_rows_are_labelled_once_each_with_a_neighbour_on_both_sides_in_view() -> None:
    assert list(passes([50, 50, 50, 50, 50], room=160)) == [
        (range(3), range(2)),
        (range(1, 4), range(2, 3)),
        (range(2, 5), range(3, 5)),
    ]


def test_a_row_too_long_for_company_is_read_alone() -> None:
    assert list(passes([20, 300, 20], room=256)) == [
        (range(1), range(1)),
        (range(1, 2), range(1, 2)),
        (range(2, 3), range(2, 3)),
    ]


def test_what_stands_in_quotation_marks_is_told() -> None:
    assert quotation_states(["``", "Go", "''", "he", "said", '"', "Go"]) == [2, 1, 2, 0, 0, 2, 1]


def test_tokens_become_running_text() -> None:
    text, places = plain_text(["He", "did", "n't", "say", "``", "no", ",", "''", "-LRB-", "yet", "-RRB-", "."])
    assert text == "He didn't say “no,” (yet)."
    assert [text[start:end] for start, end in places][2:6] == ["n't", "say", "“", "no"]


def test_the_readers_act_of_saying_becomes_three_spans() -> None:
    assert reader_labels(SAID.tokens, english_analyser()) == SAID.labels


def test_a_quotation_over_two_sentences_is_one_content() -> None:
    tokens = ["``", "It", "fell", ".", "Two", "cars", "sank", "with", "it", ",", "''", "the", "mayor", "said", "."]
    spans = spans_of(reader_labels(tokens, english_analyser()))
    assert [(span.kind, " ".join(tokens[span.start : span.end])) for span in spans] == [
        ("content", "`` It fell . Two cars sank with it , ''"),
        ("source", "the mayor"),
        ("cue", "said"),
    ]


def test_a_verb_of_saying_within_a_quotation_is_content() -> None:
    tokens = ["``", "The", "army", "says", "that", "it", "is", "over", ",", "''", "the", "mayor", "said", "."]
    assert sum(span.kind == "cue" for span in spans_of(reader_labels(tokens, english_analyser()))) == 1
