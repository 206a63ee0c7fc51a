"""Coreference of events on a corpus of our own in ECB+'s form: four short reports of two invented happenings."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pytest
from evaluation.ecbplus import Task, main, parts, task_of, topic_of
from evaluation.ecbplus_corpus import documents_of
from evaluation.ecbplus_documents import likeness_of
from evaluation.ecbplus_lemma_groups import group_means, side_by_side
from evaluation.ecbplus_mentions import head_of
from evaluation.ecbplus_model import Linker, load, save
from evaluation.ecbplus_pairs import PROPOSITIONS, compared
from evaluation.ecbplus_states import with_outputs

REPORTS = {
    "1_1ecb": ["Divers rescued nine miners from the flooded Velka mine on Sunday .", "Officials praised the divers ."],
    "1_2ecb": ["Nine miners were rescued by divers at the Velka mine .", "The flood had trapped them on Friday ."],
    "2_1ecbplus": ["http://reports.example/bank", "Masked men robbed a bank in Port Ansel and fled by boat ."],
    "2_2ecbplus": ["http://reports.example/boat", "Police hunt men who robbed the Port Ansel bank ."],
}
MENTIONS = (
    ("1_1ecb", 0, "rescued", "rescue"),
    ("1_1ecb", 1, "praised", "praise"),
    ("1_2ecb", 0, "rescued", "rescue"),
    ("2_1ecbplus", 1, "robbed", "robbery"),
    ("2_1ecbplus", 1, "fled", "flight"),
    ("2_2ecbplus", 1, "robbed", "robbery"),
    ("2_2ecbplus", 1, "hunt", "hunt"),
)


def _xml(sentences: list[str]) -> str:
    numbered = [(number, word) for number, sentence in enumerate(sentences) for word in sentence.split()]
    tokens = (
        f'<token t_id="{place}" sentence="{number}" number="0">{escape(word)}</token>'
        for place, (number, word) in enumerate(numbered, start=1)
    )
    return f"<Document>{''.join(tokens)}</Document>"


def _row(document: str, sentence: int, word: str, chain: str) -> dict[str, object]:
    words = [(number, one) for number, text in enumerate(REPORTS[document]) for one in text.split()]
    return {
        "doc": document,
        "sent": sentence,
        "tokens": [str(words.index((sentence, word)) + 1)],
        "text": word,
        "chain": chain,
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports as XML, and the mentions beside it."""
    folder = tmp_path_factory.mktemp("ecbplus")
    for name, sentences in REPORTS.items():
        (folder / f"{name}.xml").write_text(_xml(sentences), encoding="utf-8")
    (folder / "mentions.json").write_text(json.dumps([_row(*one) for one in MENTIONS]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def task(corpus: Path) -> Task:
    """The mentions of those reports."""
    return task_of(corpus / "mentions.json", corpus)


def test_a_folder_a_tar_and_a_zip_hold_the_same_documents(corpus: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "one.tar.xz", "w:xz") as tar, zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        for path in corpus.glob("*.xml"):
            tar.add(path, arcname=f"1/{path.name}")
            archive.write(path, arcname=f"ECB+/1/{path.name}")
    known = documents_of(corpus, REPORTS)
    assert known == documents_of(tmp_path / "one.tar.xz", REPORTS) == documents_of(tmp_path / "two.zip", REPORTS)
    assert [token.text for token in known["1_1ecb"].sentences[1]] == ["Officials", "praised", "the", "divers", "."]
    assert (known["1_1ecb"].headline, known["2_1ecbplus"].headline) == (0, 1)


def test_a_token_that_no_sentence_has_is_named(corpus: Path) -> None:
    document = documents_of(corpus, ["1_1ecb"])["1_1ecb"]
    assert document.sentence_with("14") == document.sentences[1]
    with pytest.raises(ValueError, match="1_1ecb has no token 99"):
        document.sentence_with("99")


def test_a_document_that_is_missing_is_named(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="4 documents are not in the corpus, the first is 1_1ecb"):
        task_of(corpus / "mentions.json", tmp_path)


def test_the_parser_tells_who_rescued_whom_in_either_voice(task: Task) -> None:
    active, passive = task.collection.mentions[0], task.collection.mentions[2]
    assert active.lemma == passive.lemma == "rescue"
    assert "diver" in active.slots["who"]
    assert "miner" in active.slots["whom"] & passive.slots["whom"]


def test_mentions_are_compared_by_propositions_with_names(task: Task) -> None:
    pairs = np.array([[0, 2], [0, 3]])
    numbers = compared(task.collection.mentions, pairs, task.collection.rarity)
    names = [proposition.__name__ for proposition in PROPOSITIONS]
    assert len(set(names)) == len(names)
    told = dict(zip(names, numbers.T, strict=True))
    assert list(told["same_lemma"]) == [1.0, 0.0]
    assert told["whom_alike"][0] > told["whom_alike"][1] == 0.0
    assert list(told["whom_differs"]) == [0.0, 1.0]


def test_lemmas_that_stand_side_by_side_are_told_from_those_that_replace_each_other(task: Task) -> None:
    pairs = np.array([[3, 4], [3, 6], [3, 5]])
    beside = side_by_side(task.collection.mentions, [0, 0, 0, 1, 1, 1, 1], pairs)
    assert beside[0].tolist() == [0.5, 1.0, 1.0, 1.0]
    assert beside[2].tolist() == [1.0, 1.0, 0.0, 0.0]
    means = group_means(
        task.collection.mentions, [0, 0, 0, 1, 1, 1, 1], np.array([[3, 4], [4, 5]]), np.array([[1.0], [0.0]])
    )
    assert means[:, 0].tolist() == [0.5, 0.5]


def test_reports_of_one_happening_come_into_one_topic_and_their_mentions_into_one_event(task: Task) -> None:
    linker = load()
    topics = linker.topics(task.collection)
    assert topics == task.coded_topics() == [0, 0, 1, 1]
    events = linker.events(task.collection, topics)
    assert events[0] == events[2] != events[1]
    assert events[3] == events[5] not in (events[4], events[6])


def test_the_parts_of_the_score_are_told_apart(task: Task) -> None:
    found = parts(task, load())
    assert found["topics as coded, one lemma"]["CoNLL F1"] == 1.0
    assert set(found) >= {"each mention alone", "topics by likeness, first look", "topics learned, second look"}


def test_weights_come_back_as_they_were_kept(task: Task, tmp_path: Path) -> None:
    linker: Linker = load()
    save(linker, tmp_path / "weights.npz")
    again = load(tmp_path / "weights.npz")
    topics = task.coded_topics()
    assert np.array_equal(linker.chances(task.collection, topics), again.chances(task.collection, topics))


def test_the_command_prints_scores_and_writes_predictions(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "found.json"
    command = ["ecbplus", str(corpus / "mentions.json"), "--corpus", str(corpus), "--predictions", str(written)]
    monkeypatch.setattr("sys.argv", command)
    main()
    assert "the linker" in capsys.readouterr().out
    rows = json.loads(written.read_text(encoding="utf-8"))
    assert [row["text"] for row in rows] == [word for _, _, word, _ in MENTIONS]
    assert rows[0]["chain"] == rows[2]["chain"] != rows[1]["chain"]


def test_a_topic_is_a_number_and_one_of_two_halves() -> None:
    assert topic_of("12_3ecbplus") == "12ecbplus" != topic_of("12_3ecb")


def test_the_head_of_a_phrase_is_the_word_that_the_others_hang_on() -> None:
    assert head_of([1, 2], [4, 2, 4, 4, -1]) == 2


def test_documents_are_alike_by_their_rare_words() -> None:
    likeness = likeness_of([Counter("ab"), Counter("ab"), Counter("cd"), Counter("ce")])
    assert likeness[0, 1] == pytest.approx(1.0)
    assert likeness[0, 2] == 0.0 < likeness[2, 3]


def test_more_outputs_are_a_continuation_of_the_model_file() -> None:
    assert with_outputs(b"model", ["ab"]) == b"model" + bytes([7 << 3 | 2, 6, 12 << 3 | 2, 4, 1 << 3 | 2, 2]) + b"ab"
    assert with_outputs(b"", ["a" * 200])[1:3] == bytes([0xCE, 0x01])
