"""What is given is cut the same each time, and travels whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.cluster.inputs import Cut, given_by, packed, parts_in, paths_of, unpacked
from counterclaim.errors import CorpusError, DocumentError
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stating import Stated


def lines(number: int) -> str:
    return "".join(json.dumps({"id": each, "text": f"Text {each}."}) + "\n" for each in range(number))


def test_patterns_give_their_files_by_name_each_once(tmp_path: Path) -> None:
    for name in ("b/2.jsonl", "a/1.jsonl", "a/odd[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = paths_of([f"{tmp_path}/**/*.jsonl", str(tmp_path / "a/odd[1].txt"), str(tmp_path / "a/1.jsonl")])
    assert [path.removeprefix(f"{tmp_path}/") for path in found] == ["a/1.jsonl", "b/2.jsonl", "a/odd[1].txt"]


@pytest.mark.parametrize(("pattern", "reason"), [("*.nothing", "nothing fits"), ("-", "standard input")])
def test_what_gives_nothing_is_told(pattern: str, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        paths_of([pattern])


def test_a_path_that_is_not_there_is_refused_among_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    given = given_by([str(tmp_path / "a.txt"), str(tmp_path / "missing.txt")])
    found = [raw for stretch in given.stretches for part in parts_in(stretch, given.cut, Limits()) for raw in part]
    assert [type(raw) for raw in found] == [RawDocument, DocumentError]


def test_small_files_go_together_and_a_large_one_alone(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text("Text.", encoding="utf-8")
    (tmp_path / "99.jsonl").write_text(lines(4_000), encoding="utf-8")
    given = given_by([str(tmp_path)])
    names = [[source["name"] for source in json.loads(stretch)] for stretch in given.stretches]
    assert [len(each) for each in names] == [16, 16, 8, 1]
    assert names[-1] == ["99.jsonl"]
    assert given == given_by([str(tmp_path)])


def test_parts_end_by_bytes_or_by_number(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(100), encoding="utf-8")
    (stretch,) = given_by([str(tmp_path)]).stretches
    by_number = [len(part) for part in parts_in(stretch, Cut(bytes=10**6, documents=30), Limits())]
    by_bytes = [len(part) for part in parts_in(stretch, Cut(bytes=100, documents=30), Limits())]
    assert by_number == [30, 30, 30, 10]
    assert set(by_bytes[:-1]) == {4}
    assert sum(by_bytes) == 100


def test_a_part_travels_whole() -> None:
    raw = RawDocument(
        source="a \udcff.jsonl",
        name="a",
        format="json_lines",
        payload=b"\x00\xff{}",
        place="line 3",
        stated=Stated(title="A title", url="https://wire.example/1"),
        charset="windows-1251",
    )
    refusal = DocumentError("b.jsonl", "odd \udcff", place="line 4", code="json")
    one, other = unpacked(packed([raw, refusal]))
    assert one == raw
    assert isinstance(other, DocumentError)
    assert (str(other), other.code, other.place) == (str(refusal), "json", "line 4")


def test_more_bytes_make_larger_parts_within_bounds() -> None:
    cuts = [Cut.for_bytes(size) for size in (0, 10**6, 10**9, 10**15)]
    assert [cut.bytes for cut in cuts] == [64_000, 64_000, 1_953_125, 16_000_000]
    assert [cut.documents for cut in cuts] == [16, 16, 488, 1_024]
