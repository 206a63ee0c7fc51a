"""Parquet: one document a row, only the columns that are needed."""

from __future__ import annotations

import io
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.containers.given import read

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import raw_documents
from counterclaim.ingest.limits import Limits

pyarrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
from pyarrow import parquet  # noqa: E402  (only where it is installed)

MOMENT = datetime(2031, 5, 4, 22, 30, tzinfo=UTC)


def packed(columns: dict[str, Any], **how: Any) -> bytes:
    """A Parquet file of these columns."""
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream, **how)
    return stream.getvalue()


@pytest.mark.parametrize("seekable", [True, False])
def test_each_row_is_a_document(seekable: bool) -> None:
    table = packed({"id": [7, 8], "headline": ["A", None], "text": ["One fell.", "Two fell."], "score": [0.5, 1.5]})
    found = read(table, "a.parquet", seekable=seekable)
    assert [(one.name, one.title, one.text) for one in found.documents] == [
        ("7", "A", "One fell."),
        ("8", None, "Two fell."),
    ]
    assert found.documents[0].origin == "a.parquet: row 1"
    assert (found.documents[0].extractor or "").startswith("parquet_row 1 (pyarrow ")


@pytest.mark.parametrize(
    "column",
    [
        pyarrow.array(["One fell."], pyarrow.large_string()),
        pyarrow.array([b"One fell."], pyarrow.binary()),
        pyarrow.array(["One fell."]).dictionary_encode(),
    ],
    ids=["large string", "binary", "dictionary"],
)
def test_texts_may_be_of_any_kind_of_string(column: Any) -> None:
    assert read(packed({"content": column})).texts == ["One fell."]


@pytest.mark.parametrize(
    ("column", "day", "moment"),
    [
        (pyarrow.array([date(2031, 5, 4)]), date(2031, 5, 4), None),
        (pyarrow.array([MOMENT], pyarrow.timestamp("us", "UTC")), date(2031, 5, 4), MOMENT),
        (pyarrow.array([MOMENT], pyarrow.timestamp("ns", "Europe/Kyiv")), date(2031, 5, 5), MOMENT),
        (pyarrow.array([1935700200123456789], pyarrow.timestamp("ns", "UTC")), date(2031, 5, 4), None),
        (pyarrow.array([datetime(2031, 5, 4, 22, 30)], pyarrow.timestamp("ms")), date(2031, 5, 4), None),
    ],
)
def test_days_and_moments_of_publication(column: Any, day: date, moment: datetime | None) -> None:
    (document,) = read(packed({"text": ["One fell."], "date": column})).documents
    assert document.published_on == day
    if moment:
        assert document.published_at == moment


def test_lists_of_authors_are_joined() -> None:
    (document,) = read(packed({"text": ["One fell."], "authors": [["A. Varro", "B. Lind"]]})).documents
    assert document.author == "A. Varro, B. Lind"


def test_a_row_that_can_t_be_read_is_refused_and_the_rest_goes_on() -> None:
    found = read(packed({"text": pyarrow.array([b"caf\xe9", b"One fell.", b""], pyarrow.binary())}))
    assert (found.texts, [refusal.place for refusal in found.refusals]) == (["One fell."], ["row 1", "row 3"])


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"town": ["Tolm"]}, "fields"),
        ({"text": [5]}, "fields"),
        ({"claimant": ["x"], "sentence_start": [1], "reader": ["y"]}, "claims"),
    ],
)
def test_what_is_no_table_of_documents_is_refused(columns: dict[str, Any], code: str) -> None:
    assert read(packed(columns)).codes == [code]


def test_a_huge_row_is_refused_and_the_next_is_read() -> None:
    found = read(packed({"text": ["x" * 200_000, "One fell."]}), limits=Limits(document_bytes=100_000))
    assert (found.texts, found.codes) == (["One fell."], ["too_long"])


def test_a_damaged_table_is_refused_in_one_line() -> None:
    whole = packed({"text": [f"Drone {n} fell." for n in range(500)]}, row_group_size=100, compression="gzip")
    assert read(whole[: len(whole) // 2]).codes == ["damaged"]
    chance = random.Random(5)
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(4):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        found = read(bytes(broken))
        assert len(found.all) >= 1
        assert found.codes.count("damaged") <= 1


def test_without_pyarrow_the_table_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = packed({"text": ["One fell."]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (refusal,) = read(whole).refusals
    assert "counterclaim[parquet]" in refusal.reason


def test_a_table_that_once_ended_the_process_does_no_more() -> None:
    # Found by fuzzing: asking pyarrow 26.0.1 for the metadata of a column aborts on such a file.
    broken = Path(__file__).parent / "broken" / "size-statistics.parquet"
    assert read(broken.read_bytes()).all


def test_a_long_text_that_stands_in_many_rows_is_held_once() -> None:
    words, rows = "One fell. " * 50_000, 2_000
    text = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * rows, pyarrow.int32()), pyarrow.array([words]))
    ends = pyarrow.array(range(rows + 1), pyarrow.int32())
    columns = {"text": text, "author": pyarrow.ListArray.from_arrays(ends, text)}
    before = pyarrow.default_memory_pool().bytes_allocated()
    most = 0
    limits = Limits(document_bytes=400_000)
    for one in raw_documents(["-"], io.BytesIO(packed(columns)), limits):
        assert isinstance(one, DocumentError)
        most = max(most, pyarrow.default_memory_pool().bytes_allocated() - before)
    assert most < 20 * len(words)


def test_a_table_that_grows_out_of_bounds_is_refused_before_it_is_read() -> None:
    found = read(packed({"text": ["One fell. " * 1_000_000]}, use_dictionary=False, compression="zstd"))
    assert found.codes == ["ratio"]


def test_a_list_of_very_many_authors_is_refused_with_its_row() -> None:
    found = read(packed({"text": ["One fell.", "Two fell."], "author": [["Ana Bell"] * 20_000, ["Ana Bell"]]}))
    assert (found.texts, found.codes) == (["Two fell."], ["too_long"])
