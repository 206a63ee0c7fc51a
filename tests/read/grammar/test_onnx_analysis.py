"""The English analysis that the package carries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.read.grammar.analysis import ROOT, Sentence
from counterclaim.read.grammar.onnx_analysis import OnnxAnalyser, english_analyser

TEXT = (
    "Drones hit a depot in Kharkiv\n\n"
    "Governor Oleh Syniehubov said on Monday that at least 23 people were injured by a missile. "
    "The ministry did not confirm it."
)


@pytest.fixture(scope="module")
def analyser() -> OnnxAnalyser:
    return english_analyser()


def relations(sentence: Sentence) -> dict[str, str]:
    return {word.text: word.relation for word in sentence.words}


def test_who_said_it_and_what_happened_come_out_of_the_tree(analyser: OnnxAnalyser) -> None:
    _, sentence, _ = analyser.analyse(TEXT)
    found = relations(sentence)
    assert sentence.root.text == "said"
    assert (found["people"], found["were"], found["injured"]) == ("nsubj:pass", "aux:pass", "ccomp")
    assert {sentence.words[word.head].text for word in sentence.words if word.text == "23"} == {"people"}


def test_paragraphs_are_numbered(analyser: OnnxAnalyser) -> None:
    assert [sentence.paragraph for sentence in analyser.analyse(TEXT)] == [0, 1, 1]


def test_people_and_places_are_named(analyser: OnnxAnalyser) -> None:
    named = {word.text: word.entity for sentence in analyser.analyse(TEXT) for word in sentence.words}
    assert named["Syniehubov"] == "I-PERSON"
    assert named["Kharkiv"] == "B-LOC"


def test_a_negation_hangs_on_its_verb(analyser: OnnxAnalyser) -> None:
    sentence = analyser.analyse(TEXT)[2]
    negation = next(word for word in sentence.words if word.text == "not")
    assert sentence.words[negation.head].lemma == "confirm"


def test_a_sentence_reads_the_same_in_any_company(analyser: OnnxAnalyser) -> None:
    alone = analyser.analyse("The ministry did not confirm it.")[0]
    among = analyser.analyse(TEXT)[2]
    assert [(w.text, w.head, w.relation, w.entity) for w in alone.words] == [
        (w.text, w.head, w.relation, w.entity) for w in among.words
    ]


def test_nothing_gives_nothing(analyser: OnnxAnalyser) -> None:
    assert analyser.analyse(" \n\n ") == ()


def test_a_line_without_end_is_read_in_parts(analyser: OnnxAnalyser) -> None:
    sentences = analyser.analyse("+" * 3000)
    assert len(sentences) > 5
    assert sum(len(sentence.words) for sentence in sentences) == 3000


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB1 .!?\"“”’'\n-–,;%$•üждn€"), max_size=120))
def test_offsets_are_exact_and_every_sentence_is_a_tree(text: str) -> None:
    end = 0
    for number, sentence in enumerate(english_analyser().analyse(text)):
        assert sentence.index == number
        assert text[sentence.start : sentence.end] == sentence.text
        assert [word.head for word in sentence.words].count(ROOT) == 1
        assert len(sentence.subtree_of(sentence.root)) == len(sentence.words)
        for word in sentence.words:
            assert text[word.start : word.end] == word.text
            assert word.start >= end
            end = word.end
            assert (word.relation == "root") == (word.head == ROOT)


def test_long_words_of_many_pieces_are_read_in_parts(analyser: OnnxAnalyser) -> None:
    sentences = analyser.analyse(" ".join("漢" * 99 for _ in range(7)))
    assert sum(len(sentence.words) for sentence in sentences) == 7
    assert len(sentences) > 1
