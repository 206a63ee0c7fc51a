"""The pages that a feed or a sitemap names, for whoever fetches them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from counterclaim.ingest.feeds.addresses import whole_address
from counterclaim.ingest.feeds.entry import Entry, Feed
from counterclaim.ingest.feeds.json_feeds import json_feed, states_its_version
from counterclaim.ingest.feeds.moments import iso_words, moment_or_day
from counterclaim.ingest.feeds.sitemaps import MOST_ADDRESSES, ROOTS, Place, address_lines, is_whole, places_of
from counterclaim.ingest.feeds.well_formed import decoded_xml, first_element
from counterclaim.ingest.feeds.xml_feeds import ROOTS as FEED_ROOTS
from counterclaim.ingest.feeds.xml_feeds import xml_feed
from counterclaim.ingest.stating import Stated

HEAD_BYTES = 1 << 18
"""Within these its first element must begin."""

MOST_BYTES = 50_000_000
"""Of a sitemap when unpacked (sitemaps.org, "Sitemap file format")."""

GZIP = b"\x1f\x8b"


class ListingKind(StrEnum):
    """What names the pages."""

    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page (or a further sitemap) that is named, and what is said of it.

    `address` is whole (http or https). `stated` is fit to go with the page's bytes, its days and moments in ISO 8601.
    `published_at` and `modified_at` put pages in order: of a day alone they are its beginning in UTC.
    """

    address: str
    stated: Stated
    published_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or a sitemap names, each address once, in its order.

    `further` are the sitemaps that an index of sitemaps names. `whole` is false where it was broken, cut off or too
    long, so that some may be missing.
    """

    kind: ListingKind
    title: str | None
    pages: tuple[Listed, ...]
    further: tuple[Listed, ...]
    whole: bool


def listing_of(payload: bytes, address: str) -> Listing | None:
    """What these bytes, fetched from an address, name: a feed (RSS, Atom, JSON), a sitemap (XML or plain text,
    gzip'd or not), an index of sitemaps. None if they are none of these.

    Bounded: 50 MB unpacked, 50,000 addresses; nothing is fetched, no entity is expanded.
    """
    plain, unpacked = _unpacked(payload)
    head = decoded_xml(plain[:HEAD_BYTES])
    root = first_element(head)
    if root in FEED_ROOTS:
        return _of_feed(xml_feed(plain, address))
    if states_its_version(head):
        return _of_feed(json_feed(plain, address))
    if root is not None and root.rpartition(":")[2] in ROOTS:
        return _of_places(places_of(plain), address, unpacked and is_whole(plain))
    lines = address_lines(decoded_xml(plain)) if head.lstrip("\ufeff").lstrip().startswith("http") else []
    return _of_places((Place(location=line) for line in lines), address, unpacked) if lines else None


def _of_feed(feed: Feed | None) -> Listing | None:
    if feed is None:
        return None
    named = [_of_entry(entry, feed) for entry in feed.entries]
    pages = _once(page for page in named if page is not None)
    return Listing(kind=ListingKind.FEED, title=feed.title, pages=pages, further=(), whole=feed.whole)


def _of_entry(entry: Entry, feed: Feed) -> Listed | None:
    if entry.address is None:
        return None
    stated = Stated(
        title=entry.title,
        publisher=entry.publisher or feed.title,
        published=entry.published,
        updated=entry.updated,
        author=entry.author,
        language=entry.language or feed.language,
    )
    return _listed(entry.address, stated)


def _of_places(places: Iterable[Place], address: str, whole: bool) -> Listing:
    told = list(islice(places, MOST_ADDRESSES + 1))
    named = [(place.further, _of_place(place, address)) for place in told[:MOST_ADDRESSES]]
    return Listing(
        kind=ListingKind.SITEMAP,
        title=None,
        pages=_once(one for further, one in named if one is not None and not further),
        further=_once(one for further, one in named if one is not None and further),
        whole=whole and len(told) <= MOST_ADDRESSES,
    )


def _of_place(place: Place, base: str) -> Listed | None:
    address = whole_address(place.location, base)
    if address is None:
        return None
    stated = Stated(
        title=place.title,
        publisher=place.publisher,
        published=iso_words(place.published),
        updated=iso_words(place.modified),
        language=place.language,
    )
    return _listed(address, stated)


def _listed(address: str, stated: Stated) -> Listed:
    return Listed(
        address=address,
        stated=stated,
        published_at=moment_or_day(stated.published),
        modified_at=moment_or_day(stated.updated),
    )


def _once(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Each address once, where it is first named."""
    return tuple({one.address: one for one in reversed(list(listed))}.values())[::-1]


def _unpacked(payload: bytes) -> tuple[bytes, bool]:
    """The bytes, gunzipped if they are packed, and whether that is all of them."""
    if not payload.startswith(GZIP):
        return payload[:MOST_BYTES], len(payload) <= MOST_BYTES
    unpacking = zlib.decompressobj(wbits=31)
    try:
        plain = unpacking.decompress(payload, MOST_BYTES)
    except zlib.error:
        return b"", False
    return plain, unpacking.eof
