"""How feeds, sitemaps and the like are told apart, and what takes them in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from counterclaim.ingest.feeds import posts
from counterclaim.ingest.feeds.json_feeds import states_its_version
from counterclaim.ingest.feeds.sitemaps import ROOTS as SITEMAP_ROOTS
from counterclaim.ingest.feeds.sitemaps import lists_addresses
from counterclaim.ingest.feeds.well_formed import first_element
from counterclaim.ingest.feeds.xml_feeds import ROOTS
from counterclaim.ingest.formats import Container, Format, by_its_container
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument, raw_document
from counterclaim.ingest.sources import Source
from counterclaim.model.document import Document

JSON_FEED = "json_feed"


def recognises(head: bytes, name: str) -> bool:
    """Beginning with the first element of RSS or Atom."""
    return first_element(head.decode("utf-8", "replace")) in ROOTS


def recognises_json(head: bytes, name: str) -> bool:
    """An object that states the version of JSON Feed."""
    return states_its_version(head.decode("utf-8", "replace"))


def recognises_sitemap(head: bytes, name: str) -> bool:
    """Beginning with a sitemap's first element, or with nothing but addresses, one a line."""
    start = head.decode("utf-8", "replace")
    return (first_element(start) or "").rpartition(":")[2] in SITEMAP_ROOTS or lists_addresses(start)


def refuse_sitemap(raw: RawDocument, limits: Limits, published_on: date | None) -> Iterator[Document]:
    """Say that a sitemap holds no text, and what to do with it."""
    reason = "a sitemap, a list of addresses without any text; give its address to 'counterclaim add' with --pages"
    raise raw.refusal(reason, "sitemap")


def json_parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[RawDocument]:
    """A JSON feed whole; it stands before other JSON, which would be cut into its objects."""
    payload = stream.read(limits.document_bytes + 1)
    if len(payload) > limits.document_bytes:
        size = megabytes(limits.document_bytes)
        raise source.refusal(f"a feed of more than {size}; split it, or raise COUNTERCLAIM_MAX_BYTES", "too_long")
    yield raw_document(source, JSON_FEED, payload)


FEED_CONTAINERS = (Container(name=JSON_FEED, title="a JSON feed", recognises=recognises_json, parts=json_parts),)

FEED_FORMATS = (
    Format(
        name="feed",
        title="a feed",
        recognises=recognises,
        extract=posts.of(posts.of_xml),
        libraries=("feedparser", "lxml"),
    ),
    Format(name=JSON_FEED, title="a JSON feed", recognises=by_its_container, extract=posts.of(posts.of_json)),
    Format(name="sitemap", title="a sitemap", recognises=recognises_sitemap, extract=refuse_sitemap),
)
