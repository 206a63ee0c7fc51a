"""Entries of feeds as documents: their words, what they state, what is refused."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import extract as extracted
from counterclaim.ingest.documents import open_documents, raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.sources import Source
from counterclaim.ingest.stating import Stated
from counterclaim.model.document import Document

SHARED = Path("../shared/data/ingest/feeds")


def taken(content: str | bytes, limits: Limits | None = None) -> tuple[list[Document], list[DocumentError]]:
    """The documents and the refusals of a feed."""
    payload = content if isinstance(content, bytes) else content.encode()
    found = list(open_documents(["-"], io.BytesIO(payload), limits or Limits()))
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, DocumentError)],
    )


def rss(*items: str, channel: str = "<title>The Daily</title><language>en-GB</language>") -> str:
    """An RSS feed with these items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{channel}'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def text(item: str) -> str:
    """The text of the one item of a feed."""
    (document,), refused = taken(rss(item))
    assert not refused
    return document.text


FULL = """<title>Depot hit</title><link>https://daily.example/depot?utm_source=rss</link><guid>daily-77</guid>
<pubDate>Wed, 01 May 2024 01:30:00 +0300</pubDate><dc:creator>Ann Lee</dc:creator>
<description>A depot was hit.</description>
<content:encoded><![CDATA[<p>A depot was <b>hit</b>&nbsp;at night, the mayor said.</p><script>x()</script>
<figure><img src="a.jpg"/><figcaption>The depot. Photo: Bo</figcaption></figure><p>Two were hurt.</p>
<p>The post <a href="#">Depot hit</a> appeared first on <a href="#">The Daily</a>.</p>]]></content:encoded>"""


def test_an_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    (document,), refused = taken(rss(FULL))
    assert not refused
    assert document.text == "A depot was hit at night, the mayor said.\n\nTwo were hurt."
    assert (document.name, document.url) == ("daily-77", "https://daily.example/depot")
    assert (document.title, document.publisher, document.author) == ("Depot hit", "The Daily", "Ann Lee")
    assert document.published_at == datetime(2024, 4, 30, 22, 30, tzinfo=UTC)
    assert (document.published_on, document.language) == (date(2024, 5, 1), "en")
    assert document.origin == "stdin: entry 1"
    assert (document.extractor or "").startswith("feed 1 (feedparser ")


def test_without_its_full_words_an_entry_is_its_summary_or_else_its_title() -> None:
    assert text("<title>T</title><description>A depot was hit.</description>") == "A depot was hit."
    assert (
        text("<title>T</title><description>&lt;p>A depot&lt;br/>was hit.&lt;/p></description>") == "A depot\nwas hit."
    )
    assert text("<title>A depot was hit &amp;amp; burns</title><description/>") == "A depot was hit & burns"
    assert text("<title>T</title><description>Two drones, 5 &lt; 7.</description>") == "Two drones, 5 < 7."


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Continue reading...</p>",
        "<a href='https://x.example'>Read more</a>",
        "<p>Read the full story on The Daily</p>",
        "<p>Читать далее</p>",
        "<p>Weiterlesen …</p>",
        "<p>3 comments</p>",
        " [&hellip;]",
        " [...]",
        "<div>The post <a>Depot hit</a> first appeared on <a>The Daily</a>.</div>",
    ],
)
def test_what_leads_elsewhere_is_left_out(tail: str) -> None:
    words = "A depot was hit at night, the mayor said."
    assert text(f"<title>T</title><description><![CDATA[<p>{words}</p>{tail}]]></description>") == words


@pytest.mark.parametrize(
    "words",
    [
        "Read more than one report and they differ.",
        "The post was shelled, and the wounded appeared on the road at noon.",
        "Comments by the minister were not confirmed.",
        "Follow the money, the minister said.",
    ],
)
def test_words_that_only_look_like_it_stay(words: str) -> None:
    assert text(f"<title>T</title><description><![CDATA[<p>{words}</p>]]></description>") == words


def test_an_atom_entry_without_a_day_of_publication_has_that_of_its_last_change() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Draht</title>
    <author><name>Red</name></author>
    <entry><title>A</title><id>urn:1</id><updated>2024-05-01T08:00:00Z</updated><content>Ein Depot brennt.</content>
    <source><title>Andere</title></source></entry></feed>"""
    (document,), _ = taken(atom)
    assert document.published_at == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert (document.publisher, document.language, document.url) == ("Andere", "de", None)


def test_rdf_and_old_rss_are_feeds() -> None:
    old = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
    <item><title>T</title><link>https://old.example/1</link><description>A depot was hit.</description>
    <dc:date>2024-05-01</dc:date></item></rdf:RDF>"""
    (document,), _ = taken(old)
    assert (document.text, document.published_on, document.published_at) == ("A depot was hit.", date(2024, 5, 1), None)
    (document,), _ = taken(
        "<rss version='0.91'><channel><title>O</title><item><title>A depot.</title></item></channel></rss>"
    )
    assert document.text == "A depot."


def test_a_feed_in_another_encoding_is_read() -> None:
    feed = rss("<title>Удар по складу</title><description>Горит склад.</description>").replace("utf-8", "windows-1251")
    (document,), _ = taken(feed.encode("cp1251"))
    assert (document.title, document.text) == ("Удар по складу", "Горит склад.")
    (document,), _ = taken(feed.encode("utf-16"))
    assert document.text == "Горит склад."


def test_a_json_feed_is_read() -> None:
    items = [
        {"id": 7, "content_html": "<p>A depot <i>burns</i>.</p>", "authors": [{"name": "Ann"}, {"name": "Bo"}]},
        {
            "id": "b",
            "url": "https://j.example/b",
            "content_text": "Two\n\nhurt.",
            "date_modified": "2024-05-01T08:00:00Z",
        },
        {"id": "c", "title": "Only a title"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "language": "en", "items": items}
    for spread in (None, 2):
        documents, refused = taken(json.dumps(feed, indent=spread))
        assert not refused
        assert [one.text for one in documents] == ["A depot burns.", "Two\n\nhurt.", "Only a title"]
        assert [one.name for one in documents] == ["7", "b", "c"]
        assert documents[0].author == "Ann, Bo"
        assert documents[1].published_on == date(2024, 5, 1)


def test_entries_without_words_are_told_in_one_line() -> None:
    documents, (line,) = taken(rss("<title>T</title>", "<link>https://x.example/1</link>", "<guid>2</guid>"))
    assert len(documents) == 1
    assert "2 of 3 entries have no words" in line.reason


def test_a_feed_that_is_cut_off_gives_what_it_has_and_says_so() -> None:
    whole = rss("<title>One</title><description>A depot was hit.</description>", "<title>Two</title><description>More")
    documents, (line,) = taken(whole[: whole.index("More") + 2])
    assert [one.title for one in documents] == ["One", "Two"]
    assert line.code == "damaged"


def test_an_entry_keeps_its_digest_while_the_feed_around_it_changes() -> None:
    (alone,), _ = taken(rss(FULL))
    both, _ = taken(rss("<title>New</title>", FULL))
    assert both[1].source_digest == alone.source_digest
    assert both[1].id == alone.id


def test_links_are_made_whole_by_where_the_feed_was_fetched() -> None:
    feed = rss("<title>A depot.</title><link>/depot</link>").encode()
    source = Source(source="https://daily.example/feed", name="feed", stream=io.BytesIO(feed))
    (raw,) = raw_documents_in([source], Limits())
    assert not isinstance(raw, DocumentError)
    (document,) = extracted(raw, Limits())
    assert isinstance(document, Document)
    assert document.url == "https://daily.example/depot"


def test_what_is_known_of_the_feed_fills_what_its_entries_do_not_say() -> None:
    feed = rss("<title>A depot.</title>", channel="").encode()
    known = Stated(publisher="The Daily", language="en", title="Not this", url="https://daily.example/feed")
    source = Source(source="x", name="feed", stream=io.BytesIO(feed), stated=known)
    (raw,) = raw_documents_in([source], Limits())
    assert not isinstance(raw, DocumentError)
    (document,) = extracted(raw, Limits())
    assert isinstance(document, Document)
    assert (document.publisher, document.language, document.title, document.url) == (
        "The Daily",
        "en",
        None,
        None,
    )


@pytest.mark.parametrize(
    "content",
    [
        b"<?xml version='1.0'?><urlset><url><loc>https://x.example/1</loc></url></urlset>",
        b"<sitemapindex><sitemap><loc>https://x.example/1</loc></sitemap></sitemapindex>",
        b"https://x.example/1\nhttps://x.example/2\n",
    ],
)
def test_a_sitemap_is_refused_with_what_to_do(content: bytes) -> None:
    documents, (refusal,) = taken(content)
    assert not documents
    assert refusal.code == "sitemap"
    assert "counterclaim add" in refusal.reason


def test_no_entity_is_expanded() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "' + "&a;" * 500 + '"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    (document,), _ = taken(bomb + rss("<title>T</title><description>A &b; &f; depot.</description>").partition("?>")[2])
    assert document.text == "A &b; &f; depot."


def test_entries_kept_as_json_are_read_without_their_markup() -> None:
    entry = {
        "source": "https://www.daily.example/rss",
        "title": "Depot hit",
        "description": "<p>A depot was hit.</p> <a href='https://daily.example/depot'>Continue reading...</a>",
        "link": "https://daily.example/depot",
        "date_published": "2022-03-08 04:54:44+00:00",
        "language": "en-UK",
    }
    for content in (json.dumps([entry, {**entry, "description": ""}]), json.dumps(entry) + "\n" + json.dumps(entry)):
        (first, second), refused = taken(content)
        assert not refused
        assert (first.text, first.title, first.publisher) == ("A depot was hit.", "Depot hit", "daily.example")
        assert first.published_at == datetime(2022, 3, 8, 4, 54, 44, tzinfo=UTC)
        assert first.language == "en"
        assert second.text in {"Depot hit", "A depot was hit."}
    (document,), _ = taken(
        json.dumps({"title": "T", "link": "https://x.example", "description": "d", "text": "Verbatim."})
    )
    assert document.text == "Verbatim."


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_the_shared_entries_are_all_read() -> None:
    for path in sorted(SHARED.glob("*.json")):
        found = list(open_documents([str(path)], io.BytesIO(), Limits()))
        assert all(isinstance(one, Document) and one.published_at and "<" not in one.text for one in found), path
        assert len(found) == len(json.loads(path.read_text()))
