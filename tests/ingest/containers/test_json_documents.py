"""JSON that is not one document a line: arrays, objects over several lines, objects that hold an array."""

from __future__ import annotations

import hashlib
import io
import json
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.containers.given import read

from counterclaim.ingest.documents import raw_documents_in
from counterclaim.ingest.json_values import Cutter
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source

RECORDS = [{"id": f"d{n}", "text": f'Drone "{n}" fell: [{{,\\ on\nTolm.', "n": [n, {"a": []}]} for n in range(50)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("seekable", [True, False])
def test_an_array_gives_its_documents(indent: int | None, seekable: bool) -> None:
    found = read(json.dumps(RECORDS, indent=indent).encode(), "a.json", seekable=seekable)
    assert found.texts == [record["text"] for record in RECORDS]
    assert (found.documents[1].name, found.documents[1].origin) == ("d1", "a.json: object 2")
    assert not found.refusals


def test_a_documents_digest_is_of_its_own_bytes() -> None:
    spread = json.dumps(RECORDS[0], indent=1)
    (document,) = read(f"[ {spread} ]".encode()).documents
    assert document.source_digest == hashlib.sha256(spread.encode()).hexdigest()


def test_an_object_over_several_lines_is_one_document() -> None:
    (document,) = read(json.dumps({"text": "a b"}, indent=2).encode(), "report.json").documents
    assert (document.name, document.origin, document.extractor) == ("report.json", "report.json", "json 1")


def test_objects_over_several_lines_may_follow_one_another() -> None:
    found = read("\n".join(json.dumps(record, indent=2) for record in RECORDS).encode())
    assert found.texts == [record["text"] for record in RECORDS]


def test_json_lines_are_still_told_from_a_broken_first_line() -> None:
    found = read(b'{"text": "a \n{"text": "b b"}\n')
    assert (found.codes, found.texts) == (["json"], ["b b"])


@pytest.mark.parametrize("key", ["articles", "documents", "results", "data"])
def test_an_object_may_hold_the_array(key: str) -> None:
    whole = {"status": "ok", "query": {"from": [1]}, key: RECORDS, "next": {"page": [2]}}
    found = read(json.dumps(whole, indent=1).encode())
    assert found.texts == [record["text"] for record in RECORDS]
    assert not found.refusals


def test_an_object_with_a_text_is_a_document_whatever_it_holds_else() -> None:
    assert read(b'{\n"text": "a b", "data": [{"text": "c d"}]}').texts == ["a b"]


def test_an_array_of_other_things_is_none_of_documents() -> None:
    line = json.dumps({"id": "d", "data": [{"x": 1}], "text": "a b"})
    assert read(f"{line}\n{line}\n".encode()).texts == ["a b", "a b"]


def test_what_stands_after_the_array_is_told() -> None:
    one = b'[{"text": "a b"}]'
    assert read(one + b"\n \n").codes == []
    found = read(one + b"\n" + one)
    assert (found.texts, found.codes) == (["a b"], ["json"])
    wrapped = b'{"data": [{"text": "a b"}], "x": "]}"}'
    assert (read(wrapped).texts, read(wrapped).codes) == (["a b"], [])
    assert (read(wrapped + b"\n" + wrapped).texts, read(wrapped + b"\n" + wrapped).codes) == (["a b"], ["json"])


def test_an_array_cut_short_gives_what_is_whole() -> None:
    found = read(b'[{"text": "a b"}, {"text": "c d"}, {"text": "e')
    assert (found.texts, found.codes) == (["a b", "c d"], ["json", "damaged"])
    assert [refusal.place for refusal in found.refusals] == ["object 3", ""]


def test_a_broken_object_is_refused_by_its_number_and_the_rest_is_read() -> None:
    found = read(b'[{"text": "a b"}, {"text": oops}, 7, {"text": "e f"}]')
    assert (found.texts, found.codes) == (["a b", "e f"], ["json", "json"])
    assert [refusal.place for refusal in found.refusals] == ["object 2", "object 3"]


def test_a_huge_object_is_refused_and_the_rest_is_read() -> None:
    payload = b'[{"text": "' + b"x" * 300_000 + b'"}, {"text": "b b"}]'
    found = read(payload, limits=Limits(document_bytes=100_000))
    assert (found.texts, found.codes) == (["b b"], ["too_long"])


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b'[{"text": "a b", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]", "json"),
        (b'[{"text": "a b", "x": ' + b"9" * 5000 + b"}]", "json"),
        (b'{\n"text": "a b", "x": ' + b"[" * 100_000, "json"),
        (b"\xff\xfe" + '[{"text": "a b"}]'.encode("utf-16-le"), "encoding"),
        (b"[{}]", "fields"),
        (b"[{", "json"),
        (b"{\n", "json"),
    ],
)
def test_what_can_t_be_used_is_refused(payload: bytes, code: str) -> None:
    assert read(payload).codes[0] == code


def test_an_empty_array_is_refused_where_it_is_named_json() -> None:
    assert read(b"[]", "a.json").codes == ["empty"]


def test_prose_in_brackets_is_no_json() -> None:
    text = "[1] Two drones fell. {sic}"
    assert read(text.encode()).texts == [text]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(VALUES, max_size=6), st.integers(1, 9), st.booleans(), st.sampled_from([None, 1]))
def test_values_are_cut_where_they_end_however_the_bytes_come(
    values: list[object], size: int, ascii_only: bool, indent: int | None
) -> None:
    whole = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "surrogatepass")[1:] + b" "
    cutter = Cutter(10_000, in_array=True)
    found = [each.payload for each in cutter.values(whole[at : at + size] for at in range(0, len(whole), size))]
    assert [json.loads(each.decode("utf-8", "surrogatepass")) for each in found if each] == values
    assert cutter.ended
    assert not cutter.left


class Endless(io.RawIOBase):
    """An array of many documents that are made as they are read."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._pieces = (f'{"[" if n == 0 else ","}{{"text": "{"word " * 400}{n}"}}'.encode() for n in range(number))
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The next piece."""
        self._rest = self._rest or next(self._pieces, b"")
        found, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(found)] = found
        return len(found)


def test_a_long_array_costs_no_memory() -> None:
    source = Source(source="a", name="a", stream=io.BufferedReader(Endless(10_000)))
    tracemalloc.start()
    count = sum(isinstance(raw, RawDocument) for raw in raw_documents_in([source], Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 2_000_000


@pytest.mark.parametrize("piece", [b'"\\', b"\\", b'"', b"[", b"{", b"]", b'":[', b'{"a":', b" ", b'\\"'])
def test_hostile_brackets_take_no_time(piece: bytes) -> None:
    start = time.process_time()
    for before in (b'[{"text": "', b'{"data": [{"text": "', b"[{", b"{\n", b"["):
        read(before + piece * (300_000 // len(piece)), "a.json")
    assert time.process_time() - start < 5
