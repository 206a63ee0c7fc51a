"""Whatever is done to the bytes of an archive or a table, there are documents and refusals, and nothing else."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import tarfile
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.containers.given import lines_of, read, tar_of, zip_of

from counterclaim.ingest.limits import Limits

LIMITS = Limits(document_bytes=5000, page_bytes=4000, characters=3000, members=200, held_bytes=100_000, ratio=20)
TEXT = b"Two drones fell.\n"
MEMBERS = {"a/x.txt": TEXT, "b.jsonl": lines_of(5), "c.csv": b"id,text\na,b\nc,d\n", "x" * 120: gzip.compress(TEXT)}
RECORDS = [{"id": n, "text": 'a "b" [', "x": {"y": [1, {}]}} for n in range(4)]
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n6\r\na b c\n\r\n0\r\n\r\n"
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://w.example/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"

WHOLE = {
    "gzip": gzip.compress(lines_of(9)),
    "bzip2": bz2.compress(lines_of(9)),
    "xz": lzma.compress(lines_of(9)),
    "tar": tar_of(MEMBERS),
    "gnu tar": tar_of(MEMBERS, tarfile.GNU_FORMAT),
    "zip": zip_of(MEMBERS),
    "stored zip": zip_of(MEMBERS, zipfile.ZIP_STORED),
    "warc": WARC % (len(HTTP), HTTP) * 3,
    "warc.gz": gzip.compress(WARC % (len(HTTP), HTTP)) * 3,
    "json": json.dumps(RECORDS).encode(),
    "wrapped json": json.dumps({"status": "ok", "articles": RECORDS, "z": {}}).encode(),
    "spread json": json.dumps(RECORDS[0], indent=1).encode() * 3,
    "csv": b'id,date,text\na,2031-05-04,"b, ""c""\nd"\ne,,f\n' + b"x,,y\n" * 5,
    "utf-16 tsv": ("\ufeffid\ttext\na\tb c\n" + "d\te\n" * 5).encode("utf-16-le"),
}

ODD = (b'"', b"{", b"]", b",", b"\\", b"\n", b"\0", b"PK\1\2", b"\x1f\x8b", b"\xff\xff\xff\x7f", b"\0" * 8, b"\r\n\r\n")
PLACES = st.integers(0, 1 << 30)
CHANGES = st.lists(
    st.tuples(PLACES, st.sampled_from(["put", "cut", "drop"]), st.sampled_from(ODD) | st.binary(max_size=2)),
    min_size=1,
    max_size=6,
)


def damaged(whole: bytes, changes: Sequence[tuple[int, str, bytes]]) -> bytes:
    """The bytes with some written over, left out or put in."""
    for place, how, odd in changes:
        at = place % (len(whole) + 1)
        if how == "put":
            whole = whole[:at] + odd + whole[at + (len(odd) if place % 3 else 0) :]
        elif how == "drop":
            whole = whole[:at] + whole[at + 1 + place % 40 :]
        else:
            whole = whole[:at] if place % 5 == 0 else whole
    return whole


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=60, deadline=None)
@given(changes=CHANGES, name=st.sampled_from(["given", "a.json", "a.csv"]), seekable=st.booleans())
def test_damage_of_any_kind(kind: str, changes: Sequence[tuple[int, str, bytes]], name: str, seekable: bool) -> None:
    found = read(damaged(WHOLE[kind], changes), name, LIMITS, seekable)
    assert found.all
    assert all(document.text.strip() and len(document.text) <= LIMITS.characters for document in found.documents)
    assert all(refusal.code for refusal in found.refusals)
    for document in found.documents:
        assert f"{document.name} {document.origin}".encode()
