"""Web archives: the pages of a crawl, and one line for all that is none."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import time
import zlib
from base64 import b32encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.containers.given import Found, read, zip_of

from counterclaim.ingest.limits import Limits

SAMPLES = Path(__file__).parents[4] / "shared/data/ingest/warc"
STORY = "Two drones fell on the depot in Tolm, the mayor said. " * 6
PAGE = f'<!DOCTYPE html><html lang="en"><body><article><p>{STORY}</p></article></body></html>'.encode()
URL = "https://wire.example/tolm"


def record(kind: str, block: bytes, url: str = URL, **headers: str) -> bytes:
    """One record, followed by the two blank lines."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def response(body: bytes, url: str = URL, **about: str) -> bytes:
    """A record of an HTTP answer."""
    return record("response", answer(body, **about), url)


def chunked(body: bytes) -> bytes:
    """A body in chunks."""
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    """Deflate without zlib's header."""
    packed = zlib.compressobj(wbits=-15)
    return packed.compress(body) + packed.flush()


def brotli(body: bytes) -> bytes:
    """Packed with Brotli."""
    import pyarrow

    return bytes(pyarrow.compress(body, codec="brotli", asbytes=True))


def only(found: Found) -> Any:
    """The one document, with nothing refused."""
    assert not found.refusals, found.refusals
    (document,) = found.documents
    return document


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("seekable", [True, False])
def test_a_page_comes_with_its_address(pack: Callable[[bytes], bytes], seekable: bool) -> None:
    parts = [record("warcinfo", b"software: x"), record("request", b"GET /tolm HTTP/1.1\r\n\r\n"), response(PAGE)]
    document = only(read(b"".join(map(pack, parts)), "crawl.warc.gz", seekable=seekable))
    assert document.text.startswith("Two drones fell")
    assert (document.url, document.published_on) == (URL, None)
    assert document.origin == f"crawl.warc.gz: record 3, {URL}"
    assert document.source_digest == hashlib.sha256(PAGE).hexdigest()


def test_an_archive_packed_as_one_gzip_is_read_too() -> None:
    assert only(read(gzip.compress(record("warcinfo", b"x: y") + response(PAGE)))).url == URL


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
        (PAGE, {"Transfer_Encoding": "chunked"}),
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "identity"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (raw_deflate(PAGE), {"Content_Encoding": "deflate"}),
        (brotli(PAGE), {"Content_Encoding": "br"}),
        (chunked(gzip.compress(PAGE)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
    ],
)
def test_bodies_are_unpacked_as_their_headers_say(body: bytes, headers: dict[str, str]) -> None:
    assert only(read(response(body, **headers))).source_digest == hashlib.sha256(PAGE).hexdigest()


def test_chunks_that_break_off_are_told_and_many_small_ones_take_no_time() -> None:
    assert read(response(chunked(PAGE)[:-150], Transfer_Encoding="chunked")).codes == ["damaged"]
    words = b"Two drones fell. " * 20_000
    body = b"".join(b"1\r\n%c\r\n" % letter for letter in words) + b"0\r\n\r\n"
    start = time.process_time()
    assert read(response(body, kind="text/plain", Transfer_Encoding="chunked")).texts == [words.decode()]
    assert time.process_time() - start < 5


def test_what_the_header_says_of_the_encoding_goes_to_the_page() -> None:
    from counterclaim.ingest.documents import raw_documents_in
    from counterclaim.ingest.raw import RawDocument
    from counterclaim.ingest.sources import Source

    payload = response(PAGE, kind='text/html; charset="windows-1251"')
    (raw,) = raw_documents_in([Source(source="a", name="a", stream=io.BytesIO(payload))], Limits())
    assert isinstance(raw, RawDocument)
    assert (raw.charset, raw.format) == ("windows-1251", "page")


def test_what_is_no_page_is_told_in_one_line_with_its_number() -> None:
    parts = [
        response(b"\x89PNG", kind="image/png"),
        response(b"\x89PNG", kind="image/png"),
        response(b"{}", kind="application/json; charset=utf-8"),
        response(PAGE, status="404 Not Found"),
        response(b"User-agent: *", url="https://wire.example/robots.txt", kind="text/plain"),
        record("revisit", b""),
        record("conversion", b"words", Content_Type="text/plain"),
        record("metadata", b"x: y"),
        response(PAGE),
    ]
    found = read(b"".join(parts))
    assert len(found.documents) == 1
    (refusal,) = found.refusals
    assert refusal.code == "left_out"
    assert refusal.reason == (
        "left out of it, as no pages: image/png (2), application/json (1), conversion records (1), "
        "revisit records (1), robots.txt (1), status 404 (1); nothing to do"
    )


def test_resources_are_pages_too() -> None:
    assert only(read(record("resource", PAGE, Content_Type="text/html"))).url == URL


def test_a_page_cut_short_by_its_crawler_is_told() -> None:
    found = read(record("response", answer(PAGE), WARC_Truncated="length") + response(PAGE))
    assert (len(found.documents), found.codes) == (1, ["cut_short"])


def sha1(block: bytes) -> str:
    """A digest as crawlers write it."""
    return "sha1:" + b32encode(hashlib.sha1(block).digest()).decode()


def test_a_page_whose_digest_fails_is_told_and_the_next_is_read() -> None:
    block = answer(PAGE)
    good = record("response", block, WARC_Block_Digest=sha1(block), WARC_Payload_Digest=sha1(b"as others count it"))
    bad = record("response", block, WARC_Block_Digest=sha1(b"other"))
    found = read(bad + good + record("response", block, WARC_Payload_Digest=sha1(b"other")) + good)
    assert (len(found.documents), found.codes) == (2, ["digest", "digest"])
    odd = record("response", block, WARC_Block_Digest="sha1:~~~") + record("response", block, WARC_Block_Digest="x")
    assert len(read(odd + good).documents) >= 1


def test_an_archive_cut_short_gives_what_is_whole() -> None:
    whole = response(PAGE) + response(PAGE)
    found = read(whole[:-200], "a.warc")
    assert (len(found.documents), found.codes) == (1, ["damaged"])
    assert found.refusals[0].place == f"record 2, {URL}"
    packed = gzip.compress(response(PAGE)) + gzip.compress(response(PAGE))
    found = read(packed[:-40])
    assert (len(found.documents), found.codes) == (1, ["damaged"])


def test_an_image_cut_short_is_told_too() -> None:
    found = read(response(PAGE) + response(b"\x89PNG" * 1000, kind="image/png")[:-500])
    assert (len(found.documents), sorted(found.codes)) == (1, ["damaged", "left_out"])


def test_a_damaged_record_ends_the_archive() -> None:
    found = read(response(PAGE) + b"no record\r\n\r\n" + response(PAGE))
    assert (len(found.documents), found.codes) == (1, ["damaged"])


def test_bodies_are_bounded() -> None:
    limits = Limits(document_bytes=10_000, ratio=50)
    bomb = response(gzip.compress(b"a" * 3_000_000), Content_Encoding="gzip")
    found = read(bomb + response(b"x" * 20_000) + response(PAGE), limits=limits)
    assert len(found.documents) == 1
    assert found.codes[1] == "too_long"
    assert found.codes[0] in ("ratio", "too_long")
    assert read(response(PAGE, Content_Encoding="rot13")).codes == ["compressed"]


@pytest.mark.parametrize(
    "odd",
    [
        b"WARC/1.0\r\n" + b"x" * 3_000_000,
        b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000,
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + b"x" * 100_000,
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHTTP/",
        record("response", b"HTTP/1.1 200 OK\r\n" + b"x" * 300_000),
        record("response", b"SSH-2.0\r\n\r\n"),
    ],
)
def test_hostile_headers_end_the_archive_and_nothing_else(odd: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    found = read(response(PAGE) + odd, "a.warc")
    assert len(found.documents) == 1
    assert found.codes
    assert capfd.readouterr() == ("", "")


def test_an_address_that_steers_terminals_goes_nowhere_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    found = read(response(PAGE, url="https://wire.example/\x1b[2J a b"))
    assert len(found.documents) == 1
    assert capfd.readouterr() == ("", "")


def test_of_a_crawl_in_a_zip_only_the_archives_are_read() -> None:
    members = {
        "datapackage.json": b"{}",
        "indexes/index.cdx": b"example,wire)/tolm 20310504 {}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}',
        "archive/data.warc.gz": gzip.compress(response(PAGE)),
    }
    assert only(read(zip_of(members))).origin == f"given: archive/data.warc.gz: record 1, {URL}"


def test_an_arc_is_read() -> None:
    block = answer(PAGE)
    about = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    packed = b"filedesc://a.arc 0.0.0.0 20310504 text/plain %d\n" % len(about) + about + b"\n"
    packed += f"{URL} 1.2.3.4 20310504 text/html {len(block)}\n".encode() + block + b"\n"
    assert [document.url for document in read(packed).documents] == [URL]


def test_any_damage_ends_in_refusals(capfd: pytest.CaptureFixture[str]) -> None:
    whole = record("warcinfo", b"a: b") + response(chunked(gzip.compress(PAGE)), Transfer_Encoding="chunked") * 2
    chance = random.Random(7)
    for _ in range(400):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            broken[chance.randrange(10, len(broken))] = chance.randrange(256)
        assert read(bytes(broken)).all
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/data/ingest/warc is not there")
@pytest.mark.parametrize(
    ("name", "texts", "codes"),
    [
        ("example-iana.org-chunked.warc", 0, ["index"]),
        ("example.arc", 1, []),
        ("example.warc.gz", 1, ["left_out"]),
        ("post-test.warc.gz", 0, ["left_out"]),
        ("example-trunc.warc", 0, ["digest"]),
        ("example-digest.warc", 0, ["empty"]),
    ],
)
def test_archives_of_real_crawls(name: str, texts: int, codes: list[str]) -> None:
    found = read((SAMPLES / name).read_bytes(), name)
    assert (len(found.documents), found.codes) == (texts, codes)
