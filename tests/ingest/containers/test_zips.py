"""ZIP archives: members in order, what is odd refused by name, bombs refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.ingest.containers.given import lines_of, read, tar_of, zip_of

from counterclaim.ingest.limits import Limits

TEXT = b"Two drones fell on the depot.\n"


@pytest.mark.parametrize("seekable", [True, False])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_recognised_each_in_their_order(method: int, seekable: bool) -> None:
    packed = zip_of({"z/b.txt": TEXT, "a/lines.jsonl": lines_of(2), "t.tar": tar_of({"c.txt": TEXT})}, method)
    found = read(packed, "reports.zip", seekable=seekable)
    assert [one.origin for one in found.documents] == [
        "reports.zip: z/b.txt",
        "reports.zip: a/lines.jsonl: line 1",
        "reports.zip: a/lines.jsonl: line 2",
        "reports.zip: t.tar: c.txt",
    ]
    assert not found.refusals


def test_hidden_files_and_those_of_a_mac_are_left_out() -> None:
    found = read(zip_of({"a.txt": TEXT, "__MACOSX/._a.txt": b"\0", ".DS_Store": b"\0", "d/": b""}))
    assert len(found.all) == len(found.documents) == 1


def test_a_name_in_utf_8_that_is_not_said_to_be_so_is_told() -> None:
    packed = zip_of({"xxxxxxxxxxxx": TEXT}).replace(b"x" * 12, "звіт.1".encode() + b"01")
    assert [one.name for one in read(packed).documents] == ["звіт.101"]


def changed(packed: bytes, offset_in_entry: int, value: bytes, offset_in_local: int | None = None) -> bytes:
    """The archive with other bytes at a place of its first member's entry in the list, and of its own header."""
    changed = bytearray(packed)
    entry = packed.index(b"PK\x01\x02")
    changed[entry + offset_in_entry : entry + offset_in_entry + len(value)] = value
    if offset_in_local is not None:
        changed[offset_in_local : offset_in_local + len(value)] = value
    return bytes(changed)


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (changed(zip_of({"a.txt": TEXT, "b.txt": TEXT}), 8, b"\1\0", 6), "encrypted"),
        (changed(zip_of({"a.txt": TEXT, "b.txt": TEXT}), 10, struct.pack("<H", 12), 8), "packed by a method"),
        (changed(zip_of({"a.txt": TEXT, "b.txt": TEXT}), 38, struct.pack("<I", 0o120777 << 16)), "a link"),
        (changed(zip_of({"a.txt": TEXT, "b.txt": TEXT}), 38, struct.pack("<I", 0o020666 << 16)), "a device"),
    ],
)
def test_what_is_odd_is_refused_by_name_and_the_rest_is_read(packed: bytes, words: str) -> None:
    found = read(packed, "a.zip")
    assert found.texts == [TEXT.decode()]
    assert [str(refusal).startswith(f"a.zip: a.txt: {words}") for refusal in found.refusals] == [True]


def test_a_damaged_member_is_refused_and_the_next_is_read() -> None:
    packed = bytearray(zip_of({"a.txt": TEXT * 99, "b.txt": TEXT}, zipfile.ZIP_STORED))
    packed[100] ^= 1
    found = read(bytes(packed))
    assert (found.texts, found.codes) == ([TEXT.decode()], ["damaged"])
    assert found.refusals[0].place.startswith("a.txt")


def test_an_archive_cut_short_is_refused() -> None:
    packed = zip_of({"a.txt": TEXT, "b.txt": TEXT})
    assert read(packed[:-30]).codes == ["damaged"]
    assert read(packed[:60]).codes == ["damaged"]


def test_a_bomb_of_one_member_is_refused_and_the_next_is_read() -> None:
    found = read(
        zip_of({"a.jsonl": b'{"text": "a b"}\n' * 300_000, "b.txt": TEXT}),
        limits=Limits(document_bytes=99_000, ratio=50),
    )
    assert found.codes == ["ratio"]
    assert found.texts[-1] == TEXT.decode()


def test_a_bomb_of_many_members_is_refused_in_sum() -> None:
    members = {f"{n}.jsonl": b'{"text": "a b %d"}\n' % n * 1000 for n in range(100)}
    found = read(zip_of(members), limits=Limits(document_bytes=99_000, ratio=20))
    assert set(found.codes) == {"ratio"}


def overlapping(number: int) -> bytes:
    """An archive whose members all share the bytes of one (after D. Fifield, "A better zip bomb", 2019)."""
    kernel = TEXT * 1000
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(kernel) + packed.flush()
    sizes = (zlib.crc32(kernel), len(body), len(kernel))
    local = b"PK\3\4" + struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, *sizes, 1, 0) + b"a" + body
    entry = b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 33, *sizes, 1, *(0,) * 6) + b"a"
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, number, number, len(entry) * number, len(local), 0)
    return local + entry * number + end


def test_members_that_share_their_bytes_are_refused() -> None:
    found = read(overlapping(50))
    assert len(found.documents) == 1
    assert len(found.refusals) == 49
    assert "shares its bytes" in found.refusals[0].reason


def test_a_list_of_members_that_is_too_long_is_never_read() -> None:
    packed = bytearray(zip_of({"a.txt": TEXT}))
    packed[-10:-6] = struct.pack("<I", 4_000_000_000)
    assert read(bytes(packed)).codes == ["too_many"]


def test_a_long_list_in_the_64_bit_end_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    packed = zip_of({"a.txt": TEXT, "b.txt": TEXT})
    assert len(read(packed).documents) == 2
    end = packed.index(b"PK\x06\x06")
    assert read(packed[: end + 40] + struct.pack("<Q", 1 << 40) + packed[end + 48 :]).codes == ["too_many"]


def test_quines_and_nested_bombs_end_at_the_depth() -> None:
    packed = zip_of({"a.txt": TEXT})
    for _ in range(6):
        packed = zip_of({f"{n}.zip": packed for n in range(3)})
    found = read(packed)
    assert set(found.codes) == {"depth"}
    assert len(found.refusals) == 3**4


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}, "a Word document"),
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}, "an Excel workbook"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}, "an OpenDocument text"),
        ({"mimetype": b"application/epub+zip", "a.xhtml": b"<html/>"}, "an e-book"),
    ],
)
def test_office_documents_are_refused_as_what_they_are(members: dict[str, bytes], words: str) -> None:
    (refusal,) = read(zip_of(members, zipfile.ZIP_STORED)).refusals
    assert refusal.reason.startswith(words)


def test_an_empty_archive_is_refused() -> None:
    packed = io.BytesIO()
    zipfile.ZipFile(packed, "w").close()
    assert read(packed.getvalue()).codes == ["empty"]


def test_what_is_laid_down_on_the_disk_is_bounded() -> None:
    packed = zip_of({"a.txt": TEXT * 9, "b.txt": TEXT}, zipfile.ZIP_STORED)
    assert read(packed, limits=Limits(held_bytes=100), seekable=False).codes == ["too_long"]
    assert len(read(packed, limits=Limits(held_bytes=100)).documents) == 2


def test_members_without_a_name_or_with_a_line_end_in_it() -> None:
    nameless = changed(zip_of({"a.txt": TEXT, "b.txt": TEXT}), 28, b"\0\0")
    assert read(nameless).all
    found = read(zip_of({"a\n\x1b[2J.txt": b"\0", "b.txt": TEXT}))
    assert (found.texts, found.refusals[0].place) == ([TEXT.decode()], "a\\x0a\\x1b[2J.txt")
    entry = zip_of({"a.txt": TEXT}).replace(b"a.txt", b"", 2)
    assert read(entry).all


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full")
    monkeypatch.setattr("tempfile.TemporaryFile", lambda *_, **__: full.open("wb", buffering=0))
    packed = zip_of({"a.txt": TEXT * 9000}, zipfile.ZIP_STORED)
    (refusal,) = read(packed, limits=Limits(document_bytes=10_000), seekable=False).refusals
    assert (refusal.code, "no space left" in refusal.reason) == ("disk", True)
