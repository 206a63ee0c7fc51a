"""What feeds and sitemaps name, for whoever fetches it."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.ingest.listings import Listing, ListingKind, listing_of

BASE = "https://news.example/feeds/world"
SHARED = Path("../shared/data/ingest/feeds")

RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Front page</title><language>en-gb</language>
<item><title>Bridge hit</title><link>/bridge?utm_source=rss&amp;id=3</link>
<pubDate>Tue, 08 Mar 2022 04:54:44 +0300</pubDate></item>
<item><title>Bridge hit, again</title><link>https://news.example/bridge?id=3</link></item>
<item><title>No link, only words</title></item>
<item><title>Depot burns</title><guid isPermaLink="true">https://news.example/depot</guid></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/"><title>Wire</title>
<entry><title type="html">Dam &amp;amp; &lt;b&gt;lock</title><link href="dam"/>
<published>2024-05-01T08:00:00Z</published>
<updated>2024-05-02T09:30:00+02:00</updated></entry></feed>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/2024.xml.gz</loc><lastmod>2024-05-01</lastmod></sitemap></sitemapindex>"""

NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
 xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://news.example/a</loc>
<image:image><image:loc>https://news.example/a.jpg</image:loc><image:title>A picture</image:title></image:image>
<n:news><n:publication><n:name>The Example</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2024-05-01T10:00+03:00</n:publication_date><n:title>Shelling goes on</n:title></n:news>
<xhtml:link rel="alternate" hreflang="uk" href="https://news.example/uk/a"/></url>
<url><loc>https://news.example/a</loc></url></urlset>"""


def listed(payload: bytes) -> Listing:
    """The listing that the bytes are."""
    found = listing_of(payload, BASE)
    assert found is not None
    return found


def addresses(payload: bytes) -> list[str]:
    """The pages that the bytes name."""
    return [page.address for page in listed(payload).pages]


def test_a_feed_names_each_page_once_without_tracking() -> None:
    found = listed(RSS)
    assert (found.kind, found.title, found.whole) == (ListingKind.FEED, "Front page", True)
    assert addresses(RSS) == ["https://news.example/bridge?id=3", "https://news.example/depot"]
    first = found.pages[0]
    assert (first.stated.title, first.stated.publisher, first.stated.language) == ("Bridge hit", "Front page", "en-gb")
    assert first.stated.published == "2022-03-08T04:54:44+03:00"
    assert first.published_at == datetime(2022, 3, 8, 1, 54, 44, tzinfo=UTC)


def test_an_atom_feed_s_links_are_made_whole_by_its_base() -> None:
    (page,) = listed(ATOM).pages
    assert page.address == "https://other.example/x/dam"
    assert page.stated.title == "Dam & lock"
    assert page.modified_at == datetime(2024, 5, 2, 7, 30, tzinfo=UTC)


def test_a_json_feed_names_its_items() -> None:
    items = [{"id": "1", "url": "/one", "date_published": "2024-05-01T08:00:00Z"}, {"id": "https://news.example/two"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}
    assert addresses(json.dumps(feed).encode()) == ["https://news.example/one", "https://news.example/two"]


def test_an_index_names_further_sitemaps() -> None:
    found = listed(INDEX)
    assert (found.kind, found.pages) == (ListingKind.SITEMAP, ())
    assert [one.address for one in found.further] == ["https://news.example/2024.xml.gz"]
    assert found.further[0].modified_at == datetime(2024, 5, 1, tzinfo=UTC)


def test_a_news_sitemap_tells_when_what_and_by_whom_and_no_alternate_is_a_page_more() -> None:
    (page,) = listed(NEWS).pages
    assert page.address == "https://news.example/a"
    told = page.stated
    assert (told.title, told.publisher, told.language) == ("Shelling goes on", "The Example", "en")
    assert told.published == "2024-05-01T10:00:00+03:00"


@pytest.mark.parametrize("payload", [RSS, ATOM, INDEX, NEWS])
def test_what_is_gzip_d_is_unpacked(payload: bytes) -> None:
    assert listing_of(gzip.compress(payload), BASE) == listing_of(payload, BASE)


def test_a_list_of_addresses_is_a_sitemap() -> None:
    assert addresses(b"\xef\xbb\xbfhttps://news.example/a\r\nhttps://news.example/b\n\n") == [
        "https://news.example/a",
        "https://news.example/b",
    ]
    assert listing_of(b"https://news.example/a\nA strike was reported.\n", BASE) is None


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"plain words",
        b"<html><body>x</body></html>",
        b'{"text": "a"}',
        b"\x1f\x8bbroken",
        b"\x00\x01",
        b"<rss-like/>",
    ],
)
def test_what_names_nothing_is_no_listing(payload: bytes) -> None:
    assert listing_of(payload, BASE) is None


def test_what_is_cut_off_gives_what_can_be_read_and_says_so() -> None:
    for payload in (RSS[: RSS.index(b"No link")], NEWS[: NEWS.rindex(b"<url>")], gzip.compress(NEWS)[:-20]):
        found = listed(payload)
        assert not found.whole
    assert len(listed(RSS[: RSS.index(b"No link")]).pages) == 1


def test_what_is_often_wrong_in_xml_is_mended() -> None:
    feed = (
        b'<rss version="2.0"><channel><title>A & B&nbsp;C</title><item><title>Caf\xc3\xa9 &rsquo;x&rsquo; <\x0b/title>'
    )
    feed += b"<link>https://news.example/a?b=1&c=2</link><media:title>no</media:title></item></channel></rss>"
    found = listed(feed)
    assert found.title == "A & B C"
    assert [page.address for page in found.pages] == ["https://news.example/a?b=1&c=2"]
    assert found.whole


def test_no_entity_is_expanded_or_fetched() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "' + b"&a;" * 1000 + b'"><!ENTITY c "' + b"&b;" * 1000
    bomb += b'"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = listed(bomb + b'<rss version="2.0"><channel><title>&c;&f;</title></channel></rss>')
    assert found.title == "&c;&f;"
    places = listed(bomb + b"<urlset><url><loc>https://news.example/&c;</loc></url></urlset>")
    assert all("lol" not in page.address for page in places.pages)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://", "http://["]
)
def test_only_the_web_is_named(link: str) -> None:
    assert addresses(b"<urlset><url><loc>" + link.encode() + b"</loc></url></urlset>") == []


def test_more_addresses_than_a_sitemap_may_hold_are_cut_and_told() -> None:
    many = b"".join(b"<url><loc>https://news.example/%d</loc></url>" % number for number in range(50_010))
    found = listed(b"<urlset>" + many + b"</urlset>")
    assert (len(found.pages), found.whole) == (50_000, False)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_the_shared_samples() -> None:
    named = {path.name: listed(path.read_bytes()) for path in SHARED.iterdir() if path.suffix != ".json"}
    assert {name: (len(one.pages), len(one.further), one.whole) for name, one in named.items()} == {
        "feed1.atom": (2, 0, True),
        "sitemap.xml": (84, 0, True),
        "sitemap-hreflang.xml": (3, 1, True),
    }
