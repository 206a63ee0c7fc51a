"""Folders with odd things in them."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.document import Document

TEXT = "Two drones fell."
DEEP = 1500


def opened(path: Path | str) -> list[Document | DocumentError]:
    """All that is in the path."""
    return list(open_documents([str(path)], io.BytesIO(), Limits()))


def codes(found: list[Document | DocumentError]) -> list[str]:
    """The codes of what is refused."""
    return [one.code for one in found if isinstance(one, DocumentError)]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "no.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = opened(tmp_path)
    assert [one.name for one in found if isinstance(one, Document)] == ["a.txt", "linked.txt"]
    assert codes(found) == ["unreadable", "missing", "unreadable"]


def test_pipes_and_sockets_are_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        (tmp_path / "z.txt").write_text(TEXT)
        found = opened(tmp_path)
    assert (len(found), codes(found)) == (3, ["unreadable", "unreadable"])


def test_a_folder_that_can_t_be_opened_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a").chmod(0)
    found = opened(tmp_path)
    (tmp_path / "a").chmod(0o700)
    assert isinstance(found[-1], Document)
    if os.geteuid():
        assert codes(found) == ["unreadable"]


def test_a_deep_folder_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(DEEP):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text(TEXT)
    os.chdir(tmp_path)
    assert [one.name for one in opened(".") if isinstance(one, Document)] == ["a.txt"]
    os.remove("/".join(["d"] * DEEP) + "/a.txt")
    for depth in range(DEEP, 0, -1):
        os.rmdir("/".join(["d"] * depth))


def test_a_name_that_is_no_utf_8_is_written_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w") as file:
            file.write(TEXT)
    except OSError:
        pytest.skip("this file system takes no such names")
    (document,) = opened(tmp_path)
    assert isinstance(document, Document)
    assert document.name == "caf\\xe9.txt"
    assert (document.origin or "").encode()


def test_a_name_that_steers_terminals_is_kept_and_shown_safely(tmp_path: Path) -> None:
    from counterclaim.cli.messages import one_line

    (tmp_path / "a\x1b[2J\n.txt").write_bytes(b"\0")
    (refusal,) = opened(tmp_path)
    shown = one_line(str(refusal))
    assert "\x1b" not in shown
    assert "\n" not in shown
