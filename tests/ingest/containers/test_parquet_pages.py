"""What Parquet's pages unpack to is known from their headers before any is unpacked."""

from __future__ import annotations

import io
import itertools
import os
import random
import subprocess
import sys
from typing import Any

import pytest
from tests.ingest.containers.given import read
from tests.ingest.containers.parquet_by_hand import (
    BINARY,
    DICTIONARY,
    I32,
    LIST,
    STRUCT,
    data_page,
    footed,
    page,
    table_of,
    text_of,
    thrift,
)
from tests.ingest.containers.test_parquet_tables import packed

from counterclaim.ingest.documents import raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source

pyarrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
from pyarrow import parquet  # noqa: E402  (only where it is installed)

FELL = text_of(b"One fell.")
SMALL = Limits(document_bytes=10_000)
UNPACKED = 600_000_000
CODES = {"snappy": 1, "gzip": 2, "brotli": 4, "zstd": 6, "lz4_raw": 7}
UNDER_A_BOUND_OF_MEMORY = """
import io, resource, sys
from tests.ingest.containers.given import read
held = sys.stdin.buffer.read()
assert read(held[: int(sys.argv[1])]).texts == ["One fell."]
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 300_000_000,) * 2)
print(read(held[int(sys.argv[1]) :]).codes)
"""


def test_a_table_of_pages_made_by_hand_is_read() -> None:
    assert read(table_of([data_page(FELL)] * 3, values=3)).texts == ["One fell."] * 3


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs the address space of the process")
def test_a_page_that_unpacks_to_much_is_refused_whatever_the_footer_says() -> None:
    letters = pyarrow.compress(text_of(b"x" * UNPACKED), codec="zstd", asbytes=True)
    attack = table_of([page(len(letters), UNPACKED + 4, 1) + letters], codec=CODES["zstd"])
    plain = table_of([data_page(FELL)])
    command = [sys.executable, "-c", UNDER_A_BOUND_OF_MEMORY, str(len(plain))]
    done = subprocess.run(command, input=plain + attack, capture_output=True, timeout=120, check=False)
    assert (done.stdout.decode().strip(), done.returncode) == ("['ratio']", 0), done.stderr.decode()


@pytest.mark.parametrize("second", [False, True], ids=["version 1", "version 2"])
@pytest.mark.parametrize("codec", CODES)
@pytest.mark.parametrize("off_by", [-1, 1, -100_000])
def test_pyarrow_unpacks_a_page_to_exactly_what_its_header_says(codec: str, second: bool, off_by: int) -> None:
    # What the bound stands on: should this fail with a new pyarrow, headers bound nothing any more.
    text = text_of(b"x" * 200_000)
    held = pyarrow.compress(text, codec=codec, asbytes=True)
    right, wrong = (
        table_of([page(len(held), len(text) + off, 1, second=second) + held], codec=CODES[codec]) for off in (0, off_by)
    )
    assert [len(text) for text in read(right).texts] == [200_000]
    assert read(wrong).codes == ["damaged"]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page(3, 2_000_000_000, 1) + b"abc"], id="one page"),
        pytest.param([data_page(text_of(b"x" * 9_000))] * 2, id="together"),
        pytest.param([page(9, 9, 2**31 - 1, kind=DICTIONARY) + b"x" * 9, data_page(FELL)], id="values of a dictionary"),
        pytest.param([page(13, 13, 2**31 - 1) + FELL], id="rows"),
    ],
)
def test_pages_that_come_to_too_much_are_refused_before_any_is_read(pages: list[bytes]) -> None:
    limits = Limits(document_bytes=10_000, ratio=0)
    assert read(table_of(pages, values=2**40), limits=limits).codes == ["ratio"]


def test_pages_that_would_be_held_at_once_are_bounded_however_big_the_file() -> None:
    long = table_of([data_page(text_of(b"x" * 9_000))] * 100, values=100)
    assert len(read(long, limits=SMALL).texts) == 100
    longer = table_of([data_page(text_of(b"x" * 400_000)), data_page(FELL)], values=2)
    assert read(longer, limits=SMALL).codes == ["ratio"]


def test_a_list_of_very_many_values_in_few_bytes_is_refused() -> None:
    names = [["Ana"] * 5_000_000]
    assert read(packed({"text": ["One fell."], "author": names}, compression="zstd")).codes == ["ratio"]


def test_long_texts_that_stand_in_many_rows_are_read_a_few_at_a_time() -> None:
    words = ["One fell. " * 900, "Two fell. " * 900]
    found = read(packed({"text": words * 100}, compression="zstd"), limits=SMALL)
    assert [len(text) for text in found.texts] == [9_000] * 200


@pytest.mark.parametrize(
    "how",
    [
        {"at": 10**9},
        {"at": -5},
        {"at": 2**62, "length": 2**62},
        {"length": 10**6},
        {"length": -1},
        {"length": 5},
    ],
    ids=str,
)
def test_columns_that_lie_nowhere_are_damage(how: dict[str, Any]) -> None:
    assert read(table_of([data_page(FELL)], **how)).codes == ["damaged"]


@pytest.mark.parametrize(
    "first",
    [
        page(2**31 - 1, 13, 1) + FELL,
        page(-1, 13, 1) + FELL,
        page(13, -1, 1) + FELL,
        page(13, 13, -1) + FELL,
        page(13, 13, 1, encoding=7) + FELL,
        thrift({1: (I32, 0), 2: (I32, 13), 3: (I32, 13)}) + FELL,
        b"\x15" + b"\xff" * 20,
        b"\x1d\x00",
        b"\x1c" * 200_000,
        b"\x1b\x01\x88",
        page(0, 0, 0) * 2_000,
    ],
)
def test_headers_of_pages_that_make_no_sense_are_damage(first: bytes) -> None:
    assert read(table_of([first, data_page(FELL)])).codes == ["damaged"]


def test_row_groups_that_lie_over_one_another_are_read_only_as_often_as_the_file_is_long() -> None:
    found = read(table_of([data_page(FELL)] * 50, values=50, groups=100))
    assert found.codes == ["damaged"]
    assert len(found.texts) == 150


def test_thousands_of_tiny_pages_are_read() -> None:
    assert len(read(table_of([data_page(FELL)] * 5_000, values=5_000)).texts) == 5_000


@pytest.mark.parametrize(
    "footer",
    [
        b"",
        b"\x00",
        b"\x19\xfc\xff\xff\xff\xff\x0f",
        thrift({2: (LIST, (STRUCT, [{4: (BINARY, b"a")}] * 60_000))}),
        thrift({4: (LIST, (STRUCT, [{1: (LIST, (STRUCT, [{}] * 110_000))}]))}),
        thrift({4: (LIST, (I32, [1, 2, 3]))}),
        thrift({4: (LIST, (STRUCT, [{1: (LIST, (STRUCT, [{3: (STRUCT, {2: (LIST, (BINARY, [b"x"]))})}]))}]))}),
        thrift({2: (LIST, (STRUCT, []))}) * 2,
    ],
)
def test_footers_that_make_no_sense_are_damage(footer: bytes) -> None:
    assert read(footed(b"PAR1", footer)).codes == ["damaged"]


def test_rows_before_a_damaged_row_group_are_read() -> None:
    broken = bytearray(packed({"text": ["One fell."] * 30}, row_group_size=10, use_dictionary=False))
    at = parquet.read_metadata(io.BytesIO(broken)).row_group(1).column(0).data_page_offset
    broken[at : at + 10] = b"\xff" * 10
    found = read(bytes(broken))
    assert (len(found.texts), found.codes, found.refusals[0].place) == (10, ["damaged"], "after row 10")


def test_a_long_row_group_takes_no_more_memory_than_its_pages() -> None:
    words = [random.Random(number).randbytes(5_000).hex() for number in range(2_000)]
    table = packed({"text": words}, write_batch_size=16, compression="zstd")
    before = pyarrow.default_memory_pool().bytes_allocated()
    most = 0
    for one in raw_documents_in([Source(source="-", name="-", stream=io.BytesIO(table))], Limits()):
        assert isinstance(one, RawDocument)
        most = max(most, pyarrow.default_memory_pool().bytes_allocated() - before)
    assert most < 8_000_000


def test_honest_tables_of_all_kinds_are_read() -> None:
    texts = [f"Drone {number} fell." * (number % 9) or None for number in range(400)]
    names = [[f"Ana {number}"] * (number % 4) for number in range(400)]
    expected = [text for text in texts if text]
    codecs = ("none", "snappy", "gzip", "zstd", "lz4", "brotli")
    for codec, version, rows, dictionary in itertools.product(codecs, ("1.0", "2.0"), (400, 150), (True, False)):
        how = {"compression": codec, "data_page_version": version, "row_group_size": rows, "use_dictionary": dictionary}
        more = {"data_page_size": 500, "dictionary_pagesize_limit": 2_000, "write_batch_size": 50}
        assert read(packed({"text": texts, "authors": names}, **how, **more)).texts == expected, how
