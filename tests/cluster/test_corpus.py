"""The folder of a corpus: gone on with where it was left, and never taken for another."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cluster.conftest import corpus_of, now, rows_in, war_entries, write_documents
from tests.tiny_reader import TinyReader

from counterclaim.cli import group
from counterclaim.cluster.attempts import MOST, Attempts
from counterclaim.cluster.corpus import Books, Corpus, Plan
from counterclaim.cluster.exchange import rows_for, scattered
from counterclaim.cluster.files import whole_file, write_record
from counterclaim.cluster.filling import fill_ledger
from counterclaim.cluster.inputs import Cut, given_by
from counterclaim.cluster.parts import books_path, table_path
from counterclaim.cluster.reading import CutErrand, PartReader, cut_stretch
from counterclaim.errors import CorpusError
from counterclaim.ingest.documents import FORMATS
from counterclaim.ingest.limits import Limits
from counterclaim.pipeline.reading import Errand
from counterclaim.read.reader import Reader
from counterclaim.store.memory.ledger import MemoryLedger

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'counterclaim[cluster]'")
EXTRACTORS = {form.name: form.extractor() for form in FORMATS}
PLAN = Plan(
    inputs="a",
    sources=1,
    bytes=2,
    cut={},
    limits={},
    published_on=None,
    readers={"en": "tiny 1"},
    extractors=EXTRACTORS,
)


def tiny(language: str) -> Reader | None:
    return TinyReader() if language == "en" else None


def read_all(given: Path, folder: Path, done: str = "[]", most: int | None = None) -> int:
    """Reads a corpus as a cluster does, in this process; how many parts were read."""
    stretches = given_by([str(given)])
    errand = Errand(limits=Limits(), published_on=None, reader_for=tiny)
    reader = PartReader(str(folder), errand)
    cutting = CutErrand(folder=str(folder), here=os.getcwd(), cut=Cut(bytes=2_000, documents=10), limits=Limits())
    parts = 0
    for number, sources in enumerate(stretches.stretches):
        for row in cut_stretch({"stretch": number, "sources": sources, "done": done}, cutting):
            if parts == most:
                return parts
            reader(row)
            parts += 1
    return parts


def test_parts_are_read_once_and_the_books_balance(tmp_path: Path) -> None:
    given, corpus = write_documents(tmp_path / "given", 60), Corpus(tmp_path / "corpus")
    corpus.begin(PLAN)
    assert read_all(given, corpus.folder, most=3) == 3
    assert len(corpus.parts()) == 3
    with pytest.raises(RuntimeError, match="never cut to its end"):
        corpus.close_books(1)
    parts = read_all(given, corpus.folder)
    books = corpus.close_books(1)
    assert books == Books(parts=parts, came_in=70, read=60, unread=3, refused=7, claims=60)
    assert corpus.books() == books
    books_path(corpus.folder, corpus.parts()[1]).unlink()
    with pytest.raises(RuntimeError, match="the books don't balance"):
        corpus.close_books(1)


def test_what_is_done_is_not_cut_again(tmp_path: Path) -> None:
    given, corpus = write_documents(tmp_path / "given", 60), Corpus(tmp_path / "corpus")
    corpus.begin(PLAN)
    whole = read_all(given, corpus.folder)
    assert read_all(given, corpus.folder, done=json.dumps([0, 2])) == whole - 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"inputs": "b"}, "what is given has changed"),
        ({"readers": {"en": "tiny 2"}}, "another reader"),
        ({"published_on": "2024-01-01"}, "--published was another"),
        ({"limits": {"characters": 5}}, "the limits were others"),
    ],
)
def test_another_corpus_in_the_folder_is_told(tmp_path: Path, change: dict[str, object], told: str) -> None:
    corpus = Corpus(tmp_path / "corpus")
    corpus.begin(PLAN)
    corpus.begin(PLAN)
    other = {name: getattr(PLAN, name) for name in Plan.__slots__} | change
    with pytest.raises(CorpusError, match=told):
        corpus.begin(Plan(**other))


def test_a_node_with_another_counterclaim_reads_nothing(tmp_path: Path) -> None:
    given, corpus = write_documents(tmp_path / "given", 60), Corpus(tmp_path / "corpus")
    with pytest.raises(CorpusError, match="doesn't see"):
        read_all(given, corpus.folder)
    corpus.begin(replace(PLAN, readers={"en": "tiny 2"}))
    with pytest.raises(CorpusError, match="another counterclaim is installed"):
        read_all(given, corpus.folder)


def test_what_a_run_began_to_write_is_no_hindrance_and_is_swept_away(tmp_path: Path) -> None:
    given, corpus = write_documents(tmp_path / "given", 60), Corpus(tmp_path / "corpus")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / ".cut off corpus.json").touch()
    corpus.begin(PLAN)
    (corpus.folder / "claims" / ".cut off 1.parquet").touch()
    read_all(given, corpus.folder)
    corpus.close_books(1)
    assert not list((corpus.folder / "claims").glob(".*"))


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(CorpusError, match="not empty, and no corpus"):
        Corpus(tmp_path).begin(PLAN)


def test_an_unfinished_corpus_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "corpus")
    with pytest.raises(CorpusError, match="no corpus here"):
        corpus.finished()
    corpus.begin(PLAN)
    with pytest.raises(CorpusError, match="not finished"):
        fill_ledger(corpus.folder, MemoryLedger(), now)


def test_a_damaged_table_is_told_by_its_name(tmp_path: Path) -> None:
    folder = corpus_of(war_entries(100), tmp_path / "corpus")
    path = table_path(folder, "documents", Corpus(folder).parts()[0])
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 3] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(CorpusError, match=path.name):
        rows_in(folder)


def test_a_ledger_filled_twice_is_filled_once(tmp_path: Path) -> None:
    entries = war_entries(150)
    folder, ledger, added = corpus_of(entries, tmp_path / "corpus"), MemoryLedger(), MemoryLedger()
    added.add_many(entries, now())
    first = fill_ledger(folder, ledger, now)
    assert first.added == len(entries) - 1
    assert list(ledger.documents()) == list(added.documents())
    again = fill_ledger(folder, ledger, now)
    assert (again.added, again.known) == (0, len(entries))
    assert (again.incidents, again.findings) == (first.incidents, first.findings)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def half() -> None:
        with whole_file(tmp_path / "a" / "b.txt") as unfinished:
            unfinished.write_text("half")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert list((tmp_path / "a").iterdir()) == []


def test_a_folder_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="can't be written"):
        write_record(tmp_path / "file" / "books.json", {})


def test_rows_reach_their_receivers_over_several_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.cluster.exchange.ROUND_BYTES", 1_000)
    shape = (("number", "number"), ("words", "text"), ("more", "texts"))
    with scattered(tmp_path / "0.arrow", shape, 3) as file:
        for number in range(100):
            file.add(number % 3, {"number": number, "words": "w" * number, "more": ["x"] * (number % 4)})
    found = [[row["number"] for row in rows_for(tmp_path, receiver, 3)] for receiver in range(3)]
    assert found == [list(range(receiver, 100, 3)) for receiver in range(3)]


def test_work_that_kills_is_given_up_with_its_name(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path)
    for number in range(MOST):
        assert attempts.begin("part") == number + 1
    with pytest.raises(CorpusError, match="workers died over part"):
        attempts.begin("part")
    attempts.end("part")
    assert attempts.begin("part") == 1


def test_without_ray_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The governor said that 12 killed were found in the town.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "ray", None)
    words = ["corpus", "read", "--input", str(tmp_path / "a.txt"), "--output", str(tmp_path / "corpus")]
    result = CliRunner().invoke(group, words)
    assert result.exit_code == 2
    assert result.stderr == "counterclaim: a corpus needs pyarrow and ray: pip install 'counterclaim[cluster]'\n"
