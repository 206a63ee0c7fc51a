"""Tar archives: members in order, nothing written anywhere, damage named."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from pathlib import Path

import pytest
from tests.ingest.containers.given import lines_of, read, tar_of, zip_of

from counterclaim.ingest.limits import Limits

TEXT = b"Two drones fell on the depot.\n"
LONG = "a" * 90 + "/" + "b" * 200 + "/report.txt"


def with_member(kind: bytes, name: str = "odd", target: str = "/etc/passwd") -> bytes:
    """An archive with one member that is no file, between two that are."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for each in ("a.txt", name, "z.txt"):
            info = tarfile.TarInfo(each)
            if each == name:
                info.type, info.linkname = kind, target
                archive.addfile(info)
            else:
                info.size = len(TEXT)
                archive.addfile(info, io.BytesIO(TEXT))
    return packed.getvalue()


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("seekable", [True, False])
def test_members_are_recognised_each_in_their_order(form: int, seekable: bool) -> None:
    members = {"z/b.txt": TEXT, "a/lines.jsonl": lines_of(2), "./c.txt": b"Nobody was hurt."}
    found = read(tar_of(members, form), "reports.tar", seekable=seekable)
    assert [(one.name, one.origin) for one in found.documents] == [
        ("b.txt", "reports.tar: z/b.txt"),
        ("d0", "reports.tar: a/lines.jsonl: line 1"),
        ("d1", "reports.tar: a/lines.jsonl: line 2"),
        ("c.txt", "reports.tar: c.txt"),
    ]
    assert not found.refusals


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_and_names_of_other_scripts_are_kept(form: int) -> None:
    names = [document.origin for document in read(tar_of({LONG: TEXT, "звіт.txt": TEXT + b"x"}, form)).documents]
    assert names == [f"given: {LONG}", "given: звіт.txt"]


def test_a_name_that_is_no_utf_8_is_written_out() -> None:
    packed = tar_of({"caf\udce9.txt": TEXT}, tarfile.GNU_FORMAT)
    (document,) = read(packed).documents
    assert document.name == "caf\\xe9.txt"


def test_archives_within_archives_are_opened_to_a_depth() -> None:
    inner = gzip.compress(tar_of({"b.zip": zip_of({"c.txt": TEXT})}))
    assert [one.origin for one in read(tar_of({"a.tgz": inner})).documents] == ["given: a.tgz: b.zip: c.txt"]
    assert read(tar_of({"a.tgz": inner}), limits=Limits(depth=3)).codes == ["depth"]


def test_hidden_files_and_those_of_a_mac_are_left_out() -> None:
    members = {".git/config": TEXT, "__MACOSX/a.txt": TEXT, "b/.DS_Store": TEXT, "b/c.txt": TEXT}
    found = read(tar_of(members))
    assert [one.origin for one in found.all] == ["given: b/c.txt"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (tarfile.SYMTYPE, "a link"),
        (tarfile.LNKTYPE, "a link"),
        (tarfile.CHRTYPE, "a device"),
        (tarfile.BLKTYPE, "a device"),
        (tarfile.FIFOTYPE, "a pipe"),
    ],
)
def test_links_devices_and_pipes_are_refused_by_name(kind: bytes, words: str) -> None:
    found = read(with_member(kind))
    assert len(found.documents) == 2
    (refusal,) = found.refusals
    assert str(refusal).startswith(f"given: odd: {words}")


def test_names_that_lead_out_of_the_folder_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read(tar_of({"../../out.txt": TEXT, "/etc/abs.txt": TEXT}))
    assert [one.name for one in found.documents] == ["out.txt", "abs.txt"]
    assert os.listdir(tmp_path) == []


def test_of_an_archive_cut_short_the_members_before_are_read() -> None:
    packed = tar_of({"a.txt": TEXT, "b.txt": TEXT * 1000})
    found = read(packed[:20_000])
    assert (found.texts, found.codes) == ([TEXT.decode()], ["damaged"])
    assert "byte 20,000" in found.refusals[0].place
    without_end = packed[: packed.rindex(TEXT) + len(TEXT)]
    found = read(without_end + b"\0" * (-len(without_end) % 512))
    assert (len(found.documents), found.codes) == (2, ["damaged"])


def test_of_a_damaged_archive_the_members_before_are_read() -> None:
    packed = bytearray(tar_of({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}, tarfile.GNU_FORMAT))
    packed[1024 + 20] ^= 1
    found = read(bytes(packed))
    assert (found.texts, found.codes) == ([TEXT.decode()], ["damaged"])


def header(kind: bytes, size: int, name: str = "x") -> bytes:
    """A tar header."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def padded(payload: bytes) -> bytes:
    """Filled up to whole blocks."""
    return payload + b"\0" * (-len(payload) % 512)


@pytest.mark.parametrize(
    "odd",
    [
        header(tarfile.XHDTYPE, 8_000_000_000),
        header(tarfile.GNUTYPE_LONGNAME, 8_000_000_000),
        header(tarfile.XHDTYPE, 9) + padded(b"99999 a=b"),
        header(tarfile.XHDTYPE, 12) + padded(b"12 size=-99\n"),
        header(tarfile.XHDTYPE, 400_000) + padded(b"9" * 400_000),
        header(tarfile.XHDTYPE, 400_000) + padded(b"0 " * 200_000),
        header(tarfile.REGTYPE, -512),
    ],
    ids=["huge header", "huge name", "no record", "negative size", "digits", "noughts", "negative"],
)
def test_a_hostile_header_ends_the_archive_and_nothing_else(odd: bytes) -> None:
    good = tar_of({"a.txt": TEXT})[: 512 + 512]
    found = read(good + odd + good)
    assert (found.texts, found.codes) == ([TEXT.decode()], ["damaged"])


def test_too_many_members_are_refused() -> None:
    found = read(tar_of({f"{n}.txt": TEXT for n in range(9)}), limits=Limits(members=5))
    assert (len(found.documents), found.codes) == (5, ["too_many"])


def test_a_huge_member_is_refused_and_the_next_is_read() -> None:
    found = read(tar_of({"a.txt": TEXT * 9000, "b.txt": TEXT}), limits=Limits(document_bytes=10_000))
    assert (found.texts, found.codes) == ([TEXT.decode()], ["too_long"])


def test_an_archive_with_nothing_in_it_is_refused() -> None:
    assert read(tar_of({".hidden": TEXT})).codes == ["empty"]
