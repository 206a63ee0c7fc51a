"""Single compressed files, read as they stream."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import random
import resource
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ingest.containers.given import Once, lines_of, read

from counterclaim.ingest.documents import raw_documents
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument

TEXT = b"Two drones fell on the depot.\n"


def zstd(payload: bytes) -> bytes:
    """Packed with Zstandard."""
    import pyarrow

    return bytes(pyarrow.compress(payload, codec="zstd", asbytes=True))


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd,
}


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("seekable", [True, False])
def test_what_is_in_a_compressed_file_is_recognised_again(kind: str, seekable: bool) -> None:
    (document,) = read(PACKED[kind](TEXT), f"report.txt.{kind}", seekable=seekable).documents
    assert (document.text, document.name, document.origin) == (TEXT.decode(), "report.txt", f"report.txt.{kind}")
    assert document.source_digest == hashlib.sha256(TEXT).hexdigest()


@pytest.mark.parametrize("kind", PACKED)
def test_json_lines_in_a_compressed_file_come_one_by_one(kind: str) -> None:
    found = read(PACKED[kind](lines_of(5000)))
    assert len(found.documents) == len(found.all) == 5000


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz"])
def test_several_streams_in_a_row_are_one_file(kind: str) -> None:
    pack = PACKED[kind]
    found = read(pack(lines_of(3)) + pack(b"") + b"\0" * 512 + pack(lines_of(4)) + b"\0" * 70_000)
    assert len(found.documents) == len(found.all) == 7


@pytest.mark.parametrize("kind", PACKED)
def test_of_a_file_cut_short_all_that_is_there_is_read(kind: str) -> None:
    packed = PACKED[kind](lines_of(20_000))
    found = read(packed[: len(packed) // 2], "a.gz")
    assert found.codes[-1] == "damaged"
    assert len(found.refusals) == 1
    assert str(found.refusals[0]).startswith("a.gz: after ")
    assert [document.text for document in found.documents] == [f"Drone {n} fell." for n in range(len(found.documents))]
    if kind in ("gz", "zst"):
        assert len(found.documents) > 5000


def test_damage_in_the_middle_is_told_at_the_latest_at_the_end() -> None:
    packed = bytearray(gzip.compress(lines_of(20_000)))
    packed[len(packed) // 2] ^= 0xFF
    found = read(bytes(packed))
    assert found.codes[-1] == "damaged"
    assert len(found.documents) > 5000


def test_a_document_whose_sum_does_not_hold_is_refused() -> None:
    packed = gzip.compress(TEXT * 3000)
    (refusal,) = read(packed[:-8] + b"\0\0\0\1" + packed[-4:]).refusals
    assert "may be wrong" in refusal.reason


def test_trailing_bytes_are_told() -> None:
    found = read(gzip.compress(lines_of(3)) + b"trailing bytes")
    assert (len(found.documents), found.codes) == (3, ["damaged"])


def test_a_bomb_is_refused_before_it_is_read() -> None:
    bomb = gzip.compress(b"a" * 20_000_000)
    limits = Limits(document_bytes=100_000)
    assert read(bomb, limits=limits).codes == ["too_long"]
    lines = gzip.compress(b'{"text": "a b"}\n' * 200_000)
    found = read(lines, limits=Limits(document_bytes=100_000, ratio=50))
    assert found.codes == ["ratio"]
    assert 1000 < len(found.documents) < 200_000


def test_bombs_within_bombs_end_at_the_depth() -> None:
    packed = TEXT
    for _ in range(6):
        packed = gzip.compress(packed)
    (refusal,) = read(packed).refusals
    assert (refusal.code, refusal.reason) == ("depth", "gzip within 4 others; unpack it")


def test_a_file_that_unpacks_to_itself_ends_at_the_depth() -> None:
    # Such files exist (R. Cox, "Zip Files All The Way Down"); a chain that is longer than the depth stands for one.
    packed = gzip.compress(b"")
    for _ in range(40):
        packed = gzip.compress(packed)
    assert read(packed).codes == ["depth"]


def test_an_empty_one_is_refused() -> None:
    assert read(gzip.compress(b"")).codes == ["empty"]


def test_a_long_file_of_lines_costs_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl.gz"
    words = random.Random(5)
    with gzip.open(path, "wb", compresslevel=1) as file:
        for number in range(20_000):
            file.write(
                b'{"id": "%d", "text": "%d drones fell. %s"}\n' % (number, number, words.randbytes(500).hex().encode())
            )
    tracemalloc.start()
    count = sum(isinstance(raw, RawDocument) for raw in raw_documents([str(path)], Once(b""), Limits()))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000


def test_damaged_files_cost_no_memory_that_is_not_given_back() -> None:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("the system does not tell how much memory a process has")

    def taken() -> int:
        for _ in range(1_000):
            assert read(b"\x28\xb5\x2f\xfd, but then no frame of Zstandard").codes == ["damaged"]
        return int(statm.read_text().split()[0]) * resource.getpagesize()

    first = taken()
    assert taken() < first + 20_000_000
