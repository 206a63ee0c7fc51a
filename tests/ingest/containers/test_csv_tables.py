"""CSV and TSV: one document a row."""

from __future__ import annotations

import csv
import hashlib
import io
import time
import tracemalloc
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.containers.given import read

from counterclaim.ingest.documents import raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.publish.columns import COLUMNS
from counterclaim.publish.csv import write_claims_csv

TABLE = 'id,date,source,text\nd1,2031-05-04,Wire,"Two drones, at least,\nfell on ""Tolm""."\nd2,,,Nobody was hurt.\n'
RUSSIAN = "Министерство обороны сообщило, что ночью сбиты семь беспилотников над областью."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("seekable", [True, False])
def test_each_row_is_a_document(encoding: str, seekable: bool) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    found = read((mark + TABLE).encode(encoding), "a.csv", seekable=seekable)
    first, second = found.documents
    assert first.text == 'Two drones, at least,\nfell on "Tolm".'
    assert (first.name, first.published_on, first.publisher) == ("d1", date(2031, 5, 4), "Wire")
    assert (first.origin, first.extractor) == ("a.csv: row 1", "csv_row 1")
    assert (second.text, second.published_on) == ("Nobody was hurt.", None)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_delimiter_and_the_line_ends_are_told(delimiter: str, ends: str) -> None:
    table = io.StringIO()
    rows = [["Headline", "Article Text"], ["A, b; c | d\te", "Two, 2; three | 3\tfour"], ["x", "Line one.\nLine two."]]
    csv.writer(table, delimiter=delimiter, lineterminator=ends).writerows(rows)
    found = read(table.getvalue().encode())
    assert [(one.title, one.text) for one in found.documents] == [tuple(row) for row in rows[1:]]


def test_a_rows_digest_is_of_its_canonical_json() -> None:
    first = read(TABLE.encode()).documents[0]
    row = '{"date":"2031-05-04","id":"d1","source":"Wire","text":"Two drones, at least,\\nfell on \\"Tolm\\"."}'
    assert first.source_digest == hashlib.sha256(row.encode()).hexdigest()
    assert read(TABLE.replace(",", ";").replace("; at", ", at").replace("t;\n", "t,\n").encode()).documents[0] == first


def test_windows_1251_is_told_where_it_clearly_is_that() -> None:
    found = read(f"id;text\na;{RUSSIAN}\nb;{RUSSIAN}\n".encode("cp1251"))
    assert found.texts == [RUSSIAN, RUSSIAN]


def test_a_ragged_row_is_refused_by_its_number_and_the_rest_is_read() -> None:
    found = read(b"id,text\na,one\nb,two,three\nc\n\nd,four\n")
    assert found.texts == ["one", "four"]
    assert [refusal.place for refusal in found.refusals] == ["row 2", "row 3"]
    assert "3 fields where the header has 2" in found.refusals[0].reason


def test_a_row_in_another_encoding_is_refused_and_the_rest_is_read() -> None:
    found = read(b"id,text\na,one\nb,caf\xe9\nc,two\n")
    assert (found.texts, [refusal.place for refusal in found.refusals]) == (["one", "two"], ["row 2"])


def test_an_open_quote_loses_nothing_silently() -> None:
    found = read(b'id,text\na,one\nb,"two\nc,three\n')
    assert found.texts == ["one"]
    assert [refusal.place for refusal in found.refusals] == ["row 2"]
    assert "not CSV" in found.refusals[0].reason


def test_a_huge_row_is_refused_and_the_rest_is_read() -> None:
    found = read(b'id,text\na,"' + b"x\n" * 100_000 + b'"\nc,two\n', limits=Limits(document_bytes=100_000))
    assert found.texts == ["two"]
    assert len(found.refusals) < 60_000
    assert found.codes[0] == "fields"
    assert "more than" in found.refusals[0].reason


def test_a_text_longer_than_the_csv_module_takes_by_itself_is_read() -> None:
    assert len(read(b"id,text\na," + b"word " * 60_000 + b"\n").texts[0]) == 300_000


@pytest.mark.parametrize(
    ("table", "name", "code"),
    [
        ("town,losses\nTolm,3\n", "a.csv", "fields"),
        ("id,text\n", "a.csv", "empty"),
        (",".join(f"c{n}" for n in range(1200)) + ",text\n", "a.csv", "too_many"),
        ("claimant,sentence_start,reader,sentence\nx,1,y,z\n", "given", "claims"),
    ],
)
def test_what_is_no_table_of_documents_is_refused(table: str, name: str, code: str) -> None:
    assert read(table.encode(), name).codes == [code]


def test_our_own_table_of_claims_is_refused() -> None:
    stream = io.StringIO()
    write_claims_csv([], {}, stream)
    assert stream.getvalue().count(",") == len(COLUMNS) - 1
    assert read(stream.getvalue().encode()).codes == ["claims"]


@pytest.mark.parametrize(
    "text",
    [
        "Text, body and soul\nTwo drones fell.",
        "Source, text\nTwo drones fell on Tolm, on Lissa, and on Brenna.\nNobody was hurt.\n",
        "In Tolm, two fell.\nIn Lissa, three fell.\n",
        "text\nTwo drones fell.\n",
    ],
)
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert read(text.encode(), "a.txt").texts == [text]


@pytest.mark.parametrize("table", ["\n", "\r\n\n", "\nid,text\na,b\n", '"', '"\n', ",\n", "\0\n"])
def test_a_table_without_a_first_line_is_refused_or_text(table: str) -> None:
    assert read(table.encode(), "a.csv").all


def test_what_is_only_called_a_table_is_what_it_is() -> None:
    assert read(b'{"id": "a", "text": "a, b"}\n{"text": "c"}\n', "a.csv").texts == ["a, b", "c"]
    assert read(b'[{"id": "a", "text": "a, b"}]', "a.csv").texts == ["a, b"]


def test_a_table_of_one_column_is_one_where_it_is_named_so() -> None:
    assert read(b"text\nTwo drones fell.\n", "a.csv").texts == ["Two drones fell."]


def test_a_long_table_costs_no_memory() -> None:
    table = b"id,text\n" + b"a," + b"word " * 10 + b"\n"
    stream = io.BytesIO(table[:8] + table[8:] * 20_000)
    tracemalloc.start()
    found = raw_documents_in([Source(source="a", name="a", stream=stream)], Limits())
    assert sum(isinstance(raw, RawDocument) for raw in found) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=3), max_size=5), st.sampled_from(",;\t|"))
def test_what_the_csv_module_writes_is_read_or_refused(rows: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([["id", "text"], *rows])
    found = read(stream.getvalue().encode("utf-8", "replace"), "a.csv")
    assert len(found.all) >= 1
    assert all(document.text for document in found.documents)


@pytest.mark.parametrize("piece", ['"', ",", '""', "\n", '"\n', ';"', "\t", "a,\n", '",'])
def test_hostile_quotes_take_no_time(piece: str) -> None:
    start = time.process_time()
    read(("id,text\n" + piece * (50_000 // len(piece))).encode(), "a.csv")
    assert time.process_time() - start < 5
