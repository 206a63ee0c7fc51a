# ruff: noqa: E501  (long lists of odd pieces)
"""Small whole things of each format, from which inputs are bent: of our own words, made when asked for."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

TEXT = (
    "---\ntitle: A night of drones\npublisher: Invented Wire\npublished: 2024-09-02\nlang: en\n---\n"
    "KYIV (IW) — Ten people were killed in Kyiv on Monday, the army said. “It destroyed 12 of 20 drones,” said Ana Bell.\n"
    "Of the ten, three were children. The report could not be verified. 12:30 Two hurt near Kharkiv.\n"
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A night of drones - Invented Wire</title>'
    '<link rel="canonical" href="https://wire.example/1"><meta property="article:published_time" content="2024-09-02T10:00:00Z">'
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"A night",'
    '"datePublished":"2024-09-02T10:00:00+03:00","liveBlogUpdate":[{"@type":"BlogPosting","headline":"One",'
    '"datePublished":"2024-09-02T11:00:00Z","articleBody":"Ten people were killed in Kyiv, the army said on Monday."}]}</script>'
    "</head><body><nav><a href='/'>Home</a></nav><article><h1>A night of drones</h1><p class='byline'>By Ana Bell</p>"
    "<time datetime='2024-09-02T10:00:00Z'>2 September 2024</time><p>Ten people were killed in Kyiv on Monday, the army "
    "said, and many more were hurt in the region around it.</p><h2>11:30</h2><p>Air defences shot down twelve drones over "
    "the city, said the governor of the region.</p><ul><li>One</li></ul><blockquote>No.</blockquote><figure><figcaption>A "
    "street</figcaption></figure></article><footer>Read more</footer></body></html>"
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Invented Wire</title><link>https://wire.example/</link>'
    "<item><title>A night</title><link>https://wire.example/1</link><guid>1</guid><pubDate>Mon, 02 Sep 2024 10:00:00 GMT"
    "</pubDate><dc:creator>Ana Bell</dc:creator><description>Ten &amp; more killed.</description><content:encoded><![CDATA["
    "<p>Ten people were killed in Kyiv, the army said.</p>]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Invented Wire</title><id>urn:x</id><updated>'
    '2024-09-02T10:00:00Z</updated><entry><title type="html">A &lt;b&gt;night&lt;/b&gt;</title><id>urn:1</id><link '
    'href="https://wire.example/1"/><updated>2024-09-02T10:00:00Z</updated><author><name>Ana Bell</name></author><content '
    'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ten people were killed in Kyiv.</p></div></content></entry></feed>'
)
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://wire.example/1</loc>'
    "<lastmod>2024-09-02</lastmod></url></urlset>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Invented Wire",
    "items": [
        {
            "id": "1",
            "url": "https://wire.example/1",
            "content_html": "<p>Ten killed in Kyiv.</p>",
            "date_published": "2024-09-02T10:00:00Z",
        }
    ],
}
TELEGRAM = {
    "name": "Invented Wire",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {
            "id": 7,
            "type": "message",
            "date": "2024-09-02T10:00:00",
            "date_unixtime": "1725271200",
            "edited": "2024-09-02T11:00:00",
            "edited_unixtime": "1725274800",
            "from": "Invented Wire",
            "text": ["Ten killed in ", {"type": "bold", "text": "Kyiv"}, "."],
            "text_entities": [{"type": "plain", "text": "Ten killed in Kyiv."}],
        }
    ],
}
CHANNEL_PAGE = (
    '<html><head><meta property="og:title" content="Invented Wire"></head><body class="tgme_body"><div class='
    '"tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message" data-post="wire/7"><div class='
    '"tgme_widget_message_text js-message_text">Ten killed in <b>Kyiv</b>.<br>More follows.</div><a class='
    '"tgme_widget_message_date" href="https://t.me/wire/7"><time datetime="2024-09-02T10:00:00+00:00">10:00</time></a></div>'
    "</div></body></html>"
)
EXPORT_PAGE = (
    '<html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Invented Wire'
    '</div></div></div><div class="history"><div class="message default clearfix" id="message7"><div class="body"><div class='
    '"pull_right date details" title="02.09.2024 10:00:00 UTC+03:00">10:00</div><div class="from_name">Invented Wire</div>'
    '<div class="text">Ten killed in Kyiv.</div></div></div></div></div></body></html>'
)
RECORD = {
    "id": "a",
    "text": "Ten killed in Kyiv.",
    "published": "2024-09-02",
    "title": "A night",
    "url": "https://wire.example/1",
}


def seeds() -> dict[str, bytes]:
    """Each under a name."""
    plain = TEXT.encode()
    small = {"a.txt": plain, "b.html": PAGE.encode(), "c.jsonl": (json.dumps(RECORD) + "\n").encode() * 2}
    whole = {
        "text": plain,
        "page": PAGE.encode(),
        "rss": RSS.encode(),
        "atom": ATOM.encode(),
        "sitemap": SITEMAP.encode(),
        "json feed": json.dumps(JSON_FEED).encode(),
        "telegram": json.dumps(TELEGRAM, indent=1).encode(),
        "channel page": CHANNEL_PAGE.encode(),
        "export page": EXPORT_PAGE.encode(),
        "json lines": small["c.jsonl"],
        "json": json.dumps([RECORD, RECORD], indent=1).encode(),
        "csv": _csv(),
        "parquet": _parquet(),
        "pdf": pdf(("Ten people were killed in Kyiv.", "The army said so.")),
        "warc": _warc(),
        "tar": _tar(small),
        "zip": _zip(small),
    }
    packed = {"gzip": gzip.compress(plain, mtime=0), "bzip2": bz2.compress(plain), "xz": lzma.compress(plain)}
    packed["zstd"] = _zstd(plain)
    nested = {"warc.gz": gzip.compress(_warc(), mtime=0), "zip in tar": _tar({"a.zip": _zip(small)})}
    return whole | packed | nested


def _csv() -> bytes:
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(RECORD))
    writer.writeheader()
    writer.writerows([RECORD, RECORD])
    return lines.getvalue().encode()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = io.BytesIO()
    pq.write_table(pa.table({key: [value, value] for key, value in RECORD.items()}), held)
    return held.getvalue()


def _zstd(payload: bytes) -> bytes:
    import pyarrow as pa

    packed: bytes = pa.compress(payload, codec="zstd", asbytes=True)
    return packed


def pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page with these lines."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    held, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        held
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(held))
    )


def _warc() -> bytes:
    body = PAGE.encode()
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/1\r\nWARC-Date: 2024-09-02T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:6c0f1f6e-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _tar(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, payload in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(payload)
            archive.addfile(info, io.BytesIO(payload))
    return held.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, payload in members.items():
            archive.writestr(zipfile.ZipInfo(name), payload)
    return held.getvalue()
