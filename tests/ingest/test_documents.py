"""From paths to documents: recognised, taken whole, or refused with a reason."""

from __future__ import annotations

import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.document import Document

TEXT = "Two drones fell.\n\nNobody was hurt."


def opened(*paths: Path | str, stdin: bytes = b"", limits: Limits | None = None) -> list[Document | DocumentError]:
    """All that is in the paths."""
    return list(open_documents([str(path) for path in paths], io.BytesIO(stdin), limits or Limits()))


def only(found: list[Document | DocumentError]) -> Document:
    """The one document that is there."""
    (document,) = found
    assert isinstance(document, Document), document
    return document


def refusal(found: list[Document | DocumentError]) -> DocumentError:
    """The one refusal that is there."""
    (error,) = found
    assert isinstance(error, DocumentError), error
    return error


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with this content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_taken_verbatim_and_named_after_its_file(tmp_path: Path) -> None:
    raw = b"  First line \r\n\r\nSecond\tline\xe2\x80\xa6\n"
    document = only(opened(written(tmp_path, "report.txt", raw)))
    assert document.text == "  First line \r\n\r\nSecond\tline…\n"
    assert document.name == "report.txt"
    assert document.source_digest == hashlib.sha256(raw).hexdigest()


def test_json_lines_give_their_text_exactly() -> None:
    text = "\ufeff A \r\n b\u2028c "
    document = only(opened("-", stdin=json.dumps({"id": "x", "text": text, "published": "2024-09-01"}).encode()))
    assert (document.text, document.name, str(document.published_on)) == (text, "x", "2024-09-01")


def test_a_document_without_an_id_is_named_after_its_line() -> None:
    found = opened("-", stdin=b'{"text": "a a"}\n\n{"text": "b b"}')
    assert [one.name for one in found if isinstance(one, Document)] == ["stdin:1", "stdin:3"]


def test_standard_input_is_recognised_by_its_content() -> None:
    page = (
        b"<!DOCTYPE html><html><body><article><p>" + b"A strike hit the depot, the mayor said. " * 9 + b"</p></article>"
    )
    assert only(opened("-", stdin=page)).text.startswith("A strike hit the depot")
    assert only(opened("-", stdin=b"A strike hit the depot.")).text == "A strike hit the depot."


def test_a_folder_is_read_in_order_of_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden", "c/a.txt"):
        written(tmp_path, name, TEXT)
    assert [one.name for one in opened(tmp_path) if isinstance(one, Document)] == ["z.txt", "b.txt", "a.txt"]


def test_a_missing_file_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    missing, there = opened(tmp_path / "no.txt", written(tmp_path, "yes.txt", TEXT))
    assert isinstance(missing, DocumentError)
    assert missing.code == "missing"
    assert isinstance(there, Document)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "secret.txt", TEXT)
    path.chmod(0)
    assert refusal(opened(path)).code == "unreadable"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(opened(tmp_path)).code == "empty"


BAD = {
    "nothing": (b"", "empty"),
    "blank lines": (b" \r\n\n ", "empty"),
    "front matter alone": (b"---\ntitle: x\n---\n\n", "empty"),
    "null": (b"some\0thing", "binary"),
    "late null": (b"word " * 2000 + b"\0", "binary"),
    "control characters": (bytes(range(1, 9)) * 20, "binary"),
    "PDF": (b"%PDF-1.7 ...", "damaged"),
    "image": (b"\x89PNG\r\n\x1a\n ...", "binary"),
    "rich text": (b"{\\rtf1\\ansi\n{\\fonttbl}", "binary"),
    "Latin-1": ("Les blessés sont à l'hôpital".encode("latin-1"), "encoding"),
    "bad UTF-16": (b"\xff\xfe\x00\xd8a", "encoding"),
    "unknown date": (b"---\npublished: soon\n---\nText.", "date"),
    "open front matter": (b"---\ntitle: x\n\nText.", "front_matter"),
    "cut JSON": (b'{"id": "a", "text": "The min', "json"),
    "no text": (b'{"id": "a"}', "fields"),
    "text of a wrong type": (b'{"text": 12}', "fields"),
    "publisher of a wrong type": (b'{"text": "a b", "publisher": ["x"]}', "fields"),
    "date of a wrong type": (b'{"text": "a b", "published": 20240901}', "fields"),
    "date that is none": (b'{"text": "a b", "published": "2024-02-30"}', "date"),
    "deep JSON": (b'{"text": "a b", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "json"),
    "huge number": (b'{"text": "a b", "x": ' + b"9" * 5000 + b"}", "json"),
    "half a pair": (b'{"text": "a \\ud800 b"}', "encoding"),
    "null in JSON": (b'{"text": "a \\u0000 b"}', "binary"),
    "JSON not in UTF-8": (b'{"text": "caf\xe9"}', "encoding"),
    "JSON lines in UTF-16": (b"\xff\xfe" + '{"text": "a b"}'.encode("utf-16-le"), "encoding"),
    "feed without entries": (b'<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>', "empty"),
    "page without an article": (
        b"<!DOCTYPE html><html><body><script>var a = 1;</script></body></html>",
        "no_article",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_one_line(name: str) -> None:
    content, code = BAD[name]
    error = refusal(opened("-", stdin=content))
    assert error.code == code
    assert "\n" not in str(error)
    assert ";" in error.reason, "says what to do"


def test_a_json_line_is_refused_with_its_number_and_the_rest_is_read() -> None:
    first, second, third = opened("-", stdin=b'{"text": "a a"}\n{"text": "b\n{"text": "c c"}\n')
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, DocumentError)
    assert str(second).startswith("stdin: line 2: a JSON line cut short")


def test_one_endless_line_is_refused_and_the_next_is_read() -> None:
    stdin = b'{"text": "' + b"x" * 300_000 + b'"}\n{"text": "b b"}\n'
    long, short = opened("-", stdin=stdin, limits=Limits(document_bytes=100_000))
    assert isinstance(long, DocumentError)
    assert (long.place, long.code) == ("line 1", "too_long")
    assert isinstance(short, Document)


def test_a_document_over_a_limit_is_refused() -> None:
    assert refusal(opened("-", stdin=b"word " * 100, limits=Limits(document_bytes=499))).code == "too_long"
    assert refusal(opened("-", stdin=b"word " * 100, limits=Limits(characters=499))).code == "too_long"
    page = b"<html><body><p>" + b"A word. " * 100
    assert refusal(opened("-", stdin=page, limits=Limits(page_bytes=499))).code == "too_long"


def test_a_text_of_just_the_limit_is_taken() -> None:
    limits = Limits(document_bytes=500, characters=500)
    assert len(only(opened("-", stdin=b"word " * 100, limits=limits)).text) == 500


def test_a_file_that_lasts_fifty_megabytes_costs_no_such_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    error = refusal(opened(path, limits=Limits(document_bytes=2_000_000)))
    assert error.code == "too_long"
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
