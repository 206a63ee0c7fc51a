"""Dictionary forms."""

from __future__ import annotations

import pytest

from counterclaim.read.grammar.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("Intercepted", "VBD", "intercept"),
        ("shot", "VBN", "shoot"),
        ("destroyed", "VBN", "destroy"),
        ("damaged", "VBN", "damage"),
        ("launched", "VBD", "launch"),
        ("killing", "VBG", "kill"),
        ("injuring", "VBG", "injure"),
        ("striking", "VBG", "strike"),
        ("dropped", "VBD", "drop"),
        ("repelled", "VBD", "repel"),
        ("controls", "VBZ", "control"),
        ("carries", "VBZ", "carry"),
        ("crashes", "VBZ", "crash"),
        ("said", "VBD", "say"),
        ("wounded", "VBN", "wound"),
        ("downed", "VBN", "down"),
        ("occupied", "VBN", "occupy"),
        ("fired", "VBD", "fire"),
        ("using", "VBG", "use"),
    ],
)
def test_a_verb_gives_its_base_form(form: str, xpos: str, lemma: str) -> None:
    assert lemma_of(form, "VERB", xpos) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("drones", "drone"),
        ("people", "person"),
        ("children", "child"),
        ("servicemen", "serviceman"),
        ("cities", "city"),
        ("buses", "bus"),
        ("houses", "house"),
        ("aircraft", "aircraft"),
        ("losses", "loss"),
        ("lives", "life"),
        ("vehicles", "vehicle"),
    ],
)
def test_a_plural_noun_gives_its_singular(form: str, lemma: str) -> None:
    assert lemma_of(form, "NOUN", "NNS") == lemma


def test_a_name_stays_as_it_is() -> None:
    assert lemma_of("Avdiivka", "PROPN", "NNP") == "Avdiivka"


def test_grammar_words_have_their_dictionary_form() -> None:
    assert [lemma_of("were", "AUX", "VBD"), lemma_of("n’t", "PART", "RB"), lemma_of("an", "DET", "DT")] == [
        "be",
        "not",
        "a",
    ]
