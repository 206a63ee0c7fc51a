"""Entries of feeds that somebody has kept as JSON, one object each: a title, a link and a description, but no text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from counterclaim.ingest import json_lines
from counterclaim.ingest.encoding import checked
from counterclaim.ingest.feeds.addresses import whole_address
from counterclaim.ingest.feeds.entry import Content, Entry, Feed
from counterclaim.ingest.feeds.moments import iso_words
from counterclaim.ingest.feeds.posts import stated_of, text_of
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.record_fields import FOLDED, TEXT, folded
from counterclaim.ingest.stated import document_of
from counterclaim.model.document import Document

SIGNS = (b"escription", b"ummary", b"content:encoded", b"content_html")
"""One of these stands in what is looked at more closely."""

CONTENTS = ("content:encoded", "contenthtml", "description", "summary")
NO_FEED = Feed(title=None, language=None, entries=())


def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Document:
    """The document of an object: of an entry of a feed, or of any that has its text."""
    entry = _entry(raw) if any(sign in raw.payload for sign in SIGNS) else None
    if entry is None:
        return json_lines.extract(raw, limits, published_on)
    told = replace(raw, extractor="feed_item 1")
    return document_of(told, checked(text_of(entry), told, limits), stated_of(entry, NO_FEED), published_on)


def _entry(raw: RawDocument) -> Entry | None:
    try:
        found = json.loads(raw.payload.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    record = {
        folded(key): value.encode("utf-8", "replace").decode()
        for key, value in reversed(list(found.items()))
        if isinstance(value, str)
    }
    link = whole_address(_first(record, "url"), "")
    if link is None or not record.get("title") or not TEXT.isdisjoint(record) or record.keys().isdisjoint(CONTENTS):
        return None
    return Entry(
        address=link,
        name=_first(record, "name"),
        title=" ".join(record["title"].split()),
        contents=tuple(Content(words=record[key], markup=True) for key in CONTENTS if record.get(key)),
        author=_first(record, "author"),
        publisher=_publisher(_first(record, "publisher")),
        published=iso_words(_first(record, "published")),
        updated=iso_words(_first(record, "updated")),
        language=_first(record, "language"),
    )


def _first(record: Mapping[str, Any], field: str) -> str | None:
    return next((" ".join(record[key].split()) for key in FOLDED[field] if record.get(key)), None)


def _publisher(words: str | None) -> str | None:
    """The name of the feed; of one that is named by its address, its host."""
    host = urlsplit(words).hostname if words and whole_address(words, "") else words
    return host.removeprefix("www.") if host else None
