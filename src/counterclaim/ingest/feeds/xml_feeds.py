"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0: made well-formed first, then understood by feedparser."""

from __future__ import annotations

import io
import re
from typing import Any

from counterclaim.ingest.feeds.addresses import whole_address
from counterclaim.ingest.feeds.entry import MOST_ENTRIES, Content, Entry, Feed
from counterclaim.ingest.feeds.moments import iso_words
from counterclaim.ingest.feeds.well_formed import decoded_xml, root_of
from counterclaim.ingest.fragments import line_of

ROOTS = frozenset({"rss", "rdf:rdf", "feed", "channel"})
BROKEN = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
"""What feedparser stumbles with over feeds whose elements stand where none may."""

MOST_ATTRIBUTES = 40
"""Of one element."""

PLAIN_TYPES = frozenset({"text/plain"})
TAGS = re.compile(
    r"</?(?:a|b|i|p|br|em|li|ol|ul|div|img|span|strong|figure|iframe|table|blockquote|h[1-6])(?=[\s/>])", re.I
)


def xml_feed(payload: bytes, address: str, charset: str | None = None) -> Feed | None:
    """The feed in XML bytes that came from an address; None if there is none."""
    root, whole = root_of(decoded_xml(payload, charset))
    if root is None:
        return None
    whole = _trimmed(root) and whole
    try:
        found = _parsed(root, address)
    except BROKEN:
        return None
    if not found.version and not found.entries:
        return None
    title = _title(found.feed)
    language = _words(found.feed.get("language"))
    entries = tuple(_entry(each, address) for each in found.entries)
    return Feed(title=title, language=language, entries=entries, whole=whole)


def _trimmed(root: Any) -> bool:
    """Take away what no feed needs and what costs feedparser more than its length; whether all entries were left."""
    from lxml.etree import cleanup_namespaces  # type: ignore[import-untyped]

    cleanup_namespaces(root)
    entries = 0
    for element in list(root.iter("{*}item", "{*}entry")):
        entries += 1
        if entries > MOST_ENTRIES and element.getparent() is not None:
            element.getparent().remove(element)
    for element in root.iter():
        if isinstance(element.tag, str) and len(element.attrib) > MOST_ATTRIBUTES:
            for name in element.attrib.keys()[MOST_ATTRIBUTES:]:
                del element.attrib[name]
    return entries <= MOST_ENTRIES


def _parsed(root: Any, address: str) -> Any:
    """What feedparser makes of it; given as a stream, since a string might be taken for an address or a path."""
    import feedparser
    from lxml import etree  # type: ignore[import-untyped]

    return feedparser.parse(
        io.BytesIO(etree.tostring(root, encoding="utf-8", xml_declaration=True)),
        response_headers={"content-location": address, "content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _entry(each: Any, address: str) -> Entry:
    source = _part(each, "source")
    return Entry(
        address=_address(each, address),
        name=_words(each.get("id")),
        title=_title(each),
        contents=_contents(each),
        author=_words(each.get("author")),
        publisher=_words(source.get("title")),
        published=iso_words(each.get("published"), each.get("published_parsed")),
        updated=iso_words(dict.get(each, "updated"), dict.get(each, "updated_parsed")),
        language=_words(each.get("language") or _part(each, "title_detail").get("language")),
    )


def _address(each: Any, base: str) -> str | None:
    """The page of the entry: the address that a forwarder hides, else its link, else whatever link it has."""
    links = [each.get("feedburner_origlink"), each.get("link")]
    links += [link.get("href") for link in _parts(each, "links") if link.get("rel") in {"alternate", "self", None}]
    return next(filter(None, (whole_address(link, base) for link in links if isinstance(link, str) and link)), None)


def _title(each: Any) -> str | None:
    """Its title in plain words; feedparser tells whether it came as HTML."""
    title = each.get("title")
    if not isinstance(title, str):
        return None
    detail = _part(each, "title_detail")
    return _words(title) if detail.get("type") in PLAIN_TYPES else _words(line_of(title))


def _contents(each: Any) -> tuple[Content, ...]:
    """All that the entry says of its matter, the fullest first: what stands in `content` comes before a summary."""
    found = [_content(one) for one in _parts(each, "content")]
    found.sort(key=lambda one: -len(one.words))
    if each.get("summary"):
        found.append(_content(_part(each, "summary_detail") or {"value": each["summary"]}))
    return tuple(one for one in found if one.words)


def _content(detail: Any) -> Content:
    """Words that bear tags are HTML, whatever they are said to be."""
    words = detail.get("value")
    words = words if isinstance(words, str) else ""
    return Content(words=words, markup=detail.get("type") not in PLAIN_TYPES or TAGS.search(words) is not None)


def _part(each: Any, name: str) -> Any:
    """What feedparser has under a name: an element of the feed that is called so may have put plain words there."""
    found = each.get(name)
    return found if isinstance(found, dict) else {}


def _parts(each: Any, name: str) -> list[Any]:
    found = each.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _words(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
