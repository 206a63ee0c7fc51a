"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
import re
from typing import Any

from counterclaim.ingest.feeds.addresses import whole_address
from counterclaim.ingest.feeds.entry import MOST_ENTRIES, Content, Entry, Feed
from counterclaim.ingest.feeds.moments import iso_words

VERSION = re.compile(r'"version"\s{0,99}:\s{0,99}"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')


def states_its_version(head: str) -> bool:
    """Whether an object states, near its beginning, that it is a JSON Feed."""
    return head.lstrip("\ufeff \t\r\n").startswith("{") and VERSION.search(head) is not None


def json_feed(payload: bytes, address: str) -> Feed | None:
    """The feed in JSON bytes that came from an address; None if there is none."""
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version")):
        return None
    items = found.get("items")
    language = _words(found.get("language"))
    base = whole_address(_words(found.get("feed_url")), address) or address
    told = items[:MOST_ENTRIES] if isinstance(items, list) else []
    entries = tuple(_entry(item, base) for item in told if isinstance(item, dict))
    whole = isinstance(items, list) and len(entries) == len(items)
    return Feed(title=_words(found.get("title")), language=language, entries=entries, whole=whole)


def _entry(item: dict[str, Any], base: str) -> Entry:
    contents = (
        Content(words=_text(item.get("content_html")), markup=True),
        Content(words=_text(item.get("content_text")), markup=False),
        Content(words=_text(item.get("summary")), markup=False),
    )
    identity = item.get("id")
    return Entry(
        address=whole_address(_words(item.get("url")), base) or whole_address(_words(identity), ""),
        name=str(identity) if isinstance(identity, int | float) else _words(identity),
        title=_words(item.get("title")),
        contents=tuple(one for one in contents if one.words),
        author=_authors(item),
        published=iso_words(_words(item.get("date_published"))),
        updated=iso_words(_words(item.get("date_modified"))),
        language=_words(item.get("language")),
    )


def _authors(item: dict[str, Any]) -> str | None:
    """The names of its authors (1.1), or of its author (1.0)."""
    authors = item.get("authors")
    told = authors if isinstance(authors, list) else [item.get("author")]
    names = [_words(one.get("name")) for one in told if isinstance(one, dict)]
    return ", ".join(name for name in names if name) or None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _words(value: Any) -> str | None:
    """Words in one line; half of a surrogate pair, which JSON can spell, is no character."""
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None if isinstance(value, str) else None
