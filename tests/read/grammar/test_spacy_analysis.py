"""A user's spaCy pipeline behind the contract, with a pipeline of our own making in its place."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from typing import Any

import pytest

from counterclaim.errors import SettingsError
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.spacy_analysis import SpacyAnalyser, load_spacy


@dataclass
class Token:
    """As much of a spaCy token as the analyser reads."""

    i: int
    text: str
    idx: int
    pos_: str
    dep_: str
    head: Any = None
    tag_: str = "X"
    lemma_: str = ""
    ent_type_: str = ""
    ent_iob_: str = "O"
    is_space: bool = False


@dataclass
class Doc:
    """A text read as one sentence."""

    sents: list[list[Token]]


@dataclass
class FakePipeline:
    """Reads every text as the rows it was made with: word, tag, label, head's place."""

    rows: list[tuple[str, str, str, int]]
    labels: tuple[str, ...] = ("dobj", "nsubj")
    meta: dict[str, Any] = field(default_factory=lambda: {"lang": "en", "name": "fake", "version": "1"})
    pipe_names: list[str] = field(default_factory=lambda: ["parser"])

    @property
    def pipe_labels(self) -> dict[str, list[str]]:
        """The parser's labels."""
        return {"parser": list(self.labels)}

    def __call__(self, text: str) -> Doc:
        """The rows as tokens of this text."""
        position, tokens = 0, []
        for i, (word, pos, label, _) in enumerate(self.rows):
            position = text.index(word, position)
            tokens.append(Token(i, word, position, pos, label, ent_type_="GPE" if word == "Kyiv" else "", ent_iob_="B"))
            position += len(word)
        for token, row in zip(tokens, self.rows, strict=True):
            token.head = tokens[row[3]]
        return Doc([tokens])


def tree(sentence: Sentence) -> list[str]:
    found = []
    for word in sentence.words:
        head = sentence.head_of(word)
        found.append(f"{word.text} {word.relation} {head.text if head else '-'}")
    return found


def test_prepositions_and_passives_become_universal() -> None:
    rows = [
        ("Drones", "NOUN", "nsubjpass", 2),
        ("were", "AUX", "auxpass", 2),
        ("downed", "VERB", "ROOT", 2),
        ("by", "ADP", "agent", 2),
        ("gunners", "NOUN", "pobj", 3),
        ("over", "ADP", "prep", 2),
        ("Kyiv", "PROPN", "pobj", 5),
    ]
    (sentence,) = SpacyAnalyser(FakePipeline(rows)).analyse("Drones were downed by gunners over Kyiv")
    assert tree(sentence) == [
        "Drones nsubj:pass downed",
        "were aux:pass downed",
        "downed root -",
        "by case gunners",
        "gunners obl:agent downed",
        "over case Kyiv",
        "Kyiv obl downed",
    ]
    assert [word.entity for word in sentence.words if word.text == "Kyiv"] == ["B-LOC"]


def test_copulas_hang_on_their_predicate() -> None:
    rows = [("It", "PRON", "nsubj", 1), ("was", "AUX", "ROOT", 1), ("quiet", "ADJ", "acomp", 1)]
    (sentence,) = SpacyAnalyser(FakePipeline(rows)).analyse("It was quiet")
    assert tree(sentence) == ["It nsubj quiet", "was cop quiet", "quiet root -"]


def test_a_universal_pipeline_is_taken_as_it_is() -> None:
    rows = [("It", "PRON", "nsubj", 1), ("hit", "VERB", "root", 1), ("Kyiv", "PROPN", "obj", 1)]
    (sentence,) = SpacyAnalyser(FakePipeline(rows, labels=("obj",))).analyse("It hit Kyiv")
    assert tree(sentence) == ["It nsubj hit", "hit root -", "Kyiv obj hit"]


def test_offsets_count_from_the_start_of_the_text() -> None:
    rows = [("Fire", "NOUN", "ROOT", 0)]
    sentences = SpacyAnalyser(FakePipeline(rows)).analyse("Fire\n\nFire")
    assert [(sentence.paragraph, sentence.start, sentence.end) for sentence in sentences] == [(0, 0, 4), (1, 6, 10)]


def test_a_pipeline_without_a_parser_is_refused() -> None:
    with pytest.raises(SettingsError, match="no parser"):
        SpacyAnalyser(FakePipeline([], labels=()))


def test_a_missing_spacy_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_spacy(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "spacy":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_spacy)
    with pytest.raises(SettingsError, match="spaCy is not installed"):
        load_spacy("en_core_web_sm")
